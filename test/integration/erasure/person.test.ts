import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runExportCommand, runVerifyCommand, sealAudit } from '../../../src/features/audit/index.ts';
import * as api from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import {
  joinsToo,
  newMember,
  newWorld,
  type Person,
  password,
  someText,
  stocked,
  type World,
} from '../../kit/world.ts';
import { app, disable, erase, tablesWith, trailOf, useErasure } from './erasure.kit.ts';

useErasure();

const logIn = async (email: string, shown = password) =>
  (await app.client().ask(api.LogInDocument, { input: { email, password: shown } })).logIn;
const changeEmail = async ({ client }: Person, email: string) =>
  as((await client.ask(api.ChangeEmailDocument, { input: { email, currentPassword: password } })).changeEmail, 'User');
const organizationOf = async ({ userId }: Pick<Person, 'userId'>, on = app) =>
  (await on.sql<{ id: string }>('SELECT organization_id AS id FROM app_user WHERE id = $1', [userId]))[0]?.id ?? '';
/** Somebody who takes up an invitation, so that the trail tells how they came. */
async function invited({ owner }: World, email: string, name: string, role: api.Role = 'PHARMACIST'): Promise<Person> {
  const { inviteMember } = await owner.client.ask(api.InviteMemberDocument, { input: { email, role } });
  const input = { token: as(inviteMember, 'MemberInvited').token ?? '', name, password };
  const { acceptInvitation } = await app.client().ask(api.AcceptInvitationDocument, { input });
  const { token, user } = as(acceptInvitation, 'SignedIn');
  return { client: app.client(token), token, userId: user.id, email };
}
describe('a person who is erased', () => {
  it('is named nowhere any more, and what they did still belongs together', async () => {
    const world = await newWorld(app);
    const { owner } = world;
    const { stockId, drugId } = await stocked(world, [{ quantity: 50 }]);
    const name = someText('Gundula Beispiel');
    const [before, email] = [`${someText('before')}@pharmacy.example`, `${someText('gundula')}@pharmacy.example`];
    const person = await invited(world, before, name);
    await changeEmail(person, email);
    await logIn(email);
    await logIn(email, 'not the password');
    await app.client().send(String(api.LogInDocument), { input: { email, password: 'not this one either' } });
    const { changeMembership } = await owner.client.ask(api.ChangeMembershipDocument, {
      input: { userId: person.userId, role: 'MANAGER' },
    });
    as(changeMembership, 'User');
    as(
      (await person.client.ask(api.DispenseStockDocument, { input: { stockId, quantity: 2 } })).dispenseStock,
      'StockMovement',
    );
    await person.client.error(api.SetApprovalRuleDocument, { input: { requesterMayApprove: true } });
    const { placeOrder } = await person.client.ask(api.PlaceOrderDocument, {
      input: { pharmacyId: world.pharmacyId, drugId, quantity: 1, kind: 'ISSUE', recipient: 'Ward 7' },
    });
    await person.client.ask(api.RecipientOfOrderDocument, { id: as(placeOrder, 'Order').id });
    const { startConversation } = await person.client.ask(api.StartConversationDocument, {
      input: { announces: false, title: 'About', userIds: [owner.userId] },
    });
    await person.client.ask(api.SendMessageDocument, {
      input: { conversationId: startConversation.id, body: 'I have counted it.', acknowledgementRequired: false },
    });
    as(
      (
        await owner.client.ask(api.InviteMemberDocument, {
          input: { email: `${someText('x')}@pharmacy.example`, role: 'AUDITOR' },
        })
      ).inviteMember,
      'MemberInvited',
    );
    await app.sql(
      `INSERT INTO external_identity (id, organization_id, user_id, issuer, subject) VALUES (new_uuid_v7(), $1, $2, 'https://id.example', $3)`,
      [await organizationOf(person), person.userId, `subject of ${email}`],
    );
    await app.sql(
      `INSERT INTO letter (id, organization_id, recipient, template, language, status, next_try_at, ended_at)
       SELECT new_uuid_v7(), $1, address, 'new-device', 'en', 'SENT', now(), now() FROM unnest($2::text[]) AS address`,
      [await organizationOf(person), [before, email]],
    );
    await app.server.platform.accessRecorder.flush();
    const acts = await trailOf(owner, { actorId: person.userId });
    expect(new Set(acts.map(({ actorLabel }) => actorLabel))).toEqual(new Set([before, email]));
    expect(JSON.stringify(acts)).toContain(name);
    const looked = (await owner.client.ask(api.AccessTrailDocument, { first: 50 })).accessLog.nodes;
    expect(looked.map(({ actorLabel }) => actorLabel)).toContain(email);

    await disable(owner, person);
    const erased = as(await erase(owner, person), 'UserErased');
    expect(erased).toMatchObject({
      accountStays: false,
      user: {
        id: person.userId,
        name: 'Erased person',
        email: `${person.userId}@erased.invalid`,
        status: 'DISABLED',
        erasedAt: expect.anything(),
      },
    });

    for (const text of [before, email, name]) expect([text, await tablesWith(text)]).toEqual([text, []]);
    const rows = await app.sql<{ text: string }>(
      `SELECT actor_label || payload::text AS text FROM audit_log WHERE actor_id = $1 OR entity_id = $1
        UNION ALL SELECT actor_label FROM access_log WHERE actor_id = $1`,
      [person.userId],
    );
    const ids = new Set(rows.flatMap(({ text }) => [...text.matchAll(/person:([0-9a-f-]{36})/g)].map(([, id]) => id)));
    const left = await app.sql<{ userId: string | null }>(
      'SELECT user_id AS "userId" FROM person_key WHERE id::text = ANY($1)',
      [[...ids]],
    );
    expect(ids.size).toBeGreaterThan(2);
    expect(left.map(({ userId }) => userId)).toEqual([owner.userId]);

    const after = await trailOf(owner, { actorId: person.userId });
    expect(after.map(({ id }) => id)).toEqual(acts.map(({ id }) => id));
    const labels = new Map(after.map(({ id, actorLabel }) => [id, actorLabel]));
    const byLabel = Map.groupBy(acts, ({ actorLabel }) => actorLabel);
    for (const [, same] of byLabel) {
      const now = new Set(same.map(({ id }) => labels.get(id)));
      expect([...now]).toEqual([expect.stringMatching(/^erased person [0-9a-f]{8}$/)]);
    }
    expect(JSON.stringify(after)).not.toContain(name);
    const [about] = await trailOf(owner, { entityId: person.userId, action: 'member.change-membership' });
    expect(about?.actorLabel).toBe(owner.email);
    const [told] = await trailOf(owner, { action: 'user.erase' });
    expect(told).toMatchObject({ entityId: person.userId, actorLabel: owner.email, outcome: 'SUCCEEDED' });
    const views = (await owner.client.ask(api.AccessTrailDocument, { first: 50 })).accessLog.nodes;
    expect(views.map(({ actorLabel }) => actorLabel)).toContainEqual(expect.stringMatching(/^erased person /));
    const { members } = await owner.client.ask(api.MembersDocument, { first: 50 });
    expect(members.nodes.find(({ id }) => id === person.userId)).toMatchObject({
      email: `${person.userId}@erased.invalid`,
      memberships: [],
    });

    expect(await logIn(email)).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    expect(await app.sql('SELECT 1 FROM account WHERE email = $1', [email])).toEqual([]);
  });

  it('leaves a trail that verifies, row for row what it was, and an export that says who the others are', async () => {
    const world = await newWorld(app);
    const { owner } = world;
    const person = await invited(world, `${someText('gone')}@pharmacy.example`, 'Somebody Else');
    const chain = await organizationOf(owner);
    await sealAudit(app.server.platform);
    const sealed = () =>
      app.sql(
        'SELECT a.*, s.hash FROM audit_log a JOIN audit_seal s ON s.row_id = a.id WHERE a.organization_id = $1 ORDER BY a.id',
        [chain],
      );
    const [, ...rest] = await sealed();
    await disable(owner, person);
    as(await erase(owner, person), 'UserErased');
    await sealAudit(app.server.platform);
    expect((await sealed()).slice(1, rest.length + 1)).toEqual(rest);

    const folder = await mkdtemp(join(tmpdir(), 'apotheca-erased-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, 'trail.jsonl');
    const { database, signer, clock, log } = app.server.platform;
    const connect = async () => ({ database, signer, clock, log, close: async () => undefined });
    const output = { write: () => undefined };
    const run = (command: typeof runExportCommand | typeof runVerifyCommand, args: string[]) =>
      command({ args, connect, output, errors: output });
    expect(await run(runExportCommand, ['--out', file, '--organization', chain])).toBe(0);
    expect(await run(runVerifyCommand, ['--file', file, '--public-key', signer.publicKey])).toBe(0);
    expect(await run(runVerifyCommand, ['--organization', chain])).toBe(0);
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain(person.email);
    const persons = text
      .split('\n')
      .filter((line) => line.startsWith('{"type":"person"'))
      .map((line) => (JSON.parse(line) as { address: string }).address);
    expect(persons).toEqual([owner.email]);
  });

  it('is a new member when they are invited again, whose acts the trail tells with their address', async () => {
    const world = await newWorld(app);
    const { owner } = world;
    const email = `${someText('again')}@pharmacy.example`;
    const first = await invited(world, email, 'First Time');
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const dispense = async ({ client }: Person) =>
      as(
        (await client.ask(api.DispenseStockDocument, { input: { stockId, quantity: 1 } })).dispenseStock,
        'StockMovement',
      );
    // The server remembers their key by now.
    for (let nth = 0; nth < 3; nth += 1) await dispense(first);
    await disable(owner, first);
    as(await erase(owner, first), 'UserErased');
    const second = await invited(world, email, 'Second Time');
    expect(second.userId).not.toBe(first.userId);
    await dispense(second);
    const labels = async (person: Person) =>
      new Set((await trailOf(owner, { actorId: person.userId, action: 'stock.' })).map(({ actorLabel }) => actorLabel));
    expect([...(await labels(second))]).toEqual([email]);
    expect([...(await labels(first))]).toEqual([expect.stringMatching(/^erased person /)]);
  });

  it('takes nothing with them of whoever has their former address', async () => {
    const world = await newWorld(app);
    const { owner } = world;
    const address = `${someText('desk')}@pharmacy.example`;
    const first = await invited(world, address, 'First Holder');
    await changeEmail(first, `${someText('own')}@pharmacy.example`);
    const second = await newMember(world, 'PHARMACIST', null);
    await changeEmail(second, address);
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    await second.client.ask(api.DispenseStockDocument, { input: { stockId, quantity: 1 } });
    await disable(owner, first);
    as(await erase(owner, first), 'UserErased');
    const [act] = await trailOf(owner, { actorId: second.userId, action: 'stock.dispense' });
    expect(act?.actorLabel).toBe(address);
    const [moved] = await trailOf(owner, { actorId: second.userId, action: 'user.change-email' });
    expect(moved?.payload).toMatchObject({ before: { email: second.email }, after: { email: address } });
    as(await logIn(address), 'SignedIn');
  });

  it('who works for another organization too keeps the account, and signs in there', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    const person = await newMember(world, 'PHARMACIST', null);
    await joinsToo(person, other);
    await disable(world.owner, person);
    expect(as(await erase(world.owner, person), 'UserErased').accountStays).toBe(true);
    const { user } = as(await logIn(person.email), 'SignedIn');
    expect(user.id).not.toBe(person.userId);
    const there = await trailOf(other.owner, { actorId: user.id });
    expect(there.map(({ actorLabel }) => actorLabel)).toContain(person.email);
  });
});

describe('a text that looks like an encrypted one', () => {
  it('is what somebody wrote', async () => {
    const { owner } = await newWorld(app);
    const name = `person:${crypto.randomUUID()}:AAAA`;
    const { createSupplier } = await owner.client.ask(api.CreateSupplierDocument, {
      input: { name, email: 'desk@supplier.example' },
    });
    as(createSupplier, 'Supplier');
    const [row] = await trailOf(owner, { action: 'supplier.create' });
    expect(row?.payload).toMatchObject({ input: { name, email: 'desk@supplier.example' } });
    const [kept] = await app.sql<{ payload: object }>(`SELECT payload FROM audit_log WHERE id = $1`, [row?.id]);
    expect(kept?.payload).toMatchObject({ input: { email: 'desk@supplier.example' } });
  });
});
