import type { Tx } from '../../../platform/transaction.ts';
import { sessionsEnded } from '../sessions/end-session.ts';

/** Ends the living sessions of an organization that a provider vouched for, with what the trail tells of it. */
export async function endVouchedSessions(tx: Tx, organizationId: string, revokedAt: Date) {
  const ended = await tx.session.updateManyAndReturn({
    where: { organizationId, issuer: { not: null }, revokedAt: null },
    data: { revokedAt },
    select: { id: true, userId: true },
  });
  const ofUser = Map.groupBy(ended, ({ userId }) => userId);
  return {
    before: { sessions: ended.map(({ id }) => ({ sessionId: id, revokedAt: null })) },
    after: { sessions: ended.map(({ id }) => ({ sessionId: id, revokedAt })) },
    events: [...ofUser].map(([userId, sessions]) =>
      sessionsEnded(
        organizationId,
        userId,
        sessions.map(({ id }) => id),
      ),
    ),
  };
}
