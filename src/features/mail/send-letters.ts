import { type Language, languages } from '../../domain/language.ts';
import type { LetterFacts, LetterName } from '../../domain/messages/letter.ts';
import { sql } from '../../platform/database/database.ts';
import { bytes, instant, nothing, number, oneOf, type RowType, row, text } from '../../platform/database/row.ts';
import { NotSent, type Post, wholeMs } from '../../platform/network/smtp.ts';
import type { Platform } from '../../platform/platform.ts';
import { letterOf } from './letters.ts';
import { factsCell } from './queue-letter.ts';
import { writeLetter } from './write-letter.ts';

/** So many at once, each over a connection of its own to the mail server. */
const batch = 5;
/** Whoever begins a letter has so long for it; then it is anybody's again. */
const claimMs = 2 * wholeMs;
/** How long is waited after each failed try; after the last the letter is given up, a day and a half after it was written. */
const pauses = [10, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 28_800, 43_200].map(
  (seconds) => seconds * 1_000,
);

interface Claimed {
  readonly id: string;
  readonly recipient: string;
  readonly template: LetterName;
  readonly language: Language;
  readonly facts: Uint8Array;
  readonly keyId: string;
  readonly tries: number;
  readonly createdAt: Date;
}

/**
 * Sends what is due until nothing is. A letter is claimed by one statement, which moves its next try away, and then sent without holding a connection of the database: however
 * many nodes send, one has it, and one that dies leaves it to the others.
 */
export async function sendLetters(platform: Platform): Promise<void> {
  const { post } = platform;
  if (!post) return;
  for (;;) {
    const letters = await claim(platform);
    await Promise.all(letters.map((letter) => sendOne(platform, post, letter)));
    if (letters.length < batch || post.closed) return;
  }
}

const claimedRow: RowType<Claimed> = row({
  id: text,
  recipient: text,
  template: oneOf([
    'address-changed',
    'confirm-address',
    'factor-added',
    'factor-removed',
    'factors-reset',
    'invitation',
    'key-made',
    'new-device',
    'password-changed',
    'password-reset',
    'recovery-code-used',
    'recovery-codes-made',
    'role-changed',
    'sign-on-linked',
    'sign-up',
    'sign-up-known',
  ]),
  language: oneOf(languages),
  facts: bytes,
  keyId: text,
  tries: number,
  createdAt: instant,
});

function claim({ database, clock }: Platform): Promise<Claimed[]> {
  const now = clock.now();
  return database.rows(
    claimedRow,
    sql`
    UPDATE letter SET tries = tries + 1, next_try_at = ${new Date(now.getTime() + claimMs)}
     WHERE id IN (SELECT id FROM letter WHERE status = 'QUEUED' AND next_try_at <= ${now}
                   ORDER BY next_try_at LIMIT ${batch}::int FOR UPDATE SKIP LOCKED)
    RETURNING id, recipient, template, language, facts, key_id AS "keyId", tries, created_at AS "createdAt"`,
  );
}

async function sendOne(platform: Platform, post: Post, letter: Claimed): Promise<void> {
  const { log } = platform;
  const told = { letter: letter.id, template: letter.template, tries: letter.tries };
  try {
    await post.send({ id: letter.id, to: letter.recipient, date: letter.createdAt, ...written(platform, letter) });
  } catch (error) {
    if (!(error instanceof NotSent)) log.error({ err: error, ...told }, 'a letter could not be written');
    const final = !(error instanceof NotSent) || error.final;
    const reason =
      error instanceof NotSent ? error.message : 'it could not be opened or written; the log of the server says why';
    const pause = final ? undefined : pauses[letter.tries - 1];
    if (pause === undefined) {
      log.error({ reason, ...told }, 'a letter was given up');
      return end(platform, letter, 'FAILED', reason);
    }
    log.warn({ reason, ...told }, 'a letter could not be sent; it is tried again later');
    await platform.database.rows(
      nothing,
      sql`
      UPDATE letter SET last_error = ${reason}, next_try_at = ${new Date(platform.clock.now().getTime() + pause)}
       WHERE id = ${letter.id}::uuid AND status = 'QUEUED' AND tries = ${letter.tries}::int`,
    );
    return;
  }
  await end(platform, letter, 'SENT', null);
}

/** Whoever was so slow that another has begun the letter leaves its end to them. */
async function end(
  { database, clock }: Platform,
  { id, tries }: Claimed,
  status: 'SENT' | 'FAILED',
  reason: string | null,
) {
  await database.rows(
    nothing,
    sql`
    UPDATE letter SET status = ${status}::letter_status, facts = NULL, key_id = NULL, ended_at = ${clock.now()}, last_error = ${reason}
     WHERE id = ${id}::uuid AND status = 'QUEUED' AND tries = ${tries}::int`,
  );
}

function written({ vault }: Platform, { id, template, language, facts, keyId }: Claimed) {
  const decrypted = JSON.parse(vault.decryptBriefly(keyId, factsCell(id), facts)) as LetterFacts[LetterName];
  return writeLetter(letterOf(template, language, decrypted as never));
}
