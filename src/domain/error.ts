import type { ErrorCode } from './error-code.ts';
import { inWords, type Message, message } from './messages/index.ts';
import type { RecordName } from './record-names.ts';

export { type ErrorCode, errorCodes } from './error-code.ts';

/** One thing that is wrong with the input: where, which rule, in words. */
export interface InputProblem {
  readonly field: string;
  readonly rule: string;
  /** In English, as logs have it. */
  readonly message: string;
  /** The same, for the language of whoever reads it. */
  readonly said: Message;
}

/** The caller's mistake or missing right. Thrown, and shown to the caller as it is: put nothing secret into it. */
export class ApothecaError extends Error {
  override readonly name = 'ApothecaError';

  constructor(
    readonly code: ErrorCode,
    /** What it says; it is put into the words of whoever reads it. */
    readonly said: Message | readonly Message[],
    readonly problems: readonly InputProblem[] = [],
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(inWords('en', said));
  }
}

/** An error about one input field. */
export function badInput(field: string, rule: string, said: Message): ApothecaError {
  return new ApothecaError('BAD_USER_INPUT', said, [problem(field, rule, said)]);
}

/** One thing that is wrong. */
export function problem(field: string, rule: string, said: Message): InputProblem {
  return { field, rule, message: inWords('en', said), said };
}

/** An error about a field that names what there is not. */
export function nothingNamed(field: string, said: Message): ApothecaError {
  return new ApothecaError('NOT_FOUND', said, [problem(field, 'exists', said)]);
}

/** Also the answer for what belongs to somebody else, so that an id tells nothing. */
export function notFound(what: RecordName, field: string): ApothecaError {
  return nothingNamed(field, message('noSuchRecord', { what }));
}
