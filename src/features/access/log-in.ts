import type { Actor } from '../../domain/actor.ts';
import { normalAddress } from '../../domain/address.ts';
import { networkOf } from '../../domain/network.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { newId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { LogInInput } from './access.input.ts';
import { accountByEmail, userOfAccount } from './account.ts';
import { openOrAsk } from './factors/open-or-ask.ts';
import { knownDevice } from './known-device.ts';
import { admitGuess, admitNetwork, countFailure, doorOf, forgetFailures } from './login-throttle.ts';
import type { Device } from './new-session.ts';
import { renewHash } from './passwords.ts';
import { invalidCredentials } from './refusals.ts';

/**
 * Opens a session, or asks for the second factor of an account that has one. Every failure has the same answer and takes the same time, whether the account exists or not.
 * @throws Fault RATE_LIMITED after too many failures at the account or from the network, BUSY when too many wait.
 */
export async function logIn(caller: Caller<Actor | null>, input: LogInInput, device: Device) {
  const { platform, attempt, now } = caller;
  const { organizationId = null, deviceToken = null } = input;
  const { prisma } = platform.database;
  const address = normalAddress(input.email);
  const account = address === null ? null : await accountByEmail(prisma, address);
  // Asked for nobody's id too, so that timing does not tell who has an account.
  const tried = await userOfAccount(prisma, account?.id ?? newId(), organizationId);
  if (tried) {
    // A failure belongs into the trail of the organization whose member it was tried on.
    attempt.organizationId = tried.organizationId;
    attempt.entityId = tried.id;
  }
  // What is no address has no account; it is counted like one that has none.
  const door = doorOf(
    account,
    address ?? input.email,
    await knownDevice(platform, account?.id ?? newId(), deviceToken),
  );
  // A device that is known has its own count, and neither strangers nor neighbours stand in its way.
  if (door.device === null) await admitNetwork(platform, device.ip);
  const isNew = await admitGuess(platform, door, input.password);
  const turn = { urgent: door.device !== null, whom: door.device ?? networkOf(device.ip) };
  const shown = await platform.passwords.try(account?.passwordHash ?? null, input.password, turn);
  const newHash = shown.outdated ? await platform.passwords.hash(input.password, turn) : null;
  const answer = await caller.run({
    load: async (tx) => {
      if (!shown.matches || !account) return null;
      const current = await tx.account.findUnique({ where: { id: account.id } });
      return current?.passwordHash === account.passwordHash ? userOfAccount(tx, account.id, organizationId) : null;
    },
    decide: (user) => (user?.status === 'ACTIVE' && account ? { user, account } : invalidCredentials()),
    apply: async (tx, { user, account }) => {
      const rehashed = newHash !== null && (await renewHash(tx, account, newHash, now));
      const current = rehashed ? { ...account, passwordHash: newHash } : account;
      const { answer, after, subject } = await openOrAsk(tx, caller, user, current, { ...device, deviceToken });
      const password = rehashed && { password: '[secret]' };
      return { answer, change: { ...(password && { before: password }), after: { ...after, ...password } }, subject };
    },
  });
  // Given again under its key, an answer says nothing of the password that was shown now.
  if (shown.matches && answer.__typename === 'SignedIn') await forgetFailures(platform, door, device.ip);
  else if (isNew && isRefusal(answer)) await countFailure(platform, device.ip, door);
  return answer;
}
