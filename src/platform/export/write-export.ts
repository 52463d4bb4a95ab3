import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { BackupRefused } from '../backup/backup-refused.ts';
import { inNewFolder, writeWhole } from '../backup/new-folder.ts';
import { copiedTables, sessionForCopies } from '../backup/tables.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Tables } from '../database/tables.ts';

export interface ExportOptions {
  /** The organization's id, or its name in any case. */
  readonly organization: string;
  /** Which tables there are, and what is exported of each. */
  readonly tables: Tables;
  readonly vault: Pick<Vault, 'decrypt'>;
  /** Called with each table before it is read. */
  readonly onTable: (done: number, total: number, name: string) => void;
  /** Called when everything is written and the folder does not have its name yet: what fails here leaves no export. */
  readonly beforeDone: (content: ExportContent) => Promise<void>;
}

/** What is in an export: `export.json`. */
export interface ExportContent {
  readonly format: 'apotheca-organization';
  readonly version: 1;
  readonly organization: { readonly id: string; readonly name: string };
  /** The instant that it shows. */
  readonly takenAt: string;
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[];
}

/** Rows that are read and held at a time. */
const batch = 500;

/**
 * Writes the data of one organization, as all of it was at one instant, into a new folder: a file of JSON lines for each table, and `export.json`.
 * Encrypted texts are in clear; keys and hashes of passwords, tokens and keys are left out.
 * @throws BackupRefused when there is no such organization, or the folder is there already.
 */
export async function writeExport(client: pg.Client, folder: string, options: ExportOptions): Promise<ExportContent> {
  return inNewFolder(folder, async (partial) => {
    await client.query(sessionForCopies);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const organization = await organizationOf(client, options.organization);
    const { rows } = await client.query<{ at: Date }>('SELECT now() AS at');
    const selections = await selectionsOf(client, options.tables);
    const tables: ExportContent['tables'][number][] = [];
    for (const [done, selection] of selections.entries()) {
      options.onTable(done, selections.length, selection.name);
      const lines = linesOf(client, selection, organization.id, options.vault);
      tables.push({ name: selection.name, ...(await writeLines(lines, `${partial}/${selection.name}.jsonl`)) });
    }
    await client.query('COMMIT');
    const takenAt = (rows[0]?.at ?? new Date()).toISOString();
    const content: ExportContent = { format: 'apotheca-organization', version: 1, organization, takenAt, tables };
    await writeWhole(`${partial}/export.json`, `${JSON.stringify(content, null, 2)}\n`);
    await options.beforeDone(content);
    return content;
  });
}

async function organizationOf(client: pg.Client, wanted: string): Promise<ExportContent['organization']> {
  const { rows } = await client.query<{ id: string; name: string }>(
    'SELECT id, name FROM organization WHERE id::text = lower($1) OR lower(name) = lower($1) ORDER BY id',
    [wanted.trim()],
  );
  const [found, ...others] = rows;
  if (!found) throw new BackupRefused(`There is no organization called ${wanted}.`);
  if (others.length > 0)
    throw new BackupRefused(
      `There are several organizations called ${wanted}; name one by its id: ${rows.map(({ id }) => id).join(', ')}.`,
    );
  return found;
}

/** A table with the columns that are read as they are, and those that are decrypted. */
interface Selection {
  readonly name: string;
  readonly plain: readonly string[];
  readonly encrypted: readonly string[];
}

/** By the catalogue, in the order of the list: a table of a later version is not there yet. */
async function selectionsOf(client: pg.Client, tables: Tables): Promise<Selection[]> {
  const there = new Map((await copiedTables(client)).map(({ name, columns }) => [name, columns]));
  const { rows } = await client.query<{ column: string }>(
    `SELECT c.relname || '.' || a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND a.atttypid = 'bytea'::regtype`,
  );
  const bytes = new Set(rows.map(({ column }) => column));
  return Object.entries(tables).flatMap(([name, { exported }]) => {
    const existing = there.get(name);
    if (!existing || !exported) return [];
    const { columns, encrypted = [] } = exported;
    const plain = existing.filter((column) => !bytes.has(`${name}.${column}`) && (columns?.includes(column) ?? true));
    return [{ name, plain, encrypted }];
  });
}

/** The rows as JSON, one a line; numbers and instants as PostgreSQL writes them, so that none is rounded. */
async function* linesOf(
  client: pg.Client,
  { name, plain, encrypted }: Selection,
  organizationId: string,
  vault: ExportOptions['vault'],
): AsyncGenerator<string> {
  const table = pg.escapeIdentifier(name);
  const owner = name === 'organization' ? 'id' : 'organization_id';
  const columns = plain.map(pg.escapeIdentifier).join(', ');
  const concealed = encrypted.map((column) => `, t.${pg.escapeIdentifier(column)}`).join('');
  await client.query(
    `DECLARE exported NO SCROLL CURSOR FOR
     SELECT (SELECT row_to_json(r)::text FROM (SELECT ${plain.map((column) => `t.${pg.escapeIdentifier(column)}`).join(', ')}) r) AS json${encrypted.length > 0 ? ', t.id' : ''}${concealed}
       FROM ${table} t WHERE t.${owner} = ${pg.escapeLiteral(organizationId)}::uuid ORDER BY ${columns.split(', ')[0] ?? '1'}`,
  );
  for (;;) {
    const { rows } = await client.query<{ json: string; id: string } & Record<string, unknown>>(
      `FETCH ${batch} FROM exported`,
    );
    if (rows.length === 0) break;
    for (const row of rows) {
      let line = row.json;
      for (const column of encrypted) {
        const kept = row[column];
        const text =
          kept instanceof Uint8Array
            ? await vault.decrypt(organizationId, { table: name, id: row.id, column }, kept)
            : null;
        line = `${line.slice(0, -1)},${JSON.stringify(column)}:${JSON.stringify(text)}}`;
      }
      yield `${line}\n`;
    }
  }
  await client.query('CLOSE exported');
}

async function writeLines(lines: AsyncIterable<string>, path: string): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256');
  let rows = 0;
  await pipeline(
    lines,
    async function* (each: AsyncIterable<string>) {
      for await (const line of each) {
        hash.update(line);
        rows += 1;
        yield line;
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { rows, sha256: hash.digest('hex') };
}
