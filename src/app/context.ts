import { languageOf } from '../domain/language.ts';
import { type Authentication, concernsAccess, sessionHolder } from '../features/access/index.ts';
import type { Context } from '../graphql/context.ts';
import type { Gate } from '../platform/gates/gate.ts';
import { type Party, strangerAt } from '../platform/gates/waiting-line.ts';
import type { Platform } from '../platform/platform.ts';
import { freshnessOf } from './replica-reads.ts';

/** What a request tells of itself, by whichever transport it came. */
export interface RequestFacts {
  readonly requestId: string;
  readonly ip: string | null;
  readonly userAgent: string | undefined;
  readonly acceptLanguage?: string | undefined;
  readonly token: string | null;
  readonly idempotencyKey?: string | null;
  readonly maxStaleness?: string | null;
  readonly readAfter?: string | null;
}

/** Finds the session or key of a token. */
export type LookUp = (token: string) => Promise<Authentication | null>;

/** The context of one request; what it reads besides the session has its place at the gate, as work of whoever asks. */
export async function requestContext(
  everybodys: Platform,
  { requestId, ip, userAgent, acceptLanguage, token, idempotencyKey = null, ...asked }: RequestFacts,
  lookUp: LookUp,
  gate: Gate = everybodys.gates.reads,
): Promise<Context> {
  const began = performance.now();
  const session = token === null ? null : await lookUp(token);
  const ended = token !== null && session === null && idempotencyKey !== null;
  const platform = readingAs(everybodys, gate, session?.actor ?? strangerAt(ip));
  return {
    platform,
    actor: session?.actor ?? null,
    formerUserId: ended ? await sessionHolder(platform, token) : null,
    requestId,
    began,
    ip,
    userAgent: userAgent?.slice(0, 300) ?? null,
    language: languageOf(acceptLanguage),
    idempotencyKey,
    freshness: everybodys.replica && session ? freshnessOf(asked, session.actor.organizationId) : null,
    attempted: new Set(),
    changed: new Set(),
    loaders: new Map(),
    views: new Map(),
  };
}

const readingAs = (everybodys: Platform, gate: Gate, party: Party): Platform => ({
  ...everybodys,
  database: everybodys.database.behind(gate, party),
});

/** The context of one operation on a socket: it follows the history from here on to know when its rights change. */
export async function socketContext(
  platform: Platform,
  facts: RequestFacts & { readonly token: string; readonly organizationId: string },
  lookUp: LookUp,
): Promise<Context> {
  // The position first, the rights second: whatever changes them in between is then in the part that is followed.
  const head = platform.stream.sharedHead(facts.organizationId);
  // When it cannot be read, the operation is answered so, in the shape of its errors.
  await head.catch(() => undefined);
  const context = await requestContext(platform, facts, lookUp, platform.gates.socketReads);
  const { actor } = context;
  return {
    ...context,
    watch: {
      head,
      concerns: (event) => actor !== null && concernsAccess(actor, event),
      reload: async () => (await lookUp(facts.token))?.actor ?? null,
      readAs: (party) => readingAs(platform, platform.gates.socketReads, party),
    },
  };
}

/** The token of an `Authorization: Bearer …` header or connection parameter. */
export function bearerToken(header: unknown): string | null {
  if (typeof header !== 'string') return null;
  return /^Bearer\s+(\S{1,200})$/i.exec(header)?.[1] ?? null;
}
