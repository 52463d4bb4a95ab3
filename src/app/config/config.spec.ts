import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, configHelp, readConfig, readSettings } from './config.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'apotheca-secrets-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = Buffer.alloc(32, 7).toString('base64');
const url = 'postgres://apotheca_server:p%40ss@db:5432/apotheca';
function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text, { mode: 0o400 });
  return path;
}
function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the domains that organizations answer for', () => {
  const id = '01910000-0000-7000-8000-000000000001';
  const domainsOf = (text: string) => [...readSettings(['SIGN_ON_DOMAINS'], { SIGN_ON_DOMAINS: text }).SIGN_ON_DOMAINS];

  it('are read in their normal form, each with its organization', () => {
    expect(domainsOf('')).toEqual([]);
    expect(domainsOf(`Harbour.Example=${id.toUpperCase()}, münchen.example=${id}`)).toEqual([
      ['harbour.example', id],
      ['xn--mnchen-3ya.example', id],
    ]);
  });

  it.each([
    'harbour.example',
    `harbour.example=${id}1`,
    `=${id}`,
    `a@b.example=${id}`,
    `a.example=${id},A.example=${id}`,
  ])('are refused as %s', (text) => {
    expect(problemsOf(() => domainsOf(text))).toEqual([
      expect.stringMatching(/^SIGN_ON_DOMAINS must name each domain once/),
    ]);
  });
});

describe('a secret in a file', () => {
  it('is read for each secret setting, without the newline of an editor', () => {
    const config = readConfig({
      DATABASE_URL_FILE: fileWith('url', `${url}\n`),
      MASTER_KEYS_FILE: fileWith('keys', `now:${key}\r\n`),
      AUDIT_SIGNING_KEY_FILE: fileWith('signing', key),
      REDIS_URL_FILE: fileWith('redis', 'redis://:secret@redis:6379\n'),
    });
    expect(config.DATABASE_URL).toBe(url);
    expect(config.MASTER_KEYS[0].id).toBe('now');
    expect(config.AUDIT_SIGNING_KEY).toEqual(Buffer.alloc(32, 7));
    expect(config.REDIS_URL).toBe('redis://:secret@redis:6379');
  });

  it('is read for commands that need no more', () => {
    const path = fileWith('owner', 'postgres://apotheca:x@db/apotheca\n');
    expect(readSettings(['OWNER_DATABASE_URL'], { OWNER_DATABASE_URL_FILE: path }).OWNER_DATABASE_URL).toBe(
      'postgres://apotheca:x@db/apotheca',
    );
  });

  it('is refused beside the secret itself, when it is not there, empty or wrong, all at once and without its content', () => {
    const problems = problemsOf(() =>
      readSettings(['DATABASE_URL', 'OWNER_DATABASE_URL', 'REDIS_URL', 'MASTER_KEYS', 'AUDIT_SIGNING_KEY'], {
        DATABASE_URL: url,
        DATABASE_URL_FILE: fileWith('second', url),
        OWNER_DATABASE_URL_FILE: join(folder, 'absent'),
        REDIS_URL_FILE: fileWith('empty', '\n'),
        MASTER_KEYS_FILE: fileWith('wrong', 'not-a-key-but-secret'),
        AUDIT_SIGNING_KEY_FILE: folder,
      }),
    );
    expect(problems).toEqual([
      'DATABASE_URL and DATABASE_URL_FILE are both set; only one of them may be.',
      'OWNER_DATABASE_URL_FILE names a file that cannot be read (ENOENT).',
      'REDIS_URL_FILE names a file that is empty.',
      expect.stringMatching(/^MASTER_KEYS /),
      'AUDIT_SIGNING_KEY_FILE names a file that cannot be read (EISDIR).',
    ]);
    expect(problems.join()).not.toMatch(/not-a-key|p%40ss|apotheca-secrets/);
  });

  it('is for secrets alone', () => {
    const required = { DATABASE_URL: url, MASTER_KEYS: `now:${key}`, AUDIT_SIGNING_KEY: key };
    expect(readConfig({ ...required, PORT_FILE: fileWith('port', '99') }).PORT).toBe(4000);
  });

  it('is told by --help', () => {
    expect(configHelp()).toContain(
      'DATABASE_URL_FILE, OWNER_DATABASE_URL_FILE, DATABASE_REPLICA_URL_FILE, REDIS_URL_FILE, MASTER_KEYS_FILE, AUDIT_SIGNING_KEY_FILE',
    );
  });
});
