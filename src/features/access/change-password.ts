import { normalAddress } from '../../domain/address.ts';
import { isGuessable } from '../../domain/password.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ChangePasswordInput } from './access.input.ts';
import { endedSessions, endSessionsOf, livingSessions } from './end-session.ts';
import { admitSignIn, forgetFailures } from './login-throttle.ts';
import { publicUser } from './new-session.ts';
import { invalidCredentials, weakPassword } from './refusals.ts';

/** Changes one's own password and ends one's other sessions. The current password is counted like a sign-in. */
export async function changePassword(caller: Caller, input: ChangePasswordInput) {
  const { actor, platform, now } = caller;
  const account = await platform.database.prisma.user.findUniqueOrThrow({ where: { id: actor.userId } });
  const email = normalAddress(account.email) ?? account.email;
  await admitSignIn(platform, { email, password: input.currentPassword }, null);
  const verified = await platform.passwords.verify(account.passwordHash, input.currentPassword);
  if (verified) await forgetFailures(platform, email);
  const passwordHash = await platform.passwords.hash(input.newPassword);
  return caller.run({
    load: (tx) => tx.user.findUniqueOrThrow({ where: { id: actor.userId } }),
    decide: (user) => {
      if (!verified || user.passwordHash !== account.passwordHash) return invalidCredentials();
      return isGuessable(input.newPassword, user.email, user.name) ? weakPassword() : user;
    },
    apply: async (tx, user) => {
      const updated = await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
      const ended = await endSessionsOf(tx, user, now, actor.sessionId);
      return {
        answer: publicUser(updated),
        change: {
          before: { password: '[secret]', sessions: livingSessions(ended) },
          after: { password: '[secret]', sessions: endedSessions(ended, now) },
        },
        subject: { entityId: user.id },
        events: [ended],
      };
    },
  });
}
