import { isGuessable } from '../../domain/password.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ChangePasswordInput } from './access.input.ts';
import { endedSessions, endSessionsOf, livingSessions } from './end-session.ts';
import { forgetDevices } from './known-device.ts';
import { admitGuess, doorOf, forgetFailures } from './login-throttle.ts';
import { publicUser } from './new-session.ts';
import { invalidCredentials, weakPassword } from './refusals.ts';

/** Changes one's own password and ends one's other sessions. The current password is counted like a sign-in. */
export async function changePassword(caller: Caller, input: ChangePasswordInput) {
  const { actor, platform, now } = caller;
  const account = await platform.database.prisma.user.findUniqueOrThrow({ where: { id: actor.userId } });
  // Counted apart from strangers' guesses: those shut nobody out who is signed in.
  const door = doorOf(account, account.email, `session of ${actor.userId}`);
  const turn = { urgent: true, whom: actor.userId };
  await admitGuess(platform, door, input.currentPassword);
  const verified = await platform.passwords.verify(account.passwordHash, input.currentPassword, turn);
  if (verified) await forgetFailures(platform, door, null);
  // A wrong password changes nothing, whatever the new one is.
  const passwordHash = verified ? await platform.passwords.hash(input.newPassword, turn) : '';
  return caller.run({
    load: (tx) => tx.user.findUniqueOrThrow({ where: { id: actor.userId } }),
    decide: (user) => {
      if (!verified || user.passwordHash !== account.passwordHash) return invalidCredentials();
      return isGuessable(input.newPassword, user.email, user.name) ? weakPassword() : user;
    },
    apply: async (tx, user) => {
      const updated = await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
      const ended = await endSessionsOf(tx, user, now, actor.sessionId);
      await forgetDevices(tx, user.id);
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
