import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runExportCommand, runVerifyCommand, sealAudit } from '../../src/features/audit/index.ts';
import { sendLetters } from '../../src/features/mail/index.ts';
import * as api from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { mailboxForTest, mailTo, tokenIn } from '../kit/mailbox.ts';
import { until } from '../kit/until.ts';
import { joinsToo, newMember, newWorld, type Person, password, someText, stocked, type World } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const erase = async (by: Person, { userId }: Pick<Person, 'userId'>) =>
  (await by.client.ask(api.EraseUserDocument, { input: { userId } })).eraseUser;
const disable = async (by: Person, { userId }: Pick<Person, 'userId'>) =>
  as((await by.client.ask(api.DisableUserDocument, { input: { userId } })).disableUser, 'UserDisabled');
const logIn = async (email: string, shown = password) =>
  (await app.client().ask(api.LogInDocument, { input: { email, password: shown } })).logIn;
const changeEmail = async ({ client }: Person, email: string) =>
  as((await client.ask(api.ChangeEmailDocument, { input: { email, currentPassword: password } })).changeEmail, 'User');
const organizationOf = async ({ userId }: Pick<Person, 'userId'>, on = app) =>
  (await on.sql<{ id: string }>('SELECT organization_id AS id FROM app_user WHERE id = $1', [userId]))[0]?.id ?? '';
const trailOf = async ({ client }: Person, filter: api.AuditFilter = {}) =>
  (await client.ask(api.AuditTrailDocument, { filter, first: 100 })).auditLog.nodes;
const keysOf = async (address: string) =>
  (await app.sql('SELECT 1 FROM person_key WHERE address = $1', [address])).length;

/** Somebody who takes up an invitation, so that the trail tells how they came. */
async function invited({ owner }: World, email: string, name: string, role: api.Role = 'PHARMACIST'): Promise<Person> {
  const { inviteMember } = await owner.client.ask(api.InviteMemberDocument, { input: { email, role } });
  const input = { token: as(inviteMember, 'MemberInvited').token ?? '', name, password };
  const { acceptInvitation } = await app.client().ask(api.AcceptInvitationDocument, { input });
  const { token, user } = as(acceptInvitation, 'SignedIn');
  return { client: app.client(token), token, userId: user.id, email };
}

/** The tables with rows of an organization in which a text stands, in whatever column. */
async function tablesWith(text: string, on = app): Promise<string[]> {
  const tables = await on.sql<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      // What belongs to no organization (a stranger's attempt, a sign-up that nobody confirmed) is not the organization's to erase; an account is.
      const rows = await on.sql(
        `SELECT 1 FROM "${name}" t WHERE strpos(lower(to_jsonb(t)::text), lower($1)) > 0
            AND (to_jsonb(t) -> 'organization_id' IS DISTINCT FROM 'null'::jsonb) LIMIT 1`,
        [text],
      );
      return rows.length > 0 ? [name] : [];
    }),
  );
  return found.flat().sort();
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

describe('where mail is sent', () => {
  /** A server that sends mail, on which somebody signed up by it. */
  async function founded() {
    const mailbox = await mailboxForTest();
    const posting = await appForTest({ environment: mailTo(mailbox) });
    const email = `${someText('founder')}@pharmacy.example`;
    const names = { name: 'Gundula Beispiel', organizationName: 'Harbour', pharmacyName: 'Pier 2' };
    const input = { email, password, ...names, pharmacyCode: 'PIER', timezone: 'UTC' };
    const { signUp } = await posting.client().ask(api.SignUpDocument, { input });
    as(signUp, 'ConfirmationSent');
    await sendLetters(posting.server.platform);
    const [letter] = mailbox.to(email);
    if (!letter) throw new Error('No letter came.');
    const { confirmSignUp } = await posting
      .client()
      .ask(api.ConfirmSignUpDocument, { input: { token: tokenIn(letter), password } });
    const { token, user } = as(confirmSignUp, 'SignedIn');
    const founder: Person = { client: posting.client(token), token, userId: user.id, email };
    return { posting, mailbox, founder };
  }

  it('nothing is left in the trail of whoever signed up, and nobody puts another’s address there', async () => {
    const { posting, founder } = await founded();
    const stranger = `${someText('stranger')}@pharmacy.example`;
    const input = {
      email: stranger,
      password,
      name: 'Somebody Else',
      organizationName: 'X',
      pharmacyName: 'Y',
      pharmacyCode: 'Z',
    };
    await posting.client().ask(api.SignUpDocument, { input: { ...input, timezone: 'UTC' } });
    const trailWith = (text: string) =>
      posting.sql('SELECT payload FROM audit_log WHERE strpos(payload::text, $1) > 0', [text]);
    for (const text of [founder.email, stranger, 'Somebody Else', 'Gundula']) expect(await trailWith(text)).toEqual([]);
    const [asked] = await posting.sql(
      `SELECT payload FROM audit_log WHERE action = 'organization.sign-up' ORDER BY id LIMIT 1`,
    );
    expect(asked).toMatchObject({
      payload: { input: { email: '[address]' }, after: { confirmation: { email: '[address]' } } },
    });
  });

  it.each([['typed for the first time'], ['invited once']])(
    'an address that was asked for and never confirmed goes too, %s',
    async (how) => {
      const { posting, mailbox, founder } = await founded();
      const world: World = { app: posting, owner: founder, pharmacyId: '' };
      const person = await newMember(world, 'PHARMACIST', null);
      const next = `${someText('next')}@pharmacy.example`;
      if (how === 'invited once')
        await founder.client.ask(api.InviteMemberDocument, { input: { email: next, role: 'AUDITOR' } });
      const { changeEmail: asked } = await person.client.ask(api.ChangeEmailDocument, {
        input: { email: next, currentPassword: password },
      });
      as(asked, 'ConfirmationSent');
      await until('the letter is sent', async () => {
        await sendLetters(posting.server.platform);
        return mailbox.to(next).length > 0;
      });
      expect(JSON.stringify(await trailOf(founder, { actorId: person.userId }))).toContain(next);
      await disable(founder, person);
      as(await erase(founder, person), 'UserErased');
      expect(JSON.stringify(await trailOf(founder))).not.toContain(next);
      expect(await tablesWith(next, posting)).toEqual([]);
    },
  );
});

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
