import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { authenticate, proveColleague } from '../../src/features/access/index.ts';
import { newAttempt } from '../../src/graphql/operations.ts';
import { makeCaller } from '../../src/platform/caller.ts';
import { newToken } from '../../src/platform/crypto/crypto.ts';
import {
  InviteMemberDocument,
  LogInDocument,
  OrganizationsDocument,
  ProveIdentityDocument,
  SetApprovalRuleDocument,
  SwitchOrganizationDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as, type Client } from '../kit/client.ts';
import { newMember, newPharmacy, newWorld, type Person, password, someText, type World } from '../kit/world.ts';
import { everyOperation, newScene, operations, variablesOf } from '../operations/index.ts';

/** A page that somebody left open, and what it is good for. */

let app: App;
let world: World;
beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
});
afterAll(() => app.close());
afterEach(() => app.clock.reset());

const rule = { input: { requesterMayApprove: true } };
const prove = async (client: Client, shown = password) =>
  (await client.ask(ProveIdentityDocument, { input: { password: shown } })).proveIdentity;
const codeOf = async (client: Client) => (await client.error(SetApprovalRuleDocument, rule)).extensions.code;
const outcomesOf = (action: string, { userId }: Person) =>
  app.sql<{ outcome: string; code: string | null }>(
    'SELECT outcome, code FROM audit_log WHERE action = $1 AND actor_id = $2 ORDER BY id',
    [action, userId],
  );

/** What asks for it, with the action that the trail knows it by. */
const asking = [...operations].flatMap(([name, { asksProof }]) =>
  asksProof === undefined ? [] : [{ name, asksProof }],
);

describe('a session that was opened long ago', () => {
  it('is good for everything but what asks for a proof, each time with one row', async () => {
    const here = await newWorld(app);
    const scene = await newScene(here);
    const { client } = here.owner;
    const refused: string[] = [];
    for (const { kind, name, text } of everyOperation()) {
      if (kind !== 'mutation' || ['logOut', 'changePassword', 'proveIdentity'].includes(name)) continue;
      const variables = await variablesOf(name, scene);
      app.clock.advance({ minutes: 16 });
      const { errors } = await client.send(text, variables);
      if (errors?.[0]?.extensions.code === 'PROOF_REQUIRED') refused.push(name);
      app.clock.reset();
    }
    expect(refused.sort()).toEqual(asking.map(({ name }) => name).sort());
    for (const { asksProof } of asking)
      expect(await outcomesOf(asksProof, here.owner)).toContainEqual({ outcome: 'DENIED', code: 'PROOF_REQUIRED' });
  });

  it('is as good as new for fifteen minutes, and says what to do after that', async () => {
    const owner = await newMember(world, 'OWNER', null);
    app.clock.advance({ minutes: 14 });
    as((await owner.client.ask(SetApprovalRuleDocument, rule)).setApprovalRule, 'Organization');
    app.clock.advance({ minutes: 2 });
    const { message } = await owner.client.error(SetApprovalRuleDocument, rule);
    expect(message).toContain('confirm it, and send this again');
    expect(message).toContain('15 minutes');
    expect(await outcomesOf('organization.set-approval-rule', owner)).toEqual([
      { outcome: 'SUCCEEDED', code: null },
      { outcome: 'DENIED', code: 'PROOF_REQUIRED' },
    ]);
  });

  it('takes the time that the operator sets', async () => {
    const strict = await appForTest({ environment: { PROOF_MINUTES: '2' } });
    const { owner } = await newWorld(strict);
    strict.clock.advance({ minutes: 3 });
    expect(await codeOf(owner.client)).toBe('PROOF_REQUIRED');
    const { until } = as(await prove(owner.client), 'IdentityProved');
    expect(Date.parse(until) - strict.clock.now().getTime()).toBeLessThanOrEqual(2 * 60_000);
  });
});

describe('showing who one is', () => {
  it('lets the same be done under the same key, in this session alone', async () => {
    const owner = await newMember(world, 'OWNER', null);
    const { token } = as(
      (await app.client().ask(LogInDocument, { input: { email: owner.email, password } })).logIn,
      'SignedIn',
    );
    const idempotencyKey = someText('key');
    app.clock.advance({ minutes: 16 });
    const { extensions } = await owner.client.error(SetApprovalRuleDocument, rule, { idempotencyKey });
    expect(extensions.code).toBe('PROOF_REQUIRED');
    as(await prove(owner.client), 'IdentityProved');
    const { setApprovalRule } = await owner.client.ask(SetApprovalRuleDocument, rule, { idempotencyKey });
    as(setApprovalRule, 'Organization');
    expect(await codeOf(app.client(token))).toBe('PROOF_REQUIRED');
    app.clock.advance({ minutes: 16 });
    expect(await codeOf(owner.client)).toBe('PROOF_REQUIRED');
  });

  it('wants the right password, which nobody may guess on and on', async () => {
    const owner = await newMember(world, 'OWNER', null);
    app.clock.advance({ minutes: 16 });
    for (let guess = 1; guess <= 5; guess += 1)
      expect(await prove(owner.client, `not-the-password-${guess}`)).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    expect(await codeOf(owner.client)).toBe('PROOF_REQUIRED');
    const { extensions } = await owner.client.error(ProveIdentityDocument, { input: { password: 'one-more-guess-6' } });
    expect(extensions.code).toBe('RATE_LIMITED');
    expect(await outcomesOf('session.prove', owner)).toEqual([
      ...Array.from({ length: 5 }, () => ({ outcome: 'REFUSED', code: 'INVALID_CREDENTIALS' })),
      { outcome: 'FAILED', code: 'RATE_LIMITED' },
    ]);
    // Whoever guesses at an open page shuts nobody out at the sign-in.
    as((await app.client().ask(LogInDocument, { input: { email: owner.email, password } })).logIn, 'SignedIn');
  });

  it('is not brought about by going to another organization', async () => {
    const owner = await newMember(world, 'OWNER', null);
    const { organizations } = await owner.client.ask(OrganizationsDocument, {});
    const input = { organizationId: organizations[0]?.id ?? '' };
    app.clock.advance({ minutes: 16 });
    const { switchOrganization } = await owner.client.ask(SwitchOrganizationDocument, { input });
    expect(await codeOf(app.client(switchOrganization.token))).toBe('PROOF_REQUIRED');
  });

  it('is no way around what a role does not include', async () => {
    const technician = await newMember(world, 'TECHNICIAN', null);
    app.clock.advance({ minutes: 16 });
    expect(await codeOf(technician.client)).toBe('FORBIDDEN');
    const input = { email: `${someText('new')}@pharmacy.example`, role: 'OWNER' as const };
    const { extensions } = await technician.client.error(InviteMemberDocument, { input });
    expect(extensions.code).toBe('FORBIDDEN');
  });
});

describe('a colleague who confirms on the same screen', () => {
  const device = () => ({ ip: '127.0.0.1', userAgent: 'a test', deviceToken: newToken() });
  async function confirm(by: Person, shown: { email: string; password: string }, pharmacyId = world.pharmacyId) {
    const { platform } = app.server;
    const found = await authenticate(platform, by.token, 'used');
    if (!found) throw new Error('Nobody is signed in.');
    const context = { actor: found.actor, requestId: 'r', ip: null } as Parameters<typeof newAttempt>[0];
    const attempt = newAttempt(context, { action: 'stock.adjust', entity: 'Test' }, {});
    const right = { permission: 'stock:adjust', pharmacyId } as const;
    return proveColleague(makeCaller(platform, found.actor, attempt), shown, right, device());
  }

  it('is who they show that they are, and no session is opened', async () => {
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const colleague = await newMember(world, 'PHARMACIST', world.pharmacyId);
    const before = await app.sql('SELECT id FROM session');
    const shown = await confirm(technician, { email: colleague.email.toUpperCase(), password });
    expect(shown).toMatchObject({ actor: { kind: 'PERSON', userId: colleague.userId, label: colleague.email } });
    expect(await app.sql('SELECT id FROM session')).toHaveLength(before.length);
  });

  it('is another person, of this organization, who may sign in and may do it there', async () => {
    const pharmacist = await newMember(world, 'PHARMACIST', world.pharmacyId);
    await expect(confirm(pharmacist, { email: pharmacist.email, password })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await expect(confirm(pharmacist, { email: technician.email, password })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const elsewhere = await newMember(world, 'PHARMACIST', await newPharmacy(world));
    await expect(confirm(pharmacist, { email: elsewhere.email, password })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const disabled = await newMember(world, 'PHARMACIST', world.pharmacyId);
    await app.sql(`UPDATE app_user SET status = 'DISABLED' WHERE id = $1`, [disabled.userId]);
    const stranger = (await newWorld(app)).owner;
    for (const { email } of [disabled, stranger, { email: 'nobody@pharmacy.example' }, { email: 'no address' }])
      expect(await confirm(pharmacist, { email, password })).toMatchObject({ code: 'INVALID_CREDENTIALS' });
  });

  it('is counted at their door as at a sign-in', async () => {
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const { email } = await newMember(world, 'PHARMACIST', world.pharmacyId);
    for (let guess = 1; guess <= 5; guess += 1)
      expect(await confirm(technician, { email, password: `not-the-password-${guess}` })).toMatchObject({
        code: 'INVALID_CREDENTIALS',
      });
    await expect(confirm(technician, { email, password: 'one-more-guess-6' })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
    const { extensions } = await app.client().error(LogInDocument, { input: { email, password } });
    expect(extensions.code).toBe('RATE_LIMITED');
  });
});
