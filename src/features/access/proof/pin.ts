import type { Pin } from '../../../generated/prisma/client.ts';
import { sql } from '../../../platform/database/database.ts';
import type { ReadTx, Tx } from '../../../platform/transaction.ts';

/** What the trail tells of a PIN: everything but itself. */
export const toldPin = ({ id, accountId, changedAt }: Pin) => ({ pinId: id, accountId, changedAt });

/** Takes the PIN of an account away, and answers what the trail tells of it; null where there is none. */
export async function forgetPin(tx: Tx, accountId: string) {
  const pin = await tx.pin.findUnique({ where: { accountId } });
  await tx.pin.deleteMany({ where: { accountId } });
  return pin && { pin: toldPin(pin) };
}

/** The PIN of an account. Of two who change it at once, one waits here for the other. */
export async function lockPin(tx: ReadTx, accountId: string): Promise<Pin | null> {
  await tx.$queryRaw(sql`SELECT id FROM account WHERE id = ${accountId}::uuid FOR UPDATE`);
  return tx.pin.findUnique({ where: { accountId } });
}
