import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { inWords } from '../../domain/messages/index.ts';
import { type EnteredNotice, type RefusedNotice, readEnforcement } from '../../domain/recalls/notice/index.ts';
import type { Attempt } from '../../platform/audit/audit.ts';
import { makeAttempt } from '../../platform/caller.ts';
import { newId } from '../../platform/database/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { findOrganization, ImportError } from '../catalogue/index.ts';
import { insertRecalls, keyOf, knownNumbers, toldEntered } from './enter-recalls.ts';
import { toldOf } from './lock-recall.ts';

export const recallImportUsage = `Reads the FDA's enforcement reports as openFDA answers them, and enters each notice that is not known by its number. It holds nothing:
people say in the dashboard what a notice means here. It can be run again: what is known stays as it is.

  npm run import:recalls -- enforcement.json [options]

  --organization NAME   whose notices, by name or id; may be left out while there is only one
  --dry-run             counts what would be entered and writes nothing
  --help                prints this`;

/** What the command needs of its process. */
export interface RecallImportOptions {
  readonly args: readonly string[];
  readonly connect: () => Promise<Pick<Platform, 'database' | 'unitOfWork'> & { close(): Promise<void> }>;
  readonly output: { write(text: string): unknown };
  readonly errors: { write(text: string): unknown };
}

/** So many notices are entered by one transaction. */
const batchSize = 200;
/** So many refused records the report names. */
const shownRefusals = 50;

/** Runs the command and answers its exit code: 0 when it ran through, refused records included; 2 for what the person can put right. */
export async function runRecallImport({ args, connect, output, errors }: RecallImportOptions): Promise<0 | 2> {
  try {
    const given = readArguments(args);
    if (given === null) {
      output.write(`${recallImportUsage}\n`);
      return 0;
    }
    const { notices, refused } = await readFileOf(given.path);
    const platform = await connect();
    try {
      const organization = await findOrganization(platform.database, given.organization);
      const entered = await importAll(platform, organization.id, notices, given.dryRun);
      output.write(report(organization.name, notices.length, entered, refused, given.dryRun));
    } finally {
      await platform.close();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    errors.write(`${error.message}\n`);
    return 2;
  }
}

/** @throws ImportError */
function readArguments(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { organization: text, 'dry-run': flag, help: flag },
    });
    if (values.help) return null;
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0)
      throw new ImportError('Name one file, such as enforcement.json. See --help.');
    return { path, organization: values.organization ?? null, dryRun: values['dry-run'] ?? false };
  } catch (error) {
    throw error instanceof ImportError
      ? error
      : new ImportError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws ImportError */
async function readFileOf(path: string) {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new ImportError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  });
  const read = readEnforcement(text);
  if (read === null)
    throw new ImportError(`${path} holds no enforcement reports: JSON with a list of results is expected.`);
  return read;
}

async function importAll(
  { database, unitOfWork }: Pick<Platform, 'database' | 'unitOfWork'>,
  organizationId: string,
  notices: readonly EnteredNotice[],
  dryRun: boolean,
): Promise<number> {
  const requestId = newId();
  let entered = 0;
  for (let from = 0; from < notices.length; from += batchSize) {
    const batch = notices.slice(from, from + batchSize);
    const known = await knownNumbers(database, organizationId, batch);
    const fresh = batch.filter((notice) => !known.has(keyOf(notice)));
    entered += fresh.length;
    if (dryRun || fresh.length === 0) continue;
    const attempt: Attempt = {
      ...makeAttempt(null, {
        action: 'recall.import',
        entityType: 'Recall',
        requestId,
        input: { notices: fresh.length },
      }),
      actor: { userId: null, sessionId: null, label: 'import-recalls' },
      organizationId,
    };
    await unitOfWork.run(attempt, null, {
      load: async () => fresh,
      decide: (notices) => notices,
      apply: async (tx, notices) => {
        const rows = await insertRecalls(tx, organizationId, notices, null);
        return {
          answer: rows.length,
          change: { after: { entered: rows.map(toldEntered) } },
          events: rows.map(({ id }) => toldOf({ id, organizationId, state: 'NEW' })),
        };
      },
    });
  }
  return entered;
}

function report(
  name: string,
  found: number,
  entered: number,
  refused: readonly RefusedNotice[],
  dryRun: boolean,
): string {
  const lines = [
    `Recall notices of ${name}: ${entered} ${dryRun ? 'would be entered' : 'entered'}, ${found - entered} known, ${refused.length} refused.`,
    ...refused.slice(0, shownRefusals).map(({ row, reason }) => `  record ${row}: ${inWords('en', reason)}`),
    ...(refused.length > shownRefusals ? [`  … and ${refused.length - shownRefusals} more`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
