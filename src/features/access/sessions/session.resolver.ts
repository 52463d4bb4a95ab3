import { Arg, Ctx, ID, Resolver } from 'type-graphql';
import { actorOf, anonymousCallerOf, type Context, callerOf } from '../../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../../graphql/operations.ts';
import { livingSessions, organizationsOf } from '../access.queries.ts';
import { Organization, Session } from '../access.type.ts';
import { ConfirmSignUpInput, ConfirmSignUpResult, confirmSignUp } from '../organizations/confirm-sign-up.ts';
import { SignUpInput, SignUpResult, signUp } from '../organizations/sign-up.ts';
import { ChangePasswordInput, ChangePasswordResult, changePassword } from '../recovery/change-password.ts';
import { EndSessionInput, EndSessionResult, endSession, logOut } from './end-session.ts';
import { LogInInput, LogInResult, logIn } from './log-in.ts';
import { SwitchOrganizationInput, SwitchOrganizationResult, switchOrganization } from './switch-organization.ts';

/** Signing up, in and out. */
@Resolver()
@Tag('Signing in')
export class SessionResolver {
  @Query(() => [Session], {
    policy: 'person',
    description: 'Sessions that have not ended: your own, or a member’s for those who manage members.',
  })
  sessions(
    @Ctx() context: Context,
    @Arg('userId', () => ID, {
      nullable: true,
      description: 'The member whose sessions are listed; left out, your own.',
    })
    userId: string | null,
  ) {
    const actor = actorOf(context);
    return livingSessions(context, actor, userId ?? actor.userId);
  }

  @Query(() => [Organization], {
    policy: 'person',
    beforeFactor: true,
    description: 'The organizations that you are a member of, by name. You are signed in to one of them at a time.',
  })
  organizations(@Ctx() context: Context) {
    return organizationsOf(context, actorOf(context));
  }

  @Mutation(() => SignUpResult, {
    policy: 'public',
    guess: true,
    action: 'organization.sign-up',
    entity: 'Organization',
    description:
      'Creates an organization with its first pharmacy and its owner, and signs the owner in. Where the server sends mail, it sends a link to the address instead, for confirmSignUp.',
  })
  signUp(@Ctx() context: Context, @Arg('input') input: SignUpInput) {
    return signUp(anonymousCallerOf(context), input, context);
  }

  @Mutation(() => ConfirmSignUpResult, {
    policy: 'public',
    guess: true,
    action: 'organization.confirm-sign-up',
    entity: 'Organization',
    description: 'Creates what signUp asked for, once the link in its mail is followed, and signs the owner in.',
  })
  confirmSignUp(@Ctx() context: Context, @Arg('input') input: ConfirmSignUpInput) {
    return confirmSignUp(anonymousCallerOf(context), input, context);
  }

  @Mutation(() => LogInResult, {
    policy: 'public',
    guess: true,
    action: 'session.log-in',
    entity: 'User',
    description: 'Opens a session and answers its token, or asks for the second factor of an account that has one.',
  })
  logIn(@Ctx() context: Context, @Arg('input') input: LogInInput) {
    return logIn(anonymousCallerOf(context), input, context);
  }

  @Mutation(() => SwitchOrganizationResult, {
    policy: 'account',
    beforeFactor: true,
    action: 'session.switch-organization',
    entity: 'Session',
    description: 'Opens a session in another of your organizations. End the old one with logOut.',
  })
  switchOrganization(@Ctx() context: Context, @Arg('input') input: SwitchOrganizationInput) {
    return switchOrganization(callerOf(context), input, context);
  }

  @Mutation(() => Boolean, {
    policy: 'person',
    beforeFactor: true,
    action: 'session.log-out',
    mayEndSession: true,
    entity: 'Session',
    description: 'Ends the session that asks.',
  })
  logOut(@Ctx() context: Context) {
    return logOut(callerOf(context));
  }

  @Mutation(() => EndSessionResult, {
    policy: 'person',
    action: 'session.end',
    mayEndSession: true,
    entity: 'Session',
    idFrom: 'sessionId',
    description: 'Ends a session; its sockets close within a second.',
  })
  endSession(@Ctx() context: Context, @Arg('input') input: EndSessionInput) {
    return endSession(callerOf(context), input.sessionId);
  }

  @Mutation(() => ChangePasswordResult, {
    policy: 'account',
    guess: true,
    action: 'user.change-password',
    mayEndSession: true,
    entity: 'User',
    description:
      'Changes your password, ends all your sessions, this one too, and opens a new one with a token of its own.',
  })
  changePassword(@Ctx() context: Context, @Arg('input') input: ChangePasswordInput) {
    return changePassword(callerOf(context), input, context);
  }
}
