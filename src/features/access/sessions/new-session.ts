import { newToken, sha256 } from '../../../platform/crypto/crypto.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { rememberDevice } from './known-device.ts';

/** The device that signs in, as far as it tells. */
export interface Device {
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** The device with what it shows to be known again, if it does. */
export interface ShownDevice extends Device {
  readonly deviceToken: string | null;
}

export interface SignedInUser {
  readonly id: string;
  readonly kind: 'PERSON' | 'SERVICE';
  readonly organizationId: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly email: string;
  readonly status: 'ACTIVE' | 'DISABLED';
  readonly erasedAt: Date | null;
  readonly createdAt: Date;
}

/** What is otherwise with a session. */
interface Opening {
  /** When who it is was last shown; now, unless it is told. */
  readonly provedAt?: Date;
  /** The identity provider that vouched for them. */
  readonly issuer?: string | null;
  /** It ends by then at the latest. */
  readonly endsBy?: Date | null;
  /** Whether a password or passkey was shown: only then is the device known from now on, and has guesses of its own. */
  readonly shown?: boolean;
}

/**
 * Opens a session with a token of its own and answers what the user is shown once. Whoever opens it has just shown who they are, unless it is told
 * when they last did.
 */
export async function openSession(
  tx: Tx,
  platform: Platform,
  user: SignedInUser,
  device: ShownDevice,
  now: Date,
  { provedAt = now, issuer = null, endsBy = null, shown = true }: Opening = {},
) {
  const token = newToken();
  const id = newId();
  const longest = new Date(now.getTime() + platform.settings.sessionAbsoluteHours * 3_600_000);
  const expiresAt = endsBy !== null && endsBy < longest ? endsBy : longest;
  await tx.session.create({
    data: {
      id,
      organizationId: user.organizationId,
      userId: user.id,
      tokenHash: sha256(token),
      ip: device.ip,
      userAgent: device.userAgent?.slice(0, 300) ?? null,
      issuer,
      createdAt: now,
      lastSeenAt: now,
      provedAt,
      expiresAt,
    },
    select: { id: true },
  });
  if (user.accountId === null) throw new Error('A service has no session.');
  const deviceToken = shown
    ? await rememberDevice(tx, user.accountId, device.deviceToken)
    : (device.deviceToken ?? newToken());
  return {
    sessionId: id,
    answer: { __typename: 'SignedIn' as const, token, expiresAt, deviceToken, user: publicUser(user) },
  };
}

/** A user as the API shows them. */
export function publicUser({
  id,
  kind,
  organizationId,
  name,
  email,
  status,
  erasedAt,
  createdAt,
}: Omit<SignedInUser, 'accountId'>) {
  return { __typename: 'User' as const, id, kind, organizationId, name, email, status, erasedAt, createdAt };
}

/** Who a new account or session belongs to, for the audit row of the command that made it. */
export function ownSubject(user: SignedInUser, sessionId: string | null) {
  return { organizationId: user.organizationId, actor: { userId: user.id, sessionId, label: user.email } };
}
