import { isPublicKey } from '../../../platform/crypto/signing.ts';
import type { Rows } from '../../../platform/database/rows-in.ts';
import { progressDisplay } from '../../../platform/progress.ts';
import {
  allChains,
  type Checkpoint,
  checkpointsOf,
  findUnsealed,
  headOf,
  type SealedRecord,
  sealedRecords,
  type Verdict,
  verifyChain,
} from '../chain/index.ts';
import { answered, type CommandContext, connected, readArguments } from './command-context.ts';
import { CommandError } from './command-error.ts';
import { surveyTrail } from './trail-file.ts';
import { trailSections } from './trail-sections.ts';

const usage = `Verifies the audit trail and names the first row of each chain that is wrong. It changes nothing.

  npm run audit:verify -- [--organization ID] [--checkpoints FILE]… [--public-key BASE64]…
  npm run audit:verify -- --file trail.jsonl [--checkpoints FILE]… [--public-key BASE64]…

  --file FILE           an exported trail instead of the database; needs neither a database nor settings
  --organization ID     one organization's chain; all chains when it is left out
  --checkpoints FILE    checkpoints that were kept elsewhere; may be given several times
  --public-key BASE64   a key whose signatures are believed, instead of the server's own or the one in the file; may be given several times
  --help                prints this

It ends with 0 when everything is right, with 1 when something is wrong, and with 2 when it could not be verified.`;

interface Wanted {
  readonly organization: string | undefined;
  /** What was kept elsewhere. */
  readonly checkpoints: readonly Checkpoint[];
  readonly publicKeys: readonly string[];
}

/** Runs the command and answers its exit code: 0 when all is right, 1 when something is wrong, 2 for what the person can put right. */
export function runVerifyCommand(context: CommandContext): Promise<0 | 1 | 2> {
  return answered(context, async () => {
    const given = readArguments(context.args, ['organization', 'file', 'checkpoints', 'public-key']);
    const { output } = context;
    if (given.help) output.write(`${usage}\n`);
    if (given.help) return 0;
    const publicKeys = given['public-key'] ?? [];
    const wrong = publicKeys.find((key) => !isPublicKey(key));
    if (wrong !== undefined) throw new CommandError(`${wrong} is no public key: 32 bytes in base64.`);
    const checkpoints: Checkpoint[] = [];
    for (const path of given.checkpoints ?? []) checkpoints.push(...(await surveyTrail(path)).checkpoints);
    const wanted = { organization: given.organization, checkpoints, publicKeys };
    const right =
      given.file === undefined ? await verifyDatabase(context, wanted) : await verifyFile(context, given.file, wanted);
    output.write(right ? 'Everything is right.\n' : 'The audit trail is not what it was.\n');
    return right ? 0 : 1;
  });
}

function verifyDatabase(context: CommandContext, wanted: Wanted): Promise<boolean> {
  return connected(context, async ({ database, signer }) => {
    const rows: Rows = (type, query) => database.rows(type, query);
    const trustedKeys = wanted.publicKeys.length > 0 ? wanted.publicKeys : signer.trustedKeys;
    const found = await allChains(rows);
    const elsewhere = wanted.checkpoints.map(({ chain }) => chain).filter((chain) => !found.includes(chain));
    const chains = wanted.organization === undefined ? [...found, ...new Set(elsewhere)] : [wanted.organization];
    let total = 0;
    for (const chain of chains) total += (await headOf(rows, chain))?.position ?? 0;
    const told = telling(context, total);
    for (const chain of chains) {
      // Read before the rows: a checkpoint that is made meanwhile may sign more than they are.
      const checkpoints = [...(await checkpointsOf(rows, chain)), ...ofChain(wanted.checkpoints, chain)];
      const records = told.counted(sealedRecords(rows, chain));
      const unsealed = () => findUnsealed(rows, chain);
      told.verdict(chain, await verifyChain({ chain, records, checkpoints, trustedKeys, unsealed }));
    }
    return told.right();
  });
}

async function verifyFile(context: CommandContext, path: string, wanted: Wanted): Promise<boolean> {
  const { publicKeys, organization } = wanted;
  const survey = await surveyTrail(path);
  const kept = [...survey.checkpoints, ...wanted.checkpoints];
  const told = telling(context, survey.seals);
  const seen = new Set<string>();
  for await (const { header, records } of trailSections(path)) {
    const { chain, publicKey } = header;
    if (organization !== undefined && organization !== chain) continue;
    if (seen.has(chain)) throw new CommandError(`${path} holds the chain ${chain} twice.`);
    seen.add(chain);
    const trustedKeys = publicKeys.length > 0 ? publicKeys : [publicKey];
    const checkpoints = ofChain(kept, chain);
    const counted = told.counted(records);
    const from = header.after;
    const verdict = await verifyChain({ chain, records: counted, checkpoints, trustedKeys, ...(from && { from }) });
    told.verdict(chain, verdict, from?.position);
    if (from)
      context.output.write(
        `The part goes on behind position ${from.position} ${from.hash}: compare it with the end of the part before, or with a checkpoint.\n`,
      );
  }
  if (seen.size === 0) throw new CommandError(`${path} does not hold the chain of ${organization}.`);
  const absent = new Set(wanted.checkpoints.map(({ chain }) => chain).filter((chain) => !seen.has(chain)));
  for (const chain of absent)
    if (organization === undefined) context.output.write(`Chain ${chain} has checkpoints and is not in the file.\n`);
  if (publicKeys.length === 0)
    context.output.write(
      'The signatures were checked with the public key in the file itself; give --public-key to know whose they are.\n',
    );
  return told.right();
}

function ofChain(checkpoints: readonly Checkpoint[], chain: string): Checkpoint[] {
  return checkpoints.filter((each) => each.chain === chain);
}

/** Tells how far it is and what was found, chain by chain. */
function telling({ output, errors }: CommandContext, total: number) {
  const progress = progressDisplay(errors);
  let done = 0;
  let right = true;
  return {
    async *counted(records: AsyncIterable<SealedRecord>): AsyncGenerator<SealedRecord> {
      for await (const record of records) {
        yield record;
        done += 1;
        if (done % 1_000 === 0) progress.show({ done, total, text: `${done.toLocaleString('en')} rows` });
      }
    },
    verdict(chain: string, { problem, position, hash, checkpoints, removed }: Verdict, after = 0) {
      progress.end();
      if (problem) {
        right = false;
        const place = problem.position === null ? 'beside the chain' : `at position ${problem.position}`;
        output.write(`Chain ${chain}: WRONG ${place} (${problem.finding}). ${problem.message}\n`);
      } else {
        const signed = `${checkpoints.toLocaleString('en')} checkpoint${checkpoints === 1 ? '' : 's'}`;
        const gone =
          removed === 0
            ? ''
            : ` Records of who looked that were removed after their time: ${removed.toLocaleString('en')}.`;
        output.write(
          `Chain ${chain}: ${(position - after).toLocaleString('en')} rows and ${signed} are right.${gone} Head ${position} ${hash}\n`,
        );
      }
    },
    right: () => right,
  };
}
