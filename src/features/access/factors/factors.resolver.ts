import { Arg, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { actorOf, anonymousCallerOf, type Context, callerOf } from '../../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../../graphql/operations.ts';
import { AddPasskeyInput, AddPasskeyResult, addPasskey } from './add-passkey.ts';
import { beginTotp } from './begin-totp.ts';
import { ConfirmLogInInput, ConfirmLogInResult, confirmLogIn } from './confirm-log-in.ts';
import { ConfirmTotpInput, ConfirmTotpResult, confirmTotp } from './confirm-totp.ts';
import { CreateRecoveryCodesResult, createRecoveryCodes } from './create-recovery-codes.ts';
import { factorsOf, newPasskeyOptions, passkeyLogInOptions } from './factors.queries.ts';
import { FactorsChanged, TotpBegun } from './factors.results.ts';
import { Factors } from './factors.type.ts';
import { LogInWithPasskeyInput, LogInWithPasskeyResult, logInWithPasskey } from './log-in-with-passkey.ts';
import { RemovePasskeyInput, RemovePasskeyResult, removePasskey } from './remove-passkey.ts';
import { RemoveTotpResult, removeTotp } from './remove-totp.ts';
import { ResetFactorsInput, ResetFactorsResult, resetFactors } from './reset-factors.ts';
import { SetFactorPolicyInput, SetFactorPolicyResult, setFactorPolicy } from './set-factor-policy.ts';

/** Second factors: what they are, signing in with them, and who must have one. */
@Resolver(() => FactorsChanged)
@Tag('Second factors')
export class FactorsResolver {
  @Query(() => Factors, {
    policy: 'account',
    beforeFactor: true,
    description: 'Your second factors: the authenticator app, passkeys and recovery codes.',
  })
  myFactors(@Ctx() context: Context) {
    return factorsOf(context, actorOf(context));
  }

  @Query(() => String, {
    policy: 'account',
    beforeFactor: true,
    description: 'What navigator.credentials.create is given for a new passkey, as JSON. Good for five minutes.',
  })
  newPasskeyOptions(@Ctx() context: Context) {
    return newPasskeyOptions(context, actorOf(context));
  }

  @Query(() => String, {
    policy: 'public',
    description: 'What navigator.credentials.get is given to sign in by a passkey, as JSON. Good for five minutes.',
  })
  passkeyLogInOptions(@Ctx() context: Context) {
    return passkeyLogInOptions(context);
  }

  @FieldResolver(() => Factors, { description: 'All of them, as they are now.' })
  factors(@Ctx() context: Context) {
    return factorsOf(context, actorOf(context));
  }

  @Mutation(() => ConfirmLogInResult, {
    policy: 'public',
    guess: true,
    action: 'session.confirm-log-in',
    entity: 'User',
    description: 'Opens the session that the right password asked a second factor for.',
  })
  confirmLogIn(@Ctx() context: Context, @Arg('input') input: ConfirmLogInInput) {
    return confirmLogIn(anonymousCallerOf(context), input, context);
  }

  @Mutation(() => LogInWithPasskeyResult, {
    policy: 'public',
    guess: true,
    action: 'session.log-in-with-passkey',
    entity: 'User',
    description: 'Opens a session by a passkey alone, which stands for the password and the second factor.',
  })
  logInWithPasskey(@Ctx() context: Context, @Arg('input') input: LogInWithPasskeyInput) {
    return logInWithPasskey(anonymousCallerOf(context), input, context);
  }

  @Mutation(() => TotpBegun, {
    policy: 'account',
    beforeFactor: true,
    proof: 'fresh',
    action: 'factor.begin-totp',
    entity: 'User',
    description: 'Makes a secret for an authenticator app. It counts once confirmTotp got its first code.',
  })
  beginTotp(@Ctx() context: Context) {
    return beginTotp(callerOf(context));
  }

  @Mutation(() => ConfirmTotpResult, {
    policy: 'account',
    beforeFactor: true,
    proof: 'fresh',
    action: 'factor.confirm-totp',
    entity: 'User',
    description:
      'Lets the authenticator app count, in the place of the one before. The first factor brings recovery codes.',
  })
  confirmTotp(@Ctx() context: Context, @Arg('input') input: ConfirmTotpInput) {
    return confirmTotp(callerOf(context), input);
  }

  @Mutation(() => RemoveTotpResult, {
    policy: 'account',
    action: 'factor.remove-totp',
    proof: 'fresh',
    entity: 'User',
    description: 'Takes your authenticator app away.',
  })
  removeTotp(@Ctx() context: Context) {
    return removeTotp(callerOf(context));
  }

  @Mutation(() => CreateRecoveryCodesResult, {
    policy: 'account',
    action: 'factor.create-recovery-codes',
    proof: 'fresh',
    entity: 'User',
    description: 'Makes ten new recovery codes. Those from before are worth nothing any more.',
  })
  createRecoveryCodes(@Ctx() context: Context) {
    return createRecoveryCodes(callerOf(context));
  }

  @Mutation(() => AddPasskeyResult, {
    policy: 'account',
    beforeFactor: true,
    proof: 'fresh',
    action: 'factor.add-passkey',
    entity: 'User',
    description: 'Adds a passkey that your device has made. The first factor brings recovery codes.',
  })
  addPasskey(@Ctx() context: Context, @Arg('input') input: AddPasskeyInput) {
    return addPasskey(callerOf(context), input);
  }

  @Mutation(() => RemovePasskeyResult, {
    policy: 'account',
    action: 'factor.remove-passkey',
    proof: 'fresh',
    entity: 'User',
    description: 'Takes a passkey of yours away.',
  })
  removePasskey(@Ctx() context: Context, @Arg('input') input: RemovePasskeyInput) {
    return removePasskey(callerOf(context), input);
  }

  @Mutation(() => ResetFactorsResult, {
    policy: 'member:manage',
    proof: 'fresh',
    action: 'member.reset-factors',
    entity: 'User',
    idFrom: 'userId',
    description: 'Takes all second factors of a member away who has lost them, and ends their sessions.',
  })
  resetFactors(@Ctx() context: Context, @Arg('input') input: ResetFactorsInput) {
    return resetFactors(callerOf(context), input);
  }

  @Mutation(() => SetFactorPolicyResult, {
    policy: 'organization:manage everywhere',
    proof: 'fresh',
    action: 'organization.set-factor-policy',
    entity: 'Organization',
    description: 'Says of whom the organization asks for a second factor.',
  })
  setFactorPolicy(@Ctx() context: Context, @Arg('input') input: SetFactorPolicyInput) {
    return setFactorPolicy(callerOf(context), input);
  }
}
