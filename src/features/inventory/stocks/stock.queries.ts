import type { Actor } from '../../../domain/actor.ts';
import { pharmaciesWhere } from '../../../domain/actor.ts';
import { isExpired, type LocalDate } from '../../../domain/dates.ts';
import { notFound } from '../../../domain/error.ts';
import { type LotStatus, usable } from '../../../domain/fefo.ts';
import { lotKey } from '../../../domain/lot-key.ts';
import { Cursors, makePage, type PageArgs } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { byKey, defineLoader, groupByKey } from '../../../graphql/loaders.ts';
import { empty, join, type Sql, sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import {
  drugColumns,
  drugSortName,
  escapeLike,
  marked,
  type StrengthMatch,
  searchDrugs,
} from '../../catalogue/index.ts';
import type { StockFilter, StockOrder } from '../inventory.filter.ts';
import type { Lot, LotCorrection, Stock } from './stock.type.ts';

/** The date in the pharmacy called `p`, at the caller's instant. */
const todayIn = (now: Date): Sql => sql`(${now}::timestamptz AT TIME ZONE p.timezone)::date`;

/** What follows from the lots of the stock called `s` at the pharmacy called `p`, as `f`: what is usable, and the earliest expiry. */
export const figures = (now: Date): Sql => sql`
  LATERAL (SELECT coalesce(sum(l.quantity - l.allocated) FILTER (WHERE l.status = 'RELEASED' AND (l.expires_on IS NULL OR l.expires_on >= ${todayIn(now)})), 0)::int AS usable,
                  min(l.expires_on) AS earliest
             FROM lot l WHERE l.stock_id = s.id AND l.quantity > 0) f`;

const stockColumns = sql`
  s.id, s.organization_id AS "organizationId", s.pharmacy_id AS "pharmacyId", s.drug_id AS "drugId", s.quantity, s.allocated,
  s.quantity - s.allocated AS available, f.usable, s.min_quantity AS "minQuantity", s.max_quantity AS "maxQuantity",
  CASE WHEN f.usable = 0 THEN 'OUT' WHEN f.usable < s.min_quantity THEN 'LOW' ELSE 'OK' END AS status, f.earliest AS "earliestExpiry",
  s.created_at AS "createdAt", s.updated_at AS "updatedAt", (SELECT to_json(drug) FROM (SELECT ${drugColumns}) drug) AS drug`;

/**
 * A page of the stocks of a pharmacy, each with its drug, status and earliest expiry, in one statement. The figures that follow from
 * lots are computed for the page alone unless the filter or the order needs them for all.
 * @throws ApothecaError NOT_FOUND for a pharmacy the actor does not see.
 */
export async function stocksPage(
  { platform }: Context,
  actor: Actor,
  pharmacyId: string,
  filter: StockFilter | null,
  orderBy: StockOrder | null,
  page: PageArgs,
) {
  requireVisible(actor, pharmacyId);
  const now = platform.clock.now();
  const { database } = platform;
  const { search, low = null, out = null, onHold = null, drugId = null } = filter ?? {};
  const { expiringWithinDays = null, supplierId = null } = filter ?? {};
  const { condition: found, rank, strengthMatch } = await searchDrugs(database, actor.organizationId, search, holdsLot);
  const direction = orderBy?.direction ?? 'ASC';
  // Unless told otherwise, what fits a search best comes first.
  const field = orderBy?.field ?? (rank ? 'RANK' : 'NAME');
  const name: readonly SortPart[] = [
    [drugSortName, 'text'],
    [sql`d.strength_order`, 'text'],
  ];
  const sort: readonly SortPart[] = {
    RANK: [[rank ?? sql`0`, 'number'], ...name] as const,
    NAME: name,
    QUANTITY: [[sql`s.quantity`, 'number']] as const,
    EARLIEST_EXPIRY: [[sql`coalesce(f.earliest, '9999-12-31'::date)`, 'date']] as const,
  }[field];
  const byLots = low !== null || out !== null || field === 'EARLIEST_EXPIRY';
  const conditions = join(
    [
      sql`s.pharmacy_id = ${pharmacyId}::uuid AND s.organization_id = ${actor.organizationId}::uuid`,
      search ? sql`((${found}) OR ${holdsLot(search)})` : found,
      ...(low === null ? [] : [sql`(f.usable < s.min_quantity) = ${low}`]),
      ...(out === null ? [] : [sql`(f.usable = 0) = ${out}`]),
      ...(expiringWithinDays === null
        ? []
        : [
            sql`EXISTS (SELECT 1 FROM lot l WHERE l.stock_id = s.id AND l.quantity > 0 AND l.expires_on <= ${todayIn(now)} + ${expiringWithinDays}::int)`,
          ]),
      ...(onHold === null
        ? []
        : [
            sql`EXISTS (SELECT 1 FROM lot l WHERE l.stock_id = s.id AND l.quantity > 0 AND l.status <> 'RELEASED') = ${onHold}`,
          ]),
      ...(supplierId === null
        ? []
        : [
            sql`EXISTS (SELECT 1 FROM lot l WHERE l.stock_id = s.id AND l.quantity > 0 AND l.supplier_id::text = ${supplierId})`,
          ]),
      ...(drugId === null ? [] : [sql`s.drug_id::text = ${drugId}`]),
    ],
    ' AND ',
  );
  const cursors = new Cursors(
    'stocks',
    [...sort.map(([, kind]) => kind), 'id'],
    [pharmacyId, filter, field, direction],
  );
  const after = cursors.decode(page.after);
  const down = direction === 'DESC';
  const keys = [...sort.map(([key]) => key), sql`s.id`];
  const types = [...sort.map(([, kind]) => sortTypes[kind]), sql`uuid`];
  const beyond = after
    ? sql`AND (${join(keys)}) ${down ? sql`<` : sql`>`} (${join(after.map((part, index) => sql`${part}::${types[index] ?? empty}`))})`
    : empty;
  const order = join(keys.map((key) => (down ? sql`${key} DESC` : key)));
  const matching = sql`FROM stock s JOIN pharmacy p ON p.id = s.pharmacy_id JOIN drug d ON d.id = s.drug_id ${byLots ? sql`, ${figures(now)}` : empty} WHERE ${conditions}`;
  const rows = await database.rows<Stock & { sortKey: (string | number)[]; strengthMatch: StrengthMatch | null }>(
    sql`
    SELECT ${stockColumns}, page."sortKey", page."strengthMatch"
      FROM (SELECT s.id, json_build_array(${join(keys)}) AS "sortKey", ${strengthMatch} AS "strengthMatch", row_number() OVER (ORDER BY ${order}) AS place
              ${matching} ${beyond} ORDER BY ${order} LIMIT ${page.first + 1}) page
      JOIN stock s ON s.id = page.id JOIN pharmacy p ON p.id = s.pharmacy_id JOIN drug d ON d.id = s.drug_id, ${figures(now)}
     ORDER BY page.place`,
    search ? 'each time' : 'once',
  );
  const connection = makePage(
    rows,
    page,
    (row) => cursors.encode(row.sortKey),
    (row) => row,
    async () => {
      const counted = await database.row<{ count: number }>(sql`SELECT count(*)::int AS count ${matching}`);
      return counted?.count ?? 0;
    },
  );
  return marked(connection);
}

/** A part of a sort key with its kind in a cursor. */
type SortPart = readonly [key: Sql, kind: 'text' | 'number' | 'date'];
const sortTypes = { text: sql`text`, number: sql`int`, date: sql`date` };

/** The condition that the number of the lot called `l` is the text, or begins so, however it is spelled. */
export function isLot(text: string): Sql {
  const key = lotKey(text);
  return key === '' ? sql`false` : sql`l.lot_key LIKE ${`${escapeLike(key)}%`}`;
}

/** The condition that the stock called `s` has had goods of a lot whose number begins so, however it is spelled. */
function holdsLot(text: string): Sql {
  return sql`EXISTS (SELECT 1 FROM lot l WHERE l.stock_id = s.id AND ${isLot(text)})`;
}

/** @throws ApothecaError NOT_FOUND */
export function requireVisible(actor: Actor, pharmacyId: string): void {
  if (!actor.pharmacyIds.includes(pharmacyId)) throw notFound('pharmacy', 'pharmacyId');
}

/** Stocks by a condition on `s`, of the pharmacies where the actor may read stock. */
function readStocks({ platform, actor }: Context, condition: Sql): Promise<Stock[]> {
  const visible = actor ? pharmaciesWhere(actor, 'stock:read') : [];
  return platform.database.rows<Stock>(sql`
    SELECT ${stockColumns}
      FROM stock s JOIN pharmacy p ON p.id = s.pharmacy_id JOIN drug d ON d.id = s.drug_id, ${figures(platform.clock.now())}
     WHERE ${condition} AND s.pharmacy_id = ANY (${visible}::uuid[]) ORDER BY p.name COLLATE "und-x-icu", ${drugSortName}, d.strength_order, s.id`);
}

/** Stocks by id. */
export const loadStock = defineLoader(async (context, ids) =>
  byKey(await readStocks(context, sql`s.id = ANY (${ids.filter(isId)}::uuid[])`), (row) => row.id),
);

const loadStockByKey = defineLoader(async (context, keys) => {
  const asked = keys.map((key) => JSON.parse(key) as [string, string]).filter((ids) => ids.every(isId));
  const pharmacies = asked.map(([pharmacyId]) => pharmacyId);
  const drugs = asked.map(([, drugId]) => drugId);
  const rows = await readStocks(
    context,
    sql`(s.pharmacy_id, s.drug_id) IN (SELECT * FROM unnest(${pharmacies}::uuid[], ${drugs}::uuid[]))`,
  );
  return byKey(rows, (row) => JSON.stringify([row.pharmacyId, row.drugId]));
});

/** The stock of a drug at a pharmacy. */
export function loadStockAt(context: Context, pharmacyId: string, drugId: string): Promise<Stock | null> {
  return loadStockByKey(context, JSON.stringify([pharmacyId, drugId]));
}

/** The stocks of drugs, at every pharmacy the actor may see. */
export const loadStocksOfDrug = defineLoader(async (context, ids) =>
  groupByKey(ids, await readStocks(context, sql`s.drug_id = ANY (${[...ids]}::uuid[])`), (row) => row.drugId),
);

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

async function readLots({ platform, actor }: Context, condition: Sql): Promise<Lot[]> {
  const visible = actor ? pharmaciesWhere(actor, 'stock:read') : [];
  const rows = await platform.database.rows<LotRow & { today: LocalDate }>(sql`
    SELECT ${lotColumns(platform.clock.now())}
      FROM lot l JOIN stock s ON s.id = l.stock_id JOIN pharmacy p ON p.id = s.pharmacy_id
     WHERE ${condition} AND s.pharmacy_id = ANY (${visible}::uuid[]) ORDER BY l.expires_on NULLS LAST, l.created_at, l.id`);
  return rows.map(({ today, ...row }) => lotView(row, today));
}

/** Lots by id. */
export const loadLot = defineLoader(async (context, ids) =>
  byKey(await readLots(context, sql`l.id = ANY (${ids.filter(isId)}::uuid[])`), (row) => row.id),
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
    sql`s.drug_id = ANY (${[...drugIds]}::uuid[]) AND l.lot_key = ANY (${[...lotKeys]}::text[]) AND (${pharmacyId}::text IS NULL OR s.pharmacy_id::text = ${pharmacyId})`,
  );
  return [...lots.filter(({ quantity }) => quantity > 0), ...lots.filter(({ quantity }) => quantity === 0)];
}

/** The lots of stocks, first expired first; empty ones as well, after those with goods. */
export const loadLotsOfStock = defineLoader(async (context, ids) => {
  const lots = await readLots(context, sql`l.stock_id = ANY (${[...ids]}::uuid[])`);
  return groupByKey(
    ids,
    [...lots.filter((lot) => lot.quantity > 0), ...lots.filter((lot) => lot.quantity === 0)],
    (row) => row.stockId,
  );
});

/** The corrections of lots, the latest first. */
export const loadCorrectionsOfLot = defineLoader(async ({ platform, actor }, ids) => {
  const rows = await platform.database.rows<LotCorrection>(sql`
    SELECT c.id, c.lot_id AS "lotId", c.lot_number_was AS "lotNumberWas", c.expires_on_was AS "expiresOnWas", c.lot_number AS "lotNumber",
           c.expires_on AS "expiresOn", c.reason, c.actor_id AS "actorId", c.created_at AS at
      FROM lot_correction c WHERE c.lot_id = ANY (${[...ids]}::uuid[]) AND c.organization_id = ${actor?.organizationId ?? null}::uuid ORDER BY c.id DESC`);
  return groupByKey(ids, rows, (row) => row.lotId);
});

/** Suppliers of the goods that stocks hold. */
export const loadSuppliersOfStock = defineLoader(async ({ platform, actor }, ids) => {
  const rows = await platform.database.rows<{ stockId: string; supplierId: string }>(sql`
    SELECT DISTINCT l.stock_id AS "stockId", l.supplier_id AS "supplierId" FROM lot l
     WHERE l.stock_id = ANY (${[...ids]}::uuid[]) AND l.quantity > 0 AND l.supplier_id IS NOT NULL AND l.organization_id = ${actor?.organizationId ?? null}::uuid`);
  return groupByKey(ids, rows, (row) => row.stockId);
});

/** What a drug is over the pharmacies the actor may see: the sum on hand, and the earliest expiry of a lot with goods in it. */
export const loadDrugTotals = defineLoader(async ({ platform, actor }, drugIds) => {
  const visible = actor ? pharmaciesWhere(actor, 'stock:read') : [];
  const rows = await platform.database.rows<{ drugId: string; quantity: number; expiration: LocalDate | null }>(sql`
    SELECT s.drug_id AS "drugId", sum(s.quantity)::float8 AS quantity,
           min((SELECT min(l.expires_on) FROM lot l WHERE l.stock_id = s.id AND l.quantity > 0)) AS expiration
      FROM stock s WHERE s.drug_id = ANY (${[...drugIds]}::uuid[]) AND s.pharmacy_id = ANY (${visible}::uuid[]) GROUP BY s.drug_id`);
  return byKey(rows, (row) => row.drugId);
});
