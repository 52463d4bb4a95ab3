import type { Actor } from '../../domain/actor.ts';
import { networkOf } from '../../domain/network.ts';
import { newId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { LogInInput } from './access.input.ts';
import { accountByEmail } from './account-by-email.ts';
import { knownDevice } from './known-device.ts';
import { admitGuess, admitNetwork, countFailure, doorOf, forgetFailures } from './login-throttle.ts';
import { type Device, openSession, ownSubject } from './new-session.ts';
import { invalidCredentials } from './refusals.ts';

/**
 * Opens a session. Every failure has the same answer and takes the same time, whether the account exists or not.
 * @throws Fault RATE_LIMITED after too many failures at the account or from the network, BUSY when too many wait.
 */
export async function logIn(caller: Caller<Actor | null>, input: LogInInput, device: Device) {
  const { platform, attempt, now } = caller;
  const email = input.email.trim();
  const deviceToken = input.deviceToken ?? null;
  const account = await accountByEmail(platform.database.prisma, email);
  if (account) {
    // A failure belongs into the trail of the organization whose account it was tried on.
    attempt.organizationId = account.organizationId;
    attempt.entityId = account.id;
  }
  // Asked for nobody's id too, so that timing does not tell who has an account.
  const door = doorOf(account, email, await knownDevice(platform, account?.id ?? newId(), deviceToken));
  // A device that is known has its own count, and neither strangers nor neighbours stand in its way.
  if (door.device === null) await admitNetwork(platform, device.ip);
  const isNew = await admitGuess(platform, door, input.password);
  const verified = await platform.passwords.verify(account?.passwordHash ?? null, input.password, {
    urgent: door.device !== null,
    whom: door.device ?? networkOf(device.ip),
  });
  const answer = await caller.run({
    load: (tx) => (verified && account ? tx.user.findUnique({ where: { id: account.id } }) : Promise.resolve(null)),
    decide: (user) =>
      user?.status === 'ACTIVE' && user.passwordHash === account?.passwordHash ? user : invalidCredentials(),
    apply: async (tx, user) => {
      const opened = await openSession(tx, platform, user, { ...device, deviceToken }, now);
      return {
        answer: opened.answer,
        change: { after: { sessionId: opened.sessionId, expiresAt: opened.answer.expiresAt } },
        subject: { ...ownSubject(user, opened.sessionId), entityType: 'Session', entityId: opened.sessionId },
      };
    },
  });
  if (answer.__typename === 'SignedIn') await forgetFailures(platform, door, device.ip);
  else if (isNew) await countFailure(platform, device.ip, door);
  return answer;
}
