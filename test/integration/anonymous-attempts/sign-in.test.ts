import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fullPasswordCost } from '../../../src/platform/crypto/crypto.ts';
import { AcceptInvitationDocument } from '../../generated/graphql.ts';
import { type App, appForTest } from '../../kit/app.ts';
import { newWorld, password, someText } from '../../kit/world.ts';
import { app, codeOf, logIn, somewhere, useStrangers } from './anonymous-attempts.kit.ts';

useStrangers();

const kindOf = async (answer: ReturnType<typeof logIn>) => {
  const { data, errors } = await answer;
  return data?.logIn?.__typename ?? errors?.[0]?.extensions.code;
};
/** What is refused for a second is asked for within that second, however busy the machine: for the rest of the test none goes by. */
function holdClock(): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
}
describe('sign-in from one address', () => {
  it('counts failures and no success: the hundred and first right sign-in is let in', async () => {
    const { owner } = await newWorld(app);
    const hospital = somewhere();
    for (let nth = 0; nth < 10; nth += 1) {
      const answers = await Promise.all(
        Array.from({ length: 11 }, () => kindOf(logIn(app, { email: owner.email, password }, hospital))),
      );
      expect(new Set(answers)).toEqual(new Set(['SignedIn']));
    }
  });

  it('is shut after a hundred failures, for its whole network and no other', async () => {
    const { owner } = await newWorld(app);
    const network = '2001:db8:aaaa:1';
    for (let nth = 0; nth < 100; nth += 1)
      await logIn(app, { email: `${someText('x')}@pharmacy.example`, password }, `${network}::${nth.toString(16)}`);
    const right = { email: owner.email, password };
    expect(await kindOf(logIn(app, right, `${network}:ffff::1`))).toBe('RATE_LIMITED');
    expect(await kindOf(logIn(app, right, '2001:db8:aaaa:2::1'))).toBe('SignedIn');
  });

  it('has its typing mistakes back when the right password follows', async () => {
    const hospital = somewhere();
    const people = await Promise.all(Array.from({ length: 60 }, () => newWorld(app)));
    for (const { owner } of people) {
      for (const wrong of ['not-this-password', 'nor-this-password'])
        expect(await kindOf(logIn(app, { email: owner.email, password: wrong }, hospital))).toBe('InvalidCredentials');
      expect(await kindOf(logIn(app, { email: owner.email, password }, hospital))).toBe('SignedIn');
    }
  });
});

describe('wrong guesses by strangers', () => {
  const guessTen = async (here: App, email: string) => {
    holdClock();
    for (let nth = 0; nth < 12; nth += 1) {
      await logIn(here, { email, password: someText('not-the-password') });
      vi.setSystemTime(Date.now() + 20_000);
    }
  };

  it('do not shut the door for a device that signed in before', async () => {
    const { owner } = await newWorld(app);
    const right = { email: owner.email, password };
    const { data } = await logIn(app, right);
    const deviceToken = data?.logIn.deviceToken;
    expect(deviceToken).toMatch(/^[\w-]{43}$/);
    await guessTen(app, owner.email);
    const guess = () => ({ email: owner.email, password: someText('wrong') });
    expect(await kindOf(logIn(app, guess()))).toBe('RATE_LIMITED');
    // A made-up device is a stranger's, and so is one of somebody else.
    const other = await newWorld(app);
    const { data: theirs } = await logIn(app, { email: other.owner.email, password });
    for (const each of [randomBytes(32).toString('base64url'), theirs?.logIn.deviceToken])
      expect(await kindOf(logIn(app, { ...guess(), deviceToken: each }))).toBe('RATE_LIMITED');
    expect(await kindOf(logIn(app, { ...guess(), deviceToken }))).toBe('InvalidCredentials');
    expect(await kindOf(logIn(app, { ...right, deviceToken }))).toBe('SignedIn');
  });

  it('from a known device are counted too, and shut out that device alone', async () => {
    const { owner } = await newWorld(app);
    const right = { email: owner.email, password };
    const deviceToken = (await logIn(app, right)).data?.logIn.deviceToken;
    holdClock();
    for (let nth = 0; nth < 12; nth += 1) {
      await logIn(app, { email: owner.email, password: someText('not-the-password'), deviceToken });
      vi.setSystemTime(Date.now() + 20_000);
    }
    expect(await kindOf(logIn(app, { ...right, deviceToken }))).toBe('RATE_LIMITED');
    expect(await kindOf(logIn(app, right))).toBe('SignedIn');
  });

  it('count for the account, however its address is spelled', async () => {
    const { owner } = await newWorld(app);
    holdClock();
    const spellings = Array.from({ length: 10 }, (_, nth) => {
      const at = nth % (owner.email.indexOf('@') - 9);
      return ` ${owner.email.slice(0, at)}${owner.email.slice(at, at + 1).toUpperCase()}${owner.email.slice(at + 1)} `;
    });
    const answers: unknown[] = [];
    for (const email of spellings) answers.push(await kindOf(logIn(app, { email, password: someText('wrong') })));
    expect(answers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'InvalidCredentials'));
    expect(answers.slice(5)).toEqual(Array.from({ length: 5 }, () => 'RATE_LIMITED'));
  });

  it('are lifted by an owner, which the trail tells', async () => {
    const { owner } = await newWorld(app);
    await guessTen(app, owner.email);
    const locked = `query Locked { me { id lockedUntil } }`;
    const { data } = await owner.client.send<{ me: { lockedUntil: string | null } }>(locked);
    expect(data?.me.lockedUntil).toEqual(expect.any(String));
    const unlock = `mutation Unlock($input: UnlockUserInput!) { unlockUser(input: $input) { __typename ... on User { lockedUntil } } }`;
    const answer = await owner.client.send(unlock, { input: { userId: owner.userId } });
    expect(answer.data).toEqual({ unlockUser: { __typename: 'User', lockedUntil: null } });
    expect(await kindOf(logIn(app, { email: owner.email, password }))).toBe('SignedIn');
    const rows = await app.sql(
      `SELECT outcome::text FROM audit_log WHERE action = 'member.unlock' AND entity_id = $1`,
      [owner.userId],
    );
    expect(rows).toEqual([{ outcome: 'SUCCEEDED' }]);
  });
});

describe('passwords in turn', () => {
  it('are hashed for nobody who makes up an invitation', async () => {
    const here = await appForTest({ passwordCost: fullPasswordCost });
    const hash = vi.spyOn(here.server.platform.passwords, 'hash');
    const input = { token: 'made-up', name: 'Nobody', password };
    const { acceptInvitation } = await here.client().ask(AcceptInvitationDocument, { input });
    expect([acceptInvitation.__typename, hash.mock.calls.length]).toEqual(['InvitationNotValid', 0]);
  });

  it('of a network with hundreds of guesses are answered BUSY, and another’s is not kept waiting', async () => {
    const here = await appForTest({ passwordCost: fullPasswordCost, environment: { TRUST_PROXY: '127.0.0.1' } });
    const { owner } = await newWorld(here);
    const crowd = Array.from({ length: 200 }, () =>
      logIn(here, { email: `${someText('x')}@pharmacy.example`, password: 'a-made-up-password' }, '198.51.100.7'),
    );
    const mine = await logIn(here, { email: owner.email, password }, '203.0.113.9');
    expect(mine.data?.logIn.__typename).toBe('SignedIn');
    const answers = await Promise.all(crowd);
    const busy = answers.filter((answer) => codeOf(answer) === 'BUSY');
    expect(busy.length).toBeGreaterThan(0);
    expect(busy[0]?.errors?.[0]?.extensions['retryAfterSeconds']).toEqual(expect.any(Number));
  });
});
