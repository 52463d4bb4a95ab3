import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DispenseStockDocument, GetStockDocument, StocksDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { newWorld, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;

/** Every connection that the server asks on. */
const connections = new Set<pg.Client>();
const query = pg.Client.prototype.query;
const asked = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
  if (!connections.has(this)) this.once('end', () => connections.delete(this));
  connections.add(this);
  return Reflect.apply(query, this, args) as never;
});

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
  await fill();
});
afterAll(async () => {
  await app.close();
  asked.mockRestore();
});

/** So much that a plan for one id and a plan for any number of them cost differently, and statistics that say so. */
async function fill(): Promise<void> {
  await app.sql(`
    SET session_replication_role = replica;
    INSERT INTO drug (id, organization_id, name, unit)
      SELECT gen_random_uuid(), p.organization_id, 'Drug ' || nth, 'tablet' FROM pharmacy p, generate_series(1, 3000) nth;
    INSERT INTO stock (id, organization_id, pharmacy_id, drug_id, quantity)
      SELECT gen_random_uuid(), p.organization_id, p.id, d.id, 20 FROM pharmacy p JOIN drug d ON d.organization_id = p.organization_id;
    INSERT INTO lot (id, organization_id, stock_id, lot_number, expires_on, quantity)
      SELECT gen_random_uuid(), s.organization_id, s.id, 'L' || nth, current_date + 100 * nth, 10 FROM stock s, generate_series(1, 2) nth;
    SET session_replication_role = origin;
    INSERT INTO stock_listing (stock_id) SELECT id FROM stock ON CONFLICT DO NOTHING;
    ANALYZE`);
}

/** Named statements are planned for their values five times; then PostgreSQL decides whether to go on so. */
const often = 12;

/** How often each named statement has been planned for its values, and whether it ever was for all. */
async function planned(): Promise<Map<string, { readonly custom: number; readonly generic: number }>> {
  const found = new Map<string, { readonly custom: number; readonly generic: number }>();
  for (const connection of connections) {
    const { rows } = await connection.query<{ statement: string; generic: number; custom: number }>(
      'SELECT statement, generic_plans::int AS generic, custom_plans::int AS custom FROM pg_prepared_statements',
    );
    for (const { statement, generic, custom } of rows) {
      const text = statement.replaceAll(/\s+/g, ' ').trim();
      const other = found.get(text);
      found.set(text, { generic: generic + (other?.generic ?? 0), custom: custom + (other?.custom ?? 0) });
    }
  }
  return found;
}

it.each<[string, () => Promise<() => Promise<unknown>>]>([
  [
    'a page of stocks',
    async () => () => world.owner.client.ask(StocksDocument, { pharmacyId: world.pharmacyId, first: 50 }),
  ],
  [
    'the stocks that are low',
    async () => () =>
      world.owner.client.ask(StocksDocument, { pharmacyId: world.pharmacyId, filter: { low: true }, first: 50 }),
  ],
  [
    'one stock',
    async () => {
      const { stockId } = await stocked(world, [{ quantity: 1_000 }]);
      return () => world.owner.client.ask(GetStockDocument, { id: stockId });
    },
  ],
  [
    'a dispense',
    async () => {
      const { stockId } = await stocked(world, [{ quantity: 1_000 }]);
      return async () =>
        as(
          (await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } })).dispenseStock,
          'StockMovement',
        );
    },
  ],
])('%s is planned once, not at every call', async (_what, prepare) => {
  const ask = await prepare();
  await ask();
  const before = await planned();
  for (let nth = 0; nth < often; nth += 1) await ask();
  const after = [...(await planned())];
  const each = after.filter(([text, { custom }]) => custom - (before.get(text)?.custom ?? 0) >= often);
  expect(each.map(([text]) => text)).toEqual([]);
  const once = after.filter(([text, { generic }]) => generic > (before.get(text)?.generic ?? 0));
  expect(once.length).toBeGreaterThan(0);
});
