import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig, readSettings } from '../src/app/config/config.ts';
import { makeSecrets, newSecrets } from './make-secrets.mjs';

const folder = mkdtempSync(join(tmpdir(), 'apotheca-made-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('node scripts/make-secrets.mjs', () => {
  it('makes what the server, migrate and compose.yaml read, once, and in a folder that is closed to others', () => {
    const to = join(folder, 'secrets');
    makeSecrets(to);
    expect(statSync(to).mode & 0o077).toBe(0);
    const text = (name: string) => readFileSync(join(to, name), 'utf8').trim();
    const named = Object.fromEntries(
      ['DATABASE_URL', 'MASTER_KEYS', 'AUDIT_SIGNING_KEY', 'REDIS_URL'].map((name) => [
        `${name}_FILE`,
        join(to, name.toLowerCase()),
      ]),
    );
    const config = readConfig(named);
    expect(new URL(config.REDIS_URL ?? '').password).toBe(text('redis.conf').replace('requirepass ', ''));
    const owner = readSettings(['OWNER_DATABASE_URL'], { OWNER_DATABASE_URL_FILE: join(to, 'owner_database_url') });
    expect(new URL(owner.OWNER_DATABASE_URL ?? '').password).toBe(text('postgres_password'));
    expect(config.DATABASE_URL).not.toContain(text('postgres_password'));
    const compose = readFileSync('compose.yaml', 'utf8');
    const files = [...compose.matchAll(/file: \.\/secrets\/(\S+)/g)].map(([, name]) => name);
    expect(files.sort()).toEqual(readdirSync(to).sort());
    expect(() => makeSecrets(to)).toThrow('is there already');
    expect(text('database_url')).toBe(config.DATABASE_URL);
  });

  it('makes others each time', () => {
    const [one, another] = [newSecrets(), newSecrets()];
    for (const name of Object.keys(one) as (keyof typeof one)[]) expect(one[name], name).not.toBe(another[name]);
  });
});
