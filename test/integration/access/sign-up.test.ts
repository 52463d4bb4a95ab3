import { describe, expect, it } from 'vitest';
import { fullPasswordCost } from '../../../src/platform/crypto/crypto.ts';
import { LogInDocument, PharmaciesDocument, SignUpDocument } from '../../generated/graphql.ts';
import { appForTest } from '../../kit/app.ts';
import { as } from '../../kit/client.ts';
import { newWorld, password, someText } from '../../kit/world.ts';
import { app, hashed, invite, me, secret, sessions, signUp, someEmail, trailOf, useAccess } from './access.kit.ts';

useAccess();

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
