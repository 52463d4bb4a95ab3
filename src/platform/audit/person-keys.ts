import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { encrypt } from '../crypto/crypto.ts';
import { type Sql, sql } from '../database/database.ts';
import { newId } from '../database/ids.ts';
import { bytes, row, text } from '../database/row.ts';
import type { Rows } from '../database/rows-in.ts';
import { addressOf, encryptedPerson, erasedPerson, mapPersons } from './persons.ts';

/** A row of the trail, or of who looked, as it is before it is written. */
export interface ToldOfPersons {
  readonly organizationId: string | null;
  readonly actorId: string | null;
  readonly actorLabel: string;
  /** Of the trail alone. */
  readonly entityType?: string;
  readonly entityId?: string | null;
  readonly payload?: unknown;
}

interface PersonKey {
  readonly id: string;
  readonly key: Uint8Array;
}

interface Wanted {
  readonly organizationId: string;
  readonly address: string;
  /** Whose it is, where that is known. */
  readonly userId: string | null;
}

/** By organization and address. */
type Keys = ReadonlyMap<string, PersonKey>;

const nameOf = ({ organizationId, address }: Pick<Wanted, 'organizationId' | 'address'>) =>
  `${organizationId} ${address}`;

/** Keys of so many people are remembered, and for so long: what is destroyed shall not lie in a process for good. */
const most = { known: 10_000, ms: 3_600_000 };

/** What `require_person_keys` raises: a key that was remembered is destroyed or former by now. It has the code of a conflict, so the unit of work starts over. */
export const isPersonKeyGone = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.constraint === 'person_key_there';

/**
 * The keys that were used lately, for writing alone, so that an act costs no statement more than without them. Whether they still are there is asked by
 * the statement that writes.
 */
export class PersonKeys {
  /** Those that were read first stand first. */
  readonly #known = new Map<string, PersonKey & { readonly readAt: number }>();

  /** Rows as they are written, and the keys that they are encrypted under; where there are none yet they are made. `query` is that of the transaction that writes. */
  async encrypt<Row extends ToldOfPersons>(
    query: Rows,
    told: readonly Row[],
  ): Promise<{ kept: Row[]; keyIds: readonly string[] }> {
    const wanted = new Map(told.flatMap(personsIn).map((each) => [nameOf(each), each]));
    const keys = new Map<string, PersonKey>(
      [...wanted.keys()].flatMap((name) => {
        const known = this.#known.get(name);
        return known && Date.now() - known.readAt < most.ms ? [[name, known] as const] : [];
      }),
    );
    const missing = (than: Keys) => [...wanted].filter(([name]) => !than.has(name)).map(([, each]) => each);
    if (missing(keys).length > 0) {
      for (const [name, key] of await keysOf(query, missing(keys))) {
        keys.set(name, key);
        this.#remember(name, key);
      }
      for (const [name, key] of await makeKeys(query, missing(keys))) keys.set(name, key);
    }
    return { kept: told.map((row) => encryptWith(keys, row)), keyIds: [...keys.values()].map(({ id }) => id) };
  }

  /** Forgets the keys of rows that were not written because one of them is gone. */
  forget(told: readonly ToldOfPersons[]): void {
    for (const each of told.flatMap(personsIn)) this.#known.delete(nameOf(each));
  }

  #remember(name: string, key: PersonKey): void {
    const readAt = Date.now();
    this.#known.delete(name);
    this.#known.set(name, { ...key, readAt });
    for (const [oldest, first] of this.#known) {
      if (this.#known.size <= most.known && readAt - first.readAt < most.ms) break;
      this.#known.delete(oldest);
    }
  }
}

/** That all of these keys are there and current, as a condition of the statement that writes what is encrypted under them. */
export function stillThere(keyIds: readonly string[]): Sql {
  return sql`(SELECT count(*) FROM person_key WHERE id = ANY(${[...keyIds]}::uuid[]) AND former_at IS NULL) = ${keyIds.length}::int`;
}

/** The same as a condition that raises where it does not hold, so that whoever goes out with that statement need not look at what it wrote. */
export function requireThere(keyIds: readonly string[]): Sql {
  return sql`require_person_keys(${[...keyIds]}::uuid[])`;
}

/** Whom a row names, each once. */
function personsIn({ organizationId, actorId, actorLabel, entityType, entityId, payload }: ToldOfPersons): Wanted[] {
  if (organizationId === null) return [];
  const found = new Map<string, Wanted>();
  const actor = addressOf(actorLabel);
  if (actor !== null) found.set(actor, { organizationId, address: actor, userId: actorId });
  // What a row about a member says is theirs, an address that they asked for and never confirmed too; the database knows whom else it may belong to.
  const userId = entityType === 'User' ? (entityId ?? null) : null;
  mapPersons(payload, { entityType, actor }, (text, address) => {
    if (!found.has(address)) found.set(address, { organizationId, address, userId });
    return text;
  });
  return [...found.values()];
}

function encryptWith<Row extends ToldOfPersons>(keys: Keys, row: Row): Row {
  const { organizationId, actorLabel, entityType, payload } = row;
  if (organizationId === null) return nobodys(row);
  const conceal = (text: string, address: string) => {
    const key = keys.get(nameOf({ organizationId, address }));
    // Whoever is erased while they act has no key any more.
    return key ? encryptedPerson(key.id, encrypt(key.key, key.id, Buffer.from(text))) : erasedPerson;
  };
  const actor = addressOf(actorLabel);
  return {
    ...row,
    actorLabel: actor === null ? actorLabel : conceal(actorLabel, actor),
    ...(payload !== undefined && { payload: mapPersons(payload, { entityType, actor }, conceal) }),
  };
}

/** A row of no organization can never lose a key, so it holds nobody: anybody may write a sign-up with another person's address. */
function nobodys<Row extends ToldOfPersons>(row: Row): Row {
  const { entityType, payload } = row;
  const hide = (text: string) => (addressOf(text) === null ? '[name]' : '[address]');
  return { ...row, ...(payload !== undefined && { payload: mapPersons(payload, { entityType, actor: null }, hide) }) };
}

const personKeyRow = row({ id: text, key: bytes, organizationId: text, address: text });

async function keysOf(rows: Rows, wanted: readonly Wanted[]): Promise<Keys> {
  const found = await rows(
    personKeyRow,
    sql`
    SELECT k.id, k.key, k.organization_id AS "organizationId", k.address
      FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w("organizationId" uuid, address text)
      JOIN person_key k ON k.organization_id = w."organizationId" AND k.address = w.address AND k.former_at IS NULL`,
  );
  return new Map(found.map(({ id, key, ...whose }) => [nameOf(whose), { id, key }]));
}

const writtenRow = row({ id: text });

/** Makes keys, of members where they are those of the organization; who makes one at the same moment is waited for, and theirs taken. Somebody who is erased by then gets none. */
async function makeKeys(rows: Rows, wanted: readonly Wanted[]): Promise<Keys> {
  if (wanted.length === 0) return new Map();
  const made = wanted.map((each) => ({ ...each, id: newId(), key: randomBytes(32) }));
  const written = await rows(
    writtenRow,
    sql`
    INSERT INTO person_key (id, organization_id, address, key, user_id)
    SELECT n.id, n."organizationId", n.address, decode(n.key, 'base64'),
           (SELECT u.id FROM app_user u WHERE u.id = n."userId" AND u.organization_id = n."organizationId")
      FROM jsonb_to_recordset(${JSON.stringify(made.map((each) => ({ ...each, key: each.key.toString('base64') })))}::jsonb)
           AS n(id uuid, "organizationId" uuid, address text, key text, "userId" uuid)
     ORDER BY n."organizationId", n.address
    ON CONFLICT (organization_id, address) WHERE former_at IS NULL DO NOTHING RETURNING id`,
  );
  const ids = new Set(written.map(({ id }) => id));
  const ours = new Map(made.filter(({ id }) => ids.has(id)).map((each) => [nameOf(each), each]));
  const others = wanted.filter((each) => !ours.has(nameOf(each)));
  return others.length === 0 ? ours : new Map([...ours, ...(await keysOf(rows, others))]);
}
