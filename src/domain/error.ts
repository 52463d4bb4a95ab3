/** The closed set of codes that `errors[].extensions.code` may hold for what the caller did wrong or may not do. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'FACTOR_REQUIRED',
  'PROOF_REQUIRED',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'CURSOR_EXPIRED',
  'RATE_LIMITED',
  'BUSY',
  'UNAVAILABLE',
  'OUTCOME_UNKNOWN',
  'LIMIT_EXCEEDED',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One thing that is wrong with the input: where, which rule, in words. */
export interface InputProblem {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/** The caller's mistake or missing right. Thrown, and shown to the caller as it is: put nothing secret into it. */
export class ApothecaError extends Error {
  override readonly name = 'ApothecaError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly problems: readonly InputProblem[] = [],
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** A fault about one input field. */
export function badInput(field: string, rule: string, message: string): ApothecaError {
  return new ApothecaError('BAD_USER_INPUT', message, [{ field, rule, message }]);
}

/** Also the answer for what belongs to somebody else, so that an id tells nothing. */
export function notFound(what: string, field: string): ApothecaError {
  const message = `There is no ${what} with this id.`;
  return new ApothecaError('NOT_FOUND', message, [{ field, rule: 'exists', message }]);
}
