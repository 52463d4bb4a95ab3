import { randomBytes } from 'node:crypto';
import type { Role } from '../../src/domain/authorization/permissions.ts';
import { newToken, sha256 } from '../../src/platform/crypto/crypto.ts';
import { newId } from '../../src/platform/database/ids.ts';
import type { App } from './app.ts';
import type { Client } from './client.ts';

/**
 * People who are signed in, written around the server: the tests make thousands of them, and few tests are about how people
 * come to be. Those use the API. `people.test.ts` compares the rows with the API's; what these leave out are the invitation and the rows of the
 * trail.
 */
export interface Person {
  readonly client: Client;
  readonly token: string;
  readonly userId: string;
  readonly email: string;
}

export const password = 'a-long-enough-password';
export const someText = (prefix: string) => `${prefix}-${randomBytes(4).toString('hex')}`;

export interface NewOrganization {
  readonly organizationId?: string;
  readonly organizationName: string;
  readonly pharmacyName: string;
  readonly timezone: string;
}

/** An organization with its first pharmacy, and its owner. */
export async function addOwner(app: App, organization: NewOrganization): Promise<Person & { pharmacyId: string }> {
  const { organizationId = newId(), organizationName, pharmacyName, timezone } = organization;
  const pharmacyId = newId();
  await app.sql(
    `WITH made AS (INSERT INTO organization (id, name) VALUES ($1, $2))
     INSERT INTO pharmacy (id, organization_id, name, code, timezone) VALUES ($3, $1, $4, 'MAIN', $5)`,
    [organizationId, organizationName, pharmacyId, pharmacyName, timezone],
  );
  return { ...(await addUser(app, organizationId, 'An Owner', 'OWNER', null)), pharmacyId };
}

/** A colleague of somebody's. */
export async function addMember(app: App, by: Person, role: Role, pharmacyId: string | null): Promise<Person> {
  const [row] = await app.sql<{ id: string }>('SELECT organization_id AS id FROM app_user WHERE id = $1', [by.userId]);
  if (!row) throw new Error(`There is no ${by.email}.`);
  return addUser(app, row.id, `A ${role.toLowerCase()}`, role, pharmacyId);
}

async function addUser(app: App, organizationId: string, name: string, role: Role, pharmacyId: string | null) {
  const userId = newId();
  const email = `${someText(role.toLowerCase())}@pharmacy.example`;
  await app.sql(
    `WITH made AS (INSERT INTO account (id, email, password_hash) VALUES (new_uuid_v7(), $3, $5) RETURNING id)
     INSERT INTO app_user (id, organization_id, account_id, email, name) SELECT $1, $2, id, $3, $4 FROM made`,
    [userId, organizationId, email, name, await hashOfPassword(app)],
  );
  await app.sql(
    'INSERT INTO membership (id, organization_id, user_id, role, pharmacy_id) VALUES (new_uuid_v7(), $1, $2, $3, $4)',
    [organizationId, userId, role, pharmacyId],
  );
  const token = newToken();
  const now = app.clock.now();
  const expiresAt = new Date(now.getTime() + app.server.platform.settings.sessionAbsoluteHours * 3_600_000);
  await app.sql(
    `INSERT INTO session (id, organization_id, user_id, token_hash, ip, user_agent, created_at, last_seen_at, proved_at, expires_at)
     VALUES (new_uuid_v7(), $1, $2, $3, '127.0.0.1', 'node', $4, $4, $4, $5)`,
    [organizationId, userId, sha256(token), now, expiresAt],
  );
  return { client: app.client(token), token, userId, email };
}

/** Everybody's password is the same; it is hashed once for each app, at its cost. */
const hashes = new WeakMap<App, Promise<string>>();

function hashOfPassword(app: App): Promise<string> {
  const known = hashes.get(app) ?? app.server.platform.passwords.hash(password);
  hashes.set(app, known);
  return known;
}
