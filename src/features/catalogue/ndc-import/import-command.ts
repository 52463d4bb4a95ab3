import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { progressDisplay } from '../../../platform/progress.ts';
import { findOrganization } from './find-organization.ts';
import { importUsage, readImportArguments } from './import-arguments.ts';
import { ImportError } from './import-error.ts';
import type { ImportRun } from './import-file.ts';
import { importNdc } from './import-ndc.ts';
import type { Refusal } from './import-report.ts';
import { printReport, refusalHeader, refusalLine } from './print-report.ts';

/** What the command needs of its process. */
export interface ImportCommandOptions {
  readonly args: readonly string[];
  /** Called once the arguments are known to be good. */
  readonly connect: () => Promise<ImportRun['platform'] & { close(): Promise<void> }>;
  /** Takes the report. */
  readonly output: { write(text: string): unknown };
  /** Takes progress and errors. */
  readonly errors: NodeJS.WriteStream | { readonly isTTY?: boolean; write(text: string): unknown };
}

/** Runs the command and answers its exit code: 0 when it ran through, refused rows included; 2 for what the person can put right. */
export async function runImportCommand({ args, connect, output, errors }: ImportCommandOptions): Promise<0 | 2> {
  try {
    const given = readImportArguments(args);
    if (given === null) {
      output.write(`${importUsage}\n`);
      return 0;
    }
    const platform = await connect();
    try {
      const organization = await findOrganization(platform.database, given.organization);
      const refusals = given.refusals === null ? null : await openRefusals(given.refusals);
      const progress = progressDisplay(errors);
      try {
        const report = await importNdc({
          platform,
          organizationId: organization.id,
          productPath: given.product,
          packagePath: given.package,
          dryRun: given.dryRun,
          onProgress: ({ stage, rows, bytes, totalBytes }) =>
            progress.show({ done: bytes, total: totalBytes, text: `${stage}, ${rows.toLocaleString('en')} rows` }),
          ...(refusals && { onRefusal: refusals.write }),
        });
        progress.end();
        output.write(`The NDC directory in the catalogue of ${organization.name}:\n\n${printReport(report)}`);
      } finally {
        progress.end();
        await refusals?.close();
      }
    } finally {
      await platform.close();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    errors.write(`${error.message}\n`);
    if (args.length === 0) errors.write(`\n${importUsage}\n`);
    return 2;
  }
}

async function openRefusals(path: string) {
  const file = await open(path, 'w').catch((error: unknown) => {
    throw new ImportError(`${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  });
  const stream = file.createWriteStream({ encoding: 'utf8' });
  stream.write(refusalHeader);
  return {
    write: async (refusal: Refusal) => {
      if (!stream.write(refusalLine(refusal))) await once(stream, 'drain');
    },
    close: async () => {
      stream.end();
      await finished(stream);
    },
  };
}
