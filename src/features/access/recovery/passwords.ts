import type { Actor } from '../../../domain/authorization/actor.ts';
import { sql } from '../../../platform/database/database.ts';
import { flag, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx, Tx } from '../../../platform/transaction.ts';
import { type Account, accountOfUser } from '../account.ts';
import { sessionsEnded } from '../sessions/end-session.ts';
import { forgetDevices } from '../sessions/known-device.ts';
import { admitGuess, doorOf, forgetFailures } from '../sessions/login-throttle.ts';
import { endLinks } from './account-link.ts';

/** Whether somebody who is signed in showed their password, and of which account. */
export interface ShownPassword {
  readonly account: Account;
  readonly verified: boolean;
}

/**
 * Where those who are signed in are counted when they show again who they are: strangers' guesses shut nobody out there, and theirs nobody at the sign-in. Nobody guesses
 * a signature, so whoever guesses at a page does not keep the passkey of its person out.
 */
export const doorOfSessions = (account: Account, shown: 'guess' | 'passkey' = 'guess') =>
  doorOf(account, account.email, `${shown} in sessions of ${account.id}`);

/**
 * Compares a password with that of whoever is signed in. It is counted apart from strangers' guesses: those shut nobody out who is signed in.
 * @throws ApothecaError RATE_LIMITED after too many wrong ones.
 */
export async function showPassword({ actor, platform }: Caller<Actor>, password: string): Promise<ShownPassword> {
  const account = await accountOfUser(platform.database, actor.userId);
  const door = doorOfSessions(account);
  await admitGuess(platform, door, password);
  const turn = { urgent: true, whom: actor.userId };
  const verified = await platform.passwords.verify(account.passwordHash, password, turn);
  if (verified) await forgetFailures(platform, door, null);
  return { account, verified };
}

/** Whether the password that was shown is still that of the account. */
export async function stillShown(
  tx: ReadTx,
  { account, verified }: { readonly account: Pick<Account, 'id' | 'passwordHash'>; readonly verified: boolean },
): Promise<boolean> {
  if (!verified) return false;
  const current = await tx.account.findUniqueOrThrow({ where: { id: account.id } });
  return current.passwordHash === account.passwordHash;
}

const endedSessionRow = row({ sessionId: text, userId: text, organizationId: text });

/**
 * The one way in which the server may set another password: the database compares the hash that it replaces and ends every session of the account with it, in every
 * organization. Links that were sent before, and devices that were known, count no longer. Answers the events that close the sockets.
 */
export async function replacePassword(tx: Tx, { id, passwordHash }: Account, to: string, now: Date) {
  const ended = await rowsIn(
    tx,
    endedSessionRow,
    sql`
    SELECT session_id AS "sessionId", user_id AS "userId", organization_id AS "organizationId"
      FROM replace_password(${id}::uuid, ${passwordHash}, ${to}, ${now}) AS ended(session_id, user_id, organization_id) ORDER BY 2, 1`,
  );
  await endLinks(tx, id);
  await forgetDevices(tx, id);
  const users = new Map(ended.map(({ userId, organizationId }) => [userId, organizationId]));
  return [...users].map(([userId, organizationId]) => {
    const ids = ended.filter((session) => session.userId === userId).map(({ sessionId }) => sessionId);
    return sessionsEnded(organizationId, userId, ids);
  });
}

const renewHashRow = row({ renewed: flag });

/** Keeps the same password under a hash as they are made now, unless it was changed meanwhile. Sessions go on. */
export async function renewHash(tx: Tx, { id, passwordHash }: Account, to: string, now: Date): Promise<boolean> {
  const [row] = await rowsIn(
    tx,
    renewHashRow,
    sql`SELECT renew_password_hash(${id}::uuid, ${passwordHash}, ${to}, ${now}) AS renewed`,
  );
  return row?.renewed ?? false;
}
