import { appendFile } from 'node:fs/promises';
import { sealAudit, signHeads } from '../chain/index.ts';
import { answered, type CommandContext, connected, readArguments } from './command-context.ts';
import { CommandError } from './command-error.ts';
import { checkpointText } from './trail-file.ts';

const usage = `Seals what waits and signs the head of every chain of the audit trail. The signed checkpoints are appended to a file; keep
it where whoever can change the database cannot: it shows that the trail was neither changed nor cut off.

  npm run audit:checkpoint -- [--out checkpoints.jsonl]

  --out FILE   the file; printed when it is left out
  --help       prints this`;

/** Runs the command and answers its exit code: 0 when every head is signed, 2 for what the person can put right. */
export function runCheckpointCommand(context: CommandContext): Promise<0 | 2> {
  return answered(context, async () => {
    const { out, help } = readArguments(context.args, ['out']);
    const { output } = context;
    if (help) output.write(`${usage}\n`);
    if (help) return 0;
    const checkpoints = await connected(context, async (platform) => {
      await sealAudit(platform);
      return signHeads(platform);
    });
    const text = checkpoints.map(checkpointText).join('');
    if (out === undefined) output.write(text);
    else {
      await appendFile(out, text, { mode: 0o600, flush: true }).catch((error: unknown) => {
        throw new CommandError(`${out} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
      });
      output.write(`${checkpoints.length.toLocaleString('en')} signed heads were appended to ${out}.\n`);
    }
    return 0;
  });
}
