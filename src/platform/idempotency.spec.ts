import { serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { encryptWithSecret } from './crypto/crypto.ts';
import { decryptAnswer, encryptAnswer, makeClaim } from './idempotency.ts';

describe('a first answer', () => {
  const claim = makeClaim('somebody', 'dispenseStock', 'a-key', { quantity: 1 });
  const line = { id: 'a line', quantityChanged: -1, quantityAfter: 9, occurredAt: new Date(0), note: null };
  const answer = { __typename: 'StockMovement', lines: Array.from({ length: 8 }, () => ({ ...line })) };

  it('is opened as it was, and takes less than half of its own length', () => {
    const encrypted = encryptAnswer(claim, answer);
    expect(decryptAnswer(claim, encrypted)).toEqual(answer);
    expect(encrypted.length).toBeLessThan(serialize(answer).length / 2);
  });

  it('that was encrypted at its full length is opened too', () => {
    expect(decryptAnswer(claim, encryptWithSecret(claim.secret, claim.id, serialize(answer)))).toEqual(answer);
  });
});
