import { isGuessablePin } from '../../../domain/pin.ts';
import type { Caller } from '../../../platform/platform.ts';
import { accountToUse } from './own-account.ts';
import { lockPin, toldPin } from './pin.ts';
import type { SetPinInput } from './proof.input.ts';
import { weakPin } from './proof.refusals.ts';

/** Lets a PIN open the pages that one locked, in the place of the one before. */
export async function setPin(caller: Caller, { pin }: SetPinInput) {
  const { actor, platform, now } = caller;
  const { id: accountId } = await accountToUse(caller);
  const turn = { urgent: true, whom: actor.userId };
  const hash = isGuessablePin(pin) ? null : await platform.passwords.hash(pin, turn);
  return caller.run({
    load: (tx) => lockPin(tx, accountId),
    decide: (before) => (hash === null ? weakPin() : { before, hash }),
    apply: async (tx, { before, hash }) => {
      const chosen = { hash, tries: 0, changedAt: now };
      const after = before
        ? await tx.pin.update({ where: { accountId }, data: chosen })
        : await tx.pin.create({ data: { accountId, ...chosen } });
      return {
        answer: { __typename: 'PinChanged' as const, pinSince: now },
        change: { before: before && { pin: toldPin(before) }, after: { pin: toldPin(after) } },
        subject: { entityId: actor.userId },
      };
    },
  });
}
