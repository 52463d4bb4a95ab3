import { describe, expect, it } from 'vitest';
import { runAlertJob } from '../../../src/features/alerts/index.ts';
import {
  DispenseStockDocument,
  type LotStatus,
  ReverseTransactionDocument,
  SetLotStatusDocument,
  SetStockLevelsDocument,
} from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { newDrug, receive, stocked } from '../../kit/world.ts';
import { adjust, alertsOf, app, dispense, kindsOf, moves, openAlert, reason, useAlerts, world } from './alerts.kit.ts';

useAlerts();

const setLevels = async (stockId: string, minQuantity: number) =>
  as(
    (await world.owner.client.ask(SetStockLevelsDocument, { input: { stockId, minQuantity } })).setStockLevels,
    'Stock',
  );
const setStatus = async (lotId: string, status: LotStatus) =>
  as((await world.owner.client.ask(SetLotStatusDocument, { input: { lotId, status, reason } })).setLotStatus, 'Lot');
describe('a shortage', () => {
  it('opens when less is usable than the reorder point, and resolves by itself when it is replenished', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 30 }], 20);
    await dispense(stockId, 10);
    expect(await kindsOf(stockId)).toEqual([]);
    await dispense(stockId, 1);
    expect(await alertsOf(stockId)).toMatchObject([
      { kind: 'LOW_STOCK', state: 'OPEN', stock: { id: stockId }, lot: null, resolvedAt: null },
    ]);
    await receive(world, drugId, [{ quantity: 1 }]);
    const [alert] = await alertsOf(stockId);
    expect(alert).toMatchObject({ kind: 'LOW_STOCK', state: 'RESOLVED', resolvedBy: null });
    expect(alert?.resolvedAt).not.toBeNull();
  });

  it('is OUT_OF_STOCK as well when nothing is left, even without a reorder point', async () => {
    const [withLevel, without] = [await stocked(world, [{ quantity: 5 }], 5), await stocked(world, [{ quantity: 5 }])];
    for (const { stockId } of [withLevel, without]) await dispense(stockId, 5);
    expect(await kindsOf(withLevel.stockId)).toEqual(['LOW_STOCK OPEN', 'OUT_OF_STOCK OPEN']);
    expect(await kindsOf(without.stockId)).toEqual(['OUT_OF_STOCK OPEN']);
    for (const { drugId } of [withLevel, without]) await receive(world, drugId, [{ quantity: 1 }]);
    expect(await kindsOf(withLevel.stockId)).toEqual(['LOW_STOCK OPEN', 'OUT_OF_STOCK RESOLVED']);
    expect(await kindsOf(without.stockId)).toEqual(['OUT_OF_STOCK RESOLVED']);
  });

  it('opens once for its cause, however much is dispensed on', async () => {
    const { stockId } = await stocked(world, [{ quantity: 30 }], 20);
    for (const quantity of [11, 5, 5]) await dispense(stockId, quantity);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN']);
  });

  it('opens once for its cause when 20 dispense at once', async () => {
    const { stockId } = await stocked(world, [{ quantity: 20 }], 20);
    await Promise.all(Array.from({ length: 20 }, () => dispense(stockId, 1)));
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN', 'OUT_OF_STOCK OPEN']);
  });

  it('that a person resolved stays so while its cause lasts, and opens anew for a new one', async () => {
    const { stockId, drugId, alertId } = await openAlert();
    as(await moves.resolve(alertId), 'Alert');
    await dispense(stockId, 1);
    await receive(world, drugId, [{ quantity: 2 }]);
    await runAlertJob(app.server.platform);
    expect(await alertsOf(stockId)).toMatchObject([
      { id: alertId, state: 'RESOLVED', resolvedBy: { email: world.owner.email } },
    ]);
    await receive(world, drugId, [{ quantity: 30 }]);
    await dispense(stockId, 20);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN', 'LOW_STOCK RESOLVED']);
    const [newest, first] = await alertsOf(stockId);
    expect([newest?.state, first]).toMatchObject(['OPEN', { id: alertId, resolvedBy: { email: world.owner.email } }]);
  });

  it('that a person resolved as low still opens as out of stock', async () => {
    const { stockId, alertId } = await openAlert();
    as(await moves.resolve(alertId), 'Alert');
    await dispense(stockId, 3);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK RESOLVED', 'OUT_OF_STOCK OPEN']);
  });

  it('opens and resolves by a change of the reorder point alone', async () => {
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    await setLevels(stockId, 11);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN']);
    await setLevels(stockId, 10);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK RESOLVED']);
  });

  it('is there at once for a drug that begins to be kept without goods', async () => {
    const { owner, pharmacyId } = world;
    const drugId = await newDrug(world);
    const { setStockLevels } = await owner.client.ask(SetStockLevelsDocument, {
      input: { pharmacyId, drugId, minQuantity: 1 },
    });
    expect(await kindsOf(as(setStockLevels, 'Stock').id)).toEqual(['LOW_STOCK OPEN', 'OUT_OF_STOCK OPEN']);
  });

  it('opens when a lot is held and resolves when it is released', async () => {
    const { stockId, lotIds } = await stocked(world, [{ quantity: 10 }, { quantity: 30 }], 20);
    const [small = '', large = ''] = lotIds;
    await setStatus(large, 'ON_HOLD');
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN']);
    await setStatus(small, 'QUARANTINED');
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN', 'OUT_OF_STOCK OPEN']);
    await setStatus(large, 'RELEASED');
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK RESOLVED', 'OUT_OF_STOCK RESOLVED']);
  });

  it('follows corrections and reversals as it follows dispenses', async () => {
    const { stockId, lotIds } = await stocked(world, [{ quantity: 10 }], 10);
    const { transaction } = await adjust(lotIds[0] ?? '', -4);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN']);
    const { reverseTransaction } = await world.owner.client.ask(ReverseTransactionDocument, {
      input: { transactionId: transaction.id, reason },
    });
    as(reverseTransaction, 'StockMovement');
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK RESOLVED']);
  });

  it('does not open for a dispense that was refused', async () => {
    const { stockId } = await stocked(world, [{ quantity: 10 }], 5);
    const { dispenseStock } = await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 11 } });
    expect(dispenseStock.__typename).toBe('InsufficientStock');
    expect(await kindsOf(stockId)).toEqual([]);
  });
});
