import { expect, it } from 'vitest';
import { redact } from './audit.ts';

it('leaves no user and password of an address', () => {
  expect(redact({ issuer: 'https://anna:hunter2@login.example/?a=b', note: 'Ask a@b.example' })).toEqual({
    issuer: 'https://[secret]@login.example/?a=b',
    note: 'Ask a@b.example',
  });
});
