import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../../domain/canonical-json.ts';
import type { Removal } from './removal.ts';

/** Which trail a sealed row is of: who changed, or who looked. */
export type SealedKind = 'AUDIT' | 'ACCESS';

/** A row as it is sealed: the columns below, instants as ISO 8601 in UTC with milliseconds. */
export type SealedRow = { [column: string]: Json };

/** One link of a chain as it was found. */
export interface SealedRecord {
  readonly position: number;
  readonly kind: SealedKind;
  readonly rowId: string;
  /** In hexadecimal. */
  readonly hash: string;
  /** Null when there is a seal and no row. */
  readonly row: SealedRow | null;
  /** Why there is no row, when the server removed it. */
  readonly removal: Removal | null;
}

/**
 * What of a row is sealed, by the columns' names. A list, so that a column added later does not change what was sealed before: it
 * gets a list of its own for the rows after it.
 */
export const sealedColumns = {
  AUDIT: [
    'id',
    'organization_id',
    'actor_id',
    'actor_label',
    'session_id',
    'action',
    'entity_type',
    'entity_id',
    'pharmacy_id',
    'outcome',
    'code',
    'payload',
    'request_id',
    'ip',
    'created_at',
  ],
  ACCESS: [
    'id',
    'organization_id',
    'actor_id',
    'actor_label',
    'session_id',
    'operation',
    'entity_types',
    'fields',
    'entity_ids',
    'request_id',
    'ip',
    'viewed_at',
  ],
} as const satisfies Record<SealedKind, readonly string[]>;

const instants: readonly string[] = ['created_at', 'viewed_at'];

/** The hash before position 1. */
export const firstHash = '0'.repeat(64);

/** The chain of rows that belong to no organization, such as sign-ins with an unknown address. */
export const chainWithoutOrganization = '00000000-0000-0000-0000-000000000000';

/** The part of a row that is sealed, from PostgreSQL's to_jsonb. */
export function sealedRow(kind: SealedKind, row: SealedRow): SealedRow {
  return Object.fromEntries(
    sealedColumns[kind].map((column) => {
      const value = row[column] ?? null;
      return [column, instants.includes(column) ? instant(value) : value];
    }),
  );
}

/** What is no instant of our time, such as infinity, stays as it is: it differs from whatever it was made of. */
function instant(value: Json): Json {
  const date = new Date(String(value));
  return Number.isNaN(date.getTime()) ? value : date.toISOString();
}

/** SHA-256 of the hash before, the position as 8 bytes with the highest first, and the canonical JSON of the kind and the row. */
export function sealHash(previous: string, position: number, kind: SealedKind, row: SealedRow): string {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(position));
  return createHash('sha256')
    .update(Buffer.from(previous, 'hex'))
    .update(place)
    .update(canonicalJson({ kind, ...row }))
    .digest('hex');
}

/** The chain that a row belongs to. */
export function chainOf(row: SealedRow): string {
  return typeof row['organization_id'] === 'string' ? row['organization_id'] : chainWithoutOrganization;
}
