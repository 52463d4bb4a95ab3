import { resultUnion } from '../../../graphql/refusal.type.ts';
import type { Caller } from '../../../platform/platform.ts';
import { noticeTo } from '../letters.ts';
import { factorChanged } from './factors.events.ts';
import { noFactor } from './factors.refusals.ts';
import { FactorsChanged, NoFactor } from './factors.results.ts';
import { accountWithFactors } from './own-account.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';

export const CreateRecoveryCodesResult = resultUnion(
  'CreateRecoveryCodesResult',
  'What createRecoveryCodes answers.',
  () => [FactorsChanged, NoFactor],
);

/** Makes ten new recovery codes. Those from before are worth nothing any more. */
export function createRecoveryCodes(caller: Caller) {
  const { actor, now } = caller;
  const { userId, organizationId } = actor;
  return caller.run({
    load: (tx) => accountWithFactors(tx, userId),
    decide: (facts) => (facts.totp || facts.passkeys.length > 0 ? facts : noFactor()),
    apply: async (tx, { account }) => {
      const { recoveryCodes, removed, made } = await replaceRecoveryCodes(tx, account.id);
      const { email } = account;
      await noticeTo(tx, caller, { email, organizationId }, 'recovery-codes-made', { at: now.toISOString() });
      return {
        answer: { __typename: 'FactorsChanged' as const, recoveryCodes },
        change: { before: { recoveryCodes: removed }, after: { recoveryCodes: made } },
        subject: { entityId: userId },
        events: [factorChanged(organizationId, userId, 'RECOVERY_CODES_MADE')],
      };
    },
  });
}
