import { describe, expect, it } from 'vitest';
import { DispenseStockDocument, StockChangesDocument } from '../generated/graphql.ts';
import { appForTest } from '../kit/app.ts';
import { cursorNow } from '../kit/cursor.ts';
import { rest } from '../kit/rest.ts';
import { newWorld, stocked } from '../kit/world.ts';

/** PostgreSQL ends a statement after 300 ms; what sleeps for two seconds runs out of time while nobody else does anything. */
const impatient = { databaseTimeouts: { statement: 300, lock: 200 } };
const slowly = (table: string, when: 'INSERT' | 'UPDATE') =>
  `CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(2); RETURN NEW; END $$;
   CREATE TRIGGER dawdling BEFORE ${when} ON ${table} FOR EACH ROW EXECUTE FUNCTION dawdle()`;
/** Any reading of the table takes two seconds. */
const readSlowly = (table: string) =>
  `ALTER TABLE ${table} RENAME TO quick_${table};
   CREATE FUNCTION dawdled() RETURNS SETOF quick_${table} LANGUAGE plpgsql
     AS $$ BEGIN PERFORM pg_sleep(2); RETURN QUERY SELECT * FROM quick_${table}; END $$;
   CREATE VIEW ${table} AS SELECT * FROM dawdled();
   GRANT SELECT ON ${table} TO PUBLIC`;

describe('a statement that runs out of time', () => {
  it('says so of a change, blames nobody else, and has changed nothing', async () => {
    const app = await appForTest(impatient);
    const world = await newWorld(app);
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    await app.sql(slowly('inventory_log', 'INSERT'));
    const input = { stockId, quantity: 1 };
    const error = await world.owner.client.error(DispenseStockDocument, { input });
    expect(error).toMatchObject({
      message: expect.stringMatching(/^This took the database longer than it may, .* Nothing was changed/),
      extensions: { code: 'TIMED_OUT' },
    });
    const { status, body } = await rest(app.url, 'POST', '/dispense-stock', { token: world.owner.token, body: input });
    expect([status, body.errors[0].extensions.code]).toEqual([504, 'TIMED_OUT']);
    const rows = await app.sql(`SELECT outcome, code FROM audit_log WHERE action = 'stock.dispense'`);
    expect(rows).toEqual(Array.from({ length: 2 }, () => ({ outcome: 'FAILED', code: 'TIMED_OUT' })));
    expect(await app.sql('SELECT quantity FROM stock WHERE id = $1', [stockId])).toEqual([{ quantity: 5 }]);
  });

  it('says so of a list and of a record', async () => {
    const app = await appForTest(impatient);
    const { owner } = await newWorld(app);
    await app.sql(readSlowly('supplier'));
    const paths = ['/suppliers', '/supplier/0197d3f0-0000-7000-8000-000000000000'];
    const answers = await Promise.all(paths.map((path) => rest(app.url, 'GET', path, { token: owner.token })));
    expect(answers.map(({ status, body }) => [status, body.errors[0].extensions.code])).toEqual([
      [504, 'TIMED_OUT'],
      [504, 'TIMED_OUT'],
    ]);
  });

  it('ends a subscription at its event, which is there when it is followed again', async () => {
    const app = await appForTest(impatient);
    const world = await newWorld(app);
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const after = await cursorNow(app, world.owner);
    const follow = () =>
      app.live(world.owner.token).subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after });
    await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 2 } });
    await app.sql(readSlowly('drug'));
    expect(await follow().end()).toMatchObject([{ extensions: { code: 'TIMED_OUT' } }]);
    await app.sql('DROP VIEW drug; ALTER TABLE quick_drug RENAME TO drug');
    expect((await follow().next()).stockChanged.quantity).toBe(3);
  });
});
