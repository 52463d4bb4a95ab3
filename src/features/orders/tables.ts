import { type Tables, whole } from '../../platform/database/tables.ts';

/** What the server may do with the tables of this feature, what an export has of them, and how long their rows are kept. */
export const ordersTables: Tables = {
  order_number: { insert: true, update: ['last'], exported: whole },
  supply_order: {
    insert: true,
    update: [
      'status',
      'approved_by_id',
      'acknowledged_by_id',
      'approved_at',
      'sent_at',
      'fulfilled_at',
      'acknowledged_at',
      'updated_at',
    ],
    exported: { encrypted: ['recipient'] },
  },
  order_line: { insert: true, update: ['fulfilled_quantity', 'canceled_quantity'], exported: whole },
  allocation: { insert: true, update: ['quantity'], delete: true, exported: whole },
  order_event: { insert: true, exported: whole },
};
