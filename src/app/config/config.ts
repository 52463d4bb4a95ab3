import { readFileSync } from 'node:fs';
import { type Name, type ServerName, type Settings, type Variable, variables } from './settings.ts';

/** The settings of a server, read and checked. */
export type Config = Pick<Settings, ServerName>;

/** Every problem of the environment at once, as lines for a person. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\nSee --help for all settings.`,
    );
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of a server from environment variables; an empty one counts as not set. The owner's password is none of its business.
 * @throws ConfigError with every problem.
 */
export function readConfig(environment: Environment = process.env): Config {
  const names = Object.keys(variables).filter((name) => name !== 'OWNER_DATABASE_URL');
  const settings = readSettings(names as ServerName[], environment);
  const missing = settings.SMTP_URL
    ? (['MAIL_FROM', 'PUBLIC_URL'] as const).filter((name) => settings[name] === undefined)
    : [];
  if (missing.length > 0) throw new ConfigError(missing.map((name) => `${name} is not set, and SMTP_URL needs it.`));
  return settings;
}

/**
 * Reads some of the settings, for a command that needs no more.
 * @throws ConfigError with every problem.
 */
export function readSettings<N extends Name>(
  names: readonly N[],
  environment: Environment = process.env,
): Pick<Settings, N> {
  const problems: string[] = [];
  const entries = names.map((name) => {
    const { schema, fallback }: Variable<unknown> = variables[name];
    const { given, problem } = givenValue(name, environment);
    if (problem !== undefined) problems.push(problem);
    if (problem !== undefined) return [name, undefined];
    if (given === undefined && fallback === null) problems.push(`${name} is not set.`);
    const parsed = schema.safeParse(
      given ?? (fallback === '' && schema.safeParse(undefined).success ? undefined : (fallback ?? undefined)),
    );
    // The value itself may be a secret, as a database URL is: only the rule is told.
    if (!parsed.success && (given !== undefined || fallback !== null))
      problems.push(`${name} ${parsed.error.issues.map((issue) => issue.message).join(', ')}.`);
    return [name, parsed.data];
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.fromEntries(entries) as Pick<Settings, N>;
}

/** What a variable holds, or for a secret the file that its NAME_FILE names; one newline at the file's end is an editor's. */
function givenValue(
  name: Name,
  environment: Environment,
): { readonly given?: string | undefined; readonly problem?: string } {
  const given = environment[name] || undefined;
  const { secret: mayStandInFile }: Variable<unknown> = variables[name];
  const path = mayStandInFile ? environment[`${name}_FILE`] : undefined;
  if (!path) return { given };
  if (given !== undefined) return { problem: `${name} and ${name}_FILE are both set; only one of them may be.` };
  try {
    const text = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    return text === '' ? { problem: `${name}_FILE names a file that is empty.` } : { given: text };
  } catch (error) {
    return { problem: `${name}_FILE names a file that cannot be read (${(error as NodeJS.ErrnoException).code}).` };
  }
}

/** The table of all settings, for `--help`. */
export function configHelp(): string {
  const rows = Object.entries(variables).map(([name, { fallback, help }]) => [
    name,
    fallback === null ? 'required' : fallback || '–',
    help,
  ]);
  const secrets = Object.entries<Variable<unknown>>(variables).flatMap(([name, each]) =>
    each.secret ? `${name}_FILE` : [],
  );
  const width = (column: number) => Math.max(...rows.map((row) => (row[column] ?? '').length));
  const [names, defaults] = [width(0), width(1)];
  const line = ([name = '', fallback = '', help = '']: string[]) =>
    `  ${name.padEnd(names)}  ${fallback.padEnd(defaults)}  ${help}`;
  return [
    `Settings, read from environment variables:\n`,
    line(['VARIABLE', 'DEFAULT', 'MEANING']),
    ...rows.map(line),
    `\nInstead of a secret itself, its name with _FILE may be set to the path of a file that holds it: ${secrets.join(', ')}.`,
  ].join('\n');
}
