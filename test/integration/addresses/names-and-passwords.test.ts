import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { demoPassword } from '../../../src/domain/access/password.ts';
import {
  ChangePasswordDocument,
  CreateSupplierDocument,
  MeDocument,
  SignUpDocument,
  SuppliersDocument,
} from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { someText } from '../../kit/world.ts';
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

async function keptHash(email: string): Promise<string> {
  const [row] = await app.sql<{ hash: string }>('SELECT password_hash AS hash FROM account WHERE email = $1', [email]);
  return row?.hash ?? '';
}
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
