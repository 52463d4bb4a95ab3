import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../graphql/connection.ts';
import { actorOf, type Context, callerOf } from '../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../graphql/operations.ts';
import { loadUser, User } from '../access/index.ts';
import { Lot, loadLot, loadStock, Stock } from '../inventory/index.ts';
import { AcknowledgeAlertInput, AlertFilter, ResolveAlertInput } from './alert.input.ts';
import { alertsPage } from './alert.queries.ts';
import { AcknowledgeAlertResult, ResolveAlertResult, SnoozeAlertResult } from './alert.results.ts';
import { Alert, AlertConnection } from './alert.type.ts';
import { AssignAlertInput, AssignAlertResult, assignAlert } from './assign-alert.ts';
import { acknowledgeAlert, resolveAlert, SnoozeAlertInput, snoozeAlert } from './change-alert.ts';

@Resolver(() => Alert)
@Tag('Alerts')
export class AlertResolver {
  @Query(() => AlertConnection, {
    replica: true,
    policy: 'stock:read',
    description: 'The alerts of a pharmacy, newest first; resolved ones only when asked for.',
  })
  alerts(
    @Ctx() context: Context,
    @Arg('pharmacyId', () => ID, { description: 'The pharmacy whose alerts are listed.' }) pharmacyId: string,
    @Arg('filter', () => AlertFilter, { nullable: true, description: 'Conditions that alerts must meet.' })
    filter: AlertFilter | null,
    @Args() page: PageArgs,
  ) {
    return alertsPage(context, actorOf(context), pharmacyId, filter, page);
  }

  @FieldResolver(() => Stock, { description: 'The stock it is about, as it is now.' })
  stock(@Root() alert: Alert, @Ctx() context: Context) {
    return loadStock(context, alert.stockId);
  }

  @FieldResolver(() => Lot, { nullable: true, description: 'The lot it is about, for EXPIRING and EXPIRED.' })
  lot(@Root() alert: Alert, @Ctx() context: Context) {
    return alert.lotId === null ? null : loadLot(context, alert.lotId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The member who acknowledged it; null while nobody has.' })
  acknowledgedBy(@Root() alert: Alert, @Ctx() context: Context) {
    return alert.acknowledgedById === null ? null : loadUser(context, alert.acknowledgedById);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who is to deal with it, if somebody was named.' })
  assignedTo(@Root() alert: Alert, @Ctx() context: Context) {
    return alert.assignedToId === null ? null : loadUser(context, alert.assignedToId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who resolved it; null when it resolved by itself.' })
  resolvedBy(@Root() alert: Alert, @Ctx() context: Context) {
    return alert.resolvedById === null ? null : loadUser(context, alert.resolvedById);
  }

  @Mutation(() => AcknowledgeAlertResult, {
    policy: 'alert:manage',
    action: 'alert.acknowledge',
    entity: 'Alert',
    idFrom: 'alertId',
    description: 'Says that somebody has seen the alert.',
  })
  acknowledgeAlert(@Ctx() context: Context, @Arg('input') input: AcknowledgeAlertInput) {
    return acknowledgeAlert(callerOf(context), input.alertId);
  }

  @Mutation(() => AssignAlertResult, {
    policy: 'alert:manage',
    action: 'alert.assign',
    entity: 'Alert',
    idFrom: 'alertId',
    description: 'Gives the alert to somebody to deal with, or to nobody.',
  })
  assignAlert(@Ctx() context: Context, @Arg('input') input: AssignAlertInput) {
    return assignAlert(callerOf(context), input);
  }

  @Mutation(() => SnoozeAlertResult, {
    policy: 'alert:manage',
    action: 'alert.snooze',
    entity: 'Alert',
    idFrom: 'alertId',
    description: 'Puts the alert off until an instant; it then opens again if its cause lasts.',
  })
  snoozeAlert(@Ctx() context: Context, @Arg('input') input: SnoozeAlertInput) {
    return snoozeAlert(callerOf(context), input);
  }

  @Mutation(() => ResolveAlertResult, {
    policy: 'alert:manage',
    action: 'alert.resolve',
    entity: 'Alert',
    idFrom: 'alertId',
    description: 'Says that the alert has been dealt with; it does not open again for the same cause.',
  })
  resolveAlert(@Ctx() context: Context, @Arg('input') input: ResolveAlertInput) {
    return resolveAlert(callerOf(context), input.alertId);
  }
}
