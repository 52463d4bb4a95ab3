import { MaxLength } from 'class-validator';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Resolver, Root } from 'type-graphql';
import { AuditOutcome } from '../../generated/prisma/enums.ts';
import { PageArgs } from '../../graphql/connection.ts';
import { actorOf, type Context } from '../../graphql/context.ts';
import { Query } from '../../graphql/operations.ts';
import { Instant } from '../../graphql/rules.ts';
import { loadUser, User } from '../access/index.ts';
import { auditPage } from './audit.queries.ts';
import { AuditLog, AuditLogConnection } from './audit.type.ts';

@InputType({ description: 'Which attempts; all conditions must hold.' })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'By this person.' })
  actorId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Exactly this action, or all that begin with it when it ends in a dot, such as "stock.".',
  })
  @MaxLength(100)
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'About things of this type.' })
  @MaxLength(100)
  entityType?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this very thing.' })
  entityId?: string | null;

  @Field(() => ID, { nullable: true, description: 'At this pharmacy.' })
  pharmacyId?: string | null;

  @Field(() => [AuditOutcome], { nullable: true, description: 'That ended in one of these ways.' })
  outcomes?: AuditOutcome[] | null;

  @Field(() => String, { nullable: true, description: 'That came by this request.' })
  @MaxLength(100)
  requestId?: string | null;

  @Field(() => Date, { nullable: true, description: 'Recorded at or after this instant.' })
  @Instant()
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Recorded before this instant.' })
  @Instant()
  until?: Date | null;
}

@Resolver(() => AuditLog)
export class AuditResolver {
  @Query(() => AuditLogConnection, {
    policy: 'audit:read',
    description: 'Every attempt to change something, newest first.',
  })
  auditLog(
    @Ctx() context: Context,
    @Arg('filter', () => AuditFilter, { nullable: true }) filter: AuditFilter | null,
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
}
