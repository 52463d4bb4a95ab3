import type { Actor } from '../../domain/actor.ts';
import { grantOfRole } from '../../domain/actor.ts';
import { isGuessable } from '../../domain/password.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Caller } from '../../platform/platform.ts';
import { queueLetter } from '../mail/index.ts';
import type { ResetPasswordInput } from './access.input.ts';
import { openLink, useLink } from './account-link.ts';
import { endedSessions, endSessionsOf, livingSessions } from './end-session.ts';
import { mayManage } from './invite-member.ts';
import { forgetFailures } from './login-throttle.ts';
import { ownSubject } from './new-session.ts';
import { linkNotValid, weakPassword } from './refusals.ts';

/**
 * Chooses a new password by a link, once, and ends every session of the account, in every organization. It opens no session: who has a second
 * factor still needs it. A link counts only while whoever made it could make it again.
 */
export async function resetPassword(caller: Caller<Actor | null>, input: ResetPasswordInput) {
  const { platform, now, language } = caller;
  const { prisma } = platform.database;
  // A token that is none costs no hash.
  const known = await prisma.accountLink.findUnique({
    where: { tokenHash: sha256(input.token) },
    select: { id: true },
  });
  const passwordHash = known && (await platform.passwords.hash(input.password));
  const answer = await caller.run({
    load: (tx) => openLink(tx, 'PASSWORD_RESET', input.token, now),
    decide: (link) => {
      if (!link || passwordHash === null || !couldMakeAgain(link)) return linkNotValid();
      return isGuessable(input.password, link.user.email, link.user.name) ? weakPassword() : { link, passwordHash };
    },
    apply: async (tx, { link, passwordHash }) => {
      const { id, accountId, user } = link;
      await useLink(tx, link, now);
      await tx.account.update({ where: { id: accountId }, data: { passwordHash }, select: { id: true } });
      const events = [];
      for (const each of await tx.user.findMany({ where: { accountId } }))
        events.push(await endSessionsOf(tx, each, now));
      const here = events.filter(({ organizationId }) => organizationId === user.organizationId);
      const { email, organizationId } = user;
      const facts = { at: now.toISOString() };
      await queueLetter(tx, platform, { to: email, letter: 'password-changed', facts, language, organizationId, now });
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
  if (answer.__typename === 'PasswordReset') await forgetFailures(platform, answer.email);
  return answer;
}

type Link = NonNullable<Awaited<ReturnType<typeof openLink>>>;

/** Whether whoever made the link still manages the member. What the person or the operator made needs nobody. */
function couldMakeAgain({ createdBy, user }: Link): boolean {
  if (createdBy === null) return true;
  const grants = createdBy.memberships.map(({ role, pharmacyId }) => grantOfRole(role, pharmacyId));
  return createdBy.status === 'ACTIVE' && mayManage({ grants }, user.memberships);
}
