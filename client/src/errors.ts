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

/** Faults of the moment: nothing was done, and another try may not meet them. */
const passingCodes = ['BUSY', 'UNAVAILABLE', 'INTERNAL'];

/** A fault that the API answered: the request is wrong, may not be made, or could not be carried out now. */
export class ApothecaError extends Error {
  override readonly name = 'ApothecaError';
  /** One of the codes that docs/api.md lists. */
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
  ) {
    super(message);
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
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}
