import { once } from 'node:events';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { sql } from '../../../platform/database/database.ts';
import { bytes, type RowType, row, text } from '../../../platform/database/row.ts';
import type { Rows } from '../../../platform/database/rows-in.ts';
import { progressDisplay } from '../../../platform/progress.ts';
import { allChains, checkpointsOf, headOf, sealedRecords } from '../chain/index.ts';
import { answered, type CommandContext, type CommandPlatform, connected, readArguments } from './command-context.ts';
import { CommandError } from './command-error.ts';
import { checkpointText, headerText, type PersonRow, personText, sealText } from './trail-file.ts';

const usage = `Writes the audit trail to a file that can be verified without the database: a header, the sealed rows in their order, who
the people in them are, the checkpoints; one JSON value a line.

  npm run audit:export -- --out trail.jsonl [--organization ID]

  --out FILE          where to; the file is there once it is whole
  --organization ID   one organization's chain; all chains when it is left out
  --help              prints this`;

/** Runs the command and answers its exit code: 0 when the file is written, 2 for what the person can put right. */
export function runExportCommand(context: CommandContext): Promise<0 | 2> {
  return answered(context, async () => {
    const { out, organization, help } = readArguments(context.args, ['out', 'organization']);
    if (help) context.output.write(`${usage}\n`);
    if (help) return 0;
    if (!out) throw new CommandError('--out FILE must be given.');
    const rows = await connected(context, (platform) => exportTrail(platform, out, organization, context));
    context.output.write(`${rows.toLocaleString('en')} sealed rows are in ${out}.\n`);
    return 0;
  });
}

async function exportTrail(
  { database, signer, clock }: CommandPlatform,
  out: string,
  organization: string | undefined,
  { errors }: CommandContext,
): Promise<number> {
  const rows: Rows = (type, query) => database.rows(type, query);
  const chains = organization === undefined ? await allChains(rows) : [organization];
  let total = 0;
  for (const chain of chains) total += (await headOf(rows, chain))?.position ?? 0;
  const file = await newFile(out);
  const progress = progressDisplay(errors);
  let done = 0;
  try {
    for (const chain of chains) {
      // Before the rows: a checkpoint that is made meanwhile may sign more than is in the file.
      const checkpoints = await checkpointsOf(rows, chain);
      await file.write(headerText(chain, signer.publicKey, clock.now()));
      for await (const record of sealedRecords(rows, chain)) {
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
