import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { actionName } from '../../domain/messages/index.ts';
import { PageArgs } from '../../graphql/connection.ts';
import { actorOf, type Context } from '../../graphql/context.ts';
import { Query, Tag } from '../../graphql/operations.ts';
import { loadUser, User } from '../access/index.ts';
import { AuditFilter } from './audit.input.ts';
import { auditPage } from './audit.queries.ts';
import { AuditLog, AuditLogConnection } from './audit.type.ts';

@Resolver(() => AuditLog)
@Tag('Audit trail')
export class AuditResolver {
  @Query(() => AuditLogConnection, {
    replica: true,
    policy: 'audit:read',
    description: 'Every attempt to change something, newest first.',
  })
  auditLog(
    @Ctx() context: Context,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Conditions that attempts must meet.' })
    filter: AuditFilter | null,
    @Args() page: PageArgs,
  ) {
    return auditPage(context, actorOf(context), filter, page);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who acted; null for somebody not signed in and for the system.',
  })
  actor(@Root() row: AuditLog, @Ctx() context: Context) {
    return row.actorId === null ? null : loadUser(context, row.actorId);
  }

  @FieldResolver(() => String, {
    description: 'What the action is called in the language of whoever asks, such as Dispense stock.',
  })
  actionName(@Root() { action }: AuditLog, @Ctx() { language }: Context): string {
    return actionName(language, action);
  }
}
