import type { AccountLinkKind } from '../../../generated/prisma/enums.ts';
import { sha256 } from '../../../platform/crypto/crypto.ts';
import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { ReadTx, Tx } from '../../../platform/transaction.ts';

/** How long a link can be followed: it opens an account to whoever holds it. */
const linkMs: Readonly<Record<AccountLinkKind, number>> = { PASSWORD_RESET: 3_600_000, EMAIL_CHANGE: 24 * 3_600_000 };

export const linkExpiry = (kind: AccountLinkKind, now: Date) => new Date(now.getTime() + linkMs[kind]);

interface NewLink {
  readonly kind: AccountLinkKind;
  readonly token: string;
  readonly accountId: string;
  /** The organization whose trail tells of it. */
  readonly organizationId: string;
  /** Null for the operator, and for somebody who asked by mail. */
  readonly createdById: string | null;
  readonly email?: string;
}

/**
 * Keeps a link, by the hash of its token. Those before it stay good: a stranger who asks for one again and again would otherwise make each
 * that the person has received worthless. Following one ends all.
 */
export async function keepLink(tx: Tx, { token, ...link }: NewLink, now: Date) {
  const expiresAt = linkExpiry(link.kind, now);
  const { id } = await tx.accountLink.create({
    data: { id: newId(), ...link, tokenHash: sha256(token), createdAt: now, expiresAt },
    select: { id: true },
  });
  return { accountLinkId: id, kind: link.kind, expiresAt };
}

/** A link that can be followed now, locked, with its user and who made it; null when there is none of this kind with the token. */
export async function openLink(tx: ReadTx, kind: AccountLinkKind, token: string, now: Date) {
  const tokenHash = sha256(token);
  // By account, so that two links of one account come one after the other.
  await tx.$queryRaw(sql`
    SELECT id FROM account WHERE id = (SELECT account_id FROM account_link WHERE token_hash = ${tokenHash}) FOR UPDATE`);
  return tx.accountLink.findFirst({
    where: { tokenHash, kind, usedAt: null, expiresAt: { gt: now } },
    omit: { tokenHash: true },
    include: {
      user: { include: { memberships: true } },
      createdBy: { include: { memberships: true } },
    },
  });
}

/** Notes that the link was followed and ends every other link of the account: what they were sent for is done, or is somebody else's by now. */
export async function useLink(
  tx: Tx,
  { id, accountId }: { readonly id: string; readonly accountId: string },
  now: Date,
) {
  await tx.accountLink.update({ where: { id }, data: { usedAt: now }, select: { id: true } });
  await endLinks(tx, accountId);
}

/** Ends the links of an account that have not been followed. */
export async function endLinks(tx: Tx, accountId: string): Promise<void> {
  await tx.accountLink.deleteMany({ where: { accountId, usedAt: null } });
}
