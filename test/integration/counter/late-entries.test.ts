import { describe, expect, it } from 'vitest';
import * as api from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { dayFromNow, newDrug, newMember, newWorld, stocked } from '../../kit/world.ts';
import {
  app,
  ask,
  dispense,
  hoursAgo,
  problem,
  setStatus,
  technician,
  useCounter,
  world,
  wrong,
} from './counter.kit.ts';

useCounter();

describe('late entries', () => {
  /** A lot received long ago that expired yesterday, and whose dispensing of before that is entered now. */
  const expired = async () => {
    const drugId = await newDrug(world);
    const { pharmacyId } = world;
    const receipt = { pharmacyId, drugId, lotNumber: 'E1', expiresOn: dayFromNow(-1), quantity: 10 };
    const { receiveStock } = await ask(api.ReceiveStockDocument, {
      input: { ...receipt, occurredAt: hoursAgo(240), reason: 'Paper of last week' },
    });
    const { stock } = as(receiveStock, 'StockMovement');
    return stock.id;
  };

  it('are judged by the day that they are dated: what was good then can have been dispensed', async () => {
    const stockId = await expired();
    expect(as(await dispense({ stockId, quantity: 1 }), 'InsufficientStock').skipped).toMatchObject([
      { reason: 'EXPIRED' },
    ]);
    as(await dispense({ stockId, quantity: 1, occurredAt: hoursAgo(48) }), 'StockMovement');
    const { pharmacyId } = world;
    const drugId = await newDrug(world);
    const input = {
      pharmacyId,
      drugId,
      lotNumber: 'E2',
      expiresOn: dayFromNow(-3),
      quantity: 1,
      occurredAt: hoursAgo(48),
    };
    as((await ask(api.ReceiveStockDocument, { input })).receiveStock, 'LotExpired');
  });

  it('take from lots that were there then', async () => {
    const drugId = await newDrug(world);
    const { pharmacyId } = world;
    const receive = async (lotNumber: string, days: number, hours: number) =>
      as(
        (
          await ask(api.ReceiveStockDocument, {
            input: {
              pharmacyId,
              drugId,
              lotNumber,
              expiresOn: dayFromNow(days),
              quantity: 5,
              occurredAt: hoursAgo(hours),
            },
          })
        ).receiveStock,
        'StockMovement',
      );
    const first = await receive('THEN', 200, 60);
    await receive('SINCE', 100, 2);
    const stockId = first.stock.id;
    const late = as(await dispense({ stockId, quantity: 4, occurredAt: hoursAgo(24) }), 'StockMovement');
    expect(late.transaction.lines.map(({ lot }) => lot.lotNumber)).toEqual(['THEN']);
    const more = as(await dispense({ stockId, quantity: 4, occurredAt: hoursAgo(24) }), 'InsufficientStock');
    expect(more.available).toBe(1);
  });

  it('take nothing of what left the lot since', async () => {
    const { stockId } = await stocked(world, [{ quantity: 1 }]);
    const input = { stockId, quantity: 1, occurredAt: hoursAgo(1) };
    expect(as(await dispense(input), 'InsufficientStock').available).toBe(0);
  });

  it('far back need a right and a reason', async () => {
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const input = { stockId, quantity: 1, occurredAt: hoursAgo(100) };
    const unreasoned = await world.owner.client.error(api.DispenseStockDocument, { input });
    expect(problem(unreasoned)).toEqual(wrong('input.reason', 'required'));
    const denied = await technician.client.error(api.DispenseStockDocument, { input: { ...input, reason: 'Paper' } });
    expect(denied.extensions.code).toBe('FORBIDDEN');
  });

  it('of a lot that was recalled since: named, with a reason, by who may date back, and only before the recall', async () => {
    const { stockId, lotIds } = await stocked(world, [{ quantity: 5 }]);
    const lotId = lotIds[0] ?? '';
    const before = new Date().toISOString();
    await setStatus(lotId, 'RECALLED');
    const lots = [{ lotId, quantity: 1 }];
    as(await dispense({ stockId, lots, reason: 'On paper' }), 'LotNotUsable');
    as(await dispense({ stockId, quantity: 1, occurredAt: before }), 'InsufficientStock');
    const unreasoned = await world.owner.client.error(api.DispenseStockDocument, {
      input: { stockId, lots, occurredAt: before },
    });
    expect(problem(unreasoned)).toEqual(wrong('input.reason', 'required'));
    const late = { stockId, lots, occurredAt: before, reason: 'Slip 12 of this morning' };
    const denied = await technician.client.error(api.DispenseStockDocument, { input: late });
    expect(denied.extensions.code).toBe('FORBIDDEN');
    const done = as(await dispense(late), 'StockMovement');
    expect(done.notices).toEqual([expect.stringContaining('RECALLED')]);
    const after = { ...late, occurredAt: new Date().toISOString() };
    as(await dispense(after), 'LotNotUsable');
  });
});

describe('a closed period', () => {
  it('takes no movement until an owner opens it again, for a reason', async () => {
    const closing = await newWorld(app);
    const { pharmacyId, owner } = closing;
    const manager = await newMember(closing, 'MANAGER', pharmacyId);
    const until = dayFromNow(-2);
    const { stockId } = await stocked(closing, [{ quantity: 5 }]);
    const closed = await manager.client.ask(api.ClosePeriodDocument, { input: { pharmacyId, until } });
    expect(closed.closePeriod).toMatchObject({ closedUntil: until });
    const drugId = await newDrug(closing);
    const receipt = { pharmacyId, drugId, lotNumber: 'P1', expiresOn: dayFromNow(90), quantity: 1 };
    const late = { ...receipt, occurredAt: `${until}T12:00:00Z` };
    const refused = await owner.client.error(api.ReceiveStockDocument, { input: late });
    expect(problem(refused)).toEqual(wrong('input.occurredAt', 'period-open'));
    const dayAfter = { ...receipt, occurredAt: `${dayFromNow(-1)}T01:00:00Z` };
    as((await owner.client.ask(api.ReceiveStockDocument, { input: dayAfter })).receiveStock, 'StockMovement');
    as(await dispense({ stockId, quantity: 1 }, owner), 'StockMovement');

    const reopening = { pharmacyId, reason: 'A slip was found' };
    const denied = await manager.client.error(api.ReopenPeriodDocument, { input: reopening });
    expect(denied.extensions.code).toBe('FORBIDDEN');
    const opened = await owner.client.ask(api.ReopenPeriodDocument, { input: reopening });
    expect(opened.reopenPeriod).toMatchObject({ closedUntil: null });
    as((await owner.client.ask(api.ReceiveStockDocument, { input: late })).receiveStock, 'StockMovement');
  });

  it('is over: neither today nor a day to come is closed', async () => {
    const { pharmacyId } = world;
    for (const days of [0, 3]) {
      const input = { pharmacyId, until: dayFromNow(days) };
      const refused = await world.owner.client.error(api.ClosePeriodDocument, { input });
      expect(problem(refused)).toEqual(wrong('input.until', 'over'));
    }
  });
});
