import type { Actor } from '../../domain/actor.ts';
import { normalAddress } from '../../domain/address.ts';
import type { Caller } from '../../platform/platform.ts';
import type { LogInInput } from './access.input.ts';
import { accountByEmail, userOfAccount } from './account.ts';
import { noticeTo } from './letters.ts';
import { admitSignIn, forgetFailures } from './login-throttle.ts';
import { isNewDevice } from './new-device.ts';
import { type Device, openSession, ownSubject } from './new-session.ts';
import { invalidCredentials } from './refusals.ts';

/**
 * Opens a session. Every failure has the same answer and takes the same time, whether the account exists or not.
 * @throws Fault RATE_LIMITED after too many failures at the account or from the network, BUSY when too many wait.
 */
export async function logIn(caller: Caller<Actor | null>, input: LogInInput, device: Device) {
  const { platform, attempt, now } = caller;
  const address = normalAddress(input.email);
  // What is no address has no account; it is counted like one that has none.
  const email = address ?? input.email;
  await admitSignIn(platform, { email, password: input.password }, device.ip);
  const { prisma } = platform.database;
  const account = await accountByEmail(prisma, email);
  const { organizationId = null } = input;
  const tried = account && (await userOfAccount(prisma, account.id, organizationId));
  if (tried) {
    // A failure belongs into the trail of the organization whose member it was tried on.
    attempt.organizationId = tried.organizationId;
    attempt.entityId = tried.id;
  }
  const tried = await platform.passwords.try(account?.passwordHash ?? null, input.password);
  const newHash = tried.outdated ? await platform.passwords.hash(input.password) : null;
  const answer = await caller.run({
    load: async (tx) => {
      if (!verified || !account) return null;
      const current = await tx.account.findUnique({ where: { id: account.id } });
      return current?.passwordHash === account.passwordHash ? userOfAccount(tx, account.id, organizationId) : null;
    },
    decide: (user) => (user?.status === 'ACTIVE' ? user : invalidCredentials()),
    apply: async (tx, user) => {
      // Looked at before it has a session of its own.
      const unseen = platform.post !== null && (await isNewDevice(tx, user.id, device));
      const opened = await openSession(tx, platform, user, device, now);
      if (unseen) {
        const facts = { at: now.toISOString(), device: device.userAgent ?? '–', ip: device.ip ?? '–' };
        await noticeTo(tx, caller, user, 'new-device', facts);
      }
      return {
        answer: opened.answer,
        change: {
          ...(rehashed && { before: { password: '[secret]' } }),
          after: {
            sessionId: opened.sessionId,
            expiresAt: opened.answer.expiresAt,
            ...(rehashed && { password: '[secret]' }),
          },
        },
        subject: { ...ownSubject(user, opened.sessionId), entityType: 'Session', entityId: opened.sessionId },
      };
    },
  });
  if (answer.__typename === 'SignedIn') await forgetFailures(platform, door, device.ip);
  else if (isNew) await countFailure(platform, device.ip, door);
  return answer;
}
