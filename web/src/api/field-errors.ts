import type { ApothecaError } from '@apotheca/client';

/** What is wrong with a form, by its fields; `form` is for what belongs to none. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

/**
 * The server's findings at the fields of a form that they name: a form calls its fields as the input does, so that `input.lines.7.drugId` is its
 * `lines.7.drugId`. Anything else is said of the whole form.
 */
export function fieldErrorsOf(error: ApothecaError, text: string, values: object): FieldErrors {
  const found = error.problems.map(({ field, message }) => [field.replace(/^input\./, ''), message] as const);
  const placed = found.filter(([path]) => holds(values, path.split('.')));
  return placed.length > 0 && placed.length === found.length ? Object.fromEntries(placed) : { form: text };
}

function holds(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  return typeof value === 'object' && value !== null && key in value && holds(Reflect.get(value, key), rest);
}
