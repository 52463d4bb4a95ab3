import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isId } from '../../../platform/database/ids.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { ProgressOutput } from '../../../platform/progress.ts';
import { CommandError } from './command-error.ts';

/** What the commands need of the platform. */
export type CommandPlatform = Pick<Platform, 'database' | 'signer' | 'clock' | 'log'> & { close(): Promise<void> };

/** What a command needs of its process. */
export interface CommandContext {
  readonly args: readonly string[];
  /** Called once the arguments are known to be good, and only by what reads the database. */
  readonly connect: () => Promise<CommandPlatform>;
  /** Takes the result. */
  readonly output: { write(text: string, written?: (error?: Error | null) => void): unknown };
  /** Takes progress and errors. */
  readonly errors: NodeJS.WriteStream | ProgressOutput;
}

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const options = {
  organization: text,
  out: text,
  file: text,
  from: text,
  until: text,
  state: text,
  once: { type: 'boolean' },
  checkpoints: texts,
  'public-key': texts,
  help: { type: 'boolean' },
} as const;
type Option = keyof typeof options;

/**
 * Reads the command line of a command that knows these options; `--help` is one of each.
 * @throws CommandError for an unknown argument, or an organization that is no id.
 */
export function readArguments(args: readonly string[], known: readonly Option[]) {
  const values = parsed(args);
  const unknown = Object.keys(values).find((name) => name !== 'help' && !known.includes(name as Option));
  if (unknown) throw new CommandError(`--${unknown} is not an option of this command.`);
  const { organization } = values;
  if (organization !== undefined && !isId(organization))
    throw new CommandError('--organization takes the id of an organization, in lower case.');
  return values;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * An instant of the command line: `2026-11-01`, which is midnight in UTC, or with its time and zone.
 * @throws CommandError for anything else.
 */
export function readInstant(name: 'from' | 'until', text: string | undefined): Date | null {
  if (text === undefined) return null;
  const read = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).safeParse(text);
  if (!read.success) throw new CommandError(`--${name} takes a day, such as 2026-11-01, or an instant with its zone.`);
  return new Date(read.data);
}

/** Connects for the length of some work. */
export async function connected<T>(
  { connect }: CommandContext,
  work: (platform: CommandPlatform) => Promise<T>,
): Promise<T> {
  const platform = await connect();
  try {
    return await work(platform);
  } finally {
    await platform.close();
  }
}

/** Runs a command; what the person can put right is told with exit code 2. */
export async function answered<Code extends number>(
  { errors }: CommandContext,
  work: () => Promise<Code>,
): Promise<Code | 2> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    errors.write(`${error.message}\nSee --help.\n`);
    return 2;
  }
}
