import type { Actor } from '../../../domain/authorization/actor.ts';
import type { FactorPolicy } from '../../../generated/prisma/enums.ts';
import type { Context } from '../../../graphql/context.ts';
import { type Database, sql } from '../../../platform/database/database.ts';
import { accountOfUser } from '../account.ts';
import type { Factors } from './factors.type.ts';
import { creationOptions, issueChallenge, requestOptions } from './passkeys.ts';
import { asksForFactor, hasFactor, owesFactor } from './policy.ts';

/** The second factors of the person who asks. */
export async function factorsOf({ platform }: Context, { userId }: Actor): Promise<Factors> {
  const { prisma } = platform.database;
  const { id: accountId } = await accountOfUser(platform.database, userId);
  const totp = await prisma.totp.findFirst({ where: { accountId, confirmedAt: { not: null } } });
  return {
    totpSince: totp?.confirmedAt ?? null,
    passkeys: await prisma.passkey.findMany({ where: { accountId }, orderBy: { id: 'asc' } }),
    recoveryCodesLeft: await prisma.recoveryCode.count({ where: { accountId, usedAt: null } }),
    required: await owesFactor(platform.database, accountId),
  };
}

/** What the browser of the person who asks is given to make a passkey. Nothing is written: the challenge says itself whose it is. */
export async function newPasskeyOptions({ platform }: Context, { userId, name }: Actor): Promise<string> {
  const { prisma } = platform.database;
  const account = await accountOfUser(platform.database, userId);
  const known = await prisma.passkey.findMany({ where: { accountId: account.id } });
  return JSON.stringify(await creationOptions(platform, account, name, known));
}

/** What a browser is given to sign in by a passkey that it knows. Nothing is written: anybody may ask, as often as they like. */
export async function passkeyLogInOptions({ platform }: Context): Promise<string> {
  return JSON.stringify(await requestOptions(platform, issueChallenge(platform, 'log-in')));
}

/** How many people sign in by a password to an organization that had this policy, and would owe it a second factor. */
export async function membersWithoutFactor(
  database: Pick<Database, 'count'>,
  organizationId: string,
  policy: FactorPolicy,
): Promise<number> {
  return database.count(sql`
    SELECT count(*)::int AS count
      FROM app_user u JOIN account a ON a.id = u.account_id AND a.password_hash IS NOT NULL
           CROSS JOIN (SELECT ${policy}::factor_policy AS factor_policy) o
     WHERE u.organization_id = ${organizationId}::uuid AND u.status = 'ACTIVE' AND ${asksForFactor} AND NOT ${hasFactor}`);
}
