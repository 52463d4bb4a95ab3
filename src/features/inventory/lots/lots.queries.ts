import { type Actor, pharmaciesWhere } from '../../../domain/authorization/actor.ts';
import { requireVisible } from '../../../domain/authorization/scope.ts';
import { badInput } from '../../../domain/error.ts';
import { lotKey } from '../../../domain/inventory/lot-key.ts';
import { message } from '../../../domain/messages/index.ts';
import { Cursors, counting, makePage } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { empty, sql } from '../../../platform/database/database.ts';
import { number, row, rowsWith, text } from '../../../platform/database/row.ts';
import { drugSortName, searchDrugs } from '../../catalogue/index.ts';
import type { LotsArgs } from '../inventory.filter.ts';
import { lotAtPharmacyRow, lotColumns, lotView } from '../stocks/lot.queries.ts';
import { isLot } from '../stocks/stock.queries.ts';

const lotOfPageRow = rowsWith(lotAtPharmacyRow, row({ rank: number, sortName: text, sortStrength: text }));

/**
 * A page of the lots that a search finds.
 * @throws ApothecaError NOT_FOUND for a pharmacy the actor does not see, BAD_USER_INPUT for a search without a word.
 */
export async function lotsPage({ platform }: Context, actor: Actor, { search, pharmacyIds, ...page }: LotsArgs) {
  for (const id of pharmacyIds ?? []) requireVisible(actor, id);
  const places = pharmaciesWhere(actor, 'stock:read').filter((id) => pharmacyIds?.includes(id) ?? true);
  if (search.trim() === '') throw badInput('search', 'required', message('searchEmpty'));
  const { database, clock } = platform;
  const found = await searchDrugs(database, actor.organizationId, search, isLot);
  const matching = sql`
    FROM lot l JOIN stock s ON s.id = l.stock_id JOIN pharmacy p ON p.id = s.pharmacy_id JOIN drug d ON d.id = s.drug_id
   WHERE l.organization_id = ${actor.organizationId}::uuid AND s.pharmacy_id = ANY (${places}::uuid[]) AND ((${found.condition}) OR ${isLot(search)})`;
  const keys = [search, ...search.split(/\s+/)].map(lotKey);
  const rank = sql`(CASE WHEN l.lot_key = ANY (${keys}) THEN 0 ELSE 1 END)`;
  const cursors = new Cursors('lots', ['number', 'text', 'text', 'id'], [search, pharmacyIds ?? null]);
  const after = cursors.decode(page.after);
  const key = sql`${rank}, ${drugSortName}, d.strength_order, l.id`;
  const beyond = after ? sql`AND (${key}) > (${after[0]}::int, ${after[1]}, ${after[2]}, ${after[3]}::uuid)` : empty;
  const rows = await database.rows(
    lotOfPageRow,
    sql`
    SELECT ${lotColumns(clock.now())}, ${rank} AS rank, ${drugSortName} AS "sortName", d.strength_order AS "sortStrength" ${matching} ${beyond}
     ORDER BY ${key} LIMIT ${page.first + 1}`,
    'each time',
  );
  return makePage(
    rows,
    page,
    (row) => cursors.encode([row.rank, row.sortName, row.sortStrength, row.id]),
    ({ today, rank: _rank, sortName: _name, sortStrength: _strength, ...row }) => lotView(row, today),
    (upTo) => database.count(counting(matching, upTo), 'each time'),
  );
}
