import { Field, InputType, ObjectType } from 'type-graphql';
import { isGuessable } from '../../../domain/access/password.ts';
import type { Actor } from '../../../domain/authorization/actor.ts';
import { grantOfRole } from '../../../domain/authorization/actor.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { NewPassword, Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { sha256 } from '../../../platform/crypto/crypto.ts';
import type { Caller } from '../../../platform/platform.ts';
import { LinkNotValid, WeakPassword } from '../access.results.ts';
import { accountOfUser } from '../account.ts';
import { noticeTo } from '../letters.ts';
import { mayManage } from '../members/invite-member.ts';
import { forgetPin } from '../proof/pin.ts';
import { linkNotValid, weakPassword } from '../refusals.ts';
import { endedSessions, livingSessions } from '../sessions/end-session.ts';
import { admitNetwork, countFailure, liftLock, strangersTurn } from '../sessions/login-throttle.ts';
import { type Device, ownSubject } from '../sessions/new-session.ts';
import { openLink, useLink } from './account-link.ts';
import { isMemberElsewhere } from './create-password-reset.ts';
import { replacePassword } from './passwords.ts';

@InputType({ description: 'A new password by a link.' })
export class ResetPasswordInput {
  @Secret()
  @Field({ description: 'The token in the link, behind the #.' })
  @Text(100)
  token!: string;

  @Secret()
  @Field({ description: 'The password to sign in with from now on, 12 to 128 characters.' })
  @NewPassword()
  password!: string;
}

@ObjectType({
  description: 'The password was changed and every session ended. Sign in with the new one.',
  simpleResolvers: true,
})
export class PasswordReset {
  @Field({ description: 'The e-mail address to sign in with.' })
  email!: string;
}

export const ResetPasswordResult = resultUnion('ResetPasswordResult', 'What resetPassword answers.', () => [
  PasswordReset,
  LinkNotValid,
  WeakPassword,
]);

/**
 * Chooses a new password by a link, once, and ends every session of the account, in every organization. It opens no session: who has a second
 * factor still needs it. A link counts only while whoever made it could make it again.
 */
export async function resetPassword(caller: Caller<Actor | null>, input: ResetPasswordInput, { ip }: Device) {
  const { platform, now } = caller;
  await admitNetwork(platform, ip);
  const chosen = await choose(caller, input, ip);
  const passwordHash = chosen?.passwordHash ?? null;
  const answer = await caller.run({
    load: async (tx) => {
      const link = await openLink(tx, 'PASSWORD_RESET', input.token, now);
      return {
        link,
        account: link && (await accountOfUser(tx, link.user.id)),
        elsewhere: link !== null && (await isMemberElsewhere(tx, link.user)),
      };
    },
    decide: ({ link, account, elsewhere }) => {
      if (!link || !account || !couldMakeAgain(link)) return linkNotValid();
      // It was handed over, and the person has joined somebody else since.
      if (elsewhere && link.createdBy !== null && !platform.post) return linkNotValid();
      return passwordHash === null ? weakPassword() : { link, account, passwordHash };
    },
    apply: async (tx, { link, account, passwordHash }) => {
      const { id, user } = link;
      const { email, organizationId } = user;
      await useLink(tx, link, now);
      const events = await replacePassword(tx, account, passwordHash, now);
      // Whoever lost the one may have lost the other.
      const pin = await forgetPin(tx, account.id);
      await noticeTo(tx, caller, user, 'password-changed', { at: now.toISOString() });
      const here = events.filter((ended) => ended.organizationId === organizationId);
      return {
        answer: { __typename: 'PasswordReset' as const, email },
        change: {
          before: {
            password: '[secret]',
            sessions: here.flatMap(livingSessions),
            accountLink: { id, usedAt: null },
            ...pin,
          },
          after: {
            password: '[secret]',
            sessions: here.flatMap((ended) => endedSessions(ended, now)),
            accountLink: { id, usedAt: now },
          },
        },
        subject: { ...ownSubject(user, null), entityId: user.id },
        events,
      };
    },
  });
  if (isRefusal(answer)) await countFailure(platform, ip);
  // What was guessed before concerned another password; an answer that is given again lifts nothing.
  else if (chosen) await liftLock(platform, chosen.accountId);
  return answer;
}

/** Whose password is to be which; null when the token opens nothing now: that costs no hash. The hash is null when the password is too easy to guess. */
async function choose(
  { platform, now }: Caller<Actor | null>,
  { token, password }: ResetPasswordInput,
  ip: string | null,
) {
  const link = await platform.database.prisma.accountLink.findFirst({
    where: { tokenHash: sha256(token), kind: 'PASSWORD_RESET', usedAt: null, expiresAt: { gt: now } },
    select: { accountId: true, user: { select: { email: true, name: true } } },
  });
  if (!link) return null;
  const { accountId, user } = link;
  const guessable = isGuessable(password, user.email, user.name);
  return { accountId, passwordHash: guessable ? null : await platform.passwords.hash(password, strangersTurn(ip)) };
}

type Link = NonNullable<Awaited<ReturnType<typeof openLink>>>;

/** Whether whoever made the link still manages the member. What the person or the operator made needs nobody. */
function couldMakeAgain({ createdBy, user }: Link): boolean {
  if (createdBy === null) return true;
  const grants = createdBy.memberships.map(({ role, pharmacyId }) => grantOfRole(role, pharmacyId));
  return createdBy.status === 'ACTIVE' && mayManage({ grants }, user.memberships);
}
