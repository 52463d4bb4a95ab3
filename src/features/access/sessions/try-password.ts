import { normalAddress } from '../../../domain/access/address.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Turn } from '../../../platform/gates/fair-queue.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Account, accountByEmail, userOfAccount } from '../account.ts';
import { knownDevice } from './known-device.ts';
import { admitGuess, admitNetwork, type Door, doorOf } from './login-throttle.ts';
import type { ShownDevice } from './new-session.ts';

/** Whose door an address is: its account and its user of an organization, which is the one where they were last when none is named. What is no address has no account, and a door like one. */
export async function findDoor(
  platform: Platform,
  email: string,
  organizationId: string | null,
  deviceToken: string | null,
) {
  const { database } = platform;
  const address = normalAddress(email);
  const account = address === null ? null : await accountByEmail(database, address);
  // Asked for nobody's id too, so that timing does not tell who has an account.
  const accountId = account?.id ?? newId();
  const user = await userOfAccount(database, accountId, organizationId);
  const door = doorOf(account, address ?? email, await knownDevice(platform, accountId, deviceToken));
  return { account, user, door };
}

/**
 * Tries a password at a door. It is counted before it is looked at, and takes as long where there is no account. `guess` is all that is tried with it; `isNew` says
 * whether that is one more.
 * @throws ApothecaError RATE_LIMITED after too many failures at the account or from the network, BUSY when too many wait.
 */
export async function tryPassword(
  platform: Platform,
  { account, door }: { readonly account: Account | null; readonly door: Door },
  password: string,
  { ip }: Pick<ShownDevice, 'ip'>,
  turn: Turn,
  guess = password,
) {
  // A device that is known has its own count, and neither strangers nor neighbours stand in its way.
  if (door.device === null) await admitNetwork(platform, ip);
  const isNew = await admitGuess(platform, door, guess);
  return { isNew, ...(await platform.passwords.try(account?.passwordHash ?? null, password, turn)) };
}
