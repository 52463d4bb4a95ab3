import type { Tables } from '../../platform/database/tables.ts';

/** What the server may do with the tables of this feature, what an export has of them, and how long their rows are kept. */
export const auditTables: Tables = {
  audit_seal: { insert: true, notExported: 'Proves the trail; npm run audit:export exports it with the proof.' },
  audit_unsealed: { insert: true, delete: true, notExported: 'What will be sealed within a second.' },
  audit_checkpoint: { insert: true, notExported: 'Proves the trail, as the seals do.' },
  audit_verification: {
    insert: true,
    update: ['position', 'hash', 'searched_to', 'started_at', 'finished_at', 'problem', 'problem_position'],
    notExported: 'How far the server has verified the trail.',
  },
  access_log_removal: { insert: true, notExported: 'Proves that records of who looked were removed after their time.' },
};
