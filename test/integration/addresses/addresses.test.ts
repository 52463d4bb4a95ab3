import { readFileSync } from 'node:fs';
import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { normalAddress } from '../../../src/domain/access/address.ts';
import { newToken, sha256 } from '../../../src/platform/crypto/crypto.ts';
import { newId } from '../../../src/platform/database/ids.ts';
import {
  AcceptInvitationDocument,
  CreateSupplierDocument,
  InviteMemberDocument,
  SignUpDocument,
} from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { requestFor, rest } from '../../kit/rest.ts';
import { password, someText } from '../../kit/world.ts';
import {
  addAccount,
  app,
  cheap,
  elsewhere,
  logIn,
  signUp,
  signUpInput,
  useAddresses,
  wide,
  world,
} from './addresses.kit.ts';

useAddresses();

const invite = (email: string) =>
  world.owner.client.ask(InviteMemberDocument, { input: { email, role: 'AUDITOR' } }).then((data) => data.inviteMember);
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

/** An input as GraphQL writes it. */
function literal(input: Readonly<Record<string, unknown>>): string {
  const value = (key: string, each: unknown) => (key === 'role' ? String(each) : JSON.stringify(each));
  return `{ ${Object.entries(input)
    .map(([key, each]) => `${key}: ${value(key, each)}`)
    .join(', ')} }`;
}
