import { Field, ID, InputType } from 'type-graphql';
import { notFound } from '../../../domain/error.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import type { Caller } from '../../../platform/platform.ts';
import { SignedIn } from '../access.results.ts';
import { accountOfUser, userOfAccount } from '../account.ts';
import { DeviceTokenField } from './device-token.ts';
import { type Device, openSession, ownSubject } from './new-session.ts';

@InputType({ description: 'The organization to go on in with a session of its own.' })
export class SwitchOrganizationInput {
  @Field(() => ID, { description: 'One of your organizations.' })
  organizationId!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}

export const SwitchOrganizationResult = resultUnion(
  'SwitchOrganizationResult',
  'What switchOrganization answers: a session there. The one that asked goes on until logOut ends it.',
  () => [SignedIn],
);

/**
 * Opens a session in another organization of the same person. The session that asks goes on: each organization's trail tells of its own
 * sessions alone, so the client ends the old one itself. It is no new proof: the new session is as old in that as the one that asks, ends with
 * it at the latest, and makes no device known.
 */
export function switchOrganization(
  caller: Caller,
  { organizationId, deviceToken = null }: SwitchOrganizationInput,
  device: Device,
) {
  const { actor, platform, now } = caller;
  return caller.run({
    load: async (tx) => {
      const account = await accountOfUser(tx, actor.userId);
      const asking = await tx.session.findUniqueOrThrow({
        where: { id: actor.sessionId },
        select: { provedAt: true, expiresAt: true },
      });
      return { asking, user: await userOfAccount(tx, account.id, organizationId) };
    },
    decide: ({ asking, user }) => {
      if (user?.status !== 'ACTIVE') throw notFound('organization', 'input.organizationId');
      return { asking, user };
    },
    apply: async (tx, { asking, user }) => {
      const { sessionId, answer } = await openSession(tx, platform, user, { ...device, deviceToken }, now, {
        provedAt: asking.provedAt,
        endsBy: asking.expiresAt,
        shown: false,
      });
      return {
        answer,
        change: { after: { sessionId, organizationId: user.organizationId, expiresAt: answer.expiresAt } },
        subject: { ...ownSubject(user, sessionId), entityId: sessionId },
      };
    },
  });
}
