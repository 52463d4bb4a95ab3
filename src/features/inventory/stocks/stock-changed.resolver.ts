import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { forEvent, historyCursor, type LiveEvent, live } from '../../../graphql/live.ts';
import { Subscription } from '../../../graphql/operations.ts';
import { loadTransaction } from '../movements/transaction.queries.ts';
import { Transaction } from '../movements/transaction.type.ts';
import { loadStock } from './stock.queries.ts';
import { Stock } from './stock.type.ts';

@ObjectType({
  description: 'A stock changed: its quantity, its levels, or what of it is usable.',
  simpleResolvers: true,
})
export class StockChanged {
  @Field({ description: 'Pass it as `after` to go on behind this event.' })
  cursor!: string;

  @Field({ description: 'The UTC instant at which the event was announced.' })
  at!: Date;

  @Field(() => ID, { description: 'The stock that changed: one drug at one pharmacy.' })
  stockId!: string;

  @Field(() => Int, { description: 'The quantity on hand right after this change.' })
  quantity!: number;

  @Field(() => Int, { description: 'By how much this change moved it; 0 when nothing moved.' })
  quantityChanged!: number;

  event!: LiveEvent<'stock.changed'>;
}

@Resolver(() => StockChanged)
export class StockChangedResolver {
  @Subscription(() => StockChanged, {
    policy: 'stock:read',
    description: 'Every change of a stock of the pharmacy: first what came after the cursor, then as it happens.',
    subscribe: (context, { pharmacyId, after }) =>
      live(context, { types: ['stock.changed'], permission: 'stock:read', pharmacyId, after }),
  })
  stockChanged(
    @Root() event: LiveEvent<'stock.changed'>,
    @Arg('pharmacyId', () => ID, { description: 'The pharmacy whose stocks are followed.' }) _pharmacyId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last event received; left out, from now on.',
    })
    _after: string | null,
  ): Partial<StockChanged> {
    const { at, payload } = event;
    const { stockId, quantity, quantityChanged } = payload;
    return { cursor: historyCursor(event), at, stockId, quantity, quantityChanged, event };
  }

  @FieldResolver(() => Stock, { description: 'The stock as it is now, which may be later than the event.' })
  stock(@Root() { event, stockId }: StockChanged, @Ctx() context: Context) {
    return forEvent(event, 'stock', () => loadStock(context, stockId));
  }

  @FieldResolver(() => Transaction, {
    nullable: true,
    description: 'The movement that changed it; null when its levels or a lot’s status did.',
  })
  transaction(@Root() { event }: StockChanged, @Ctx() context: Context) {
    const { transactionId } = event.payload;
    return transactionId === null
      ? null
      : forEvent(event, 'transaction', () => loadTransaction(context, transactionId));
  }
}
