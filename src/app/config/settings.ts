import { z } from 'zod';
import {
  contacts,
  daysOrForever,
  domains,
  flag,
  integer,
  masterKeys,
  origin,
  postOffice,
  proxies,
  publicKeys,
  randomKey,
  sender,
  url,
} from './setting-kinds.ts';

/** A setting: how its text is read and checked, and what `--help` says of it. */
export interface Variable<T> {
  readonly schema: z.ZodType<T, string | undefined>;
  /** What applies when the variable is not set; null when it must be set, '' when nothing does. */
  readonly fallback: string | null;
  readonly help: string;
  /** Whether it may also stand in a file, which NAME_FILE names: what an environment holds is seen by more eyes than a file of mode 0400. */
  readonly secret?: true;
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

const secret = <V extends Variable<unknown>>(each: V) => ({ ...each, secret: true as const });

/** Every setting there is: one table that reads, checks and documents them. */
export const variables = {
  DATABASE_URL: secret(
    variable(
      url('postgres:', 'postgresql:'),
      null,
      'PostgreSQL 15 or newer, as postgres://user:password@host:port/database; the user needs no more than migrate grants.',
    ),
  ),
  OWNER_DATABASE_URL: secret(
    optional(
      url('postgres:', 'postgresql:'),
      'For migrate, backup and restore alone: the same database as the owner of its tables, who grants the user of DATABASE_URL what servers need.',
    ),
  ),
  DATABASE_REPLICA_URL: secret(
    optional(
      url('postgres:', 'postgresql:'),
      'A read replica of the same database, for lists and reports of clients that say how old what they read may be; as the user of DATABASE_URL.',
    ),
  ),
  REDIS_URL: secret(optional(url('redis:', 'rediss:'), 'Redis for several server processes; a single one needs none.')),
  MASTER_KEYS: secret(
    variable(
      masterKeys,
      null,
      'Keys that wrap the data keys, as ID:BASE64 of 32 bytes, separated by commas; the first is used, the others are still read.',
    ),
  ),
  AUDIT_SIGNING_KEY: secret(
    variable(randomKey, null, 'The Ed25519 key that signs checkpoints of the audit trail: 32 random bytes in base64.'),
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
  ALLOWED_ORIGINS: variable(
    z
      .string()
      .transform((text) => text.split(',').flatMap((origin) => origin.trim() || []))
      .pipe(z.array(url('http:', 'https:'))),
    '',
    'The web origins that may use the API, separated by commas: the one that people open, unless it is in numbers or localhost, and others.',
  ),
  TRUST_PROXY: variable(
    proxies,
    'false',
    'The reverse proxies in front, whose X-Forwarded-For is believed: the addresses or networks they connect from, separated by commas; false for none.',
  ),
  DASHBOARD: variable(flag, 'true', 'false serves no dashboard at /: only the API.'),
  PLAYGROUND: optional(flag, 'true serves the API playground at /playground; on unless NODE_ENV is production.'),
  INTROSPECTION: optional(flag, 'true lets clients read the schema; on unless NODE_ENV is production.'),
  TRUSTED_DOCUMENTS: variable(
    z.enum(['also', 'only'], 'must be also or only'),
    'also',
    'only takes no operations but those of contracts/trusted-documents.json, by their ids; also takes others besides.',
  ),
  SMTP_URL: secret(
    optional(
      postOffice,
      'The server that sends mail, as smtp://user:password@host:587 or smtps://…; without it nothing is mailed, and managers hand links over.',
    ),
  ),
  MAIL_FROM: optional(sender, 'Who mails are from, as Name <address> or an address; needed with SMTP_URL.'),
  PUBLIC_URL: optional(
    origin,
    'Where people reach the dashboard, as https://apotheca.example: links in mails begin so, passkeys are made for its host, identity providers send people back there, and its pages may use the API; needed with SMTP_URL.',
  ),
  PRIVATE_ISSUERS: optional(
    flag,
    'true lets identity providers of organizations stand at private addresses, and on this machine without TLS; on unless NODE_ENV is production.',
  ),
  SESSION_IDLE_MINUTES: variable(integer(1, 43_200), '720', 'A session ends after so many minutes without use.'),
  SESSION_ABSOLUTE_HOURS: variable(integer(1, 8_760), '168', 'A session ends after so many hours whatever happens.'),
  PROOF_MINUTES: variable(
    integer(1, 43_200),
    '15',
    'Whoever changes roles, service keys, rules or ways into accounts has shown who they are within so many minutes.',
  ),
  UNDO_MINUTES: variable(
    integer(0, 1_440),
    '15',
    'Whoever may not reverse the movements of others may undo their own within so many minutes of recording them; 0 for not at all.',
  ),
  INVITATION_DAYS: variable(integer(1, 365), '7', 'An invitation can be taken up for so many days.'),
  SIGN_UP: variable(
    z.enum(['open', 'invited', 'closed'], 'must be open, invited or closed'),
    'open',
    'Who may make an account: open, anybody, with an organization of their own; invited, those who are invited; closed, nobody.',
  ),
  SIGN_ON_DOMAINS: variable(
    domains,
    '',
    'Whose addresses an identity provider may make accounts for where SIGN_UP is open, as DOMAIN=ORGANIZATION_ID, separated by commas.',
  ),
  EXPIRING_HORIZON_DAYS: variable(integer(1, 3_650), '90', 'An alert opens so many days before a lot expires.'),
  ACCESS_LOG: variable(
    z.enum(['batched', 'strict'], 'must be batched or strict'),
    'batched',
    'When it is recorded who looked at sensitive records: batched, just after the answer; strict, before it, and there is no answer unless it is.',
  ),
  KEEP_EVENTS_DAYS: variable(
    integer(1, 3_650),
    '30',
    'Events are kept for so many days: a subscription that comes back later must start over.',
  ),
  KEEP_SESSIONS_DAYS: variable(integer(1, 3_650), '30', 'Sessions are kept for so many days after their end.'),
  KEEP_INVITATIONS_DAYS: variable(
    integer(1, 3_650),
    '90',
    'Invitations are kept for so many days after they were accepted or expired.',
  ),
  KEEP_DEVICES_DAYS: variable(
    integer(1, 3_650),
    '90',
    'A device is known for so many days after somebody last signed in on it: wrong guesses of strangers do not lock it out.',
  ),
  KEEP_VISITOR_ATTEMPTS_DAYS: variable(
    integer(1, 3_650),
    '30',
    'What was tried in vain by people who are not signed in is kept for so many days, unless it stands in the trail.',
  ),
  KEEP_ACCESS_LOG_DAYS: variable(
    daysOrForever(365, 36_500),
    '2190',
    'Records of who looked are kept for so many days, at least 365; or forever.',
  ),
  KEEP_MAIL_DAYS: variable(
    integer(1, 3_650),
    '30',
    'The record of a mail, with its recipient, is kept for so many days after it was sent or given up.',
  ),
  KEEP_ANSWERS_HOURS: variable(
    integer(24, 720),
    '24',
    'The first answer to an idempotency key is given again for so many hours, at least the 24 that clients rely on.',
  ),
  SECURITY_CONTACT: variable(
    contacts,
    '',
    'Whom to tell of a weakness, as mailto:, https:// or tel: addresses separated by commas; /.well-known/security.txt names them.',
  ),
  MAX_SOCKETS: variable(
    integer(1, 1_000_000),
    '10000',
    'WebSockets that this process keeps at most; each takes some 50 kB of memory and a file descriptor. Whoever comes then is closed with 1013.',
  ),
  MAX_SOCKETS_OF_ADDRESS: variable(
    integer(1, 1_000_000),
    '1000',
    'WebSockets from one address (of IPv6 from one /64) at most; a hospital may stand behind one.',
  ),
  METRICS_PORT: optional(
    integer(0, 65_535),
    'A port of its own for /metrics, which Prometheus reads; 0 takes a free one. Without it and METRICS_TOKEN there is no /metrics.',
  ),
  METRICS_TOKEN: secret(
    optional(
      z.string().regex(/^\S{16,200}$/, 'must have 16 to 200 characters, and no spaces'),
      'What whoever reads /metrics has to show, as Authorization: Bearer …; needed for /metrics on PORT, and possible on METRICS_PORT.',
    ),
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(
    url('http:', 'https:'),
    'A collector of OpenTelemetry, as http://host:4318, which traces are sent to; what is sent with them is in OTEL_EXPORTER_OTLP_HEADERS.',
  ),
  OTEL_SERVICE_NAME: variable(
    z.string().min(1, 'must not be empty'),
    'apotheca',
    'What the server is called in traces.',
  ),
  OTEL_TRACES_SAMPLER_ARG: variable(
    z
      .string()
      .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'must be a number from 0 to 1')
      .transform(Number),
    '1',
    'Which part of the traces is kept, from 0 to 1.',
  ),
  SHUTDOWN_SECONDS: variable(integer(1, 60), '8', 'How long work in flight may take after the signal to stop.'),
} as const;

type Variables = typeof variables;
export type Name = keyof Variables;
export type Settings = { readonly [N in Name]: Variables[N] extends Variable<infer T> ? T : never };
export type ServerName = Exclude<Name, 'OWNER_DATABASE_URL'>;
