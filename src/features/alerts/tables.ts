import { type Tables, whole } from '../../platform/database/tables.ts';

/** What the server may do with the tables of this feature, what an export has of them, and how long their rows are kept. */
export const alertsTables: Tables = {
  alert: {
    insert: true,
    update: [
      'state',
      'acknowledged_at',
      'acknowledged_by_id',
      'assigned_to_id',
      'assigned_at',
      'snoozed_until',
      'resolved_at',
      'resolved_by_id',
      'cause_ended_at',
      'updated_at',
    ],
    exported: whole,
  },
  // Its counts are written by the triggers of alert, with the owner’s rights.
  shortage_day: { notExported: 'Counts of alerts, which are exported.' },
  alert_day: { insert: true, update: ['day'], notExported: 'How far work by the clock has come.' },
};
