import { sql } from '../../../platform/database.ts';
import type { Caller, Platform } from '../../../platform/platform.ts';
import { accountToUse } from './own-account.ts';
import type { UnlockSessionInput } from './proof.input.ts';
import { pinNotRight } from './proof.refusals.ts';

/** So many PINs are tried in a session until its person shows otherwise who they are. */
export const mostPinTries = 5;

/**
 * Opens the page of a session that its person locked. It says no more than that: what wants a fresh proof wants it still. Each PIN is counted before it is looked at,
 * and a right one gives them back.
 */
export async function unlockSession(caller: Caller, { pin }: UnlockSessionInput) {
  const { actor, platform } = caller;
  const { sessionId } = actor;
  const { id: accountId } = await accountToUse(caller);
  const triesLeft = await countTry(platform, sessionId);
  const known = await platform.database.prisma.pin.findUnique({ where: { accountId } });
  const turn = { urgent: true, whom: actor.userId };
  const isRight = triesLeft !== null && (await platform.passwords.verify(known?.hash ?? null, pin, turn));
  return caller.run({
    load: async (tx) => {
      const current = await tx.pin.findUnique({ where: { accountId } });
      return isRight && current?.hash === known?.hash
        ? tx.session.findUniqueOrThrow({ where: { id: sessionId } })
        : null;
    },
    decide: (session) => session ?? pinNotRight(triesLeft ?? 0),
    apply: async (tx, { tokenHash: _, ...session }) => {
      await tx.session.update({ where: { id: sessionId }, data: { pinTries: 0 }, select: { id: true } });
      return {
        answer: { __typename: 'Session' as const, ...session, pinTries: 0, current: true },
        change: {},
        subject: { entityId: sessionId },
      };
    },
  });
}

/** How many tries are left after this one; null when none was. It is counted at once, whatever becomes of it, so that no two slip through together. */
async function countTry({ database }: Platform, sessionId: string): Promise<number | null> {
  const counted = await database.row<{ tries: number }>(sql`
    UPDATE session SET pin_tries = pin_tries + 1 WHERE id = ${sessionId}::uuid AND pin_tries < ${mostPinTries}::int
    RETURNING pin_tries AS tries`);
  return counted ? mostPinTries - counted.tries : null;
}
