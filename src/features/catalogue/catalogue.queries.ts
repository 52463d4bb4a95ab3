import { type Actor } from '../../domain/authorization/actor.ts';
import type { ProductKeys } from '../../domain/scan/index.ts';
import { type Connection, Cursors, counting, makePage, type PageArgs } from '../../graphql/connection.ts';
import type { Context } from '../../graphql/context.ts';
import { byKey, defineLoader, groupByKey } from '../../graphql/loaders.ts';
import { arrayOf, empty, join, type Sql, sql } from '../../platform/database/database.ts';
import { isId } from '../../platform/database/ids.ts';
import { nullable, number, oneOf, type RowType, row, rowsWith, text } from '../../platform/database/row.ts';
import type { DrugFilter } from './drugs/drug.input.ts';
import type { StrengthMatch } from './drugs/drug.type.ts';
import { type DrugRow, drugColumns, drugRow } from './drugs/drug-row.ts';
import { drugHasCode, drugHasKeys, drugSortName, searchDrugs } from './drugs/drug-search.ts';
import { escapeLike } from './drugs/escape-like.ts';
import type { SupplierFilter } from './suppliers/supplier.input.ts';

function archivedIs(archived: boolean | null | undefined, column: Sql): Sql {
  if (archived === null) return sql`true`;
  return archived ? sql`${column} IS NOT NULL` : sql`${column} IS NULL`;
}

const foundDrugRow: RowType<FoundDrug> = rowsWith(
  drugRow,
  row({
    rank: number,
    sortName: text,
    sortStrength: text,
    strengthMatch: nullable(oneOf(['EXACT', 'OTHER', 'PART'])),
  }),
);

/** A page of the catalogue, by name and strength; what was searched for comes first as far as it fits. */
export async function drugsPage({ platform }: Context, actor: Actor, filter: DrugFilter | null, page: PageArgs) {
  const { search, code, controlledSchedule, archived = false } = filter ?? {};
  const { database } = platform;
  const { condition: found, rank, strengthMatch } = await searchDrugs(database, actor.organizationId, search);
  const condition = join(
    [
      sql`d.organization_id = ${actor.organizationId}::uuid`,
      found,
      archivedIs(archived, sql`d.archived_at`),
      ...(code ? [drugHasCode(actor.organizationId, code)] : []),
      ...(controlledSchedule ? [sql`d.controlled_schedule::text = ANY (${controlledSchedule})`] : []),
    ],
    ' AND ',
  );
  const drugCursors = new Cursors('drugs', ['number', 'text', 'text', 'id'], filter ?? {});
  const after = drugCursors.decode(page.after);
  // Without a search the order is that of the index `drug_by_name`.
  const key = sql`${rank ? sql`${rank}, ` : empty}${drugSortName}, d.strength_order, d.id`;
  const beyond = after && sql`(${rank ? sql`${after[0]}::int, ` : empty}${after[1]}, ${after[2]}, ${after[3]}::uuid)`;
  const planned = search ? 'each time' : 'once';
  // The key comes from PostgreSQL's lower(), since JavaScript's differs for some letters.
  const rows = await database.rows(
    foundDrugRow,
    sql`
    SELECT ${drugColumns}, ${rank ?? sql`0`} AS rank, ${drugSortName} AS "sortName", d.strength_order AS "sortStrength", ${strengthMatch} AS "strengthMatch"
      FROM drug d
     WHERE ${condition} ${beyond ? sql`AND (${key}) > ${beyond}` : empty}
     ORDER BY ${key} LIMIT ${page.first + 1}`,
    planned,
  );
  const connection = makePage(
    rows,
    page,
    (row) => drugCursors.encode([row.rank, row.sortName, row.sortStrength, row.id]),
    (row) => row,
    (upTo) => database.count(counting(sql`FROM drug d WHERE ${condition}`, upTo), planned),
  );
  return marked(connection);
}

interface FoundDrug extends DrugRow {
  readonly rank: number;
  readonly sortName: string;
  readonly sortStrength: string;
  readonly strengthMatch: StrengthMatch | null;
}

/** A page whose edges tell how the strength of their node fits the one that was searched for. */
export function marked<Node extends { readonly strengthMatch: StrengthMatch | null }>(connection: Connection<Node>) {
  const edges = connection.edges.map((edge) => ({ ...edge, strengthMatch: edge.node.strengthMatch }));
  return { ...connection, edges };
}

const supplierSortName = sql`lower(s.name COLLATE "und-x-icu")`;

const supplierOfPageRow = row({ id: text, name: text, sortKey: text });

/** A page of the suppliers, by name. */
export async function suppliersPage(
  { platform }: Context,
  actor: Actor,
  filter: SupplierFilter | null,
  page: PageArgs,
) {
  const { search, archived = false } = filter ?? {};
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const condition = join(
    [
      sql`s.organization_id = ${actor.organizationId}::uuid`,
      archivedIs(archived, sql`s.archived_at`),
      ...words.map((word) => sql`lower(s.name || ' ' || coalesce(s.contact_info, '')) LIKE ${`%${escapeLike(word)}%`}`),
    ],
    ' AND ',
  );
  const supplierCursors = new Cursors('suppliers', ['text', 'id'], filter ?? {});
  const after = supplierCursors.decode(page.after);
  const rows = await platform.database.rows(
    supplierOfPageRow,
    sql`
    SELECT s.id, s.organization_id AS "organizationId", s.name, s.contact_info AS "contactInfo", s.email, s.phone, s.archived_at AS "archivedAt",
           s.created_at AS "createdAt", s.updated_at AS "updatedAt", ${supplierSortName} AS "sortKey"
      FROM supplier s
     WHERE ${condition} ${after ? sql`AND (${supplierSortName}, s.id) > (${after[0]}, ${after[1]}::uuid)` : empty}
     ORDER BY ${supplierSortName}, s.id LIMIT ${page.first + 1}`,
  );
  return makePage(
    rows,
    page,
    (row) => supplierCursors.encode([row.sortKey, row.id]),
    (row) => row,
    () => platform.database.count(sql`SELECT count(*)::int AS count FROM supplier s WHERE ${condition}`),
  );
}

/** The drugs of the catalogue that the keys of a code name, a few of them; archived ones only where there are no others. */
export async function drugsOfKeys({ platform }: Context, actor: Actor, keys: ProductKeys): Promise<DrugRow[]> {
  const rows = await platform.database.rows(
    drugRow,
    sql`
    SELECT ${drugColumns} FROM drug d WHERE d.organization_id = ${actor.organizationId}::uuid AND ${drugHasKeys(actor.organizationId, keys)}
     ORDER BY d.archived_at IS NOT NULL, lower(d.name), d.id LIMIT 10`,
  );
  const kept = rows.filter(({ archivedAt }) => archivedAt === null);
  return kept.length > 0 ? kept : rows;
}

/** Drugs by id, of the asking organization alone. */
export const loadDrug = defineLoader(async ({ platform, actor }, ids) => {
  const rows = await platform.database.rows(
    drugRow,
    sql`
    SELECT ${drugColumns} FROM drug d WHERE d.id = ANY (${arrayOf(ids.filter(isId))}) AND d.organization_id = ${actor?.organizationId ?? null}::uuid`,
  );
  return byKey(rows, (row) => row.id);
});

/** Drugs by their National Drug Code as it is written in the catalogue, of the asking organization alone. */
export const loadDrugByNdc = defineLoader(async ({ platform, actor }, ndcs) => {
  const rows = await platform.database.rows(
    drugRow,
    sql`
    SELECT ${drugColumns} FROM drug d WHERE d.ndc = ANY (${arrayOf(ndcs, 'text')}) AND d.organization_id = ${actor?.organizationId ?? null}::uuid`,
  );
  return byKey(rows, (row) => row.ndc ?? '');
});

/** Suppliers by id, of the asking organization alone. */
export const loadSupplier = defineLoader(async ({ platform, actor }, ids) => {
  const rows = await platform.database.prisma.supplier.findMany({
    where: { id: { in: ids.filter(isId) }, organizationId: actor?.organizationId ?? '' },
  });
  return byKey(rows, (row) => row.id);
});

/** The packages of drugs, by their code. */
export const loadPackages = defineLoader(async ({ platform, actor }, drugIds) => {
  const rows = await platform.database.prisma.drugPackage.findMany({
    where: { drugId: { in: [...drugIds] }, organizationId: actor?.organizationId ?? '' },
    orderBy: { ndc: 'asc' },
  });
  return groupByKey(drugIds, rows, (row) => row.drugId);
});
