import type pg from 'pg';
import { BackupRefused } from './backup-refused.ts';
import type { Manifest, TableCopy } from './manifest.ts';
import { copiedTables, sequenceNames } from './tables.ts';

/** What of a backup belongs into the tables that its migrations made, and the names of what does not. */
export interface Ours {
  readonly tables: readonly TableCopy[];
  readonly sequences: Manifest['sequences'];
  readonly leftOut: readonly string[];
}

/**
 * Compares a backup with the catalogue. An operator's table, or an extension's, is copied as all are, but no migration makes it: it is left out.
 * @throws BackupRefused when a table, a column or a sequence that is there is not in the backup, or one of our tables has a column too many.
 */
export async function oursOf(owner: pg.Client, manifest: Manifest): Promise<Ours> {
  const there = new Map((await copiedTables(owner)).map(({ name, columns }) => [name, columns]));
  const thereSequences = await sequenceNames(owner);
  const tables = manifest.tables.filter(({ name }) => there.has(name));
  const sequences = manifest.sequences.filter(({ name }) => thereSequences.includes(name));
  const columnsOf = (all: Iterable<readonly [string, readonly string[]]>) =>
    [...all].flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`));
  const copied = new Map(tables.map(({ name, columns }) => [name, columns]));
  const missing = [
    ...without([...there.keys()], [...copied.keys()]),
    ...without(columnsOf([...there].filter(([name]) => copied.has(name))), columnsOf(copied)),
    ...without(
      thereSequences,
      sequences.map(({ name }) => name),
    ),
  ];
  if (missing.length > 0)
    throw new BackupRefused(`The backup does not have ${missing.join(', ')}. Nothing was restored.`);
  const beyond = without(columnsOf(copied), columnsOf(there));
  if (beyond.length > 0)
    throw new BackupRefused(
      `The backup has ${beyond.join(', ')}, which no migration makes. Nothing was restored. Add what is missing to the empty tables that are there now, and restore again.`,
    );
  const leftOut = [
    ...manifest.tables.filter((each) => !tables.includes(each)).map(({ name, rows }) => `${name} (${rows} rows)`),
    ...manifest.sequences.filter((each) => !sequences.includes(each)).map(({ name }) => name),
  ];
  return { tables, sequences, leftOut };
}

function without(names: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return names.filter((name) => !known.has(name));
}
