import { sql } from '../../../platform/database/database.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import { accountOfUser } from '../account.ts';

/** The account of a user with its factors. It is locked: what else changes them comes before or after. */
export async function accountWithFactors(tx: ReadTx, userId: string) {
  const account = await accountOfUser(tx, userId);
  await tx.$queryRaw(sql`SELECT id FROM account WHERE id = ${account.id}::uuid FOR UPDATE`);
  const where = { accountId: account.id };
  const totps = await tx.totp.findMany({ where });
  return {
    account,
    /** The secret that counts. */
    totp: totps.find(({ confirmedAt }) => confirmedAt !== null) ?? null,
    /** The secret that is being set up. */
    begun: totps.find(({ confirmedAt }) => confirmedAt === null) ?? null,
    passkeys: await tx.passkey.findMany({ where, orderBy: { id: 'asc' } }),
    recoveryCodes: await tx.recoveryCode.count({ where }),
  };
}
