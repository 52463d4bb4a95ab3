import type { GraphQLInputType, GraphQLResolveInfo } from 'graphql';
import * as typeGraphql from 'type-graphql';
import { Extensions, type MiddlewareFn, UseMiddleware } from 'type-graphql';
import { networkOf } from '../domain/access/network.ts';
import { checkPolicy, checkProof, type Policy } from '../domain/authorization/policy.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { ApothecaError, badInput } from '../domain/error.ts';
import { type Action, message } from '../domain/messages/index.ts';
import { isRefusal } from '../domain/refusal.ts';
import { type Attempt, redact, toJson } from '../platform/audit/audit.ts';
import { makeAttempt, makeCaller } from '../platform/caller.ts';
import { sha256 } from '../platform/crypto/crypto.ts';
import { isId } from '../platform/database/ids.ts';
import { type Claim, earlierAnswer, makeClaim } from '../platform/idempotency.ts';
import type { EventSource } from './chosen-events.ts';
import type { Context } from './context.ts';
import { withoutSecrets } from './secrets.ts';

type ReturnTypeFunc = Parameters<typeof typeGraphql.Query>[0];

/** What somebody may not do, and not what went wrong. */
const deniedCodes: readonly string[] = ['FORBIDDEN', 'UNAUTHENTICATED', 'FACTOR_REQUIRED', 'PROOF_REQUIRED'];

export interface QueryDeclaration {
  readonly policy: Policy;
  readonly description: string;
  readonly nullable?: boolean;
  /** Whether it is open to somebody who has yet to set up the second factor that their organization asks for. */
  readonly beforeFactor?: true;
  /** Whether a read replica may answer it, to those who say how old what they read may be: lists and reports, never rights or cursors. */
  readonly replica?: true;
}

export interface MutationDeclaration extends QueryDeclaration {
  /** The verb of the audit trail, such as `stock.dispense`. */
  readonly action: Action;
  /** What the attempt is about, such as `Stock`; `idFrom` names the field of the input that holds its id. */
  readonly entity: string;
  readonly idFrom?: string;
  /** Whether a person has to have shown who they are within the last minutes: an open page is not enough for it. */
  readonly proof?: 'fresh';
  /** Whether it tries a password, a code or a token: several in one request would be several guesses for one. */
  readonly guess?: true;
  /** Whether it may end the very session that asks: who sends it again then gets the first answer, and not that they are signed out. */
  readonly mayEndSession?: true;
}

/** Declares a query whole: its type and who may ask. What belongs to a pharmacy is narrowed again where it is read. */
export function Query(type: ReturnTypeFunc, declaration: QueryDeclaration): MethodDecorator {
  return all(
    typeGraphql.Query(type, { description: declaration.description, nullable: declaration.nullable ?? false }),
    Extensions({ policy: declaration.policy, ...(declaration.replica && { replica: true }) }),
    UseMiddleware((({ context, info }, next) =>
      traced(context, info, () => {
        checkPolicy(context.actor, declaration.policy, declaration.beforeFactor);
        return next();
      })) satisfies MiddlewareFn<Context>),
  );
}

/** Declares a mutation whole: its type, who may ask, and what the audit trail calls it. */
export function Mutation(type: ReturnTypeFunc, declaration: MutationDeclaration): MethodDecorator {
  return all(
    typeGraphql.Mutation(type, { description: declaration.description }),
    Extensions({
      policy: declaration.policy,
      ...(declaration.proof && { proof: declaration.proof }),
      ...(declaration.guess && { guess: true }),
      audit: { action: declaration.action, entity: declaration.entity },
    }),
    UseMiddleware((({ context, args, info }, next) =>
      traced(context, info, () => audited(declaration, context, args, info, next))) satisfies MiddlewareFn<Context>),
  );
}

export interface SubscriptionDeclaration<Args> extends QueryDeclaration {
  /** Opens the events, those together that are there already; it checks the caller's rights at the place asked for, then and whenever they change. */
  readonly subscribe: (context: Context, args: Args) => Promise<EventSource>;
}

/** Declares a subscription whole: its type, who may ask, and where its events come from. */
export function Subscription<Args = { readonly pharmacyId: string; readonly after: string | null }>(
  type: ReturnTypeFunc,
  { policy, description, subscribe }: SubscriptionDeclaration<Args>,
): MethodDecorator {
  const open = async ({ context, args }: { context: Context; args: Args }) => {
    checkPolicy(context.actor, policy);
    return subscribe(context, args);
  };
  return all(typeGraphql.Subscription(type, { description, subscribe: open as never }), Extensions({ policy }));
}

/** Says under which heading documents of the API list the operations of a resolver. */
export function Tag(tag: string): ClassDecorator {
  return ({ prototype }) => {
    for (const name of Object.getOwnPropertyNames(prototype).filter((each) => each !== 'constructor'))
      Extensions({ tag })(prototype, name);
  };
}

/** A root field as a part of its request's trace, where requests are followed. */
function traced(
  { platform: { tracing } }: Context,
  { parentType, fieldName }: GraphQLResolveInfo,
  work: () => Promise<unknown>,
): Promise<unknown> {
  if (!tracing) return work();
  return tracing.within(`${parentType.name}.${fieldName}`, { 'graphql.field.name': fieldName }, async () => work());
}

/** Runs one attempt so that it leaves exactly one row: the command's own for a success or refusal, one from here otherwise. */
async function audited(
  declaration: MutationDeclaration,
  context: Context,
  args: Record<string, unknown>,
  info: GraphQLResolveInfo,
  next: () => Promise<unknown>,
): Promise<unknown> {
  const attempt = newAttempt(context, declaration, args, inputTypeOf(info));
  context.attempted.add(String(info.path.key));
  try {
    const claim = claimOf(context, info, args);
    // Who sends a sign-out again gets its answer, although the session is gone: an answer that was given is not a right.
    const earlier =
      declaration.mayEndSession && claim && context.formerUserId
        ? await earlierAnswer(context.platform.database, claim)
        : undefined;
    if (earlier) {
      if (!isRefusal(earlier.answer)) context.changed.add(String(info.path.key));
      return earlier.answer;
    }
    checkPolicy(context.actor, declaration.policy, declaration.beforeFactor);
    if (declaration.proof === 'fresh')
      checkProof(context.actor, context.platform.clock.now(), context.platform.settings.proofMinutes);
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

/** An attempt as far as it is known before anything ran. The type of the input says what of it is secret; without one it holds no secrets. */
export function newAttempt(
  context: Context,
  declaration: Pick<MutationDeclaration, 'action' | 'entity' | 'idFrom'>,
  args: Record<string, unknown>,
  inputType?: GraphQLInputType,
): Attempt {
  const input = (args.input ?? {}) as Record<string, unknown>;
  const id = declaration.idFrom === undefined ? null : input[declaration.idFrom];
  const { action, entity: entityType } = declaration;
  const entityId = typeof id === 'string' && isId(id) ? id : null;
  return makeAttempt(context.actor, {
    action,
    entityType,
    entityId,
    input: redact(inputType ? withoutSecrets(input, inputType) : input),
    requestId: context.requestId,
    ip: context.ip,
  });
}

function inputTypeOf({ parentType, fieldName }: GraphQLResolveInfo): GraphQLInputType | undefined {
  return parentType.getFields()[fieldName]?.args.find(({ name }) => name === 'input')?.type;
}

function claimOf(context: Context, info: GraphQLResolveInfo, args: Record<string, unknown>): Claim | null {
  const key = context.idempotencyKey;
  if (key === null) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw badInput('Idempotency-Key', 'format', message('keyForm'));
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
