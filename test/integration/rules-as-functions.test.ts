import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, isExpired, localDate } from '../../src/domain/dates.ts';
import { usable } from '../../src/domain/inventory/fefo.ts';
import { isHeld, type LotStatus, lotTransitions } from '../../src/domain/inventory/lot-status.ts';
import { isLow, isOut, stockStatus } from '../../src/domain/inventory/stock-status.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';

/** The functions of the migration "rules_as_functions" say what src/domain says, for whatever they are asked. */
let database: FreshDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.serverUrl);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const statuses = Object.keys(lotTransitions) as LotStatus[];
const today = '2026-11-28';
/** Around today, with the ends of years and what no label says. */
const days = [null, '0001-01-01', '2025-12-31', '2027-01-01', '9999-12-31'].concat(
  [-366, -1, 0, 1, 366].map((days) => addDays(today, days)),
);
const amounts = [0, 1, 2, 10_000_000, 2_000_000_000];

async function inSql<Answer>(expression: string, asked: readonly object[]): Promise<Answer[]> {
  const { rows } = await client.query<{ answer: Answer }>(
    `SELECT ${expression} AS answer FROM jsonb_to_recordset($1::jsonb)
       AS x(nth int, status lot_status, expires_on date, quantity int, allocated int, today date, usable bigint, min_quantity int) ORDER BY nth`,
    [JSON.stringify(asked)],
  );
  return rows.map(({ answer }) => answer);
}

describe('a lot', () => {
  const lots = statuses.flatMap((status) =>
    days.flatMap((expiresOn) =>
      amounts.flatMap((quantity) =>
        amounts
          .filter((allocated) => allocated <= quantity)
          .map((allocated) => ({ status, expiresOn, quantity, allocated })),
      ),
    ),
  );
  const asked = lots.map(({ expiresOn, ...lot }, nth) => ({ nth, ...lot, expires_on: expiresOn, today }));
  const candidate = { id: 'lot', lotNumber: 'L1', createdAt: 0 };

  it('is held, expired and usable by the same rules, for every status, day and amount', async () => {
    expect(lots.length).toBe(4 * 10 * 15);
    expect(await inSql('lot_held(status)', asked)).toEqual(lots.map(({ status }) => isHeld(status)));
    expect(await inSql('lot_expired(expires_on, today)', asked)).toEqual(
      lots.map(({ expiresOn }) => isExpired(expiresOn, today)),
    );
    expect(await inSql('lot_usable(status, expires_on, quantity, allocated, today)', asked)).toEqual(
      lots.map((lot) => usable({ ...candidate, ...lot }, today)),
    );
  });

  it('never holds less than is promised of it, so that no rule meets it', async () => {
    const { rows } = await client.query<{ rule: string }>(
      `SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conrelid = 'lot'::regclass AND contype = 'c'`,
    );
    const rules = rows.map(({ rule }) => rule).join('\n');
    expect(rules).toMatch(/quantity >= 0/);
    expect(rules).toMatch(/allocated <= quantity|quantity >= allocated/);
  });
});

describe('a stock', () => {
  it('is out, low or neither by the same rules', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.oneof(fc.nat(3), fc.nat(2_000_000_000)), fc.oneof(fc.nat(3), fc.nat(2_000_000_000))), {
          minLength: 1,
        }),
        async (stocks) => {
          const asked = stocks.map(([usable, min_quantity], nth) => ({ nth, usable, min_quantity }));
          expect(await inSql('stock_out(usable)', asked)).toEqual(stocks.map(([units]) => isOut(units)));
          expect(await inSql('stock_low(usable, min_quantity)', asked)).toEqual(stocks.map((each) => isLow(...each)));
          expect(await inSql('stock_status(usable, min_quantity)', asked)).toEqual(
            stocks.map((each) => stockStatus(...each)),
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('the day of a pharmacy', () => {
  it('is the same in both, across changes of clocks and the date line', async () => {
    const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Pacific/Kiritimati', 'Asia/Kathmandu'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.date({
              min: new Date('2000-01-01T00:00:00Z'),
              max: new Date('2037-12-31T00:00:00Z'),
              noInvalidDate: true,
            }),
            fc.constantFrom(...zones),
          ),
          { minLength: 1 },
        ),
        async (instants) => {
          const { rows } = await client.query<{ day: string }>(
            'SELECT local_day(at, zone)::text AS day FROM unnest($1::timestamptz[], $2::text[]) AS x(at, zone)',
            [instants.map(([at]) => at.toISOString()), instants.map(([, zone]) => zone)],
          );
          expect(rows.map(({ day }) => day)).toEqual(instants.map(([at, zone]) => localDate(at, zone)));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a call of a rule', () => {
  it.each([
    ['lot_held(status)', 'status <> '],
    ['lot_usable(status, expires_on, quantity, allocated, current_date)', 'CASE WHEN'],
    ['NOT lot_expired(expires_on, current_date)', 'expires_on'],
    ["local_day(created_at, 'Europe/Berlin')", 'AT TIME ZONE'],
  ])('%s is written out where it stands', async (call, written) => {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN VERBOSE SELECT ${call} FROM lot`);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain(written);
    expect(plan).not.toMatch(/lot_held|lot_usable|lot_expired|local_day/);
  });
});
