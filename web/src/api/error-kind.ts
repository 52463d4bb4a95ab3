import type { ApothecaError } from '@apotheca/client';

/** What went wrong with a request, by what the person can do about it. */
export type ErrorKind =
  /** No answer came: the network, or the server. */
  | 'offline'
  /** The session is over. */
  | 'ended'
  | 'forbidden'
  /** A second factor is to be set up before anything else. */
  | 'factor'
  /** Whoever asks has to show who they are first. */
  | 'proof'
  | 'missing'
  /** The input was not taken; `problems` says what of it. */
  | 'input'
  /** Too many tries; `retryAfterSeconds` says when to come back. */
  | 'limited'
  /** Others changed the same; nothing happened, and trying again is right. */
  | 'busy'
  /** It took longer than it may; nothing happened, and less at once may help. */
  | 'slow'
  /** The server's database is away or takes no changes; nothing happened. */
  | 'unavailable'
  /** It was recorded, and only showing it failed. */
  | 'recorded'
  | 'failed';

const kinds: Readonly<Record<string, ErrorKind>> = {
  NETWORK: 'offline',
  UNAUTHENTICATED: 'ended',
  FORBIDDEN: 'forbidden',
  FACTOR_REQUIRED: 'factor',
  PROOF_REQUIRED: 'proof',
  NOT_FOUND: 'missing',
  BAD_USER_INPUT: 'input',
  RATE_LIMITED: 'limited',
  BUSY: 'busy',
  TIMED_OUT: 'slow',
  UNAVAILABLE: 'unavailable',
  // As with no answer at all: what is sent again goes under the same key.
  OUTCOME_UNKNOWN: 'offline',
};

export const kindOf = ({ changed, code }: ApothecaError): ErrorKind =>
  changed ? 'recorded' : (kinds[code] ?? 'failed');
