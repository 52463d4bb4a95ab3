import { Field, InputType, Int } from 'type-graphql';
import { message } from '../../../domain/messages/index.ts';
import { refuse } from '../../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { sql } from '../../../platform/database/database.ts';
import { number, row, text } from '../../../platform/database/row.ts';
import type { Caller, Platform } from '../../../platform/platform.ts';
import { Session } from '../access.type.ts';
import { accountToUse } from './own-account.ts';
import { PinDigits } from './proof.input.ts';

@InputType({ description: 'The PIN of whoever is signed in.' })
export class UnlockSessionInput {
  @Secret()
  @Field({ description: 'The digits of the PIN, 6 to 8 of them.' })
  @PinDigits()
  pin!: string;
}

export const pinNotRight = (triesLeft: number) =>
  refuse('PinNotRight', 'PIN_NOT_RIGHT', message('pinNotRight', { triesLeft }), { triesLeft });

@RefusalType('PIN_NOT_RIGHT', 'The PIN is wrong, there is none, or too many were tried.')
export class PinNotRight extends RefusalInterface {
  @Field(() => Int, {
    description: 'How many more are tried, in all your sessions together; none until proveIdentity, once it is 0.',
  })
  triesLeft!: number;
}

export const UnlockSessionResult = resultUnion('UnlockSessionResult', 'What unlockSession answers.', () => [
  Session,
  PinNotRight,
]);

/** So many PINs are tried until its person shows otherwise who they are: in all sessions together, since whoever holds one can open more of them. */
export const mostPinTries = 5;

/**
 * Opens the page of a session that its person locked. It says no more than that: what wants a fresh proof wants it still. Each PIN is counted before it is looked at,
 * and a right one gives them back; what is sent again under its key is no other try.
 */
export async function unlockSession(caller: Caller, { pin }: UnlockSessionInput) {
  const { actor, platform } = caller;
  const { sessionId } = actor;
  const { id: accountId } = await accountToUse(caller);
  const tried = (await caller.repeats()) ? null : await countTry(platform, accountId);
  const turn = { urgent: true, whom: actor.userId };
  const isRight = (await platform.passwords.verify(tried?.hash ?? null, pin, turn)) && tried !== null;
  return caller.run({
    load: async (tx) => {
      const current = await tx.pin.findUnique({ where: { accountId } });
      return isRight && current?.hash === tried.hash
        ? tx.session.findUniqueOrThrow({ where: { id: sessionId } })
        : null;
    },
    decide: (session) => session ?? pinNotRight(tried?.left ?? 0),
    apply: async (tx, { tokenHash: _, ...session }) => {
      await tx.pin.update({ where: { accountId }, data: { tries: 0 }, select: { id: true } });
      return {
        answer: { __typename: 'Session' as const, ...session, current: true },
        change: {},
        subject: { entityId: sessionId },
      };
    },
  });
}

const countTryRow = row({ hash: text, tries: number });

/** The PIN that is tried, and how many tries are left after this one; null when none was. It is counted at once, whatever becomes of it, so that no two slip through together. */
async function countTry({ database }: Platform, accountId: string) {
  const counted = await database.row(
    countTryRow,
    sql`
    UPDATE pin SET tries = tries + 1 WHERE account_id = ${accountId}::uuid AND tries < ${mostPinTries}::int
    RETURNING hash, tries`,
  );
  return counted ? { hash: counted.hash, left: mostPinTries - counted.tries } : null;
}
