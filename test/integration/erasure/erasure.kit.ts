import { afterAll, beforeAll } from 'vitest';
import * as api from '../../generated/graphql.ts';
import { type App, startApp } from '../../kit/app.ts';
import { as } from '../../kit/client.ts';
import { type Person } from '../../kit/world.ts';

// What the tests of erasing share: a server, and what is done to somebody there.

export let app: App;
export const erase = async (by: Person, { userId }: Pick<Person, 'userId'>) =>
  (await by.client.ask(api.EraseUserDocument, { input: { userId } })).eraseUser;
export const disable = async (by: Person, { userId }: Pick<Person, 'userId'>) =>
  as((await by.client.ask(api.DisableUserDocument, { input: { userId } })).disableUser, 'UserDisabled');
export const trailOf = async ({ client }: Person, filter: api.AuditFilter = {}) =>
  (await client.ask(api.AuditTrailDocument, { filter, first: 100 })).auditLog.nodes;
/** The tables with rows of an organization in which a text stands, in whatever column. */
export async function tablesWith(text: string, on = app): Promise<string[]> {
  const tables = await on.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      // What belongs to no organization (a stranger's attempt, a sign-up that nobody confirmed) is not the organization's to erase; an account is.
      const rows = await on.sql(
        `SELECT 1 FROM "${name}" t WHERE strpos(lower(to_jsonb(t)::text), lower($1)) > 0
            AND (to_jsonb(t) -> 'organization_id' IS DISTINCT FROM 'null'::jsonb) LIMIT 1`,
        [text],
      );
      return rows.length > 0 ? [name] : [];
    }),
  );
  return found.flat().sort();
}

/** What each file needs before its tests, and what is done after them. */
export function useErasure(): void {
  beforeAll(async () => {
    app = await startApp();
  });

  afterAll(() => app.close());
}
