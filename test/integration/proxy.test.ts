import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { LogInDocument, SessionsDocument } from '../generated/graphql.ts';
import { appForTest } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { testKeys } from '../kit/keys.ts';
import { newWorld, password } from '../kit/world.ts';

/** The address the server takes a client for that says it came from two others. */
async function addressTaken(trust: string): Promise<string | null | undefined> {
  const app = await appForTest({ environment: { TRUST_PROXY: trust } });
  const { owner } = await newWorld(app);
  const client = app.client();
  const headers = { 'x-forwarded-for': '203.0.113.7, 198.51.100.9' };
  const { logIn } = await client.ask(LogInDocument, { input: { email: owner.email, password } }, { headers });
  client.token = as(logIn, 'SignedIn').token;
  const { sessions } = await client.ask(SessionsDocument, {});
  return sessions.find((session) => session.current)?.ip;
}

describe('TRUST_PROXY', () => {
  it.each([
    ['false', '127.0.0.1'],
    ['1', '198.51.100.9'],
    ['2', '203.0.113.7'],
    ['127.0.0.1', '198.51.100.9'],
    ['127.0.0.0/8, 198.51.100.9', '203.0.113.7'],
  ])('%s: the client is %s', async (trust, expected) => {
    expect(await addressTaken(trust)).toBe(expected);
  });

  it.each(['true', '0', '10', 'proxy.example', '10.0.0.0/33', '10.0.0.1,'])('%s is refused', (trust) => {
    expect(() => readConfig({ ...testKeys, DATABASE_URL: 'postgres://localhost/x', TRUST_PROXY: trust })).toThrow(
      /TRUST_PROXY/,
    );
  });
});
