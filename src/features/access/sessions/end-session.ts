import { Field, ID, InputType } from 'type-graphql';
import { notFound } from '../../../domain/error.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { Session } from '../access.type.ts';
import { mayManage } from '../members/invite-member.ts';

@InputType({ description: 'Which session to end: your own on another device, or a member’s.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'One of your own, or anybody’s of the organization for those who manage members.' })
  sessionId!: string;
}

export const EndSessionResult = resultUnion('EndSessionResult', 'What endSession answers.', () => [Session]);

/** Ends a session: one's own, or anybody's of the organization for those who manage members. Ending it twice is the same as once. */
export function endSession(caller: Caller, sessionId: string) {
  return end(caller, sessionId, (session) => ({ __typename: 'Session' as const, ...session }));
}

/** Ends the session that asks. */
export function logOut(caller: Caller): Promise<true> {
  return end(caller, caller.actor.sessionId, () => true as const);
}

type EndedSession = Omit<Session, 'tokenHash'> & { readonly revokedAt: Date; readonly current: boolean };

function end<Answer>({ actor, now, run }: Caller, sessionId: string, answer: (session: EndedSession) => Answer) {
  return run({
    load: (tx) =>
      isId(sessionId)
        ? tx.session.findFirst({
            where: { id: sessionId, organizationId: actor.organizationId },
            include: { user: { select: { memberships: true } } },
          })
        : Promise.resolve(null),
    decide: (session) => {
      if (!session || (session.userId !== actor.userId && !mayManage(actor, session.user.memberships)))
        throw notFound('session', 'input.sessionId');
      return session;
    },
    apply: async (tx, session) => {
      // Of two at once the second waits here for the first, and finds its instant.
      await tx.session.updateMany({ where: { id: session.id, revokedAt: null }, data: { revokedAt: now } });
      const ended = await tx.session.findUniqueOrThrow({ where: { id: session.id }, select: { revokedAt: true } });
      const revokedAt = ended.revokedAt ?? now;
      const { tokenHash: _, user: __, ...kept } = session;
      return {
        answer: answer({ ...kept, revokedAt, current: session.id === actor.sessionId }),
        change: { before: { revokedAt: session.revokedAt }, after: { revokedAt } },
        subject: { entityId: session.id },
        events: [sessionsEnded(actor.organizationId, session.userId, [session.id])],
      };
    },
  });
}

/** Ends a user's living sessions and answers the event that closes their sockets. */
export async function endSessionsOf(tx: Tx, user: { id: string; organizationId: string }, now: Date) {
  const where = { userId: user.id, revokedAt: null };
  const sessions = await tx.session.updateManyAndReturn({ where, data: { revokedAt: now }, select: { id: true } });
  const ids = sessions.map((session) => session.id).sort();
  return sessionsEnded(user.organizationId, user.id, ids);
}

/** The event that closes the sockets of these sessions, or service keys. */
export function sessionsEnded(organizationId: string, userId: string, sessionIds: string[]) {
  return { type: 'session.ended' as const, organizationId, pharmacyId: null, payload: { userId, sessionIds } };
}

/** The sessions of an event that ended them, as the trail tells them before. */
export function livingSessions({ payload }: ReturnType<typeof sessionsEnded>) {
  return payload.sessionIds.map((sessionId) => ({ sessionId, revokedAt: null }));
}

/** The sessions of an event that ended them, as the trail tells them after. */
export function endedSessions({ payload }: ReturnType<typeof sessionsEnded>, revokedAt: Date) {
  return payload.sessionIds.map((sessionId) => ({ sessionId, revokedAt }));
}
