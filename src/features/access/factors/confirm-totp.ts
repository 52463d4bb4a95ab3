import { Field, InputType } from 'type-graphql';
import { message } from '../../../domain/messages/index.ts';
import { refuse } from '../../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { changeOf } from '../../../platform/audit/audit.ts';
import { totpName } from '../../../platform/crypto/vault.ts';
import type { Caller } from '../../../platform/platform.ts';
import { noticeTo } from '../letters.ts';
import { factorChanged } from './factors.events.ts';
import { factorNotRight } from './factors.refusals.ts';
import { FactorNotRight, FactorsChanged } from './factors.results.ts';
import { accountWithFactors } from './own-account.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { toldTotp } from './told-factors.ts';
import { stepOfCode } from './totp.ts';

@InputType({ description: 'The first code of a new authenticator app.' })
export class ConfirmTotpInput {
  @Secret()
  @Field({ description: 'The six digits that it shows.' })
  @Text(20)
  totp!: string;
}

export const totpNotBegun = () => refuse('TotpNotBegun', 'TOTP_NOT_BEGUN', message('totpNotBegun'), {});

@RefusalType('TOTP_NOT_BEGUN', 'There is no secret to confirm.')
export class TotpNotBegun extends RefusalInterface {}

export const ConfirmTotpResult = resultUnion('ConfirmTotpResult', 'What confirmTotp answers.', () => [
  FactorsChanged,
  TotpNotBegun,
  FactorNotRight,
]);

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
