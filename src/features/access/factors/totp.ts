import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** What every authenticator app knows: SHA-1, six digits, 30 seconds (RFC 6238). Some know nothing else. */
const period = 30;
/** A phone's clock may be a step behind or before ours. */
const window = 1;

/** 160 bits, as long as what they are hashed with. */
export function newTotpSecret(): Buffer<ArrayBuffer> {
  return randomBytes(20);
}

/** The secret for somebody who types it, and as the address that apps read from a picture. */
export function describeTotp(secret: Uint8Array<ArrayBuffer>, email: string): { secret: string; uri: string } {
  const totp = new TOTP({ issuer: 'Apotheca', label: email, secret: secretOf(secret), period });
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** The step of an instant. */
export function stepAt(now: Date): number {
  return TOTP.counter({ period, timestamp: now.getTime() });
}

/** The step whose code this is, if it is one of now; null for a wrong code, and for one of a step that was taken before or lies behind it. */
export function stepOfCode(
  secret: Uint8Array<ArrayBuffer>,
  code: string,
  lastStep: bigint | null,
  now: Date,
): bigint | null {
  const timestamp = now.getTime();
  const delta = TOTP.validate({
    secret: secretOf(secret),
    token: code.replaceAll(/\s/g, ''),
    period,
    timestamp,
    window,
  });
  if (delta === null) return null;
  const step = BigInt(stepAt(now) + delta);
  return lastStep === null || step > lastStep ? step : null;
}

/** The bytes alone, since a Buffer may be a part of something larger. */
function secretOf(secret: Uint8Array<ArrayBuffer>): Secret {
  return new Secret({ buffer: Uint8Array.from(secret).buffer });
}
