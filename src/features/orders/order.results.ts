import { Field, ID, Int, ObjectType } from 'type-graphql';
import { message } from '../../domain/messages/index.ts';
import { type OrderStatus as Status } from '../../domain/orders/order-state.ts';
import { refuse } from '../../domain/refusal.ts';
import { OrderStatus } from '../../generated/prisma/enums.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { SkippedLot } from '../inventory/index.ts';
import { Order } from './order.type.ts';

@ObjectType({ description: 'A line of which there is not enough.', simpleResolvers: true })
export class ShortLine {
  @Field(() => ID, { description: 'The line of the order that is short.' })
  lineId!: string;

  @Field(() => ID, { description: 'The drug of that line.' })
  drugId!: string;

  @Field(() => Int, { description: 'How many units of the drug were asked for.' })
  requested!: number;

  @Field(() => Int, { description: 'How many units of the drug are available now.' })
  available!: number;

  @Field(() => [SkippedLot], { description: 'Lots with goods that cannot be taken, and why.' })
  skipped!: SkippedLot[];
}

@RefusalType('ILLEGAL_ORDER_TRANSITION', 'An order cannot go from its status to this one.')
export class IllegalOrderTransition extends RefusalInterface {
  @Field(() => OrderStatus, { description: 'The status that the order has now.' })
  from!: Status;

  @Field(() => OrderStatus, { description: 'The status that it was to have.' })
  to!: Status;

  @Field(() => [OrderStatus], { description: 'The statuses that the order can go to from there.' })
  allowed!: Status[];
}

@RefusalType('ORDER_SHORT', 'There is less than the order needs.')
export class OrderShort extends RefusalInterface {
  @Field(() => [ShortLine], { description: 'Every line of which there is not enough.' })
  lines!: ShortLine[];
}

export const orderShort = (lines: readonly ShortLine[]) =>
  refuse('OrderShort', 'ORDER_SHORT', message('orderShort', { lines: lines.length }), { lines: [...lines] });

export const OrderStepResult = resultUnion(
  'OrderStepResult',
  'What rejectOrder, sendOrder, closeOrderShort and cancelOrder answer.',
  () => [Order, IllegalOrderTransition],
);
