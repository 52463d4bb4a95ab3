import type { Actor } from '../../../domain/authorization/actor.ts';
import type { Context } from '../../../graphql/context.ts';
import { accountOfUser } from '../account.ts';
import { issueChallenge, requestOptions } from '../factors/passkeys.ts';
import { accountToUse, mayUseAccount } from './own-account.ts';
import type { Proofs } from './proof.type.ts';
import { purposeOf } from './shown-factor.ts';
import { mostPinTries } from './unlock-session.ts';

/** By what whoever asks can show in their session that it is them. */
export async function proofsOf({ platform }: Context, actor: Actor): Promise<Proofs> {
  const { prisma } = platform.database;
  const { id: accountId, passwordHash } = await accountOfUser(platform.database, actor.userId);
  const vouched = actor.issuer !== null;
  if (!(await mayUseAccount({ actor, platform }, accountId)))
    return { methods: [], vouched, maySetPin: false, pinSince: null, pinTriesLeft: 0 };
  const totps = await prisma.totp.count({ where: { accountId, confirmedAt: { not: null } } });
  const passkeys = await prisma.passkey.count({ where: { accountId } });
  const codes = await prisma.recoveryCode.count({ where: { accountId, usedAt: null } });
  const pin = await prisma.pin.findUnique({ where: { accountId }, select: { changedAt: true, tries: true } });
  return {
    methods: [
      ...(passwordHash === null ? [] : (['PASSWORD'] as const)),
      ...(totps > 0 ? (['TOTP'] as const) : []),
      ...(passkeys > 0 ? (['PASSKEY'] as const) : []),
      ...(codes > 0 ? (['RECOVERY_CODE'] as const) : []),
    ],
    vouched,
    maySetPin: true,
    pinSince: pin?.changedAt ?? null,
    pinTriesLeft: pin ? mostPinTries - pin.tries : 0,
  };
}

/**
 * What a browser is given for a passkey that is a proof in this session: one of its person's, or any for a colleague who confirms here, of whom nothing is told before. Nothing
 * is written: the challenge says itself what it is for.
 */
export async function passkeyProofOptions({ platform }: Context, actor: Actor, colleague: boolean): Promise<string> {
  const { sessionId } = actor;
  const by = colleague ? 'colleague' : 'own';
  const account = colleague ? null : await accountToUse({ actor, platform });
  const known = account ? await platform.database.prisma.passkey.findMany({ where: { accountId: account.id } }) : [];
  return JSON.stringify(
    await requestOptions(platform, issueChallenge(platform, purposeOf({ by, sessionId })), { known }),
  );
}
