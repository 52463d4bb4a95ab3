import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { can, heldPermissions } from '../../../domain/authorization/actor.ts';
import type { Permission } from '../../../domain/authorization/permissions.ts';
import { requireVisible } from '../../../domain/authorization/scope.ts';
import { PageArgs } from '../../../graphql/connection.ts';
import { actorOf, anonymousCallerOf, type Context, callerOf } from '../../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../../graphql/operations.ts';
import { ColleaguesArgs } from '../access.input.ts';
import {
  colleaguesPage,
  loadAccountId,
  loadMemberships,
  loadUser,
  membersPage,
  requireMayKnow,
} from '../access.queries.ts';
import { Membership, User, UserConnection } from '../access.type.ts';
import { PermissionEnum } from '../permission.type.ts';
import { lockedForMs } from '../sessions/login-throttle.ts';
import { AcceptInvitationInput, AcceptInvitationResult, acceptInvitation } from './accept-invitation.ts';
import { ChangeMembershipInput, ChangeMembershipResult, changeMembership } from './change-membership.ts';
import { DisableUserInput, DisableUserResult, disableUser } from './disable-user.ts';
import { EnableUserInput, EnableUserResult, enableUser } from './enable-user.ts';
import { EraseUserInput, EraseUserResult, eraseUser } from './erase-user.ts';
import { InviteMemberInput, InviteMemberResult, inviteMember } from './invite-member.ts';
import { UnlockUserInput, UnlockUserResult, unlockUser } from './unlock-user.ts';

/** The people of an organization. */
@Resolver(() => User)
@Tag('Members')
export class MemberResolver {
  @Query(() => User, {
    policy: 'public',
    nullable: true,
    description: 'Who is asking, a person or a service; null when nobody is signed in.',
  })
  me(@Ctx() context: Context) {
    return context.actor && loadUser(context, context.actor.userId);
  }

  @Query(() => UserConnection, {
    policy: 'member:read',
    description:
      'The people of the organization, oldest account first: of the pharmacies whose members you may read, and of all pharmacies.',
  })
  members(@Ctx() context: Context, @Args() page: PageArgs) {
    return membersPage(context, actorOf(context), page);
  }

  @Query(() => UserConnection, {
    policy: 'person',
    description: 'The people of the organization who may sign in, by name: whom to write to.',
  })
  colleagues(@Ctx() context: Context, @Args() { search, ...page }: ColleaguesArgs) {
    return colleaguesPage(context, actorOf(context), search ?? null, page);
  }

  @FieldResolver(() => String, {
    description:
      'The address they sign in with; that of a service ends in @service.invalid, and no mail reaches it. A service key reads it with member:read.',
  })
  async email(@Root() user: User, @Ctx() context: Context) {
    await requireMayKnow(context, user);
    return user.email;
  }

  @FieldResolver(() => [Membership], {
    description: 'Their roles and where they hold them. A service key reads them with member:read.',
  })
  async memberships(@Root() user: User, @Ctx() context: Context) {
    await requireMayKnow(context, user);
    return loadMemberships(context, user.id);
  }

  @FieldResolver(() => [PermissionEnum], {
    nullable: true,
    description:
      'What you may do, a person or a service: at one pharmacy, or where none is named at all of them, those to come included, for what belongs to the whole organization. Empty until a second factor that is asked of you is set up. Null for anybody but yourself.',
  })
  permissions(
    @Root() user: User,
    @Ctx() context: Context,
    @Arg('pharmacyId', () => ID, { nullable: true, description: 'Where; left out, at all pharmacies.' })
    where: string | null | undefined,
  ): Permission[] | null {
    const { actor } = context;
    if (actor?.userId !== user.id) return null;
    const pharmacyId = where ?? null;
    if (pharmacyId !== null) requireVisible(actor, pharmacyId);
    return heldPermissions(actor, pharmacyId);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'Until when wrong guesses keep them from signing in on devices that are new; null when they do not, and for whoever does not manage members.',
  })
  async lockedUntil(@Root() user: User, @Ctx() context: Context): Promise<Date | null> {
    const { actor, platform } = context;
    if (!actor || !can(actor, 'member:manage') || user.kind !== 'PERSON') return null;
    const account = await loadAccountId(context, user.id);
    const ms = account && (await lockedForMs(platform, account.id));
    return ms ? new Date(Date.now() + ms) : null;
  }

  @Mutation(() => InviteMemberResult, {
    policy: 'member:manage',
    proof: 'fresh',
    action: 'member.invite',
    entity: 'Invitation',
    description:
      'Offers somebody a role. Where the server sends mail, the link goes to their address alone; otherwise the answer holds the token to hand over.',
  })
  inviteMember(@Ctx() context: Context, @Arg('input') input: InviteMemberInput) {
    return inviteMember(callerOf(context), input);
  }

  @Mutation(() => AcceptInvitationResult, {
    policy: 'public',
    guess: true,
    action: 'member.accept-invitation',
    entity: 'User',
    description: 'Makes you the member that an invitation offers, and signs you in.',
  })
  acceptInvitation(@Ctx() context: Context, @Arg('input') input: AcceptInvitationInput) {
    return acceptInvitation(anonymousCallerOf(context), input, context);
  }

  @Mutation(() => ChangeMembershipResult, {
    policy: 'member:manage',
    proof: 'fresh',
    action: 'member.change-membership',
    entity: 'User',
    idFrom: 'userId',
    description: 'Gives a member a role at a pharmacy or at all of them, changes it, or ends it.',
  })
  changeMembership(@Ctx() context: Context, @Arg('input') input: ChangeMembershipInput) {
    return changeMembership(callerOf(context), input);
  }

  @Mutation(() => EnableUserResult, {
    policy: 'member:manage',
    proof: 'fresh',
    action: 'member.enable',
    entity: 'User',
    idFrom: 'userId',
    description: 'Lets a disabled member sign in again.',
  })
  enableUser(@Ctx() context: Context, @Arg('input') input: EnableUserInput) {
    return enableUser(callerOf(context), input);
  }

  @Mutation(() => DisableUserResult, {
    policy: 'member:manage',
    proof: 'fresh',
    action: 'member.disable',
    mayEndSession: true,
    entity: 'User',
    idFrom: 'userId',
    description:
      "Ends a member's access and all their sessions, takes back their invitations, and tells which service keys they made.",
  })
  disableUser(@Ctx() context: Context, @Arg('input') input: DisableUserInput) {
    return disableUser(callerOf(context), input);
  }

  @Mutation(() => EraseUserResult, {
    policy: 'member:manage everywhere',
    proof: 'fresh',
    action: 'user.erase',
    entity: 'User',
    idFrom: 'userId',
    description:
      'Erases who a disabled member is: name, address, ways in, and the key that opens them in the audit trail. What they did stays, under a pseudonym. It cannot be undone.',
  })
  eraseUser(@Ctx() context: Context, @Arg('input') input: EraseUserInput) {
    return eraseUser(callerOf(context), input);
  }

  @Mutation(() => UnlockUserResult, {
    policy: 'member:manage',
    proof: 'fresh',
    action: 'member.unlock',
    entity: 'User',
    idFrom: 'userId',
    description: 'Lets a member sign in again whom wrong guesses shut out.',
  })
  unlockUser(@Ctx() context: Context, @Arg('input') input: UnlockUserInput) {
    return unlockUser(callerOf(context), input);
  }
}
