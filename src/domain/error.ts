/** The closed set of codes that `errors[].extensions.code` may hold for what the caller did wrong or may not do. */
export const faultCodes = [
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
export type FaultCode = (typeof faultCodes)[number];

/** One thing that is wrong with the input: where, which rule, in words. */
export interface InputProblem {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/** The caller's mistake or missing right. Thrown, and shown to the caller as it is: put nothing secret into it. */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly code: FaultCode,
    message: string,
    readonly problems: readonly InputProblem[] = [],
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** A fault about one input field. */
export function badInput(field: string, rule: string, message: string): Fault {
  return new Fault('BAD_USER_INPUT', message, [{ field, rule, message }]);
}

/** Also the answer for what belongs to somebody else, so that an id tells nothing. */
export function notFound(what: string, field: string): Fault {
  const message = `There is no ${what} with this id.`;
  return new Fault('NOT_FOUND', message, [{ field, rule: 'exists', message }]);
}
