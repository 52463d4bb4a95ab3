import { describe, expect, it } from 'vitest';
import * as api from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { dayFromNow, stocked } from '../../kit/world.ts';
import { app, ask, dispense, reverse, setStatus, technician, useCounter, world } from './counter.kit.ts';

useCounter();

describe('undoing', () => {
  it('is for what somebody recorded themselves a few minutes ago, or for those who may undo anything', async () => {
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    const own = as(await dispense({ stockId, quantity: 1 }, technician), 'StockMovement').transaction.id;
    const others = as(await dispense({ stockId, quantity: 1 }), 'StockMovement').transaction.id;
    const undoable = async (id: string) =>
      (await technician.client.ask(api.TakenBackDocument, { id })).transaction?.undoable;
    expect([await undoable(own), await undoable(others)]).toEqual([true, false]);
    const input = { transactionId: others, reason: 'Mistaken' };
    const refused = await technician.client.error(api.ReverseTransactionDocument, { input });
    expect(refused.extensions.code).toBe('FORBIDDEN');
    as(await reverse(own, technician), 'StockMovement');
    const { transaction } = await ask(api.TakenBackDocument, { id: own });
    expect(transaction).toMatchObject({ undoable: false, reversedById: expect.any(String) });
  });

  it('is over for them when the minutes are', async () => {
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    const { transaction } = as(await dispense({ stockId, quantity: 1 }, technician), 'StockMovement');
    app.clock.advance({ minutes: 16 });
    try {
      const input = { transactionId: transaction.id, reason: 'Mistaken' };
      const refused = await technician.client.error(api.ReverseTransactionDocument, { input });
      expect(refused.message).toContain('15 minutes');
      as(await reverse(transaction.id), 'StockMovement');
    } finally {
      app.clock.reset();
    }
  });
});

describe('the lots that will be taken', () => {
  it('are those that are taken', async () => {
    const { stockId, lotIds } = await stocked(world, [
      { quantity: 4, expiresOn: dayFromNow(200) },
      { quantity: 3, expiresOn: dayFromNow(100) },
      { quantity: 5, expiresOn: dayFromNow(50) },
    ]);
    const [late = '', soon = '', held = ''] = lotIds;
    await setStatus(held, 'ON_HOLD');
    const { stock } = await ask(api.DispensePlanDocument, { id: stockId, quantity: 5 });
    expect(stock?.dispensePlan).toEqual({
      shortage: 0,
      lots: [
        { quantity: 3, lot: { id: soon } },
        { quantity: 2, lot: { id: late } },
      ],
      skipped: [{ lotId: held, reason: 'ON_HOLD' }],
    });
    const { transaction } = as(await dispense({ stockId, quantity: 5 }), 'StockMovement');
    expect(transaction.lines.map(({ lot, quantityChanged }) => [lot.id, -quantityChanged])).toEqual([
      [soon, 3],
      [late, 2],
    ]);
    const { stock: after } = await ask(api.DispensePlanDocument, { id: stockId, quantity: 9 });
    expect(after?.dispensePlan.shortage).toBe(7);
  });
});
