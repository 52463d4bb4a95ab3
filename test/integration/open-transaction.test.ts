import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Database, sql, statementOf } from '../../src/platform/database/database.ts';
import { EnclosedQuery } from '../../src/platform/database/enclosed-query.ts';
import { number, row } from '../../src/platform/database/row.ts';
import { txIn } from '../../src/platform/transaction.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { keptLog } from '../kit/log.ts';
import { onDatabase } from '../kit/on-database.ts';

/** BEGIN and COMMIT go out with statements, and what fails of them takes the others along. One connection, so that each test finds it prepared. */
let fresh: FreshDatabase;
let database: Database;

const add = (id: number) => statementOf(sql`INSERT INTO noted (id) VALUES (${id}::int)`);
const noted = async () =>
  (await database.rows(row({ id: number }), sql`SELECT id FROM noted ORDER BY id`)).map(({ id }) => id);

beforeAll(async () => {
  fresh = await freshDatabase();
  await onDatabase(fresh.url, (owner) =>
    owner.query(`
      CREATE TABLE noted (id int PRIMARY KEY, twin int REFERENCES noted DEFERRABLE INITIALLY DEFERRED);
      GRANT SELECT, INSERT ON noted TO PUBLIC`),
  );
  database = new Database({ url: fresh.serverUrl, poolSize: 1, log: keptLog().log, timeouts: { transaction: 1_000 } });
  const { open } = await database.begin();
  await open.query(add(0));
  await open.commit(null);
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

/** The round trips of the transactions since, each with what it carries besides its own statement. */
const sent = vi.spyOn((await import('pg')).default.Client.prototype, 'query');
beforeEach(() => void sent.mockClear());
const trips = () =>
  sent.mock.calls.map(([query]: readonly unknown[]) =>
    query instanceof EnclosedQuery
      ? [query.company.begin?.text, 'statement', query.company.commit?.text].join(' ').trim()
      : 'statement',
  );

it('takes as many round trips as it has statements', async () => {
  const { open } = await database.begin();
  await open.query(add(1));
  await open.query(add(2));
  await open.commit(add(3));
  expect(trips()).toEqual(['BEGIN statement', 'statement', 'statement COMMIT']);
  expect(await noted()).toEqual([0, 1, 2, 3]);
});

it('is one round trip where it is one statement, and none where it is none', async () => {
  const one = await database.begin();
  await one.open.commit(add(10));
  const none = await database.begin();
  await none.open.commit(null);
  expect(trips()).toEqual(['BEGIN statement COMMIT']);
  expect(await noted()).toContain(10);
});

it('commits nothing when its last statement fails, and it is certain then', async () => {
  const { open } = await database.begin();
  await open.query(add(20));
  await expect(open.commit(add(20))).rejects.toMatchObject({ code: '23505' });
  expect(open.mayStand).toBe(false);
  await open.rollBack();
  expect(await noted()).not.toContain(20);
});

it('commits nothing of its only statement when that fails', async () => {
  const { open } = await database.begin();
  await expect(
    open.commit(statementOf(sql`INSERT INTO noted (id) SELECT 30 / n FROM generate_series(1, 0, -1) n`)),
  ).rejects.toMatchObject({ code: '22012' });
  await open.rollBack();
  expect(await noted()).not.toContain(30);
});

it('commits nothing when the error of a statement was swallowed', async () => {
  const { open } = await database.begin();
  await open.query(add(40));
  await open.query(add(40)).catch(() => undefined);
  await expect(open.commit(add(41))).rejects.toMatchObject({ code: '25P02' });
  expect(open.mayStand).toBe(false);
  await open.rollBack();
  const bare = await database.begin();
  await bare.open.query(add(42));
  await bare.open.query(add(42)).catch(() => undefined);
  await expect(bare.open.commit(null)).rejects.toThrow('swallowed');
  await bare.open.rollBack();
  for (const id of [40, 41, 42]) expect(await noted()).not.toContain(id);
});

it('may stand, for all that is known here, when it is COMMIT that fails', async () => {
  const { open } = await database.begin();
  await expect(open.commit(statementOf(sql`INSERT INTO noted (id, twin) VALUES (50, 51)`))).rejects.toMatchObject({
    code: '23503',
  });
  expect(open.mayStand).toBe(true);
  await open.rollBack();
  expect(await noted()).not.toContain(50);
});

it('ends after its time, and leaves its connection as it was', async () => {
  const { open } = await database.begin();
  await open.query(add(60));
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await expect(open.query(add(61))).rejects.toMatchObject({ code: '25P04' });
  await expect(open.commit(add(62))).rejects.toMatchObject({ code: '25P04' });
  await open.rollBack();
  await expect(open.query(add(63))).rejects.toThrow();
  expect((await noted()).filter((id) => id >= 60)).toEqual([]);
});

it('has the models of Prisma on the same connection, and ends with what they wrote', async () => {
  const id = crypto.randomUUID();
  for (const end of ['rollBack', 'commit'] as const) {
    const { open, models } = await database.begin();
    const tx = txIn(open, models);
    await tx.organization.create({ data: { id, name: 'An organization' }, select: { id: true } });
    expect(
      await tx.rows(
        row({ count: number }),
        sql`SELECT count(*)::int AS count FROM organization WHERE id = ${id}::uuid`,
      ),
    ).toEqual([{ count: 1 }]);
    models.end();
    await (end === 'commit' ? open.commit(null) : open.rollBack());
    expect(await database.prisma.organization.count({ where: { id } })).toBe(end === 'commit' ? 1 : 0);
  }
});
