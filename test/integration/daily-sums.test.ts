import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AdjustStockDocument,
  CheckLedgerDocument,
  DispenseStockDocument,
  ReverseTransactionDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { dice, newSeed } from '../kit/dice.ts';
import { newDrug, newWorld, receive, stocked, type World } from '../kit/world.ts';

let app: App;
const worlds: World[] = [];
beforeAll(async () => {
  app = await startApp();
  worlds.push(
    await newWorld(app, { timezone: 'Pacific/Kiritimati' }),
    await newWorld(app, { timezone: 'America/Adak' }),
  );
});
afterAll(() => app.close());

interface Moved {
  readonly kind: string;
  readonly quantity: number;
  readonly at: Date;
}
const sides: Readonly<Record<string, string>> = {
  RECEIPT: 'RECEIVED',
  OPENING: 'RECEIVED',
  TRANSFER_IN: 'RECEIVED',
  DISPENSE: 'DISPENSED',
  TRANSFER_OUT: 'DISPENSED',
};
const dayIn = (timezone: string, instant: Date) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(instant);

/** What the ledger says that each day's sums should be, reckoned here. */
async function expectedOf(pharmacyId: string, timezone: string): Promise<Record<string, number>> {
  const rows = await app.sql<Moved>(
    'SELECT transaction_type AS kind, quantity, occurred_at AS at FROM transaction WHERE pharmacy_id = $1',
    [pharmacyId],
  );
  const sums: Record<string, number> = {};
  for (const { kind, quantity, at } of rows) {
    if (quantity === 0) continue;
    const key = `${dayIn(timezone, at)} ${sides[kind] ?? (quantity > 0 ? 'ADDED' : 'REMOVED')}`;
    sums[key] = (sums[key] ?? 0) + Math.abs(quantity);
  }
  return sums;
}

async function keptOf(pharmacyId: string): Promise<Record<string, number>> {
  const rows = await app.sql<{ key: string; quantity: number }>(
    `SELECT to_char(day, 'YYYY-MM-DD') || ' ' || side AS key, sum(quantity)::int AS quantity FROM movement_day WHERE pharmacy_id = $1 GROUP BY 1`,
    [pharmacyId],
  );
  return Object.fromEntries(rows.map(({ key, quantity }) => [key, quantity]));
}

/** Shortages as they are counted for each day, and as the alerts say. */
const shortagesOf = (pharmacyId: string) =>
  app.sql<{ kept: string; counted: string }>(
    `SELECT (SELECT json_agg(d ORDER BY d.day) FROM (SELECT day, sum(opened) AS opened, sum(resolved) AS resolved FROM shortage_day WHERE pharmacy_id = p.id
               GROUP BY day HAVING sum(opened) <> 0 OR sum(resolved) <> 0) d)::text AS kept,
            (SELECT json_agg(d ORDER BY d.day) FROM (
               SELECT (at AT TIME ZONE p.timezone)::date AS day, sum(opened) AS opened, sum(resolved) AS resolved
                 FROM (SELECT opened_at AS at, 1 AS opened, 0 AS resolved FROM alert WHERE pharmacy_id = p.id AND kind IN ('LOW_STOCK', 'OUT_OF_STOCK')
                       UNION ALL
                       SELECT resolved_at, 0, 1 FROM alert WHERE pharmacy_id = p.id AND kind IN ('LOW_STOCK', 'OUT_OF_STOCK') AND resolved_at IS NOT NULL) a
                GROUP BY 1) d)::text AS counted
       FROM pharmacy p WHERE p.id = $1`,
    [pharmacyId],
  );

describe('the sums of days', () => {
  it('are what the ledger and the alerts say after any work, dated back and taken back too, by many at once', async () => {
    const seed = newSeed();
    const { upTo, pick, chance } = dice(seed);
    const timezones = ['Pacific/Kiritimati', 'America/Adak'];
    const stocks: { stockId: string; lotId: string; drugId: string; of: World }[] = [];
    for (const of of worlds)
      for (let nth = 0; nth < 3; nth += 1) {
        const { stockId, lotIds, drugId } = await stocked(of, [{ quantity: 400 }], 420);
        stocks.push({ stockId, lotId: lotIds[0] ?? '', drugId, of });
      }
    // Before the goods came nothing of them can have gone: dated back is what came.
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    const act = async () => {
      const { stockId, lotId, drugId, of } = pick(stocks);
      const { client } = of.owner;
      const quantity = upTo(20);
      if (chance(0.2)) {
        await receive(of, drugId, [{ quantity: upTo(60) }]);
        return;
      }
      if (chance(0.3)) {
        const input = {
          lotId,
          quantityChange: chance(0.6) ? quantity : -quantity,
          reason: 'Counted',
          ...(chance(0.5) && { quantityChange: quantity, occurredAt: hoursAgo(upTo(1_000)) }),
        };
        await client.ask(AdjustStockDocument, { input });
        return;
      }
      const { dispenseStock } = await client.ask(DispenseStockDocument, { input: { stockId, quantity } });
      if (dispenseStock.__typename === 'StockMovement' && chance(0.4))
        await client.ask(ReverseTransactionDocument, {
          input: { transactionId: dispenseStock.transaction.id, reason: 'Mistaken' },
        });
    };
    for (let round = 0; round < 8; round += 1) await Promise.all(Array.from({ length: 8 }, act));

    for (const [nth, { pharmacyId }] of worlds.entries()) {
      const told = `seed ${seed}`;
      const expected = await expectedOf(pharmacyId, timezones[nth] ?? '');
      expect(Object.keys(expected).length, told).toBeGreaterThan(3);
      expect(await keptOf(pharmacyId), told).toEqual(expected);
      const [shortages] = await shortagesOf(pharmacyId);
      expect(shortages?.kept, told).toEqual(shortages?.counted);
      expect(shortages?.kept, told).toContain('"opened":');
    }
  });

  it('follow a pharmacy into another time zone', async () => {
    const [{ pharmacyId }] = worlds as [World];
    const before = await keptOf(pharmacyId);
    await app.sql(`UPDATE pharmacy SET timezone = 'Pacific/Pago_Pago' WHERE id = $1`, [pharmacyId]);
    const after = await keptOf(pharmacyId);
    expect(after).not.toEqual(before);
    expect(after).toEqual(await expectedOf(pharmacyId, 'Pacific/Pago_Pago'));
    const [shortages] = await shortagesOf(pharmacyId);
    expect(shortages?.kept).toEqual(shortages?.counted);
  });

  it('that are wrong are counted by the ledger’s health', async () => {
    const world = await newWorld(app);
    await receive(world, await newDrug(world), [{ quantity: 10 }]);
    const health = async () => (await world.owner.client.ask(CheckLedgerDocument, {})).ledgerHealth.unexplainedBalances;
    expect(await health()).toBe(0);
    await app.sql('UPDATE movement_day SET quantity = quantity + 1 WHERE pharmacy_id = $1', [world.pharmacyId]);
    expect(await health()).toBe(1);
    await app.sql('DELETE FROM movement_day WHERE pharmacy_id = $1', [world.pharmacyId]);
    expect(await health()).toBe(1);
  });
});
