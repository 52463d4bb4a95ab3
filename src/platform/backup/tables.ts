import pg from 'pg';

/** A table of the schema as it is copied: the columns that hold data of their own, in their order. */
export interface CopiedTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/**
 * What copies depend on, as neither a role's nor a database's own settings may have it: values are written in the one form that every version
 * of PostgreSQL reads.
 */
export const sessionForCopies = `SET search_path = public; SET client_encoding = 'UTF8'; SET timezone = 'UTC'; SET datestyle = 'ISO';
  SET intervalstyle = 'postgres'; SET extra_float_digits = 1; SET bytea_output = 'hex'`;

/** Which migrations were applied is Prisma's to write; a restore has them applied again. */
const migrationsTable = '_prisma_migrations';

/** Every table there is, by the catalogue; what is computed from other columns (generated) is computed again and not copied. */
export async function copiedTables(client: pg.Client): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> $1
      GROUP BY c.relname ORDER BY c.relname`,
    [migrationsTable],
  );
  return rows;
}

/** Every sequence there is, by the catalogue. */
export async function sequenceNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname`,
  );
  return rows.map(({ name }) => name);
}

/** `table (column, …)` as COPY wants it. */
export function copyTarget({ name, columns }: CopiedTable): string {
  return `${pg.escapeIdentifier(name)} (${columns.map(pg.escapeIdentifier).join(', ')})`;
}
