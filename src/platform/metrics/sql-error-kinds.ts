/** The errors of PostgreSQL that somebody who runs the server wants to tell apart, by SQLSTATE. */
const kindOfState: Readonly<Record<string, string>> = {
  '57014': 'statement_timeout',
  '55P03': 'lock_timeout',
  '40001': 'conflict',
  '40P01': 'conflict',
  '23505': 'unique_violation',
  '53100': 'disk_full',
  '53300': 'too_many_connections',
};
const others = 'other';

/** All kinds that there are. */
export const sqlErrorKinds: readonly string[] = [...new Set([...Object.values(kindOfState), others])];

/** The kind of a SQLSTATE. */
export const sqlErrorKind = (state: string | undefined): string => kindOfState[state ?? ''] ?? others;
