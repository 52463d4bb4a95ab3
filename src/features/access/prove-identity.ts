import type { Caller } from '../../platform/platform.ts';
import type { ProveIdentityInput } from './access.input.ts';
import { showPassword, stillShown } from './passwords.ts';
import { invalidCredentials } from './refusals.ts';

/**
 * Notes with the session that asks that its person has just shown who they are. Other sessions of theirs stay as they are: somebody else may sit there.
 * @throws Fault RATE_LIMITED after too many wrong passwords.
 */
export async function proveIdentity(caller: Caller, { password }: ProveIdentityInput) {
  const { actor, platform, now } = caller;
  const shown = await showPassword(caller, password);
  return caller.run({
    load: async (tx) => ({
      shown: await stillShown(tx, shown),
      session: await tx.session.findUniqueOrThrow({ where: { id: actor.sessionId }, select: { provedAt: true } }),
    }),
    decide: (facts) => (facts.shown ? facts.session : invalidCredentials()),
    apply: async (tx, { provedAt: before }) => {
      // The clocks of two servers may differ; what is known does not go back.
      const provedAt = before > now ? before : now;
      await tx.session.update({ where: { id: actor.sessionId }, data: { provedAt }, select: { id: true } });
      const until = new Date(provedAt.getTime() + platform.settings.proofMinutes * 60_000);
      return {
        answer: { __typename: 'IdentityProved' as const, until },
        change: { before: { provedAt: before }, after: { provedAt } },
        subject: { entityId: actor.sessionId },
      };
    },
  });
}
