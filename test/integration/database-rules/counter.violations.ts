import {
  another,
  day,
  dispense,
  endless,
  insert,
  mistake,
  movement,
  nextId,
  nobody,
  on,
  otherLot,
  otherStock,
  ours,
  receipt,
  refilled,
  reverse,
  set,
  under,
  type Violation,
} from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of returns and of periods that are closed.

/** A part of our lot that nobody may use, and how it comes and goes: by our dispense, and by our receipt. */
const part = { ...ours.lot, id: nextId(), parent_id: ours.lot.id, status: 'QUARANTINED' };
const opened = insert('lot', part);
const back = (quantity: number, header: object = {}, lot: { readonly id: string } = part) =>
  movement('CUSTOMER_RETURN', [on(lot, quantity)], { header: { returns_id: dispense, ...header } });
const sent = (quantity: number, header: object = {}, lot: { readonly id: string } = ours.lot) =>
  movement('SUPPLIER_RETURN', [on(lot, -quantity)], { header: { returns_id: receipt, ...header } });
/** As if what stands before had been committed. */
const looked = 'SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;';
const closed = (until: string) => `${set('pharmacy', `closed_until = '${until}'`)};`;

const returnsAndPeriods: Violation[] = under({
  transaction_return: {
    'a receipt that returns something': movement('RECEIPT', [on(ours.lot, 1)], { header: { returns_id: receipt } }),
  },
  transaction_returns_id_fkey: {
    'a return of a transaction that is not there': `${opened}\n${back(1, { returns_id: nobody })}`,
  },
  transaction_return_of: {
    'a customer’s return that names nothing': `${opened}\n${back(1, { returns_id: null })}`,
    'a customer’s return of a receipt': `${opened}\n${back(1, { returns_id: receipt })}`,
    'a customer’s return of a dispense that was reversed': `${opened}\n${back(1, { returns_id: mistake })}`,
    'a customer’s return before the dispense': `${opened}\n${back(1, { occurred_at: day(19) })}`,
    'a customer’s return into another stock': movement('CUSTOMER_RETURN', [on(otherLot, 1)], {
      stock: otherStock,
      header: { returns_id: dispense },
    }),
    'a supplier’s return that names nothing': sent(1, { returns_id: null }),
    'a supplier’s return of a dispense': sent(1, { returns_id: dispense }),
  },
  transaction_return_within: {
    'more back than left': `${opened}\n${back(5)}`,
    'more back than left, in two returns': `${opened}\n${back(3)}\n${back(2)}`,
    'another lot back than left': `${insert('lot', { ...refilled, id: part.id, parent_id: refilled.id, status: 'ON_HOLD' })}\n${back(1)}`,
    'another lot sent back than came': sent(1, {}, endless),
    'more sent back than came': `${movement('COUNT', [on(ours.lot, 20)])}\n${sent(11)}`,
  },
  transaction_return_held: {
    'what comes back into a lot that is in use': back(1, {}, ours.lot),
  },
  transaction_returned_since: {
    'the reversal of a dispense of which some came back': `${opened}\n${back(1)}\n${looked}\n${movement('REVERSAL', [on(ours.lot, 4)], reverse(dispense))}`,
  },
  transaction_period_open: {
    'a movement on the last day of a closed period': `${closed('2024-02-10')}\n${movement('RECEIPT', [on(ours.lot, 1)])}`,
    'a movement before that': `${closed('2024-03-31')}\n${movement('RECEIPT', [on(ours.lot, 1)])}`,
  },
  pharmacy_period_over: {
    'a period closed until today': set('pharmacy', "closed_until = (now() AT TIME ZONE 'UTC')::date"),
    'a period closed in advance': set('pharmacy', "closed_until = '2099-12-31'"),
    'a pharmacy that begins closed in advance': another('pharmacy', { code: 'NEW', closed_until: '2099-12-31' }),
  },
});

export const counterViolations = { 'returns of what did not move, and movements in closed periods': returnsAndPeriods };

const undone = nextId();
export const counterAccepted: [string, string][] = [
  ['all that left back, in two returns', `${opened}\n${back(3)}\n${back(1)}`],
  [
    'what came back again, when its first return was reversed',
    `${opened}\n${back(4, { id: undone })}\n${movement('REVERSAL', [on(part, -4)], reverse(undone))}\n${back(4)}`,
  ],
  ['what came sent back, some of it as a part', `${opened}\n${back(4)}\n${sent(4, {}, part)}\n${sent(4)}`],
  ['a movement the day after a closed period', `${closed('2024-02-09')}\n${movement('RECEIPT', [on(ours.lot, 1)])}`],
  [
    'a movement of now, whatever is closed',
    `${closed('2024-03-31')}\n${movement('RECEIPT', [on(ours.lot, 1)], { header: { occurred_at: 'now' }, line: { occurred_at: 'now' } })}`,
  ],
];
