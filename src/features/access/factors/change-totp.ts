import type { Totp } from '../../../generated/prisma/client.ts';
import { changeOf } from '../../../platform/audit/audit.ts';
import { totpName } from '../../../platform/crypto/vault.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import { noticeTo } from '../letters.ts';
import { factorChanged } from './factors.events.ts';
import type { ConfirmTotpInput } from './factors.input.ts';
import { factorNotRight, factorStillRequired, noFactor, totpNotBegun } from './factors.refusals.ts';
import { accountWithFactors } from './own-account.ts';
import { owesFactor } from './policy.ts';
import { removeRecoveryCodes, replaceRecoveryCodes } from './recovery-codes.ts';
import { describeTotp, newTotpSecret, stepOfCode } from './totp.ts';

/** What the trail tells of a secret: everything but itself. */
export function toldTotp({
  id,
  accountId,
  masterKeyId,
  confirmedAt,
}: Omit<Totp, 'wrapped' | 'lastStep' | 'createdAt'>) {
  return { totpId: id, accountId, masterKeyId, confirmedAt };
}

/** Makes a secret for an authenticator app. What was begun before and not confirmed is forgotten; what counts goes on counting. */
export function beginTotp(caller: Caller) {
  const { actor, platform } = caller;
  const secret = newTotpSecret();
  return caller.run({
    load: (tx) => accountWithFactors(tx, actor.userId),
    decide: (facts) => facts,
    apply: async (tx, { account, begun }) => {
      const name = { id: newId(), accountId: account.id };
      if (begun) await tx.totp.delete({ where: { id: begun.id }, select: { id: true } });
      const made = await tx.totp.create({
        data: { ...name, ...platform.vault.wrapSecret(totpName(name), secret) },
      });
      return {
        answer: describeTotp(secret, account.email),
        change: { before: begun && { totp: toldTotp(begun) }, after: { totp: toldTotp(made) } },
        subject: { entityId: actor.userId },
      };
    },
  });
}

/** Lets the secret that was begun count, once the app shows a code of it. It takes the place of the one before; the first factor brings recovery codes. */
export function confirmTotp(caller: Caller, input: ConfirmTotpInput) {
  const { actor, platform, now } = caller;
  const { userId, organizationId } = actor;
  return caller.run({
    load: (tx) => accountWithFactors(tx, userId),
    decide: (facts) => {
      const { begun } = facts;
      if (!begun) return totpNotBegun();
      const secret = Uint8Array.from(platform.vault.unwrapSecret(totpName(begun), begun));
      const step = stepOfCode(secret, input.totp, null, now);
      return step === null ? factorNotRight() : { ...facts, begun, step };
    },
    apply: async (tx, { account, totp, begun, step, recoveryCodes }) => {
      if (totp) await tx.totp.delete({ where: { id: totp.id }, select: { id: true } });
      const confirmed = await tx.totp.update({ where: { id: begun.id }, data: { confirmedAt: now, lastStep: step } });
      const codes = recoveryCodes === 0 ? await replaceRecoveryCodes(tx, account.id) : null;
      const { email } = account;
      await noticeTo(tx, caller, { email, organizationId }, 'factor-added', { at: now.toISOString(), passkey: null });
      const { before, after } = changeOf(toldTotp(begun), toldTotp(confirmed));
      return {
        answer: { __typename: 'FactorsChanged' as const, recoveryCodes: codes?.recoveryCodes ?? [] },
        change: {
          before: { totp: { totpId: begun.id, ...before }, ...(totp && { replaced: toldTotp(totp) }) },
          after: { totp: { totpId: begun.id, ...after }, ...(codes && { recoveryCodes: codes.made }) },
        },
        subject: { entityId: userId },
        events: [factorChanged(organizationId, userId, 'TOTP_SET')],
      };
    },
  });
}

/** Takes the authenticator app away. With the last factor the recovery codes go as well. */
export function removeTotp(caller: Caller) {
  const { actor, now } = caller;
  const { userId, organizationId } = actor;
  return caller.run({
    load: async (tx) => {
      const facts = await accountWithFactors(tx, userId);
      return { ...facts, required: await owesFactor(tx, facts.account.id) };
    },
    decide: ({ totp, passkeys, required, ...facts }) => {
      if (!totp) return noFactor();
      const isLast = passkeys.length === 0;
      return isLast && required ? factorStillRequired() : { ...facts, totp, isLast };
    },
    apply: async (tx, { account, totp, isLast }) => {
      await tx.totp.delete({ where: { id: totp.id }, select: { id: true } });
      const codes = isLast ? await removeRecoveryCodes(tx, account.id) : null;
      const { email } = account;
      await noticeTo(tx, caller, { email, organizationId }, 'factor-removed', { at: now.toISOString(), passkey: null });
      return {
        answer: { __typename: 'FactorsChanged' as const, recoveryCodes: [] },
        change: { before: { totp: toldTotp(totp), ...(codes && { recoveryCodes: codes }) }, after: null },
        subject: { entityId: userId },
        events: [factorChanged(organizationId, userId, 'TOTP_REMOVED')],
      };
    },
  });
}
