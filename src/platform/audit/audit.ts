import { normalAddress } from '../../domain/access/address.ts';
import type { Json } from '../../domain/canonical-json.ts';
import { cutJson } from '../../domain/cut-json.ts';
import type { Action } from '../../domain/messages/index.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../database/ids.ts';
import { type Party, strangerAt } from '../gates/waiting-line.ts';
import { PersonKeys } from './person-keys.ts';
import { addressFields } from './persons.ts';

export type AuditOutcome = 'SUCCEEDED' | 'REFUSED' | 'DENIED' | 'FAILED';
export type UnsuccessfulOutcome = Exclude<AuditOutcome, 'SUCCEEDED'>;

/** Who attempts something. `userId` is null for somebody not signed in and for the operator's commands. */
export interface AuditActor {
  readonly userId: string | null;
  readonly sessionId: string | null;
  /** In words that stay true when the user is renamed. */
  readonly label: string;
}

/** Somebody who is not signed in: all of them are this one. */
export const anonymous: AuditActor = { userId: null, sessionId: null, label: 'not signed in' };

/** Of what was tried in vain the trail keeps no more than four kilobytes: it has to be written whatever was sent, and what was sent came to nothing. */
const mostInVain = 4_000;

/** One attempt to change something, as the audit trail tells it. Commands fill in what they learn on the way. */
export interface Attempt {
  readonly action: Action;
  readonly requestId: string;
  readonly ip: string | null;
  /** What was asked, with secrets replaced. */
  readonly input: Json;
  actor: AuditActor;
  organizationId: string | null;
  entityType: string;
  entityId: string | null;
  pharmacyId: string | null;
  /** Whether the trail has its row; an attempt leaves exactly one. */
  recorded: boolean;
  /** The id of the last row that was made for it, which may or may not have been committed. */
  rowId?: string;
  /** Whether its change is committed: whatever fails from then on fails to show it. */
  changed?: boolean;
}

/** Whose work an attempt is; the operator's own stands alone. */
export function partyOf({ organizationId, actor: { userId }, ip }: Attempt): Party | null {
  if (organizationId !== null && userId !== null) return { organizationId, userId };
  return ip === null ? null : strangerAt(ip);
}

/** What changed, for the row of a success. */
export interface Change {
  readonly before?: object | null;
  readonly after?: object | null;
}

/** The row of an attempt, ready to insert. `code` is null exactly for a success. */
export function auditRow(attempt: Attempt, outcome: AuditOutcome, code: string | null, change: Change = {}) {
  return {
    id: newId(),
    organizationId: attempt.organizationId,
    actorId: attempt.actor.userId,
    actorLabel: attempt.actor.label,
    sessionId: attempt.actor.sessionId,
    action: attempt.action,
    entityType: attempt.entityType,
    entityId: attempt.entityId,
    pharmacyId: attempt.pharmacyId,
    outcome,
    code,
    payload: toJson({
      input: outcome === 'SUCCEEDED' ? attempt.input : cutJson(attempt.input, mostInVain),
      before: change.before ?? null,
      after: change.after ?? null,
    }) as Prisma.InputJsonObject,
    requestId: attempt.requestId,
    ip: attempt.ip,
  };
}

export type AuditRow = ReturnType<typeof auditRow>;

/**
 * Records an attempt that changed nothing, on a connection of its own: the change it belongs to was rolled back or never begun. It takes the
 * id of the row that the change would have had, so one attempt never has two: a change that is being committed is waited for, and when it
 * was committed after all its row stands and this answers 'stands'.
 */
export async function recordUnsuccessful(
  database: Database,
  attempt: Attempt,
  outcome: UnsuccessfulOutcome,
  code: string,
): Promise<'recorded' | 'stands'> {
  if (attempt.recorded) return 'stands';
  attempt.rowId ??= newId();
  const row = { ...auditRow(attempt, outcome, code), id: attempt.rowId };
  // Without what a process remembers: this statement does not ask whether those keys are still there.
  const { kept: data } = await new PersonKeys().encrypt((type, query) => database.rows(type, query), [row]);
  const { count } = await database.prisma.auditLog.createMany({ data, skipDuplicates: true });
  // What is there may be this very row, written by an earlier try whose own answer was lost.
  const { outcome: found } =
    count === 1
      ? row
      : await database.prisma.auditLog.findUniqueOrThrow({ where: { id: row.id }, select: { outcome: true } });
  attempt.recorded = true;
  return found === outcome ? 'recorded' : 'stands';
}

/** A value as JSON: instants as ISO 8601, bigints as strings. */
export function toJson(value: unknown): Json {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? 'null',
  ) as Json;
}

/** The fields that differ between two states of a record, before and after. */
export function changeOf<T extends object>(before: T, after: Partial<T>): { before: Partial<T>; after: Partial<T> } {
  const keys = (Object.keys(after) as (keyof T)[]).filter(
    (key) =>
      key !== ('updatedAt' as keyof T) && JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null),
  );
  const pick = (from: Partial<T>) => Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<T>;
  return { before: pick(before), after: pick(after) };
}

/** A change with what else changed by it; lists of the same name are joined. */
export function withChange(change: Change, further: Change): Change {
  const joined = (one: object | null | undefined, other: object | null | undefined) => {
    if (!other) return one ?? null;
    const known = new Map(Object.entries(one ?? {}));
    for (const [key, value] of Object.entries(other)) {
      const before: unknown = known.get(key);
      known.set(key, Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value);
    }
    return Object.fromEntries(known);
  };
  return { before: joined(change.before, further.before), after: joined(change.after, further.after) };
}

/** The input of a mutation as the trail may keep it: addresses in their normal form, long texts cut. Its secrets were replaced before (`graphql/secrets.ts`). */
export function redact(value: unknown): Json {
  if (typeof value === 'string') {
    const kept = value.length > 2_000 ? `${value.slice(0, 2_000)}… (${value.length} characters)` : value;
    // The row must be written whatever was sent, also what PostgreSQL cannot store and half a pair that the cut left.
    return withoutCredentials(kept.toWellFormed().replaceAll('\0', '\uFFFD'));
  }
  if (Array.isArray(value)) return value.map(redact);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(entries.map(([key, inner]) => [key, redactField(key, inner)]));
  }
  return typeof value === 'number' || typeof value === 'boolean'
    ? value
    : value === null || value === undefined
      ? null
      : String(value);
}

/** An address that somebody pasted with the user and password in it: refused where addresses are asked for, and then in the row of the attempt. */
const withoutCredentials = (text: string) => text.replaceAll(/(:\/\/)[^\s/?#@]+@/g, '$1[secret]@');

function redactField(key: string, value: unknown): Json {
  if (addressFields.test(key) && typeof value === 'string') return normalAddress(value) ?? '[not an address]';
  return redact(value);
}
