import type { Actor } from '../../../domain/authorization/actor.ts';
import { pharmaciesWhere } from '../../../domain/authorization/actor.ts';
import { requireVisible } from '../../../domain/authorization/scope.ts';
import { lotKey } from '../../../domain/inventory/lot-key.ts';
import { Cursors, counting, makePage, type PageArgs } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { byKey, defineLoader, groupByKey } from '../../../graphql/loaders.ts';
import { arrayOf, empty, join, raw, type Sql, sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import {
  day,
  instant,
  json,
  nullable,
  number,
  oneOf,
  type RowType,
  row,
  rowsWith,
  text,
} from '../../../platform/database/row.ts';
import { drugColumns, drugSortName, escapeLike, marked, searchDrugs } from '../../catalogue/index.ts';
import type { StockFilter, StockSort } from '../inventory.filter.ts';
import type { Stock } from './stock.type.ts';
import { asKept, figuresOfPage, withStatus } from './stock-listing.ts';

/** The date in the pharmacy called `p`, at the caller's instant. */
export const todayIn = (now: Date): Sql => sql`local_day(${now}::timestamptz, p.timezone)`;

/** What follows from the lots of the stock called `s` at the pharmacy called `p`, as `f`: what is usable, and the earliest expiry. */
export const figures = (now: Date): Sql => sql`
  LATERAL (SELECT coalesce(sum(lot_usable(l.status, l.expires_on, l.quantity, l.allocated, ${todayIn(now)})), 0)::int AS usable,
                  min(l.expires_on) AS earliest
             FROM lot l WHERE l.stock_id = s.id AND l.quantity > 0) f`;

const stockColumns = sql`
  s.id, s.organization_id AS "organizationId", s.pharmacy_id AS "pharmacyId", s.drug_id AS "drugId", s.quantity, s.allocated,
  s.quantity - s.allocated AS available, f.usable, s.min_quantity AS "minQuantity", s.max_quantity AS "maxQuantity",
  stock_status(f.usable, s.min_quantity) AS status, f.earliest AS "earliestExpiry",
  s.created_at AS "createdAt", s.updated_at AS "updatedAt", (SELECT to_json(drug) FROM (SELECT ${drugColumns}) drug) AS drug`;

const stockRow: RowType<Stock> = row({
  id: text,
  drug: json<Stock['drug']>(),
  quantity: number,
  allocated: number,
  available: number,
  usable: number,
  minQuantity: number,
  maxQuantity: nullable(number),
  status: oneOf(['LOW', 'OK', 'OUT']),
  earliestExpiry: nullable(day),
  createdAt: instant,
  updatedAt: instant,
  pharmacyId: text,
  drugId: text,
});

const stockOfPageRow = rowsWith(
  stockRow,
  row({ sortKey: json<(string | number)[]>(), strengthMatch: nullable(oneOf(['EXACT', 'OTHER', 'PART'])) }),
);

/**
 * A page of the stocks of a pharmacy, each with its drug, status and earliest expiry, in one statement. What the list is ordered and narrowed by is kept in
 * stock_listing; the figures that follow from lots are computed for the page alone.
 * @throws ApothecaError NOT_FOUND for a pharmacy the actor does not see.
 */
export async function stocksPage(
  { platform }: Context,
  actor: Actor,
  pharmacyId: string,
  filter: StockFilter | null,
  orderBy: StockSort | null,
  page: PageArgs,
) {
  requireVisible(actor, pharmacyId);
  const now = platform.clock.now();
  const { database } = platform;
  const { search } = filter ?? {};
  const { condition: found, rank, strengthMatch } = await searchDrugs(database, actor.organizationId, search, holdsLot);
  const direction = orderBy?.direction ?? 'ASC';
  // Unless told otherwise, what fits a search best comes first.
  const field = orderBy?.field ?? (rank ? 'RANK' : 'NAME');
  const name: readonly SortPart[] = [
    [sql`o.sort_name`, 'text'],
    [sql`o.strength_order`, 'text'],
  ];
  const sort: readonly SortPart[] = {
    RANK: [[rank ?? sql`0`, 'number'], ...name] as const,
    NAME: name,
    QUANTITY: [[sql`o.quantity`, 'number']] as const,
    EARLIEST_EXPIRY: [[sql`o.earliest_expiry`, 'date']] as const,
  }[field];
  // Asked for by a subquery, the pharmacy is none of which PostgreSQL knows how many stocks it has: the statement is planned once for all.
  const pharmacy = sql`pharmacy p WHERE p.id = ${pharmacyId}::uuid AND p.organization_id = ${actor.organizationId}::uuid`;
  const today = sql`(SELECT ${todayIn(now)} FROM ${pharmacy})`;
  const listed = (byStatus(filter) ? withStatus : asKept)(sql`(SELECT p.id FROM ${pharmacy})`, today);
  const conditions = join(
    [search ? sql`((${found}) OR ${holdsLot(search)})` : sql`true`, ...narrowed(filter, today)],
    ' AND ',
  );
  const cursors = new Cursors(
    'stocks',
    [...sort.map(([, kind]) => kind), 'id'],
    [pharmacyId, filter, field, direction],
  );
  const after = cursors.decode(page.after);
  const down = direction === 'DESC';
  const keys = [...sort.map(([key]) => key), sql`o.stock_id`];
  const types = [...sort.map(([, kind]) => sortTypes[kind]), sql`uuid`];
  const beyond = after
    ? sql`AND (${join(keys)}) ${down ? sql`<` : sql`>`} (${join(after.map((part, index) => sql`${part}::${types[index] ?? empty}`))})`
    : empty;
  const order = join(keys.map((key) => (down ? sql`${key} DESC` : key)));
  const matching = sql`FROM ${listed.from} ${search ? sql`JOIN drug d ON d.id = o.drug_id` : empty} WHERE ${conditions}`;
  // How many there are of a word or a supplier makes another way the better one.
  const planned = search || filter?.supplierId ? 'each time' : 'once';
  // Its number of rows stands in the text, since PostgreSQL would expect a tenth of all for one that it does not know.
  const rows = await database.rows(
    stockOfPageRow,
    sql`
    ${listed.before} SELECT ${stockColumns}, page."sortKey", page."strengthMatch"
      FROM (SELECT o.stock_id, o.usable, o.earliest_expiry, json_build_array(${join(keys)}) AS "sortKey", ${strengthMatch} AS "strengthMatch", ${join(keys.map((key, nth) => sql`${key} AS ${raw(`key${nth}`)}`))}
              ${matching} ${beyond} ORDER BY ${order} LIMIT ${raw(String(page.first + 1))}) page
      JOIN stock s ON s.id = page.stock_id JOIN pharmacy p ON p.id = s.pharmacy_id JOIN drug d ON d.id = s.drug_id, ${figuresOfPage(todayIn(now))}
     ORDER BY ${join(keys.map((_, nth) => raw(`page.key${nth} ${direction}`)))}`,
    planned,
  );
  const connection = makePage(
    rows,
    page,
    (row) => cursors.encode(row.sortKey),
    (row) => row,
    (upTo) => database.count(sql`${listed.before} ${counting(matching, upTo)}`, planned),
  );
  return marked(connection);
}

const byStatus = (filter: StockFilter | null): boolean => typeof (filter?.low ?? filter?.out) === 'boolean';

/** Written so that an index of what is so is one for the condition. */
const is = (flag: Sql, so: boolean): Sql => (so ? flag : sql`NOT ${flag}`);

/** The conditions of a filter, but for its search, on the stock called `o`. */
function narrowed(filter: StockFilter | null, today: Sql): Sql[] {
  const { low = null, out = null, onHold = null, drugId = null } = filter ?? {};
  const { expiringWithinDays = null, supplierId = null } = filter ?? {};
  return [
    ...(low === null ? [] : [is(sql`o.low`, low)]),
    ...(out === null ? [] : [is(sql`o.out`, out)]),
    ...(expiringWithinDays === null ? [] : [sql`o.earliest_expiry <= ${today} + ${expiringWithinDays}::int`]),
    ...(onHold === null ? [] : [is(sql`o.held`, onHold)]),
    ...(supplierId === null
      ? []
      : [
          isId(supplierId)
            ? sql`o.stock_id IN (SELECT l.stock_id FROM lot l WHERE l.supplier_id = ${supplierId}::uuid AND l.quantity > 0)`
            : sql`false`,
        ]),
    ...(drugId === null ? [] : [isId(drugId) ? sql`o.drug_id = ${drugId}::uuid` : sql`false`]),
  ];
}

/** A part of a sort key with its kind in a cursor. */
type SortPart = readonly [key: Sql, kind: 'text' | 'number' | 'date'];
const sortTypes = { text: sql`text`, number: sql`int`, date: sql`date` };

/** The condition that the number of the lot called `l` is the text, or begins so, however it is spelled. */
export function isLot(text: string): Sql {
  const key = lotKey(text);
  return key === '' ? sql`false` : sql`l.lot_key LIKE ${`${escapeLike(key)}%`}`;
}

/** The condition that the stock called `o` has had goods of a lot whose number begins so, however it is spelled. */
function holdsLot(text: string): Sql {
  return sql`EXISTS (SELECT 1 FROM lot l WHERE l.stock_id = o.stock_id AND ${isLot(text)})`;
}

/** Stocks by a condition on `s`, of the pharmacies where the actor may read stock. */
function readStocks({ platform, actor }: Context, condition: Sql): Promise<Stock[]> {
  const visible = pharmaciesWhere(actor, 'stock:read');
  return platform.database.rows(
    stockRow,
    sql`
    SELECT ${stockColumns}
      FROM stock s JOIN pharmacy p ON p.id = s.pharmacy_id JOIN drug d ON d.id = s.drug_id, ${figures(platform.clock.now())}
     WHERE ${condition} AND s.pharmacy_id = ANY (${arrayOf(visible)}) ORDER BY p.name COLLATE "und-x-icu", ${drugSortName}, d.strength_order, s.id`,
  );
}

/** Stocks by id. */
export const loadStock = defineLoader(async (context, ids) =>
  byKey(await readStocks(context, sql`s.id = ANY (${arrayOf(ids.filter(isId))})`), (row) => row.id),
);

const loadStockByKey = defineLoader(async (context, keys) => {
  const asked = keys.map((key) => JSON.parse(key) as [string, string]).filter((ids) => ids.every(isId));
  const pharmacies = asked.map(([pharmacyId]) => pharmacyId);
  const drugs = asked.map(([, drugId]) => drugId);
  const rows = await readStocks(
    context,
    sql`(s.pharmacy_id, s.drug_id) IN (SELECT * FROM unnest(${arrayOf(pharmacies)}, ${arrayOf(drugs)}))`,
  );
  return byKey(rows, (row) => JSON.stringify([row.pharmacyId, row.drugId]));
});

/** The stock of a drug at a pharmacy. */
export function loadStockAt(context: Context, pharmacyId: string, drugId: string): Promise<Stock | null> {
  return loadStockByKey(context, JSON.stringify([pharmacyId, drugId]));
}

/** The stocks of drugs, at every pharmacy the actor may see. */
export const loadStocksOfDrug = defineLoader(async (context, ids) =>
  groupByKey(ids, await readStocks(context, sql`s.drug_id = ANY (${arrayOf(ids)})`), (row) => row.drugId),
);

const supplierOfStockRow = row({ stockId: text, supplierId: text });

/** Suppliers of the goods that stocks hold. */
export const loadSuppliersOfStock = defineLoader(async ({ platform, actor }, ids) => {
  const rows = await platform.database.rows(
    supplierOfStockRow,
    sql`
    SELECT DISTINCT l.stock_id AS "stockId", l.supplier_id AS "supplierId" FROM lot l
     WHERE l.stock_id = ANY (${arrayOf(ids)}) AND l.quantity > 0 AND l.supplier_id IS NOT NULL AND l.organization_id = ${actor?.organizationId ?? null}::uuid`,
  );
  return groupByKey(ids, rows, (row) => row.stockId);
});

const drugTotalsRow = row({ drugId: text, quantity: number, expiration: nullable(day) });

/** What a drug is over the pharmacies the actor may see: the sum on hand, and the earliest expiry of a lot with goods in it. */
export const loadDrugTotals = defineLoader(async ({ platform, actor }, drugIds) => {
  const visible = pharmaciesWhere(actor, 'stock:read');
  const rows = await platform.database.rows(
    drugTotalsRow,
    sql`
    SELECT s.drug_id AS "drugId", sum(s.quantity)::float8 AS quantity,
           min((SELECT min(l.expires_on) FROM lot l WHERE l.stock_id = s.id AND l.quantity > 0)) AS expiration
      FROM stock s WHERE s.drug_id = ANY (${arrayOf(drugIds)}) AND s.pharmacy_id = ANY (${arrayOf(visible)}) GROUP BY s.drug_id`,
  );
  return byKey(rows, (row) => row.drugId);
});
