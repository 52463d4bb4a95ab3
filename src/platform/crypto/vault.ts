import { randomBytes } from 'node:crypto';
import type { DataKey } from '../../generated/prisma/client.ts';
import { type Database, sql } from '../database/database.ts';
import { newId } from '../database/ids.ts';
import { bytes, number, row, text } from '../database/row.ts';
import { decrypt, decryptWithSecret, encrypt, encryptWithSecret } from './crypto.ts';

/** A key from the configuration that wraps the organizations' data keys. */
export interface MasterKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** Where a text is kept. It is part of what is authenticated: a ciphertext that was moved elsewhere does not decrypt. */
export interface Cell {
  readonly table: string;
  readonly id: string;
  readonly column: string;
}

/** Encrypts texts of one organization under its newest data key. */
export interface Encryptor {
  encrypt(cell: Cell, text: string): Uint8Array<ArrayBuffer>;
}

/** Which secret it is: its table, and what tells it from the others there. */
export type SecretName = readonly [table: string, ...(string | number)[]];

/** A secret as the database keeps it. */
export interface Wrapped {
  readonly masterKeyId: string;
  readonly wrapped: Uint8Array<ArrayBuffer>;
}

interface Keys {
  readonly newest: number;
  readonly byVersion: ReadonlyMap<number, Buffer>;
}

/** What MASTER_KEYS holds does not open what the database holds. */
export class WrongMasterKey extends Error {
  override readonly name = 'WrongMasterKey';
}

/** A new version made by another process is used from then on; the older ones stay readable. */
const keptMs = 60_000;

const dataKeyRow = row({
  id: text,
  organizationId: text,
  version: number,
  masterKeyId: text,
  wrapped: bytes,
});

const totpSecretRow = row({ masterKeyId: text, wrapped: bytes, id: text, accountId: text });

/**
 * Encrypts sensitive texts: AES-256-GCM under a data key of the organization, which is itself kept wrapped by a master key. An encrypted
 * text is its data key's version (4 bytes), nonce, tag, ciphertext.
 */
export class Vault {
  readonly #keys = new Map<string, { readonly keys: Promise<Keys>; readonly readAt: number }>();

  constructor(
    private readonly database: Database,
    private readonly masterKeys: readonly [MasterKey, ...MasterKey[]],
  ) {}

  /** The master key that data keys are wrapped by from now on. */
  get masterKeyId(): string {
    return this.masterKeys[0].id;
  }

  /** The organization's encryptor; its first data key is made when there is none. Not for use inside a transaction: it asks for a connection of its own. */
  async encryptorOf(organizationId: string): Promise<Encryptor> {
    let keys = await this.#keysOf(organizationId);
    if (keys.newest === 0) {
      const first = this.newDataKey(organizationId, 1);
      // Whoever else is at it at this moment makes the one that is used.
      await this.database.prisma.dataKey.createMany({ data: first, skipDuplicates: true });
      keys = await this.#read(organizationId);
    }
    const { newest: version, byVersion } = keys;
    const key = byVersion.get(version);
    if (!key) throw new Error('The organization has no data key.');
    return {
      encrypt: (cell, text) => {
        const header = Buffer.alloc(4);
        header.writeUInt32BE(version);
        return Buffer.concat([header, encrypt(key, bound(cell, organizationId, version), Buffer.from(text))]);
      },
    };
  }

  /**
   * The text. Throws when it was encrypted for another cell or organization, when a bit was changed, or when its key is not known: what
   * cannot be trusted is not shown.
   */
  async decrypt(organizationId: string, cell: Cell, encrypted: Uint8Array): Promise<string> {
    const version = Buffer.from(encrypted.subarray(0, 4)).readUInt32BE();
    const known = (await this.#keysOf(organizationId)).byVersion.get(version);
    const key = known ?? (await this.#read(organizationId)).byVersion.get(version);
    if (!key) throw new Error(`There is no data key ${version} of this organization.`);
    return decrypt(key, bound(cell, organizationId, version), encrypted.subarray(4)).toString();
  }

  /** Encrypts what is kept for hours only and may belong to no organization, under a key made of the first master key. It can be done inside a transaction. */
  encryptBriefly(cell: Cell, text: string): { keyId: string; encrypted: Uint8Array<ArrayBuffer> } {
    const [{ id: keyId, key }] = this.masterKeys;
    return { keyId, encrypted: encryptWithSecret(secretOf(key), boundBriefly(cell), Buffer.from(text)) };
  }

  /** The text. Throws as `decrypt` does, and when the master key has been taken away since. */
  decryptBriefly(keyId: string, cell: Cell, encrypted: Uint8Array): string {
    const master = this.masterKeys.find(({ id }) => id === keyId);
    if (!master) throw new WrongMasterKey(`MASTER_KEYS has no key called ${keyId} any more.`);
    return decryptWithSecret(secretOf(master.key), boundBriefly(cell), encrypted).toString();
  }

  /** A new data key, ready to be inserted. */
  newDataKey(organizationId: string, version: number) {
    const row = { id: newId(), organizationId, version };
    return { ...row, ...this.wrap(row, randomBytes(32)) };
  }

  /** A data key under the first of the master keys. */
  wrap(row: Pick<DataKey, 'id' | 'organizationId' | 'version'>, dataKey: Uint8Array) {
    return this.wrapSecret(dataKeyName(row), dataKey);
  }

  /** The data key itself. Throws when its master key is not in the configuration, or is another of the same name. */
  unwrap(row: Pick<DataKey, 'id' | 'organizationId' | 'version' | 'masterKeyId' | 'wrapped'>): Buffer {
    return this.unwrapSecret(dataKeyName(row), row);
  }

  /** A secret that belongs to no organization, under the first of the master keys. The name says which it is, and is authenticated with it. */
  wrapSecret(name: SecretName, secret: Uint8Array) {
    const [master] = this.masterKeys;
    return { masterKeyId: master.id, wrapped: encrypt(master.key, boundKey(name, master.id), secret) };
  }

  /** The secret itself. Throws like `unwrap`. */
  unwrapSecret(name: SecretName, { masterKeyId, wrapped }: Wrapped): Buffer {
    const master = this.masterKeys.find(({ id }) => id === masterKeyId);
    if (!master)
      throw new WrongMasterKey(`MASTER_KEYS has no key called ${masterKeyId}, which data keys are wrapped by.`);
    try {
      return decrypt(master.key, boundKey(name, master.id), wrapped);
    } catch (error) {
      throw new WrongMasterKey(`The key called ${master.id} in MASTER_KEYS does not open what was wrapped by it.`, {
        cause: error,
      });
    }
  }

  /** Bytes that nobody can guess or make, and that say a text to whoever has the master keys. They are good for the one purpose. */
  issueTicket(purpose: string, text: string): Buffer {
    return encryptWithSecret(ticketKey(this.masterKeys[0]), `ticket: ${purpose}`, Buffer.from(text));
  }

  /** The text of a ticket; null when it is none, or was issued for something else. */
  readTicket(purpose: string, ticket: Uint8Array): string | null {
    for (const master of this.masterKeys) {
      try {
        return decryptWithSecret(ticketKey(master), `ticket: ${purpose}`, ticket).toString();
      } catch {
        // Not under this key: whoever shows it may have made it up.
      }
    }
    return null;
  }

  /** Tries one data key and one secret of each master key there is. Throws when one cannot be decrypted: better found at the start than by a reader. */
  async check(): Promise<void> {
    const secrets = await this.database.rows(
      totpSecretRow,
      sql`
      SELECT DISTINCT ON (master_key_id) id, account_id AS "accountId", master_key_id AS "masterKeyId", wrapped
        FROM totp ORDER BY master_key_id, id DESC`,
    );
    for (const row of secrets) this.unwrapSecret(totpName(row), row);
    const rows = await this.database.rows(
      dataKeyRow,
      sql`SELECT DISTINCT ON (master_key_id) ${dataKeyColumns} FROM data_key ORDER BY master_key_id, id DESC`,
    );
    for (const row of rows) this.unwrap(row);
  }

  /** However many ask at once, one statement answers. */
  #keysOf(organizationId: string): Promise<Keys> {
    const known = this.#keys.get(organizationId);
    return known && Date.now() - known.readAt < keptMs ? known.keys : this.#read(organizationId);
  }

  #read(organizationId: string): Promise<Keys> {
    const keys = this.database
      .rows(dataKeyRow, sql`SELECT ${dataKeyColumns} FROM data_key WHERE organization_id = ${organizationId}::uuid`)
      .then((rows) => ({
        newest: Math.max(0, ...rows.map((row) => row.version)),
        byVersion: new Map(rows.map((row) => [row.version, this.unwrap(row)])),
      }));
    this.#keys.set(organizationId, { keys, readAt: Date.now() });
    // A failure is for those who waited; the next one reads again.
    keys.catch(() => this.#keys.delete(organizationId));
    return keys;
  }
}

const dataKeyColumns = sql`id, organization_id AS "organizationId", version, master_key_id AS "masterKeyId", wrapped`;

function bound({ table, id, column }: Cell, organizationId: string, version: number): string {
  return JSON.stringify([table, id, column, organizationId, version]);
}

function boundBriefly({ table, id, column }: Cell): string {
  return JSON.stringify(['brief', table, id, column]);
}

const secretOf = (key: Uint8Array) => Buffer.from(key).toString('base64');

function dataKeyName({ id, organizationId, version }: Pick<DataKey, 'id' | 'organizationId' | 'version'>): SecretName {
  return ['data_key', id, organizationId, version];
}

/** How the secret of an authenticator app is named. */
export function totpName({ id, accountId }: { readonly id: string; readonly accountId: string }): SecretName {
  return ['totp', id, accountId];
}

function boundKey(name: SecretName, masterKeyId: string): string {
  return JSON.stringify([...name, masterKeyId]);
}

function ticketKey({ key }: MasterKey): string {
  return Buffer.from(key).toString('base64');
}
