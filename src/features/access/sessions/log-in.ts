import { Field, ID, InputType } from 'type-graphql';
import { networkOf } from '../../../domain/access/network.ts';
import type { Actor } from '../../../domain/authorization/actor.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { Password, Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import type { Caller } from '../../../platform/platform.ts';
import { InvalidCredentials, SecondFactorRequired, SignedIn } from '../access.results.ts';
import { userOfAccount } from '../account.ts';
import { openOrAsk } from '../factors/open-or-ask.ts';
import { renewHash } from '../recovery/passwords.ts';
import { invalidCredentials } from '../refusals.ts';
import { DeviceTokenField } from './device-token.ts';
import { countFailure, forgetFailures } from './login-throttle.ts';
import type { Device } from './new-session.ts';
import { findDoor, tryPassword } from './try-password.ts';

@InputType({ description: 'An e-mail address and its password.' })
export class LogInInput {
  @Field({ description: 'The e-mail address of the account.' })
  @Text(254)
  email!: string;

  @Secret()
  @Field({ description: 'The password of the account.' })
  @Password()
  password!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Which of your organizations; left out, the one you were last signed in to.',
  })
  organizationId?: string | null;

  @DeviceTokenField()
  deviceToken?: string | null;
}

export const LogInResult = resultUnion(
  'LogInResult',
  'What logIn answers: a session, or what is needed besides the password.',
  () => [SignedIn, SecondFactorRequired, InvalidCredentials],
);

/**
 * Opens a session, or asks for the second factor of an account that has one. Every failure has the same answer and takes the same time, whether the account exists or not.
 * @throws ApothecaError RATE_LIMITED after too many failures at the account or from the network, BUSY when too many wait.
 */
export async function logIn(caller: Caller<Actor | null>, input: LogInInput, device: Device) {
  const { platform, attempt, now } = caller;
  const { organizationId = null, deviceToken = null } = input;
  const { account, user: tried, door } = await findDoor(platform, input.email, organizationId, deviceToken);
  if (tried) {
    // A failure belongs into the trail of the organization whose member it was tried on.
    attempt.organizationId = tried.organizationId;
    attempt.entityId = tried.id;
  }
  const turn = { urgent: door.device !== null, whom: door.device ?? networkOf(device.ip) };
  const shown = await tryPassword(platform, { account, door }, input.password, device, turn);
  const newHash = shown.outdated ? await platform.passwords.hash(input.password, turn) : null;
  const answer = await caller.run({
    load: async (tx) => {
      if (!shown.matches || !account) return null;
      const current = await tx.account.findUnique({ where: { id: account.id } });
      return current?.passwordHash === account.passwordHash ? userOfAccount(tx, account.id, organizationId) : null;
    },
    decide: (user) => (user?.status === 'ACTIVE' && account ? { user, account } : invalidCredentials()),
    apply: async (tx, { user, account }) => {
      const rehashed = newHash !== null && (await renewHash(tx, account, newHash, now));
      const current = rehashed ? { ...account, passwordHash: newHash } : account;
      const { answer, after, subject } = await openOrAsk(tx, caller, user, current, { ...device, deviceToken });
      const password = rehashed && { password: '[secret]' };
      return { answer, change: { ...(password && { before: password }), after: { ...after, ...password } }, subject };
    },
  });
  // Given again under its key, an answer says nothing of the password that was shown now.
  if (shown.matches && answer.__typename === 'SignedIn') await forgetFailures(platform, door, device.ip);
  else if (shown.isNew && isRefusal(answer)) await countFailure(platform, device.ip, door);
  return answer;
}
