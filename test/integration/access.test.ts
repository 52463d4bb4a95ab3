import { createHash, randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Role } from '../../src/domain/authorization/permissions.ts';
import { fullPasswordCost } from '../../src/platform/crypto/crypto.ts';
import {
  AcceptInvitationDocument,
  ChangeMembershipDocument,
  type ChangeMembershipInput,
  ChangePasswordDocument,
  CreatePharmacyDocument,
  DisableUserDocument,
  DispenseStockDocument,
  EndSessionDocument,
  GetDrugDocument,
  GetStockDocument,
  InviteMemberDocument,
  LogInDocument,
  LogOutDocument,
  MeDocument,
  MembersDocument,
  PharmaciesDocument,
  ReceiveStockDocument,
  SessionsDocument,
  SignUpDocument,
  type SignUpInput,
  StocksDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as, type Client } from '../kit/client.ts';
import { opened } from '../kit/trail.ts';
import { until } from '../kit/until.ts';
import {
  dayFromNow,
  newMember,
  newPharmacy,
  newWorld,
  type Person,
  password,
  someText,
  stocked,
  type World,
} from '../kit/world.ts';

let app: App;
/** What all tests of this file sent and were given, and what must not be found in the trail. */
const secrets = new Set<string>([password]);

/** Remembers a secret. */
const secret = (text: string) => {
  secrets.add(text);
  return text;
};

beforeAll(async () => {
  app = await startApp({ environment: { TRUST_PROXY: '127.0.0.1' } });
});
afterAll(() => app.close());

const hashed = (token: string) => createHash('sha256').update(token).digest('hex');
const nobody = '01890000-0000-7000-8000-000000000000';
const wrongPassword = () => secret(someText('not-the-right-password'));
const someEmail = () => `${someText('somebody')}@pharmacy.example`;

/** Moves the clock for the rest of the test. */
function later(by: { days?: number; hours?: number; minutes?: number }): void {
  onTestFinished(() => app.clock.reset());
  app.clock.advance(by);
}

/** What is refused for a second is asked for within that second, however busy the machine: for the rest of the test none goes by. */
function holdClock(): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Each time from another address: so many from one network are the most there may be. */
const somewhere = () => ({ headers: { 'x-forwarded-for': `198.51.100.${randomInt(256)}` } });

const signUp = (input: Partial<SignUpInput> = {}, client = app.client()) =>
  client
    .ask(
      SignUpDocument,
      {
        input: {
          name: 'An Owner',
          email: someEmail(),
          password,
          organizationName: 'A Group',
          pharmacyName: 'Main Street',
          ...input,
        },
      },
      somewhere(),
    )
    .then((data) => data.signUp);

const logIn = (email: string, pass = password) =>
  app
    .client()
    .ask(LogInDocument, { input: { email, password: pass } }, somewhere())
    .then((data) => data.logIn);

/** One more client of a person, with a session of its own. */
async function another(person: Pick<Person, 'email'>, pass = password): Promise<Client> {
  const { token } = as(await logIn(person.email, pass), 'SignedIn');
  return app.client(secret(token));
}

const me = (client: Client) => client.ask(MeDocument, {}).then((data) => data.me);
const sessions = (client: Client, userId?: string) =>
  client.ask(SessionsDocument, { userId }).then((data) => data.sessions);

async function currentSession(client: Client): Promise<string> {
  const current = (await sessions(client)).find((session) => session.current);
  if (!current) throw new Error('The session that asks is not in the list.');
  return current.id;
}

async function invite(by: Person, role: Role, pharmacyId: string | null = null, email = someEmail()) {
  const { inviteMember } = await by.client.ask(InviteMemberDocument, { input: { email, role, pharmacyId } });
  const { token, ...invited } = as(inviteMember, 'MemberInvited');
  // Shown, since no mail is sent here.
  return { email, ...invited, token: secret(token ?? '') };
}

const accept = (token: string, pass = password, name = 'A Newcomer') =>
  app
    .client()
    .ask(AcceptInvitationDocument, { input: { token, name, password: pass } })
    .then((data) => data.acceptInvitation);

const change = (by: Person, input: ChangeMembershipInput) =>
  by.client.ask(ChangeMembershipDocument, { input }).then((data) => data.changeMembership);
const changeError = (by: Person, input: ChangeMembershipInput) => by.client.error(ChangeMembershipDocument, { input });

/** What the trail tells of an action, newest last. */
const trailOf = async (action: string, entityId: string) =>
  opened(
    app,
    await app.sql<{ outcome: string; code: string | null; actorLabel: string; organizationId: string | null }>(
      `SELECT outcome::text, code, actor_label AS "actorLabel", organization_id AS "organizationId" FROM audit_log
        WHERE action = $1 AND entity_id = $2 ORDER BY id`,
      [action, entityId],
    ),
  );

describe('signing up', () => {
  it('makes an organization, a pharmacy, an owner of all pharmacies and a session', async () => {
    const email = someEmail();
    const answer = as(
      await signUp({
        email,
        name: '  Ada Owner ',
        organizationName: 'Ada & Co',
        pharmacyName: 'Corner',
        pharmacyCode: 'CORNER-1',
        timezone: 'Europe/Berlin',
      }),
      'SignedIn',
    );
    expect(answer.user).toMatchObject({ name: 'Ada Owner', email });
    const client = app.client(secret(answer.token));
    expect(await me(client)).toEqual({
      id: answer.user.id,
      name: 'Ada Owner',
      email,
      status: 'ACTIVE',
      memberships: [{ role: 'OWNER', pharmacyId: null }],
    });
    const { pharmacies } = await client.ask(PharmaciesDocument, {});
    expect(pharmacies).toEqual([
      { id: expect.any(String), name: 'Corner', code: 'CORNER-1', timezone: 'Europe/Berlin' },
    ]);
    const organizations = await app.sql<{ id: string; name: string }>(
      'SELECT o.id, o.name FROM organization o JOIN app_user u ON u.organization_id = o.id WHERE u.id = $1',
      [answer.user.id],
    );
    expect(organizations).toEqual([{ id: expect.any(String), name: 'Ada & Co' }]);
    expect(await sessions(client)).toEqual([
      expect.objectContaining({ current: true, expiresAt: answer.expiresAt, revokedAt: null }),
    ]);
    expect(await trailOf('organization.sign-up', organizations[0]?.id ?? '')).toEqual([
      { outcome: 'SUCCEEDED', code: null, actorLabel: email, organizationId: organizations[0]?.id },
    ]);
  });

  it('takes MAIN and UTC when code and time zone are left out', async () => {
    const { token } = as(await signUp(), 'SignedIn');
    const { pharmacies } = await app.client(secret(token)).ask(PharmaciesDocument, {});
    expect(pharmacies).toMatchObject([{ code: 'MAIN', timezone: 'UTC' }]);
  });

  it('refuses an address that has an account, in capitals or not', async () => {
    const { owner } = await newWorld(app);
    const before = await app.sql('SELECT 1 FROM organization');
    for (const email of [owner.email, owner.email.toUpperCase()]) {
      expect(await signUp({ email })).toMatchObject({ __typename: 'EmailTaken', code: 'EMAIL_TAKEN' });
    }
    expect(await app.sql('SELECT 1 FROM organization')).toHaveLength(before.length);
  });

  it('makes one account when the same address signs up many times at once', async () => {
    const email = someEmail();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => signUp({ email: index % 2 ? email : email.toUpperCase() })),
    );
    expect(answers.filter((answer) => answer.__typename === 'SignedIn')).toHaveLength(1);
    expect(answers.filter((answer) => answer.__typename === 'EmailTaken')).toHaveLength(7);
    expect(await app.sql('SELECT 1 FROM app_user WHERE lower(email) = lower($1)', [email])).toHaveLength(1);
  });

  it.each([
    ['password123456', 'a common one'],
    ['111111111111', 'one digit again and again'],
    ['314159265358979', 'digits alone'],
    ['Grace.Hopper1', 'the address'],
    ['AdaKingNoel12', 'the name'],
  ])('refuses %s: %s', async (pass) => {
    const email = `grace.hopper@${someText('pharmacy')}.example`;
    const answer = await signUp({ email, name: 'Ada King Noel', password: secret(pass) });
    expect(answer).toMatchObject({ __typename: 'WeakPassword', code: 'WEAK_PASSWORD' });
    expect(await app.sql('SELECT 1 FROM app_user WHERE email = $1', [email])).toEqual([]);
  });

  it.each([
    ['password', 'too short', { password: 'too-short-1' }],
    ['password', 'too long', { password: 'x1'.repeat(65) }],
    ['email', 'no address', { email: 'no address' }],
    ['name', 'blank', { name: '   ' }],
    ['organizationName', 'too long', { organizationName: 'x'.repeat(201) }],
    ['timezone', 'unknown', { timezone: 'Mars/Olympus' }],
    ['pharmacyCode', 'small letters', { pharmacyCode: 'small' }],
  ])('tells what is wrong with the %s: %s', async (field, _what, input) => {
    const error = await app.client().error(SignUpDocument, {
      input: {
        name: 'An Owner',
        email: someEmail(),
        password,
        organizationName: 'A Group',
        pharmacyName: 'Main Street',
        ...input,
      },
    });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: `input.${field}` }] });
  });
});

describe('secrets at rest', () => {
  it('are kept as hashes alone: tokens as SHA-256, passwords as argon2id', async () => {
    const app = await appForTest({ passwordCost: fullPasswordCost });
    const world = await newWorld(app);
    const { token: invitation } = await invite(world.owner, 'AUDITOR');
    const kept = await app.sql<{ hash: string }>('SELECT token_hash AS hash FROM session WHERE user_id = $1', [
      world.owner.userId,
    ]);
    expect(kept).toEqual([{ hash: hashed(world.owner.token) }]);
    const offers = await app.sql<{ hash: string }>(
      'SELECT token_hash AS hash FROM invitation WHERE invited_by_id = $1',
      [world.owner.userId],
    );
    expect(offers).toEqual([{ hash: hashed(invitation) }]);
    const [account] = await app.sql<{ hash: string }>(
      'SELECT password_hash AS hash FROM account a JOIN app_user u ON u.account_id = a.id WHERE u.id = $1',
      [world.owner.userId],
    );
    expect(account?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    for (const table of ['session', 'invitation', 'account', 'app_user', 'event', 'audit_log', 'idempotency_key']) {
      const rows = await app.sql<{ text: string }>(`SELECT to_json(t)::text AS text FROM ${table} t`);
      const text = rows.map((row) => row.text).join('\n');
      for (const each of [world.owner.token, invitation, password]) expect(text).not.toContain(each);
    }
  });

  it('are encrypted in the answer that is kept for an idempotency key', async () => {
    const { owner } = await newWorld(app);
    const input = { email: owner.email, password };
    const options = { idempotencyKey: someText('key') };
    const { logIn: first } = await app.client().ask(LogInDocument, { input }, options);
    const { logIn: second } = await app.client().ask(LogInDocument, { input }, options);
    const { token } = as(first, 'SignedIn');
    expect(second).toEqual(first);
    expect(await sessions(app.client(secret(token)))).toHaveLength(2);
    const rows = await app.sql<{ row: string; bytes: Buffer | null }>(
      'SELECT to_json(k)::text AS row, result AS bytes FROM idempotency_key k',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { row, bytes } of rows) {
      for (const each of [token, password]) {
        expect(row).not.toContain(each);
        expect(bytes?.includes(each)).toBe(false);
      }
    }
  });

  it('are different for the same password', async () => {
    const [one, two] = [as(await signUp(), 'SignedIn'), as(await signUp(), 'SignedIn')];
    const rows = await app.sql<{ hash: string }>(
      'SELECT password_hash AS hash FROM account a JOIN app_user u ON u.account_id = a.id WHERE u.id = ANY ($1)',
      [[one.user.id, two.user.id]],
    );
    expect(new Set(rows.map((row) => row.hash)).size).toBe(2);
  });
});

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

describe('sessions', () => {
  it('are listed, the one that asks marked, the ended ones left out', async () => {
    const { owner } = await newWorld(app);
    const [second, third] = [await another(owner), await another(owner)];
    const listed = await sessions(second);
    expect(listed).toHaveLength(3);
    expect(listed.filter((session) => session.current).map((session) => session.id)).toEqual([
      await currentSession(second),
    ]);
    for (const session of listed)
      expect(session).toMatchObject({ revokedAt: null, ip: expect.any(String), userAgent: expect.any(String) });
    await third.ask(LogOutDocument, {});
    expect(await sessions(second)).toHaveLength(2);
  });

  it('end by logOut, that one alone', async () => {
    const { owner } = await newWorld(app);
    const second = await another(owner);
    const id = await currentSession(second);
    expect((await second.ask(LogOutDocument, {})).logOut).toBe(true);
    expect(await me(second)).toBeNull();
    expect((await second.error(PharmaciesDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
    expect((await second.error(LogOutDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
    expect((await me(owner.client))?.id).toBe(owner.userId);
    expect(await trailOf('session.log-out', id)).toMatchObject([{ outcome: 'SUCCEEDED', actorLabel: owner.email }]);
  });

  it('end from elsewhere by endSession, twice the same as once', async () => {
    const { owner } = await newWorld(app);
    const second = await another(owner);
    const sessionId = await currentSession(second);
    const { endSession: once } = await owner.client.ask(EndSessionDocument, { input: { sessionId } });
    expect(as(once, 'Session')).toMatchObject({ id: sessionId, current: false, revokedAt: expect.any(String) });
    expect(await me(second)).toBeNull();
    const { endSession: twice } = await owner.client.ask(EndSessionDocument, { input: { sessionId } });
    expect(twice).toEqual(once);
  });

  it('of others are seen and ended by those who manage members, of the same organization', async () => {
    const world = await newWorld(app);
    const technician = await newMember(world, 'TECHNICIAN', null);
    const stranger = await newWorld(app);
    const sessionId = await currentSession(technician.client);
    const ownersSession = await currentSession(world.owner.client);

    expect((await technician.client.error(SessionsDocument, { userId: world.owner.userId })).extensions.code).toBe(
      'FORBIDDEN',
    );
    for (const userId of [technician.userId, nobody, 'no id']) {
      expect((await stranger.owner.client.error(SessionsDocument, { userId })).extensions).toMatchObject({
        code: 'NOT_FOUND',
        problems: [{ field: 'userId' }],
      });
    }
    for (const [by, id] of [
      [technician, ownersSession],
      [stranger.owner, sessionId],
      [technician, nobody],
      [technician, 'no id'],
    ] as const) {
      const error = await by.client.error(EndSessionDocument, { input: { sessionId: id } });
      expect(error.extensions).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: 'input.sessionId' }] });
    }
    expect(await sessions(world.owner.client, technician.userId)).toMatchObject([{ id: sessionId, current: false }]);
    await world.owner.client.ask(EndSessionDocument, { input: { sessionId } });
    expect(await me(technician.client)).toBeNull();
    expect((await me(world.owner.client))?.id).toBe(world.owner.userId);
  });

  it('end when they are idle for twelve hours', async () => {
    const { owner } = await newWorld(app);
    later({ hours: 11, minutes: 59 });
    expect((await me(owner.client))?.id).toBe(owner.userId);
    // The session is touched after the answer; wait for it.
    await until('the session is touched', async () => {
      const [row] = await app.sql<{ touched: boolean }>(
        'SELECT last_seen_at > created_at AS touched FROM session WHERE user_id = $1',
        [owner.userId],
      );
      return row?.touched;
    });
    app.clock.advance({ hours: 11, minutes: 59 });
    expect((await me(owner.client))?.id).toBe(owner.userId);
    await until('the session is touched again', async () => {
      const [row] = await app.sql<{ touched: boolean }>(
        `SELECT last_seen_at > created_at + interval '20 hours' AS touched FROM session WHERE user_id = $1`,
        [owner.userId],
      );
      return row?.touched;
    });
    app.clock.advance({ hours: 12, minutes: 1 });
    expect(await me(owner.client)).toBeNull();
    expect((await owner.client.error(PharmaciesDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('end seven days after the sign-in however much they are used', async () => {
    const here = await appForTest();
    const { owner } = await newWorld(here);
    const lastSeen = async () => {
      const [row] = await here.sql<{ at: Date }>('SELECT last_seen_at AS at FROM session WHERE user_id = $1', [
        owner.userId,
      ]);
      return row?.at.getTime() ?? 0;
    };
    for (let hour = 11; hour < 7 * 24; hour += 11) {
      const before = await lastSeen();
      here.clock.advance({ hours: 11 });
      expect((await me(owner.client))?.id).toBe(owner.userId);
      await until('the session is touched', async () => (await lastSeen()) > before);
    }
    here.clock.advance({ hours: 3 });
    expect(await me(owner.client)).toBeNull();
    const { logIn: again } = await here.client().ask(LogInDocument, { input: { email: owner.email, password } });
    const client = here.client(as(again, 'SignedIn').token);
    expect(await sessions(client)).toMatchObject([{ current: true }]);
  });
});

describe('changing the password', () => {
  it('ends every session, the one that asks too, and opens a new one with another token', async () => {
    const { owner } = await newWorld(app);
    const second = await another(owner);
    const newPassword = secret('another-long-password');
    const { changePassword } = await second.ask(ChangePasswordDocument, {
      input: { currentPassword: password, newPassword },
    });
    const { token, user } = as(changePassword, 'SignedIn');
    expect(user).toMatchObject({ id: owner.userId, email: owner.email });
    expect(await me(owner.client)).toBeNull();
    expect(await me(second)).toBeNull();
    const renewed = app.client(secret(token));
    expect((await me(renewed))?.id).toBe(owner.userId);
    expect(await sessions(renewed)).toMatchObject([{ current: true }]);
    expect((await logIn(owner.email)).__typename).toBe('InvalidCredentials');
    expect((await logIn(owner.email, newPassword)).__typename).toBe('SignedIn');
  });

  it('needs the current one, and a new one that is not easy to guess', async () => {
    const { owner } = await newWorld(app);
    const second = await another(owner);
    const attempt = (currentPassword: string, newPassword: string) =>
      owner.client
        .ask(ChangePasswordDocument, {
          input: { currentPassword: secret(currentPassword), newPassword: secret(newPassword) },
        })
        .then((data) => data.changePassword);
    expect(await attempt(wrongPassword(), 'another-long-password')).toMatchObject({
      __typename: 'InvalidCredentials',
      code: 'INVALID_CREDENTIALS',
    });
    expect(await attempt(password, 'qwertyqwerty')).toMatchObject({
      __typename: 'WeakPassword',
      code: 'WEAK_PASSWORD',
    });
    expect(
      (
        await owner.client.error(ChangePasswordDocument, {
          input: { currentPassword: password, newPassword: 'short' },
        })
      ).extensions,
    ).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'input.newPassword' }] });
    expect((await me(second))?.id).toBe(owner.userId);
    expect((await logIn(owner.email)).__typename).toBe('SignedIn');
  });

  it('counts wrong current passwords like failed sign-ins, and apart from those of strangers', async () => {
    holdClock();
    const { owner } = await newWorld(app);
    const guess = () => ({ input: { currentPassword: wrongPassword(), newPassword: 'another-long-password' } });
    for (let tries = 0; tries < 5; tries += 1) {
      const { changePassword } = await owner.client.ask(ChangePasswordDocument, guess());
      expect(changePassword.__typename).toBe('InvalidCredentials');
    }
    expect((await owner.client.error(ChangePasswordDocument, guess())).extensions.code).toBe('RATE_LIMITED');
    expect((await logIn(owner.email)).__typename).toBe('SignedIn');
  });
});

describe('an invitation', () => {
  it('gives the role it offers, and a session', async () => {
    const world = await newWorld(app);
    const { email, token, invitation } = await invite(world.owner, 'PHARMACIST', world.pharmacyId);
    expect(invitation).toMatchObject({ email, role: 'PHARMACIST', pharmacyId: world.pharmacyId });
    const days = (Date.parse(invitation.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(7, 2);
    const answer = as(await accept(token, password, ' Pat '), 'SignedIn');
    expect(answer.user).toMatchObject({ name: 'Pat', email });
    expect(await me(app.client(secret(answer.token)))).toEqual({
      id: answer.user.id,
      name: 'Pat',
      email,
      status: 'ACTIVE',
      memberships: [{ role: 'PHARMACIST', pharmacyId: world.pharmacyId }],
    });
    expect((await logIn(email)).__typename).toBe('SignedIn');
  });

  it('is taken up once, also when many try at the same time', async () => {
    const { owner } = await newWorld(app);
    const { email, token } = await invite(owner, 'TECHNICIAN');
    const answers = await Promise.all(Array.from({ length: 6 }, () => accept(token)));
    expect(answers.filter((answer) => answer.__typename === 'SignedIn')).toHaveLength(1);
    expect(answers.filter((answer) => answer.__typename === 'InvitationNotValid')).toHaveLength(5);
    expect(await accept(token)).toMatchObject({ __typename: 'InvitationNotValid', code: 'INVITATION_NOT_VALID' });
    expect(await app.sql('SELECT 1 FROM app_user WHERE email = $1', [email])).toHaveLength(1);
  });

  it('is not valid with a token that is none, or only the hash of one', async () => {
    const { owner } = await newWorld(app);
    const { token } = await invite(owner, 'TECHNICIAN');
    for (const wrong of ['nonsense', `${token}x`, hashed(token)])
      expect((await accept(wrong)).__typename).toBe('InvitationNotValid');
  });

  it('expires after seven days', async () => {
    const { owner } = await newWorld(app);
    const [one, two] = [await invite(owner, 'TECHNICIAN'), await invite(owner, 'TECHNICIAN')];
    later({ days: 6, hours: 23, minutes: 59 });
    expect((await accept(one.token)).__typename).toBe('SignedIn');
    app.clock.advance({ minutes: 2 });
    expect((await accept(two.token)).__typename).toBe('InvitationNotValid');
  });

  it('replaces the one before for the same address and place', async () => {
    const { owner } = await newWorld(app);
    const first = await invite(owner, 'TECHNICIAN');
    const second = await invite(owner, 'AUDITOR', null, first.email.toUpperCase());
    expect((await accept(first.token)).__typename).toBe('InvitationNotValid');
    const { token } = as(await accept(second.token), 'SignedIn');
    expect((await me(app.client(secret(token))))?.memberships).toEqual([{ role: 'AUDITOR', pharmacyId: null }]);
  });

  it('is refused to the address of a member', async () => {
    const { owner } = await newWorld(app);
    const input = { email: owner.email.toUpperCase(), role: 'AUDITOR' } as const;
    const { inviteMember } = await owner.client.ask(InviteMemberDocument, { input });
    expect(inviteMember).toMatchObject({ __typename: 'AlreadyMember', code: 'ALREADY_MEMBER' });
  });

  it('stays open when the password chosen is easy to guess', async () => {
    const { owner } = await newWorld(app);
    const { token } = await invite(owner, 'TECHNICIAN');
    expect(await accept(token, secret('qwerty123456'))).toMatchObject({ code: 'WEAK_PASSWORD' });
    expect((await accept(token)).__typename).toBe('SignedIn');
  });

  it.each(['PHARMACIST', 'TECHNICIAN', 'AUDITOR'] as const)('is not given by the role %s', async (role) => {
    const world = await newWorld(app);
    const member = await newMember(world, role, null);
    const error = await member.client.error(InviteMemberDocument, {
      input: { email: someEmail(), role: 'TECHNICIAN', pharmacyId: world.pharmacyId },
    });
    expect(error.extensions.code).toBe('FORBIDDEN');
  });
});

describe('roles', () => {
  it('are given, changed and ended, at one pharmacy or at all', async () => {
    const world = await newWorld(app);
    const { owner, pharmacyId } = world;
    const second = await newPharmacy(world);
    const member = await newMember(world, 'TECHNICIAN', pharmacyId);
    const { userId } = member;
    const steps = [
      [{ pharmacyId: second, role: 'AUDITOR' }, [`TECHNICIAN ${pharmacyId}`, `AUDITOR ${second}`]],
      [{ pharmacyId, role: 'PHARMACIST' }, [`PHARMACIST ${pharmacyId}`, `AUDITOR ${second}`]],
      [{ role: 'MANAGER' }, [`PHARMACIST ${pharmacyId}`, `AUDITOR ${second}`, 'MANAGER null']],
      [{ pharmacyId }, [`AUDITOR ${second}`, 'MANAGER null']],
      [{ pharmacyId: second, role: null }, ['MANAGER null']],
      [{ pharmacyId: null }, []],
    ] as const;
    for (const [input, expected] of steps) {
      const user = as(await change(owner, { userId, ...input }), 'User');
      expect(user.memberships.map((each) => `${each.role} ${each.pharmacyId}`)).toEqual(expected);
      expect((await me(member.client))?.memberships).toEqual(user.memberships);
    }
    expect(await trailOf('member.change-membership', userId)).toHaveLength(steps.length);
    const { pharmacies } = await member.client.ask(PharmaciesDocument, {});
    expect(pharmacies).toEqual([]);
  });

  it('count from the next request on', async () => {
    const world = await newWorld(app);
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    const member = await newMember(world, 'AUDITOR', null);
    const input = { stockId, quantity: 1 };
    expect((await member.client.error(DispenseStockDocument, { input })).extensions.code).toBe('FORBIDDEN');
    await change(world.owner, { userId: member.userId, role: 'TECHNICIAN' });
    const { dispenseStock } = await member.client.ask(DispenseStockDocument, { input });
    expect(dispenseStock.__typename).toBe('StockMovement');
    await change(world.owner, { userId: member.userId, role: null });
    expect((await member.client.error(DispenseStockDocument, { input })).extensions.code).toBe('FORBIDDEN');
  });

  it('are not handed out or taken away beyond one’s own', async () => {
    const world = await newWorld(app);
    const { owner, pharmacyId } = world;
    const second = await newPharmacy(world);
    const everywhere = await newMember(world, 'MANAGER', null);
    const here = await newMember(world, 'MANAGER', pharmacyId);
    const technician = await newMember(world, 'TECHNICIAN', pharmacyId);
    const auditor = await newMember(world, 'AUDITOR', pharmacyId);
    const { userId } = technician;

    const forbidden: [Person, ChangeMembershipInput][] = [
      // A manager holds neither an owner's permissions nor an auditor's.
      [everywhere, { userId, role: 'OWNER' }],
      [everywhere, { userId, pharmacyId, role: 'OWNER' }],
      [everywhere, { userId, pharmacyId, role: 'AUDITOR' }],
      [everywhere, { userId: everywhere.userId, role: 'OWNER' }],
      [everywhere, { userId: owner.userId, role: null }],
      [everywhere, { userId: owner.userId, role: 'TECHNICIAN' }],
      [everywhere, { userId: auditor.userId, pharmacyId, role: 'TECHNICIAN' }],
      [everywhere, { userId: auditor.userId, pharmacyId }],
      // A manager of one pharmacy gives nothing at all of them.
      [here, { userId, role: 'TECHNICIAN' }],
      [here, { userId: here.userId, role: 'MANAGER' }],
      [technician, { userId, pharmacyId, role: 'PHARMACIST' }],
    ];
    for (const [by, input] of forbidden) {
      const error = await changeError(by, input);
      expect([input, error.extensions.code]).toEqual([input, 'FORBIDDEN']);
    }
    expect((await changeError(here, { userId, pharmacyId: second, role: 'TECHNICIAN' })).extensions).toMatchObject({
      code: 'NOT_FOUND',
      problems: [{ field: 'input.pharmacyId' }],
    });

    expect(as(await change(here, { userId, pharmacyId, role: 'PHARMACIST' }), 'User').memberships).toEqual([
      { role: 'PHARMACIST', pharmacyId },
    ]);
    expect((await change(everywhere, { userId, pharmacyId: second, role: 'MANAGER' })).__typename).toBe('User');

    for (const [by, input] of [
      [everywhere, { role: 'OWNER' }],
      [everywhere, { role: 'AUDITOR', pharmacyId }],
      [here, { role: 'TECHNICIAN' }],
    ] as const) {
      const error = await by.client.error(InviteMemberDocument, { input: { email: someEmail(), ...input } });
      expect(error.extensions.code).toBe('FORBIDDEN');
    }
    const elsewhere = { email: someEmail(), role: 'TECHNICIAN' as const, pharmacyId: second };
    expect((await here.client.error(InviteMemberDocument, { input: elsewhere })).extensions.code).toBe('NOT_FOUND');
    const { invitation } = await invite(here, 'MANAGER', pharmacyId);
    expect(invitation.pharmacyId).toBe(pharmacyId);
  });

  it('of somebody unknown, of another organization or not held are not found', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    for (const [input, field] of [
      [{ userId: nobody, role: 'TECHNICIAN' }, 'userId'],
      [{ userId: 'no id', role: 'TECHNICIAN' }, 'userId'],
      [{ userId: other.owner.userId, role: 'TECHNICIAN' }, 'userId'],
      [{ userId: member.userId, pharmacyId: other.pharmacyId, role: 'TECHNICIAN' }, 'pharmacyId'],
      [{ userId: member.userId, pharmacyId: null, role: null }, 'pharmacyId'],
    ] as const) {
      expect((await changeError(world.owner, input)).extensions).toMatchObject({
        code: 'NOT_FOUND',
        problems: [{ field: `input.${field}` }],
      });
    }
  });

  it('leave an owner of all pharmacies, whoever asks and however many at once', async () => {
    const world = await newWorld(app);
    const { owner } = world;
    // An owner of one pharmacy is not an owner of the organization.
    await newMember(world, 'OWNER', world.pharmacyId);
    for (const role of ['MANAGER', null] as const) {
      expect(await change(owner, { userId: owner.userId, role })).toMatchObject({
        __typename: 'LastOwner',
        code: 'LAST_OWNER',
      });
    }
    expect((await change(owner, { userId: owner.userId, role: 'OWNER' })).__typename).toBe('User');

    const second = await newMember(world, 'OWNER', null);
    const answers = await Promise.all([
      change(owner, { userId: second.userId, role: null }).catch(() => null),
      change(second, { userId: owner.userId, role: null }).catch(() => null),
    ]);
    expect(answers.filter((answer) => answer?.__typename === 'User')).toHaveLength(1);
    const owners = await app.sql(
      `SELECT 1 FROM membership m JOIN app_user u ON u.id = m.user_id JOIN app_user o ON o.organization_id = u.organization_id
        WHERE o.id = $1 AND m.role = 'OWNER' AND m.pharmacy_id IS NULL`,
      [owner.userId],
    );
    expect(owners).toHaveLength(1);
  });
});

describe('disabling somebody', () => {
  it('ends all their sessions at once and keeps them out', async () => {
    const world = await newWorld(app);
    const member = await newMember(world, 'PHARMACIST', null);
    const second = await another(member);
    const { disableUser } = await world.owner.client.ask(DisableUserDocument, { input: { userId: member.userId } });
    expect(as(disableUser, 'UserDisabled').user).toMatchObject({ id: member.userId, status: 'DISABLED' });
    for (const client of [member.client, second]) {
      expect(await me(client)).toBeNull();
      expect((await client.error(PharmaciesDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
    }
    expect(await sessions(world.owner.client, member.userId)).toEqual([]);
    expect(await logIn(member.email)).toMatchObject({ __typename: 'InvalidCredentials', code: 'INVALID_CREDENTIALS' });
    expect((await signUp({ email: member.email })).__typename).toBe('EmailTaken');
    const { members } = await world.owner.client.ask(MembersDocument, {});
    expect(members.nodes.find((node) => node.id === member.userId)).toMatchObject({ status: 'DISABLED' });
  });

  it('does not disable the last owner, an unknown one, or one with a role above one’s own', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    const manager = await newMember(world, 'MANAGER', null);
    const technician = await newMember(world, 'TECHNICIAN', null);
    const disable = (by: Person, userId: string) => by.client.error(DisableUserDocument, { input: { userId } });
    const { disableUser } = await world.owner.client.ask(DisableUserDocument, {
      input: { userId: world.owner.userId },
    });
    expect(disableUser).toMatchObject({ __typename: 'LastOwner', code: 'LAST_OWNER' });
    expect((await disable(manager, world.owner.userId)).extensions.code).toBe('FORBIDDEN');
    expect((await disable(technician, manager.userId)).extensions.code).toBe('FORBIDDEN');
    for (const userId of [nobody, other.owner.userId])
      expect((await disable(world.owner, userId)).extensions.code).toBe('NOT_FOUND');
    expect((await me(world.owner.client))?.status).toBe('ACTIVE');
    expect((await me(other.owner.client))?.status).toBe('ACTIVE');
  });

  it('does not count a disabled owner as one', async () => {
    const world = await newWorld(app);
    const second = await newMember(world, 'OWNER', null);
    await second.client.ask(DisableUserDocument, { input: { userId: world.owner.userId } });
    expect(await me(world.owner.client)).toBeNull();
    expect((await change(second, { userId: second.userId, role: null })).__typename).toBe('LastOwner');
    const { disableUser } = await second.client.ask(DisableUserDocument, { input: { userId: second.userId } });
    expect(disableUser.__typename).toBe('LastOwner');
  });
});

describe('what a role sees', () => {
  it('is nothing for somebody not signed in', async () => {
    const client = app.client();
    expect(await me(client)).toBeNull();
    const { pharmacyId } = await newWorld(app);
    for (const error of [
      await client.error(PharmaciesDocument, {}),
      await client.error(MembersDocument, {}),
      await client.error(SessionsDocument, {}),
      await client.error(StocksDocument, { pharmacyId }),
      await client.error(InviteMemberDocument, { input: { email: someEmail(), role: 'OWNER' } }),
    ])
      expect(error.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is one pharmacy for a member of one, and another’s stock is not found', async () => {
    const world = await newWorld(app);
    const second = await newPharmacy(world);
    const { drugId, stockId } = await stocked(world, [{ quantity: 10 }]);
    const { owner } = world;
    await owner.client.ask(ReceiveStockDocument, {
      input: { pharmacyId: second, drugId, lotNumber: 'THERE', expiresOn: dayFromNow(300), quantity: 5 },
    });
    const member = await newMember(world, 'PHARMACIST', second);
    const { client } = member;

    expect((await client.ask(PharmaciesDocument, {})).pharmacies.map((pharmacy) => pharmacy.id)).toEqual([second]);
    expect((await client.ask(GetStockDocument, { id: stockId })).stock).toBeNull();
    const { drug } = await client.ask(GetDrugDocument, { id: drugId });
    expect(drug).toMatchObject({ quantity: 5, stocks: [{ quantity: 5, pharmacy: { id: second } }] });
    for (const error of [
      await client.error(StocksDocument, { pharmacyId: world.pharmacyId }),
      await client.error(DispenseStockDocument, { input: { stockId, quantity: 1 } }),
      await client.error(ReceiveStockDocument, {
        input: { pharmacyId: world.pharmacyId, drugId, lotNumber: 'HERE', expiresOn: dayFromNow(300), quantity: 1 },
      }),
    ])
      expect(error.extensions.code).toBe('NOT_FOUND');
    const { stocks } = await client.ask(StocksDocument, { pharmacyId: second });
    expect(stocks.nodes).toMatchObject([{ quantity: 5, drug: { id: drugId } }]);
    expect((await owner.client.ask(GetStockDocument, { id: stockId })).stock?.quantity).toBe(10);
    expect((await owner.client.ask(GetDrugDocument, { id: drugId })).drug?.quantity).toBe(15);
  });

  it('is nothing of another organization', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    const { drugId, stockId } = await stocked(world, [{ quantity: 10 }]);
    const { client } = other.owner;
    expect((await client.ask(GetStockDocument, { id: stockId })).stock).toBeNull();
    expect((await client.ask(GetDrugDocument, { id: drugId })).drug).toBeNull();
    expect((await client.error(StocksDocument, { pharmacyId: world.pharmacyId })).extensions.code).toBe('NOT_FOUND');
    const { members } = await client.ask(MembersDocument, {});
    expect(members).toMatchObject({ totalCount: 1, nodes: [{ id: other.owner.userId }] });
  });

  it.each([
    ['OWNER', true],
    ['MANAGER', true],
    ['AUDITOR', true],
    ['PHARMACIST', false],
    ['TECHNICIAN', false],
  ] as const)('as %s holds the members: %s', async (role, seen) => {
    const world = await newWorld(app);
    const member = await newMember(world, role, null);
    expect((await me(member.client))?.memberships).toEqual([{ role, pharmacyId: null }]);
    if (!seen) {
      expect((await member.client.error(MembersDocument, {})).extensions.code).toBe('FORBIDDEN');
      return;
    }
    const { members } = await member.client.ask(MembersDocument, {});
    expect(members.totalCount).toBe(2);
    expect(members.nodes).toEqual([
      {
        id: world.owner.userId,
        email: world.owner.email,
        status: 'ACTIVE',
        memberships: [{ role: 'OWNER', pharmacyId: null }],
      },
      { id: member.userId, email: member.email, status: 'ACTIVE', memberships: [{ role, pharmacyId: null }] },
    ]);
  });

  it('of the members comes in pages', async () => {
    const world = await newWorld(app);
    const ids = [world.owner.userId];
    for (const role of ['TECHNICIAN', 'AUDITOR', 'PHARMACIST'] as const)
      ids.push((await newMember(world, role, null)).userId);
    const seen: string[] = [];
    let after: string | null | undefined;
    for (let pages = 0; pages < 3; pages += 1) {
      const { members } = await world.owner.client.ask(MembersDocument, { first: 2, after });
      expect(members.totalCount).toBe(4);
      seen.push(...members.nodes.map((node) => node.id));
      after = members.pageInfo.endCursor;
      if (!members.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(ids);
    expect((await world.owner.client.error(MembersDocument, { after: 'nonsense' })).extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'after' }],
    });
  });
});

describe('a further pharmacy', () => {
  const create = (by: Person, code: string, name = 'A Pharmacy', timezone = 'America/New_York') =>
    by.client.ask(CreatePharmacyDocument, { input: { name, code, timezone } }).then((data) => data.createPharmacy);

  it('is there for everybody with a role at all pharmacies, and for nobody else', async () => {
    const world: World = await newWorld(app);
    const everywhere = await newMember(world, 'TECHNICIAN', null);
    const here = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const created = as(await create(world.owner, 'EAST-2', ' East '), 'Pharmacy');
    expect(created).toMatchObject({ name: 'East', pharmacyCode: 'EAST-2', timezone: 'America/New_York' });
    const codes = async ({ client }: Person) =>
      (await client.ask(PharmaciesDocument, {})).pharmacies.map((pharmacy) => pharmacy.code);
    expect(await codes(world.owner)).toEqual(['EAST-2', 'MAIN']);
    expect(await codes(everywhere)).toEqual(['EAST-2', 'MAIN']);
    expect(await codes(here)).toEqual(['MAIN']);
    expect(await trailOf('pharmacy.create', created.id)).toMatchObject([{ outcome: 'SUCCEEDED' }]);
  });

  it('needs a code that no other of the organization has', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    expect(await create(world.owner, 'MAIN')).toMatchObject({
      __typename: 'PharmacyCodeTaken',
      code: 'PHARMACY_CODE_TAKEN',
    });
    expect((await create(world.owner, 'NORTH')).__typename).toBe('Pharmacy');
    expect((await create(other.owner, 'NORTH')).__typename).toBe('Pharmacy');
    const answers = await Promise.all(Array.from({ length: 6 }, () => create(world.owner, 'SOUTH')));
    expect(answers.filter((answer) => answer.__typename === 'Pharmacy')).toHaveLength(1);
    expect(answers.filter((answer) => answer.__typename === 'PharmacyCodeTaken')).toHaveLength(5);
  });

  it.each(['MANAGER', 'PHARMACIST', 'TECHNICIAN', 'AUDITOR'] as const)('is not made by the role %s', async (role) => {
    const world = await newWorld(app);
    const member = await newMember(world, role, null);
    const error = await member.client.error(CreatePharmacyDocument, {
      input: { name: 'Mine', code: 'MINE', timezone: 'UTC' },
    });
    expect(error.extensions.code).toBe('FORBIDDEN');
  });

  it.each([
    ['code', 'two words', { code: 'two words' }],
    ['code', 'too long', { code: 'X'.repeat(21) }],
    ['name', 'blank', { name: ' ' }],
    ['timezone', 'unknown', { timezone: 'Nowhere' }],
  ])('needs a proper %s: %s', async (field, _what, input) => {
    const { owner } = await newWorld(app);
    const error = await owner.client.error(CreatePharmacyDocument, {
      input: { name: 'East', code: 'EAST', timezone: 'UTC', ...input },
    });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: `input.${field}` }] });
  });
});

describe('the audit trail', () => {
  it('holds no password and no token, whatever was asked and however it ended', async () => {
    const world = await newWorld(app);
    const { owner } = world;
    secret(owner.token);
    const chosen = secret('a-password-chosen-later');
    const { token, email } = await invite(owner, 'TECHNICIAN');
    // Succeeded, refused, and failed for a field that is wrong or missing.
    secret(as(await signUp({ password: chosen }), 'SignedIn').token);
    const member = as(await accept(token, chosen), 'SignedIn');
    secret(member.token);
    await accept(token, chosen);
    await logIn(email, wrongPassword());
    const client = await another({ email }, chosen);
    for (const input of [
      { currentPassword: wrongPassword(), newPassword: chosen },
      { currentPassword: chosen, newPassword: secret('short-one') },
      { currentPassword: chosen, newPassword: secret('superman1234') },
      { currentPassword: chosen, newPassword: secret('a-password-chosen-last') },
    ])
      await client.send(ChangePasswordDocument.toString(), { input });
    await client.send(ChangePasswordDocument.toString(), { input: { currentPassword: 'a-password-chosen-last' } });
    await client.send(LogInDocument.toString(), { input: { email: 5, password: chosen } });
    await client.send(AcceptInvitationDocument.toString(), { input: { token, password: chosen } });
    await signUp({ email, password: chosen });
    // The session that changed the password has ended with it.
    await client.send(LogOutDocument.toString());
    await (await another({ email }, 'a-password-chosen-last')).send(LogOutDocument.toString());

    const rows = await app.sql<{ kind: string; text: string }>(
      `SELECT action || ' ' || outcome AS kind, to_json(a)::text AS text FROM audit_log a
        UNION ALL SELECT action || ' ' || outcome, to_json(v)::text FROM visitor_attempt v`,
    );
    expect(rows.map((row) => row.kind)).toEqual(
      expect.arrayContaining([
        'organization.sign-up SUCCEEDED',
        'organization.sign-up REFUSED',
        'member.invite SUCCEEDED',
        'member.accept-invitation SUCCEEDED',
        'member.accept-invitation REFUSED',
        'member.accept-invitation FAILED',
        'session.log-in SUCCEEDED',
        'session.log-in REFUSED',
        'session.log-in FAILED',
        'session.log-out SUCCEEDED',
        'user.change-password SUCCEEDED',
        'user.change-password REFUSED',
        'user.change-password FAILED',
      ]),
    );
    const trail = rows.map((row) => row.text).join('\n');
    expect(trail).toContain('[secret]');
    expect([...secrets].filter((each) => trail.includes(each))).toEqual([]);
    const hashes = await app.sql<{ hash: string }>(
      'SELECT token_hash AS hash FROM session UNION ALL SELECT token_hash FROM invitation UNION ALL SELECT password_hash FROM account',
    );
    expect(hashes.filter(({ hash }) => trail.includes(hash))).toEqual([]);
  });
});
