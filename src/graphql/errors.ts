import { HeaderMap } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { ApothecaError, type InputProblem } from '../domain/error.ts';
import type { Language } from '../domain/language.ts';
import { inWords, message } from '../domain/messages/index.ts';
import { judgeDatabaseError } from '../platform/database/database-errors.ts';
import type { Logger } from '../platform/log.ts';
import type { Context } from './context.ts';
import { detailOf, problemOfVariable } from './engine-error.ts';

/** Codes of requests that never reached a resolver. */
const requestCodes = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'DOCUMENT_NOT_TRUSTED',
];

/**
 * The one place where an error becomes what the caller sees, over HTTP and WebSocket alike: errors as they are, mistakes in the
 * document or its variables as the engine describes them, and everything else masked, its cause logged once with the request id.
 */
export function formatError(
  error: unknown,
  { requestId, log, language }: { readonly requestId: string; readonly log: Logger; readonly language: Language },
): GraphQLFormattedError {
  const known = apothecaErrorIn(error);
  const location =
    error instanceof GraphQLError
      ? { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) }
      : {};
  if (known) {
    // The caller hears only that the database is away or takes no changes; whoever runs the server has to know why.
    if (known.code === 'UNAVAILABLE') log.warn({ err: causeOf(error), requestId }, 'the database is not available');
    const problems =
      known.problems.length > 0 ? { problems: known.problems.map((each) => problemIn(language, each)) } : {};
    return {
      message: inWords(language, known.said),
      ...location,
      extensions: { code: known.code, ...problems, ...known.details, requestId },
    };
  }
  if (error instanceof GraphQLError) {
    const code = codeOf(error);
    if (requestCodes.includes(code)) {
      const detail = detailOf(error);
      const wrong = problemOfVariable(error);
      const problems = wrong && { problems: [problemIn(language, wrong)] };
      const said = wrong
        ? message('variableNotValid', { detail, field: wrong.field })
        : message('requestNotValid', { detail });
      return {
        message: inWords(language, said),
        ...location,
        extensions: { code, ...problems, requestId },
      };
    }
  }
  log.error({ err: causeOf(error), requestId }, 'a request failed');
  return {
    message: inWords(language, message('internal', { requestId })),
    ...location,
    extensions: { code: 'INTERNAL', requestId },
  };
}

/**
 * An error of a mutation, whose change may be committed when a field of its answer fails: it then says so, since "nothing was changed" would be
 * false, and whoever sent it again would do it twice. Whoever has an idempotency key may: the first answer is given again.
 */
export function formatErrorOf(
  { requestId, changed, language, platform }: Context,
  error: unknown,
): GraphQLFormattedError {
  const formatted = formatError(error, { requestId, log: platform.log, language });
  // An error of the whole answer (who looked could not be recorded) has no path.
  const [field] = formatted.path ?? [];
  const stands = field === undefined ? changed.size > 0 : changed.has(String(field));
  if (!stands && changed.size > 0)
    // The answers of the other fields may be gone with this one: data is null when a field that is never null fails. And "nothing was changed" is said of this field alone.
    return {
      ...formatted,
      message: `${formatted.message} ${inWords(language, message('recordedBefore'))}`,
      extensions: { ...formatted.extensions, recorded: [...changed] },
    };
  if (!stands) return formatted;
  return {
    ...formatted,
    message: inWords(language, message('changeNotShown')),
    extensions: { ...formatted.extensions, changed: true },
  };
}

const problemIn = (language: Language, { field, rule, said }: InputProblem) => ({
  field,
  rule,
  message: inWords(language, said),
});

/** An error of the request itself, found before anything ran: over HTTP its status is 400, or 429 with the seconds to wait. */
export function requestError(known: ApothecaError): GraphQLError {
  const { retryAfterSeconds } = known.details;
  const http =
    typeof retryAfterSeconds === 'number'
      ? { status: 429, headers: new HeaderMap([['retry-after', String(retryAfterSeconds)]]) }
      : { status: 400 };
  return new GraphQLError(known.message, { originalError: known, extensions: { code: known.code, http } });
}

/** The ApothecaError that a thrown value is or wraps, or null. */
export function apothecaErrorIn(error: unknown): ApothecaError | null {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  if (cause instanceof ApothecaError) return cause;
  // A read by Prisma that got no connection or lock in time reaches this place as the driver threw it.
  const verdict = judgeDatabaseError(cause);
  return verdict.kind === 'error' ? verdict.error : null;
}

const causeOf = (error: unknown) => (error instanceof GraphQLError ? unwrapResolverError(error) : error);

function codeOf(error: GraphQLError): string {
  if (typeof error.extensions.code === 'string') return error.extensions.code;
  // A variable that does not fit is told of its definition, before anything runs; Apollo Server gives it this code over HTTP.
  if (error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION) return 'BAD_USER_INPUT';
  if (!isRequestError(error)) return 'INTERNAL';
  return error.path === undefined ? 'GRAPHQL_VALIDATION_FAILED' : 'BAD_USER_INPUT';
}

/**
 * Parse, validation and variable errors have no original error and no path. An argument that cannot be coerced (null for a variable
 * where none may be) has the path of its field, and wraps the engine's own error, which names the place in the document.
 */
function isRequestError({ originalError, path }: GraphQLError): boolean {
  if (originalError === undefined) return path === undefined;
  return originalError instanceof GraphQLError && !originalError.originalError && originalError.nodes !== undefined;
}
