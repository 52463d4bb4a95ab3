import type { Actor } from '../../../domain/authorization/actor.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { noticeTo, toldDevice } from '../letters.ts';
import { isNewDevice } from './new-device.ts';
import { openSession, type ShownDevice, type SignedInUser } from './new-session.ts';

/** Opens the session of somebody who proved who they are, and tells them by mail when it is on a device that was not seen before. */
export async function signIn(tx: Tx, caller: Caller<Actor | null>, user: SignedInUser, device: ShownDevice) {
  const { platform, now } = caller;
  // Looked at before it has a session of its own.
  const unseen = platform.post !== null && (await isNewDevice(tx, user.id, device));
  const opened = await openSession(tx, platform, user, device, now);
  if (unseen) {
    await noticeTo(tx, caller, user, 'new-device', { at: now.toISOString(), ...toldDevice(device) });
  }
  return opened;
}
