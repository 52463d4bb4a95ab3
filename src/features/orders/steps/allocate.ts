import { type CandidateLot, type Pick, pickLots } from '../../../domain/inventory/fefo.ts';
import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { type LockedStock, skippedLots, stockChanged, todayAt } from '../../inventory/index.ts';
import type { ShortLine } from '../order.results.ts';

/** A lot whose figures change while several lines are served from it. */
export type Draft = { -readonly [K in keyof CandidateLot]: CandidateLot[K] };

interface Wanted {
  readonly lineId: string;
  readonly drugId: string;
  readonly quantity: number;
}

export interface LinePicks {
  readonly lineId: string;
  readonly stockId: string;
  readonly picks: readonly Pick[];
}

/** Lots for lines, first expired first out; lines of the same drug share its stock, in their order. */
export function pickForLines(stocks: readonly LockedStock[], wanted: readonly Wanted[], now: Date) {
  const byDrug = new Map(
    stocks.map((stock) => [stock.drugId, { stock, lots: stock.lots.map((lot): Draft => ({ ...lot })) }]),
  );
  const chosen: LinePicks[] = [];
  const short: ShortLine[] = [];
  for (const { lineId, drugId, quantity } of wanted) {
    const found = byDrug.get(drugId);
    const { picks, shortage, skipped } = found
      ? pickLots(found.lots, quantity, todayAt(found.stock, now))
      : { picks: [], shortage: quantity, skipped: [] };
    for (const { lot, quantity: taken } of picks) (lot as Draft).allocated += taken;
    if (found && picks.length > 0) chosen.push({ lineId, stockId: found.stock.id, picks });
    if (shortage > 0)
      short.push({
        lineId,
        drugId,
        requested: quantity,
        available: quantity - shortage,
        skipped: skippedLots(skipped),
      });
  }
  return { chosen, short };
}

/** Promises the lots to the lines, in one statement. */
export async function insertAllocations(tx: Tx, organizationId: string, chosen: readonly LinePicks[]): Promise<void> {
  const rows = chosen.flatMap(({ lineId, stockId, picks }) =>
    picks.map(({ lot, quantity }) => ({ id: newId(), lineId, stockId, lotId: lot.id, quantity })),
  );
  if (rows.length === 0) return;
  await tx.$executeRaw(sql`
    INSERT INTO allocation (id, organization_id, line_id, stock_id, lot_id, quantity)
    SELECT a.id, ${organizationId}::uuid, a."lineId", a."stockId", a."lotId", a.quantity
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS a(id uuid, "lineId" uuid, "stockId" uuid, "lotId" uuid, quantity int)
     ORDER BY a.id`);
}

/** Takes promises back: to a smaller quantity, or wholly where it is 0. */
export async function reduceAllocations(
  tx: Tx,
  rows: readonly { readonly id: string; readonly quantity: number }[],
): Promise<void> {
  if (rows.length === 0) return;
  const gone = rows.filter((row) => row.quantity === 0).map((row) => row.id);
  const kept = rows.filter((row) => row.quantity > 0);
  await tx.$executeRaw(sql`
    WITH gone AS (DELETE FROM allocation WHERE id = ANY (${gone}::uuid[]))
    UPDATE allocation a SET quantity = r.quantity
      FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS r(id uuid, quantity int) WHERE a.id = r.id`);
}

/** The facts that what is allocated of stocks changed, and with it what is usable. */
export function allocationsChanged(stocks: readonly LockedStock[], stockIds: ReadonlySet<string>) {
  return stocks
    .filter((stock) => stockIds.has(stock.id))
    .map((stock) =>
      stockChanged(
        stock,
        stock.lots.reduce((sum, lot) => sum + lot.quantity, 0),
      ),
    );
}
