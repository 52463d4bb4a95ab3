import type { Actor } from '../../domain/actor.ts';
import { grantOfRole } from '../../domain/actor.ts';
import { networkOf } from '../../domain/network.ts';
import { isGuessable } from '../../domain/password.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ResetPasswordInput } from './access.input.ts';
import { accountOfUser } from './account.ts';
import { openLink, useLink } from './account-link.ts';
import { isMemberElsewhere } from './create-password-reset.ts';
import { endedSessions, livingSessions } from './end-session.ts';
import { mayManage } from './invite-member.ts';
import { noticeTo } from './letters.ts';
import { admitNetwork, countFailure, liftLock } from './login-throttle.ts';
import { type Device, ownSubject } from './new-session.ts';
import { replacePassword } from './passwords.ts';
import { linkNotValid, weakPassword } from './refusals.ts';

/**
 * Chooses a new password by a link, once, and ends every session of the account, in every organization. It opens no session: who has a second
 * factor still needs it. A link counts only while whoever made it could make it again.
 */
export async function resetPassword(caller: Caller<Actor | null>, input: ResetPasswordInput, { ip }: Device) {
  const { platform, now } = caller;
  await admitNetwork(platform, ip);
  const passwordHash = await hashOfNew(caller, input, ip);
  let accountId = '';
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
      accountId = account.id;
      const { email, organizationId } = user;
      await useLink(tx, link, now);
      const events = await replacePassword(tx, account, passwordHash, now);
      await noticeTo(tx, caller, user, 'password-changed', { at: now.toISOString() });
      const here = events.filter((ended) => ended.organizationId === organizationId);
      return {
        answer: { __typename: 'PasswordReset' as const, email },
        change: {
          before: { password: '[secret]', sessions: here.flatMap(livingSessions), accountLink: { id, usedAt: null } },
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
  // What was guessed before concerned another password.
  if (answer.__typename === 'PasswordReset') await liftLock(platform, accountId);
  else await countFailure(platform, ip);
  return answer;
}

/** The hash of the new password; null when it is too easy to guess, or the token is none: that costs no hash. */
async function hashOfNew(
  { platform }: Caller<Actor | null>,
  { token, password }: ResetPasswordInput,
  ip: string | null,
) {
  const link = await platform.database.prisma.accountLink.findUnique({
    where: { tokenHash: sha256(token) },
    select: { user: { select: { email: true, name: true } } },
  });
  if (!link || isGuessable(password, link.user.email, link.user.name)) return null;
  return platform.passwords.hash(password, { urgent: false, whom: networkOf(ip) });
}

type Link = NonNullable<Awaited<ReturnType<typeof openLink>>>;

/** Whether whoever made the link still manages the member. What the person or the operator made needs nobody. */
function couldMakeAgain({ createdBy, user }: Link): boolean {
  if (createdBy === null) return true;
  const grants = createdBy.memberships.map(({ role, pharmacyId }) => grantOfRole(role, pharmacyId));
  return createdBy.status === 'ACTIVE' && mayManage({ grants }, user.memberships);
}
