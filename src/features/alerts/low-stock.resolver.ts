import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { AlertKind } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { forEvent, historyCursor, type LiveEvent, live } from '../../graphql/live.ts';
import { Subscription } from '../../graphql/operations.ts';
import { loadStock, Stock } from '../inventory/index.ts';
import { loadAlert } from './alert.queries.ts';
import { Alert } from './alert.type.ts';

@ObjectType({
  description: 'A stock fell below its reorder point, or nothing of it is usable any more.',
  simpleResolvers: true,
})
export class LowStockAlerted {
  @Field({ description: 'Pass it as `after` to go on behind this event.' })
  cursor!: string;

  @Field({ description: 'The UTC instant at which the event was announced.' })
  at!: Date;

  @Field(() => AlertKind, { description: 'LOW_STOCK or OUT_OF_STOCK.' })
  kind!: AlertKind;

  @Field({ description: 'Whether it is an alert that was snoozed before.' })
  reopened!: boolean;

  event!: LiveEvent<'alert.opened'>;
}

const shortages: readonly AlertKind[] = ['LOW_STOCK', 'OUT_OF_STOCK'];

@Resolver(() => LowStockAlerted)
export class LowStockAlertedResolver {
  @Subscription(() => LowStockAlerted, {
    policy: 'stock:read',
    description: 'Shortages of the pharmacy: first those that came after the cursor, then as they arise.',
    subscribe: (context, { pharmacyId, after }) =>
      live(context, {
        types: ['alert.opened'],
        permission: 'stock:read',
        pharmacyId,
        after,
        matches: ({ payload }) => shortages.includes(payload.kind),
      }),
  })
  lowStockAlerted(
    @Root() event: LiveEvent<'alert.opened'>,
    @Arg('pharmacyId', () => ID, { description: 'The pharmacy whose alerts are followed.' }) _pharmacyId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last event received; left out, from now on.',
    })
    _after: string | null,
  ): LowStockAlerted {
    const { at, payload } = event;
    return {
      cursor: historyCursor(event),
      at,
      kind: payload.kind,
      reopened: payload.reopened,
      event,
    };
  }

  @FieldResolver(() => Alert, { description: 'The alert as it is now, which may be later than the event.' })
  alert(@Root() { event }: LowStockAlerted, @Ctx() context: Context) {
    return forEvent(event, 'alert', () => loadAlert(context, event.payload.alertId));
  }

  @FieldResolver(() => Stock, { description: 'The stock as it is now, which may be later than the event.' })
  stock(@Root() { event }: LowStockAlerted, @Ctx() context: Context) {
    return forEvent(event, 'stock', () => loadStock(context, event.payload.stockId));
  }
}
