import { describe, expect, it } from 'vitest';
import * as api from '../../generated/graphql.ts';
import { app, type Input, ours, problemOf, useThings } from './bad-input.kit.ts';

useThings();

describe('what cannot be stored', () => {
  it.each([
    ['receiveStock', 'lotNumber'],
    ['receiveStock', 'note'],
    ['adjustStock', 'lotId'],
    ['createDrug', 'name'],
    ['createSupplier', 'contactInfo'],
    ['signUp', 'organizationName'],
    ['logIn', 'email'],
    ['inviteMember', 'email'],
  ] as const)('%s: %s with U+0000 or half a pair is refused by name', async (mutation, field) => {
    for (const text of ['a\u0000b', 'a\ud83d'])
      expect(await problemOf(mutation, { [field]: text })).toEqual(['BAD_USER_INPUT', `input.${field}: characters`]);
  });

  it('a text that is cut in the trail in the middle of a pair leaves its row', async () => {
    expect(await problemOf('receiveStock', { note: `a${'😀'.repeat(2_100)}` })).toEqual([
      'BAD_USER_INPUT',
      'input.note: maxLength',
    ]);
  });

  it('a variable that is null where none may be is the caller’s mistake, and leaves its row', async () => {
    const { client } = ours.world.owner;
    const { errors, headers } = await client.send(
      'mutation($id: ID!, $a: Boolean) { archiveDrug(input: { drugId: $id, archived: $a }) { __typename } }',
      { id: ours.ids.drugId, a: null },
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const rows = await app.sql('SELECT action, outcome::text FROM audit_log WHERE request_id = $1', [
      headers.get('x-request-id'),
    ]);
    expect(rows).toEqual([{ action: 'drug.archive', outcome: 'FAILED' }]);
  });

  it('named lots that add up to more than a movement carries are refused by name', async () => {
    const lots = Array(300).fill({ lotId: ours.ids.lotId, quantity: 10_000_000 });
    expect(await problemOf('dispenseStock', { quantity: null, lots })).toEqual(['BAD_USER_INPUT', 'input.lots: max']);
  });

  it('a list cleared with null is empty; an endless item is refused', async () => {
    const { client } = ours.world.owner;
    const { updateDrug } = await client.ask(api.UpdateDrugDocument, {
      input: { drugId: ours.ids.drugId, substances: null, routes: null },
    });
    expect(updateDrug).toMatchObject({ substances: [], routes: [] });
    expect(await problemOf('updateDrug', { substances: ['x'.repeat(501)] })).toEqual([
      'BAD_USER_INPUT',
      'input.substances.0: maxLength',
    ]);
  });

  it('no password reaches the trail, under whatever name a mistaken request sends it', async () => {
    const secret = 'correct-horse-battery';
    const client = app.client();
    const documents: [string, Input][] = [
      [
        'mutation($mail: String!, $pw: String!) { logIn(input: { email: $mail, password: $pw }) { nope } }',
        { mail: 'a@b.example', pw: secret },
      ],
      ['mutation($input: String!) { logIn(input: $input) { __typename } }', { input: secret }],
      [
        'mutation($input: LogInInput!) { logIn(input: $input) { __typename } }',
        { input: { email: 'a@b.example', pass: secret } },
      ],
    ];
    for (const [text, variables] of documents) {
      const { errors } = await client.send(text, variables);
      expect(JSON.stringify(errors)).not.toContain(secret);
    }
    expect(await app.sql('SELECT 1 FROM audit_log WHERE payload::text LIKE $1', [`%${secret}%`])).toEqual([]);
  });
});
