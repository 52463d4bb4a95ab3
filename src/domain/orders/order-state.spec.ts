import { describe, expect, it } from 'vitest';
import {
  mayFollow,
  type OrderProgress,
  type OrderStatus,
  orderStatuses,
  orderTransitions,
  outstanding,
  progressOf,
  statusByLines,
  statusesOf,
} from './order-state.ts';

// The table once more, in other words: a change of one of the two is noticed.
const steps: readonly `${OrderStatus} > ${OrderStatus}`[] = [
  'PENDING > APPROVED',
  'PENDING > REJECTED',
  'PENDING > CANCELED',
  'APPROVED > SENT',
  'APPROVED > PARTIALLY_FULFILLED',
  'APPROVED > FULFILLED',
  'APPROVED > CANCELED',
  'SENT > PARTIALLY_FULFILLED',
  'SENT > FULFILLED',
  'SENT > CANCELED',
  'PARTIALLY_FULFILLED > PARTIALLY_FULFILLED',
  'PARTIALLY_FULFILLED > FULFILLED',
  'PARTIALLY_FULFILLED > CLOSED_SHORT',
];
const pairs = orderStatuses.flatMap((from) =>
  orderStatuses.map((to) => ({ from, to, allowed: steps.includes(`${from} > ${to}`) })),
);
const line = (quantity: number, fulfilledQuantity = 0, canceledQuantity = 0) => ({
  quantity,
  fulfilledQuantity,
  canceledQuantity,
});

describe('the steps of an order', () => {
  it('lead from PENDING to every status', () => {
    const reached = new Set<OrderStatus>(['PENDING']);
    // A set that grows while it is walked through is walked through to its end.
    for (const from of reached) for (const to of orderTransitions[from]) reached.add(to);
    expect([...reached].sort()).toEqual([...orderStatuses].sort());
  });

  it('never lead back to PENDING', () => {
    expect(orderStatuses.filter((from) => mayFollow(from, 'PENDING'))).toEqual([]);
  });

  it.each(pairs.filter(({ allowed }) => allowed))('from $from to $to is one', ({ from, to }) => {
    expect(mayFollow(from, to)).toBe(true);
  });

  it.each(pairs.filter(({ allowed }) => !allowed))('from $from to $to is none', ({ from, to }) => {
    expect(mayFollow(from, to)).toBe(false);
  });

  it.each(['REJECTED', 'FULFILLED', 'CLOSED_SHORT', 'CANCELED'] as const)('end with %s', (status) => {
    expect(orderTransitions[status]).toEqual([]);
  });
});

describe('the progress of an order', () => {
  const progresses: Readonly<Record<OrderStatus, OrderProgress>> = {
    PENDING: 'PENDING',
    APPROVED: 'PENDING',
    SENT: 'PENDING',
    PARTIALLY_FULFILLED: 'PENDING',
    FULFILLED: 'FULFILLED',
    CLOSED_SHORT: 'FULFILLED',
    REJECTED: 'CANCELED',
    CANCELED: 'CANCELED',
  };

  it.each(orderStatuses.map((status) => [status, progresses[status]] as const))('of %s is %s', (status, progress) => {
    expect(progressOf(status)).toBe(progress);
  });

  it('names each status once', () => {
    const all = (['PENDING', 'FULFILLED', 'CANCELED'] as const).flatMap(statusesOf);
    expect(all.sort()).toEqual([...orderStatuses].sort());
    expect(statusesOf('FULFILLED')).toEqual(['FULFILLED', 'CLOSED_SHORT']);
    expect(statusesOf('CANCELED')).toEqual(['REJECTED', 'CANCELED']);
  });

  it('is PENDING exactly while a step may follow', () => {
    for (const status of orderStatuses)
      expect([status, progressOf(status) === 'PENDING']).toEqual([status, orderTransitions[status].length > 0]);
  });
});

describe('what is outstanding of a line', () => {
  it.each([
    [line(10), 10],
    [line(10, 4), 6],
    [line(10, 4, 6), 0],
    [line(10, 0, 10), 0],
    [line(10, 10), 0],
  ])('%o: %i', (each, expected) => {
    expect(outstanding(each)).toBe(expected);
  });
});

describe('the status by lines', () => {
  it.each([
    ['one line, all of it delivered', [line(5, 5)], 'FULFILLED'],
    ['one line, some of it delivered', [line(5, 4)], 'PARTIALLY_FULFILLED'],
    ['all of one line and nothing of another', [line(5, 5), line(3)], 'PARTIALLY_FULFILLED'],
    ['all of all lines', [line(5, 5), line(3, 3)], 'FULFILLED'],
    ['the rest of a line canceled', [line(5, 5), line(3, 1, 2)], 'FULFILLED'],
  ] as const)('%s', (_, lines, expected) => {
    expect(statusByLines(lines)).toBe(expected);
  });
});
