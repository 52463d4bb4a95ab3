import { Arg, Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { progressOf } from '../../domain/orders/order-state.ts';
import { PageArgs } from '../../graphql/connection.ts';
import { actorOf, type Context, callerOf } from '../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../graphql/operations.ts';
import { say, sayAll } from '../../graphql/say.ts';
import { loadPharmacy, loadUser, Pharmacy, User } from '../access/index.ts';
import { Drug, loadDrug, loadSupplier, Supplier } from '../catalogue/index.ts';
import { Lot, loadLot } from '../inventory/index.ts';
import { FulfillOrderInput, OrderFilter, OrderSort, OrderStepInput, OrderStepWithReasonInput } from './order.input.ts';
import { loadAllocationsOfLine, loadHistoryOfOrder, loadLinesOfOrder, loadOrder, ordersPage } from './order.queries.ts';
import { OrderStepResult } from './order.results.ts';
import { Allocation, Order, OrderConnection, OrderEvent, OrderLine, OrderProgress } from './order.type.ts';
import { AcknowledgeOrderResult, acknowledgeOrder } from './steps/acknowledge-order.ts';
import { ApproveOrderInput, ApproveOrderResult, approveOrder } from './steps/approve-order.ts';
import { cancelOrder } from './steps/cancel-order.ts';
import { closeOrderShort } from './steps/close-order-short.ts';
import { FulfillOrderResult, fulfillOrder, OrderFulfilled } from './steps/fulfill-order.ts';
import { PlaceOrderInput, PlaceOrderResult, placeOrder } from './steps/place-order.ts';
import { readRecipient } from './steps/recipient.ts';
import { rejectOrder } from './steps/reject-order.ts';
import { sendOrder } from './steps/send-order.ts';

@Resolver(() => Order)
@Tag('Orders')
export class OrderResolver {
  @Query(() => OrderConnection, { replica: true, policy: 'order:read', description: 'The orders of a pharmacy.' })
  orders(
    @Ctx() context: Context,
    @Arg('pharmacyId', () => ID, { description: 'The pharmacy whose orders are listed.' }) pharmacyId: string,
    @Arg('filter', () => OrderFilter, { nullable: true, description: 'Conditions that orders must meet.' })
    filter: OrderFilter | null,
    @Arg('sort', () => OrderSort, {
      defaultValue: OrderSort.NEWEST,
      description: 'Which order comes first; left out, the newest.',
    })
    sort: keyof typeof OrderSort,
    @Args() page: PageArgs,
  ) {
    return ordersPage(context, actorOf(context), pharmacyId, filter, sort, page);
  }

  @Query(() => Order, {
    replica: true,
    policy: 'order:read',
    nullable: true,
    description: 'An order; null when there is none you may see.',
  })
  order(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The id of the order, which is not its number.' }) id: string,
  ) {
    return loadOrder(context, id);
  }

  @FieldResolver(() => Pharmacy, { description: 'The pharmacy that the order is of.' })
  pharmacy(@Root() order: Order, @Ctx() context: Context) {
    return loadPharmacy(context, order.pharmacyId);
  }

  @FieldResolver(() => Supplier, {
    nullable: true,
    description: 'The supplier of a PURCHASE; null for an ISSUE, and where none was named.',
  })
  supplier(@Root() order: Order, @Ctx() context: Context) {
    return order.supplierId === null ? null : loadSupplier(context, order.supplierId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Whom the goods of an ISSUE are for; needs order:read-recipient, and it is recorded that you looked.',
  })
  recipient(@Root() order: Order, @Ctx() context: Context) {
    return readRecipient(context, order);
  }

  @FieldResolver(() => [OrderLine], {
    description: 'What is ordered, one drug a line, in the order in which it was entered.',
  })
  async lines(@Root() order: Order, @Ctx() context: Context) {
    return (await loadLinesOfOrder(context, order.id)) ?? [];
  }

  @FieldResolver(() => [OrderEvent], { description: 'Each step it took, oldest first.' })
  async history(@Root() order: Order, @Ctx() context: Context) {
    return (await loadHistoryOfOrder(context, order.id)) ?? [];
  }

  @FieldResolver(() => User, { description: 'The user who placed it.' })
  requestedBy(@Root() order: Order, @Ctx() context: Context) {
    return loadUser(context, order.requestedById);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The member who approved it; null while nobody has.' })
  approvedBy(@Root() order: Order, @Ctx() context: Context) {
    return order.approvedById === null ? null : loadUser(context, order.approvedById);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who confirmed having received it.' })
  acknowledgedBy(@Root() order: Order, @Ctx() context: Context) {
    return order.acknowledgedById === null ? null : loadUser(context, order.acknowledgedById);
  }

  @FieldResolver(() => OrderProgress, { description: 'The status summed up: something to do, fulfilled, or canceled.' })
  progress(@Root() order: Order) {
    return progressOf(order.status);
  }

  @FieldResolver(() => Drug, {
    nullable: true,
    description: 'The drug of an order with one line; null when there are more.',
  })
  async drug(@Root() order: Order, @Ctx() context: Context) {
    const [line, ...others] = (await loadLinesOfOrder(context, order.id)) ?? [];
    return line && others.length === 0 ? loadDrug(context, line.drugId) : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'The quantity of an order with one line; null when there are more.',
  })
  async quantity(@Root() order: Order, @Ctx() context: Context) {
    const [line, ...others] = (await loadLinesOfOrder(context, order.id)) ?? [];
    return line && others.length === 0 ? line.quantity : null;
  }

  @Mutation(() => PlaceOrderResult, {
    policy: 'order:request',
    action: 'order.place',
    entity: 'Order',
    description: 'Places an order: lines, or one drug and its quantity. It waits for approval.',
  })
  placeOrder(@Ctx() context: Context, @Arg('input') input: PlaceOrderInput) {
    return placeOrder(callerOf(context), input);
  }

  @Mutation(() => ApproveOrderResult, {
    policy: 'order:approve',
    action: 'order.approve',
    entity: 'Order',
    idFrom: 'orderId',
    description:
      'Approves an order that somebody else requested. Lots of an ISSUE are allocated, first expired first out.',
  })
  approveOrder(@Ctx() context: Context, @Arg('input') input: ApproveOrderInput) {
    return approveOrder(callerOf(context), input);
  }

  @Mutation(() => OrderStepResult, {
    policy: 'order:approve',
    action: 'order.reject',
    entity: 'Order',
    idFrom: 'orderId',
    description: 'Turns down an order that waits for approval, with a reason.',
  })
  rejectOrder(@Ctx() context: Context, @Arg('input') input: OrderStepWithReasonInput) {
    return rejectOrder(callerOf(context), input);
  }

  @Mutation(() => OrderStepResult, {
    policy: 'order:fulfill',
    action: 'order.send',
    entity: 'Order',
    idFrom: 'orderId',
    description: 'Says that an approved order is with the supplier, or on its way.',
  })
  sendOrder(@Ctx() context: Context, @Arg('input') input: OrderStepInput) {
    return sendOrder(callerOf(context), input);
  }

  @Mutation(() => FulfillOrderResult, {
    policy: 'order:fulfill',
    action: 'order.fulfill',
    entity: 'Order',
    idFrom: 'orderId',
    description:
      'Delivers an order, whole or in part: an ISSUE from its allocations, a PURCHASE as receipts with lots.',
  })
  fulfillOrder(@Ctx() context: Context, @Arg('input') input: FulfillOrderInput) {
    return fulfillOrder(callerOf(context), input);
  }

  @Mutation(() => OrderStepResult, {
    policy: 'order:fulfill',
    action: 'order.close-short',
    entity: 'Order',
    idFrom: 'orderId',
    description: 'Gives up on what has not come of an order of which some was delivered.',
  })
  closeOrderShort(@Ctx() context: Context, @Arg('input') input: OrderStepWithReasonInput) {
    return closeOrderShort(callerOf(context), input);
  }

  @Mutation(() => OrderStepResult, {
    policy: 'order:request',
    action: 'order.cancel',
    entity: 'Order',
    idFrom: 'orderId',
    description:
      'Calls an order off before anything was delivered. Its requester may while it is PENDING, approvers later too.',
  })
  cancelOrder(@Ctx() context: Context, @Arg('input') input: OrderStepWithReasonInput) {
    return cancelOrder(callerOf(context), input);
  }

  @Mutation(() => AcknowledgeOrderResult, {
    policy: 'order:request',
    action: 'order.acknowledge',
    entity: 'Order',
    idFrom: 'orderId',
    description: 'Confirms having received what was delivered: the requester, or an approver in their stead.',
  })
  acknowledgeOrder(@Ctx() context: Context, @Arg('input') input: OrderStepInput) {
    return acknowledgeOrder(callerOf(context), input);
  }
}

@Resolver(() => OrderLine)
export class OrderLineResolver {
  @FieldResolver(() => Drug, { description: 'The drug that is ordered.' })
  drug(@Root() line: OrderLine, @Ctx() context: Context) {
    return loadDrug(context, line.drugId);
  }

  @FieldResolver(() => [Allocation], { description: 'How many units of which lots are allocated to it.' })
  async allocations(@Root() line: OrderLine, @Ctx() context: Context) {
    return (await loadAllocationsOfLine(context, line.id)) ?? [];
  }
}

@Resolver(() => Allocation)
export class AllocationResolver {
  @FieldResolver(() => Lot, { nullable: true, description: 'The lot; null for those who may not read stock.' })
  lot(@Root() allocation: Allocation, @Ctx() context: Context) {
    return loadLot(context, allocation.lotId);
  }
}

@Resolver(() => OrderEvent)
export class OrderEventResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why, in the words of whoever took it; where the server says it, in the language of whoever asks.',
  })
  note(@Root() { note, said }: OrderEvent, @Ctx() { language }: Context): string | null {
    return note === null ? null : say(language, { message: note, said });
  }

  @FieldResolver(() => User, { description: 'The user who took the step.' })
  actor(@Root() event: OrderEvent, @Ctx() context: Context) {
    return loadUser(context, event.actorId);
  }
}

/** Puts the notices of a delivery into the language of whoever asks. */
@Resolver(() => OrderFulfilled)
export class OrderFulfilledResolver {
  @FieldResolver(() => [String], { description: 'What the person should know of the goods that came, in sentences.' })
  notices(@Root() { notices }: OrderFulfilled, @Ctx() { language }: Context): string[] {
    return sayAll(language, notices);
  }
}
