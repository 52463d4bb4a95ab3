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

const moved = insert('movement_day', {
  organization_id: ours.organization.id,
  pharmacy_id: ours.pharmacy.id,
  day: '2024-07-01',
  side: 'ADDED',
  part: 0,
  quantity: 1,
});
const short = insert('shortage_day', {
  organization_id: ours.organization.id,
  pharmacy_id: ours.pharmacy.id,
  day: '2024-07-01',
  part: 0,
  opened: 1,
  resolved: 0,
});
const compared = (otherwise: object = {}) =>
  insert('movement_day_check', {
    organization_id: ours.organization.id,
    pharmacy_id: ours.pharmacy.id,
    checked_at: day(20),
    unexplained: 0,
    ...otherwise,
  });
const theirPharmacy = (sql: string) => sql.replace(ours.pharmacy.id, theirs.pharmacy.id);

const kept: Violation[] = under({
  alert_day_pkey: { 'a second day of a pharmacy': `${heard()}\n${heard()}` },
  alert_day_pharmacy_id_organization_id_fkey: {
    'the day of no pharmacy': heard({ pharmacy_id: nobody }),
    'the day of their pharmacy': heard({ pharmacy_id: theirs.pharmacy.id }),
  },
  movement_day_pkey: { 'a part of the sum of a day twice': `${moved}\n${moved}` },
  movement_day_pharmacy_id_organization_id_fkey: { 'a sum of a day of their pharmacy': theirPharmacy(moved) },
  movement_day_check_pkey: { 'a pharmacy compared twice': `${compared()}\n${compared()}` },
  movement_day_check_pharmacy_id_organization_id_fkey: { 'their pharmacy compared': theirPharmacy(compared()) },
  movement_day_check_count: { 'less than no sum unexplained': compared({ unexplained: -1 }) },
  shortage_day_pkey: { 'a part of the shortages of a day twice': `${short}\n${short}` },
  shortage_day_pharmacy_id_organization_id_fkey: { 'shortages of a day of their pharmacy': theirPharmacy(short) },
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
