import { Field, ID, Int, ObjectType } from 'type-graphql';
import { sql } from '../../../platform/database/database.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import type { LockedStock } from './load-stock.ts';

@ObjectType({ description: 'Units of a lot that an order was promised.', simpleResolvers: true })
export class PromisedUnits {
  @Field(() => ID, { description: 'The lot.' })
  lotId!: string;

  @Field(() => ID, { description: 'The order.' })
  orderId!: string;

  @Field(() => Int, { description: 'The number of the order at its pharmacy.' })
  orderNumber!: number;

  @Field(() => Int, { description: 'How many units.' })
  quantity!: number;
}

/** To which orders lots of a locked stock are promised. It asks only where something of them is. */
export async function promisedUnits(
  tx: ReadTx,
  stock: LockedStock,
  lotIds: readonly string[],
): Promise<PromisedUnits[]> {
  const promised = stock.lots.filter(({ id, allocated }) => allocated > 0 && lotIds.includes(id)).map(({ id }) => id);
  if (promised.length === 0) return [];
  return tx.$queryRaw<PromisedUnits[]>(sql`
    SELECT a.lot_id AS "lotId", o.id AS "orderId", o.number AS "orderNumber", sum(a.quantity)::int AS quantity
      FROM allocation a JOIN order_line l ON l.id = a.line_id JOIN supply_order o ON o.id = l.order_id
     WHERE a.lot_id = ANY (${promised}::uuid[]) GROUP BY 1, 2, 3 ORDER BY o.number`);
}

/** Which orders were promised it, as a sentence; empty where none was. */
export function promisedSentence(lotNumber: string, promised: readonly PromisedUnits[]): string {
  if (promised.length === 0) return '';
  const orders = promised.map(({ quantity, orderNumber }) => `${quantity} to order ${orderNumber}`).join(', ');
  return `Of lot ${lotNumber} are promised: ${orders}.`;
}
