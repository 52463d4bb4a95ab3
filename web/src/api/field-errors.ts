import type { ApothecaError } from '@apotheca/client';

/** What is wrong with a form, by its fields; `form` is for what belongs to none. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

/** The server's findings at the fields they name; anything else for the whole form. */
export function fieldErrorsOf(error: ApothecaError, text: string, fields: readonly string[]): FieldErrors {
  const found = error.problems.map(({ field, message }) => [field.replace(/^input\./, ''), message] as const);
  const placed = found.filter(([field]) => fields.includes(field));
  return placed.length > 0 && placed.length === found.length ? Object.fromEntries(placed) : { form: text };
}
