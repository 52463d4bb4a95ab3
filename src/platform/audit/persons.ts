import type { Json } from '../../domain/canonical-json.ts';
import { decrypt } from '../crypto/crypto.ts';
import { sql } from '../database/database.ts';
import { bytes, row, text } from '../database/row.ts';
import type { Rows } from '../database/rows-in.ts';

/** How the trail calls somebody of whom it has nothing any more. */
export const erasedPerson = 'erased person';

/** What is typed there and is no address may be a password that went into the wrong field. */
export const addressFields = /e-?mail/i;

/** Addresses that no person has: of services, and of those who were erased. */
const nobodys = /@(service|erased)\.invalid$/;

/** A text that is an address of a person, as their key is found by it; null otherwise. */
export function addressOf(text: string): string | null {
  return text.indexOf('@') > 0 && !/\s/.test(text) && !nobodys.test(text) ? text.toLowerCase() : null;
}

/** A text of a person as it stands in the trail: which key decrypts it, and what it holds. */
export function encryptedPerson(keyId: string, box: Uint8Array): string {
  return `person:${keyId}:${Buffer.from(box).toString('base64url')}`;
}

const encrypted = /^person:([0-9a-f-]{36}):([\w-]+)$/;

/** Whose acts and what of them a payload is about. */
export interface About {
  readonly entityType?: string | undefined;
  /** The address of whoever acts, where it is a person. */
  readonly actor: string | null;
}

/**
 * A payload with each text that says who a person is replaced: addresses, a name that stands beside one, and what an identity provider calls whoever
 * signs in. A supplier's are those of a business, and stay.
 */
export function mapPersons(
  payload: unknown,
  { entityType, actor }: About,
  replace: (text: string, address: string) => string,
): unknown {
  if (entityType === 'Supplier') return payload;
  return mapFields(payload as Json, (key, text, beside) => {
    if (addressFields.test(key)) {
      const address = addressOf(text);
      return address === null ? text : replace(text, address);
    }
    const owner = key === 'name' ? firstAddress(beside) : isOfProvider(key, beside) ? actor : null;
    return owner === null ? text : replace(text, owner);
  });
}

/** Such an object has `issuer` and `subject`. */
const isOfProvider = (key: string, beside: Fields) => key === 'subject' && 'issuer' in beside;

function firstAddress(fields: Fields): string | null {
  const texts = Object.entries(fields).map(([key, value]) =>
    addressFields.test(key) && typeof value === 'string' ? addressOf(value) : null,
  );
  return texts.find((text) => text !== null) ?? null;
}

type Fields = { readonly [key: string]: Json };

function mapFields(value: Json, map: (key: string, text: string, beside: Fields) => string): Json {
  if (Array.isArray(value)) return value.map((each) => mapFields(each, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' ? map(key, inner, value) : mapFields(inner, map),
    ]),
  );
}

/** A row of the trail, or of who looked, as it is kept. */
interface KeptOfPersons {
  readonly actorLabel: string;
  readonly payload?: unknown;
}

const openedPersonRow = row({ id: text, key: bytes });

/**
 * Rows of one organization as they are read: whoever was erased is called by the end of their key's id, everywhere the same, so that what they did still
 * belongs together. One statement for all of them.
 */
export async function decryptPersons<Row extends KeptOfPersons>(
  rows: Rows,
  organizationId: string,
  kept: readonly Row[],
): Promise<Row[]> {
  const ids = new Set<string>();
  const note = (text: string) => {
    const id = encrypted.exec(text)?.[1];
    if (id !== undefined) ids.add(id);
    return text;
  };
  for (const row of kept) mapKept(row, note);
  if (ids.size === 0) return [...kept];
  const found = await rows(
    openedPersonRow,
    sql`SELECT id, key FROM person_key WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...ids]}::uuid[])`,
  );
  const keys = new Map(found.map(({ id, key }) => [id, key]));
  return kept.map((row) => mapKept(row, (text) => decrypted(text, keys)));
}

/** Only where an encrypted text can stand: what somebody wrote elsewhere is theirs, whatever it looks like. */
function mapKept<Row extends KeptOfPersons>(row: Row, map: (text: string) => string): Row {
  const payload = mapFields(row.payload as Json, (key, text, beside) =>
    addressFields.test(key) || (key === 'name' && hasEncryptedAddress(beside)) || isOfProvider(key, beside)
      ? map(text)
      : text,
  );
  return { ...row, actorLabel: map(row.actorLabel), ...(row.payload !== undefined && { payload }) };
}

function hasEncryptedAddress(fields: Fields): boolean {
  return Object.entries(fields).some(
    ([key, value]) => addressFields.test(key) && typeof value === 'string' && encrypted.test(value),
  );
}

function decrypted(text: string, keys: ReadonlyMap<string, Uint8Array>): string {
  const [, id = '', box = ''] = encrypted.exec(text) ?? [];
  if (id === '') return text;
  const key = keys.get(id);
  if (!key) return `${erasedPerson} ${id.slice(-8)}`;
  try {
    return decrypt(key, id, Buffer.from(box, 'base64url')).toString();
  } catch {
    // Changed behind the server's back, which the chain tells of; the page is shown all the same.
    return `unreadable person ${id.slice(-8)}`;
  }
}
