import type { Passkey, Totp } from '../../../generated/prisma/client.ts';

/** What the trail tells of a secret: everything but itself. */
export function toldTotp({
  id,
  accountId,
  masterKeyId,
  confirmedAt,
}: Omit<Totp, 'wrapped' | 'lastStep' | 'createdAt'>) {
  return { totpId: id, accountId, masterKeyId, confirmedAt };
}

/** What the trail tells of a passkey. */
export function toldPasskey({ id, accountId, name, credentialId, transports, backedUp, counter }: Passkey) {
  return { passkeyId: id, accountId, name, credentialId, transports, backedUp, counter };
}
