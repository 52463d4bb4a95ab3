import pg from 'pg';
import type { Grant, ServerRights } from './tables.ts';

/** The role as which the server connects: it owns nothing and may do what the tables of the features say. */
export interface ServerRole {
  readonly name: string;
  /** For the role when it is made; the password of one that is there stays. */
  readonly password: string | null;
}

/** The role is missing and whoever migrates may not make it. The message says what to do and holds no password. */
export class RoleMissing extends Error {
  override readonly name = 'RoleMissing';
}

/** The role that a database URL names; null when it names nobody or the user who is connected. */
export function roleOf(url: string, owner: pg.Client): ServerRole | null {
  const { user, password } = new pg.Client({ connectionString: url });
  if (!user || user === owner.user) return null;
  return { name: user, password: typeof password === 'string' && password !== '' ? password : null };
}

/**
 * Makes the role if it is missing and brings its rights in line with what they should be, as the owner of the tables, in one transaction. Answers
 * what it did, in lines for a person; none when everything was as it should be.
 * @throws RoleMissing when somebody else has to make the role first.
 */
export async function syncServerRole(owner: pg.Client, role: ServerRole, rights: ServerRights): Promise<string[]> {
  await owner.query('BEGIN');
  try {
    const made = await makeRole(owner, role);
    const closed = await closeToEverybody(owner, role.name);
    const before = await rightsOf(owner, role.name);
    await owner.query(
      [...revocations(role.name, before), ...(await grantStatements(owner, role.name, rights))].join(';\n'),
    );
    const after = await rightsOf(owner, role.name);
    await owner.query('COMMIT');
    return [
      ...made,
      ...closed,
      ...told(`Taken from ${role.name}`, missingFrom(after, before)),
      ...told(`Granted to ${role.name}`, missingFrom(before, after)),
    ];
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

const mayNothing = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE';
const insufficientPrivilege = '42501';

async function makeRole(owner: pg.Client, { name, password }: ServerRole): Promise<string[]> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  if (rowCount === 1) return [];
  const create = `CREATE ROLE ${pg.escapeIdentifier(name)} ${mayNothing}`;
  try {
    await owner.query(password === null ? create : `${create} PASSWORD ${pg.escapeLiteral(password)}`);
  } catch (error) {
    if ((error as { code?: unknown }).code !== insufficientPrivilege) throw error;
    throw new RoleMissing(
      `The database role ${name}, which DATABASE_URL names, does not exist, and ${owner.user} may not make it. Let somebody who may run\n\n` +
        `  ${create} PASSWORD '…';\n\nwith the password of DATABASE_URL, then migrate again. docs/operations.md tells more under "Roles in the database".`,
    );
  }
  return [`Made the role ${name}.`];
}

/**
 * What everybody has and nobody should. A database that came from a PostgreSQL before 15 lets everybody make tables; a function that works with
 * the owner's rights may be executed by everybody unless that was taken back, and a dump loaded without privileges has forgotten it. Temporary
 * tables, which every database lets everybody make, have no use here and are what tricks with names are played with; they, and schemas, are taken
 * from the server's role too. Whoever owns the tables and not the database can take nothing from it, and is not asked to.
 */
async function closeToEverybody(owner: pg.Client, role: string): Promise<string[]> {
  const { rows } = await owner.query<{ privilege: string; on: string; from: string | null }>(
    `SELECT a.privilege_type AS privilege, 'SCHEMA public' AS on, NULL AS from FROM pg_namespace n, aclexplode(n.nspacl) a
      WHERE n.nspname = 'public' AND a.grantee = 0 AND a.privilege_type = 'CREATE' AND pg_has_role(n.nspowner, 'USAGE')
     UNION ALL
     SELECT a.privilege_type, 'FUNCTION ' || p.oid::regprocedure, NULL
       FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND a.grantee = 0 AND pg_has_role(p.proowner, 'USAGE')
     UNION ALL
     SELECT a.privilege_type, 'DATABASE ' || quote_ident(d.datname), r.rolname
       FROM pg_database d CROSS JOIN aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a LEFT JOIN pg_roles r ON r.oid = a.grantee
      WHERE d.datname = current_database() AND (a.grantee = 0 OR r.rolname = $1) AND a.privilege_type IN ('CREATE', 'TEMPORARY')
        AND pg_has_role(d.datdba, 'USAGE')`,
    [role],
  );
  for (const { privilege, on, from } of rows)
    await owner.query(
      `REVOKE ${privilege} ON ${on} FROM ${from === null ? 'PUBLIC' : `${pg.escapeIdentifier(from)} CASCADE`}`,
    );
  return rows.map(({ privilege, on, from }) => `Taken from ${from ?? 'everybody'} on ${on}: ${privilege}`);
}

interface Right {
  readonly on: string;
  readonly column: string | null;
  readonly privilege: string;
}

/** What the role was granted on the schema and on what the owner has in it, functions among it. */
async function rightsOf(owner: pg.Client, role: string): Promise<Right[]> {
  const { rows } = await owner.query<Right>(
    `SELECT r.on, r.column, r.privilege_type || CASE WHEN r.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS privilege
       FROM (SELECT 'SCHEMA public' AS "on", 0 AS nth, NULL AS "column", a.*
               FROM pg_namespace n, aclexplode(n.nspacl) a WHERE n.nspname = 'public' AND pg_has_role(n.nspowner, 'USAGE')
             UNION ALL
             SELECT quote_ident(c.relname), 0, NULL, a.*
               FROM pg_class c, aclexplode(c.relacl) a WHERE c.relnamespace = 'public'::regnamespace AND pg_has_role(c.relowner, 'USAGE')
             UNION ALL
             SELECT quote_ident(c.relname), t.attnum, t.attname, a.*
               FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid, aclexplode(t.attacl) a
              WHERE c.relnamespace = 'public'::regnamespace AND pg_has_role(c.relowner, 'USAGE')
             UNION ALL
             SELECT 'FUNCTION ' || p.oid::regprocedure, 0, NULL, a.*
               FROM pg_proc p, aclexplode(p.proacl) a WHERE p.pronamespace = 'public'::regnamespace AND pg_has_role(p.proowner, 'USAGE')) r
      WHERE r.grantee = (SELECT oid FROM pg_roles WHERE rolname = $1)
      ORDER BY r.on, r.privilege_type DESC, r.nth`,
    [role],
  );
  return rows;
}

function revocations(role: string, rights: readonly Right[]): string[] {
  const objects = new Set(rights.map(({ on }) => on));
  return [...objects].map((on) => `REVOKE ALL ON ${on} FROM ${pg.escapeIdentifier(role)} CASCADE`);
}

/** A table of a later version is not there yet, and one of an earlier is not any more: that the list is whole is for a test to say. */
async function grantStatements(owner: pg.Client, role: string, { tables, functions }: ServerRights): Promise<string[]> {
  const { rows } = await owner.query<{ table: string; sequences: string[] }>(
    `SELECT t.relname AS table, coalesce(array_agg(quote_ident(s.relname)) FILTER (WHERE s.oid IS NOT NULL), '{}')::text[] AS sequences
       FROM pg_class t
       LEFT JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'a'
       LEFT JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
      WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'
      GROUP BY t.relname`,
  );
  const { rows: executed } = await owner.query<{ signature: string }>(
    `SELECT oid::regprocedure::text AS signature FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname = ANY ($1)`,
    [Object.keys(functions)],
  );
  const to = `TO ${pg.escapeIdentifier(role)}`;
  return [
    `GRANT USAGE ON SCHEMA public ${to}`,
    ...executed.map(({ signature }) => `GRANT EXECUTE ON FUNCTION ${signature} ${to}`),
    ...rows.flatMap(({ table, sequences }) => {
      const grant = tables[table];
      if (!grant) return [];
      const counted = grant.insert ? sequences : [];
      return [
        `GRANT ${privilegesOf(grant).join(', ')} ON ${pg.escapeIdentifier(table)} ${to}`,
        ...counted.map((sequence) => `GRANT USAGE ON SEQUENCE ${sequence} ${to}`),
      ];
    }),
  ];
}

function privilegesOf({ insert, update, delete: deletes }: Grant): string[] {
  return [
    'SELECT',
    ...(insert ? ['INSERT'] : []),
    ...(update ? [`UPDATE (${update.map(pg.escapeIdentifier).join(', ')})`] : []),
    ...(deletes ? ['DELETE'] : []),
  ];
}

const textOf = ({ on, column, privilege }: Right) => JSON.stringify([on, column, privilege]);

function missingFrom(some: readonly Right[], others: readonly Right[]): Right[] {
  const there = new Set(some.map(textOf));
  return others.filter((right) => !there.has(textOf(right)));
}

/** One line for each table: its privileges, each with its columns. */
function told(what: string, rights: readonly Right[]): string[] {
  const lines = new Map<string, Map<string, string[]>>();
  for (const { on, column, privilege } of rights) {
    const privileges = lines.get(on) ?? new Map<string, string[]>();
    lines.set(on, privileges);
    privileges.set(privilege, [...(privileges.get(privilege) ?? []), ...(column === null ? [] : [column])]);
  }
  return [...lines].map(([on, privileges]) => {
    const parts = [...privileges].map(([name, columns]) =>
      columns.length === 0 ? name : `${name} (${columns.join(', ')})`,
    );
    return `${what} on ${on}: ${parts.join(', ')}`;
  });
}
