import { describe, expect, it } from 'vitest';
import {
  AcceptInvitationDocument,
  AdjustStockDocument,
  ChangePasswordDocument,
  CreateSupplierDocument,
  DispenseStockDocument,
  InviteMemberDocument,
  LogInDocument,
  SetStockLevelsDocument,
  UpdateSupplierDocument,
} from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { newMember, password, someText } from '../../kit/world.ts';
import { everyOperation, variablesOf } from '../../operations/index.ts';
import { app, scene, tried, useAudit } from './audit.kit.ts';

useAudit();

describe('an attempt', () => {
  it('that succeeds says who did what to which thing, from what to what, by which request', async () => {
    const { world, stockId } = scene;
    const pharmacist = await newMember(world, 'PHARMACIST', world.pharmacyId);
    const input = { stockId, minQuantity: 12, maxQuantity: 40 };
    await world.owner.client.ask(SetStockLevelsDocument, { input: { stockId, minQuantity: 3 } });
    const headers = { 'x-request-id': someText('request') };
    const { requestId, rows } = await tried(pharmacist.client, SetStockLevelsDocument, { input }, { headers });
    expect(requestId).not.toBe(headers['x-request-id']);
    const [owner] = await app.sql('SELECT organization_id AS id FROM app_user WHERE id = $1', [world.owner.userId]);
    expect(rows).toEqual([
      {
        action: 'stock.set-levels',
        entityType: 'Stock',
        entityId: stockId,
        pharmacyId: world.pharmacyId,
        actorId: pharmacist.userId,
        actorLabel: pharmacist.email,
        organizationId: owner?.id,
        outcome: 'SUCCEEDED',
        code: null,
        ip: '127.0.0.1',
        payload: {
          input,
          before: { minQuantity: 3, maxQuantity: null },
          after: { minQuantity: 12, maxQuantity: 40 },
        },
      },
    ]);
  });

  it('that makes something has no before; one that changes something tells the fields that differ', async () => {
    const { client } = scene.world.owner;
    const name = someText('Supplier');
    const made = await tried(client, CreateSupplierDocument, { input: { name, phone: '1' } });
    expect(made.rows[0]?.payload).toMatchObject({ before: null, after: { name, phone: '1' } });
    const supplierId = String(made.rows[0]?.entityId);
    const changed = await tried(client, UpdateSupplierDocument, { input: { supplierId, name, phone: '2' } });
    expect(changed.rows[0]?.payload).toMatchObject({ before: { phone: '1' }, after: { phone: '2' } });
  });

  it('that a rule stands against is REFUSED with the code of the refusal', async () => {
    const { world, stockId } = scene;
    const input = { stockId, quantity: 5_000_000 };
    const { rows } = await tried(world.owner.client, DispenseStockDocument, { input });
    expect(rows).toMatchObject([
      { action: 'stock.dispense', outcome: 'REFUSED', code: 'INSUFFICIENT_STOCK', entityId: stockId },
    ]);
    expect(rows[0]?.payload).toEqual({ input, before: null, after: null });
  });

  it('by somebody who may not is DENIED, with who it was, or that nobody was signed in', async () => {
    const { world, lotId } = scene;
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const input = { lotId, quantityChange: -1, reason: 'Counted', type: 'COUNT' };
    const denied = { action: 'stock.adjust', outcome: 'DENIED', entityType: 'Lot', entityId: lotId };
    const byMember = await tried(technician.client, AdjustStockDocument, { input });
    expect(byMember).toMatchObject({
      code: 'FORBIDDEN',
      rows: [{ ...denied, code: 'FORBIDDEN', actorId: technician.userId, actorLabel: technician.email }],
    });
    for (const token of [null, 'no-such-token']) {
      const byNobody = await tried(app.client(token), AdjustStockDocument, { input });
      expect(byNobody).toMatchObject({ code: 'UNAUTHENTICATED', rows: [] });
      // Beside the sealed trail, where nobody can fill it.
      const beside = await app.sql(
        `SELECT action, outcome::text, entity_type AS "entityType", entity_id AS "entityId", code FROM visitor_attempt WHERE request_id = $1`,
        [byNobody.requestId],
      );
      expect(beside).toEqual([{ ...denied, code: 'UNAUTHENTICATED' }]);
    }
  });

  it.each([
    ['about a thing there is none of', { stockId: crypto.randomUUID(), quantity: 1 }, 'NOT_FOUND'],
    ['with a value against the rules of its field', { quantity: -1 }, 'BAD_USER_INPUT'],
    ['with fields that exclude each other', { quantity: 1, lots: [] }, 'BAD_USER_INPUT'],
    ['with a value that does not fit its type', { quantity: 'many' }, 'BAD_USER_INPUT'],
  ])('%s is FAILED', async (_name, changed, code) => {
    const { world, stockId } = scene;
    const { userId, email } = world.owner;
    const attempt = await tried(world.owner.client, DispenseStockDocument, { input: { stockId, ...changed } });
    expect(attempt).toMatchObject({
      code,
      rows: [{ action: 'stock.dispense', outcome: 'FAILED', code, actorId: userId, actorLabel: email }],
    });
  });

  it.each([
    [
      'an inline fragment',
      '... on Mutation { dispenseStock(input: { stockId: $s, quantity: $q }) { __typename } }',
      '',
    ],
    [
      'a named fragment',
      '...F ...F',
      'fragment F on Mutation { dispenseStock(input: { stockId: $s, quantity: $q }) { __typename } }',
    ],
  ])('inside %s is FAILED, once', async (_name, selection, fragment) => {
    const text = `mutation T($q: Int!, $s: ID!) { ${selection} } ${fragment}`;
    const attempt = await tried(scene.world.owner.client, text, { s: scene.stockId, q: 'many' });
    expect(attempt).toMatchObject({ rows: [{ action: 'stock.dispense', outcome: 'FAILED', code: 'BAD_USER_INPUT' }] });
  });

  it('over a limit of requests, or in a document that is not valid, is FAILED', async () => {
    const { client } = scene.world.owner;
    const { stockId } = scene;
    const deep = (levels: number): string =>
      levels === 0 ? 'id' : `drug { stocks { pharmacy { id } ${deep(levels - 1)} } }`;
    const failed = (code: string) => ({
      code,
      rows: [{ action: 'stock.dispense', outcome: 'FAILED', code, actorId: scene.world.owner.userId }],
    });
    const over = `mutation Deep($input: DispenseStockInput!) {
      dispenseStock(input: $input) { ... on StockMovement { stock { ${deep(5)} } } }
    }`;
    const limited = await tried(client, over, { input: { stockId, quantity: 1 } });
    expect(limited).toMatchObject(failed('LIMIT_EXCEEDED'));
    const wrong = `mutation { dispenseStock(input: { stockId: "${stockId}", quantity: 1 }) { nonsense } }`;
    expect(await tried(client, wrong, {})).toMatchObject(failed('GRAPHQL_VALIDATION_FAILED'));
  });

  it('sent anew under its idempotency key leaves no further row', async () => {
    const { world, stockId } = scene;
    const ask = () =>
      tried(
        world.owner.client,
        DispenseStockDocument,
        { input: { stockId, quantity: 1 } },
        { idempotencyKey: 'once-and-again' },
      );
    expect((await ask()).rows).toMatchObject([{ outcome: 'SUCCEEDED' }]);
    expect(await ask()).toMatchObject({ code: undefined, rows: [] });
  });

  it('that asks for nothing but data leaves no row', async () => {
    for (const { name, text } of everyOperation().filter(({ kind }) => kind === 'query'))
      expect([name, await tried(scene.world.owner.client, text, await variablesOf(name, scene))]).toMatchObject([
        name,
        { code: name === 'signOnRequest' ? 'NOT_FOUND' : undefined, rows: [] },
      ]);
  });
});

describe('rows', () => {
  it.each([
    `UPDATE audit_log SET code = NULL`,
    `UPDATE audit_log SET ip = NULL WHERE false`,
    'DELETE FROM audit_log',
    'DELETE FROM audit_log WHERE false',
    'TRUNCATE audit_log',
  ])('are refused to the owner of the database: %s', async (statement) => {
    const count = () => app.sql('SELECT count(*) FROM audit_log');
    const before = await count();
    await expect(app.sql(statement)).rejects.toThrow('Rows of audit_log are only ever inserted.');
    expect(await count()).toEqual(before);
  });

  it('hold no password and no token, whatever was asked', async () => {
    const { world } = scene;
    const { client } = world.owner;
    const chosen = someText('a-password-chosen-by-somebody');
    const { inviteMember } = await client.ask(InviteMemberDocument, {
      input: { email: `${someText('new')}@pharmacy.example`, role: 'TECHNICIAN' },
    });
    const { token: shown, invitation } = as(inviteMember, 'MemberInvited');
    const token = shown ?? '';
    expect(token).not.toBe('');
    const anonymous = app.client();
    await anonymous.send(AcceptInvitationDocument.toString(), { input: { token, password: chosen } });
    const joined = await anonymous.ask(AcceptInvitationDocument, { input: { token, name: 'New', password: chosen } });
    const { token: session } = as(joined.acceptInvitation, 'SignedIn');
    const wrong = someText('a-password-that-is-wrong');
    await anonymous.send(LogInDocument.toString(), { input: { email: invitation.email, password: wrong } });
    await anonymous.send(LogInDocument.toString(), { input: { email: 5, password: chosen } });
    await anonymous.send(
      'mutation Named($e: Int!, $p: String!) { logIn(input: { email: $e, password: $p }) { __typename } }',
      { e: 5, p: chosen },
    );
    await anonymous.send('mutation Bad($x: LogInInput!) { logIn(input: $x) { __typename } }', {
      x: { email: invitation.email, passwrd: chosen },
    });
    const member = app.client(session);
    for (const [currentPassword, newPassword] of [
      [wrong, chosen],
      [chosen, wrong],
    ])
      await member.send(ChangePasswordDocument.toString(), { input: { currentPassword, newPassword } });
    const rows = await app.sql<{ text: string }>('SELECT to_jsonb(a)::text AS text FROM audit_log a');
    const trail = rows.map(({ text }) => text).join('\n');
    expect(trail).toContain('[secret]');
    const secrets = { password, chosen, wrong, token, session, owner: world.owner.token };
    expect(Object.entries(secrets).filter(([, secret]) => trail.includes(secret))).toEqual([]);
  });
});
