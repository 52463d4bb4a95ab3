import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { AllocatedTo } from '../../../domain/messages/index.ts';
import { arrayOf, sql } from '../../../platform/database/database.ts';
import { number, type RowType, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import type { LockedStock } from './load-stock.ts';

@ObjectType('PromisedUnits', { description: 'Units of a lot that are allocated to an order.', simpleResolvers: true })
export class AllocatedUnits {
  @Field(() => ID, { description: 'The lot that the units belong to.' })
  lotId!: string;

  @Field(() => ID, { description: 'The order that the units are allocated to.' })
  orderId!: string;

  @Field(() => Int, { description: 'The number of the order at its pharmacy.' })
  orderNumber!: number;

  @Field(() => Int, { description: 'How many units of the lot are allocated to the order.' })
  quantity!: number;
}

const allocatedUnitsRow: RowType<AllocatedUnits> = row({
  lotId: text,
  orderId: text,
  orderNumber: number,
  quantity: number,
});

/** To which orders lots of a locked stock are allocated. It asks only where something of them is. */
export async function allocatedUnits(
  tx: ReadTx,
  stock: LockedStock,
  lotIds: readonly string[],
): Promise<AllocatedUnits[]> {
  const ids = stock.lots.filter(({ id, allocated }) => allocated > 0 && lotIds.includes(id)).map(({ id }) => id);
  if (ids.length === 0) return [];
  return rowsIn(
    tx,
    allocatedUnitsRow,
    sql`
    SELECT a.lot_id AS "lotId", o.id AS "orderId", o.number AS "orderNumber", sum(a.quantity)::int AS quantity
      FROM allocation a JOIN order_line l ON l.id = a.line_id JOIN supply_order o ON o.id = l.order_id
     WHERE a.lot_id = ANY (${arrayOf(ids)}) GROUP BY 1, 2, 3 ORDER BY o.number`,
  );
}

/** The orders that units are allocated to, as sentences name them. */
export function ordersOf(allocated: readonly AllocatedUnits[]): AllocatedTo[] {
  return allocated.map(({ quantity, orderNumber }) => ({ quantity, orderNumber }));
}
