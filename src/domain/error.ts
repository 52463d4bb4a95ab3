import type { ErrorCode } from './error-code.ts';
import { inWords, type Message, message } from './messages/index.ts';
import type { RecordName } from './record-names.ts';

export { type ErrorCode, errorCodes } from './error-code.ts';

/** One thing that is wrong with the input: where, which rule, in words. */
export interface InputProblem {
  readonly field: string;
  readonly rule: string;
  /** In English. */
  readonly message: string;
  /** The same where it is known in every language. */
  readonly said?: Message;
}

/** The caller's mistake or missing right. Thrown, and shown to the caller as it is: put nothing secret into it. */
export class ApothecaError extends Error {
  override readonly name = 'ApothecaError';

  constructor(
    readonly code: ErrorCode,
    /** In words of English, or as a message that is put into the words of whoever reads it. */
    said: string | Message,
    readonly problems: readonly InputProblem[] = [],
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(typeof said === 'string' ? said : inWords('en', said));
    this.said = typeof said === 'string' ? null : said;
  }

  /** What it says, where that is known in every language. */
  readonly said: Message | null;
}

/** An error about one input field. */
export function badInput(field: string, rule: string, said: string | Message): ApothecaError {
  return new ApothecaError('BAD_USER_INPUT', said, [problem(field, rule, said)]);
}

/** One thing that is wrong, in words or as a message. */
export function problem(field: string, rule: string, said: string | Message): InputProblem {
  return typeof said === 'string'
    ? { field, rule, message: said }
    : { field, rule, message: inWords('en', said), said };
}

/** Also the answer for what belongs to somebody else, so that an id tells nothing. */
export function notFound(what: RecordName, field: string): ApothecaError {
  const said = message('noSuchRecord', { what });
  return new ApothecaError('NOT_FOUND', said, [problem(field, 'exists', said)]);
}
