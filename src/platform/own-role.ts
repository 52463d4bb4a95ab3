import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, sql } from './database.ts';
import type { Logger } from './log.ts';

/** A server that could change its own tables is one whose rules a stolen password takes away. */
export class TooManyRights extends Error {
  override readonly name = 'TooManyRights';
}

export interface OwnRoleOptions {
  readonly database: Database;
  readonly log: Logger;
  /** Whether a role with too many rights is refused; otherwise it is worth one warning. */
  readonly strict: boolean;
}

const patienceMs = 1_000;

/** Looks once at the rights of the role that this process connects as. */
export class OwnRole {
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(private readonly options: OwnRoleOptions) {}

  /**
   * Looks, and goes on trying when the database does not answer: a server may be started before its database.
   * @throws TooManyRights at once, or hands it over later.
   */
  async check(refuse: (error: TooManyRights) => void): Promise<void> {
    const { database, log, strict } = this.options;
    // A database that takes the connection and says nothing holds up no start.
    const late = sleep(patienceMs, undefined, { ref: false });
    const excess = await Promise.race([excessOf(database).catch(() => undefined), late]);
    if (this.#closed) return;
    if (excess === undefined) {
      this.#timer = setTimeout(() => this.check(refuse).catch(refuse), patienceMs);
      this.#timer.unref();
      return;
    }
    if (excess === null) return;
    const message = `${excess} The server should connect as a role that owns nothing: see "Roles in the database" in docs/operations.md.`;
    if (strict) throw new TooManyRights(message);
    log.warn(message);
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
  }
}

interface Rights {
  readonly role: string;
  readonly superuser: boolean;
  readonly owner: boolean;
  readonly creator: boolean;
}

/** What the role may do that the server has no use for, as a sentence; null when there is nothing. */
async function excessOf(database: Database): Promise<string | null> {
  const rights = await database.row<Rights>(sql`
    SELECT current_user::text AS role, r.rolsuper AS superuser,
           EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = to_regnamespace(quote_ident(current_schema()))
                      AND c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'MEMBER')) AS owner,
           coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS creator
      FROM pg_roles r WHERE r.rolname = current_user`);
  if (!rights) return null;
  const { role, superuser, owner, creator } = rights;
  const has = [
    ...(superuser ? ['is a superuser'] : []),
    ...(owner ? ['owns tables'] : []),
    ...(creator ? ['may create tables'] : []),
  ];
  return has.length === 0 ? null : `The database role ${role} ${has.join(', ')}.`;
}
