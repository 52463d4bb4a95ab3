import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DispenseStockDocument, GetStockDocument, LogInDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { newMember, newWorld, password } from '../kit/world.ts';
import { everyOperation, needsMail, newScene, type Scene, variablesOf, withProvider } from '../operations/index.ts';

let app: App;
let scene: Scene;

beforeAll(async () => {
  app = await startApp();
  scene = await newScene(await newWorld(app));
  // To set one where there is none makes a row, and to set another does not.
  await withProvider(scene);
});
afterAll(() => app.close());

/**
 * Every table's row count, but for those that tell of requests rather than of the pharmacy (each answer may leave an access record) or are
 * written by the clock as well, and for what there is once: counters, and an organization's data key.
 */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = await app.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND relname NOT IN ('_prisma_migrations', 'idempotency_key', 'event_head', 'order_number', 'data_key', 'access_log',
          'audit_seal', 'audit_unsealed', 'audit_verification', 'entity_change', 'change_head',
          -- Sums, of which each connection of the database keeps a part.
          'movement_day', 'shortage_day')`,
  );
  const [row] = await app.sql<Record<string, number>>(
    `SELECT ${tables.map(({ name }) => `(SELECT count(*)::int FROM "${name}") AS "${name}"`).join(', ')}`,
  );
  return row ?? {};
}

/** Twice the connections that the server has, so that some are at work and some wait. */
const atOnce = 16;

// There is one provider at a time, so nobody can remove another one alone beforehand.
const mutations = everyOperation().filter(
  ({ kind, name }) => kind === 'mutation' && !needsMail.includes(name) && name !== 'removeIdentityProvider',
);

describe('an idempotency key', () => {
  it.each(mutations.map((operation) => [operation.name, operation] as const))(
    '%s: parallel equal requests have one effect and equal answers',
    async (_name, { name, text }) => {
      const asking = await newMember(scene.world, 'OWNER', null);
      const { token } = asking;
      const variables = await variablesOf(name, scene, asking);
      // The same once, on its own, tells how much one effect is.
      const alone = await newMember(scene.world, 'OWNER', null);
      const otherVariables = await variablesOf(name, scene, alone);
      const before = await rowCounts();
      await app.client(alone.token).send(text, otherVariables, { idempotencyKey: randomUUID() });
      const between = await rowCounts();
      const idempotencyKey = randomUUID();
      const client = app.client(token);
      const answers = await Promise.all(
        Array.from({ length: atOnce }, () => client.send(text, variables, { idempotencyKey })),
      );
      const after = await rowCounts();

      const distinct = new Set(answers.map(({ data, errors }) => JSON.stringify({ data, errors })));
      expect([...distinct]).toHaveLength(1);
      expect(answers[0]?.errors).toBeUndefined();
      const grown = (from: Record<string, number>, to: Record<string, number>) =>
        Object.fromEntries(Object.keys(to).map((table) => [table, (to[table] ?? 0) - (from[table] ?? 0)]));
      expect(grown(between, after)).toEqual(grown(before, between));
      expect(grown(between, after)['audit_log']).toBe(1);
    },
  );

  it('with another input is a conflict that names the header and changes nothing', async () => {
    const { client } = scene.world.owner;
    const idempotencyKey = randomUUID();
    const ask = (quantity: number) =>
      client.send(
        DispenseStockDocument.toString(),
        { input: { stockId: scene.stockId, quantity } },
        { idempotencyKey },
      );
    expect((await ask(2)).errors).toBeUndefined();
    const { stock: before } = await client.ask(GetStockDocument, { id: scene.stockId });
    const { errors } = await ask(3);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', problems: [{ field: 'Idempotency-Key' }] });
    const { stock: after } = await client.ask(GetStockDocument, { id: scene.stockId });
    expect(after?.quantity).toBe(before?.quantity);
  });

  it('belongs to one person: the same key of somebody else is another request', async () => {
    const idempotencyKey = randomUUID();
    const { world, stockId } = scene;
    const other = await newMember(world, 'PHARMACIST', world.pharmacyId);
    const input = { stockId, quantity: 1 };
    const [mine, theirs] = await Promise.all(
      [world.owner.client, other.client].map((client) =>
        client.ask(DispenseStockDocument, { input }, { idempotencyKey }),
      ),
    );
    const ids = [mine, theirs].map((data) => data && as(data.dispenseStock, 'StockMovement').transaction.id);
    expect(new Set(ids).size).toBe(2);
  });

  it('keeps a refusal as well, although stock has come since', async () => {
    const { world, stockId } = scene;
    const idempotencyKey = randomUUID();
    const ask = () =>
      world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 900_000 } }, { idempotencyKey });
    const first = await ask();
    expect(first.dispenseStock).toMatchObject({ code: 'INSUFFICIENT_STOCK' });
    expect(await ask()).toEqual(first);
  });

  it('two fields of one request are two effects under one key', async () => {
    const { world, stockId } = scene;
    const text = `mutation Two($input: DispenseStockInput!) {
      a: dispenseStock(input: $input) { ... on StockMovement { transaction { id } } }
      b: dispenseStock(input: $input) { ... on StockMovement { transaction { id } } }
    }`;
    const idempotencyKey = randomUUID();
    const ask = () => world.owner.client.send(text, { input: { stockId, quantity: 1 } }, { idempotencyKey });
    const { data } = await ask();
    expect(JSON.stringify(data?.['a'])).not.toBe(JSON.stringify(data?.['b']));
    expect((await ask()).data).toEqual(data);
  });

  it('keeps no secret readable: neither the key nor the token it answers stands in the table', async () => {
    const idempotencyKey = randomUUID();
    const { logIn } = await app
      .client()
      .ask(LogInDocument, { input: { email: scene.world.owner.email, password } }, { idempotencyKey });
    const { token } = as(logIn, 'SignedIn');
    const rows = await app.sql<{ text: string }>(
      `SELECT id || fingerprint || encode(coalesce(result, ''), 'escape') AS text FROM idempotency_key`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { text } of rows) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(idempotencyKey);
      expect(text).not.toContain(password);
    }
  });

  it('with characters that are not visible ASCII is refused by name', async () => {
    const { errors } = await scene.world.owner.client.send(
      DispenseStockDocument.toString(),
      { input: { stockId: scene.stockId, quantity: 1 } },
      { idempotencyKey: 'x'.repeat(300) },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'Idempotency-Key' }] });
  });
});
