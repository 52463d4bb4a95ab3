import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { appliedMigrations, applyMigrations, unknownMigrations } from '../database/migrations.ts';
import { BackupRefused } from './backup-refused.ts';
import { commit } from './commit.ts';
import { type Backup, fileOf, type TableCopy } from './manifest.ts';
import { type Ours, oursOf } from './ours.ts';
import { copiedTables, copyTarget, sessionForCopies } from './tables.ts';
import { withoutRules } from './without-rules.ts';

/**
 * Brings an empty database to where the backup was: its migrations, then its rows in one transaction, and answers what was loaded and left out.
 * Whatever interrupts it leaves a database without a row, into which it can be loaded again, or all of them; an error says that there is none.
 * Histories get new names, so that cursors of the one that is gone are refused for good.
 * @throws BackupRefused when the database is not empty, a newer version made the backup, or it does not have what its migrations make.
 * @throws OutcomeUnknown when nobody can tell whether there is no row or all of them.
 */
export async function loadBackup(
  owner: pg.Client,
  ownerUrl: string,
  backup: Backup,
  onTable: (done: number, total: number, name: string) => void,
): Promise<Ours> {
  const { migrations } = backup.manifest;
  const unknown = unknownMigrations(migrations);
  if (unknown.length > 0)
    throw new BackupRefused(
      `The backup was made by a newer version, or another: this one does not have its ${unknown.join(', ')}. Restore it with the version that made it, or a later one.`,
    );
  await owner.query(sessionForCopies);
  await refuseUnlessEmpty(owner, migrations);
  await applyMigrations(
    owner,
    migrations.map(({ name }) => name),
  );
  const ours = await oursOf(owner, backup.manifest);
  // A failure ends the connection, and with it the transaction.
  await owner.query('BEGIN');
  const there = await copiedTables(owner);
  await owner.query(`LOCK TABLE ${there.map(({ name }) => pg.escapeIdentifier(name)).join(', ')}`);
  // Once more, now that nobody can write.
  await refuseUnlessEmpty(owner, migrations);
  await withoutRules(owner, async () => {
    for (const [done, table] of ours.tables.entries()) {
      onTable(done, ours.tables.length, table.name);
      await copyIn(owner, table, fileOf(backup.folder, table));
    }
  });
  for (const { name, lastValue, isCalled } of ours.sequences)
    await owner.query('SELECT setval(quote_ident($1)::regclass, $2::bigint, $3)', [name, lastValue, isCalled]);
  await nameHistoriesAnew(owner, ours.tables);
  await commit(owner, ownerUrl);
  return ours;
}

/** What the planner knows of the tables is not in a backup, and would otherwise come minutes later. */
export async function analyzeTables(owner: pg.Client): Promise<void> {
  for (const { name } of await copiedTables(owner)) await owner.query(`ANALYZE ${pg.escapeIdentifier(name)}`);
}

async function refuseUnlessEmpty(owner: pg.Client, migrations: readonly { readonly name: string }[]): Promise<void> {
  const there = await copiedTables(owner);
  if (there.length === 0) return;
  const { rows } = await owner.query<{ name: string }>(
    there
      .map(
        ({ name }) =>
          `SELECT ${pg.escapeLiteral(name)} AS name WHERE EXISTS (SELECT FROM ${pg.escapeIdentifier(name)})`,
      )
      .join(' UNION ALL '),
  );
  const advice = 'A backup is restored into an empty database only: make a new one.';
  if (rows.length > 0)
    throw new BackupRefused(
      `The database is not empty: there are rows in ${rows.map(({ name }) => name).join(', ')}. ${advice}`,
    );
  const applied = (await appliedMigrations(owner)).map(({ name }) => name);
  if (applied.length === 0)
    throw new BackupRefused(
      `The database has tables of something else: ${there.map(({ name }) => name).join(', ')}. ${advice}`,
    );
  const beyond = applied.filter((name) => !migrations.some((each) => each.name === name));
  if (beyond.length > 0)
    throw new BackupRefused(
      `The tables are newer than the backup, which does not have ${beyond.join(', ')}. ${advice}`,
    );
}

async function copyIn(owner: pg.Client, table: TableCopy, path: string): Promise<void> {
  const stream = owner.query(copyFrom(`COPY ${copyTarget(table)} FROM STDIN`));
  await pipeline(createReadStream(path), createGunzip(), stream);
  if (stream.rowCount !== table.rows)
    throw new Error(`${table.name} has ${stream.rowCount} rows, and the backup says ${table.rows}.`);
}

/** Positions behind the backup are given a second time, to other events and changes; the name of its history tells a cursor which ones it means. */
async function nameHistoriesAnew(owner: pg.Client, tables: readonly TableCopy[]): Promise<void> {
  for (const { name } of tables.filter(({ columns }) => columns.includes('feed')))
    await owner.query(`UPDATE ${pg.escapeIdentifier(name)} SET feed = gen_random_uuid()`);
}
