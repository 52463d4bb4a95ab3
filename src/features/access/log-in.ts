import type { Actor } from '../../domain/actor.ts';
import { normalAddress } from '../../domain/address.ts';
import type { Caller } from '../../platform/platform.ts';
import type { LogInInput } from './access.input.ts';
import { accountByEmail } from './account-by-email.ts';
import { admitSignIn, forgetFailures } from './login-throttle.ts';
import { type Device, openSession, ownSubject } from './new-session.ts';
import { invalidCredentials } from './refusals.ts';

/**
 * Opens a session. Every failure has the same answer and takes the same time, whether the account exists or not.
 * @throws Fault RATE_LIMITED after too many failures for the account or from the address.
 */
export async function logIn(caller: Caller<Actor | null>, input: LogInInput, device: Device) {
  const { platform, attempt, now } = caller;
  const address = normalAddress(input.email);
  // What is no address has no account; it is counted like one that has none.
  const email = address ?? input.email;
  await admitSignIn(platform, { email, password: input.password }, device.ip);
  const account = address === null ? null : await accountByEmail(platform.database.prisma, address);
  if (account) {
    // A failure belongs into the trail of the organization whose account it was tried on.
    attempt.organizationId = account.organizationId;
    attempt.entityId = account.id;
  }
  const tried = await platform.passwords.try(account?.passwordHash ?? null, input.password);
  const newHash = tried.outdated ? await platform.passwords.hash(input.password) : null;
  const answer = await caller.run({
    load: (tx) =>
      tried.matches && account ? tx.user.findUnique({ where: { id: account.id } }) : Promise.resolve(null),
    decide: (user) =>
      user?.status === 'ACTIVE' && user.passwordHash === account?.passwordHash ? user : invalidCredentials(),
    apply: async (tx, user) => {
      const opened = await openSession(tx, platform, user, device, now);
      // Unless it was changed meanwhile.
      const rehashed =
        newHash !== null &&
        (await tx.user.updateMany({
          where: { id: user.id, passwordHash: user.passwordHash },
          data: { passwordHash: newHash },
        }));
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
  if (answer.__typename === 'SignedIn') await forgetFailures(platform, email);
  return answer;
}
