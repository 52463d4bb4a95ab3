import { parseArgs } from 'node:util';
import { ImportError } from './import-error.ts';

export interface ImportArguments {
  readonly product: string;
  readonly package: string;
  readonly organization: string | null;
  readonly refusals: string | null;
  readonly dryRun: boolean;
}

export const importUsage = `Reads the FDA's NDC directory into the catalogue of an organization. It can be run again: only what has changed is written.

  npm run import:ndc -- --product product.txt --package package.txt [options]

  --product FILE        product.txt of the directory, or product.txt.gz
  --package FILE        package.txt of the directory, or package.txt.gz
  --organization NAME   whose catalogue, by name or id; may be left out while there is only one
  --dry-run             counts what would change and writes nothing
  --refusals FILE       writes every row that was not taken, with its line and reason, as tab-separated text
  --help                prints this`;

/**
 * Reads the command line; null when it asks for help.
 * @throws ImportError for an unknown, repeated or missing argument.
 */
export function readImportArguments(args: readonly string[]): ImportArguments | null {
  const { product, package: packages, organization, refusals, help, 'dry-run': dryRun = false } = parsed(args);
  if (help) return null;
  const missing = [...(product ? [] : ['--product FILE']), ...(packages ? [] : ['--package FILE'])];
  if (!product || !packages) throw new ImportError(`${missing.join(' and ')} must be given.`);
  return { product, package: packages, organization: organization || null, refusals: refusals || null, dryRun };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { product: text, package: text, organization: text, refusals: text, 'dry-run': flag, help: flag },
    }).values;
  } catch (error) {
    throw new ImportError(error instanceof Error ? error.message : String(error));
  }
}
