import { sql } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** What the server may do with the tables of this feature, what an export has of them, and how long their rows are kept. */
export const mailTables: Tables = {
  letter: {
    insert: true,
    update: ['status', 'facts', 'key_id', 'tries', 'next_try_at', 'last_error', 'ended_at'],
    delete: true,
    exported: {
      columns: ['id', 'recipient', 'template', 'language', 'status', 'tries', 'last_error', 'created_at', 'ended_at'],
    },
    removed: { job: 'old letters', since: sql`ended_at`, days: (keep) => keep.mailDays },
  },
};
