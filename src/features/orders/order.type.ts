import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Message } from '../../domain/messages/index.ts';
import { OrderKind, OrderStatus } from '../../generated/prisma/enums.ts';
import { connectionType } from '../../graphql/connection.ts';

registerEnumType(OrderKind, {
  name: 'OrderKind',
  description: 'Which way the goods of an order go: PURCHASE in, ISSUE out.',
  valuesConfig: {
    PURCHASE: { description: 'Goods arrive from a supplier.' },
    ISSUE: { description: 'Goods leave: to a ward, a customer, another service.' },
  },
});
registerEnumType(OrderStatus, {
  name: 'OrderStatus',
  description: 'How far an order is; see docs/reference/orders.md for the steps.',
  valuesConfig: {
    PENDING: { description: 'Placed, and waiting for approval.' },
    APPROVED: { description: 'Approved; the lots of an ISSUE are allocated.' },
    REJECTED: { description: 'Turned down instead of approved. Final.' },
    SENT: { description: 'With the supplier, or on its way.' },
    PARTIALLY_FULFILLED: { description: 'Some of it was delivered.' },
    FULFILLED: { description: 'All of it was delivered. Final.' },
    CLOSED_SHORT: { description: 'Some of it was delivered and the rest will not come. Final.' },
    CANCELED: { description: 'Called off before anything was delivered. Final.' },
  },
});
export const OrderProgress = { PENDING: 'PENDING', FULFILLED: 'FULFILLED', CANCELED: 'CANCELED' } as const;
registerEnumType(OrderProgress, {
  name: 'OrderProgress',
  description: 'The eight statuses summed up in three.',
  valuesConfig: {
    PENDING: { description: 'Something is still to be done.' },
    FULFILLED: { description: 'FULFILLED or CLOSED_SHORT.' },
    CANCELED: { description: 'It came to nothing: CANCELED or REJECTED.' },
  },
});

@ObjectType({ description: 'A request for goods, from placement to delivery.', simpleResolvers: true })
export class Order {
  @Field(() => ID, { description: 'The id of the order, a UUIDv7.' })
  id!: string;

  @Field(() => Int, { description: 'Counted up at its pharmacy, without gaps.' })
  number!: number;

  @Field(() => OrderKind, { description: 'PURCHASE from a supplier, or ISSUE from stock.' })
  kind!: OrderKind;

  @Field(() => OrderStatus, { description: 'How far it is, such as PARTIALLY_FULFILLED.' })
  status!: OrderStatus;

  @Field(() => String, {
    nullable: true,
    description: 'What its requester noted, such as for the weekend; null for nothing.',
  })
  note!: string | null;

  @Field({ description: 'The UTC instant at which it was placed.' })
  createdAt!: Date;

  @Field({ description: 'The UTC instant at which it last took a step.' })
  updatedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'The UTC instant at which it was approved; null while it is not.' })
  approvedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'The UTC instant at which it was sent; null while it is not.' })
  sentAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the last of it was delivered; null unless it is FULFILLED.' })
  fulfilledAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'The UTC instant at which somebody confirmed having received it; null while nobody has.',
  })
  acknowledgedAt!: Date | null;

  organizationId!: string;
  /** Encrypted; the resolver opens it for those who may. */
  recipient!: Uint8Array | null;
  pharmacyId!: string;
  supplierId!: string | null;
  requestedById!: string;
  approvedById!: string | null;
  acknowledgedById!: string | null;
}

@ObjectType({ description: 'One drug of an order, with its quantities.', simpleResolvers: true })
export class OrderLine {
  @Field(() => ID, { description: 'The id of the order line, a UUIDv7.' })
  id!: string;

  @Field(() => Int, { description: 'Its place in the order, from 1.' })
  position!: number;

  @Field(() => Int, { description: 'How many units of the drug were ordered.' })
  quantity!: number;

  @Field(() => Int, { description: 'How many units were delivered so far.' })
  fulfilledQuantity!: number;

  @Field(() => Int, { description: 'How many units will not come any more.' })
  canceledQuantity!: number;

  orderId!: string;
  drugId!: string;
}

@ObjectType({ description: 'Units of a lot that are allocated to an order line.', simpleResolvers: true })
export class Allocation {
  @Field(() => ID, { description: 'The id of the allocation, a UUIDv7.' })
  id!: string;

  @Field(() => Int, { description: 'How many units of the lot are allocated to the line.' })
  quantity!: number;

  lineId!: string;
  lotId!: string;
}

@ObjectType({ description: 'One step of an order: from which status to which, by whom.', simpleResolvers: true })
export class OrderEvent {
  @Field(() => ID, { description: 'The id of the order event, a UUIDv7.' })
  id!: string;

  @Field(() => OrderStatus, { nullable: true, description: 'The status before; null when it was placed.' })
  fromStatus!: OrderStatus | null;

  @Field(() => OrderStatus, { description: 'The status after the step.' })
  toStatus!: OrderStatus;

  @Field({ description: 'The UTC instant at which the step was taken.' })
  at!: Date;

  note!: string | null;
  said!: readonly Message[] | null;

  orderId!: string;
  actorId!: string;
}

export const OrderConnection = connectionType(Order, 'Order');
