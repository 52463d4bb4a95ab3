import { describe, expect, it } from 'vitest';
import * as api from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { stocked } from '../../kit/world.ts';
import { app, ask, dispense, reverse, technician, useCounter, world } from './counter.kit.ts';

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
