import { describe, expect, it } from 'vitest';
import { createSigner, isPublicKey, isSignedBy, keyIdOf } from './signing.ts';

/** RFC 8032, section 7.1, test 1. */
const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const publicKey = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
const signatureOfNothing =
  'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';

describe('a signer', () => {
  const signer = createSigner(seed);

  it('has the public key and gives the signature that RFC 8032 does', () => {
    expect(signer.publicKey).toBe(publicKey.toString('base64'));
    expect(signer.sign('').toString('hex')).toBe(signatureOfNothing);
    expect(signer.keyId).toBe(keyIdOf(signer.publicKey));
    expect(signer.keyId).toMatch(/^[0-9a-f]{16}$/);
  });

  it('signs so that the same text alone is believed, under its key alone', () => {
    const signature = signer.sign('a text');
    const other = createSigner(Buffer.alloc(32, 7));
    expect(isSignedBy(signer.publicKey, 'a text', signature)).toBe(true);
    expect(isSignedBy(signer.publicKey, 'another text', signature)).toBe(false);
    expect(isSignedBy(other.publicKey, 'a text', signature)).toBe(false);
    expect(isSignedBy(signer.publicKey, 'a text', Buffer.alloc(64))).toBe(false);
  });

  it('trusts its own key and those it had before', () => {
    const former = createSigner(Buffer.alloc(32, 7)).publicKey;
    expect(createSigner(seed, [former]).trustedKeys).toEqual([signer.publicKey, former]);
  });

  it('knows what can be a public key', () => {
    expect([signer.publicKey, 'AAAA', 'no base64!', ''].map(isPublicKey)).toEqual([true, false, false, false]);
  });
});
