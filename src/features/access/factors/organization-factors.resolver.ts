import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { canEverywhere } from '../../../domain/authorization/actor.ts';
import type { FactorPolicy } from '../../../generated/prisma/enums.ts';
import type { Context } from '../../../graphql/context.ts';
import { Organization } from '../access.type.ts';
import { membersWithoutFactor } from './factors.queries.ts';

const notAsked =
  'Whoever comes in through the identity provider alone is not counted; null for whoever does not manage the organization.';

/** Whom an organization's rule about second factors concerns, or would. */
@Resolver(() => Organization)
export class OrganizationFactorsResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: `How many of its people have no second factor yet. ${notAsked}`,
  })
  membersWithoutFactor(@Root() organization: Organization, @Ctx() context: Context) {
    return countFor(context, organization, 'EVERYBODY');
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: `How many of its owners and managers have no second factor yet. ${notAsked}`,
  })
  managersWithoutFactor(@Root() organization: Organization, @Ctx() context: Context) {
    return countFor(context, organization, 'MANAGERS');
  }
}

function countFor({ actor, platform }: Context, { id }: Organization, policy: FactorPolicy): Promise<number> | null {
  const manages = actor?.organizationId === id && canEverywhere(actor, 'organization:manage');
  return manages ? membersWithoutFactor(platform.database, id, policy) : null;
}
