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
  'TIMED_OUT',
  'UNAVAILABLE',
  'OUTCOME_UNKNOWN',
  'LIMIT_EXCEEDED',
] as const;
export type ErrorCode = (typeof errorCodes)[number];
