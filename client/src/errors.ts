/** What is wrong with a request, field by field. */
export interface Problem {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

export interface ErrorAnswer {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Errors of the moment: nothing was done or nothing is known, and another try may not meet them. */
const passingCodes = ['BUSY', 'TIMED_OUT', 'UNAVAILABLE', 'INTERNAL', 'NETWORK'];

/** Why an operation has no answer: the API's own error, or a NetworkError where none came. */
export class ApothecaError extends Error {
  override readonly name: string = 'ApothecaError';
  /** One of the codes that docs/api.md lists; NETWORK when no answer came. */
  readonly code: string;
  readonly problems: readonly Problem[];
  /** The number under which the server's log and the audit trail have it. */
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  /** The change was recorded, and only showing it failed. */
  readonly changed: boolean;

  constructor(
    message: string,
    readonly extensions: Readonly<Record<string, unknown>>,
    options?: ErrorOptions,
  ) {
    super(message, options);
    const { code, problems, requestId, retryAfterSeconds, changed } = extensions;
    this.code = typeof code === 'string' ? code : 'INTERNAL';
    this.problems = Array.isArray(problems) ? (problems as Problem[]) : [];
    this.requestId = typeof requestId === 'string' ? requestId : null;
    this.retryAfterSeconds = typeof retryAfterSeconds === 'number' ? retryAfterSeconds : null;
    this.changed = changed === true;
  }

  /** Whether another try may not meet it. */
  get passing(): boolean {
    return passingCodes.includes(this.code);
  }

  static of(errors: readonly ErrorAnswer[]): ApothecaError {
    const [first] = errors;
    return new ApothecaError(first?.message ?? 'The server answered no reason.', first?.extensions ?? {});
  }
}

/** No answer came, so it is not known whether anything was done. */
export class NetworkError extends ApothecaError {
  override readonly name = 'NetworkError';

  constructor(message: string, options?: ErrorOptions) {
    super(message, { code: 'NETWORK' }, options);
  }
}

/** Whatever was thrown, as the one error that is shown. What neither the API nor the network brought about is a defect: INTERNAL. */
export function toApothecaError(cause: unknown): ApothecaError {
  if (cause instanceof ApothecaError) return cause;
  return new ApothecaError(cause instanceof Error ? cause.message : String(cause), { code: 'INTERNAL' }, { cause });
}
