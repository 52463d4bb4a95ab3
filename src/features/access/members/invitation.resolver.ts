import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Actor, canEverywhere, pharmaciesWhere } from '../../../domain/authorization/actor.ts';
import { Cursors, makePage, PageArgs } from '../../../graphql/connection.ts';
import { actorOf, type Context, callerOf } from '../../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../../graphql/operations.ts';
import { loadUser } from '../access.queries.ts';
import { Invitation, InvitationConnection, User } from '../access.type.ts';
import { WithdrawInvitationInput, WithdrawInvitationResult, withdrawInvitation } from './withdraw-invitation.ts';

const cursors = new Cursors('invitations', ['id']);

/** Offers of a role that nobody has taken up yet. */
@Resolver(() => Invitation)
@Tag('Members')
export class InvitationResolver {
  @Query(() => InvitationConnection, {
    policy: 'member:manage',
    description:
      'The invitations that can still be taken up, newest first: of the pharmacies whose members you manage.',
  })
  invitations(@Ctx() context: Context, @Args() page: PageArgs) {
    return invitationsPage(context, actorOf(context), page);
  }

  @FieldResolver(() => User, { description: 'The member who sent the invitation.' })
  invitedBy(@Root() invitation: Invitation, @Ctx() context: Context) {
    return loadUser(context, invitation.invitedById);
  }

  @Mutation(() => WithdrawInvitationResult, {
    policy: 'member:manage',
    action: 'member.withdraw-invitation',
    entity: 'Invitation',
    idFrom: 'invitationId',
    description: 'Takes an invitation back: its token is worth nothing from then on.',
  })
  withdrawInvitation(@Ctx() context: Context, @Arg('input') input: WithdrawInvitationInput) {
    return withdrawInvitation(callerOf(context), input);
  }
}

async function invitationsPage({ platform }: Context, actor: Actor, page: PageArgs) {
  const { invitation } = platform.database.prisma;
  const where = {
    organizationId: actor.organizationId,
    acceptedAt: null,
    expiresAt: { gt: platform.clock.now() },
    OR: [
      { pharmacyId: { in: pharmaciesWhere(actor, 'member:manage') } },
      ...(canEverywhere(actor, 'member:manage') ? [{ pharmacyId: null }] : []),
    ],
  };
  const after = cursors.decode(page.after)?.[0];
  const rows = await invitation.findMany({
    where: { ...where, ...(after && { id: { lt: String(after) } }) },
    omit: { tokenHash: true },
    orderBy: { id: 'desc' },
    take: page.first + 1,
  });
  return makePage(
    rows,
    page,
    (row) => cursors.encode([row.id]),
    (row) => row,
    () => invitation.count({ where }),
  );
}
