import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addUpLedgers } from '../../src/features/inventory/index.ts';
import { CheckLedgerDocument, DispenseStockDocument } from '../generated/graphql.ts';
import { type App, appForTest } from '../kit/app.ts';
import { newWorld, stocked, type World } from '../kit/world.ts';

/** A server whose clock may be moved by hours, with a ledger that is too large to be added up while somebody waits. */
async function largeLedger(): Promise<{ app: App; world: World; lotId: string }> {
  const app = await appForTest({ environment: { SESSION_IDLE_MINUTES: '43200', SESSION_ABSOLUTE_HOURS: '8760' } });
  const world = await newWorld(app);
  await stocked(world, [{ quantity: 5 }, { quantity: 7 }]);
  const { stockId, lotIds } = await stocked(world, [{ quantity: 9 }]);
  await app.sql(`SELECT setval(pg_get_serial_sequence('inventory_log', 'seq'), 100000)`);
  await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
  return { app, world, lotId: lotIds[0] ?? '' };
}
const healthOf = async (world: World) => (await world.owner.client.ask(CheckLedgerDocument, {})).ledgerHealth;
const round = (app: App) => addUpLedgers(app.server.platform);

/** As no role but the owner of the tables could. */
async function misstate(app: App, lotId: string, by: number): Promise<void> {
  for (const statement of [
    'ALTER TABLE lot DISABLE TRIGGER lot_balance_from_ledger',
    `UPDATE lot SET quantity = quantity + ${by} WHERE id = '${lotId}'`,
    'ALTER TABLE lot ENABLE TRIGGER lot_balance_from_ledger',
  ])
    await app.sql(statement);
}

describe('the health of a large ledger', () => {
  it('is what the last round found, and says so until one is over', async () => {
    const { app, world, lotId } = await largeLedger();
    const all = { stocks: 2, lots: 3, unexplainedBalances: 0, unheldRecalledLots: 0 };
    expect(await healthOf(world)).toMatchObject({ stocks: 0, complete: false });
    await round(app);
    expect(await healthOf(world)).toMatchObject({ ...all, complete: true });

    // The lot is not what its lines say, and its stock not what its lots do.
    await misstate(app, lotId, 3);
    await round(app);
    expect(await healthOf(world)).toMatchObject({ ...all, complete: true });
    app.clock.advance({ hours: 7 });
    await round(app);
    const found = await healthOf(world);
    expect(found).toMatchObject({ ...all, unexplainedBalances: 2, complete: true });
    expect(Date.parse(found.checkedAt)).toBeGreaterThanOrEqual(Date.parse(found.startedAt));
    expect(await app.sql('SELECT 1 FROM ledger_round')).toHaveLength(1);

    await misstate(app, lotId, -3);
    app.clock.advance({ hours: 7 });
    await round(app);
    expect(await healthOf(world)).toMatchObject({ ...all, complete: true });
  });

  it('counts no page twice when a turn died before it could say how far it had come', async () => {
    const { app, world } = await largeLedger();
    await round(app);
    // As if the first page had been kept and the walk had not come to say so.
    await app.sql(`UPDATE stock_walk SET ended_at = began_at - interval '7 hours' WHERE name = 'ledger'`);
    await app.sql(`UPDATE stock_walk SET after_id = '00000000-0000-7000-8000-000000000000' WHERE name = 'ledger'`);
    await round(app);
    expect(await healthOf(world)).toMatchObject({ stocks: 2, lots: 3, complete: true });
  });

  it('is not complete where stocks could not be added up, and the rest of it is told', async () => {
    const { app, world } = await largeLedger();
    const outside = new pg.Client(app.databaseUrl);
    await outside.connect();
    onTestFinished(() => outside.end());
    await outside.query('BEGIN; LOCK TABLE allocation IN ACCESS EXCLUSIVE MODE');
    await expect(round(app)).rejects.toThrow('could not be added up');
    await outside.query('ROLLBACK');
    expect(await healthOf(world)).toMatchObject({ stocks: 0, complete: false });
    app.clock.advance({ hours: 7 });
    await round(app);
    expect(await healthOf(world)).toMatchObject({ stocks: 2, complete: true });
  });
});
