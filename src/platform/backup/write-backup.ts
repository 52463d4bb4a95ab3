import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { type CopyToStreamQuery, to as copyTo } from 'pg-copy-streams';
import { appliedMigrations } from '../database/migrations.ts';
import { BackupRefused } from './backup-refused.ts';
import { fileOf, type Manifest, manifestFile, manifestText } from './manifest.ts';
import { inNewFolder, writeWhole } from './new-folder.ts';
import { type CopiedTable, copiedTables, copyTarget, sequenceNames, sessionForCopies } from './tables.ts';

export interface WriteOptions {
  /** What to find again after a restore, read at the same instant as everything else. */
  readonly facts: (client: pg.Client) => Promise<unknown>;
  /** Called with each table before it is copied. */
  readonly onTable: (done: number, total: number, name: string) => void;
}

type Content = Omit<Manifest, 'format' | 'version'>;

/**
 * Copies every table, as they all were at one instant, into a new folder. The folder has its name once it is whole and on the disk; until then it is
 * called `….partial`. Whoever reads and writes meanwhile is not held up. The folder's path is absolute.
 * @throws BackupRefused when the folder is there already, or there is nothing to copy.
 */
export async function writeBackup(client: pg.Client, folder: string, options: WriteOptions): Promise<Content> {
  return inNewFolder(folder, async (partial) => {
    await client.query(sessionForCopies);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const content = await copyEverything(client, partial, options);
    await client.query('COMMIT');
    await writeWhole(`${partial}/${manifestFile}`, manifestText(content));
    return content;
  });
}

async function copyEverything(client: pg.Client, folder: string, { facts, onTable }: WriteOptions): Promise<Content> {
  const migrations = await appliedMigrations(client);
  if (migrations.length === 0) throw new BackupRefused('There is nothing to back up: the database has no tables yet.');
  const { rows } = await client.query<{ at: Date; postgres: string }>(
    `SELECT now() AS at, current_setting('server_version') AS postgres`,
  );
  const tables = await copiedTables(client);
  const copies = [];
  for (const [done, table] of tables.entries()) {
    onTable(done, tables.length, table.name);
    copies.push({ table, ...(await copyOut(client, table, fileOf(folder, table))) });
  }
  const found = await facts(client);
  // Sequences are of no instant: read behind the rows, they are past every value that was copied.
  const sequences = await sequencesOf(client);
  return {
    takenAt: (rows[0]?.at ?? new Date()).toISOString(),
    postgres: rows[0]?.postgres ?? '',
    migrations,
    tables: copies.map(({ table, stream, bytes, sha256 }) => ({
      ...table,
      columns: [...table.columns],
      rows: stream.rowCount,
      bytes,
      sha256,
    })),
    sequences,
    facts: found,
  };
}

/** The count of rows is told last, behind the data: it is right once the next statement was answered. */
async function copyOut(client: pg.Client, table: CopiedTable, path: string) {
  const stream: CopyToStreamQuery = client.query(copyTo(`COPY ${copyTarget(table)} TO STDOUT`));
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    stream,
    createGzip(),
    async function* (compressed: AsyncIterable<Buffer>) {
      for await (const chunk of compressed) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { stream, bytes, sha256: hash.digest('hex') };
}

async function sequencesOf(client: pg.Client): Promise<Manifest['sequences']> {
  const sequences: Manifest['sequences'] = [];
  for (const name of await sequenceNames(client)) {
    const { rows } = await client.query<{ lastValue: string; isCalled: boolean }>(
      `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${pg.escapeIdentifier(name)}`,
    );
    sequences.push(...rows.map((value) => ({ name, ...value })));
  }
  return sequences;
}
