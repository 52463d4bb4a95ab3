import { sql } from '../../../platform/database.ts';
import type { ReadTx } from '../../../platform/unit-of-work.ts';

/** In SQL: whether the organization `o` asks its user `u` for a second factor. */
export const asksForFactor = sql`(o.factor_policy = 'EVERYBODY' OR o.factor_policy = 'MANAGERS' AND EXISTS (
  SELECT FROM membership held WHERE held.user_id = u.id AND held.role IN ('OWNER', 'MANAGER')))`;

/** In SQL: whether the account of the user `u` has a second factor. */
export const hasFactor = sql`(EXISTS (SELECT FROM totp f WHERE f.account_id = u.account_id AND f.confirmed_at IS NOT NULL)
  OR EXISTS (SELECT FROM passkey f WHERE f.account_id = u.account_id))`;

/** Whether an organization, of all that the account is a member of, asks it for a second factor. */
export async function owesFactor(tx: Pick<ReadTx, '$queryRaw'>, accountId: string): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>(sql`
    SELECT u.id FROM app_user u JOIN organization o ON o.id = u.organization_id
     WHERE u.account_id = ${accountId}::uuid AND u.status = 'ACTIVE' AND ${asksForFactor} LIMIT 1`);
  return found.length > 0;
}
