import { badInput } from '../../domain/fault.ts';
import type { CandidateLot } from '../../domain/fefo.ts';
import type { TransactionType } from '../../generated/prisma/enums.ts';
import { sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Applied, Tx } from '../../platform/unit-of-work.ts';
import { type SkippedLot } from './inventory.results.ts';
import { type LockedLot, type LockedStock, stockView, todayAt } from './load-stock.ts';

/** A movement decided on: signed changes of lots of one locked stock. */
export interface Movement {
  readonly type: TransactionType;
  readonly lines: readonly { readonly lotId: string; readonly change: number }[];
  readonly actorId: string | null;
  readonly occurredAt?: Date | null | undefined;
  readonly reason?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly reversesId?: string | null;
  readonly skipped?: readonly SkippedLot[];
  readonly notices?: readonly string[];
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
  occurredAt: Date;
  timestamp: Date;
  lines: PostedLine[];
}

/**
 * Posts a movement in one statement: the header and its lines; the ledger's trigger moves the balances. The instants are taken by the
 * database once the locks are held, so that what is recorded later has happened later, on whichever node.
 */
export async function postMovement(
  tx: Tx,
  stock: LockedStock,
  lots: readonly LockedLot[],
  movement: Movement,
  now: Date,
) {
  const id = newId();
  const quantity = movement.lines.reduce((sum, line) => sum + line.change, 0);
  const lines = movement.lines.map(({ lotId, change }) => ({ id: newId(), lotId, change }));
  const { type, actorId, occurredAt = null, reason = null, note = null, reversesId = null } = movement;
  const [posted] = await tx.$queryRaw<PostedHeader[]>(sql`
    WITH moment AS MATERIALIZED (
      SELECT m.now, least(coalesce(${occurredAt}::timestamptz, m.now), m.now) AS at FROM (SELECT clock_timestamp()::timestamptz(3) AS now) m
    ), header AS (
      INSERT INTO transaction (id, organization_id, pharmacy_id, stock_id, drug_id, transaction_type, quantity, line_count, occurred_at, timestamp,
                               actor_id, reason, note, reverses_id)
      SELECT ${id}::uuid, ${stock.organizationId}::uuid, ${stock.pharmacyId}::uuid, ${stock.id}::uuid, ${stock.drugId}::uuid, ${type}::transaction_type,
             ${quantity}::int, ${lines.length}::int, at, now, ${actorId}::uuid, ${reason}, ${note}, ${reversesId}::uuid FROM moment
      RETURNING occurred_at, timestamp
    ), line AS (
      INSERT INTO inventory_log (id, organization_id, transaction_id, stock_id, lot_id, action, quantity_changed, occurred_at, timestamp)
      SELECT l.id, ${stock.organizationId}::uuid, ${id}::uuid, ${stock.id}::uuid, l."lotId", ${type}::transaction_type, l.change, moment.at, moment.now
        FROM moment, jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(id uuid, "lotId" uuid, change int)
       ORDER BY l.id
      RETURNING id, lot_id AS "lotId", stock_id AS "stockId", transaction_id AS "transactionId", action, quantity_changed AS "quantityChanged",
                quantity_after AS "quantityAfter", occurred_at AS "occurredAt", timestamp
    )
    SELECT header.occurred_at AS "occurredAt", header.timestamp, (SELECT json_agg(line ORDER BY line.id) FROM line) AS lines FROM header`);
  if (!posted) throw new Error('A transaction was inserted without answering.');

  const after = new Map(posted.lines.map((line) => [line.lotId, line.quantityAfter]));
  const lotsAfter = lots.map((lot) => ({ ...lot, quantity: after.get(lot.id) ?? lot.quantity }));
  const today = todayAt(stock, now);
  return {
    __typename: 'StockMovement' as const,
    transaction: {
      id,
      organizationId: stock.organizationId,
      pharmacyId: stock.pharmacyId,
      stockId: stock.id,
      drugId: stock.drugId,
      transactionType: type,
      quantity,
      occurredAt: posted.occurredAt,
      timestamp: posted.timestamp,
      actorId,
      reason,
      note,
      reversesId,
      lines: posted.lines.map((line) => ({
        ...line,
        occurredAt: new Date(line.occurredAt),
        timestamp: new Date(line.timestamp),
      })),
    },
    stock: stockView(stock, lotsAfter, today),
    skipped: [...(movement.skipped ?? [])],
    notices: [...(movement.notices ?? [])],
  };
}

export type PostedMovement = Awaited<ReturnType<typeof postMovement>>;

/** What a command that posted a movement answers, with its audit row's change and its event. */
export function movementApplied(
  stock: LockedStock,
  before: readonly CandidateLot[],
  movement: PostedMovement,
): Applied<PostedMovement> {
  const { transaction } = movement;
  const balance = before.reduce((sum, lot) => sum + lot.quantity, 0);
  return {
    answer: movement,
    change: {
      before: { quantity: balance },
      after: {
        quantity: movement.stock.quantity,
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

/** @throws Fault BAD_USER_INPUT for a movement said to happen in the future; a minute is allowed for clocks that differ. */
export function requirePast(occurredAt: Date | null | undefined, now: Date): void {
  if (occurredAt && occurredAt.getTime() > now.getTime() + 60_000) {
    throw badInput('input.occurredAt', 'past', 'input.occurredAt must not be in the future.');
  }
}
