import type { ApothecaError } from '@apotheca/client';

/** What is wrong with a form, by its fields; `form` is for what belongs to none. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

/**
 * The server's findings at the fields of a form that they name: a form calls its fields as the input does, so that `input.lines.7.drugId` is its
 * `lines.7.drugId`. Anything else is said of the whole form.
 */
export function fieldErrorsOf({ problems }: ApothecaError, text: string, values: object): FieldErrors {
  const placed = problems.map(({ field, message }) => [nameOf(field, values), message] as const);
  return placed.length > 0 && placed.every(([name]) => name !== null) ? Object.fromEntries(placed) : { form: text };
}

interface Refusal {
  readonly field: string | null;
  readonly message: string;
}

/** A refusal at the field, or the row of a list, that it is about; of the whole form where it is about none of them. */
export function refusalErrorsOf({ field, message }: Refusal, values: object): FieldErrors {
  return { [nameOf(field ?? '', values) ?? 'form']: message };
}

/** What the form calls the field of an input; null where it has none. */
function nameOf(field: string, values: object): string | null {
  const name = field.replace(/^input\./, '');
  return holds(values, name.split('.')) ? name : null;
}

function holds(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  return typeof value === 'object' && value !== null && key in value && holds(Reflect.get(value, key), rest);
}
