import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isLocalDate } from '../domain/dates.ts';
import { lastDayOf } from '../domain/inventory/expiry.ts';

/** A calendar date. Prisma gives dates as midnight UTC, plain SQL as text; both are written as `YYYY-MM-DD`. */
export const LocalDateScalar = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: 'A calendar date as YYYY-MM-DD, such as 2027-03-31.',
  serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});

function parse(value: unknown): string {
  if (typeof value === 'string' && isLocalDate(value)) return value;
  throw new GraphQLError('A LocalDate is an existing calendar date as YYYY-MM-DD, such as 2027-03-31.');
}

/** The last day of use as a label has it: a date, or a month, which ends with its last day. Answered as a date. */
export const ExpiryDateScalar = new GraphQLScalarType<string, string>({
  name: 'ExpiryDate',
  description:
    'The last day of use as the label has it: YYYY-MM-DD, or YYYY-MM where it names only the month, which is its last day: 2027-02 is 2027-02-28.',
  serialize: (value) => LocalDateScalar.serialize(value),
  parseValue: parseExpiry,
  parseLiteral: (node) => parseExpiry(node.kind === Kind.STRING ? node.value : undefined),
});

function parseExpiry(value: unknown): string {
  const day = typeof value === 'string' ? lastDayOf(value) : null;
  if (day !== null) return day;
  throw new GraphQLError('An ExpiryDate is an existing date as YYYY-MM-DD, such as 2027-03-31, or a month as YYYY-MM.');
}

/** The midnight UTC by which Prisma knows a date; null and undefined pass through. */
export function dateColumn<T extends string | null | undefined>(date: T): T extends string ? Date : T;
export function dateColumn(date: string | null | undefined): Date | null | undefined {
  return typeof date === 'string' ? new Date(`${date}T00:00:00Z`) : date;
}
