import type { Cell } from '../../platform/crypto/vault.ts';

/** Where the title of a conversation is kept. */
export const titleCell = (conversationId: string): Cell => ({
  table: 'conversation',
  id: conversationId,
  column: 'title',
});

/** Where the text of a message is kept. */
export const bodyCell = (messageId: string): Cell => ({ table: 'message', id: messageId, column: 'body' });
