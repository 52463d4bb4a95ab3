import type { Language } from '../../domain/language.ts';
import type { LetterFacts, LetterName } from '../../domain/messages/letter.ts';
import { sql } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { number, row } from '../../platform/database/row.ts';
import { rowsIn } from '../../platform/database/rows-in.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ReadTx, Tx } from '../../platform/transaction.ts';

/** So many of one kind within an hour to one address, whoever causes them, and from one organization (or from none): nobody floods a mailbox with the server's help. */
export const mostToAddress = 5;
export const mostOfOrganization = 500;
const limitMs = 3_600_000;

export interface Addressed<Name extends LetterName> {
  readonly to: string;
  readonly letter: Name;
  readonly facts: LetterFacts[Name];
  readonly language: Language;
  /** Null for whoever has none yet. */
  readonly organizationId: string | null;
  readonly now: Date;
}

/** What became of it; `off` where the server sends no mail. */
export type Queued = 'queued' | 'dropped' | 'off';

/**
 * Writes a letter into the outbox, in the transaction of the change that it tells of: it is sent when that is committed, and never otherwise. One too many
 * is dropped, which leaves a record as well, one an hour; the letter before it is then the newest that arrives, so a caller whose link replaces the
 * one before must not replace it.
 */
export async function queueLetter<Name extends LetterName>(
  tx: Tx,
  { post, vault }: Pick<Platform, 'post' | 'vault'>,
  { to, letter, facts, language, organizationId, now }: Addressed<Name>,
): Promise<Queued> {
  if (!post) return 'off';
  // Those who write to one address at the same moment count one after the other.
  await tx.$queryRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('letter ' || lower(${to}), 0))::text`);
  const { tooMany, dropped } = await countLetters(tx, { to, letter, organizationId, now });
  const record = {
    id: newId(),
    organizationId,
    recipient: to,
    template: letter,
    language,
    nextTryAt: now,
    createdAt: now,
  };
  if (tooMany) {
    if (dropped === 0)
      await tx.letter.create({ data: { ...record, status: 'DROPPED', endedAt: now }, select: { id: true } });
    return 'dropped';
  }
  const { keyId, encrypted } = vault.encryptBriefly(factsCell(record.id), JSON.stringify(facts));
  await tx.letter.create({ data: { ...record, status: 'QUEUED', facts: encrypted, keyId }, select: { id: true } });
  post.queuedIn(tx);
  return 'queued';
}

/** Whether a letter would be dropped as one too many, for who decides by it; those who ask at the same moment may hear the same. */
export async function wouldBeDropped(tx: ReadTx, letter: Counted): Promise<boolean> {
  return (await countLetters(tx, letter)).tooMany;
}

type Counted = Pick<Addressed<LetterName>, 'to' | 'letter' | 'organizationId' | 'now'>;

const letterCountRow = row({ address: number, organization: number, dropped: number });

async function countLetters(tx: ReadTx, { to, letter, organizationId, now }: Counted) {
  const since = new Date(now.getTime() - limitMs);
  const [counted] = await rowsIn(
    tx,
    letterCountRow,
    sql`
    SELECT count(*) FILTER (WHERE status <> 'DROPPED')::int AS address, count(*) FILTER (WHERE status = 'DROPPED')::int AS dropped,
           (SELECT count(*)::int FROM letter o
             WHERE o.organization_id IS NOT DISTINCT FROM ${organizationId}::uuid AND o.template = ${letter} AND o.created_at > ${since}
               AND o.status <> 'DROPPED') AS organization
      FROM letter WHERE lower(recipient) = lower(${to}) AND template = ${letter} AND created_at > ${since}`,
  );
  const { address, organization, dropped } = counted ?? { address: 0, organization: 0, dropped: 0 };
  return { tooMany: address >= mostToAddress || organization >= mostOfOrganization, dropped };
}

/** Where the facts of a letter stand, for the vault. */
export const factsCell = (id: string) => ({ table: 'letter', id, column: 'facts' });
