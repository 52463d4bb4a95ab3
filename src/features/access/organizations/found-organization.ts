import type { Applied } from '../../../platform/command.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { openSession, ownSubject, publicUser, type ShownDevice } from '../sessions/new-session.ts';

/** What an organization begins with. */
export interface Beginning {
  readonly organizationName: string;
  readonly pharmacyName: string;
  readonly pharmacyCode: string;
  readonly timezone: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

/** The ids of what is founded. */
export const newIds = (): NewIds => ({
  organizationId: newId(),
  pharmacyId: newId(),
  accountId: newId(),
  userId: newId(),
});

export interface NewIds {
  readonly organizationId: string;
  readonly pharmacyId: string;
  readonly accountId: string;
  readonly userId: string;
}

/** Makes an organization with its first pharmacy and its owner, and signs the owner in. */
export async function foundOrganization(
  tx: Tx,
  platform: Platform,
  { organizationId, pharmacyId, accountId, userId }: NewIds,
  { email, passwordHash, pharmacyCode: code, timezone, ...names }: Beginning,
  device: ShownDevice,
  now: Date,
) {
  const organization = { id: organizationId, name: names.organizationName.trim() };
  const pharmacy = { id: pharmacyId, organizationId, name: names.pharmacyName.trim(), code, timezone };
  await tx.organization.create({ data: organization });
  await tx.pharmacy.create({ data: pharmacy });
  await tx.account.create({ data: { id: accountId, email, passwordHash }, select: { id: true } });
  const user = await tx.user.create({
    data: { id: userId, organizationId, accountId, email, name: names.name.trim() },
  });
  await tx.membership.create({ data: { organizationId, userId, role: 'OWNER' } });
  const { sessionId, answer } = await openSession(tx, platform, user, device, now);
  return {
    answer,
    change: {
      after: {
        organization,
        pharmacy,
        user: publicUser(user),
        membership: { userId, role: 'OWNER', pharmacyId: null },
      },
    },
    subject: { ...ownSubject(user, sessionId), entityId: organizationId },
  } satisfies Applied<unknown>;
}
