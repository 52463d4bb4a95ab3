import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { isPublicKey } from '../../../platform/crypto/signing.ts';
import type { Checkpoint, SealedRecord } from '../chain/index.ts';
import { CommandError } from './command-error.ts';

/** The versions of the format: a file that begins at position 1, and one that goes on behind a later position, which readers of the first would misunderstand. */
export const formatVersions = { whole: 1, part: 2 } as const;

const position = z.number().int().min(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const id = z.string().regex(/^[0-9a-f-]{36}$/);

const headerLine = z.object({
  type: z.literal('header'),
  format: z.literal('apotheca-audit-trail'),
  version: z.union([z.literal(formatVersions.whole), z.literal(formatVersions.part)]),
  // What the part goes on behind.
  after: z.object({ position, hash }).optional(),
  chain: id,
  publicKey: z.string().refine(isPublicKey),
  exportedAt: z.string(),
});
const sealLine = z.object({
  type: z.literal('seal'),
  position,
  kind: z.enum(['AUDIT', 'ACCESS']),
  rowId: id,
  hash,
  row: z.record(z.string(), z.unknown()).nullable(),
  // Only where a row was removed, and not in files from before any was.
  removal: z.object({ removedAt: z.string(), keyId: z.string(), signature: z.string() }).nullable().default(null),
});
const checkpointLine = z.object({
  type: z.literal('checkpoint'),
  chain: id,
  position,
  hash,
  createdAt: z.string(),
  keyId: z.string(),
  signature: z.string(),
});
/** Says who somebody in the rows is. It is no part of the proof, and readers pass over it. */
const personLine = z.object({ type: z.literal('person'), keyId: id, address: z.string(), key: z.string() });
const line = z.discriminatedUnion('type', [headerLine, sealLine, checkpointLine, personLine]);

export type TrailLine = z.infer<typeof line>;
export type TrailHeader = z.infer<typeof headerLine>;

export function headerText(chain: string, publicKey: string, now: Date, after: TrailHeader['after']): string {
  const header: TrailHeader = {
    type: 'header',
    format: 'apotheca-audit-trail',
    version: after ? formatVersions.part : formatVersions.whole,
    ...(after && { after }),
    chain,
    publicKey,
    exportedAt: now.toISOString(),
  };
  return `${JSON.stringify(header)}\n`;
}

export function sealText({ position, kind, rowId, hash, row, removal }: SealedRecord): string {
  return `${JSON.stringify({ type: 'seal', position, kind, rowId, hash, row, ...(removal && { removal }) })}\n`;
}

export function checkpointText({ chain, position, hash, createdAt, keyId, signature }: Checkpoint): string {
  return `${JSON.stringify({ type: 'checkpoint', chain, position, hash, createdAt, keyId, signature })}\n`;
}

export function personText({ id: keyId, address, key }: PersonRow): string {
  return `${JSON.stringify({ type: 'person', keyId, address, key: Buffer.from(key).toString('base64') })}\n`;
}

/** Whom a key belongs to, as the database has it. */
export interface PersonRow {
  readonly id: string;
  readonly address: string;
  readonly key: Uint8Array;
}

/**
 * The lines of a file of this format, one after the other.
 * @throws CommandError that names the first line which is none.
 */
export async function* readTrail(path: string): AsyncGenerator<TrailLine> {
  const stream = createReadStream(path);
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  try {
    for await (const text of lines) {
      number += 1;
      if (text === '') continue;
      const read = line.safeParse(parsed(text));
      if (!read.success) throw new CommandError(`${path}: line ${number} is no line of an exported trail.`);
      yield read.data;
    }
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    stream.destroy();
  }
}

/** What a file holds: its checkpoints, and how many rows. */
export async function surveyTrail(path: string): Promise<{ checkpoints: Checkpoint[]; seals: number }> {
  const checkpoints: Checkpoint[] = [];
  let seals = 0;
  for await (const each of readTrail(path)) {
    if (each.type === 'checkpoint') checkpoints.push(each);
    if (each.type === 'seal') seals += 1;
  }
  return { checkpoints, seals };
}

function unreadable(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  return code === undefined ? error : new CommandError(`${path} cannot be read (${code}).`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: no line of ours, and the caller says which one it is.
    return null;
  }
}
