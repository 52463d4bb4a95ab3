import { Field, InputType } from 'type-graphql';
import { isGuessablePin } from '../../../domain/access/pin.ts';
import { message } from '../../../domain/messages/index.ts';
import { refuse } from '../../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { Secret } from '../../../graphql/secrets.ts';
import type { Caller } from '../../../platform/platform.ts';
import { accountToUse } from './own-account.ts';
import { lockPin, toldPin } from './pin.ts';
import { PinDigits } from './proof.input.ts';
import { PinChanged } from './proof.results.ts';

@InputType({ description: 'A PIN of your own, which opens a screen that was locked.' })
export class SetPinInput {
  @Secret()
  @Field({ description: '6 to 8 digits. Not one of the first that somebody would try, such as 123456 or 121212.' })
  @PinDigits()
  pin!: string;
}

export const weakPin = () => refuse('WeakPin', 'WEAK_PIN', message('weakPin'), {});

@RefusalType('WEAK_PIN', 'The PIN is one of the first that somebody would try.')
export class WeakPin extends RefusalInterface {}

export const SetPinResult = resultUnion('SetPinResult', 'What setPin answers.', () => [PinChanged, WeakPin]);

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
