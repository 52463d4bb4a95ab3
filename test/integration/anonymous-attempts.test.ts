import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fullPasswordCost } from '../../src/platform/crypto/crypto.ts';
import {
  AcceptInvitationDocument,
  DispenseStockDocument,
  LogInDocument,
  SignUpDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { newWorld, password, someText } from '../kit/world.ts';

/** What strangers try on a server that stands in the open, and what it costs those who belong there. */

let app: App;
beforeAll(async () => {
  app = await startApp({ environment: { TRUST_PROXY: '127.0.0.1' } });
});
afterAll(() => app.close());

/** An address that nobody else has in this file. */
const somewhere = () => `2001:db8:${randomInt(65_536).toString(16)}:${randomInt(65_536).toString(16)}::1`;
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
const logIn = (here: App, input: object, address = somewhere()) =>
  here
    .client()
    .send<{ logIn: { __typename: string; token?: string; deviceToken?: string } }>(
      `mutation LogIn($input: LogInInput!) { logIn(input: $input) { __typename ... on SignedIn { token deviceToken } } }`,
      { input },
      from(address),
    );
const codeOf = (answer: { errors?: readonly { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;
const kindOf = async (answer: ReturnType<typeof logIn>) => {
  const { data, errors } = await answer;
  return data?.logIn?.__typename ?? errors?.[0]?.extensions.code;
};
const signUpInput = () => ({
  name: 'An Owner',
  email: `${someText('somebody')}@pharmacy.example`,
  password,
  organizationName: 'A Group',
  pharmacyName: 'Main Street',
});

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

describe('signing up', () => {
  const signUp = (here: App, address: string) =>
    here
      .client()
      .send<{ signUp: { __typename: string } }>(SignUpDocument.toString(), { input: signUpInput() }, from(address));

  it('makes so many organizations from one network, and no more', async () => {
    const network = somewhere();
    const made: unknown[] = [];
    for (let nth = 0; nth < 14; nth += 1) {
      const answer = await signUp(app, network.replace(/1$/, String(nth)));
      made.push(answer.data?.signUp?.__typename ?? codeOf(answer));
    }
    expect(made.filter((each) => each === 'SignedIn')).toHaveLength(10);
    expect(made.slice(10)).toEqual(Array.from({ length: 4 }, () => 'RATE_LIMITED'));
    expect((await signUp(app, somewhere())).data?.signUp.__typename).toBe('SignedIn');
  });

  it('makes so many in all, wherever they are asked for', async () => {
    const here = await appForTest({ environment: { TRUST_PROXY: '127.0.0.1' } });
    const answers: unknown[] = [];
    for (let nth = 0; nth < 105; nth += 1) {
      const answer = await signUp(here, `2001:db8:bbbb:${nth.toString(16)}::1`);
      answers.push(answer.data?.signUp?.__typename ?? codeOf(answer));
    }
    expect(answers.filter((each) => each === 'SignedIn')).toHaveLength(100);
    expect(answers.slice(100)).toEqual(Array.from({ length: 5 }, () => 'RATE_LIMITED'));
  });

  it.each(['invited', 'closed'])('is closed with SIGN_UP=%s', async (setting) => {
    const here = await appForTest({ environment: { SIGN_UP: setting } });
    const answer = await here.client().error(SignUpDocument, { input: signUpInput() });
    expect(answer.extensions.code).toBe('FORBIDDEN');
    expect(await here.sql('SELECT 1 FROM organization')).toEqual([]);
    const { acceptInvitation } =
      setting === 'invited'
        ? await here.client().ask(AcceptInvitationDocument, { input: { token: 'made-up', name: 'A', password } })
        : { acceptInvitation: null };
    if (setting === 'invited') expect(acceptInvitation?.__typename).toBe('InvitationNotValid');
    else {
      const error = await here
        .client()
        .error(AcceptInvitationDocument, { input: { token: 'made-up', name: 'A', password } });
      expect(error.extensions.code).toBe('FORBIDDEN');
    }
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

describe('the trail of nobody', () => {
  it('is apart from the sealed one, cut, and beyond a limit only counted', async () => {
    const here = await appForTest({ environment: { TRUST_PROXY: '127.0.0.1' } });
    const input = { stockId: randomUUID(), note: 'x'.repeat(200_000), quantity: 1 };
    const size = async (table: string) => (await here.sql(`SELECT 1 FROM ${table}`)).length;
    const before = await size('audit_log');
    for (let nth = 0; nth < 60; nth += 1) {
      const text = `mutation D($input: DispenseStockInput!) { dispenseStock(input: $input) { __typename } }`;
      await here.client().send(text, { input }, from('198.51.100.7'));
    }
    expect(await size('audit_log')).toBe(before);
    await here.server.platform.anonymousAttempts.close();
    const rows = await here.sql<{ count: number; size: number }>(
      'SELECT count, coalesce(octet_length(payload::text), 0) AS size FROM visitor_attempt',
    );
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(60);
    // A minute may have ended meanwhile.
    expect(rows.length).toBeLessThan(60);
    for (const row of rows) expect(row.size).toBeLessThanOrEqual(4_096);
  });

  it('holds what it was about, from where, and no secret', async () => {
    const address = somewhere();
    const secret = someText('never-to-be-kept');
    await logIn(app, { email: 'nobody@pharmacy.example', password: secret }, address);
    const rows = await app.sql(
      'SELECT action, outcome::text, code, count, network, payload FROM visitor_attempt WHERE ip = $1',
      [address],
    );
    expect(rows).toEqual([
      {
        action: 'session.log-in',
        outcome: 'REFUSED',
        code: 'INVALID_CREDENTIALS',
        count: 1,
        network: expect.stringMatching(/::\/64$/),
        payload: { input: { email: 'nobody@pharmacy.example', password: '[secret]' }, before: null, after: null },
      },
    ]);
  });

  it('on one account fills so many rows of its organization, and no more', async () => {
    const { owner } = await newWorld(app);
    for (let nth = 0; nth < 60; nth += 1) await logIn(app, { email: owner.email, password: someText('wrong') });
    const rows = await app.sql('SELECT 1 FROM audit_log WHERE entity_id = $1', [owner.userId]);
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.length).toBeLessThanOrEqual(20);
  });

  it('holds four kilobytes at most of what somebody signed in sent in vain', async () => {
    const { owner } = await newWorld(app);
    const input = {
      stockId: randomUUID(),
      lots: Array.from({ length: 400 }, () => ({ lotId: `${randomUUID()}${'y'.repeat(500)}`, quantity: 1 })),
    };
    expect((await owner.client.error(DispenseStockDocument, { input })).extensions.code).toBeTruthy();
    const rows = await app.sql<{ size: number }>(
      'SELECT octet_length(payload::text) AS size FROM audit_log WHERE actor_id = $1',
      [owner.userId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.size).toBeLessThanOrEqual(4_096);
  });
});

describe('an idempotency key of somebody who is not signed in', () => {
  const deviceToken = () => randomBytes(32).toString('base64url');
  const ask = (input: object, key: string, address: string) =>
    app
      .client()
      .ask(
        LogInDocument,
        { input: input as { email: string; password: string } },
        { idempotencyKey: key, ...from(address) },
      )
      .then((data) => as(data.logIn, 'SignedIn').token);

  it('gives a stranger elsewhere nothing of another’s answer, whatever they know', async () => {
    const { owner } = await newWorld(app);
    const key = randomUUID();
    const input = { email: owner.email, password };
    const here = somewhere();
    const mine = await ask(input, key, here);
    expect(await ask(input, key, here)).toBe(mine);
    expect(await ask(input, key, somewhere())).not.toBe(mine);
  });

  it('is the sender’s over another network, by the device', async () => {
    const { owner } = await newWorld(app);
    const key = randomUUID();
    const input = { email: owner.email, password, deviceToken: deviceToken() };
    const mine = await ask(input, key, somewhere());
    expect(await ask(input, key, somewhere())).toBe(mine);
    expect(await ask({ ...input, deviceToken: deviceToken() }, key, somewhere())).not.toBe(mine);
  });

  it('stands in nobody else’s way', async () => {
    const [one, two] = [await newWorld(app), await newWorld(app)];
    const address = somewhere();
    const [first, second] = [
      await ask({ email: one.owner.email, password }, 'sign-in', address),
      await ask({ email: two.owner.email, password }, 'sign-in', address),
    ];
    expect(first).not.toBe(second);
  });
});
