import { type ApothecaError, toApothecaError } from '../errors.ts';

/** What an operation came to: its answer (of a mutation: what was made, or a refusal) or an error. */
export type OperationResult<Data> =
  | { readonly data: Data; readonly error: null }
  | { readonly data: null; readonly error: ApothecaError };

/** The result of an operation that is under way; it never rejects. */
export async function resultOf<Data>(answer: Promise<Data>): Promise<OperationResult<Data>> {
  try {
    return { data: await answer, error: null };
  } catch (cause) {
    return { data: null, error: toApothecaError(cause) };
  }
}
