import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isLocalDate } from '../domain/dates.ts';

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

/** The midnight UTC by which Prisma knows a date; null and undefined pass through. */
export function dateColumn<T extends string | null | undefined>(date: T): T extends string ? Date : T;
export function dateColumn(date: string | null | undefined): Date | null | undefined {
  return typeof date === 'string' ? new Date(`${date}T00:00:00Z`) : date;
}
