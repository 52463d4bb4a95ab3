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
  return { kind: 'refusal' as const, __typename: name, code, message: inWords('en', said), said, ...details };
}
