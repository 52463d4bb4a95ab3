import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as api from '../../generated/graphql.ts';
import { appForTest } from '../../kit/app.ts';
import { as } from '../../kit/client.ts';
import { until } from '../../kit/until.ts';
import { joinsToo, newMember, newWorld, type Person, password, stocked } from '../../kit/world.ts';
import { app, disable, erase, tablesWith, trailOf, useErasure } from './erasure.kit.ts';

useErasure();

const keysOf = async (address: string) =>
  (await app.sql('SELECT 1 FROM person_key WHERE address = $1', [address])).length;
/** A way in and a link of every kind, as somebody has them who is in the middle of a sign-in. */
async function waysIn({ userId }: Person): Promise<string> {
  const [user] = await app.sql<{ accountId: string; organizationId: string }>(
    'SELECT account_id AS "accountId", organization_id AS "organizationId" FROM app_user WHERE id = $1',
    [userId],
  );
  const { accountId = '', organizationId = '' } = user ?? {};
  const hash = `md5(random()::text) || md5(random()::text)`;
  const statements = [
    `INSERT INTO totp (id, account_id, master_key_id, wrapped) VALUES (new_uuid_v7(), $1, 'x', decode(repeat('00', 60), 'hex'))`,
    `INSERT INTO recovery_code (id, account_id, code_hash) VALUES (new_uuid_v7(), $1, ${hash})`,
    `INSERT INTO passkey (id, account_id, credential_id, public_key, counter, transports, backed_up, name)
     VALUES (new_uuid_v7(), $1, md5(random()::text), '\\x00', 0, '{}', false, 'Telephone')`,
    `INSERT INTO known_device (account_id, token_hash) VALUES ($1, ${hash})`,
    `INSERT INTO pin (id, account_id, hash, changed_at) VALUES (new_uuid_v7(), $1, '$argon2id$', now())`,
  ];
  for (const statement of statements) await app.sql(statement, [accountId]);
  await app.sql(
    `INSERT INTO sign_in_challenge (id, account_id, user_id, token_hash, bound_hash, expires_at)
     VALUES (new_uuid_v7(), $1, $2, ${hash}, ${hash}, now() + interval '5 minutes')`,
    [accountId, userId],
  );
  await app.sql(
    `INSERT INTO account_link (id, organization_id, account_id, kind, email, token_hash, expires_at)
     VALUES (new_uuid_v7(), $2, $1::uuid, 'EMAIL_CHANGE', 'new-' || $1::uuid || '@pharmacy.example', ${hash}, now() + interval '1 hour')`,
    [accountId, organizationId],
  );
  await app.sql(
    `INSERT INTO visitor_attempt (network, count, action, outcome, code, entity_type, entity_id, organization_id, payload, request_id)
     VALUES ('127.0.0.1', 1, 'session.log-in', 'REFUSED', 'INVALID_CREDENTIALS', 'User', $1::uuid, $2, jsonb_build_object('account', $3::text), 'r')`,
    [userId, organizationId, accountId],
  );
  return accountId;
}
describe('erasing', () => {
  it.each([
    ['takes every way into the account with it', false],
    ['leaves the ways into an account that is of others too', true],
  ])('%s', async (_what, elsewhere) => {
    const world = await newWorld(app);
    const person = await newMember(world, 'PHARMACIST', null);
    if (elsewhere) await joinsToo(person, await newWorld(app));
    const accountId = await waysIn(person);
    await disable(world.owner, person);
    as(await erase(world.owner, person), 'UserErased');
    const staying = ['account', 'app_user', 'known_device', 'passkey', 'pin', 'recovery_code', 'totp'];
    expect(await tablesWith(accountId)).toEqual(elsewhere ? staying : []);
  });

  it('wants somebody who is disabled, at all pharmacies, and once', async () => {
    const world = await newWorld(app);
    const { owner } = world;
    const person = await newMember(world, 'PHARMACIST', world.pharmacyId);
    const manager = await newMember(world, 'MANAGER', world.pharmacyId);
    expect(await erase(owner, person)).toMatchObject({ code: 'USER_NOT_DISABLED' });
    expect(await erase(owner, owner)).toMatchObject({ code: 'USER_NOT_DISABLED' });
    await disable(owner, person);
    const error = async (by: Person, document: { toString(): string }) =>
      (await by.client.send(String(document), { input: { userId: person.userId } })).errors?.[0]?.extensions.code;
    expect(await error(manager, api.EraseUserDocument)).toBe('FORBIDDEN');
    expect(await error((await newWorld(app)).owner, api.EraseUserDocument)).toBe('NOT_FOUND');
    const first = as(await erase(owner, person), 'UserErased');
    const again = as(await erase(owner, person), 'UserErased');
    expect(again).toEqual({ ...first, accountStays: null });
    for (const document of [api.EnableUserDocument, api.DisableUserDocument, api.UnlockUserDocument])
      expect([document, await error(owner, document)]).toEqual([document, 'NOT_FOUND']);
    expect(await error(owner, api.CreatePasswordResetDocument)).toBe('NOT_FOUND');
    expect(await error(owner, api.ResetFactorsDocument)).toBe('NOT_FOUND');
    const invite = { userId: person.userId, role: 'AUDITOR' };
    const { errors } = await owner.client.send(String(api.ChangeMembershipDocument), { input: invite });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('beside an invitation of others that is taken up at that moment ends in words', async () => {
    for (let round = 0; round < 6; round += 1) {
      const world = await newWorld(app);
      const elsewhere = await newWorld(app);
      const person = await newMember(world, 'PHARMACIST', null);
      const { inviteMember } = await elsewhere.owner.client.ask(api.InviteMemberDocument, {
        input: { email: person.email, role: 'PHARMACIST' },
      });
      await disable(world.owner, person);
      const token = as(inviteMember, 'MemberInvited').token ?? '';
      const input = { token, name: 'Gundula', password };
      const take = () => app.client().send(String(api.AcceptInvitationDocument), { input });
      const [answer] = await Promise.all([take(), erase(world.owner, person)]);
      const code = answer.errors?.[0]?.extensions.code ?? 'TAKEN_UP';
      expect(['TAKEN_UP', 'BUSY']).toContain(code);
      const last = code === 'BUSY' ? await take() : answer;
      expect(last.data?.['acceptInvitation']).toMatchObject({ __typename: 'SignedIn' });
    }
  });

  it('and giving access again at the same moment do one after the other', async () => {
    const world = await newWorld(app);
    const { owner } = world;
    for (let nth = 0; nth < 5; nth += 1) {
      const person = await newMember(world, 'TECHNICIAN', null);
      await disable(owner, person);
      const input = { input: { userId: person.userId } };
      const [erased, enabled] = await Promise.all([
        owner.client.send(String(api.EraseUserDocument), input),
        owner.client.send(String(api.EnableUserDocument), input),
      ]);
      const { __typename } = (erased.data?.['eraseUser'] ?? {}) as { __typename?: string };
      const [row] = await app.sql('SELECT status::text, erased_at IS NOT NULL AS erased FROM app_user WHERE id = $1', [
        person.userId,
      ]);
      if (__typename === 'UserErased') {
        expect(enabled.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
        expect(row).toEqual({ status: 'DISABLED', erased: true });
      } else expect([__typename, row]).toEqual(['UserNotDisabled', { status: 'ACTIVE', erased: false }]);
    }
  });

  it.each([
    ['whose key the server remembers', true],
    ['of whom it is the first act', false],
  ])('somebody in the middle of an act, %s, leaves no address', async (_whose, acted) => {
    const world = await newWorld(app);
    const { owner } = world;
    const person = await newMember(world, 'PHARMACIST', null);
    const { stockId } = await stocked(world, [{ quantity: 9 }]);
    const act = () => person.client.send(String(api.DispenseStockDocument), { input: { stockId, quantity: 1 } });
    if (acted) for (let nth = 0; nth < 2; nth += 1) await act();
    const holder = new pg.Client(app.databaseUrl);
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query('BEGIN');
    await holder.query('SELECT FROM stock WHERE id = $1 FOR UPDATE', [stockId]);
    const acting = act();
    await until('the act waits for the stock', async () => {
      const waiting = await app.sql(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await app.sql(`UPDATE app_user SET status = 'DISABLED' WHERE id = $1`, [person.userId]);
    as(await erase(owner, person), 'UserErased');
    await holder.query('COMMIT');
    await acting;
    expect(await tablesWith(person.email)).toEqual([]);
    expect(await keysOf(person.email)).toBe(0);
    const acts = await trailOf(owner, { actorId: person.userId, action: 'stock.dispense' });
    expect(acts).toHaveLength(acted ? 3 : 1);
    for (const { actorLabel } of acts) expect(actorLabel).toMatch(/^erased person/);
  });

  it('that is rolled back at its end leaves everything', async () => {
    const own = await appForTest();
    const world = await newWorld(own);
    const { owner } = world;
    const person = await newMember(world, 'PHARMACIST', null);
    await person.client.error(api.SetApprovalRuleDocument, { input: { requesterMayApprove: true } });
    as(
      (await owner.client.ask(api.DisableUserDocument, { input: { userId: person.userId } })).disableUser,
      'UserDisabled',
    );
    await own.sql(
      `CREATE FUNCTION stop_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`,
    );
    await own.sql(
      `CREATE TRIGGER stop_it BEFORE INSERT ON audit_log FOR EACH ROW WHEN (NEW.action = 'user.erase' AND NEW.outcome = 'SUCCEEDED') EXECUTE FUNCTION stop_it()`,
    );
    const state = () =>
      own.sql(
        `SELECT to_jsonb(u) AS u, (SELECT count(*) FROM person_key) AS k, (SELECT count(*) FROM session) AS s, (SELECT count(*) FROM membership) AS m,
                (SELECT count(*) FROM account) AS a FROM app_user u ORDER BY id`,
      );
    const before = await state();
    const { errors } = await owner.client.send(String(api.EraseUserDocument), { input: { userId: person.userId } });
    expect(errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect(await state()).toEqual(before);
    const [denied] = await trailOf(owner, { actorId: person.userId });
    expect(denied?.actorLabel).toBe(person.email);
  });
});
