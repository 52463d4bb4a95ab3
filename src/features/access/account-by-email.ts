import { withUnicodeDomain } from '../../domain/address.ts';
import { sql } from '../../platform/database.ts';
import type { ReadTx } from '../../platform/unit-of-work.ts';

export interface Account {
  readonly id: string;
  readonly organizationId: string;
  readonly passwordHash: string | null;
}

/**
 * The account of an address in its normal form; null when there is none. As the unique index on addresses has it: equality and no pattern, so
 * that `%` and `_` are characters like any other. Domains were kept in Unicode before there was a normal form.
 */
export async function accountByEmail(tx: Pick<ReadTx, '$queryRaw'>, address: string): Promise<Account | null> {
  const [found] = await tx.$queryRaw<Account[]>(sql`
    SELECT id, organization_id AS "organizationId", password_hash AS "passwordHash" FROM app_user
     WHERE lower(email) IN (lower(${address}), lower(${withUnicodeDomain(address)})) ORDER BY email = ${address} DESC LIMIT 1`);
  return found ?? null;
}
