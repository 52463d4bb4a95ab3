import { ApothecaError, NetworkError } from '../../../client/src/index.ts';

/** What went wrong with a request, by what the person can do about it. */
export type FaultKind =
  /** No answer came: the network, or the server. */
  | 'offline'
  /** The session is over. */
  | 'ended'
  | 'forbidden'
  /** Whoever asks has to show who they are first. */
  | 'proof'
  /** A second factor is to be set up before anything else. */
  | 'factor'
  | 'missing'
  /** The input was not taken; `problems` says what of it. */
  | 'input'
  /** Too many tries; `retryAfterSeconds` says when to come back. */
  | 'limited'
  /** Others changed the same; nothing happened, and trying again is right. */
  | 'busy'
  /** The server's database is away or takes no changes; nothing happened. */
  | 'unavailable'
  /** It was recorded, and only showing it failed. */
  | 'recorded'
  | 'failed';

export interface Problem {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

export interface Fault {
  readonly kind: FaultKind;
  /** The server's own sentence, in English. */
  readonly message: string;
  readonly problems: readonly Problem[];
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
}

const kinds: Readonly<Record<string, FaultKind>> = {
  UNAUTHENTICATED: 'ended',
  FORBIDDEN: 'forbidden',
  PROOF_REQUIRED: 'proof',
  FACTOR_REQUIRED: 'factor',
  NOT_FOUND: 'missing',
  BAD_USER_INPUT: 'input',
  RATE_LIMITED: 'limited',
  BUSY: 'busy',
  UNAVAILABLE: 'unavailable',
  // As with no answer at all: what is sent again goes under the same key.
  OUTCOME_UNKNOWN: 'offline',
};

/** The fault that something thrown by the client is to the person. */
export function faultOf(cause: unknown): Fault {
  if (cause instanceof ApothecaError) {
    return {
      kind: cause.changed ? 'recorded' : (kinds[cause.code] ?? 'failed'),
      message: cause.message,
      problems: cause.problems ?? [],
      requestId: cause.requestId ?? null,
      retryAfterSeconds: cause.retryAfterSeconds ?? null,
    };
  }
  return {
    kind: cause instanceof NetworkError ? 'offline' : 'failed',
    message: cause instanceof Error ? cause.message : String(cause),
    problems: [],
    requestId: null,
    retryAfterSeconds: null,
  };
}
