import { once } from 'node:events';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { sql } from '../../../platform/database/database.ts';
import { bytes, type RowType, row, text } from '../../../platform/database/row.ts';
import type { Rows } from '../../../platform/database/rows-in.ts';
import { progressDisplay } from '../../../platform/progress.ts';
import { allChains, checkpointsOf, hashAt, headOf, positionBefore, sealedRecords } from '../chain/index.ts';
import {
  answered,
  type CommandContext,
  type CommandPlatform,
  connected,
  readArguments,
  readInstant,
} from './command-context.ts';
import { CommandError } from './command-error.ts';
import { checkpointText, headerText, type PersonRow, personText, sealText } from './trail-file.ts';

const usage = `Writes the audit trail to a file that can be verified without the database: a header, the sealed rows in their order, who
the people in them are, the checkpoints; one JSON value a line.

  npm run audit:export -- --out trail.jsonl [--organization ID] [--from DAY] [--until DAY]

  --out FILE          where to; the file is there once it is whole
  --organization ID   one organization's chain; all chains when it is left out
  --from DAY          a part that begins with what was sealed on this day (in UTC), or from this instant on
  --until DAY         and ends before this day or instant
  --help              prints this`;

/** The span that is exported; null for no bound. */
interface Span {
  readonly from: Date | null;
  readonly until: Date | null;
}

/** Runs the command and answers its exit code: 0 when the file is written, 2 for what the person can put right. */
export function runExportCommand(context: CommandContext): Promise<0 | 2> {
  return answered(context, async () => {
    const given = readArguments(context.args, ['out', 'organization', 'from', 'until']);
    const { out, organization, help } = given;
    if (help) context.output.write(`${usage}\n`);
    if (help) return 0;
    if (!out) throw new CommandError('--out FILE must be given.');
    const span = { from: readInstant('from', given.from), until: readInstant('until', given.until) };
    if (span.from && span.until && span.from >= span.until) throw new CommandError('--until must be after --from.');
    const rows = await connected(context, (platform) => exportTrail(platform, out, organization, span, context));
    context.output.write(`${rows.toLocaleString('en')} sealed rows are in ${out}.\n`);
    return 0;
  });
}

async function exportTrail(
  { database, signer, clock }: CommandPlatform,
  out: string,
  organization: string | undefined,
  { from, until }: Span,
  { errors }: CommandContext,
): Promise<number> {
  const rows: Rows = (type, query) => database.rows(type, query);
  const chains = organization === undefined ? await allChains(rows) : [organization];
  let total = 0;
  const parts = [];
  for (const chain of chains) {
    const after = from ? await positionBefore(rows, chain, from) : 0;
    const last = until ? await positionBefore(rows, chain, until) : ((await headOf(rows, chain))?.position ?? 0);
    // Without a bound the file holds what is sealed while it is written, too.
    parts.push({ chain, after, last: until ? last : Number.POSITIVE_INFINITY });
    total += last - after;
  }
  const file = await newFile(out);
  const progress = progressDisplay(errors);
  let done = 0;
  try {
    for (const { chain, after, last } of parts) {
      // Before the rows: a checkpoint that is made meanwhile may sign more than is in the file.
      const signed = await checkpointsOf(rows, chain, Math.max(after - 1, 0));
      const checkpoints = signed.filter(({ position }) => position <= last);
      const hash = after === 0 ? null : await hashAt(rows, chain, after);
      const behind = hash === null ? undefined : { position: after, hash };
      await file.write(headerText(chain, signer.publicKey, clock.now(), behind));
      for await (const record of sealedRecords(rows, chain, after)) {
        if (record.position > last) break;
        await file.write(sealText(record));
        done += 1;
        if (done % 1_000 === 0) progress.show({ done, total, text: `${done.toLocaleString('en')} rows` });
      }
      for (const person of await personsOf(rows, chain)) await file.write(personText(person));
      for (const checkpoint of checkpoints) await file.write(checkpointText(checkpoint));
    }
    await file.keep();
  } finally {
    progress.end();
    await file.discard();
  }
  return done;
}

const personRow: RowType<PersonRow> = row({ id: text, address: text, key: bytes });

/** Whoever is not erased. After the rows, so that whoever is in them is there. */
function personsOf(rows: Rows, chain: string): Promise<PersonRow[]> {
  return rows(
    personRow,
    sql`SELECT id, address, key FROM person_key WHERE organization_id = ${chain}::uuid ORDER BY id`,
  );
}

/** A file that takes its name once it is whole. */
async function newFile(path: string) {
  const partial = `${path}.${process.pid}.part`;
  const handle = await open(partial, 'wx', 0o600).catch((error: unknown) => {
    throw new CommandError(`${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  });
  const stream = handle.createWriteStream({ encoding: 'utf8', flush: true });
  return {
    write: async (text: string) => {
      if (!stream.write(text)) await once(stream, 'drain');
    },
    keep: async () => {
      stream.end();
      await finished(stream);
      await rename(partial, path);
    },
    /** Does nothing to a file that was kept. */
    discard: async () => {
      stream.destroy();
      await rm(partial, { force: true });
    },
  };
}
