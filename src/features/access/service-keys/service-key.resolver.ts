import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../graphql/connection.ts';
import { actorOf, type Context, callerOf } from '../../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../../graphql/operations.ts';
import { loadUser } from '../access.queries.ts';
import { User } from '../access.type.ts';
import { CreateServiceKeyInput, CreateServiceKeyResult, createServiceKey } from './create-service-key.ts';
import { RevokeServiceKeyInput, RevokeServiceKeyResult, revokeServiceKey } from './revoke-service-key.ts';
import { serviceKeysPage } from './service-key.queries.ts';
import { ServiceKey, ServiceKeyConnection } from './service-key.type.ts';

/** The keys with which other programs use the API. */
@Resolver(() => ServiceKey)
@Tag('Service keys')
export class ServiceKeyResolver {
  @Query(() => ServiceKeyConnection, {
    policy: 'service-key:manage',
    description: 'The service keys there are and were, newest first: of the pharmacies whose keys you manage.',
  })
  serviceKeys(@Ctx() context: Context, @Args() page: PageArgs) {
    return serviceKeysPage(context, actorOf(context), page);
  }

  @FieldResolver(() => User, { description: 'The service, as it stands in orders, movements and the audit trail.' })
  service(@Root() key: ServiceKey, @Ctx() context: Context) {
    return loadUser(context, key.userId);
  }

  @FieldResolver(() => User, { description: 'The member who made the key.' })
  createdBy(@Root() key: ServiceKey, @Ctx() context: Context) {
    return loadUser(context, key.createdById);
  }

  @Mutation(() => CreateServiceKeyResult, {
    policy: 'service-key:manage',
    proof: 'fresh',
    action: 'service.create-key',
    entity: 'ServiceKey',
    description: 'Makes a key with which a program may use the API. The answer shows the key, this once.',
  })
  createServiceKey(@Ctx() context: Context, @Arg('input') input: CreateServiceKeyInput) {
    return createServiceKey(callerOf(context), input);
  }

  @Mutation(() => RevokeServiceKeyResult, {
    policy: 'service-key:manage',
    proof: 'fresh',
    action: 'service.revoke-key',
    entity: 'ServiceKey',
    idFrom: 'serviceKeyId',
    description: 'Revokes a service key for good; its sockets close within a second.',
  })
  revokeServiceKey(@Ctx() context: Context, @Arg('input') input: RevokeServiceKeyInput) {
    return revokeServiceKey(callerOf(context), input);
  }
}
