import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import {
  AdjustStockDocument,
  CheckLedgerDocument,
  DispenseStockDocument,
  GetStockDocument,
  ReceiveStockDocument,
  ReverseTransactionDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { atOnce } from '../kit/at-once.ts';
import { as } from '../kit/client.ts';
import { dice, newSeed } from '../kit/dice.ts';
import { dayFromNow, newPharmacy, newWorld, someText, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
});
afterAll(async () => {
  const { ledgerHealth } = await world.owner.client.ask(CheckLedgerDocument, {});
  await app.close();
  expect(ledgerHealth.unexplainedBalances).toBe(0);
});

/** More than the server has connections, and no more than it serves on a busy machine without anybody waiting too long for one. */
const peak = 24;

const dispense = (stockId: string, quantity: number) =>
  world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity } }).then((data) => data.dispenseStock);

describe('many at once', () => {
  it.each([
    [1, 50],
    [30, 50],
  ])('stock for %i answers %i dispenses of one unit, many at a time, exactly', async (units, askers) => {
    const { stockId } = await stocked(world, [{ quantity: units }]);
    const answers = await atOnce(peak, Array.from({ length: askers }), () => dispense(stockId, 1));
    const refused = answers.filter((answer) => answer.__typename !== 'StockMovement');
    expect(answers).toHaveLength(askers);
    expect(answers.length - refused.length).toBe(units);
    for (const answer of refused)
      expect(answer).toMatchObject({ code: 'INSUFFICIENT_STOCK', requested: 1, available: 0 });
    const { stock } = await world.owner.client.ask(GetStockDocument, { id: stockId });
    expect(stock).toMatchObject({ quantity: 0, usable: 0, status: 'OUT' });
    const outcomes = await app.sql<{ outcome: string; count: number }>(
      `SELECT outcome::text, count(*)::int FROM audit_log WHERE action = 'stock.dispense' AND entity_id = $1 GROUP BY 1`,
      [stockId],
    );
    expect(Object.fromEntries(outcomes.map(({ outcome, count }) => [outcome, count]))).toEqual({
      SUCCEEDED: units,
      REFUSED: askers - units,
    });
  });

  it('parallel dispenses over several lots take every unit once', async () => {
    const { stockId } = await stocked(world, [
      { quantity: 7, expiresOn: dayFromNow(30) },
      { quantity: 5, expiresOn: dayFromNow(60) },
      { quantity: 9, expiresOn: null },
    ]);
    const answers = await Promise.all(Array.from({ length: 12 }, () => dispense(stockId, 2)));
    const taken = answers.filter((answer) => answer.__typename === 'StockMovement');
    expect(taken).toHaveLength(10);
    const { stock } = await world.owner.client.ask(GetStockDocument, { id: stockId });
    expect(stock?.quantity).toBe(1);
    expect(stock?.lots.map((lot) => lot.quantity).sort()).toEqual([0, 0, 1]);
  });

  it('one transaction is reversed once, however many ask at once', async () => {
    const { stockId } = await stocked(world, [{ quantity: 20 }]);
    const { transaction } = as(await dispense(stockId, 5), 'StockMovement');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        world.owner.client.ask(ReverseTransactionDocument, {
          input: { transactionId: transaction.id, reason: 'Wrong patient' },
        }),
      ),
    );
    const kinds = answers.map(({ reverseTransaction }) => reverseTransaction.__typename);
    expect(kinds.filter((kind) => kind === 'StockMovement')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'AlreadyReversed')).toHaveLength(19);
    const { stock } = await world.owner.client.ask(GetStockDocument, { id: stockId });
    expect(stock?.quantity).toBe(20);
  });

  it('the same lot received by many at once is one lot', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 1 }]);
    const input = { pharmacyId: world.pharmacyId, drugId, lotNumber: 'SAME', expiresOn: dayFromNow(300), quantity: 3 };
    await Promise.all(Array.from({ length: 12 }, () => world.owner.client.ask(ReceiveStockDocument, { input })));
    const { stock } = await world.owner.client.ask(GetStockDocument, { id: stockId });
    expect(stock?.lots.filter((lot) => lot.lotNumber === 'SAME').map((lot) => lot.quantity)).toEqual([36]);
    expect(stock?.quantity).toBe(37);
  });

  it('a first delivery by many at once makes one stock', async () => {
    const { drugId } = await stocked(world, [{ quantity: 1 }]);
    const second = await newPharmacy(world);
    await Promise.all(
      Array.from({ length: 10 }, () =>
        world.owner.client.ask(ReceiveStockDocument, {
          input: { pharmacyId: second, drugId, lotNumber: someText('L'), expiresOn: dayFromNow(90), quantity: 2 },
        }),
      ),
    );
    const rows = await app.sql<{ quantity: number }>('SELECT quantity FROM stock WHERE pharmacy_id = $1', [second]);
    expect(rows.map((row) => Number(row.quantity))).toEqual([20]);
  });

  it('a random history of 400 operations by 8 workers leaves a ledger that explains every balance', async () => {
    const stocks = await Promise.all(
      Array.from({ length: 6 }, () =>
        stocked(world, [
          { quantity: 40, expiresOn: dayFromNow(20) },
          { quantity: 40, expiresOn: dayFromNow(200) },
        ]),
      ),
    );
    const recent: string[] = stocks.flatMap((stock) => stock.transactionIds);
    const tally = { done: 0, refused: 0, errors: [] as string[] };
    const { client } = world.owner;
    let left = 400;
    const seed = newSeed();
    onTestFailed(() => void process.stderr.write(`The seed was ${seed}.\n`));
    const { pick, upTo } = dice(seed);
    const units = () => upTo(12);
    const operations = [
      (of: (typeof stocks)[0]) =>
        client.send(ReceiveStockDocument.toString(), {
          input: {
            pharmacyId: world.pharmacyId,
            drugId: of.drugId,
            lotNumber: `R${units()}`,
            expiresOn: dayFromNow(365),
            quantity: units(),
          },
        }),
      (of: (typeof stocks)[0]) =>
        client.send(DispenseStockDocument.toString(), { input: { stockId: of.stockId, quantity: units() } }),
      (of: (typeof stocks)[0]) =>
        client.send(DispenseStockDocument.toString(), {
          input: {
            stockId: of.stockId,
            lots: [...of.lotIds].reverse().map((lotId) => ({ lotId, quantity: units() })),
            reason: 'The patient asked for it',
          },
        }),
      (of: (typeof stocks)[0]) =>
        client.send(AdjustStockDocument.toString(), {
          input: { lotId: pick(of.lotIds), quantityChange: units() - 7 || 1, reason: 'Counted' },
        }),
      () =>
        client.send(ReverseTransactionDocument.toString(), {
          input: { transactionId: pick(recent), reason: 'Entered wrongly' },
        }),
    ];
    const worker = async () => {
      while (left > 0) {
        left -= 1;
        const { data, errors } = await pick(operations)(pick(stocks));
        if (errors) tally.errors.push(errors[0]?.extensions.code ?? '?');
        const answer = Object.values(data ?? {})[0] as { __typename: string; transaction?: { id: string } } | undefined;
        if (answer?.__typename === 'StockMovement' && answer.transaction) {
          tally.done += 1;
          recent.push(answer.transaction.id);
        } else if (answer) tally.refused += 1;
      }
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    expect(tally.errors).toEqual([]);
    expect(tally.done).toBeGreaterThan(100);
    expect(tally.refused).toBeGreaterThan(10);
    const { ledgerHealth } = await client.ask(CheckLedgerDocument, {});
    expect(ledgerHealth.unexplainedBalances).toBe(0);
    expect(await app.sql('SELECT 1 FROM lot WHERE quantity < 0')).toEqual([]);
  }, 120_000);
});
