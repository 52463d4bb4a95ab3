import { isGuessablePin } from '../../../domain/pin.ts';
import type { Pin } from '../../../generated/prisma/client.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx, Tx } from '../../../platform/transaction.ts';
import { accountToUse } from './own-account.ts';
import type { SetPinInput } from './proof.input.ts';
import { weakPin } from './proof.refusals.ts';

/** What the trail tells of a PIN: everything but itself. */
const toldPin = ({ id, accountId, changedAt }: Pin) => ({ pinId: id, accountId, changedAt });

/** Lets a PIN open the pages that one locked, in the place of the one before. */
export async function setPin(caller: Caller, { pin }: SetPinInput) {
  const { actor, platform, now } = caller;
  const { id: accountId } = await accountToUse(caller);
  const turn = { urgent: true, whom: actor.userId };
  const hash = isGuessablePin(pin) ? null : await platform.passwords.hash(pin, turn);
  return caller.run({
    load: (tx) => lockedPin(tx, accountId),
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

/** Takes one's PIN away; where there is none nothing changes. */
export async function removePin(caller: Caller) {
  const { id: accountId } = await accountToUse(caller);
  return caller.run({
    load: (tx) => lockedPin(tx, accountId),
    decide: (before) => ({ before }),
    apply: async (tx) => ({
      answer: { __typename: 'PinChanged' as const, pinSince: null },
      change: { before: await forgetPin(tx, accountId) },
      subject: { entityId: caller.actor.userId },
    }),
  });
}

/** Takes the PIN of an account away, and answers what the trail tells of it; null where there is none. */
export async function forgetPin(tx: Tx, accountId: string) {
  const pin = await tx.pin.findUnique({ where: { accountId } });
  await tx.pin.deleteMany({ where: { accountId } });
  return pin && { pin: toldPin(pin) };
}

/** The PIN of an account. Of two who change it at once, one waits here for the other. */
async function lockedPin(tx: ReadTx, accountId: string): Promise<Pin | null> {
  await tx.$queryRaw(sql`SELECT id FROM account WHERE id = ${accountId}::uuid FOR UPDATE`);
  return tx.pin.findUnique({ where: { accountId } });
}
