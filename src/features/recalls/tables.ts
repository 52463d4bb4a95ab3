import { type Tables, whole } from '../../platform/database/tables.ts';

/** What the server may do with the tables of this feature, what an export has of them, and how long their rows are kept. */
export const recallsTables: Tables = {
  recall: {
    insert: true,
    update: [
      'state',
      'reviewed_by_id',
      'reviewed_at',
      'activated_by_id',
      'activated_at',
      'closed_by_id',
      'closed_at',
      'closing_reason',
      'updated_at',
    ],
    exported: whole,
  },
  recall_scope: { insert: true, delete: true, exported: whole },
  // Written by the triggers of lot and recall, with the owner’s rights.
  recall_match: { exported: whole },
  recall_receipt: { insert: true, exported: whole },
};
