import { pharmaciesWhere } from '../../../domain/authorization/actor.ts';
import { isExpired, type LocalDate } from '../../../domain/dates.ts';
import { usable } from '../../../domain/inventory/fefo.ts';
import type { LotStatus } from '../../../domain/inventory/lot-status.ts';
import * as enums from '../../../generated/prisma/enums.ts';
import type { Context } from '../../../graphql/context.ts';
import { byKey, defineLoader, groupByKey } from '../../../graphql/loaders.ts';
import { arrayOf, type Sql, sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import { day, instant, nullable, number, oneOf, type RowType, row, text } from '../../../platform/database/row.ts';
import { todayIn } from './stock.queries.ts';
import type { Lot, LotCorrection } from './stock.type.ts';

export interface LotRow {
  id: string;
  stockId: string;
  parentId: string | null;
  lotNumber: string;
  lotKey: string;
  expiresOn: LocalDate | null;
  status: LotStatus;
  quantity: number;
  allocated: number;
  supplierId: string | null;
  createdAt: Date;
}

/** A lot as the schema shows it. */
export function lotView(row: LotRow, today: LocalDate): Lot {
  const candidate = { ...row, createdAt: row.createdAt.getTime() };
  return {
    ...row,
    available: row.quantity - row.allocated,
    usable: usable(candidate, today),
    expired: isExpired(row.expiresOn, today),
  };
}

/** The columns of the lot called `l` at the pharmacy called `p`, with the day it is there. */
export const lotColumns = (now: Date): Sql => sql`
  l.id, l.stock_id AS "stockId", l.parent_id AS "parentId", l.lot_number AS "lotNumber", l.lot_key AS "lotKey", l.expires_on AS "expiresOn", l.status, l.quantity, l.allocated,
  l.supplier_id AS "supplierId", l.created_at AS "createdAt", ${todayIn(now)} AS today`;

/** What `lotColumns` reads. */
export const lotAtPharmacyRow = row({
  id: text,
  stockId: text,
  parentId: nullable(text),
  lotNumber: text,
  lotKey: text,
  expiresOn: nullable(day),
  status: oneOf(enums.LotStatus),
  quantity: number,
  allocated: number,
  supplierId: nullable(text),
  createdAt: instant,
  today: day,
});

async function readLots({ platform, actor }: Context, condition: Sql): Promise<Lot[]> {
  const visible = pharmaciesWhere(actor, 'stock:read');
  const rows = await platform.database.rows(
    lotAtPharmacyRow,
    sql`
    SELECT ${lotColumns(platform.clock.now())}
      FROM lot l JOIN stock s ON s.id = l.stock_id JOIN pharmacy p ON p.id = s.pharmacy_id
     WHERE ${condition} AND s.pharmacy_id = ANY (${arrayOf(visible)}) ORDER BY l.expires_on NULLS LAST, l.created_at, l.id`,
  );
  return rows.map(({ today, ...row }) => lotView(row, today));
}

/** Lots by id. */
export const loadLot = defineLoader(async (context, ids) =>
  byKey(await readLots(context, sql`l.id = ANY (${arrayOf(ids.filter(isId))})`), (row) => row.id),
);

/** The lots of drugs that have one of these keys, at one pharmacy or at all that the actor may see; those with goods first. */
export async function lotsOfKeys(
  context: Context,
  drugIds: readonly string[],
  lotKeys: readonly string[],
  pharmacyId: string | null,
): Promise<Lot[]> {
  const lots = await readLots(
    context,
    sql`s.drug_id = ANY (${arrayOf(drugIds)}) AND l.lot_key = ANY (${arrayOf(lotKeys, 'text')}) AND (${pharmacyId}::text IS NULL OR s.pharmacy_id::text = ${pharmacyId})`,
  );
  return [...lots.filter(({ quantity }) => quantity > 0), ...lots.filter(({ quantity }) => quantity === 0)];
}

/** The lots of stocks, first expired first; empty ones as well, after those with goods. */
export const loadLotsOfStock = defineLoader(async (context, ids) => {
  const lots = await readLots(context, sql`l.stock_id = ANY (${arrayOf(ids)})`);
  return groupByKey(
    ids,
    [...lots.filter((lot) => lot.quantity > 0), ...lots.filter((lot) => lot.quantity === 0)],
    (row) => row.stockId,
  );
});

const lotCorrectionRow: RowType<LotCorrection> = row({
  id: text,
  lotNumberWas: text,
  expiresOnWas: nullable(day),
  lotNumber: text,
  expiresOn: nullable(day),
  reason: text,
  at: instant,
  lotId: text,
  actorId: text,
});

/** The corrections of lots, the latest first. */
export const loadCorrectionsOfLot = defineLoader(async ({ platform, actor }, ids) => {
  const rows = await platform.database.rows(
    lotCorrectionRow,
    sql`
    SELECT c.id, c.lot_id AS "lotId", c.lot_number_was AS "lotNumberWas", c.expires_on_was AS "expiresOnWas", c.lot_number AS "lotNumber",
           c.expires_on AS "expiresOn", c.reason, c.actor_id AS "actorId", c.created_at AS at
      FROM lot_correction c WHERE c.lot_id = ANY (${arrayOf(ids)}) AND c.organization_id = ${actor?.organizationId ?? null}::uuid ORDER BY c.id DESC`,
  );
  return groupByKey(ids, rows, (row) => row.lotId);
});
