import { notFound } from '../../../domain/error.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { ReadTx } from '../../../platform/transaction.ts';

/** The page of the dashboard where a sign-in through a provider begins, and where it sends people back. */
const page = '/sign-on';

export const redirectUriOf = (publicUrl: string) => `${publicUrl}${page}`;

/** A provider as the database has it, without its secret. */
export interface StoredProvider {
  readonly id: string;
  readonly organizationId: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly groupsClaim: string;
  readonly groupRoles: readonly {
    readonly groupName: string;
    readonly role: 'OWNER' | 'MANAGER' | 'PHARMACIST' | 'TECHNICIAN' | 'AUDITOR';
    readonly pharmacyId: string | null;
  }[];
}

/** The provider of an organization, without its secret; null when it has none. */
export function providerOf(
  tx: Pick<ReadTx, 'identityProvider'>,
  organizationId: string,
): Promise<StoredProvider | null> {
  return tx.identityProvider.findUnique({
    where: { organizationId },
    omit: { clientSecret: true, createdAt: true, updatedAt: true },
    include: { groupRoles: { omit: { createdAt: true, organizationId: true }, orderBy: { id: 'asc' } } },
  });
}

/** Where the secret of a provider stands. */
export const clientSecretCell = (id: string) => ({ table: 'identity_provider', id, column: 'client_secret' });

/**
 * The provider of an organization with its secret, for asking it.
 * @throws ApothecaError NOT_FOUND
 */
export async function openProvider({ database, vault }: Platform, organizationId: string) {
  const found = isId(organizationId)
    ? await database.prisma.identityProvider.findUnique({ where: { organizationId } })
    : null;
  if (!found) throw notFound('organization that signs in through an identity provider', 'organizationId');
  const { id, issuer, clientId, scope, groupsClaim } = found;
  const clientSecret = await vault.decrypt(organizationId, clientSecretCell(id), found.clientSecret);
  return { issuer, clientId, clientSecret, scope, groupsClaim };
}

/** A provider as the API shows it. */
export function publicProvider(provider: StoredProvider, publicUrl: string | null) {
  const { id, organizationId, issuer, clientId, scope, groupsClaim } = provider;
  return {
    __typename: 'IdentityProvider' as const,
    ...{ id, issuer, clientId, scope, groupsClaim },
    groupRoles: provider.groupRoles.map(({ groupName: group, role, pharmacyId }) => ({ group, role, pharmacyId })),
    redirectUri: publicUrl === null ? null : redirectUriOf(publicUrl),
    signOnUrl: publicUrl === null ? null : `${redirectUriOf(publicUrl)}?organization=${organizationId}`,
  };
}

/** A provider as the trail tells it. */
export function toldProvider({ groupRoles, ...provider }: StoredProvider, secretChanged: boolean) {
  return { ...provider, ...(secretChanged && { clientSecret: '[secret]' }), groupRoles };
}
