import type { ErrorCode } from '../../domain/error.ts';

/** The HTTP status of each code that an error may have. */
export const statusOfCode = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  FACTOR_REQUIRED: 403,
  PROOF_REQUIRED: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  CURSOR_EXPIRED: 410,
  RATE_LIMITED: 429,
  BUSY: 503,
  TIMED_OUT: 504,
  UNAVAILABLE: 503,
  OUTCOME_UNKNOWN: 503,
  LIMIT_EXCEEDED: 400,
} as const satisfies Record<ErrorCode, number>;

/** Codes of requests that did not fit the interface at all. */
const mistakes = ['BAD_REQUEST', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE'];

/** A refusal is neither a mistake nor a missing right: the request was understood, and a rule of the pharmacy stands against it. */
export const refusedStatus = 422;

export function statusOf(code: unknown): number {
  if (typeof code !== 'string') return 500;
  if (code in statusOfCode) return statusOfCode[code as ErrorCode];
  return mistakes.includes(code) ? 400 : 500;
}
