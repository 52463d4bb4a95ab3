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
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { keptLog } from '../kit/log.ts';

/** What a statement answers is held against what its code declares, by pg and by Prisma alike. */
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
  ['pg', (type, query) => database.rows(type, query)],
  ['Prisma', (type, query) => database.prisma.$transaction((tx) => rowsIn(tx, type, query))],
];

describe.each(ways)('rows read by %s', (_, rows) => {
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
});

describe('what Prisma reads in a way of its own', () => {
  const asks = <Row extends object>(type: RowType<Row>, query: Query) =>
    database.prisma.$transaction((tx) => rowsIn(tx, type, query));

  it('is a day or digits only as a text', async () => {
    expect(
      await database.rows(row({ on: day, seq: digits }), sql`SELECT '2026-11-28'::date AS on, 7::bigint AS seq`),
    ).toEqual([{ on: '2026-11-28', seq: '7' }]);
    expect(await asks(row({ on: day, seq: digits }), sql`SELECT '2026-11-28' AS on, '7' AS seq`)).toEqual([
      { on: '2026-11-28', seq: '7' },
    ]);
    await expect(asks(row({ on: day }), sql`SELECT current_date AS on`)).rejects.toThrow('on is no day');
    await expect(asks(row({ seq: digits }), sql`SELECT 7::bigint AS seq`)).rejects.toThrow('seq is no digits');
  });
});
