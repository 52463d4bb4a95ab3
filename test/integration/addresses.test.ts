import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normalAddress } from '../../src/domain/access/address.ts';
import { demoPassword } from '../../src/domain/access/password.ts';
import { newToken, sha256 } from '../../src/platform/crypto/crypto.ts';
import { newId } from '../../src/platform/database/ids.ts';
import {
  AcceptInvitationDocument,
  ChangePasswordDocument,
  CreateSupplierDocument,
  InviteMemberDocument,
  LogInDocument,
  MeDocument,
  SignUpDocument,
  type SignUpInput,
  SuppliersDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { requestFor, rest } from '../kit/rest.ts';
import { newWorld, password, someText, type World } from '../kit/world.ts';

let app: App;
let world: World;
beforeAll(async () => {
  app = await startApp({ environment: { TRUST_PROXY: '127.0.0.1' } });
  world = await newWorld(app);
});
afterAll(() => app.close());

/** Each request from another address: this file is not about how many there may be. */
const elsewhere = () => ({ 'x-forwarded-for': `198.51.${randomInt(256)}.${randomInt(256)}` });

const signUpInput = (input: Partial<SignUpInput>) => ({
  name: 'An Owner',
  email: `${someText('somebody')}@pharmacy.example`,
  password,
  organizationName: 'A Group',
  pharmacyName: 'Main Street',
  ...input,
});
const signUp = (input: Partial<SignUpInput>) =>
  app
    .client()
    .ask(SignUpDocument, { input: signUpInput(input) }, { headers: elsewhere() })
    .then((data) => data.signUp);
const logIn = (email: string, pass = password) =>
  app
    .client()
    .ask(LogInDocument, { input: { email, password: pass } }, { headers: elsewhere() })
    .then((data) => data.logIn);
const invite = (email: string) =>
  world.owner.client.ask(InviteMemberDocument, { input: { email, role: 'AUDITOR' } }).then((data) => data.inviteMember);

async function keptHash(email: string): Promise<string> {
  const [row] = await app.sql<{ hash: string }>('SELECT password_hash AS hash FROM account WHERE email = $1', [email]);
  return row?.hash ?? '';
}

/** An account as one of an earlier release. */
async function addAccount(email: string, passwordHash: string): Promise<string> {
  const id = newId();
  await app.sql(
    `WITH made AS (INSERT INTO account (id, email, password_hash) VALUES (new_uuid_v7(), $2, $3) RETURNING id)
     INSERT INTO app_user (id, organization_id, account_id, email, name)
     SELECT $1, u.organization_id, made.id, $2, 'Somebody' FROM app_user u, made WHERE u.id = $4`,
    [id, email, passwordHash, world.owner.userId],
  );
  await app.sql(
    `INSERT INTO membership (id, organization_id, user_id, role)
     SELECT new_uuid_v7(), organization_id, id, 'AUDITOR' FROM app_user WHERE id = $1`,
    [id],
  );
  return id;
}
const cheap = { memoryCost: 8, timeCost: 1, parallelism: 1 };

describe('an address', () => {
  const forms: [string, string, (unique: string) => string][] = [
    ['composed and not', 'andre\u0301', (name) => name.normalize('NFC')],
    ['wide', 'ann', (name) => [...name].map((each) => (each === '-' ? each : wide(each))).join('')],
    ['in capitals, spaces around it', 'ann', (name) => ` ${name.toUpperCase()}`],
  ];
  it.each(forms)('is one, however it is typed: %s', async (_what, start, spelled) => {
    const name = someText(start);
    const email = `${name}@pharmacy.example`;
    const { user } = as(await signUp({ email }), 'SignedIn');
    expect(user.email).toBe(normalAddress(email));
    const other = `${spelled(name)}@pharmacy.example`;
    expect(other).not.toBe(email);
    expect(await signUp({ email: other })).toMatchObject({ code: 'EMAIL_TAKEN' });
    // A member of another organization may be invited; that they have an account is not told.
    expect(await invite(other)).toMatchObject({ __typename: 'MemberInvited' });
    expect(as(await logIn(other), 'SignedIn').user.id).toBe(user.id);
    expect(as(await logIn(email), 'SignedIn').user.id).toBe(user.id);
  });

  it('is one, its domain in letters or in ASCII, also when it was kept in letters before', async () => {
    const name = someText('ann');
    const [letters, ascii] = [`${name}@B\u00fccher.example`, `${name}@xn--bcher-kva.example`];
    const { user } = as(await signUp({ email: letters }), 'SignedIn');
    expect(user.email).toBe(ascii);
    for (const each of [letters, ascii]) expect(as(await logIn(each), 'SignedIn').user.id).toBe(user.id);
    const id = await addAccount(`Old-${letters}`, await hash(password, cheap));
    for (const each of [`old-${letters}`, `old-${ascii}`]) {
      expect(as(await logIn(each), 'SignedIn').user.id).toBe(id);
      expect(await signUp({ email: each })).toMatchObject({ code: 'EMAIL_TAKEN' });
    }
  });

  it('of letters that pass for others is none', async () => {
    const name = someText('paul');
    as(await signUp({ email: `${name}@pharmacy.example` }), 'SignedIn');
    const alike = [
      `${name.replace('a', '\u0430')}@pharmacy.example`,
      `${name}@ph\u0430rmacy.example`,
      `${name}\u200b@pharmacy.example`,
      `\u202e${name}@pharmacy.example`,
      `${name}"x"@pharmacy.example`,
      `${name}\\@pharmacy.example`,
    ];
    for (const email of alike) {
      const errors = [
        await app.client().error(SignUpDocument, { input: signUpInput({ email }) }),
        await world.owner.client.error(InviteMemberDocument, { input: { email, role: 'OWNER' } }),
        await world.owner.client.error(CreateSupplierDocument, { input: { name: someText('Supplier'), email } }),
      ];
      for (const { extensions } of errors)
        expect(extensions).toMatchObject({
          code: 'BAD_USER_INPUT',
          problems: [{ field: 'input.email', rule: 'isEmail' }],
        });
      expect(await logIn(email)).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    }
  });

  it('holds % and _ as characters', async () => {
    const name = someText('');
    as(await signUp({ email: `ann${name}@pharmacy.example` }), 'SignedIn');
    for (const other of ['%', '_nn', 'an_']) {
      expect(await logIn(`${other}${name}@pharmacy.example`)).toMatchObject({ code: 'INVALID_CREDENTIALS' });
      as(await signUp({ email: `${other}${name}@pharmacy.example` }), 'SignedIn');
    }
  });

  it('of a supplier is kept in the same form', async () => {
    const input = { name: someText('Supplier'), email: ' Orders@B\u00fccher.example ' };
    const { createSupplier } = await world.owner.client.ask(CreateSupplierDocument, { input });
    expect(as(createSupplier, 'Supplier').email).toBe('orders@xn--bcher-kva.example');
  });

  it('that an invitation of an earlier release holds is brought into its form, or is not taken up', async () => {
    const accept = (token: string) =>
      app
        .client()
        .ask(AcceptInvitationDocument, { input: { token, name: 'Somebody', password } }, { headers: elsewhere() })
        .then((data) => data.acceptInvitation);
    const name = someText('ann');
    const offered = async (kept: string) => {
      const email = `${someText('offered')}@pharmacy.example`;
      as(await invite(email), 'MemberInvited');
      // An invitation is never changed: one like it, as it was kept then.
      const token = newToken();
      await app.sql(
        `INSERT INTO invitation (id, organization_id, email, role, pharmacy_id, token_hash, invited_by_id, expires_at)
         SELECT new_uuid_v7(), organization_id, $1, role, pharmacy_id, $2, invited_by_id, expires_at FROM invitation WHERE email = $3`,
        [kept, sha256(token), email],
      );
      return accept(token);
    };
    expect(as(await offered(`${name.toUpperCase()}@B\u00fccher.example`), 'SignedIn').user.email).toBe(
      `${name}@xn--bcher-kva.example`,
    );
    expect(await offered(`${someText('p\u0430ul')}@pharmacy.example`)).toMatchObject({ code: 'INVITATION_NOT_VALID' });
  });
});

describe('what is typed for an address and is none', () => {
  const inputs = (email: string): [string, Record<string, unknown>][] => [
    ['signUp', signUpInput({ email })],
    ['logIn', { email, password }],
    ['inviteMember', { email, role: 'AUDITOR' }],
    ['createSupplier', { name: someText('Supplier'), email }],
    ['updateSupplier', { supplierId: newId(), email }],
  ];
  it.each(inputs('').map(([name]) => name))('is not kept in the trail: %s', async (name) => {
    const secrets = [someText('my Secret, typed too early'), `${someText('mine')}@home`];
    for (const secret of secrets) {
      const input = inputs(secret).find(([each]) => each === name)?.[1] ?? {};
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
      const client = app.client(world.owner.token);
      const headers = elsewhere();
      await client.send(`mutation($input: ${type}) { ${name}(input: $input) { __typename } }`, { input }, { headers });
      await client.send(`mutation { ${name}(input: ${literal(input)}) { __typename } }`, {}, { headers });
      await client.send(
        `mutation($one: String!) { ${name}(input: ${literal(input).replace(JSON.stringify(secret), '$one')}) { __typename } }`,
        { one: secret },
        { headers },
      );
      const { method, path, body } = requestFor(name, { input });
      await rest(app.url, method, path, { token: world.owner.token, body, headers });
      const rows = await app.sql<{ text: string }>(
        `SELECT t::text AS text FROM audit_log t WHERE payload::text LIKE '%[not an address]%'`,
      );
      expect(rows.length).toBeGreaterThanOrEqual(4);
      for (const table of ['audit_log', 'visitor_attempt'])
        expect(await app.sql(`SELECT 1 FROM ${table} t WHERE position($1 IN t::text) > 0`, [secret])).toEqual([]);
    }
  });

  it('is what is kept of one that is: its normal form', async () => {
    const name = someText('nobody');
    await logIn(` ${name.toUpperCase()}@B\u00fccher.example`);
    const rows = await app.sql<{ email: string }>(
      `SELECT payload #>> '{input,email}' AS email FROM visitor_attempt WHERE position($1 IN lower(payload::text)) > 0`,
      [name],
    );
    expect(rows).toEqual([{ email: `${name}@xn--bcher-kva.example` }]);
  });
});

describe('addresses of an earlier release', () => {
  it('are brought into the normal form where nobody else has it', async () => {
    const migration = readFileSync('prisma/migrations/20261127160000_addresses/migration.sql', 'utf8');
    const [one, two] = [someText('andre'), someText('taken')];
    const mended = await addAccount(`${one.replace('e', 'e\u0301')}@Pharmacy.example`, await hash(password, cheap));
    const inTheWay = await addAccount(`${two}@pharmacy.example`, await hash(password, cheap));
    const stays = await addAccount(
      `${wide(two.charAt(0))}${two.slice(1)}@pharmacy.example`,
      await hash(password, cheap),
    );
    // The addresses were the users' then.
    await app.sql(migration.replaceAll('app_user', 'account'));
    const emailOf = async (id: string) =>
      (await app.sql<{ email: string }>('SELECT email FROM app_user WHERE id = $1', [id]))[0]?.email;
    expect(await emailOf(mended)).toBe(`${one.replace('e', '\u00e9')}@pharmacy.example`);
    expect(await emailOf(inTheWay)).toBe(`${two}@pharmacy.example`);
    expect(await emailOf(stays)).toBe(`${wide(two.charAt(0))}${two.slice(1)}@pharmacy.example`);
    expect(as(await logIn(`${one.replace('e', 'e\u0301')}@pharmacy.example`), 'SignedIn').user.id).toBe(mended);
    expect(as(await logIn(`${two}@pharmacy.example`), 'SignedIn').user.id).toBe(inTheWay);
  });
});

describe('a name', () => {
  it('is one, its letters composed or not: it is taken, found and kept as one', async () => {
    const name = `${someText('M\u00fcller')} \u00c5rhus`;
    const make = (spelled: string) =>
      world.owner.client.ask(CreateSupplierDocument, { input: { name: spelled } }).then((data) => data.createSupplier);
    const { id } = as(await make(name.normalize('NFD')), 'Supplier');
    for (const spelled of [name, name.normalize('NFD'), name.toUpperCase()])
      expect(await make(spelled)).toMatchObject({ code: 'SUPPLIER_NAME_TAKEN' });
    for (const search of [name, name.normalize('NFD')]) {
      const { suppliers } = await world.owner.client.ask(SuppliersDocument, { filter: { search } });
      expect(suppliers.nodes.map((node) => node.id)).toEqual([id]);
    }
    expect(await app.sql('SELECT name FROM supplier WHERE id = $1', [id])).toEqual([{ name }]);
  });

  it.each(['%', '_', '\\'])('holds a %s as a character: it is taken, and found, as itself alone', async (sign) => {
    const [start, end] = [someText('Supplier'), someText('End')];
    const make = async (name: string) => {
      const { createSupplier } = await world.owner.client.ask(CreateSupplierDocument, { input: { name } });
      return as(createSupplier, 'Supplier').id;
    };
    await make(`${start}x${end}`);
    const id = await make(`${start}${sign}${end}`);
    const { suppliers } = await world.owner.client.ask(SuppliersDocument, {
      filter: { search: `${start}${sign}${end}` },
    });
    expect(suppliers.nodes.map((node) => node.id)).toEqual([id]);
  });
});

describe('a password', () => {
  const composed = 'caf\u00e9 with a gar\u00e7on';
  const apart = composed.normalize('NFD');
  const email = () => `${someText('ann')}@pharmacy.example`;

  it('is one, its letters composed or not', async () => {
    const [one, two] = [email(), email()];
    as(await signUp({ email: one, password: composed }), 'SignedIn');
    as(await signUp({ email: two, password: apart }), 'SignedIn');
    for (const who of [one, two]) {
      for (const pass of [composed, apart]) as(await logIn(who, pass), 'SignedIn');
      expect(await logIn(who, 'cafe with a garcon')).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    }
  });

  it('that was hashed as it was typed is taken, and hashed anew', async () => {
    const who = email();
    const id = await addAccount(who, await hash(apart, cheap));
    // The other form was never theirs until the hash is a new one.
    expect(await logIn(who, composed)).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    const before = await keptHash(who);
    as(await logIn(who, apart), 'SignedIn');
    const after = await keptHash(who);
    expect(after).not.toBe(before);
    as(await logIn(who, composed), 'SignedIn');
    as(await logIn(who, apart), 'SignedIn');
    expect(await keptHash(who)).toBe(after);
    // The trail tells that the hash is another, and no hash.
    const rows = await app.sql<{ password: string }>(
      `SELECT payload #>> '{after,password}' AS password FROM audit_log WHERE action = 'session.log-in' AND actor_id = $1 ORDER BY id`,
      [id],
    );
    expect(rows.map((row) => row.password)).toEqual(['[secret]', null, null]);
  });

  it('whose hash cost less is hashed anew, by who knows it alone', async () => {
    const who = email();
    const kept = await hash(composed, { memoryCost: 16, timeCost: 2, parallelism: 1 });
    await addAccount(who, kept);
    await logIn(who, 'not the password at all');
    expect(await keptHash(who)).toBe(kept);
    as(await logIn(who, composed), 'SignedIn');
    expect(await keptHash(who)).not.toBe(kept);
    as(await logIn(who, composed), 'SignedIn');
  });

  it('is changed by who types it either way', async () => {
    const who = email();
    const { token } = as(await signUp({ email: who, password: composed }), 'SignedIn');
    const client = app.client(token);
    const input = { currentPassword: apart, newPassword: 'na\u00efve r\u00e9sum\u00e9 of sorts'.normalize('NFD') };
    const { changePassword } = await client.ask(ChangePasswordDocument, { input }, { headers: elsewhere() });
    client.token = as(changePassword, 'SignedIn').token;
    as(await logIn(who, 'na\u00efve r\u00e9sum\u00e9 of sorts'), 'SignedIn');
    expect((await client.ask(MeDocument, {})).me?.id).toBeDefined();
  });

  it('is as long as it has characters in its normal form', async () => {
    // Sixteen code points, eight characters.
    const short = 'z\u0308'.repeat(8).replaceAll('z', 'o');
    const error = await app.client().error(SignUpDocument, { input: signUpInput({ password: short }) });
    expect(error.extensions).toMatchObject({ problems: [{ field: 'input.password', rule: 'isLength' }] });
    // 128 characters are signed in with, also typed as 256 code points.
    const [who, long] = [email(), '\u00e9\u00f6\u00fc\u00e0'.repeat(32)];
    as(await signUp({ email: who, password: `${long.slice(0, 120)}unlikely` }), 'SignedIn');
    as(await logIn(who, `${long.slice(0, 120)}unlikely`.normalize('NFD')), 'SignedIn');
  });

  it.each([
    ['the demo’s own', demoPassword],
    ['the same in capitals', demoPassword.toUpperCase()],
    ['the same, wide', wide(demoPassword)],
    ['of the list', 'polniypizdec0211'],
    ['a walk over the keys', 'qwertyuiop[]'],
    ['a word with a year', 'Pharmacist2026!'],
  ])('that somebody would guess is refused: %s', async (_what, pass) => {
    expect(await signUp({ password: pass })).toMatchObject({ code: 'WEAK_PASSWORD' });
  });
});

function wide(text: string): string {
  return text.replaceAll(/[!-~]/g, (each) => String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0));
}

/** An input as GraphQL writes it. */
function literal(input: Readonly<Record<string, unknown>>): string {
  const value = (key: string, each: unknown) => (key === 'role' ? String(each) : JSON.stringify(each));
  return `{ ${Object.entries(input)
    .map(([key, each]) => `${key}: ${value(key, each)}`)
    .join(', ')} }`;
}
