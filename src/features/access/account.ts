import { withUnicodeDomain } from '../../domain/access/address.ts';
import { ApothecaError } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import * as enums from '../../generated/prisma/enums.ts';
import { sql } from '../../platform/database/database.ts';
import { isId } from '../../platform/database/ids.ts';
import { instant, nullable, oneOf, type RowType, row, text } from '../../platform/database/row.ts';
import { type Asks, rowsIn } from '../../platform/database/rows-in.ts';
import type { SignedInUser } from './sessions/new-session.ts';

/** Who signs in: one person, however many organizations they are a member of. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly passwordHash: string | null;
}

const accountRow: RowType<Account> = row({ id: text, email: text, passwordHash: nullable(text) });

/**
 * The account of an address in its normal form; null when there is none. As the unique index on addresses has it: equality and no pattern, so
 * that `%` and `_` are characters like any other. Domains were kept in Unicode before there was a normal form.
 */
export async function accountByEmail(tx: Asks, address: string): Promise<Account | null> {
  const [found] = await rowsIn(
    tx,
    accountRow,
    sql`
    SELECT id, email, password_hash AS "passwordHash" FROM account
     WHERE lower(email) IN (lower(${address}), lower(${withUnicodeDomain(address)})) ORDER BY email = ${address} DESC LIMIT 1`,
  );
  return found ?? null;
}

const signedInUserRow: RowType<SignedInUser> = row({
  id: text,
  kind: oneOf(enums.UserKind),
  organizationId: text,
  accountId: nullable(text),
  name: text,
  email: text,
  status: oneOf(enums.UserStatus),
  erasedAt: nullable(instant),
  createdAt: instant,
});

/**
 * The user as whom an account signs in: in the organization that is named, or else where they may and were last. Somebody disabled is found when
 * there is nobody else; whoever asks looks at the status. Null for an account that is no member there.
 */
export async function userOfAccount(
  tx: Asks,
  accountId: string,
  organizationId: string | null,
): Promise<SignedInUser | null> {
  if (organizationId !== null && !isId(organizationId)) return null;
  const [found] = await rowsIn(
    tx,
    signedInUserRow,
    sql`
    SELECT u.id, u.kind, u.organization_id AS "organizationId", u.account_id AS "accountId", u.name, u.email, u.status, u.erased_at AS "erasedAt", u.created_at AS "createdAt"
      FROM app_user u
     WHERE u.account_id = ${accountId}::uuid AND (${organizationId}::uuid IS NULL OR u.organization_id = ${organizationId}::uuid)
     ORDER BY u.status = 'ACTIVE' DESC, (SELECT max(s.created_at) FROM session s WHERE s.user_id = u.id) DESC NULLS LAST, u.id
     LIMIT 1`,
  );
  return found ?? null;
}

/** The account of a person who is signed in. */
export async function accountOfUser(tx: Asks, userId: string): Promise<Account> {
  const [found] = await rowsIn(
    tx,
    accountRow,
    sql`
    SELECT a.id, a.email, a.password_hash AS "passwordHash"
      FROM account a JOIN app_user u ON u.account_id = a.id WHERE u.id = ${userId}::uuid`,
  );
  if (!found) throw new Error(`The user ${userId} is signed in without an account.`);
  return found;
}

/** Whoever counted on an account may find that its person was erased meanwhile. */
export const accountGone = () => new ApothecaError('BUSY', message('accountJustRemoved'));
