import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OtherRows } from '../../src/platform/database/check-rows.ts';
import { Database, sql } from '../../src/platform/database/database.ts';
import {
  day,
  digits,
  flag,
  instant,
  json,
  list,
  nullable,
  number,
  oneOf,
  optional,
  type RowType,
  row,
  text,
} from '../../src/platform/database/row.ts';
import { rowsIn } from '../../src/platform/database/rows-in.ts';
import { txIn } from '../../src/platform/transaction.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { keptLog } from '../kit/log.ts';

/** What a statement answers is held against what its code declares, by itself and in a transaction alike. */
let fresh: FreshDatabase;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = new Database({ url: fresh.serverUrl, poolSize: 2, log: keptLog().log });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

type Query = ReturnType<typeof sql>;
const ways: [string, <Row extends object>(type: RowType<Row>, query: Query) => Promise<Row[]>][] = [
  ['alone', (type, query) => database.rows(type, query)],
  [
    'in a transaction',
    async (type, query) => {
      const { open, models } = await database.begin();
      try {
        return await rowsIn(txIn(open, models), type, query);
      } finally {
        await open.rollBack();
      }
    },
  ],
];

describe.each(ways)('rows read %s', (_, rows) => {
  it('are what is declared', async () => {
    const type = row({ id: text, many: number, there: flag, at: instant, note: nullable(text), of: list(text) });
    const [found] = await rows(
      type,
      sql`SELECT new_uuid_v7() AS id, 1::int AS many, true AS there, now() AS at, NULL::text AS note, ARRAY['a', 'b'] AS of`,
    );
    expect(found).toEqual({
      id: expect.any(String),
      many: 1,
      there: true,
      at: expect.any(Date),
      note: null,
      of: ['a', 'b'],
    });
  });

  it.each([
    ['a column that is missing', row({ many: number }), sql`SELECT 1 AS one`, 'there is no column many'],
    [
      'a column that is misspelt',
      row({ minQuantity: number }),
      sql`SELECT 1 AS "minquantity"`,
      'no column minQuantity',
    ],
    ['a text for a number', row({ many: number }), sql`SELECT '1'::text AS many`, 'many is no number'],
    ['a bigint for a number', row({ many: number }), sql`SELECT 1::bigint AS many`, 'many is no number'],
    ['a date for an instant', row({ at: instant }), sql`SELECT current_date AS at`, 'at is no instant'],
    ['an instant for a day', row({ today: day }), sql`SELECT now() AS today`, 'today is no day'],
    ['a number for a text', row({ name: text }), sql`SELECT 1 AS name`, 'name is no text'],
    ['JSON for a list', row({ of: list(number) }), sql`SELECT '[1]'::json AS of`, 'of is no list of number'],
    ['a list of another kind', row({ of: list(number) }), sql`SELECT ARRAY['a'] AS of`, 'of is no list of number'],
    ['a text for JSON', row({ of: json<number[]>() }), sql`SELECT '[1]'::text AS of`, 'of is no json'],
    ['null where there is none', row({ note: text }), sql`SELECT NULL::text AS note`, 'note is null'],
    ['another word', row({ status: oneOf(['OK', 'LOW']) }), sql`SELECT 'OUT' AS status`, 'status is "OUT"'],
  ])('%s is told', async (_name, type, query, told) => {
    await expect(rows(type as RowType<object>, query)).rejects.toThrow(OtherRows);
    await expect(rows(type as RowType<object>, query)).rejects.toThrow(told);
  });

  it('a column may be left out where that is declared, and is of its kind where it is there', async () => {
    const type = row({ id: number, usual: optional(number) });
    expect(await rows(type, sql`SELECT 1 AS id`)).toEqual([{ id: 1 }]);
    await expect(rows(type, sql`SELECT 1 AS id, 'x' AS usual`)).rejects.toThrow('usual is no number');
  });

  it('a statement without rows is held against its declaration as well', async () => {
    await expect(rows(row({ many: number }), sql`SELECT 'x' AS many WHERE false`)).rejects.toThrow('many is no number');
  });

  it('have days and large numbers as texts', async () => {
    const type = row({ on: day, seq: digits });
    const expected = [{ on: '2026-11-28', seq: '7' }];
    expect(await rows(type, sql`SELECT '2026-11-28'::date AS on, 7::bigint AS seq`)).toEqual(expected);
    expect(await rows(type, sql`SELECT '2026-11-28' AS on, '7' AS seq`)).toEqual(expected);
  });

  it('take an instant for the day that it is on in UTC, wherever the server stands', async () => {
    const at = new Date('2026-11-28T23:30:00Z');
    expect(await rows(row({ on: day, at: instant }), sql`SELECT ${at}::date AS on, ${at}::timestamptz AS at`)).toEqual([
      { on: '2026-11-28', at },
    ]);
  });
});
