import { Field, ID, InputType } from 'type-graphql';
import { notFound } from '../../../domain/error.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import type { Caller } from '../../../platform/platform.ts';
import { noticeTo } from '../letters.ts';
import { factorChanged } from './factors.events.ts';
import { factorStillRequired } from './factors.refusals.ts';
import { FactorStillRequired, FactorsChanged } from './factors.results.ts';
import { accountWithFactors } from './own-account.ts';
import { owesFactor } from './policy.ts';
import { removeRecoveryCodes } from './recovery-codes.ts';
import { toldPasskey } from './told-factors.ts';

@InputType({ description: 'Which of your own passkeys to remove.' })
export class RemovePasskeyInput {
  @Field(() => ID, { description: 'The passkey, from the list that myFactors answers.' })
  passkeyId!: string;
}

export const RemovePasskeyResult = resultUnion('RemovePasskeyResult', 'What removePasskey answers.', () => [
  FactorsChanged,
  FactorStillRequired,
]);

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
