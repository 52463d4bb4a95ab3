import { authenticate, concernsAccess, sessionHolder } from '../features/access/index.ts';
import type { Context } from '../graphql/context.ts';
import type { Platform } from '../platform/platform.ts';

/** What a request tells of itself, by whichever transport it came. */
export interface RequestFacts {
  readonly requestId: string;
  readonly ip: string | null;
  readonly userAgent: string | undefined;
  readonly token: string | null;
  readonly idempotencyKey?: string | null;
}

/** The context of one request; the session is looked up in one statement. */
export async function requestContext(
  platform: Platform,
  { requestId, ip, userAgent, token, idempotencyKey = null }: RequestFacts,
): Promise<Context> {
  const session = token === null ? null : await authenticate(platform, token);
  const ended = token !== null && session === null && idempotencyKey !== null;
  return {
    platform,
    actor: session?.actor ?? null,
    formerUserId: ended ? await sessionHolder(platform, token) : null,
    requestId,
    ip,
    userAgent: userAgent?.slice(0, 300) ?? null,
    idempotencyKey,
    attempted: new Set(),
    changed: new Set(),
    loaders: new Map(),
    views: new Map(),
  };
}

/** The context of one operation on a socket: it follows the history to know when its rights change. */
export async function socketContext(
  platform: Platform,
  facts: RequestFacts & { readonly token: string },
): Promise<Context> {
  const context = await requestContext(platform, facts);
  const { actor } = context;
  return {
    ...context,
    watch: {
      concerns: (event) => actor !== null && concernsAccess(actor, event),
      reload: async () => (await authenticate(platform, facts.token))?.actor ?? null,
    },
  };
}

/** The token of an `Authorization: Bearer …` header or connection parameter. */
export function bearerToken(header: unknown): string | null {
  if (typeof header !== 'string') return null;
  return /^Bearer\s+(\S{1,200})$/i.exec(header)?.[1] ?? null;
}
