import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupRefused } from './backup-refused.ts';

/** The version of the format; it grows when a reader of the one before would misunderstand. */
export const formatVersion = 1;

const format = 'apotheca-backup';
/** PostgreSQL takes any text for a name, and an operator's table may have one that ours do not. */
const name = z.string().min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

const manifestSchema = z.object({
  format: z.literal(format),
  version: z.literal(formatVersion),
  /** The instant that the backup shows. */
  takenAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: sha256 })).min(1),
  tables: z.array(z.object({ name, columns: z.array(name).min(1), rows: count, bytes: count, sha256 })).min(1),
  sequences: z.array(z.object({ name, lastValue: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  /** What whoever took the backup wants to find again after it was restored. */
  facts: z.unknown(),
});

/** What is in a backup, and how each of its files is known to be whole. */
export type Manifest = z.infer<typeof manifestSchema>;
export type TableCopy = Manifest['tables'][number];

/** A backup that was looked through and is whole. */
export interface Backup {
  readonly folder: string;
  readonly manifest: Manifest;
}

export const manifestFile = 'manifest.json';
/** Whatever a table is called, its file is in the folder. */
export const fileOf = (folder: string, { name }: { readonly name: string }) =>
  join(folder, `${encodeURIComponent(name)}.copy.gz`);

export function manifestText(content: Omit<Manifest, 'format' | 'version'>): string {
  const manifest: Manifest = { format, version: formatVersion, ...content };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * Opens a backup and compares every file with what the manifest says of it; tells how many bytes are done, of how many.
 * @throws BackupRefused when something is missing, cut off or altered, or when a newer version made it.
 */
export async function openBackup(folder: string, tell: (done: number, total: number) => void): Promise<Backup> {
  const manifest = await readManifest(folder);
  const total = manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const table of manifest.tables) {
    const hash = createHash('sha256');
    try {
      for await (const chunk of createReadStream(fileOf(folder, table))) {
        hash.update(chunk);
        done += chunk.length;
        tell(done, total);
      }
    } catch (error) {
      throw unreadable(fileOf(folder, table), error);
    }
    if (hash.digest('hex') !== table.sha256)
      throw new BackupRefused(
        `${fileOf(folder, table)} is not what was written: its SHA-256 is another. Nothing was restored.`,
      );
  }
  return { folder, manifest };
}

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, manifestFile);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const content = parsed(text);
  const head = z.object({ format: z.literal(format), version: z.number() }).safeParse(content);
  if (!head.success) throw new BackupRefused(`${path} is no manifest of a backup. Nothing was restored.`);
  if (head.data.version > formatVersion)
    throw new BackupRefused(
      `The backup was made by a newer version: its format is ${head.data.version}, and this version reads ${formatVersion}. Restore it with that version.`,
    );
  const read = manifestSchema.safeParse(content);
  if (!read.success)
    throw new BackupRefused(
      `${path} is not what was written: ${read.error.issues[0]?.path.join('.')} is wrong. Nothing was restored.`,
    );
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, so no manifest: the caller says so.
    return null;
  }
}

function unreadable(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? error : new BackupRefused(`${path} cannot be read (${code}). Nothing was restored.`);
}
