import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionTexts } from './actions.ts';

/** Where the server's sources say what an attempt is recorded as: with an operation, a command or a job. */
const declared = /\baction: '([a-z-]+\.[a-z-]+)'|\boperatorOf\(\w+, '([a-z-]+\.[a-z-]+)'/g;

const recorded = globSync('src/**/*.ts', { exclude: ['src/generated/**', '**/*.spec.ts'] }).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(declared)].map(([, action, operators]) => action ?? operators ?? ''),
);

describe('the names of the audit trail’s actions', () => {
  it('are one for each action that the server records, and none besides', () => {
    expect(Object.keys(actionTexts.english).sort()).toEqual([...new Set(recorded)].sort());
  });
});
