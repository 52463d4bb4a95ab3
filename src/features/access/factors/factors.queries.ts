import type { Actor } from '../../../domain/actor.ts';
import type { Context } from '../../../graphql/context.ts';
import { accountOfUser } from '../account.ts';
import type { Factors } from './factors.type.ts';
import { creationOptions, issueChallenge, requestOptions } from './passkeys.ts';
import { owesFactor } from './policy.ts';

/** The second factors of the person who asks. */
export async function factorsOf({ platform }: Context, { userId }: Actor): Promise<Factors> {
  const { prisma } = platform.database;
  const { id: accountId } = await accountOfUser(prisma, userId);
  const totp = await prisma.totp.findFirst({ where: { accountId, confirmedAt: { not: null } } });
  return {
    totpSince: totp?.confirmedAt ?? null,
    passkeys: await prisma.passkey.findMany({ where: { accountId }, orderBy: { id: 'asc' } }),
    recoveryCodesLeft: await prisma.recoveryCode.count({ where: { accountId, usedAt: null } }),
    required: await owesFactor(prisma, accountId),
  };
}

/** What the browser of the person who asks is given to make a passkey. Nothing is written: the challenge says itself whose it is. */
export async function newPasskeyOptions({ platform }: Context, { userId, name }: Actor): Promise<string> {
  const { prisma } = platform.database;
  const account = await accountOfUser(prisma, userId);
  const known = await prisma.passkey.findMany({ where: { accountId: account.id } });
  return JSON.stringify(await creationOptions(platform, account, name, known));
}

/** What a browser is given to sign in by a passkey that it knows. Nothing is written: anybody may ask, as often as they like. */
export async function passkeyLogInOptions({ platform }: Context): Promise<string> {
  return JSON.stringify(await requestOptions(platform, issueChallenge(platform, 'log-in')));
}
