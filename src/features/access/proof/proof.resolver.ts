import { Arg, Ctx, Resolver } from 'type-graphql';
import { actorOf, type Context, callerOf } from '../../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../../graphql/operations.ts';
import { passkeyProofOptions, proofsOf } from './proof.queries.ts';
import { Proofs } from './proof.type.ts';
import { ProveIdentityInput, ProveIdentityResult, proveIdentity } from './prove-identity.ts';
import { RemovePinResult, removePin } from './remove-pin.ts';
import { SetPinInput, SetPinResult, setPin } from './set-pin.ts';
import { UnlockSessionInput, UnlockSessionResult, unlockSession } from './unlock-session.ts';

/** Showing in a session once more who one is, and opening a page that was locked. */
@Resolver()
@Tag('Proof of identity')
export class ProofResolver {
  @Query(() => Proofs, {
    policy: 'person',
    beforeFactor: true,
    description: 'By what you can show in this session that it is you.',
  })
  myProofs(@Ctx() context: Context) {
    return proofsOf(context, actorOf(context));
  }

  @Query(() => String, {
    policy: 'person',
    beforeFactor: true,
    description:
      'What navigator.credentials.get is given for a passkey that proveIdentity takes, as JSON. Good for five minutes, once, and in this session alone.',
  })
  passkeyProofOptions(
    @Ctx() context: Context,
    @Arg('colleague', () => Boolean, {
      defaultValue: false,
      description: 'true for a colleague who confirms on your screen: their device offers whose passkeys it holds.',
    })
    colleague: boolean,
  ) {
    return passkeyProofOptions(context, actorOf(context), colleague);
  }

  @Mutation(() => ProveIdentityResult, {
    policy: 'person',
    beforeFactor: true,
    guess: true,
    action: 'session.prove',
    entity: 'Session',
    description:
      'Shows once more that it is you who asks, for what answers PROOF_REQUIRED. It counts for the session that asks, and a fresh sign-in does as well. myProofs says what it takes of you.',
  })
  proveIdentity(@Ctx() context: Context, @Arg('input') input: ProveIdentityInput) {
    return proveIdentity(callerOf(context), input);
  }

  @Mutation(() => UnlockSessionResult, {
    policy: 'person',
    beforeFactor: true,
    guess: true,
    action: 'session.unlock',
    entity: 'Session',
    description:
      'Whether the PIN is yours, for a page that you locked. It is no proof: what answers PROOF_REQUIRED does so still. Five wrong ones, in whichever sessions, and none counts until proveIdentity.',
  })
  unlockSession(@Ctx() context: Context, @Arg('input') input: UnlockSessionInput) {
    return unlockSession(callerOf(context), input);
  }

  @Mutation(() => SetPinResult, {
    policy: 'person',
    proof: 'fresh',
    action: 'account.set-pin',
    entity: 'User',
    description: 'Sets the PIN by which you open a page that you locked, or another one. It signs nobody in.',
  })
  setPin(@Ctx() context: Context, @Arg('input') input: SetPinInput) {
    return setPin(callerOf(context), input);
  }

  @Mutation(() => RemovePinResult, {
    policy: 'person',
    proof: 'fresh',
    action: 'account.remove-pin',
    entity: 'User',
    description: 'Takes your PIN away; a locked screen asks for another proof then.',
  })
  removePin(@Ctx() context: Context) {
    return removePin(callerOf(context));
  }
}
