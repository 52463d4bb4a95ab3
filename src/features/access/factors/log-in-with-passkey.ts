import { Field, ID, InputType } from 'type-graphql';
import type { Actor } from '../../../domain/authorization/actor.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { withChange } from '../../../platform/audit/audit.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/platform.ts';
import { SignedIn } from '../access.results.ts';
import { userOfAccount } from '../account.ts';
import { DeviceTokenField } from '../sessions/device-token.ts';
import { admitGuess, admitNetwork, countFailure, doorOf, forgetFailures } from '../sessions/login-throttle.ts';
import { type Device, ownSubject } from '../sessions/new-session.ts';
import { signIn } from '../sessions/sign-in.ts';
import { factorNotRight } from './factors.refusals.ts';
import { FactorNotRight } from './factors.results.ts';
import { spendFactor } from './find-factor.ts';
import { boundTo } from './open-or-ask.ts';
import { challengeOf, isOurChallenge, readAssertion, verifyAssertion } from './passkeys.ts';
import { isSpent, spendChallenge } from './spent-challenges.ts';

@InputType({ description: 'A sign-in by a passkey alone.' })
export class LogInWithPasskeyInput {
  @Secret()
  @Field({ description: 'What navigator.credentials.get answered to passkeyLogInOptions, as JSON.' })
  @Text(20_000)
  passkey!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Which of your organizations; left out, the one you were last signed in to.',
  })
  organizationId?: string | null;

  @DeviceTokenField()
  deviceToken?: string | null;
}

export const LogInWithPasskeyResult = resultUnion('LogInWithPasskeyResult', 'What logInWithPasskey answers.', () => [
  SignedIn,
  FactorNotRight,
]);

/**
 * Opens a session by a passkey alone: the device made sure who it is, so it stands for the password and the second factor. Nobody guesses a
 * signature, so failures close the passkey's door and not the account's: whoever guesses passwords does not lock its owner out here.
 * @throws ApothecaError RATE_LIMITED after too many failures for the passkey or from the address.
 */
export async function logInWithPasskey(caller: Caller<Actor | null>, input: LogInWithPasskeyInput, device: Device) {
  const { platform, attempt, now } = caller;
  const { organizationId = null, deviceToken = null } = input;
  const { prisma } = platform.database;
  const response = readAssertion(input.passkey);
  const challenge = challengeOf(response);
  await admitNetwork(platform, device.ip);
  const door = doorOf(null, `passkey ${response.id}`, null);
  await admitGuess(platform, door, input.passkey);
  const key = await prisma.passkey.findUnique({ where: { credentialId: response.id }, include: { account: true } });
  const tried = key && (await userOfAccount(platform.database, key.accountId, organizationId));
  if (tried) {
    attempt.organizationId = tried.organizationId;
    attempt.entityId = tried.id;
  }
  const isExpected = (signed: string) => isOurChallenge(platform, 'log-in', signed);
  const signed = key && (await verifyAssertion(platform, response, key, { isExpected, alone: true }));
  const answer = await caller.run({
    load: async (tx) => {
      if (!key || !signed) return null;
      await tx.$queryRaw(sql`SELECT id FROM passkey WHERE id = ${key.id}::uuid FOR UPDATE`);
      const current = await tx.passkey.findUnique({ where: { id: key.id } });
      const isUsed = await isSpent(tx, challenge);
      const isStale = !current || (signed.newCounter > 0 && BigInt(signed.newCounter) <= current.counter);
      return isUsed || isStale ? null : { signed, key, user: await userOfAccount(tx, key.accountId, organizationId) };
    },
    decide: (facts) => {
      const user = facts?.user;
      return facts && user?.status === 'ACTIVE' ? { ...facts, user } : factorNotRight();
    },
    apply: async (tx, { signed, key, user }) => {
      const whose = { accountId: key.accountId, userId: user.id, boundHash: boundTo(key.account, device) };
      await spendChallenge(tx, challenge, whose, now);
      const counter = BigInt(signed.newCounter);
      const proved = { method: 'PASSKEY' as const, id: key.id, counter, backedUp: signed.credentialBackedUp };
      const used = await spendFactor(tx, proved, now);
      const { sessionId, answer } = await signIn(tx, caller, user, { ...device, deviceToken });
      return {
        answer,
        change: withChange(
          { after: { sessionId, organizationId: user.organizationId, expiresAt: answer.expiresAt } },
          used,
        ),
        subject: { ...ownSubject(user, sessionId), entityType: 'Session', entityId: sessionId },
      };
    },
  });
  if (answer.__typename === 'SignedIn') await forgetFailures(platform, door, device.ip);
  else await countFailure(platform, device.ip);
  return answer;
}
