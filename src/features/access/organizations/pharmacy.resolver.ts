import { Arg, Ctx, Resolver } from 'type-graphql';
import { actorOf, type Context, callerOf } from '../../../graphql/context.ts';
import { historyCursor } from '../../../graphql/live.ts';
import { Mutation, Query, Tag } from '../../../graphql/operations.ts';
import { visiblePharmacies } from '../access.queries.ts';
import { Organization, Pharmacy } from '../access.type.ts';
import { CreatePharmacyInput, CreatePharmacyResult, createPharmacy } from './create-pharmacy.ts';
import { SetApprovalRuleInput, SetApprovalRuleResult, setApprovalRule } from './set-approval-rule.ts';

@Resolver()
@Tag('Organization and pharmacies')
export class PharmacyResolver {
  @Query(() => [Pharmacy], { policy: 'signed-in', description: 'The pharmacies you may see, by name.' })
  pharmacies(@Ctx() context: Context) {
    return visiblePharmacies(context, actorOf(context));
  }

  @Query(() => String, {
    policy: 'signed-in',
    description: 'The cursor of this moment. Ask for it before a list, and subscribe after it: nothing falls between.',
  })
  async liveCursor(@Ctx() context: Context) {
    const { organizationId } = actorOf(context);
    return historyCursor(await context.platform.stream.head(organizationId));
  }

  @Query(() => Organization, { policy: 'signed-in', description: 'Your organization and its rules.' })
  organization(@Ctx() context: Context) {
    const { organizationId: id } = actorOf(context);
    return context.platform.database.prisma.organization.findUniqueOrThrow({ where: { id } });
  }

  @Mutation(() => SetApprovalRuleResult, {
    policy: 'organization:manage everywhere',
    proof: 'fresh',
    action: 'organization.set-approval-rule',
    entity: 'Organization',
    description: 'Says whether somebody may approve an order that they requested themselves.',
  })
  setApprovalRule(@Ctx() context: Context, @Arg('input') input: SetApprovalRuleInput) {
    return setApprovalRule(callerOf(context), input);
  }

  @Mutation(() => CreatePharmacyResult, {
    policy: 'pharmacy:create everywhere',
    action: 'pharmacy.create',
    entity: 'Pharmacy',
    description: 'Adds a pharmacy to the organization.',
  })
  createPharmacy(@Ctx() context: Context, @Arg('input') input: CreatePharmacyInput) {
    return createPharmacy(callerOf(context), input);
  }
}
