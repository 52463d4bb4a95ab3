import { type Database, sql } from '../../../platform/database/database.ts';
import { flag, nothing, row } from '../../../platform/database/row.ts';
import { type Asks, rowsIn } from '../../../platform/database/rows-in.ts';

/** In SQL: whether the organization `o` asks its user `u` for a second factor. */
export const asksForFactor = sql`(o.factor_policy = 'EVERYBODY' OR o.factor_policy = 'MANAGERS' AND EXISTS (
  SELECT FROM membership held WHERE held.user_id = u.id AND held.role IN ('OWNER', 'MANAGER')))`;

/** In SQL: whether the account of the user `u` has a second factor. */
export const hasFactor = sql`(EXISTS (SELECT FROM totp f WHERE f.account_id = u.account_id AND f.confirmed_at IS NOT NULL)
  OR EXISTS (SELECT FROM passkey f WHERE f.account_id = u.account_id))`;

/** Whether an organization, of all that the account is a member of, asks it for a second factor. */
export async function owesFactor(tx: Asks, accountId: string): Promise<boolean> {
  const found = await rowsIn(
    tx,
    nothing,
    sql`
    SELECT u.id FROM app_user u JOIN organization o ON o.id = u.organization_id
     WHERE u.account_id = ${accountId}::uuid AND u.status = 'ACTIVE' AND ${asksForFactor} LIMIT 1`,
  );
  return found.length > 0;
}

const factorStandingRow = row({ asked: flag, has: flag });

/** Whether the organization of a user asks them for a second factor, and whether they have one. */
export async function factorStanding(database: Pick<Database, 'row'>, userId: string) {
  const found = await database.row(
    factorStandingRow,
    sql`
    SELECT ${asksForFactor} AS asked, ${hasFactor} AS has
      FROM app_user u JOIN organization o ON o.id = u.organization_id WHERE u.id = ${userId}::uuid`,
  );
  return found ?? { asked: true, has: false };
}
