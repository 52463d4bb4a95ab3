import { resultUnion } from '../../../graphql/refusal.type.ts';
import type { Caller } from '../../../platform/platform.ts';
import { noticeTo } from '../letters.ts';
import { factorChanged } from './factors.events.ts';
import { factorStillRequired, noFactor } from './factors.refusals.ts';
import { FactorStillRequired, FactorsChanged, NoFactor } from './factors.results.ts';
import { accountWithFactors } from './own-account.ts';
import { owesFactor } from './policy.ts';
import { removeRecoveryCodes } from './recovery-codes.ts';
import { toldTotp } from './told-factors.ts';

export const RemoveTotpResult = resultUnion('RemoveTotpResult', 'What removeTotp answers.', () => [
  FactorsChanged,
  NoFactor,
  FactorStillRequired,
]);

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
