import { Field, InputType } from 'type-graphql';
import { isGuessable } from '../../../domain/access/password.ts';
import type { Actor } from '../../../domain/authorization/actor.ts';
import { ApothecaError } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { Email, NewPassword, Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { toJson } from '../../../platform/audit/audit.ts';
import { newToken, sha256 } from '../../../platform/crypto/crypto.ts';
import type { Post } from '../../../platform/network/smtp.ts';
import type { Caller } from '../../../platform/platform.ts';
import { linkTo, pages, queueLetter } from '../../mail/index.ts';
import { PharmacyCode, Timezone } from '../access.input.ts';
import { ConfirmationSent, EmailTaken, SignedIn, WeakPassword } from '../access.results.ts';
import { accountByEmail, accountGone } from '../account.ts';
import { emailTaken, weakPassword } from '../refusals.ts';
import { DeviceTokenField } from '../sessions/device-token.ts';
import { admitNetwork, admitSignUp, countFailure, strangersTurn } from '../sessions/login-throttle.ts';
import type { Device } from '../sessions/new-session.ts';
import { foundOrganization, newIds } from './found-organization.ts';

@InputType({ description: 'A new organization with its first pharmacy and its owner.' })
export class SignUpInput {
  @Field({ description: 'The name of the business, such as Apotheken am Markt.' })
  @Text(200)
  organizationName!: string;

  @Field({ description: 'The name of its first pharmacy, such as Main Street Pharmacy.' })
  @Text(200)
  pharmacyName!: string;

  @Field({ defaultValue: 'MAIN', description: 'A short code for the pharmacy: capital letters, digits and hyphens.' })
  @PharmacyCode()
  pharmacyCode!: string;

  @Field({
    defaultValue: 'UTC',
    description:
      "The pharmacy's IANA time zone, an area and a city such as Europe/Berlin, or UTC; expiry days end by it.",
  })
  @Timezone()
  timezone!: string;

  @Secret('[name]')
  @Field({ description: 'The name of the person who will be the owner, such as Jo Weber.' })
  @Text(200)
  name!: string;

  @Field({ description: "The owner's e-mail address, to sign in with." })
  @Email()
  email!: string;

  @Secret()
  @Field({ description: 'The password of the new account, 12 to 128 characters.' })
  @NewPassword()
  password!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}

export const SignUpResult = resultUnion('SignUpResult', 'What signUp answers.', () => [
  SignedIn,
  ConfirmationSent,
  EmailTaken,
  WeakPassword,
]);

/** How long the link of a sign-up may be followed. */
const confirmationMs = 86_400_000;

/**
 * Creates an organization with its first pharmacy and its owner, and signs the owner in; where mail is sent, once the address is confirmed.
 * @throws ApothecaError FORBIDDEN where the server takes none, RATE_LIMITED after too many of them or too many failures, BUSY when too many wait.
 */
export async function signUp(caller: Caller<Actor | null>, input: SignUpInput, device: Device) {
  const { platform } = caller;
  if (platform.settings.signUp !== 'open') throw new ApothecaError('FORBIDDEN', message('noNewOrganizations'));
  await admitNetwork(platform, device.ip);
  const takeBack = await admitSignUp(platform, device.ip, toJson(input));
  try {
    const { post } = platform;
    const answer = await (post === null
      ? signUpAtOnce(caller, input, device)
      : askToConfirm(caller, input, device, post));
    if (isRefusal(answer)) {
      await takeBack();
      await countFailure(platform, device.ip);
    }
    return answer;
  } catch (error) {
    await takeBack();
    throw error;
  }
}

async function signUpAtOnce(caller: Caller<Actor | null>, input: SignUpInput, device: Device) {
  const { platform, now } = caller;
  const guessable = isGuessable(input.password, input.email, input.name);
  const matters = !guessable && (await accountByEmail(platform.database, input.email)) === null;
  const passwordHash = matters ? await platform.passwords.hash(input.password, strangersTurn(device.ip)) : null;
  const shown = { ...device, deviceToken: input.deviceToken ?? null };
  return caller.run({
    load: (tx) => accountByEmail(tx, input.email),
    decide: (taken) => {
      if (taken) return emailTaken(input.email);
      if (passwordHash === null && !guessable) throw accountGone();
      return passwordHash === null ? weakPassword() : { ids: newIds(), passwordHash };
    },
    apply: (tx, { ids, passwordHash }) => foundOrganization(tx, platform, ids, { ...input, passwordHash }, shown, now),
  });
}

/**
 * Mails a link that confirms the address. Whether it has an account changes the mail and nothing else: the same rows are written and the same is answered, in the same
 * time. The link of an address that has one is written nowhere.
 */
async function askToConfirm(caller: Caller<Actor | null>, input: SignUpInput, device: Device, post: Post) {
  const { platform, language, now } = caller;
  const guessable = isGuessable(input.password, input.email, input.name);
  const passwordHash = guessable ? null : await platform.passwords.hash(input.password, strangersTurn(device.ip));
  return caller.run({
    load: async (tx) => ({ taken: (await accountByEmail(tx, input.email)) !== null }),
    decide: (facts) => (passwordHash === null ? weakPassword() : { ...facts, passwordHash }),
    apply: async (tx, { taken, passwordHash }) => {
      const { email, name, organizationName, pharmacyName, pharmacyCode, timezone } = input;
      const token = newToken();
      const expiresAt = new Date(now.getTime() + confirmationMs);
      const addressed = { to: email, language, organizationId: null, now };
      const queued = taken
        ? await queueLetter(tx, platform, {
            ...addressed,
            letter: 'sign-up-known',
            facts: { link: linkTo(post, pages.home) },
          })
        : await queueLetter(tx, platform, {
            ...addressed,
            letter: 'sign-up',
            facts: { link: linkTo(post, pages.confirmSignUp, token) },
          });
      // Without a letter nobody has the token.
      if (queued === 'queued')
        await tx.pendingSignUp.create({
          data: {
            email,
            name: name.trim(),
            passwordHash,
            organizationName: organizationName.trim(),
            pharmacyName: pharmacyName.trim(),
            pharmacyCode,
            timezone,
            tokenHash: sha256(token),
            createdAt: now,
            expiresAt,
          },
          select: { id: true },
        });
      return {
        answer: { __typename: 'ConfirmationSent' as const, email, expiresAt },
        change: { after: { confirmation: { email, expiresAt } } },
      };
    },
  });
}
