import { describe, expect, it } from 'vitest';
import * as api from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { dayFromNow, stocked } from '../../kit/world.ts';
import { ask, dispense, setStatus, useCounter, world } from './counter.kit.ts';

useCounter();

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
