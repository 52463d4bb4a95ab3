import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { OrderStatus } from '../../generated/prisma/enums.ts';
import { actorOf, type Context } from '../../graphql/context.ts';
import { forEvent, historyCursor, type LiveEvent, live } from '../../graphql/live.ts';
import { Subscription } from '../../graphql/operations.ts';
import { loadOrder } from './order.queries.ts';
import { Order } from './order.type.ts';

@ObjectType({ description: 'An order was placed or took a step.', simpleResolvers: true })
export class OrderStatusChanged {
  @Field({ description: 'Pass it as `after` to go on behind this event.' })
  cursor!: string;

  @Field({ description: 'The UTC instant at which the event was announced.' })
  at!: Date;

  @Field(() => ID, { description: 'The order that was placed or took a step.' })
  orderId!: string;

  @Field(() => OrderStatus, { nullable: true, description: 'The status before; null when it was placed.' })
  from!: OrderStatus | null;

  @Field(() => OrderStatus, { description: 'The status that it has since, such as APPROVED.' })
  to!: OrderStatus;

  event!: LiveEvent<'order.status-changed'>;
}

@Resolver(() => OrderStatusChanged)
export class OrderStatusChangedResolver {
  @Subscription(() => OrderStatusChanged, {
    policy: 'order:read',
    description:
      'Every step of the orders of a pharmacy, or of one of them: first what came after the cursor, then as it happens. An order that loses what was allocated to it is told of with the status it has, before and after.',
    subscribe: (context, { pharmacyId, after, ...args }) => {
      const { orderId, mine } = args as { orderId?: string | null; mine?: boolean };
      const me = actorOf(context).userId;
      return live(context, {
        types: ['order.status-changed'],
        permission: 'order:read',
        pharmacyId,
        after,
        matches: ({ payload }) => (!orderId || payload.orderId === orderId) && (!mine || payload.requestedById === me),
      });
    },
  })
  orderStatusChanged(
    @Root() event: LiveEvent<'order.status-changed'>,
    @Arg('pharmacyId', () => ID, { description: 'The pharmacy whose orders are followed.' }) _pharmacyId: string,
    @Arg('orderId', () => ID, { nullable: true, description: 'Only this order; left out, all of the pharmacy.' })
    _orderId: string | null,
    @Arg('mine', () => Boolean, { defaultValue: false, description: 'Only of orders that you requested yourself.' })
    _mine: boolean,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last event received; left out, from now on.',
    })
    _after: string | null,
  ): Partial<OrderStatusChanged> {
    const { at, payload } = event;
    const { orderId, from, to } = payload;
    return { cursor: historyCursor(event), at, orderId, from, to, event };
  }

  @FieldResolver(() => Order, { description: 'The order as it is now, which may be later than the event.' })
  order(@Root() { event, orderId }: OrderStatusChanged, @Ctx() context: Context) {
    return forEvent(event, 'order', () => loadOrder(context, orderId));
  }
}
