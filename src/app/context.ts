import { languageOf } from '../domain/language.ts';
import { type Authentication, authenticate, concernsAccess, sessionHolder } from '../features/access/index.ts';
import type { Context } from '../graphql/context.ts';
import type { Platform } from '../platform/platform.ts';

/** What a request tells of itself, by whichever transport it came. */
export interface RequestFacts {
  readonly requestId: string;
  readonly ip: string | null;
  readonly userAgent: string | undefined;
  readonly acceptLanguage?: string | undefined;
  readonly token: string | null;
  readonly idempotencyKey?: string | null;
  /** Whether the program says that it asks by itself, and nobody acted. */
  readonly unattended?: boolean;
}

/** Finds the session or key of a token. */
export type LookUp = (token: string) => Promise<Authentication | null>;

/** The context of one request; the session is looked up in one statement. */
export async function requestContext(
  platform: Platform,
  { requestId, ip, userAgent, acceptLanguage, token, idempotencyKey = null, unattended = false }: RequestFacts,
  lookUp: LookUp = (shown) => authenticate(platform, shown, unattended ? 'looked-up' : 'used'),
): Promise<Context> {
  const session = token === null ? null : await lookUp(token);
  const ended = token !== null && session === null && idempotencyKey !== null;
  return {
    platform,
    actor: session?.actor ?? null,
    formerUserId: ended ? await sessionHolder(platform, token) : null,
    requestId,
    ip,
    userAgent: userAgent?.slice(0, 300) ?? null,
    language: languageOf(acceptLanguage),
    idempotencyKey,
    attempted: new Set(),
    changed: new Set(),
    loaders: new Map(),
    views: new Map(),
  };
}

/** The context of one operation on a socket: it follows the history from here on to know when its rights change. */
export async function socketContext(
  platform: Platform,
  facts: RequestFacts & { readonly token: string; readonly organizationId: string },
  lookUp: LookUp,
): Promise<Context> {
  // The place first, the rights second: whatever changes them in between is then in the part that is followed.
  const place = platform.stream.place(facts.organizationId);
  // When it cannot be read, the operation is answered so, in the shape of its errors.
  await place.catch(() => undefined);
  const context = await requestContext(platform, facts, lookUp);
  const { actor } = context;
  return {
    ...context,
    watch: {
      place,
      concerns: (event) => actor !== null && concernsAccess(actor, event),
      reload: async () => (await lookUp(facts.token))?.actor ?? null,
    },
  };
}

/** The token of an `Authorization: Bearer …` header or connection parameter. */
export function bearerToken(header: unknown): string | null {
  if (typeof header !== 'string') return null;
  return /^Bearer\s+(\S{1,200})$/i.exec(header)?.[1] ?? null;
}
