import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export interface FreshDatabase {
  /** As the owner of the tables. */
  readonly url: string;
  /** As the role that servers have. */
  readonly serverUrl: string;
  drop(): Promise<void>;
}

/** A database of its own with all tables and nothing in them. What may be done with a database as a whole is not copied with it. */
export function freshDatabase(): Promise<FreshDatabase> {
  return create('TEMPLATE template_migrated STRATEGY FILE_COPY', 'REVOKE TEMP ON DATABASE NAME FROM PUBLIC');
}

/** A database of its own without any table. */
export function emptyDatabase(): Promise<FreshDatabase> {
  return create('');
}

async function create(how: string, then?: string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const server = inject('databaseServer');
  await asAdmin(server, async (admin) => {
    await admin.query(`CREATE DATABASE ${name} ${how}`);
    if (then) await admin.query(then.replace('NAME', name));
  });
  const named = (base: string) => Object.assign(new URL(base), { pathname: `/${name}` }).href;
  return {
    url: named(server),
    serverUrl: named(inject('databaseServerForServers')),
    drop: () => asAdmin(server, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

async function asAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client(url);
  await admin.connect();
  try {
    // Copying a template fails while another copies it; one at a time.
    await admin.query('SELECT pg_advisory_lock(1)');
    await work(admin);
  } finally {
    await admin.end();
  }
}
