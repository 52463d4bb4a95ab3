import { readFile, rename, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Rows } from '../../../platform/database/rows-in.ts';
import { allChains, hashAt, sealedRecords } from '../chain/index.ts';
import { answered, type CommandContext, connected, readArguments } from './command-context.ts';
import { CommandError } from './command-error.ts';

const usage = `Writes each row of the audit trail to its output once it is sealed, for a system that watches for what concerns security: in the order of
its chain, one JSON value a line. It goes on from where the state file says, at least once for each row, until it is ended.

  npm run --silent audit:stream -- --state stream.json [--organization ID] [--once]

  --state FILE        keeps how far it is; made by the first run, which begins at the first row
  --organization ID   one organization's chain; all chains when it is left out
  --once              ends when everything that is sealed was written
  --help              prints this`;

const everyMs = 1_000;
/** So many lines are written before the state is. What a process that is killed had written since comes again. */
const batch = 500;

/** How far each chain was written. The hash shows that it is the same chain. */
const stateFile = z.record(z.string(), z.object({ position: z.number().int().min(1), hash: z.string() }));
type State = z.infer<typeof stateFile>;

/** Runs the command and answers its exit code: 0 with --once when all is written, 2 for what the person can put right. */
export function runStreamCommand(context: CommandContext): Promise<0 | 2> {
  return answered(context, async () => {
    const { state: path, organization, once, help } = readArguments(context.args, ['state', 'organization', 'once']);
    if (help) context.output.write(`${usage}\n`);
    if (help) return 0;
    if (!path) throw new CommandError('--state FILE must be given.');
    const state = await readState(path);
    await connected(context, async ({ database }) => {
      const rows: Rows = (type, query) => database.rows(type, query);
      for (;;) {
        for (const chain of organization === undefined ? await allChains(rows) : [organization])
          await writeNew(context, rows, chain, state, path);
        if (once) return;
        await sleep(everyMs);
      }
    });
    return 0;
  });
}

/** Writes what was sealed in a chain since; its place is kept only after the lines were taken. */
async function writeNew({ output }: CommandContext, rows: Rows, chain: string, state: State, path: string) {
  const kept = state[chain];
  if (kept && (await hashAt(rows, chain, kept.position)) !== kept.hash)
    throw new CommandError(
      `Position ${kept.position} of chain ${chain} is not what was written then: run npm run audit:verify.`,
    );
  let lines: string[] = [];
  let last = kept;
  const flush = async () => {
    if (!last || lines.length === 0) return;
    const text = lines.join('');
    await new Promise<void>((resolve, reject) => output.write(text, (error) => (error ? reject(error) : resolve())));
    lines = [];
    state[chain] = last;
    await writeState(path, state);
  };
  for await (const { position, kind, rowId, hash, row } of sealedRecords(rows, chain, kept?.position)) {
    lines.push(`${JSON.stringify({ chain, position, kind, rowId, hash, row })}\n`);
    last = { position, hash };
    if (lines.length >= batch) await flush();
  }
  await flush();
}

async function readState(path: string): Promise<State> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw new CommandError(`${path} cannot be read (${error.code ?? String(error)}).`);
  });
  try {
    return stateFile.parse(JSON.parse(text));
  } catch {
    throw new CommandError(`${path} is no state of this command.`);
  }
}

/** Whole or not at all, also where the machine stops meanwhile. */
async function writeState(path: string, state: State): Promise<void> {
  const partial = `${path}.${process.pid}.part`;
  await writeFile(partial, `${JSON.stringify(state)}\n`, { mode: 0o600, flush: true });
  await rename(partial, path);
}
