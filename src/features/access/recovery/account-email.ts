import type { ReadTx, Tx } from '../../../platform/transaction.ts';
import { accessChanged } from '../access.events.ts';
import { type Account, accountByEmail } from '../account.ts';
import { endLinks } from './account-link.ts';

/** Whether another account has this address. */
export async function isEmailTaken(tx: ReadTx, email: string, accountId: string): Promise<boolean> {
  const other = await accountByEmail(tx, email);
  return other !== null && other.id !== accountId;
}

/** Gives the account its new address, and with it every user of the account. What was sent to the old one opens nothing any more. */
export async function moveAccountTo(tx: Tx, account: Account, email: string) {
  await endLinks(tx, account.id);
  await tx.account.update({ where: { id: account.id }, data: { email }, select: { id: true } });
  const users = await tx.user.findMany({
    where: { accountId: account.id },
    select: { id: true, organizationId: true },
  });
  return users.map(({ id, organizationId }) => accessChanged(organizationId, id));
}
