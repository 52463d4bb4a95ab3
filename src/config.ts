import { isIP } from 'node:net';
import { z } from 'zod';

/** A whole number written in decimal. */
const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`));
const flag = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');
const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be a URL beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );

/** Days, or `forever`, which is null. */
const daysOrForever = (min: number, max: number) => {
  const days = integer(min, max);
  return z.string().transform((text, context) => {
    if (text === 'forever') return null;
    const { data, error } = days.safeParse(text);
    for (const { message } of error?.issues ?? [])
      context.addIssue({ code: 'custom', message: `${message}, or forever` });
    return data ?? null;
  });
};

/** How many proxies, or which; never "whoever": a client could then choose its own address. */
const proxies = z
  .string()
  .refine(
    (text) => text === 'false' || /^[1-9]$/.test(text) || text.split(',').every((part) => isAddressRange(part.trim())),
    'must be false, the number of proxies (1 to 9), or addresses such as 10.0.0.5 or 10.0.0.0/8 separated by commas',
  )
  .transform((text) => (text === 'false' ? false : /^[1-9]$/.test(text) ? Number(text) : text));

function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  return (
    version !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
  );
}

/** 256 random bits in base64, as `openssl rand -base64 32` prints them. */
const secret = z
  .base64('must be base64')
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, 'must hold 32 bytes, as `openssl rand -base64 32` prints them');

const masterKey = z
  .tuple([z.string().regex(/^[A-Za-z0-9._-]{1,50}$/, 'must name each key: ID:BASE64, separated by commas'), secret])
  .transform(([id, key]) => ({ id, key }));
const masterKeys = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim().split(':')))
  .pipe(z.tuple([masterKey], masterKey, 'must be ID:BASE64, separated by commas'))
  .refine((keys) => new Set(keys.map((each) => each.id)).size === keys.length, 'must not name two keys the same');

const publicKeys = z
  .string()
  .transform((text) => text.split(',').flatMap((key) => key.trim() || []))
  .pipe(
    z.array(
      z.base64('must be base64').refine((key) => Buffer.from(key, 'base64').length === 32, 'must hold 32 bytes each'),
    ),
  );

interface Variable<T> {
  readonly schema: z.ZodType<T, string | undefined>;
  /** What applies when the variable is not set; null when it must be set, '' when nothing does. */
  readonly fallback: string | null;
  readonly help: string;
}

const variable = <T>(schema: z.ZodType<T, string>, fallback: string | null, help: string): Variable<T> => ({
  schema: schema as z.ZodType<T, string | undefined>,
  fallback,
  help,
});
const optional = <T>(schema: z.ZodType<T, string>, help: string): Variable<T | undefined> => ({
  schema: schema.optional(),
  fallback: '',
  help,
});

/** Every setting there is: one table that reads, checks and documents them. */
const variables = {
  DATABASE_URL: variable(
    url('postgres:', 'postgresql:'),
    null,
    'PostgreSQL 15 or newer, as postgres://user:password@host:port/database; the user needs no more than migrate grants.',
  ),
  OWNER_DATABASE_URL: optional(
    url('postgres:', 'postgresql:'),
    'For migrate, backup and restore alone: the same database as the owner of its tables, who grants the user of DATABASE_URL what servers need.',
  ),
  REDIS_URL: optional(url('redis:', 'rediss:'), 'Redis for several server processes; a single one needs none.'),
  MASTER_KEYS: variable(
    masterKeys,
    null,
    'Keys that wrap the data keys, as ID:BASE64 of 32 bytes, separated by commas; the first is used, the others are still read.',
  ),
  AUDIT_SIGNING_KEY: variable(
    secret,
    null,
    'The Ed25519 key that signs checkpoints of the audit trail: 32 random bytes in base64.',
  ),
  AUDIT_FORMER_KEYS: variable(
    publicKeys,
    '',
    'Public keys (base64) of signing keys used before, separated by commas: their checkpoints are still believed.',
  ),
  HOST: variable(
    z.string().min(1, 'must not be empty'),
    '127.0.0.1',
    'The address to listen on; 0.0.0.0 in a container.',
  ),
  PORT: variable(integer(0, 65_535), '4000', 'The port to listen on; 0 takes a free one.'),
  NODE_ENV: variable(
    z.enum(['development', 'production', 'test'], 'must be development, production or test'),
    'development',
    'production hides the schema and the playground.',
  ),
  LOG_LEVEL: variable(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'must be a pino level'),
    'info',
    'How much is logged: trace, debug, info, warn, error, fatal, silent.',
  ),
  DATABASE_POOL_SIZE: variable(
    integer(2, 100),
    '8',
    'Connections to PostgreSQL; more than 4 for each of its cores is slower.',
  ),
  PUBLIC_URL: optional(
    url('http:', 'https:'),
    'Where browsers reach the server, such as https://stock.example.com; passkeys are made for its host.',
  ),
  ALLOWED_ORIGINS: variable(
    z
      .string()
      .transform((text) => text.split(',').flatMap((origin) => origin.trim() || []))
      .pipe(z.array(url('http:', 'https:'))),
    '',
    'Web origins besides its own that may use the API, separated by commas.',
  ),
  TRUST_PROXY: variable(
    proxies,
    'false',
    'The reverse proxies in front, whose X-Forwarded-For is believed: how many, or their addresses separated by commas; false for none.',
  ),
  DASHBOARD: variable(flag, 'true', 'false serves no dashboard at /: only the API.'),
  PLAYGROUND: optional(flag, 'true serves the API playground at /playground; on unless NODE_ENV is production.'),
  INTROSPECTION: optional(flag, 'true lets clients read the schema; on unless NODE_ENV is production.'),
  TRUSTED_DOCUMENTS: variable(
    z.enum(['also', 'only'], 'must be also or only'),
    'also',
    'only takes no operations but those of trusted-documents.json, by their ids; also takes others besides.',
  ),
  SESSION_IDLE_MINUTES: variable(integer(1, 43_200), '720', 'A session ends after so many minutes without use.'),
  SESSION_ABSOLUTE_HOURS: variable(integer(1, 8_760), '168', 'A session ends after so many hours whatever happens.'),
  INVITATION_DAYS: variable(integer(1, 365), '7', 'An invitation can be taken up for so many days.'),
  EXPIRING_HORIZON_DAYS: variable(integer(1, 3_650), '90', 'An alert opens so many days before a lot expires.'),
  ACCESS_LOG: variable(
    z.enum(['batched', 'strict'], 'must be batched or strict'),
    'batched',
    'When it is recorded who looked at sensitive records: batched, just after the answer; strict, before it, and there is no answer unless it is.',
  ),
  KEEP_EVENTS_DAYS: variable(
    integer(1, 3_650),
    '30',
    'Events are kept for so many days: a subscription that comes back later must begin anew.',
  ),
  KEEP_SESSIONS_DAYS: variable(integer(1, 3_650), '30', 'Sessions are kept for so many days after their end.'),
  KEEP_INVITATIONS_DAYS: variable(
    integer(1, 3_650),
    '90',
    'Invitations are kept for so many days after they were accepted or expired.',
  ),
  KEEP_ACCESS_LOG_DAYS: variable(
    daysOrForever(365, 36_500),
    '2190',
    'Records of who looked are kept for so many days, at least 365; or forever.',
  ),
  KEEP_ANSWERS_HOURS: variable(
    integer(24, 720),
    '24',
    'The first answer to an idempotency key is given again for so many hours, at least the 24 that clients rely on.',
  ),
  SHUTDOWN_SECONDS: variable(integer(1, 60), '8', 'How long work in flight may take after the signal to stop.'),
} as const;

type Variables = typeof variables;
type Name = keyof Variables;
type Settings = { readonly [N in Name]: Variables[N] extends Variable<infer T> ? T : never };
type ServerName = Exclude<Name, 'OWNER_DATABASE_URL'>;
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
  return readSettings(names as ServerName[], environment);
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
    const given = environment[name] || undefined;
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

/** The table of all settings, for `--help`. */
export function configHelp(): string {
  const rows = Object.entries(variables).map(([name, { fallback, help }]) => [
    name,
    fallback === null ? 'required' : fallback || '–',
    help,
  ]);
  const width = (column: number) => Math.max(...rows.map((row) => (row[column] ?? '').length));
  const [names, defaults] = [width(0), width(1)];
  const line = ([name = '', fallback = '', help = '']: string[]) =>
    `  ${name.padEnd(names)}  ${fallback.padEnd(defaults)}  ${help}`;
  return [
    `Settings, read from environment variables:\n`,
    line(['VARIABLE', 'DEFAULT', 'MEANING']),
    ...rows.map(line),
  ].join('\n');
}
