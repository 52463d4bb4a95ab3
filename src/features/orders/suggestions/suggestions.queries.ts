import type { Actor } from '../../../domain/authorization/actor.ts';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { maxMovement } from '../../../domain/inventory/quantity.ts';
import { Cursors, makePage, type PageArgs } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { empty, sql } from '../../../platform/database/database.ts';
import { nullable, number, type RowType, row, text } from '../../../platform/database/row.ts';
import { drugSortName } from '../../catalogue/index.ts';
import { figures } from '../../inventory/index.ts';
import { comingByDrug } from '../order.queries.ts';
import type { ReorderSuggestion } from './suggestion.type.ts';

interface Row extends Omit<ReorderSuggestion, 'order'> {
  readonly drugId: string;
  readonly supplierId: string | null;
  readonly sortName: string;
  readonly sortStrength: string;
}

const suggestionRow: RowType<Row> = row({
  drugId: text,
  supplierId: nullable(text),
  sortName: text,
  sortStrength: text,
  stockId: text,
  usable: number,
  onOrder: number,
  minQuantity: number,
  target: number,
});

/**
 * A page of the stocks of which less than the reorder point is usable and on order together, by name, in one statement. The supplier is
 * whoever the newest lot came from.
 */
export async function suggestionsPage({ platform }: Context, actor: Actor, pharmacyId: string, page: PageArgs) {
  requireAt(actor, 'order:read', pharmacyId, 'pharmacyId');
  const cursors = new Cursors('reorderSuggestions', ['text', 'text', 'id'], pharmacyId);
  const after = cursors.decode(page.after);
  // Looked up for each stock, what is on order did not answer in eight seconds at 10,000 stocks and 15,000 orders.
  const coming = sql`WITH coming AS MATERIALIZED (${comingByDrug(pharmacyId)})`;
  const short = sql`
    FROM stock s JOIN pharmacy p ON p.id = s.pharmacy_id JOIN drug d ON d.id = s.drug_id LEFT JOIN coming o ON o.drug_id = s.drug_id, ${figures(platform.clock.now())}
   WHERE s.pharmacy_id = ${pharmacyId}::uuid AND s.organization_id = ${actor.organizationId}::uuid AND d.archived_at IS NULL
     AND stock_low(f.usable + coalesce(o.quantity, 0), s.min_quantity)`;
  const rows = await platform.database.rows(
    suggestionRow,
    sql`
    ${coming}
    SELECT s.id AS "stockId", s.drug_id AS "drugId", s.min_quantity AS "minQuantity", f.usable, coalesce(o.quantity, 0) AS "onOrder",
           least(coalesce(s.max_quantity, s.min_quantity::bigint * 2), ${maxMovement})::int AS target, ${drugSortName} AS "sortName", d.strength_order AS "sortStrength",
           (SELECT l.supplier_id FROM lot l JOIN supplier u ON u.id = l.supplier_id AND u.archived_at IS NULL
             WHERE l.stock_id = s.id ORDER BY l.created_at DESC, l.id DESC LIMIT 1) AS "supplierId"
    ${short} ${after ? sql`AND (${drugSortName}, d.strength_order, s.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)` : empty}
     ORDER BY ${drugSortName}, d.strength_order, s.id LIMIT ${page.first + 1}`,
  );
  return makePage(
    rows,
    page,
    (row) => cursors.encode([row.sortName, row.sortStrength, row.stockId]),
    ({ drugId, supplierId, sortName: _name, sortStrength: _strength, ...figuresOfStock }): ReorderSuggestion => ({
      ...figuresOfStock,
      order: {
        pharmacyId,
        kind: 'PURCHASE',
        supplierId,
        drugId,
        quantity: figuresOfStock.target - figuresOfStock.usable - figuresOfStock.onOrder,
      },
    }),
    () => platform.database.count(sql`${coming} SELECT count(*)::int AS count ${short}`),
  );
}
