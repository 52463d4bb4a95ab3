import { type Tables, whole } from '../../platform/database/tables.ts';

/** What the server may do with the tables of this feature, what an export has of them, and how long their rows are kept. */
export const messagingTables: Tables = {
  conversation: {
    insert: true,
    update: ['last_position', 'last_message_at', 'updated_at'],
    exported: { encrypted: ['title'] },
  },
  conversation_participant: { insert: true, update: ['left_at', 'added_by_id', 'updated_at'], exported: whole },
  conversation_read: { insert: true, exported: whole },
  message: { insert: true, update: ['body', 'redacted_at', 'redacted_by_id'], exported: { encrypted: ['body'] } },
  message_acknowledgement: { insert: true, exported: whole },
};
