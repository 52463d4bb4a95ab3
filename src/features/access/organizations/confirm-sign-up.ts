import { Field, InputType } from 'type-graphql';
import type { Actor } from '../../../domain/authorization/actor.ts';
import { ApothecaError } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { Password, Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { sha256 } from '../../../platform/crypto/crypto.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/platform.ts';
import { EmailTaken, InvalidCredentials, SignedIn } from '../access.results.ts';
import { accountByEmail } from '../account.ts';
import { confirmationNotValid, emailTaken, wrongSignUpPassword } from '../refusals.ts';
import { DeviceTokenField } from '../sessions/device-token.ts';
import { admitNetwork, countFailure, strangersTurn } from '../sessions/login-throttle.ts';
import type { Device } from '../sessions/new-session.ts';
import { foundOrganization, newIds } from './found-organization.ts';

@InputType({ description: 'A sign-up confirmed by the link in its mail.' })
export class ConfirmSignUpInput {
  @Secret()
  @Field({ description: 'The token in the link of the mail, behind the #.' })
  @Text(100)
  token!: string;

  @Secret()
  @Field({
    description:
      'The password chosen at the sign-up: whoever reads the mail confirms nothing that somebody else began.',
  })
  @Password()
  password!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}

@RefusalType('CONFIRMATION_NOT_VALID', 'The link is unknown, was followed already, or has expired.')
export class ConfirmationNotValid extends RefusalInterface {}

export const ConfirmSignUpResult = resultUnion('ConfirmSignUpResult', 'What confirmSignUp answers.', () => [
  SignedIn,
  ConfirmationNotValid,
  InvalidCredentials,
  EmailTaken,
]);

/**
 * Makes what a sign-up asked for. It takes both the token, which only the address was sent, and the password, which only whoever signed up knows: a stranger's sign-up under somebody's address
 * cannot become an account with the stranger's password because the link was clicked.
 */
export async function confirmSignUp(caller: Caller<Actor | null>, input: ConfirmSignUpInput, device: Device) {
  const { platform, now } = caller;
  if (platform.settings.signUp !== 'open') throw new ApothecaError('FORBIDDEN', message('noNewOrganizations'));
  await admitNetwork(platform, device.ip);
  const tokenHash = sha256(input.token);
  const asked = await platform.database.prisma.pendingSignUp.findUnique({ where: { tokenHash } });
  // Nobody without a token makes the server hash.
  const turn = strangersTurn(device.ip);
  const verified = asked !== null && (await platform.passwords.verify(asked.passwordHash, input.password, turn));
  const shown = { ...device, deviceToken: input.deviceToken ?? null };
  const answer = await caller.run({
    load: async (tx) => {
      // Whoever follows the link at the same moment comes before or after.
      await tx.$queryRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('sign-up ' || ${tokenHash}, 0))::text`);
      const pending = await tx.pendingSignUp.findUnique({ where: { tokenHash } });
      return { pending, taken: pending && (await accountByEmail(tx, pending.email)) };
    },
    decide: ({ pending, taken }) => {
      if (!pending || pending.expiresAt <= now) return confirmationNotValid();
      if (!verified) return wrongSignUpPassword();
      if (taken) return emailTaken(pending.email);
      return { pending, ids: newIds() };
    },
    apply: async (tx, { pending, ids }) => {
      await tx.pendingSignUp.delete({ where: { id: pending.id }, select: { id: true } });
      return foundOrganization(tx, platform, ids, pending, shown, now);
    },
  });
  if (isRefusal(answer)) await countFailure(platform, device.ip);
  return answer;
}
