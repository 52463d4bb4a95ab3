import { resultUnion } from '../../../graphql/refusal.type.ts';
import type { Caller } from '../../../platform/platform.ts';
import { accountToUse } from './own-account.ts';
import { forgetPin, lockPin } from './pin.ts';
import { PinChanged } from './proof.results.ts';

export const RemovePinResult = resultUnion('RemovePinResult', 'What removePin answers.', () => [PinChanged]);

/** Takes one's PIN away; where there is none nothing changes. */
export async function removePin(caller: Caller) {
  const { id: accountId } = await accountToUse(caller);
  return caller.run({
    load: (tx) => lockPin(tx, accountId),
    decide: (before) => ({ before }),
    apply: async (tx) => ({
      answer: { __typename: 'PinChanged' as const, pinSince: null },
      change: { before: await forgetPin(tx, accountId) },
      subject: { entityId: caller.actor.userId },
    }),
  });
}
