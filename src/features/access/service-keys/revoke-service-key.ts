import { Field, ID, InputType } from 'type-graphql';
import { notFound } from '../../../domain/error.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import { sessionsEnded } from '../sessions/end-session.ts';
import { managedKeys, publicKey, shownOfKey } from './service-key.queries.ts';
import { ServiceKey } from './service-key.type.ts';

@InputType({ description: 'Which service key to revoke.' })
export class RevokeServiceKeyInput {
  @Field(() => ID, { description: 'The id of the service key; its sockets close within a second.' })
  serviceKeyId!: string;
}

export const RevokeServiceKeyResult = resultUnion('RevokeServiceKeyResult', 'What revokeServiceKey answers.', () => [
  ServiceKey,
]);

/** Revokes a service key for good; what the service did stays under its name. Revoking it twice is the same as once. */
export function revokeServiceKey(caller: Caller, { serviceKeyId }: RevokeServiceKeyInput) {
  const { actor, now } = caller;
  return caller.run({
    load: (tx) =>
      isId(serviceKeyId)
        ? tx.serviceKey.findFirst({ where: { AND: [managedKeys(actor), { id: serviceKeyId }] }, ...shownOfKey })
        : Promise.resolve(null),
    decide: (key) => {
      if (!key) throw notFound('service key', 'input.serviceKeyId');
      return key;
    },
    apply: async (tx, key) => {
      // Of two at once the second waits here for the first, and finds its instant.
      await tx.serviceKey.updateMany({ where: { id: key.id, revokedAt: null }, data: { revokedAt: now } });
      await tx.user.update({ where: { id: key.userId }, data: { status: 'DISABLED' }, select: { id: true } });
      const revoked = publicKey(await tx.serviceKey.findUniqueOrThrow({ where: { id: key.id }, ...shownOfKey }));
      return {
        answer: revoked,
        change: {
          before: {
            revokedAt: key.revokedAt,
            service: { userId: key.userId, status: key.revokedAt ? 'DISABLED' : 'ACTIVE' },
          },
          after: { revokedAt: revoked.revokedAt, service: { userId: key.userId, status: 'DISABLED' } },
        },
        subject: { entityId: key.id },
        events: [sessionsEnded(actor.organizationId, key.userId, [key.id])],
      };
    },
  });
}
