import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import { canAt } from '../../../domain/authorization/actor.ts';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { orderStatuses, type OrderStatus as Status } from '../../../domain/orders/order-state.ts';
import { allowedSteps, orderSteps, type OrderStep as Step } from '../../../domain/orders/order-steps.ts';
import * as enums from '../../../generated/prisma/enums.ts';
import { OrderStatus } from '../../../generated/prisma/enums.ts';
import { actorOf, type Context } from '../../../graphql/context.ts';
import { byKey, defineLoader } from '../../../graphql/loaders.ts';
import { Query, Tag } from '../../../graphql/operations.ts';
import { sql } from '../../../platform/database/database.ts';
import { number, oneOf, type RowType, row } from '../../../platform/database/row.ts';
import { Order } from '../order.type.ts';

export const OrderStep = Object.fromEntries(orderSteps.map((step) => [step, step])) as { [Name in Step]: Name };
registerEnumType(OrderStep, {
  name: 'OrderStep',
  description: 'What somebody can do next with an order; each is the mutation of its name.',
  valuesConfig: {
    APPROVE: { description: 'Approve what was requested: approveOrder.' },
    REJECT: { description: 'Turn the request down: rejectOrder.' },
    SEND: { description: 'Note that it was sent: sendOrder.' },
    FULFILL: { description: 'Deliver all or some of it: fulfillOrder.' },
    CLOSE_SHORT: { description: 'End it without the rest: closeOrderShort.' },
    CANCEL: { description: 'Call it off before anything is delivered: cancelOrder.' },
    ACKNOWLEDGE: { description: 'Confirm that the goods were received: acknowledgeOrder.' },
  },
});

@ObjectType({ description: 'How many orders have a status.', simpleResolvers: true })
export class OrderCount {
  @Field(() => OrderStatus, { description: 'The status that is counted, such as PENDING.' })
  status!: Status;

  @Field(() => Int, { description: 'How many orders have it; statuses without any are told with 0.' })
  count!: number;
}

/** The rule of an organization on approving what one requested oneself. */
const loadApprovalRule = defineLoader(async ({ platform }, ids) =>
  byKey(
    await platform.database.prisma.organization.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, requesterMayApprove: true },
    }),
    ({ id }) => id,
  ),
);

const orderCountRow: RowType<OrderCount> = row({ status: oneOf(enums.OrderStatus), count: number });

@Resolver(() => Order)
@Tag('Orders')
export class OrderStepsResolver {
  @FieldResolver(() => [OrderStep], {
    description:
      'The steps that you may take now, in the order in which they come. What the goods stand against is told by the step itself.',
  })
  async allowedSteps(@Root() order: Order, @Ctx() context: Context): Promise<Step[]> {
    const actor = actorOf(context);
    const rule = await loadApprovalRule(context, actor.organizationId);
    return allowedSteps(order, {
      may: (permission) => canAt(actor, permission, order.pharmacyId),
      requestedIt: order.requestedById === actor.userId,
      requesterMayApprove: rule?.requesterMayApprove ?? false,
    });
  }

  @Query(() => [OrderCount], {
    policy: 'order:read',
    description: 'How many orders of a pharmacy have each status, all that there ever were.',
  })
  async orderCounts(
    @Ctx() context: Context,
    @Arg('pharmacyId', () => ID, { description: 'The pharmacy whose orders are counted.' }) pharmacyId: string,
  ): Promise<OrderCount[]> {
    requireAt(actorOf(context), 'order:read', pharmacyId, 'pharmacyId');
    const rows = await context.platform.database.rows(
      orderCountRow,
      sql`
      SELECT status, count(*)::int AS count FROM supply_order WHERE pharmacy_id = ${pharmacyId}::uuid GROUP BY status`,
    );
    const counts = new Map(rows.map(({ status, count }) => [status, count]));
    return orderStatuses.map((status) => ({ status, count: counts.get(status) ?? 0 }));
  }
}
