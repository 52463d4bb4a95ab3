import type { Caller } from '../../../platform/platform.ts';
import { accountOfUser } from '../account.ts';
import { noticeTo } from '../letters.ts';
import { factorChanged } from './factors.events.ts';
import type { AddPasskeyInput } from './factors.input.ts';
import { factorNotRight, tooManyPasskeys } from './factors.refusals.ts';
import { accountWithFactors } from './own-account.ts';
import { readCreation } from './passkeys.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { toldPasskey } from './told-factors.ts';

const mostPasskeys = 20;

/** Adds a passkey that a device has made for this account. The first factor brings recovery codes. */
export async function addPasskey(caller: Caller, { name, passkey }: AddPasskeyInput) {
  const { actor, platform, now } = caller;
  const { userId, organizationId } = actor;
  const { id: accountId } = await accountOfUser(platform.database.prisma, userId);
  const created = await readCreation(platform, accountId, passkey);
  return caller.run({
    load: async (tx) => {
      const facts = await accountWithFactors(tx, userId);
      const taken = created && (await tx.passkey.findUnique({ where: { credentialId: created.credentialId } }));
      return { ...facts, taken };
    },
    decide: ({ account, passkeys, recoveryCodes, taken }) => {
      if (!created || taken) return factorNotRight();
      return passkeys.length >= mostPasskeys ? tooManyPasskeys() : { account, created, recoveryCodes };
    },
    apply: async (tx, { account, created, recoveryCodes }) => {
      const added = await tx.passkey.create({ data: { ...created, name: name.trim() } });
      const codes = recoveryCodes === 0 ? await replaceRecoveryCodes(tx, accountId) : null;
      const facts = { at: now.toISOString(), passkey: added.name };
      await noticeTo(tx, caller, { email: account.email, organizationId }, 'factor-added', facts);
      return {
        answer: { __typename: 'FactorsChanged' as const, recoveryCodes: codes?.recoveryCodes ?? [] },
        change: { after: { passkey: toldPasskey(added), ...(codes && { recoveryCodes: codes.made }) } },
        subject: { entityId: userId },
        events: [factorChanged(organizationId, userId, 'PASSKEY_ADDED')],
      };
    },
  });
}
