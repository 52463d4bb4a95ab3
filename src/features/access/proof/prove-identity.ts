import { Field, InputType, ObjectType } from 'type-graphql';
import { badInput } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { Password } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { type Change, withChange } from '../../../platform/audit/audit.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { InvalidCredentials } from '../access.results.ts';
import type { Account } from '../account.ts';
import { factorChanged } from '../factors/factors.events.ts';
import { FactorProof } from '../factors/factors.input.ts';
import { factorNotRight } from '../factors/factors.refusals.ts';
import { FactorNotRight } from '../factors/factors.results.ts';
import { noticeTo, toldDevice } from '../letters.ts';
import { doorOfSessions, showPassword, stillShown } from '../recovery/passwords.ts';
import { invalidCredentials } from '../refusals.ts';
import { admitGuess, forgetFailures } from '../sessions/login-throttle.ts';
import { accountToUse } from './own-account.ts';
import { findShown, guessOf, spendShown } from './shown-factor.ts';

@InputType({
  description: 'What shows that it is you who asks: exactly one of password, totp, recoveryCode and passkey.',
})
export class ProveIdentityInput extends FactorProof {
  @Secret()
  @Field(() => String, { nullable: true, description: 'The password of your account.' })
  @Password()
  password?: string | null;
}

@ObjectType({ description: 'You have shown who you are.', simpleResolvers: true })
export class IdentityProved {
  @Field({ description: 'Until when that is enough for what asks for it.' })
  until!: Date;
}

export const ProveIdentityResult = resultUnion('ProveIdentityResult', 'What proveIdentity answers.', () => [
  IdentityProved,
  InvalidCredentials,
  FactorNotRight,
]);

/**
 * Notes with the session that asks that its person has just shown who they are, by their password or a factor. Other sessions of theirs stay as they are: somebody else
 * may sit there. PINs that were tried are forgotten.
 * @throws ApothecaError RATE_LIMITED after too many wrong ones, FORBIDDEN for whom a provider vouches where others rely on the account.
 */
export async function proveIdentity(caller: Caller, { password, ...proof }: ProveIdentityInput) {
  const { totp, recoveryCode, passkey } = proof;
  if ([password, totp, recoveryCode, passkey].filter((each) => typeof each === 'string').length !== 1)
    throw badInput('input', 'one-proof', message('oneProof'));
  return typeof password === 'string' ? byPassword(caller, password) : byFactor(caller, proof);
}

async function byPassword(caller: Caller, password: string) {
  await accountToUse(caller);
  const shown = await showPassword(caller, password);
  return caller.run({
    load: (tx) => stillShown(tx, shown),
    decide: (isShown) => (isShown ? true : invalidCredentials()),
    apply: (tx) => noteProof(tx, caller, shown.account, { after: { method: 'PASSWORD' } }),
  });
}

async function byFactor(caller: Caller, proof: FactorProof) {
  const { actor, platform, now } = caller;
  const { userId, sessionId, organizationId } = actor;
  const guess = guessOf(proof, now);
  const account = await accountToUse(caller);
  const door = doorOfSessions(account, typeof proof.passkey === 'string' ? 'passkey' : 'guess');
  await admitGuess(platform, door, guess);
  const shown = { by: 'own', sessionId, userId, accountId: account.id, proof } as const;
  // An answer that is given again under its key says nothing of what is shown now.
  let isRight = false;
  const answer = await caller.run({
    load: (tx) => findShown(tx, platform, shown),
    decide: (factor) => factor ?? factorNotRight(),
    apply: async (tx, factor) => {
      isRight = true;
      const noted = await noteProof(tx, caller, account, await spendShown(tx, shown, factor, now));
      if (factor.method !== 'RECOVERY_CODE') return noted;
      const { userAgent } = await tx.session.findUniqueOrThrow({
        where: { id: sessionId },
        select: { userAgent: true },
      });
      const facts = { at: now.toISOString(), ...toldDevice({ userAgent, ip: caller.attempt.ip }) };
      await noticeTo(tx, caller, { email: account.email, organizationId }, 'recovery-code-used', facts);
      return { ...noted, events: [factorChanged(organizationId, userId, 'RECOVERY_CODE_USED')] };
    },
  });
  if (isRight) await forgetFailures(platform, door, null);
  return answer;
}

/** Notes the proof with the session, and by what it was. */
async function noteProof(
  tx: Tx,
  { actor: { sessionId }, platform, now }: Caller,
  { id: accountId }: Pick<Account, 'id'>,
  by: Change,
) {
  const session = await tx.session.findUniqueOrThrow({ where: { id: sessionId }, select: { provedAt: true } });
  const { provedAt: before } = session;
  // The clocks of two servers may differ; what is known does not go back.
  const provedAt = before > now ? before : now;
  await tx.session.update({ where: { id: sessionId }, data: { provedAt }, select: { id: true } });
  await tx.pin.updateMany({ where: { accountId, tries: { gt: 0 } }, data: { tries: 0 } });
  const until = new Date(provedAt.getTime() + platform.settings.proofMinutes * 60_000);
  return {
    answer: { __typename: 'IdentityProved' as const, until },
    change: withChange({ before: { provedAt: before }, after: { provedAt } }, by),
    subject: { entityId: sessionId },
  };
}
