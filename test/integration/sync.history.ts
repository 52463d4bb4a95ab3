import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import {
  AcknowledgeAlertDocument,
  AdjustStockDocument,
  ApproveOrderDocument,
  ArchiveDrugDocument,
  CancelOrderDocument,
  DispenseStockDocument,
  FulfillOrderDocument,
  PlaceOrderDocument,
  ReceiveStockDocument,
  ResolveAlertDocument,
  SetLotStatusDocument,
  SetStockLevelsDocument,
  UpdateDrugDocument,
} from '../generated/graphql.ts';
import { dayFromNow, newDrug, someText, type World } from '../kit/world.ts';

/** Something that somebody does; `pick` chooses what with. Refusals are part of life. */
export const step = fc.record({
  what: fc.constantFrom(
    'create',
    'update',
    'archive',
    'receive',
    'receive',
    'dispense',
    'dispense',
    'adjust',
    'hold',
    'levels',
    'place',
    'place',
    'approve',
    'fulfill',
    'cancel',
    'seen',
    'dealt with',
    'late commit',
    'rollback',
  ),
  pick: fc.nat(1_000),
  much: fc.integer({ min: 1, max: 12 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function receiveLots({
  world,
  pharmacyId,
  drugId,
  quantities,
}: {
  readonly world: World;
  readonly pharmacyId: string;
  readonly drugId: string;
  readonly quantities: readonly number[];
}): Promise<void> {
  for (const quantity of quantities)
    await world.owner.client.ask(ReceiveStockDocument, {
      input: { pharmacyId, drugId, lotNumber: someText('LOT'), expiresOn: dayFromNow(400), quantity },
    });
}

/** Does what is said, with what there is at the pharmacies of the world. */
export async function take({ what, pick, much }: Step, world: World, pharmacyIds: readonly string[]): Promise<void> {
  const { client } = world.owner;
  const { app } = world;
  const any = async (table: string): Promise<string> => {
    const rows = await app.sql<{ id: string }>(
      `SELECT t.id FROM ${table} t WHERE t.organization_id = (SELECT organization_id FROM pharmacy WHERE id = $1) ORDER BY t.id`,
      [world.pharmacyId],
    );
    return rows[pick % Math.max(1, rows.length)]?.id ?? world.pharmacyId;
  };
  const pharmacyId = pharmacyIds[pick % pharmacyIds.length] ?? world.pharmacyId;
  switch (what) {
    case 'create':
      await newDrug(world);
      return;
    case 'update':
      await client.ask(UpdateDrugDocument, { input: { drugId: await any('drug'), storage: someText('Shelf') } });
      return;
    case 'archive':
      await client.ask(ArchiveDrugDocument, { input: { drugId: await any('drug'), archived: pick % 2 === 0 } });
      return;
    case 'receive':
      // Somebody may archive the drug in between.
      await receiveLots({ world, pharmacyId, drugId: await newDrug(world), quantities: [much, 2 * much] });
      return;
    case 'dispense':
      await client.ask(DispenseStockDocument, { input: { stockId: await any('stock'), quantity: much } });
      return;
    case 'adjust':
      await client.send(AdjustStockDocument.toString(), {
        input: { lotId: await any('lot'), quantityChange: pick % 2 === 0 ? much : -much, reason: 'A count' },
      });
      return;
    case 'hold':
      await client.send(SetLotStatusDocument.toString(), {
        input: { lotId: await any('lot'), status: pick % 2 === 0 ? 'ON_HOLD' : 'RELEASED', reason: 'A doubt' },
      });
      return;
    case 'levels':
      await client.ask(SetStockLevelsDocument, { input: { stockId: await any('stock'), minQuantity: 2 * much } });
      return;
    case 'place': {
      const stockId = await any('stock');
      const [stock] = await app.sql<{ drugId: string; pharmacyId: string }>(
        'SELECT drug_id AS "drugId", pharmacy_id AS "pharmacyId" FROM stock WHERE id = $1',
        [stockId],
      );
      if (stock) await client.send(PlaceOrderDocument.toString(), { input: { ...stock, kind: 'ISSUE', quantity: 1 } });
      return;
    }
    case 'approve':
      await client.send(ApproveOrderDocument.toString(), {
        input: { orderId: await any('supply_order'), allowPartial: true },
      });
      return;
    case 'fulfill':
      await client.send(FulfillOrderDocument.toString(), { input: { orderId: await any('supply_order') } });
      return;
    case 'cancel':
      await client.send(CancelOrderDocument.toString(), {
        input: { orderId: await any('supply_order'), reason: 'Not needed any more' },
      });
      return;
    case 'seen':
      await client.send(AcknowledgeAlertDocument.toString(), { input: { alertId: await any('alert') } });
      return;
    case 'dealt with':
      await client.send(ResolveAlertDocument.toString(), { input: { alertId: await any('alert') } });
      return;
    case 'late commit':
    case 'rollback': {
      // The change has its place in the table's sequence at once, and becomes visible after many that come later.
      const drugId = await newDrug(world);
      const writer = new pg.Client(app.databaseUrl);
      await writer.connect();
      await writer.query('BEGIN');
      await writer.query(`UPDATE drug SET storage = 'A late word', updated_at = now() WHERE id = $1`, [drugId]);
      await sleep(10 * much);
      await writer.query(what === 'rollback' ? 'ROLLBACK' : 'COMMIT');
      await writer.end();
    }
  }
}
