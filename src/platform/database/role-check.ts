import type { Logger } from '../log.ts';
import { type Database, sql } from './database.ts';
import { flag, type RowType, row, text } from './row.ts';

/** A server that could change its own tables is one whose rules a stolen password takes away. */
export class ExcessPrivileges extends Error {
  override readonly name = 'ExcessPrivileges';
}

export interface OwnRoleOptions {
  readonly database: Database;
  readonly log: Logger;
  /** Whether a role with too many rights is refused; otherwise it is worth one warning. */
  readonly strict: boolean;
}

/**
 * Looks at the rights of the role that this process connects as.
 * @throws ExcessPrivileges when it is strict; otherwise they are worth a warning.
 */
export async function checkOwnRole({ database, log, strict }: OwnRoleOptions): Promise<void> {
  const excess = await excessOf(database);
  if (excess === null) return;
  const message = `${excess} The server should connect as a role that owns nothing: see "Roles in the database" in docs/operations.md.`;
  if (strict) throw new ExcessPrivileges(message);
  log.warn(message);
}

interface Rights {
  readonly role: string;
  readonly superuser: boolean;
  readonly owner: boolean;
  readonly creator: boolean;
}

const rightsRow: RowType<Rights> = row({ role: text, superuser: flag, owner: flag, creator: flag });

/** What the role may do that the server has no use for, as a sentence; null when there is nothing. */
async function excessOf(database: Database): Promise<string | null> {
  const rights = await database.row(
    rightsRow,
    sql`
    SELECT current_user::text AS role, r.rolsuper AS superuser,
           EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = to_regnamespace(quote_ident(current_schema()))
                      AND c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'MEMBER')) AS owner,
           coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS creator
      FROM pg_roles r WHERE r.rolname = current_user`,
  );
  if (!rights) return null;
  const { role, superuser, owner, creator } = rights;
  const has = [
    ...(superuser ? ['is a superuser'] : []),
    ...(owner ? ['owns tables'] : []),
    ...(creator ? ['may create tables'] : []),
  ];
  return has.length === 0 ? null : `The database role ${role} ${has.join(', ')}.`;
}
