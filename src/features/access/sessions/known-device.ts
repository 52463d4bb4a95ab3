import { newToken, sha256 } from '../../../platform/crypto/crypto.ts';
import { sql } from '../../../platform/database/database.ts';
import { row, text } from '../../../platform/database/row.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Tx } from '../../../platform/transaction.ts';

/** Of so many devices a person is known to have signed in; one more, and the one that was not used for the longest time is forgotten. */
const mostDevices = 20;

const foundRow = row({ hash: text });

/** The hash of a device's token where somebody signed in with it to this account before; otherwise null. */
export async function knownDevice(
  { database, settings }: Pick<Platform, 'database' | 'settings'>,
  accountId: string,
  deviceToken: string | null,
): Promise<string | null> {
  if (deviceToken === null) return null;
  const found = await database.row(
    foundRow,
    sql`
    SELECT token_hash AS hash FROM known_device
     WHERE account_id = ${accountId}::uuid AND token_hash = ${sha256(deviceToken)}
       AND last_used_at > now() - make_interval(days => ${settings.keep.deviceDays}::int)`,
  );
  return found?.hash ?? null;
}

/** Remembers that the device was signed in to this account with. Answers the token that it shows from now on: its own, or a new one. */
export async function rememberDevice(tx: Tx, accountId: string, deviceToken: string | null): Promise<string> {
  const token = deviceToken ?? newToken();
  await tx.$executeRaw(sql`
    WITH kept AS (
      SELECT id FROM known_device WHERE account_id = ${accountId}::uuid AND token_hash <> ${sha256(token)}
       ORDER BY last_used_at DESC, id LIMIT ${mostDevices - 1}::int
    ), forgotten AS (
      DELETE FROM known_device
       WHERE account_id = ${accountId}::uuid AND token_hash <> ${sha256(token)} AND id NOT IN (SELECT id FROM kept)
    )
    INSERT INTO known_device (account_id, token_hash) VALUES (${accountId}::uuid, ${sha256(token)})
    ON CONFLICT (account_id, token_hash) DO UPDATE SET last_used_at = now()`);
  return token;
}

/** Whoever knew the password before may have signed in from anywhere: from now on no device is known. */
export async function forgetDevices(tx: Tx, accountId: string): Promise<void> {
  await tx.knownDevice.deleteMany({ where: { accountId } });
}
