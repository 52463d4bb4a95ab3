import { deserialize, serialize } from 'node:v8';
import { deflateSync, inflateSync } from 'node:zlib';
import { canonicalJson, type Json } from '../domain/canonical-json.ts';
import { ApothecaError, problem } from '../domain/error.ts';
import { message } from '../domain/messages/index.ts';
import { decryptWithSecret, encryptWithSecret, hmacSha256, sha256 } from './crypto/crypto.ts';
import { type Database, sql } from './database/database.ts';
import { row, text } from './database/row.ts';
import { rowsIn } from './database/rows-in.ts';
import type { Tx } from './transaction.ts';

/**
 * The claim of a mutation on its idempotency key. What is stored tells nothing without the caller's own key: answers are encrypted
 * under it, because some of them (a sign-in) hold a secret that the database must not.
 */
export interface Claim {
  readonly id: string;
  readonly fingerprint: string;
  readonly secret: string;
}

/** The claim for one field of one request. `who` is the user's id, or what tells somebody who is not signed in from others. */
export function makeClaim(who: string, operation: string, key: string, input: Json): Claim {
  const fingerprint = hmacSha256(key, canonicalJson(input));
  return { id: sha256(JSON.stringify([who, operation, key])), fingerprint, secret: `${key}${fingerprint}` };
}

const takenKeyRow = row({ fingerprint: text });

/**
 * Takes the key, or answers the encrypted first answer when it is taken. An equal request that is still running is waited for.
 * @throws ApothecaError CONFLICT when the key was used with another input.
 */
export async function claimKey(tx: Tx, claim: Claim, keptForHours: number): Promise<Uint8Array | null> {
  const [taken] = await rowsIn(
    tx,
    takenKeyRow,
    sql`
    INSERT INTO idempotency_key AS k (id, fingerprint, expires_at)
    VALUES (${claim.id}, ${claim.fingerprint}, now() + make_interval(hours => ${keptForHours}::int))
    ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint, result = NULL, created_at = now(), expires_at = excluded.expires_at
      WHERE k.expires_at < now()
    RETURNING fingerprint`,
  );
  if (taken) return null;
  const earlier = await tx.idempotencyKey.findUniqueOrThrow({ where: { id: claim.id } });
  if (earlier.fingerprint !== claim.fingerprint) {
    const said = message('keyUsedOtherwise');
    throw new ApothecaError('CONFLICT', said, [problem('Idempotency-Key', 'same-input', said)]);
  }
  if (earlier.result === null) throw new Error('An idempotency key was committed without its answer.');
  return earlier.result;
}

/** The first answer of a claim that was taken and finished before; undefined when there is none. */
export async function earlierAnswer(
  database: Database,
  claim: Claim,
): Promise<{ readonly answer: unknown } | undefined> {
  const row = await database.prisma.idempotencyKey.findFirst({
    where: { id: claim.id, fingerprint: claim.fingerprint, expiresAt: { gt: new Date() } },
  });
  return row?.result ? { answer: decryptAnswer(claim, row.result) } : undefined;
}

/** Whether the key of a claim was used before, with whatever input. */
export async function isUsed(database: Database, { id }: Claim): Promise<boolean> {
  return (await database.prisma.idempotencyKey.count({ where: { id, expiresAt: { gt: new Date() } } })) > 0;
}

/** Made small first: what is encrypted cannot be any more, and most of an answer is the names of its fields. */
export function encryptAnswer(claim: Claim, answer: unknown): Buffer {
  return encryptWithSecret(claim.secret, claim.id, deflateSync(serialize(answer)));
}

export function decryptAnswer(claim: Claim, encrypted: Uint8Array): unknown {
  const decrypted = decryptWithSecret(claim.secret, claim.id, encrypted);
  // An answer from before answers were made small counts for its time as well; it begins with the mark of v8.serialize.
  return deserialize(decrypted[0] === 0xff ? decrypted : inflateSync(decrypted));
}
