import { Field, InputType } from 'type-graphql';
import { isGuessable } from '../../../domain/access/password.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { NewPassword, Password } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import type { Caller } from '../../../platform/platform.ts';
import { InvalidCredentials, SignedIn, WeakPassword } from '../access.results.ts';
import { noticeTo } from '../letters.ts';
import { invalidCredentials, weakPassword } from '../refusals.ts';
import { DeviceTokenField } from '../sessions/device-token.ts';
import { endedSessions, livingSessions } from '../sessions/end-session.ts';
import { type Device, openSession } from '../sessions/new-session.ts';
import { replacePassword, showPassword, stillShown } from './passwords.ts';

@InputType({ description: 'A new password for yourself.' })
export class ChangePasswordInput {
  @Secret()
  @Field({ description: 'The password to be replaced, to show that it is you.' })
  @Password()
  currentPassword!: string;

  @Secret()
  @Field({ description: 'The new password, 12 to 128 characters.' })
  @NewPassword()
  newPassword!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}

export const ChangePasswordResult = resultUnion(
  'ChangePasswordResult',
  'What changePassword answers: a new session; all that there were have ended.',
  () => [SignedIn, InvalidCredentials, WeakPassword],
);

/**
 * Changes one's own password, ends all of one's sessions in every organization and opens a new one: a token that somebody else got hold of is worth nothing
 * from then on, the one that asked included. The current password is counted like a sign-in.
 */
export async function changePassword(caller: Caller, input: ChangePasswordInput, device: Device) {
  const { actor, platform, now } = caller;
  const shown = await showPassword(caller, input.currentPassword);
  const { account, verified } = shown;
  const guessable = isGuessable(input.newPassword, account.email, actor.name);
  // A wrong password changes nothing, whatever the new one is.
  const turn = { urgent: true, whom: actor.userId };
  const passwordHash = verified && !guessable ? await platform.passwords.hash(input.newPassword, turn) : null;
  return caller.run({
    load: async (tx) => ({
      shown: await stillShown(tx, shown),
      user: await tx.user.findUniqueOrThrow({ where: { id: actor.userId } }),
    }),
    decide: (facts) => {
      if (!facts.shown) return invalidCredentials();
      return passwordHash === null ? weakPassword() : { user: facts.user, passwordHash };
    },
    apply: async (tx, { user, passwordHash }) => {
      const events = await replacePassword(tx, account, passwordHash, now);
      const { deviceToken = null } = input;
      const { sessionId, answer } = await openSession(tx, platform, user, { ...device, deviceToken }, now);
      await noticeTo(tx, caller, user, 'password-changed', { at: now.toISOString() });
      // The trail of an organization tells of its own sessions.
      const here = events.filter(({ organizationId }) => organizationId === actor.organizationId);
      return {
        answer,
        change: {
          before: { password: '[secret]', sessions: here.flatMap(livingSessions) },
          after: {
            password: '[secret]',
            sessions: [
              ...here.flatMap((ended) => endedSessions(ended, now)),
              { sessionId, expiresAt: answer.expiresAt },
            ],
          },
        },
        subject: { entityId: user.id },
        events,
      };
    },
  });
}
