import type { Place } from '../../platform/crypto/vault.ts';

/** Where the title of a conversation is kept. */
export const titlePlace = (conversationId: string): Place => ({
  table: 'conversation',
  id: conversationId,
  column: 'title',
});

/** Where the text of a message is kept. */
export const bodyPlace = (messageId: string): Place => ({ table: 'message', id: messageId, column: 'body' });
