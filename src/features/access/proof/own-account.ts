import { ApothecaError } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import type { Caller } from '../../../platform/platform.ts';
import { type Account, accountOfUser } from '../account.ts';
import { isMemberElsewhere } from '../recovery/create-password-reset.ts';

/** Whether a session may show or set something of its person's account: one of the account itself, and one that a provider vouched for while the account is of its organization alone. */
export async function mayUseAccount({ actor, platform }: Pick<Caller, 'actor' | 'platform'>, accountId: string) {
  if (actor.issuer === null) return true;
  return !(await isMemberElsewhere(platform.database.prisma, { accountId, organizationId: actor.organizationId }));
}

/**
 * The account of whoever asks. Whom a provider vouches for is somebody in its organization alone: what others rely on is neither tried nor set by it.
 * @throws ApothecaError FORBIDDEN
 */
export async function accountToUse(caller: Pick<Caller, 'actor' | 'platform'>): Promise<Account> {
  const account = await accountOfUser(caller.platform.database, caller.actor.userId);
  if (await mayUseAccount(caller, account.id)) return account;
  throw new ApothecaError('FORBIDDEN', message('vouchedHereAlone'));
}
