import { notFound } from '../../../domain/error.ts';
import type { Passkey } from '../../../generated/prisma/client.ts';
import type { Caller } from '../../../platform/platform.ts';
import { accountOfUser } from '../account.ts';
import { noticeTo } from '../letters.ts';
import { factorChanged } from './factors.events.ts';
import type { AddPasskeyInput, RemovePasskeyInput } from './factors.input.ts';
import { factorNotRight, factorStillRequired, tooManyPasskeys } from './factors.refusals.ts';
import { accountWithFactors } from './own-account.ts';
import { readCreation } from './passkeys.ts';
import { owesFactor } from './policy.ts';
import { removeRecoveryCodes, replaceRecoveryCodes } from './recovery-codes.ts';

const mostPasskeys = 20;

/** What the trail tells of a passkey. */
export function toldPasskey({ id, accountId, name, credentialId, transports, backedUp, counter }: Passkey) {
  return { passkeyId: id, accountId, name, credentialId, transports, backedUp, counter };
}

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

/** Takes a passkey away. With the last factor the recovery codes go as well. */
export function removePasskey(caller: Caller, { passkeyId }: RemovePasskeyInput) {
  const { actor, now } = caller;
  const { userId, organizationId } = actor;
  return caller.run({
    load: async (tx) => {
      const facts = await accountWithFactors(tx, userId);
      return { ...facts, required: await owesFactor(tx, facts.account.id) };
    },
    decide: ({ account, totp, passkeys, required }) => {
      const found = passkeys.find(({ id }) => id === passkeyId);
      if (!found) throw notFound('passkey', 'input.passkeyId');
      const isLast = !totp && passkeys.length === 1;
      return isLast && required ? factorStillRequired() : { account, found, isLast };
    },
    apply: async (tx, { account, found, isLast }) => {
      await tx.passkey.delete({ where: { id: found.id }, select: { id: true } });
      const codes = isLast ? await removeRecoveryCodes(tx, account.id) : null;
      const facts = { at: now.toISOString(), passkey: found.name };
      await noticeTo(tx, caller, { email: account.email, organizationId }, 'factor-removed', facts);
      return {
        answer: { __typename: 'FactorsChanged' as const, recoveryCodes: [] },
        change: { before: { passkey: toldPasskey(found), ...(codes && { recoveryCodes: codes }) }, after: null },
        subject: { entityId: userId },
        events: [factorChanged(organizationId, userId, 'PASSKEY_REMOVED')],
      };
    },
  });
}
