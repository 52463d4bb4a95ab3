/**
 * A refusal is an expected answer that the user can act on. It is a value, not an exception: a command's decision returns it,
 * and the schema shows it as a member of the mutation's result union.
 */
export interface Refusal {
  readonly kind: 'refusal';
  /** The name of the refusal's type in the schema. */
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'refusal';
}

/** Makes a refusal: the type's name, its code, a sentence for the user, and the details the type promises. */
export function refuse<const Name extends string, const Code extends string, Details extends object>(
  name: Name,
  code: Code,
  message: string,
  details: Details,
) {
  return { kind: 'refusal' as const, __typename: name, code, message, ...details };
}
