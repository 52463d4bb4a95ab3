import { setTimeout as sleep } from 'node:timers/promises';
import { Field, InputType, ObjectType } from 'type-graphql';
import type { Actor } from '../../../domain/authorization/actor.ts';
import { ApothecaError } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { Email } from '../../../graphql/rules.ts';
import { newToken } from '../../../platform/crypto/crypto.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { linkTo, pages, type Queued, queueLetter, wouldBeDropped } from '../../mail/index.ts';
import { accountByEmail, userOfAccount } from '../account.ts';
import { invalidCredentials } from '../refusals.ts';
import { admitNetwork, countFailure } from '../sessions/login-throttle.ts';
import { type Device, ownSubject, type SignedInUser } from '../sessions/new-session.ts';
import { keepLink, linkExpiry } from './account-link.ts';

@InputType({ description: 'Where to send a link for a new password.' })
export class RequestPasswordResetInput {
  @Field({ description: 'The e-mail address of the account.' })
  @Email()
  email!: string;
}

@ObjectType({
  description: 'A link is on its way, if the address has an account; whether it has is not told.',
  simpleResolvers: true,
})
export class PasswordResetRequested {
  @Field({ description: 'The address as it was asked for.' })
  email!: string;
}

export const RequestPasswordResetResult = resultUnion(
  'RequestPasswordResetResult',
  'What requestPasswordReset answers.',
  () => [PasswordResetRequested],
);

/** The answer takes this long at least: how long the work took would tell whether there is an account. */
const leastMs = 300;

/**
 * Sends a link for a new password to an address, if it has an account. The answer is the same whether it has or not, and takes as long.
 * @throws ApothecaError FORBIDDEN where the server sends no mail.
 */
export async function requestPasswordReset(
  caller: Caller<Actor | null>,
  { email }: RequestPasswordResetInput,
  { ip }: Device,
) {
  if (!caller.platform.post) throw new ApothecaError('FORBIDDEN', message('sendsNoMail'));
  const { platform } = caller;
  await admitNetwork(platform, ip);
  const soonest = sleep(leastMs);
  const answer = await caller.run({
    load: async (tx) => {
      const account = await accountByEmail(tx, email);
      const user = account && (await userOfAccount(tx, account.id, null));
      // Who signs in through a provider alone makes themselves no way around it.
      const has = account !== null && account.passwordHash !== null && user?.status === 'ACTIVE';
      if (!has) return null;
      // Asked for again and again it is in vain as well: nothing is sent, and the trail, which is never removed, has nothing to tell.
      const { email: to, organizationId } = user;
      const spent = await wouldBeDropped(tx, { to, letter: 'password-reset', organizationId, now: caller.now });
      return spent ? null : { accountId: account.id, user };
    },
    // Nobody's attempt in vain, for the trail; who asks is not told.
    decide: (found) => found ?? invalidCredentials(),
    apply: async (tx, found) => {
      const asked = { __typename: 'PasswordResetRequested' as const, email };
      const { accountId, user } = found;
      const { organizationId } = user;
      const subject = { ...ownSubject(user, null), entityId: user.id };
      const token = newToken();
      if ((await sendResetLink(tx, caller, user, token)) !== 'queued') return { answer: asked, change: {}, subject };
      const made = { kind: 'PASSWORD_RESET', token, accountId, organizationId, createdById: null } as const;
      return { answer: asked, change: { after: await keepLink(tx, made, caller.now) }, subject };
    },
  });
  // Whether it was in vain is not told, here and beside other answers of the request; each counts like a try that was.
  caller.attempt.changed = true;
  await countFailure(platform, ip);
  await soonest;
  return isRefusal(answer) ? { __typename: 'PasswordResetRequested' as const, email } : answer;
}

/** Sends somebody the link with which they choose a new password. */
export async function sendResetLink(
  tx: Tx,
  { platform, language, now }: Caller<Actor | null>,
  { email, organizationId }: Pick<SignedInUser, 'email' | 'organizationId'>,
  token: string,
): Promise<Queued> {
  const { post } = platform;
  if (!post) return 'off';
  const until = linkExpiry('PASSWORD_RESET', now).toISOString();
  const facts = { link: linkTo(post, pages.resetPassword, token), until };
  return queueLetter(tx, platform, { to: email, letter: 'password-reset', facts, language, organizationId, now });
}
