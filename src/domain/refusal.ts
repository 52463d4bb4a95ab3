import { inWords, type Message } from './messages/index.ts';

/**
 * A refusal is an expected answer that the user can act on. It is a value, not an exception: a command's decision returns it,
 * and the schema shows it as a member of the mutation's result union.
 */
export interface Refusal {
  readonly kind: 'refusal';
  /** The name of the refusal's type in the schema. */
  readonly __typename: string;
  readonly code: string;
  /** In English; whoever asked in another language reads `said` in that. */
  readonly message: string;
  readonly said: Message | readonly Message[];
  /** The path of the input that it is about, such as `input.lines.7.quantity`; of several the first; null when it is about no single one. */
  readonly field: string | null;
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'refusal';
}

/** Makes a refusal: the type's name, its code, what it says to the user, and the details the type promises. */
export function refuse<const Name extends string, const Code extends string, Details extends object>(
  name: Name,
  code: Code,
  said: Message | readonly Message[],
  details: Details,
) {
  const message = inWords('en', said);
  return { kind: 'refusal' as const, __typename: name, code, message, said, field: null as string | null, ...details };
}

/** The refusal as one about a place of the input. */
export function about<Refused extends Refusal>(refusal: Refused, field: string | null): Refused {
  return { ...refusal, field };
}
