import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CandidateLot, fefoOrder, pickLots, skipReason, usable } from './fefo.ts';

const today = '2026-11-23';
let made = 0;

function lot(fields: Partial<CandidateLot> = {}): CandidateLot {
  made += 1;
  return {
    id: `lot-${String(made).padStart(4, '0')}`,
    lotNumber: `L${made}`,
    expiresOn: '2027-06-30',
    status: 'RELEASED',
    quantity: 10,
    allocated: 0,
    createdAt: made,
    ...fields,
  };
}

const anyLot: fc.Arbitrary<CandidateLot> = fc
  .record({
    id: fc.uuid(),
    lotNumber: fc.string({ minLength: 1, maxLength: 8 }),
    expiresOn: fc.option(fc.constantFrom('2026-11-22', '2026-11-23', '2026-12-01', '2027-01-31', '2028-02-29')),
    status: fc.constantFrom(
      'RELEASED' as const,
      'RELEASED' as const,
      'ON_HOLD' as const,
      'QUARANTINED' as const,
      'RECALLED' as const,
    ),
    quantity: fc.nat(50),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    createdAt: fc.nat(5),
  })
  .map(({ part, ...fields }) => ({ ...fields, allocated: Math.floor(fields.quantity * part) }));

describe('first expired, first out', () => {
  it('takes 2 and 3 of lots of 2, 3 and 14 by their expiry for five units', () => {
    const lots = [
      lot({ expiresOn: '2027-03-01', quantity: 14 }),
      lot({ expiresOn: '2027-02-01', quantity: 3 }),
      lot({ expiresOn: '2027-01-01', quantity: 2 }),
    ];
    const { picks, shortage } = pickLots(lots, 5, today);
    expect(picks.map((pick) => [pick.lot.expiresOn, pick.quantity])).toEqual([
      ['2027-01-01', 2],
      ['2027-02-01', 3],
    ]);
    expect(shortage).toBe(0);
  });

  it('takes lots without an expiry last', () => {
    const lots = [lot({ expiresOn: null, quantity: 5 }), lot({ expiresOn: '2030-01-01', quantity: 5 })];
    expect(pickLots(lots, 6, today).picks.map((pick) => pick.quantity)).toEqual([5, 1]);
    expect(pickLots(lots, 6, today).picks[0]?.lot.expiresOn).toBe('2030-01-01');
  });

  it('takes the older receipt first when the dates are equal, then the smaller id', () => {
    const younger = lot({ createdAt: 2 });
    const older = lot({ createdAt: 1 });
    expect([younger, older].sort(fefoOrder)).toEqual([older, younger]);
    const twin = lot({ createdAt: 1, id: 'a' });
    expect([older, twin].sort(fefoOrder)).toEqual([twin, older]);
  });

  it('uses goods through the end of their expiry day, and not after it', () => {
    expect(skipReason(lot({ expiresOn: today }), today)).toBeNull();
    expect(skipReason(lot({ expiresOn: '2026-11-22' }), today)).toBe('EXPIRED');
  });

  it.each(['ON_HOLD', 'QUARANTINED', 'RECALLED'] as const)(
    'takes nothing from a lot that is %s, and says so',
    (status) => {
      const { picks, shortage, skipped } = pickLots([lot({ status })], 1, today);
      expect(picks).toEqual([]);
      expect(shortage).toBe(1);
      expect(skipped.map((each) => each.reason)).toEqual([status]);
    },
  );

  it('says of a lot that is wholly promised that it is, and of an empty one nothing', () => {
    const { skipped } = pickLots([lot({ allocated: 10 }), lot({ quantity: 0 })], 1, today);
    expect(skipped.map((each) => each.reason)).toEqual(['FULLY_ALLOCATED']);
  });

  it('takes what is asked or all there is, never more than is usable of a lot, and the rest is the shortage', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyLot, { selector: (each) => each.id, maxLength: 12 }),
        fc.integer({ min: 1, max: 200 }),
        (lots, wanted) => {
          const { picks, shortage } = pickLots(lots, wanted, today);
          const taken = picks.reduce((sum, pick) => sum + pick.quantity, 0);
          expect(taken + shortage).toBe(wanted);
          expect(picks.every((pick) => pick.quantity > 0 && pick.quantity <= usable(pick.lot, today))).toBe(true);
          if (shortage > 0) expect(taken).toBe(lots.reduce((sum, each) => sum + usable(each, today), 0));
        },
      ),
    );
  });

  it('never leaves usable goods that expire before some it took', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyLot, { selector: (each) => each.id, maxLength: 12 }),
        fc.integer({ min: 1, max: 200 }),
        (lots, wanted) => {
          const { picks } = pickLots(lots, wanted, today);
          const last = picks.at(-1)?.lot;
          if (!last) return;
          const earlier = lots.filter((each) => fefoOrder(each, last) < 0 && usable(each, today) > 0);
          for (const each of earlier)
            expect(picks.find((pick) => pick.lot === each)?.quantity).toBe(usable(each, today));
        },
      ),
    );
  });

  it('does not depend on the order in which the lots are given', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyLot, { selector: (each) => each.id, maxLength: 10 }),
        fc.integer({ min: 1, max: 100 }),
        (lots, wanted) => {
          expect(pickLots([...lots].reverse(), wanted, today).picks).toEqual(pickLots(lots, wanted, today).picks);
        },
      ),
    );
  });
});
