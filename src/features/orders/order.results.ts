import { Field, ID, Int, ObjectType } from 'type-graphql';
import { message } from '../../domain/messages/index.ts';
import { orderTransitions, type OrderStatus as Status } from '../../domain/order-state.ts';
import { refuse } from '../../domain/refusal.ts';
import { OrderStatus } from '../../generated/prisma/enums.ts';
import { ConfirmationNeeded } from '../../graphql/confirmation.type.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { DrugArchived } from '../catalogue/index.ts';
import { ExpiryRequired, LotExpired, SkippedLot } from '../inventory/index.ts';
import { Order } from './order.type.ts';

@ObjectType({ description: 'A line of which there is not enough.', simpleResolvers: true })
export class ShortLine {
  @Field(() => ID, { description: 'The line.' })
  lineId!: string;

  @Field(() => ID, { description: 'Its drug.' })
  drugId!: string;

  @Field(() => Int, { description: 'How many units were asked for.' })
  requested!: number;

  @Field(() => Int, { description: 'How many of them are available now.' })
  available!: number;

  @Field(() => [SkippedLot], { description: 'Lots with goods that cannot be taken, and why.' })
  skipped!: SkippedLot[];
}

@ObjectType({ description: 'An order that was approved.', simpleResolvers: true })
export class OrderApproved {
  @Field(() => Order, { description: 'The order.' })
  order!: Order;

  @Field(() => [ShortLine], { description: 'Lines that were allocated in part only; empty unless that was allowed.' })
  short!: ShortLine[];
}

@ObjectType({ description: 'What was delivered.', simpleResolvers: true })
export class OrderFulfilled {
  @Field(() => Order, { description: 'The order.' })
  order!: Order;

  @Field(() => [ID], { description: 'The transactions that were posted, one for each stock.' })
  transactionIds!: string[];

  @Field(() => [SkippedLot], {
    description: 'Lots that had been allocated and could no longer be taken; others were taken in their place.',
  })
  replaced!: SkippedLot[];

  @Field(() => [String], { description: 'What the person should know of the goods that came, in sentences.' })
  notices!: string[];
}

@RefusalType('ILLEGAL_ORDER_TRANSITION', 'An order cannot go from its status to this one.')
export class IllegalOrderTransition extends RefusalInterface {
  @Field(() => OrderStatus, { description: 'The status it has.' })
  from!: Status;

  @Field(() => OrderStatus, { description: 'The status asked for.' })
  to!: Status;

  @Field(() => [OrderStatus], { description: 'The statuses it can go to.' })
  allowed!: Status[];
}

@RefusalType('ORDER_SHORT', 'There is less than the order needs.')
export class OrderShort extends RefusalInterface {
  @Field(() => [ShortLine], { description: 'Every line of which there is not enough.' })
  lines!: ShortLine[];
}

@RefusalType('OWN_ORDER', 'Whoever requested an order does not approve it.')
export class OwnOrder extends RefusalInterface {}

@RefusalType('OVER_FULFILLED', 'More would be delivered than is outstanding.')
export class OverFulfilled extends RefusalInterface {
  @Field(() => ID, { description: 'The line.' })
  lineId!: string;

  @Field(() => Int, { description: 'How many units are outstanding.' })
  outstanding!: number;

  @Field(() => Int, { description: 'How many units were to be delivered.' })
  requested!: number;
}

@RefusalType('NOT_TO_ACKNOWLEDGE', 'Receipt can be confirmed once, when an order has been delivered.')
export class NotToAcknowledge extends RefusalInterface {
  @Field(() => OrderStatus, { description: 'The status it has.' })
  status!: Status;

  @Field(() => Date, { nullable: true, description: 'When it was confirmed already.' })
  acknowledgedAt!: Date | null;
}

export const illegalOrderTransition = (from: Status, to: Status) => {
  const allowed = [...orderTransitions[from]];
  return refuse(
    'IllegalOrderTransition',
    'ILLEGAL_ORDER_TRANSITION',
    message('illegalOrderTransition', { from, to, allowed }),
    {
      from,
      to,
      allowed,
    },
  );
};

export const orderShort = (lines: readonly ShortLine[]) =>
  refuse('OrderShort', 'ORDER_SHORT', message('orderShort', { lines: lines.length }), { lines: [...lines] });

export const ownOrder = () => refuse('OwnOrder', 'OWN_ORDER', message('ownOrder'), {});

export const overFulfilled = (lineId: string, outstanding: number, requested: number) =>
  refuse('OverFulfilled', 'OVER_FULFILLED', message('overFulfilled', { outstanding, requested }), {
    lineId,
    outstanding,
    requested,
  });

export const notToAcknowledge = (status: Status, acknowledgedAt: Date | null) =>
  refuse(
    'NotToAcknowledge',
    'NOT_TO_ACKNOWLEDGE',
    acknowledgedAt ? message('receiptConfirmed') : message('notDelivered', { status }),
    { status, acknowledgedAt },
  );

export const PlaceOrderResult = resultUnion('PlaceOrderResult', 'What placeOrder answers.', () => [
  Order,
  DrugArchived,
  ConfirmationNeeded,
]);
export const ApproveOrderResult = resultUnion('ApproveOrderResult', 'What approveOrder answers.', () => [
  OrderApproved,
  OrderShort,
  OwnOrder,
  IllegalOrderTransition,
]);
export const OrderStepResult = resultUnion(
  'OrderStepResult',
  'What rejectOrder, sendOrder, closeOrderShort and cancelOrder answer.',
  () => [Order, IllegalOrderTransition],
);
export const FulfillOrderResult = resultUnion('FulfillOrderResult', 'What fulfillOrder answers.', () => [
  OrderFulfilled,
  OrderShort,
  OverFulfilled,
  ExpiryRequired,
  LotExpired,
  ConfirmationNeeded,
  DrugArchived,
  IllegalOrderTransition,
]);
export const AcknowledgeOrderResult = resultUnion('AcknowledgeOrderResult', 'What acknowledgeOrder answers.', () => [
  Order,
  NotToAcknowledge,
]);
