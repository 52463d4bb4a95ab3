import type { GraphQLResolveInfo } from 'graphql';
import * as typeGraphql from 'type-graphql';
import { Extensions, type MiddlewareFn, UseMiddleware } from 'type-graphql';
import { can, canEverywhere } from '../domain/actor.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { ApothecaError, badInput } from '../domain/error.ts';
import { networkOf } from '../domain/network.ts';
import type { Permission } from '../domain/permissions.ts';
import { isRefusal } from '../domain/refusal.ts';
import { type Attempt, redact, toJson } from '../platform/audit/audit.ts';
import { makeAttempt, makeCaller } from '../platform/caller.ts';
import { sha256 } from '../platform/crypto/crypto.ts';
import { isId } from '../platform/database/ids.ts';
import { type Claim, earlierAnswer, makeClaim } from '../platform/idempotency.ts';
import { actorOf, type Context, factorRequired } from './context.ts';

type ReturnTypeFunc = Parameters<typeof typeGraphql.Query>[0];

/**
 * Who may ask: a permission held somewhere, or at all pharmacies where what is asked for belongs to the whole organization; a person, by their own
 * account where they are to reach beyond the organization that they signed in to; anybody who showed who they are, or anybody at all.
 */
export type Policy = Permission | `${Permission}${typeof everywhere}` | 'person' | 'account' | 'signed-in' | 'public';

const everywhere = ' everywhere';
/** What somebody may not do, and not what went wrong. */
const deniedCodes: readonly string[] = ['FORBIDDEN', 'UNAUTHENTICATED', 'FACTOR_REQUIRED', 'PROOF_REQUIRED'];

export interface QueryDeclaration {
  readonly policy: Policy;
  readonly description: string;
  readonly nullable?: boolean;
  /** Whether it is open to somebody who has yet to set up the second factor that their organization asks for. */
  readonly beforeFactor?: true;
}

export interface MutationDeclaration extends QueryDeclaration {
  /** The verb of the audit trail, such as `stock.dispense`. */
  readonly action: string;
  /** What the attempt is about, such as `Stock`; `idFrom` names the field of the input that holds its id. */
  readonly entity: string;
  readonly idFrom?: string;
  /** Whether a person has to have shown who they are within the last minutes: an open page is not enough for it. */
  readonly proof?: 'fresh';
  /** Whether it may end the very session that asks: who sends it anew then gets the first answer, and not that they are signed out. */
  readonly mayEndSession?: true;
}

/** Declares a query whole: its type and who may ask. What belongs to a pharmacy is narrowed again where it is read. */
export function Query(type: ReturnTypeFunc, declaration: QueryDeclaration): MethodDecorator {
  return all(
    typeGraphql.Query(type, { description: declaration.description, nullable: declaration.nullable ?? false }),
    Extensions({ policy: declaration.policy }),
    UseMiddleware((({ context }, next) => {
      checkPolicy(context, declaration.policy, declaration.beforeFactor);
      return next();
    }) satisfies MiddlewareFn<Context>),
  );
}

/** Declares a mutation whole: its type, who may ask, and what the audit trail calls it. */
export function Mutation(type: ReturnTypeFunc, declaration: MutationDeclaration): MethodDecorator {
  return all(
    typeGraphql.Mutation(type, { description: declaration.description }),
    Extensions({
      policy: declaration.policy,
      ...(declaration.proof && { proof: declaration.proof }),
      audit: { action: declaration.action, entity: declaration.entity },
    }),
    UseMiddleware((({ context, args, info }, next) =>
      audited(declaration, context, args, info, next)) satisfies MiddlewareFn<Context>),
  );
}

export interface SubscriptionDeclaration<Args> extends QueryDeclaration {
  /** Opens the events, those together that are there already; it checks the caller's rights at the place asked for, then and whenever they change. */
  readonly subscribe: (context: Context, args: Args) => Promise<AsyncIterableIterator<readonly unknown[]>>;
}

/** Declares a subscription whole: its type, who may ask, and where its events come from. */
export function Subscription<Args = { readonly pharmacyId: string; readonly after: string | null }>(
  type: ReturnTypeFunc,
  { policy, description, subscribe }: SubscriptionDeclaration<Args>,
): MethodDecorator {
  const open = async ({ context, args }: { context: Context; args: Args }) => {
    checkPolicy(context, policy);
    return subscribe(context, args);
  };
  return all(typeGraphql.Subscription(type, { description, subscribe: open as never }), Extensions({ policy }));
}

/** @throws ApothecaError UNAUTHENTICATED, FACTOR_REQUIRED or FORBIDDEN */
export function checkPolicy(context: Context, policy: Policy, beforeFactor = false): void {
  if (policy === 'public') return;
  const actor = actorOf(context);
  if (actor.owesFactor && !beforeFactor) throw factorRequired();
  if (policy === 'signed-in') return;
  const service = actor.kind === 'SERVICE';
  if (policy === 'person' || policy === 'account') {
    if (service)
      throw new ApothecaError('FORBIDDEN', 'Only a person who signed in may do this, and not a service with its key.');
    if (policy === 'account' && actor.issuer !== null)
      throw new ApothecaError(
        'FORBIDDEN',
        'The identity provider of your organization vouches for you in this organization alone. Sign in with your password to do this.',
      );
    return;
  }
  const [permission, atAll] = ofPolicy(policy);
  if (atAll ? canEverywhere(actor, permission) : can(actor, permission)) return;
  const missing = atAll ? `${permission} at all pharmacies` : permission;
  throw new ApothecaError(
    'FORBIDDEN',
    service
      ? `This service key does not include ${missing}. An owner can make another one that does.`
      : `Your role does not include ${missing}. Ask an owner or manager of your organization.`,
  );
}

/**
 * Services are exempt: they show their key with every request.
 * @throws ApothecaError PROOF_REQUIRED
 */
function checkProof({ platform, actor }: Context): void {
  if (!actor?.provedAt) return;
  const { proofMinutes } = platform.settings;
  if (platform.clock.now().getTime() - actor.provedAt.getTime() <= proofMinutes * 60_000) return;
  throw new ApothecaError(
    'PROOF_REQUIRED',
    `This asks that you have shown who you are within the last ${proofMinutes} minutes. Nothing was changed: do so with proveIdentity, and send it again.`,
  );
}

/** The permission of a policy, and whether it has to be held at all pharmacies. */
function ofPolicy(policy: Exclude<Policy, 'person' | 'account' | 'signed-in' | 'public'>): [Permission, boolean] {
  const atAll = policy.endsWith(everywhere);
  return [(atAll ? policy.slice(0, -everywhere.length) : policy) as Permission, atAll];
}

/** Runs one attempt so that it leaves exactly one row: the command's own for a success or refusal, one from here otherwise. */
async function audited(
  declaration: MutationDeclaration,
  context: Context,
  args: Record<string, unknown>,
  info: GraphQLResolveInfo,
  next: () => Promise<unknown>,
): Promise<unknown> {
  const attempt = newAttempt(context, declaration, args);
  context.attempted.add(String(info.path.key));
  try {
    const claim = claimOf(context, info, args);
    // Who sends a sign-out anew gets its answer, although the session is gone: an answer that was given is not a right.
    const earlier =
      declaration.mayEndSession && claim && context.formerUserId
        ? await earlierAnswer(context.platform.database, claim)
        : undefined;
    if (earlier) {
      if (!isRefusal(earlier.answer)) context.changed.add(String(info.path.key));
      return earlier.answer;
    }
    checkPolicy(context, declaration.policy, declaration.beforeFactor);
    if (declaration.proof === 'fresh') checkProof(context);
    context.caller = makeCaller(context.platform, context.actor, attempt, claim, context.language);
    const answer = await next();
    if (!attempt.recorded) throw new Error(`${declaration.action} succeeded outside the unit of work.`);
    return answer;
  } catch (error) {
    const code = error instanceof ApothecaError ? error.code : 'INTERNAL';
    const denied = deniedCodes.includes(code);
    await context.platform.auditBacklog.record(attempt, denied ? 'DENIED' : 'FAILED', code);
    throw error;
  } finally {
    // Also when the resolver itself failed, reading what the command had recorded.
    if (attempt.changed) context.changed.add(String(info.path.key));
    delete context.caller;
  }
}

/** An attempt as far as it is known before anything ran. */
export function newAttempt(
  context: Context,
  declaration: Pick<MutationDeclaration, 'action' | 'entity' | 'idFrom'>,
  args: Record<string, unknown>,
): Attempt {
  const input = (args.input ?? {}) as Record<string, unknown>;
  const id = declaration.idFrom === undefined ? null : input[declaration.idFrom];
  const { action, entity: entityType } = declaration;
  const entityId = typeof id === 'string' && isId(id) ? id : null;
  return makeAttempt(context.actor, {
    action,
    entityType,
    entityId,
    input: redact(input),
    requestId: context.requestId,
    ip: context.ip,
  });
}

function claimOf(context: Context, info: GraphQLResolveInfo, args: Record<string, unknown>): Claim | null {
  const key = context.idempotencyKey;
  if (key === null) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw badInput(
      'Idempotency-Key',
      'format',
      'An Idempotency-Key is 1 to 255 visible ASCII characters, such as a UUID.',
    );
  }
  const who = context.actor?.userId ?? context.formerUserId ?? anonymousCaller(context, args);
  return makeClaim(who, `${info.fieldName}/${info.path.key}`, key, toJson(args));
}

/**
 * Who somebody is that is not signed in, as far as their keys go: their device, where they show it, which none but they can, over whatever network; otherwise their
 * network and program with all that they ask. A key that somebody else uses is then another key, and its answer stays theirs.
 */
function anonymousCaller({ ip, userAgent }: Context, args: Record<string, unknown>): string {
  const input = (args.input ?? {}) as Record<string, unknown>;
  if (typeof input.deviceToken === 'string') return `device ${sha256(input.deviceToken)}`;
  return `anonymous ${sha256(canonicalJson([networkOf(ip), userAgent, toJson(args)]))}`;
}

function all(...decorators: (MethodDecorator | PropertyDecorator)[]): MethodDecorator {
  return (target, key, descriptor) => {
    for (const decorate of decorators) (decorate as MethodDecorator)(target, key, descriptor);
  };
}
