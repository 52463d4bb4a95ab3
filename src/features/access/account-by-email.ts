import { sql } from '../../platform/database.ts';
import type { ReadTx } from '../../platform/unit-of-work.ts';

export interface Account {
  readonly id: string;
  readonly organizationId: string;
  readonly passwordHash: string | null;
}

/**
 * The account of an address, whatever its case; null when there is none. As the unique index on addresses has it: equality and no pattern, so
 * that `%` and `_` are characters like any other.
 */
export async function accountByEmail(tx: Pick<ReadTx, '$queryRaw'>, email: string): Promise<Account | null> {
  const [found] = await tx.$queryRaw<Account[]>(sql`
    SELECT id, organization_id AS "organizationId", password_hash AS "passwordHash" FROM app_user WHERE lower(email) = lower(${email})`);
  return found ?? null;
}
