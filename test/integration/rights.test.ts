import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as api from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { opened } from '../kit/trail.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, type Person, password, someText, stocked, type World } from '../kit/world.ts';

/** Ways to more than somebody was given, as they would be tried. */

let app: App;
let server: pg.Client;
beforeAll(async () => {
  app = await startApp({ socketTimes: { sessionMs: 100 } });
  server = new pg.Client(app.database.serverUrl);
  server.on('error', () => undefined);
  await server.connect();
});
afterAll(async () => {
  await server.end();
  await app.close();
});
afterEach(() => app.clock.reset());

const asServer = (text: string, values: unknown[] = []) =>
  server.query(text, values).then(
    () => 'done',
    (error: { code?: string; constraint?: string }) => error.constraint ?? error.code,
  );
const denied = '42501';

async function invite(by: Person, role: api.Role, pharmacyId: string | null = null) {
  const email = `${someText('somebody')}@pharmacy.example`;
  const { inviteMember } = await by.client.ask(api.InviteMemberDocument, { input: { email, role, pharmacyId } });
  return { email, ...as(inviteMember, 'MemberInvited') };
}
const accept = async (token: string | null) =>
  (
    await app
      .client()
      .ask(api.AcceptInvitationDocument, { input: { token: token ?? '', name: 'A Newcomer', password } })
  ).acceptInvitation.__typename;
const disable = `mutation($userId: ID!) { disableUser(input: { userId: $userId }) { __typename } }`;
const openInvitations = async ({ owner }: World) =>
  (await owner.client.ask(api.InvitationsDocument, {})).invitations.nodes.map(({ id }) => id);

describe('an invitation counts only while its maker could still give the role', () => {
  it('not after they were disabled, and it is taken back with their access', async () => {
    const world = await newWorld(app);
    const second = await newMember(world, 'OWNER', null);
    const { token, invitation, email } = await invite(second, 'OWNER');
    const kept = await invite(world.owner, 'TECHNICIAN');
    const { disableUser } = await world.owner.client.ask(api.DisableUserDocument, { input: { userId: second.userId } });
    expect(as(disableUser, 'UserDisabled').withdrawnInvitations).toEqual([{ id: invitation.id, email }]);
    expect(await accept(token)).toBe('InvitationNotValid');
    expect(await openInvitations(world)).toEqual([kept.invitation.id]);
    const rows = await app.sql<{ payload: { before: { invitations: object[] } } }>(
      `SELECT actor_label AS "actorLabel", payload FROM audit_log WHERE action = 'member.disable' AND entity_id = $1`,
      [second.userId],
    );
    const [row] = await opened(app, rows);
    expect(row?.payload.before.invitations).toMatchObject([{ invitationId: invitation.id, email, role: 'OWNER' }]);
  });

  it('not after their role became a lesser one; what they could still give stays', async () => {
    const world = await newWorld(app);
    const second = await newMember(world, 'OWNER', null);
    const lost = await invite(second, 'OWNER');
    const stays = await invite(second, 'TECHNICIAN', world.pharmacyId);
    await world.owner.client.ask(api.ChangeMembershipDocument, { input: { userId: second.userId, role: 'MANAGER' } });
    expect(await accept(lost.token)).toBe('InvitationNotValid');
    expect(await accept(stays.token)).toBe('SignedIn');
  });

  it('not after their role was changed around the server either', async () => {
    const world = await newWorld(app);
    const second = await newMember(world, 'OWNER', null);
    const { token } = await invite(second, 'OWNER');
    await app.sql('DELETE FROM membership WHERE user_id = $1', [second.userId]);
    expect(await accept(token)).toBe('InvitationNotValid');
  });

  it('of one taken up while the maker is disabled, either comes first whole', async () => {
    for (let round = 0; round < 5; round += 1) {
      const world = await newWorld(app);
      const second = await newMember(world, 'OWNER', null);
      const { token } = await invite(second, 'OWNER');
      const [taken, { data }] = await Promise.all([
        accept(token),
        world.owner.client.send<{ disableUser: object }>(disable, { userId: second.userId }),
      ]);
      expect(data?.disableUser).toEqual({ __typename: 'UserDisabled' });
      expect(['SignedIn', 'InvitationNotValid']).toContain(taken);
      expect(await accept(token)).toBe('InvitationNotValid');
    }
  });

  it('cannot be replaced by somebody who could not take it back', async () => {
    const world = await newWorld(app);
    const manager = await newMember(world, 'MANAGER', null);
    const { email, token } = await invite(world.owner, 'OWNER');
    const error = await manager.client.error(api.InviteMemberDocument, { input: { email, role: 'TECHNICIAN' } });
    expect(error.extensions.code).toBe('FORBIDDEN');
    expect(await accept(token)).toBe('SignedIn');
  });
});

it('whoever disables somebody is told which service keys they made that still count', async () => {
  const world = await newWorld(app);
  const second = await newMember(world, 'OWNER', null);
  const key = async (name: string) => {
    const { createServiceKey } = await second.client.ask(api.CreateServiceKeyDocument, {
      input: { name, permissions: ['STOCK_READ'], expiresAt: new Date(Date.now() + 86_400_000).toISOString() },
    });
    return createServiceKey;
  };
  const [living, revoked] = [await key('Prescriptions'), await key('An old one')];
  const revoke = (serviceKeyId: string) =>
    world.owner.client.ask(api.RevokeServiceKeyDocument, { input: { serviceKeyId } });
  await revoke(revoked.serviceKey.id);
  const { disableUser } = await world.owner.client.ask(api.DisableUserDocument, { input: { userId: second.userId } });
  const { serviceKeys } = as(disableUser, 'UserDisabled');
  expect(serviceKeys).toEqual([{ id: living.serviceKey.id, name: 'Prescriptions' }]);
  await revoke(living.serviceKey.id);
  expect((await app.client(living.key).error(api.PharmaciesDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
});

describe('a service key without member:read learns names of people only', () => {
  it('whichever way it comes to them', async () => {
    const world = await newWorld(app);
    const { stockId, transactionIds } = await stocked(world, [{ quantity: 5 }]);
    const { createServiceKey } = await world.owner.client.ask(api.CreateServiceKeyDocument, {
      input: {
        name: 'Stock display',
        permissions: ['STOCK_READ', 'CATALOGUE_READ', 'ORDER_READ'],
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    });
    const { key } = createServiceKey;
    const client = app.client(key);
    const one = await client.send(`query($id: ID!) { transaction(id: $id) { actor { name } } }`, {
      id: transactionIds[0],
    });
    expect(one).toMatchObject({ data: { transaction: { actor: { name: 'An Owner' } } } });
    for (const field of ['email', 'memberships { role }']) {
      const ways = [
        client.send(`query($id: ID!) { transaction(id: $id) { actor { ${field} } } }`, { id: transactionIds[0] }),
        client.send(
          `query($id: ID!) { inventoryLogs(pharmacyId: $id, first: 5) { nodes { transaction { actor { ${field} } } } } }`,
          {
            id: world.pharmacyId,
          },
        ),
        client.send(`query($of: [_Any!]!) { _entities(representations: $of) { ... on User { ${field} } } }`, {
          of: [{ __typename: 'User', id: world.owner.userId }],
        }),
      ];
      for (const answer of await Promise.all(ways)) {
        expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
        expect(JSON.stringify(answer)).not.toContain(world.owner.email);
        expect(JSON.stringify(answer)).not.toContain('"OWNER"');
      }
    }
    const rest = await fetch(`${app.url}/api/v1/transaction?id=${transactionIds[0]}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(await rest.text()).not.toContain(world.owner.email);
    expect(stockId).not.toBe('');
    // Itself it knows.
    const { data } = await client.send(`{ me { email memberships { role } } }`);
    expect(data).toMatchObject({ me: { email: expect.stringContaining('@service.invalid'), memberships: [] } });
  });
});

/** A socket that the server has let in: it has told of a movement. */
async function liveFor(world: World) {
  const { owner, pharmacyId } = world;
  const after = await cursorNow(app, owner);
  await stocked(world, [{ quantity: 5 }]);
  const live = app.live(owner.token);
  await live.subscribe(api.StockChangesDocument, { pharmacyId, after }).next();
  return live;
}

describe('a new password', () => {
  it('makes the token that asked worthless, and closes its sockets', async () => {
    const world = await newWorld(app);
    const { owner } = world;
    const live = await liveFor(world);
    const { changePassword } = await owner.client.ask(api.ChangePasswordDocument, {
      input: { currentPassword: password, newPassword: `${password}-anew` },
    });
    const { token } = as(changePassword, 'SignedIn');
    expect(token).not.toBe(owner.token);
    expect((await owner.client.error(api.PharmaciesDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
    expect((await app.client(token).ask(api.MeDocument, {})).me?.id).toBe(owner.userId);
    // Whichever is first: the news that it ended, or its being looked at again, which this app does ten times a second.
    expect([4401, 4403]).toContain((await live.closed).code);
  });
});

describe('only what a person does counts as use of a session', () => {
  const lastSeen = async ({ userId }: Person) => {
    const [row] = await app.sql<{ at: Date }>('SELECT last_seen_at AS at FROM session WHERE user_id = $1', [userId]);
    return row?.at.getTime();
  };

  it('not an open socket, nor what is asked on it, nor a request that says that nobody acted', async () => {
    const world = await newWorld(app);
    const { owner } = world;
    const before = await lastSeen(owner);
    const live = await liveFor(world);
    app.clock.advance({ hours: 11 });
    const unattended = { headers: { 'x-unattended': 'true' } };
    expect((await owner.client.ask(api.MeDocument, {}, unattended)).me?.id).toBe(owner.userId);
    app.clock.advance({ hours: 1, minutes: 1 });
    // It is looked at again meanwhile, and has been idle for too long.
    expect((await live.closed).code).toBe(4403);
    expect((await owner.client.ask(api.MeDocument, {})).me).toBeNull();
    expect(await lastSeen(owner)).toBe(before);
  });

  it('a request that says nothing does', async () => {
    const { owner } = await newWorld(app);
    const before = (await lastSeen(owner)) ?? 0;
    app.clock.advance({ hours: 11 });
    await owner.client.ask(api.MeDocument, {});
    await until('the session is touched', async () => ((await lastSeen(owner)) ?? 0) > before);
  });
});

describe('the server’s role by itself', () => {
  it('sets no password: its one function compares the hash before, and ends the sessions', async () => {
    const { owner } = await newWorld(app);
    const hash = 'somebody-else’s-hash';
    expect(await asServer('UPDATE account SET password_hash = $1 WHERE email = $2', [hash, owner.email])).toBe(denied);
    const [account] = await app.sql<{ id: string; hash: string }>(
      'SELECT id, password_hash AS hash FROM account WHERE email = $1',
      [owner.email],
    );
    const replace = 'SELECT replace_password($1, $2, $3, now())';
    expect(await asServer(replace, [account?.id, 'not the one', hash])).toBe('40001');
    expect(await asServer(replace, [account?.id, null, hash])).toBe('40001');
    expect((await owner.client.ask(api.MeDocument, {})).me?.id).toBe(owner.userId);
    expect(await asServer(replace, [account?.id, account?.hash, hash])).toBe('done');
    expect((await owner.client.ask(api.MeDocument, {})).me).toBeNull();
  });

  it.each([
    ['brings back a session that was ended', 'revoked_at = NULL'],
    ['lets an ended session end later', `revoked_at = now() + interval '1 day'`],
    ['takes back that a session was used', `last_seen_at = '2020-01-01'`],
  ])('never %s', async (_what, assignment) => {
    const { owner } = await newWorld(app);
    await owner.client.ask(api.LogOutDocument, {});
    const update = `UPDATE session SET ${assignment} WHERE user_id = $1`;
    expect(await asServer(update, [owner.userId])).toBe('session_one_way');
    expect((await owner.client.ask(api.MeDocument, {})).me).toBeNull();
  });

  it('cannot open an invitation again', async () => {
    const { owner } = await newWorld(app);
    const { token, invitation } = await invite(owner, 'AUDITOR');
    expect(await accept(token)).toBe('SignedIn');
    const update = 'UPDATE invitation SET accepted_at = NULL WHERE id = $1';
    expect(await asServer(update, [invitation.id])).toBe('invitation_fixed');
  });

  const dated = [
    ['audit_log', 'created_at'],
    ['access_log', 'viewed_at'],
    ['order_event', 'at'],
    ['event', 'created_at'],
  ] as const;
  it.each(
    dated.flatMap(([table, column]) => ['2020-01-01', '2040-01-01'].map((date) => [table, column, date] as const)),
  )('writes nothing into %s with another time in %s (%s)', async (table, column, date) => {
    const world = await newWorld(app);
    const id = '(SELECT organization_id FROM app_user WHERE id = $1)';
    const rows = {
      audit_log: `(id, organization_id, actor_label, action, entity_type, outcome, payload, request_id, created_at)
                    VALUES (gen_random_uuid(), ${id}, 'me', 'stock.adjust', 'Stock', 'SUCCEEDED', '{}', 'r', $2)`,
      access_log: `(id, organization_id, actor_id, actor_label, session_id, entity_types, fields, entity_ids, request_id, viewed_at)
                     VALUES (gen_random_uuid(), ${id}, $1, 'me', gen_random_uuid(), '{Order}', '{Order.recipient}', ARRAY[gen_random_uuid()], 'r', $2)`,
      order_event: `(id, organization_id, order_id, to_status, actor_id, at)
                      SELECT gen_random_uuid(), organization_id, id, 'PENDING', $1, $2 FROM supply_order WHERE organization_id = ${id}`,
      event: `(id, organization_id, type, payload, created_at) VALUES (gen_random_uuid(), ${id}, 'test.written', jsonb_build_object('of', $1::text), $2)`,
    };
    const { drugId } = await stocked(world, [{ quantity: 5 }]);
    if (table === 'order_event')
      await world.owner.client.ask(api.PlaceOrderDocument, {
        input: { pharmacyId: world.pharmacyId, drugId, quantity: 1, kind: 'ISSUE' },
      });
    const { rows: written } = await server.query<{ near: boolean }>(
      `INSERT INTO ${table} ${rows[table]} RETURNING abs(extract(epoch FROM ${column} - clock_timestamp())) < 60 AS near`,
      [world.owner.userId, date],
    );
    expect(written).toEqual([{ near: true }]);
  });

  it('approves no order in the name of who requested it, unless the organization allows it', async () => {
    const world = await newWorld(app);
    const { drugId } = await stocked(world, [{ quantity: 5 }]);
    const { placeOrder } = await world.owner.client.ask(api.PlaceOrderDocument, {
      input: { pharmacyId: world.pharmacyId, drugId, quantity: 1, kind: 'PURCHASE' },
    });
    const update = `UPDATE supply_order SET status = 'APPROVED', approved_at = now(), approved_by_id = requested_by_id WHERE id = $1`;
    const { id } = as(placeOrder, 'Order');
    expect(await asServer(update, [id])).toBe('supply_order_approved_by_another');
    await expect(app.sql(update, [id])).rejects.toMatchObject({ constraint: 'supply_order_approved_by_another' });
    await world.owner.client.ask(api.SetApprovalRuleDocument, { input: { requesterMayApprove: true } });
    expect(await asServer(update, [id])).toBe('done');
  });
});
