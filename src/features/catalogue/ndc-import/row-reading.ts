import { isLocalDate, type LocalDate } from '../../../domain/dates.ts';

/** Why a row is not taken: a reason that rows can be counted by, and what it is in this row. */
export interface RowRefusal {
  readonly reason: string;
  readonly detail: string;
}

export function isRowRefusal(value: unknown): value is RowRefusal {
  return typeof value === 'object' && value !== null && 'reason' in value && 'detail' in value;
}

/** A text on one line without control characters, cut to a length; null when nothing is left. */
export function textOf(value: string, maxLength: number): string | null {
  const text = value
    .replaceAll("&apos'", "'")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL takes no NUL, and the others only disturb
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ')
    .trim();
  if (text === '') return null;
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).trimEnd()}…`;
}

/** The date of a `YYYYMMDD` column; null when it is blank. */
export function dateOf(column: string, value: string): LocalDate | null | RowRefusal {
  if (value === '') return null;
  const date = value.match(/^\d{8}$/) ? `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}` : '';
  return isLocalDate(date) ? date : { reason: 'date is not YYYYMMDD', detail: `${column} is ${shown(value)}` };
}

/** Rows that the FDA itself leaves out of the directory carry a flag: E, U, I or D. */
export function exclusionOf(flag: string): RowRefusal | null {
  const letter = flag.toUpperCase();
  return letter === '' || letter === 'N' ? null : { reason: `excluded by FDA: flag ${shown(letter)}`, detail: '' };
}

/** A value of a file as a message may show it. */
export function shown(value: string): string {
  return textOf(value, 60) ?? 'blank';
}
