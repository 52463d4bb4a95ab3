import { describe, expect, it } from 'vitest';
import { InviteMemberDocument, LogInDocument, PharmaciesDocument } from '../../generated/graphql.ts';
import { appForTest } from '../../kit/app.ts';
import { as } from '../../kit/client.ts';
import { newWorld, password } from '../../kit/world.ts';
import {
  accept,
  app,
  hashed,
  holdClock,
  logIn,
  me,
  secret,
  signUp,
  someEmail,
  trailOf,
  useAccess,
  wrongPassword,
} from './access.kit.ts';

useAccess();

describe('signing in', () => {
  it.each([
    ['a % for the rest of it', (email: string) => email.replace(/^.*@/, '%@')],
    ['a _ for a character', (email: string) => email.replace(/^./, '_')],
    ['a % for all of it', () => '%'],
  ])('takes no pattern for an address: %s', async (_what, spelled) => {
    const { owner } = await newWorld(app);
    expect(await logIn(spelled(owner.email))).toMatchObject({ code: 'INVALID_CREDENTIALS' });
  });

  it('is by an address, and another one differs in the place of a _: for signing up and inviting too', async () => {
    const { owner } = await newWorld(app);
    const [taken, alike] = [someEmail().replace('@', 'Xx@'), someEmail().replace('@', 'Xy@')];
    as(await signUp({ email: taken }), 'SignedIn');
    as(await signUp({ email: taken.replace('X', '_') }), 'SignedIn');
    expect(await signUp({ email: taken.toUpperCase() })).toMatchObject({ code: 'EMAIL_TAKEN' });
    const offer = async (email: string) => {
      const { inviteMember } = await owner.client.ask(InviteMemberDocument, { input: { email, role: 'AUDITOR' } });
      return as(inviteMember, 'MemberInvited').token ?? '';
    };
    const first = await offer(alike);
    await offer(alike.replace('X', '_'));
    // It was not replaced by the other's.
    as(await accept(first, password), 'SignedIn');
  });

  it('opens a session of its own, whatever the case of the address', async () => {
    const { owner } = await newWorld(app);
    const { token, user } = as(await logIn(` ${owner.email.toUpperCase()} `), 'SignedIn');
    expect(user).toMatchObject({ id: owner.userId, email: owner.email });
    expect(token).not.toBe(owner.token);
    expect(token).toMatch(/^[\w-]{43}$/);
    for (const each of [token, owner.token]) expect((await me(app.client(secret(each))))?.id).toBe(owner.userId);
  });

  it('answers the same for a wrong password and an unknown address', async () => {
    const { owner } = await newWorld(app);
    const wrong = await logIn(owner.email, wrongPassword());
    const unknown = await logIn(someEmail());
    expect(wrong).toEqual({
      __typename: 'InvalidCredentials',
      code: 'INVALID_CREDENTIALS',
      message: expect.any(String),
    });
    expect(unknown).toEqual(wrong);
    expect(await trailOf('session.log-in', owner.userId)).toMatchObject([
      { outcome: 'REFUSED', code: 'INVALID_CREDENTIALS', actorLabel: 'not signed in' },
    ]);
  });

  it('is closed for a while after too many failures, for this account alone', async () => {
    holdClock();
    const [one, two] = [await newWorld(app), await newWorld(app)];
    for (let tries = 0; tries < 5; tries += 1)
      expect((await logIn(one.owner.email, wrongPassword())).__typename).toBe('InvalidCredentials');
    for (const email of [one.owner.email, one.owner.email.toUpperCase()]) {
      const error = await app.client().error(LogInDocument, { input: { email, password } });
      expect(error.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 1 });
      expect(error.message).toContain('1 second');
    }
    expect((await logIn(two.owner.email)).__typename).toBe('SignedIn');
    expect((await me(one.owner.client))?.id).toBe(one.owner.userId);
  });

  it('is closed for an unknown address just the same', async () => {
    holdClock();
    const email = someEmail();
    for (let tries = 0; tries < 5; tries += 1)
      expect((await logIn(email, wrongPassword())).__typename).toBe('InvalidCredentials');
    const error = await app.client().error(LogInDocument, { input: { email, password } });
    expect(error.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 1 });
  });

  it('forgets the failures after a success', async () => {
    const { owner } = await newWorld(app);
    for (let round = 0; round < 2; round += 1) {
      for (let tries = 0; tries < 4; tries += 1)
        expect((await logIn(owner.email, wrongPassword())).__typename).toBe('InvalidCredentials');
      expect((await logIn(owner.email)).__typename).toBe('SignedIn');
    }
  });

  it('counts the same password again as the same guess', async () => {
    const { owner } = await newWorld(app);
    const wrong = wrongPassword();
    for (let tries = 0; tries < 8; tries += 1)
      expect((await logIn(owner.email, wrong)).__typename).toBe('InvalidCredentials');
    expect((await logIn(owner.email)).__typename).toBe('SignedIn');
  });

  it('is closed to many guesses at once as to one after the other', async () => {
    const { owner } = await newWorld(app);
    const answers = await Promise.all(
      Array.from({ length: 15 }, () =>
        app.client().send(LogInDocument.toString(), { input: { email: owner.email, password: wrongPassword() } }),
      ),
    );
    const closed = answers.filter((answer) => answer.errors?.[0]?.extensions.code === 'RATE_LIMITED');
    expect(closed.length).toBeGreaterThanOrEqual(5);
    expect(closed.length + answers.filter((answer) => answer.data?.logIn).length).toBe(15);
  });

  it('is closed to an address that tried a hundred times, and open to the next', async () => {
    const here = await appForTest({ environment: { TRUST_PROXY: '127.0.0.1' } });
    const { owner } = await newWorld(here);
    const input = { email: owner.email, password };
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    await Promise.all(
      Array.from({ length: 100 }, () =>
        here.client().ask(LogInDocument, { input: { email: someEmail(), password } }, from('203.0.113.7')),
      ),
    );
    const error = await here.client().error(LogInDocument, { input }, from('203.0.113.7'));
    expect(error.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) });
    const { logIn: answer } = await here.client().ask(LogInDocument, { input }, from('203.0.113.8'));
    expect(answer.__typename).toBe('SignedIn');
  });

  it('with a token that is none is being nobody', async () => {
    for (const token of ['nonsense', 'x'.repeat(43), hashed('x')]) {
      const client = app.client(token);
      expect(await me(client)).toBeNull();
      expect((await client.error(PharmaciesDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
    }
  });

  it('does not work with the hash of a token', async () => {
    const { owner } = await newWorld(app);
    expect(await me(app.client(hashed(owner.token)))).toBeNull();
  });
});
