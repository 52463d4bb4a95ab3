import { day, insert, nobody, ours, theirs, under, type Violation } from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of what work by the clock keeps.

const heard = (otherwise: object = {}) =>
  insert('alert_day', {
    pharmacy_id: ours.pharmacy.id,
    organization_id: ours.organization.id,
    day: '2024-02-10',
    ...otherwise,
  });
const walk = insert('stock_walk', { name: 'alerts', began_at: day(20) });

const round = (otherwise: object = {}) =>
  insert('ledger_round', {
    organization_id: ours.organization.id,
    began_at: day(20),
    stocks: 1,
    lots: 1,
    unexplained_balances: 0,
    unheld_recalled_lots: 0,
    through_id: ours.stock.id,
    ...otherwise,
  });

const kept: Violation[] = under({
  alert_day_pkey: { 'a second day of a pharmacy': `${heard()}\n${heard()}` },
  alert_day_pharmacy_id_organization_id_fkey: {
    'the day of no pharmacy': heard({ pharmacy_id: nobody }),
    'the day of their pharmacy': heard({ pharmacy_id: theirs.pharmacy.id }),
  },
  ledger_round_pkey: { 'a round of an organization twice': `${round()}\n${round()}` },
  ledger_round_organization_id_fkey: { 'a round of no organization': round({ organization_id: nobody }) },
  ledger_round_counts: Object.fromEntries(
    ['stocks', 'lots', 'unexplained_balances', 'unheld_recalled_lots', 'failed_pages'].map((column) => [
      `less than no ${column} found`,
      round({ [column]: -1 }),
    ]),
  ),
  stock_walk_pkey: { 'a second place of the same work': `${walk}\n${walk}` },
});

export const clockViolations = { 'two accounts of how far work by the clock has come': kept };
