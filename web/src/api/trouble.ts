import type { Fault } from './fault.ts';

/** What is wrong with a form, by its fields; `form` is for what belongs to none. */
export type Trouble = Readonly<Record<string, string | undefined>>;

/** The server's findings at the fields they name; anything else for the whole form. */
export function troubleOf(fault: Fault, text: string, fields: readonly string[]): Trouble {
  const found = fault.problems.map(({ field, message }) => [field.replace(/^input\./, ''), message] as const);
  const placed = found.filter(([field]) => fields.includes(field));
  return placed.length > 0 && placed.length === found.length ? Object.fromEntries(placed) : { form: text };
}
