import { canAt } from '../../../domain/authorization/actor.ts';
import { ApothecaError, badInput } from '../../../domain/error.ts';
import type { CandidateLot } from '../../../domain/inventory/fefo.ts';
import { isFarBack, ordinaryHours } from '../../../domain/inventory/late-entry.ts';
import { type Message, message } from '../../../domain/messages/index.ts';
import type { TransactionType } from '../../../generated/prisma/enums.ts';
import type { Applied } from '../../../platform/command.ts';
import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import { instant, json, type RowType, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { type SkippedLot } from '../inventory.results.ts';
import { type LockedLot, type LockedStock, stockView, todayAt } from '../stocks/load-stock.ts';

/** A movement decided on: signed changes of lots of one locked stock. */
export interface Movement {
  readonly type: TransactionType;
  readonly lines: readonly { readonly lotId: string; readonly change: number }[];
  readonly actorId: string | null;
  readonly occurredAt?: Date | null | undefined;
  readonly reason?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly reversesId?: string | null;
  readonly orderId?: string | null;
  readonly returnsId?: string | null;
  readonly skipped?: readonly SkippedLot[];
  readonly notices?: readonly Message[];
}

interface PostedLine {
  id: string;
  lotId: string;
  stockId: string;
  transactionId: string;
  action: TransactionType;
  quantityChanged: number;
  quantityAfter: number;
  occurredAt: string;
  timestamp: string;
}

interface PostedHeader {
  id: string;
  occurredAt: Date;
  timestamp: Date;
  lines: PostedLine[];
}

/** A movement of one locked stock, with the lots as they are shown after it. */
export interface Posting {
  readonly stock: LockedStock;
  readonly lots: readonly LockedLot[];
  readonly movement: Movement;
}

/** Posts one movement; see postMovements. */
export async function postMovement(
  tx: Tx,
  stock: LockedStock,
  lots: readonly LockedLot[],
  movement: Movement,
  now: Date,
) {
  const [posted] = await postMovements(tx, [{ stock, lots, movement }], now);
  if (!posted) throw new Error('A transaction was inserted without answering.');
  return posted;
}

const postedHeaderRow: RowType<PostedHeader> = row({
  id: text,
  occurredAt: instant,
  timestamp: instant,
  lines: json<PostedLine[]>(),
});

/**
 * Posts movements of different stocks in one statement: headers and lines; the ledger's trigger moves the balances. The instants are taken
 * by the database once the locks are held, so that what is recorded later has happened later, on whichever node.
 */
export async function postMovements(tx: Tx, postings: readonly Posting[], now: Date) {
  const headers = postings.map(({ stock, movement }) => ({
    id: newId(),
    organizationId: stock.organizationId,
    pharmacyId: stock.pharmacyId,
    stockId: stock.id,
    drugId: stock.drugId,
    type: movement.type,
    quantity: movement.lines.reduce((sum, line) => sum + line.change, 0),
    lineCount: movement.lines.length,
    actorId: movement.actorId,
    occurredAt: movement.occurredAt ?? null,
    reason: movement.reason ?? null,
    note: movement.note ?? null,
    reversesId: movement.reversesId ?? null,
    orderId: movement.orderId ?? null,
    returnsId: movement.returnsId ?? null,
  }));
  const lines = postings.flatMap(({ movement }, index) =>
    movement.lines.map(({ lotId, change }) => ({ id: newId(), transactionId: headers[index]?.id, lotId, change })),
  );
  const rows = await rowsIn(
    tx,
    postedHeaderRow,
    sql`
    WITH moment AS MATERIALIZED (SELECT clock_timestamp()::timestamptz(3) AS now),
    asked AS MATERIALIZED (
      SELECT h.*, least(coalesce(h."occurredAt", moment.now), moment.now) AS at, moment.now
        FROM moment, jsonb_to_recordset(${JSON.stringify(headers)}::jsonb)
             AS h(id uuid, "organizationId" uuid, "pharmacyId" uuid, "stockId" uuid, "drugId" uuid, type transaction_type, quantity int, "lineCount" int,
                  "actorId" uuid, "occurredAt" timestamptz, reason text, note text, "reversesId" uuid, "orderId" uuid, "returnsId" uuid)
    ), header AS (
      INSERT INTO transaction (id, organization_id, pharmacy_id, stock_id, drug_id, transaction_type, quantity, line_count, occurred_at, timestamp,
                               actor_id, reason, note, reverses_id, order_id, returns_id)
      SELECT id, "organizationId", "pharmacyId", "stockId", "drugId", type, quantity, "lineCount", at, now, "actorId", reason, note, "reversesId", "orderId", "returnsId"
        FROM asked
      RETURNING id, occurred_at, timestamp
    ), line AS (
      INSERT INTO inventory_log (id, organization_id, transaction_id, stock_id, lot_id, action, quantity_changed, occurred_at, timestamp)
      SELECT l.id, h."organizationId", h.id, h."stockId", l."lotId", h.type, l.change, h.at, h.now
        FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(id uuid, "transactionId" uuid, "lotId" uuid, change int)
        JOIN asked h ON h.id = l."transactionId"
       ORDER BY l.id
      RETURNING id, lot_id AS "lotId", stock_id AS "stockId", transaction_id AS "transactionId", action, quantity_changed AS "quantityChanged",
                quantity_after AS "quantityAfter", occurred_at AS "occurredAt", timestamp
    )
    SELECT header.id, header.occurred_at AS "occurredAt", header.timestamp, l.lines
      FROM header JOIN (SELECT "transactionId", json_agg(line ORDER BY line.id) AS lines FROM line GROUP BY 1) l ON l."transactionId" = header.id`,
  );
  const posted = new Map(rows.map((row) => [row.id, row]));
  return postings.map((posting, index) => {
    const { id, type, lineCount: _, ...header } = headers[index] as (typeof headers)[number];
    const row = posted.get(id);
    if (!row) throw new Error('A transaction was inserted without answering.');
    return movementView(
      posting,
      { id, transactionType: type, ...header, occurredAt: row.occurredAt, timestamp: row.timestamp },
      row.lines,
      now,
    );
  });
}

function movementView<Header>(
  { stock, lots, movement }: Posting,
  header: Header,
  lines: readonly PostedLine[],
  now: Date,
) {
  const after = new Map(lines.map((line) => [line.lotId, line.quantityAfter]));
  const lotsAfter = lots.map((lot) => ({ ...lot, quantity: after.get(lot.id) ?? lot.quantity }));
  return {
    __typename: 'StockMovement' as const,
    transaction: {
      ...header,
      lines: lines.map((line) => ({
        ...line,
        occurredAt: new Date(line.occurredAt),
        timestamp: new Date(line.timestamp),
      })),
    },
    stock: stockView(stock, lotsAfter, todayAt(stock, now)),
    skipped: [...(movement.skipped ?? [])],
    notices: [...(movement.notices ?? [])],
  };
}

export type PostedMovement = Awaited<ReturnType<typeof postMovement>>;

/** A new lot, as the trail tells it. */
export function lotOpened({ id: lotId, lotNumber, expiresOn, supplierId, status, parentId }: LockedLot) {
  return { lotId, lotNumber, expiresOn, supplierId, status, parentId };
}

/** What a command that posted a movement answers, with its audit row's change (and what it had to open) and its event. */
export function movementApplied(
  stock: LockedStock,
  before: readonly CandidateLot[],
  movement: PostedMovement,
  opened: object = {},
): Applied<PostedMovement> {
  const { transaction } = movement;
  const balance = before.reduce((sum, lot) => sum + lot.quantity, 0);
  return {
    answer: movement,
    change: {
      before: { quantity: balance },
      after: {
        quantity: movement.stock.quantity,
        ...opened,
        transactionId: transaction.id,
        lines: transaction.lines.map(({ lotId, quantityChanged, quantityAfter }) => ({
          lotId,
          quantityChanged,
          quantityAfter,
        })),
      },
    },
    subject: { entityType: 'Stock', entityId: stock.id, pharmacyId: stock.pharmacyId },
    events: [stockChanged(stock, movement.stock.quantity, transaction.quantity, transaction.id)],
  };
}

/** The fact that a stock changed; without a transaction when its levels or a lot's status did. */
export function stockChanged(
  stock: Pick<LockedStock, 'id' | 'organizationId' | 'pharmacyId' | 'drugId'>,
  quantity: number,
  quantityChanged = 0,
  transactionId: string | null = null,
) {
  return {
    type: 'stock.changed' as const,
    organizationId: stock.organizationId,
    pharmacyId: stock.pharmacyId,
    payload: { stockId: stock.id, drugId: stock.drugId, transactionId, quantity, quantityChanged },
  };
}

interface Dated {
  readonly occurredAt?: Date | null;
  readonly reason?: string | null;
}

/** @throws ApothecaError BAD_USER_INPUT for a movement said to happen in the future; a minute is allowed for clocks that differ. */
export function requirePast({ occurredAt }: Dated, now: Date): void {
  if (occurredAt && occurredAt.getTime() > now.getTime() + 60_000) {
    throw badInput('input.occurredAt', 'past', message('movementInFuture'));
  }
}

/** @throws ApothecaError FORBIDDEN, BAD_USER_INPUT for a movement dated far back without the right or a reason. */
export function requireDated(
  { actor, now }: Pick<Caller, 'actor' | 'now'>,
  pharmacyId: string,
  { occurredAt, reason }: Dated,
): void {
  if (!isFarBack(occurredAt, now)) return;
  if (!canAt(actor, 'stock:back-date', pharmacyId)) {
    throw new ApothecaError('FORBIDDEN', message('backDateNeeds', { hours: ordinaryHours }));
  }
  if (!reason?.trim()) throw badInput('input.reason', 'required', message('backDateReason', { hours: ordinaryHours }));
}
