import type { SealedRecord, SealedRow } from '../chain/index.ts';
import { CommandError } from './command-error.ts';
import { readTrail, type TrailHeader } from './trail-file.ts';

/** The part of a file that is one chain. Its records are read before the next section is asked for. */
export interface TrailSection {
  readonly header: TrailHeader;
  readonly records: AsyncIterable<SealedRecord>;
}

/**
 * The chains of a file in turn, read once and never held whole.
 * @throws CommandError for a file that begins otherwise.
 */
export async function* trailSections(path: string): AsyncGenerator<TrailSection> {
  const lines = readTrail(path);
  let next = await lines.next();
  async function* records(): AsyncGenerator<SealedRecord> {
    for (; !next.done && next.value.type === 'seal'; next = await lines.next()) {
      yield { ...next.value, row: next.value.row as SealedRow | null };
    }
  }
  if (next.done || next.value.type !== 'header')
    throw new CommandError(`${path} is no exported trail: its first line is no header.`);
  while (!next.done) {
    const header = next.value;
    next = await lines.next();
    if (header.type === 'header') yield { header, records: records() };
  }
}
