import { Field, InputType } from 'type-graphql';
import type { Actor } from '../../../domain/authorization/actor.ts';
import { message } from '../../../domain/messages/index.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { withChange } from '../../../platform/audit/audit.ts';
import { sha256 } from '../../../platform/crypto/crypto.ts';
import { sql } from '../../../platform/database/database.ts';
import { nothing, nullable, type RowType, row, text } from '../../../platform/database/row.ts';
import type { Caller, Platform } from '../../../platform/platform.ts';
import { SignedIn } from '../access.results.ts';
import type { Account } from '../account.ts';
import { noticeTo, toldDevice } from '../letters.ts';
import { DeviceTokenField } from '../sessions/device-token.ts';
import { knownDevice } from '../sessions/known-device.ts';
import { admitGuess, admitNetwork, countFailure, doorOf, forgetFailures } from '../sessions/login-throttle.ts';
import { type Device, openSession, ownSubject } from '../sessions/new-session.ts';
import { signIn } from '../sessions/sign-in.ts';
import { factorChanged } from './factors.events.ts';
import { FactorProof } from './factors.input.ts';
import { factorNotRight } from './factors.refusals.ts';
import { FactorNotRight } from './factors.results.ts';
import { findFactor, shownProof, spendFactor } from './find-factor.ts';
import { boundTo } from './open-or-ask.ts';

@InputType({ description: 'The second step of a sign-in, with exactly one of totp, recoveryCode and passkey.' })
export class ConfirmLogInInput extends FactorProof {
  @Secret()
  @Field({ description: 'The challenge that the first step answered.' })
  @Text(100)
  challenge!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}

export const challengeNotValid = () =>
  refuse('ChallengeNotValid', 'CHALLENGE_NOT_VALID', message('challengeNotValid'), {});

@RefusalType('CHALLENGE_NOT_VALID', 'The sign-in is over, was tried too often, or began on another device.')
export class ChallengeNotValid extends RefusalInterface {}

export const ConfirmLogInResult = resultUnion('ConfirmLogInResult', 'What confirmLogIn answers.', () => [
  SignedIn,
  ChallengeNotValid,
  FactorNotRight,
]);

/**
 * Opens the session that a right password asked a second factor for. A challenge takes five tries, from the device that it was given to; each is counted
 * before it is looked at, and as a sign-in of the account as well.
 * @throws ApothecaError RATE_LIMITED after too many failures for the account or from the address.
 */
export async function confirmLogIn(caller: Caller<Actor | null>, input: ConfirmLogInInput, device: Device) {
  const { platform, attempt, now } = caller;
  const { challenge, deviceToken = null, ...proof } = input;
  const shown = shownProof(proof);
  const waiting = await findChallenge(platform, challenge, now);
  const known = waiting && (await knownDevice(platform, waiting.accountId, deviceToken));
  const door = waiting && doorOf({ id: waiting.accountId }, waiting.email, known);
  if (!known) await admitNetwork(platform, device.ip);
  let admitted = false;
  if (waiting && door) {
    attempt.organizationId = waiting.organizationId;
    attempt.entityId = waiting.userId;
    // A code means something else half a minute later: the same one at another sign-in is another guess.
    await admitGuess(platform, door, `${challenge} ${shown}`);
    admitted = boundTo(waiting, device) === waiting.boundHash && (await countTry(platform, waiting.id, now));
  }
  const answer = await caller.run({
    load: async (tx) => {
      if (!waiting || !admitted) return null;
      await tx.$queryRaw(sql`SELECT id FROM sign_in_challenge WHERE id = ${waiting.id}::uuid FOR UPDATE`);
      const current = await tx.signInChallenge.findUniqueOrThrow({ where: { id: waiting.id } });
      const user = await tx.user.findUniqueOrThrow({ where: { id: waiting.userId } });
      if (current.usedAt !== null || user.status !== 'ACTIVE') return null;
      const signing = { isExpected: (signed: string) => signed === challenge, alone: false };
      const factor = await findFactor(tx, platform, waiting.accountId, proof, signing);
      return { id: current.id, user, factor };
    },
    decide: (facts) => {
      if (!facts) return challengeNotValid();
      const { factor } = facts;
      return factor ? { ...facts, factor } : factorNotRight();
    },
    apply: async (tx, { id, user, factor }) => {
      await tx.signInChallenge.update({ where: { id }, data: { usedAt: now }, select: { id: true } });
      const used = await spendFactor(tx, factor, now);
      const shownDevice = { ...device, deviceToken };
      const recovered = factor.method === 'RECOVERY_CODE';
      // Its letter says from where, so that no second one tells of a new device.
      if (recovered)
        await noticeTo(tx, caller, user, 'recovery-code-used', { at: now.toISOString(), ...toldDevice(device) });
      const { sessionId, answer } = recovered
        ? await openSession(tx, platform, user, shownDevice, now)
        : await signIn(tx, caller, user, shownDevice);
      return {
        answer,
        change: withChange({ after: { sessionId, expiresAt: answer.expiresAt } }, used),
        subject: { ...ownSubject(user, sessionId), entityType: 'Session', entityId: sessionId },
        events: recovered ? [factorChanged(user.organizationId, user.id, 'RECOVERY_CODE_USED')] : [],
      };
    },
  });
  if (door && answer.__typename === 'SignedIn') await forgetFailures(platform, door, device.ip);
  else if (isRefusal(answer)) await countFailure(platform, device.ip, door);
  return answer;
}

interface Waiting extends Pick<Account, 'email' | 'passwordHash'> {
  readonly id: string;
  readonly accountId: string;
  readonly userId: string;
  readonly organizationId: string;
  readonly boundHash: string;
}

const waitingRow: RowType<Waiting> = row({
  id: text,
  accountId: text,
  userId: text,
  organizationId: text,
  boundHash: text,
  email: text,
  passwordHash: nullable(text),
});

/** The sign-in that waits under a challenge; null when there is none, or it is over. */
async function findChallenge({ database }: Platform, challenge: string, now: Date): Promise<Waiting | null> {
  const found = await database.row(
    waitingRow,
    sql`
    SELECT c.id, c.account_id AS "accountId", c.user_id AS "userId", c.bound_hash AS "boundHash",
           u.organization_id AS "organizationId", a.email, a.password_hash AS "passwordHash"
      FROM sign_in_challenge c JOIN account a ON a.id = c.account_id JOIN app_user u ON u.id = c.user_id
     WHERE c.token_hash = ${sha256(challenge)} AND c.expires_at > ${now}`,
  );
  return found ?? null;
}

/** Whether one more try is taken. It is counted at once, whatever becomes of it, so that no two slip through together. */
async function countTry({ database }: Platform, id: string, now: Date): Promise<boolean> {
  const counted = await database.rows(
    nothing,
    sql`
    UPDATE sign_in_challenge SET tries = tries + 1
     WHERE id = ${id}::uuid AND tries < 5 AND used_at IS NULL AND expires_at > ${now} RETURNING id`,
  );
  return counted.length > 0;
}
