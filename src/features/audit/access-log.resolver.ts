import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { checkPolicy } from '../../domain/authorization/policy.ts';
import { PageArgs } from '../../graphql/connection.ts';
import { actorOf, type Context } from '../../graphql/context.ts';
import { Query, Tag } from '../../graphql/operations.ts';
import { loadUser, User } from '../access/index.ts';
import { Drug } from '../catalogue/index.ts';
import { Order } from '../orders/index.ts';
import { AccessFilter } from './access-log.input.ts';
import { accessLogPage, loadViewsOfRecord } from './access-log.queries.ts';
import { AccessLog, AccessLogConnection } from './access-log.type.ts';

/** An operation may have looked at several pharmacies, so only those who may read the trail at all of them read who looked. */
const whole = 'audit:read everywhere';

@Resolver(() => AccessLog)
@Tag('Audit trail')
export class AccessLogResolver {
  @Query(() => AccessLogConnection, {
    replica: true,
    policy: whole,
    description: 'Every operation that looked at sensitive records, newest first.',
  })
  accessLog(
    @Ctx() context: Context,
    @Arg('filter', () => AccessFilter, { nullable: true, description: 'Conditions that views must meet.' })
    filter: AccessFilter | null,
    @Args() page: PageArgs,
  ) {
    return accessLogPage(context, actorOf(context), filter, page);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The user who looked, a person or a service.' })
  actor(@Root() row: AccessLog, @Ctx() context: Context) {
    return loadUser(context, row.actorId);
  }
}

@Resolver(() => Drug)
export class DrugViewsResolver {
  @FieldResolver(() => [AccessLog], {
    nullable: true,
    description:
      'The newest 100 operations that looked at this controlled drug; others leave no record. Needs audit:read at all pharmacies.',
  })
  async viewedBy(@Root() drug: Drug, @Ctx() context: Context) {
    checkPolicy(context.actor, whole);
    return (await loadViewsOfRecord(context, drug.id)) ?? [];
  }
}

@Resolver(() => Order)
export class OrderViewsResolver {
  @FieldResolver(() => [AccessLog], {
    nullable: true,
    description: 'The newest 100 operations that looked at its recipient. Needs audit:read at all pharmacies.',
  })
  async viewedBy(@Root() order: Order, @Ctx() context: Context) {
    checkPolicy(context.actor, whole);
    return (await loadViewsOfRecord(context, order.id)) ?? [];
  }
}
