import type { Actor } from '../../domain/actor.ts';
import type { Caller } from '../../platform/platform.ts';
import type { LogInInput } from './access.input.ts';
import { accountByEmail, userOfAccount } from './account.ts';
import { openOrAsk } from './factors/open-or-ask.ts';
import { admitSignIn, forgetFailures } from './login-throttle.ts';
import type { Device } from './new-session.ts';
import { invalidCredentials } from './refusals.ts';

/**
 * Opens a session, or asks for the second factor of an account that has one. Every failure has the same answer and takes the same time, whether the account exists or not.
 * @throws Fault RATE_LIMITED after too many failures for the account or from the address.
 */
export async function logIn(caller: Caller<Actor | null>, input: LogInInput, device: Device) {
  const { platform, attempt, now } = caller;
  const email = input.email.trim();
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
  const verified = await platform.passwords.verify(account?.passwordHash ?? null, input.password);
  const answer = await caller.run({
    load: async (tx) => {
      if (!verified || !account) return null;
      const current = await tx.account.findUnique({ where: { id: account.id } });
      const same = current?.passwordHash === account.passwordHash;
      return same ? { current, user: await userOfAccount(tx, account.id, organizationId) } : null;
    },
    decide: (found) => {
      const user = found?.user;
      return found && user?.status === 'ACTIVE' ? { account: found.current, user } : invalidCredentials();
    },
    apply: async (tx, found) => {
      const { answer, after, subject } = await openOrAsk(tx, platform, found.user, found.account, device, now);
      return { answer, change: { after }, subject };
    },
  });
  if (answer.__typename === 'SignedIn') await forgetFailures(platform, email);
  return answer;
}
