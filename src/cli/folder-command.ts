import { parseArgs } from 'node:util';
import { ConfigError } from '../app/config/config.ts';
import { BackupRefused } from '../platform/backup/index.ts';
import { describe } from './audit-command.ts';

/** A command that takes one folder. */
export interface FolderCommand {
  readonly help: string;
  /** The option that names the folder, without its dashes. */
  readonly option: string;
  /** Answers the exit code. */
  readonly run: (folder: string | undefined, tell: (line: string) => void) => Promise<number>;
  /** The exit code when something stops it that is not the person's to put right. */
  readonly failed: number;
}

/** Runs such a command in this process and answers its exit code; what the person can put right is told with 2. */
export async function runFolderCommand({ help, option, run, failed }: FolderCommand): Promise<number> {
  try {
    const values = folderFrom(option);
    if (values.help) tell(help);
    return values.help ? 0 : await run(values.folder, tell);
  } catch (error) {
    const mendable = error instanceof BackupRefused || error instanceof ConfigError;
    process.stderr.write(`${mendable ? error.message : `The command stopped: ${describe(error)}`}\n`);
    return mendable ? 2 : failed;
  }
}

const tell = (line: string) => void process.stdout.write(`${line}\n`);

function folderFrom(option: string): { readonly help: boolean; readonly folder: string | undefined } {
  try {
    const { values } = parseArgs({ options: { [option]: { type: 'string' }, help: { type: 'boolean' } } });
    const { help, [option]: folder } = values;
    if (folder === '') throw new Error(`--${option} names no folder.`);
    return { help: help === true, folder: typeof folder === 'string' ? folder : undefined };
  } catch (error) {
    throw new BackupRefused(`${describe(error)}\nSee --help.`);
  }
}
