import { normalAddress } from '../../domain/address.ts';
import { isGuessable } from '../../domain/password.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ChangePasswordInput } from './access.input.ts';
import { accountOfUser } from './account.ts';
import { endLinks } from './account-link.ts';
import { endedSessions, endSessionsOf, livingSessions } from './end-session.ts';
import { noticeTo } from './letters.ts';
import { admitSignIn, forgetFailures } from './login-throttle.ts';
import { publicUser } from './new-session.ts';
import { invalidCredentials, weakPassword } from './refusals.ts';

/** Changes one's own password and ends one's other sessions, in every organization. The current password is counted like a sign-in. */
export async function changePassword(caller: Caller, input: ChangePasswordInput) {
  const { actor, platform, now } = caller;
  const account = await accountOfUser(platform.database.prisma, actor.userId);
  await admitSignIn(platform, { email: account.email, password: input.currentPassword }, null);
  const verified = await platform.passwords.verify(account.passwordHash, input.currentPassword);
  if (verified) await forgetFailures(platform, email);
  const passwordHash = await platform.passwords.hash(input.newPassword);
  return caller.run({
    load: async (tx) => ({
      current: await accountOfUser(tx, actor.userId),
      self: await tx.user.findUniqueOrThrow({ where: { id: actor.userId } }),
      users: await tx.user.findMany({ where: { accountId: account.id } }),
    }),
    decide: ({ current, self, users }) => {
      if (!verified || current.passwordHash !== account.passwordHash) return invalidCredentials();
      return isGuessable(input.newPassword, account.email, actor.name) ? weakPassword() : { self, users };
    },
    apply: async (tx, { self, users }) => {
      await tx.account.update({ where: { id: account.id }, data: { passwordHash }, select: { id: true } });
      await endLinks(tx, account.id);
      const events = [];
      for (const user of users) events.push(await endSessionsOf(tx, user, now, actor.sessionId));
      // The trail of an organization tells of its own sessions.
      const here = events.filter(({ organizationId }) => organizationId === actor.organizationId);
      await noticeTo(tx, caller, self, 'password-changed', { at: now.toISOString() });
      return {
        answer: publicUser(self),
        change: {
          before: { password: '[secret]', sessions: here.flatMap(livingSessions) },
          after: { password: '[secret]', sessions: here.flatMap((ended) => endedSessions(ended, now)) },
        },
        subject: { entityId: actor.userId },
        events,
      };
    },
  });
}
