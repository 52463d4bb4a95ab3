import { isGuessable } from '../../domain/password.ts';
import { sql } from '../../platform/database.ts';
import type { Caller } from '../../platform/platform.ts';
import type { Tx } from '../../platform/unit-of-work.ts';
import type { ChangePasswordInput } from './access.input.ts';
import { endedSessions, livingSessions, sessionsEnded } from './end-session.ts';
import { admitSignIn, forgetFailures } from './login-throttle.ts';
import { type Device, openSession } from './new-session.ts';
import { invalidCredentials, weakPassword } from './refusals.ts';

/**
 * Changes one's own password, ends all of one's sessions and opens a new one: a token that somebody else got hold of is worth nothing from then on,
 * the one that asked included. The current password is counted like a sign-in.
 */
export async function changePassword(caller: Caller, input: ChangePasswordInput, device: Device) {
  const { actor, platform, now } = caller;
  const account = await platform.database.prisma.user.findUniqueOrThrow({ where: { id: actor.userId } });
  await admitSignIn(platform, { email: account.email, password: input.currentPassword }, null);
  const verified = await platform.passwords.verify(account.passwordHash, input.currentPassword);
  if (verified) await forgetFailures(platform, account.email);
  const passwordHash = await platform.passwords.hash(input.newPassword);
  return caller.run({
    load: (tx) => tx.user.findUniqueOrThrow({ where: { id: actor.userId } }),
    decide: (user) => {
      if (!verified || user.passwordHash !== account.passwordHash) return invalidCredentials();
      return isGuessable(input.newPassword, user.email, user.name) ? weakPassword() : user;
    },
    apply: async (tx, user) => {
      const ended = sessionsEnded(
        user.organizationId,
        user.id,
        await replacePassword(tx, user.id, { from: user.passwordHash, to: passwordHash }, now),
      );
      const { sessionId, answer } = await openSession(tx, platform, user, device, now);
      return {
        answer,
        change: {
          before: { password: '[secret]', sessions: livingSessions(ended) },
          after: {
            password: '[secret]',
            sessions: [...endedSessions(ended, now), { sessionId, expiresAt: answer.expiresAt }],
          },
        },
        subject: { entityId: user.id },
        events: [ended],
      };
    },
  });
}

/**
 * The one way in which the server may change a password: the database compares the hash that it replaces, ends every session with it, and answers which
 * these were.
 */
async function replacePassword(
  tx: Tx,
  userId: string,
  { from, to }: { readonly from: string | null; readonly to: string },
  now: Date,
): Promise<string[]> {
  const ended = await tx.$queryRaw<{ id: string }[]>(
    sql`SELECT id FROM replace_password(${userId}::uuid, ${from}, ${to}, ${now}) AS id ORDER BY id`,
  );
  return ended.map(({ id }) => id);
}
