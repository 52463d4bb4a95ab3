import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionTexts } from './actions.ts';
import { texts } from './texts.ts';

/** Where the server's sources say what an attempt is recorded as: with an operation, a command or a job. */
const actions = /\baction: '([a-z-]+\.[a-z-]+)'|\boperatorOf\(\w+, '([a-z-]+\.[a-z-]+)'/g;
/** Who acts where nobody is signed in. */
const actors = /\buserId: null, sessionId: null, label: '([^']+)'/g;

const sources = globSync('src/**/*.ts', { exclude: ['src/generated/**', '**/*.spec.ts'] }).map((file) =>
  readFileSync(file, 'utf8'),
);
const found = (pattern: RegExp) =>
  new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, first, second]) => first ?? second)));

describe('the names of what the audit trail records', () => {
  it('are one for each action, and none besides', () => {
    expect(Object.keys(actionTexts.english).sort()).toEqual([...found(actions)].sort());
  });

  it('are one for everyone who acts without being signed in, and none besides', () => {
    expect(Object.keys(texts.english.actors).sort()).toEqual([...found(actors)].sort());
  });
});
