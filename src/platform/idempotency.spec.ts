import { serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { seal } from './crypto/crypto.ts';
import { makeClaim, openAnswer, sealAnswer } from './idempotency.ts';

describe('a first answer', () => {
  const claim = makeClaim('somebody', 'dispenseStock', 'a-key', { quantity: 1 });
  const line = { id: 'a line', quantityChanged: -1, quantityAfter: 9, occurredAt: new Date(0), note: null };
  const answer = { __typename: 'StockMovement', lines: Array.from({ length: 8 }, () => ({ ...line })) };

  it('is opened as it was, and takes less than half of its own length', () => {
    const sealed = sealAnswer(claim, answer);
    expect(openAnswer(claim, sealed)).toEqual(answer);
    expect(sealed.length).toBeLessThan(serialize(answer).length / 2);
  });

  it('that was sealed at its full length is opened too', () => {
    expect(openAnswer(claim, seal(claim.secret, claim.id, serialize(answer)))).toEqual(answer);
  });
});
