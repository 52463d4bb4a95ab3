import { type Tables, whole } from '../../platform/database/tables.ts';

/** What the server may do with the tables of this feature, what an export has of them, and how long their rows are kept. */
export const inventoryTables: Tables = {
  stock: { insert: true, update: ['min_quantity', 'max_quantity', 'updated_at'], exported: whole },
  // Computed by triggers with the owner’s rights.
  stock_listing: { notExported: 'Follows from stocks, lots and drugs, which are exported.' },
  // Its balances are written by the triggers of inventory_log and allocation, since when it has its status by one of its own: with the owner’s rights.
  lot: { insert: true, update: ['status', 'updated_at'], exported: whole },
  // Its insert changes the lot, with the owner’s rights.
  lot_correction: { insert: true, exported: whole },
  transaction: { insert: true, exported: whole },
  inventory_log: { insert: true, exported: whole },
  // Its sums are written by the trigger of transaction, with the owner’s rights.
  movement_day: { notExported: 'Sums of the ledger, which is exported.' },
  movement_day_check: {
    insert: true,
    update: ['checked_at', 'unexplained'],
    notExported: 'Whether those sums are right, which whoever has the ledger can tell.',
  },
  ledger_round: {
    insert: true,
    update: ['stocks', 'lots', 'unexplained_balances', 'unheld_recalled_lots', 'failed_pages', 'through_id'],
    delete: true,
    notExported: 'What adding up the ledger has found, which whoever has the ledger can do.',
  },
  stock_walk: {
    insert: true,
    update: ['after_id', 'began_at', 'ended_at', 'failed_pages'],
    notExported: 'How far work by the clock has come, on the server as a whole.',
  },
};
