import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  AcceptInvitationDocument,
  AuditTrailDocument,
  ChangeEmailDocument,
  ChangeMembershipDocument,
  ChangePasswordDocument,
  CompleteSignOnDocument,
  DisableUserDocument,
  IdentityProviderDocument,
  InviteMemberDocument,
  LogInDocument,
  MeDocument,
  OrganizationRulesDocument,
  OrganizationsDocument,
  RemoveIdentityProviderDocument,
  SetIdentityProviderDocument,
  type SetIdentityProviderInput,
  SignOnRequestDocument,
  SwitchOrganizationDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import {
  anotherKey,
  type IdentityProviderForTests,
  openIdentityProvider,
  type Said,
} from '../kit/identity-provider.ts';
import { opened } from '../kit/trail.ts';
import { newMember, newPharmacy, newWorld, type Person, password, someText, type World } from '../kit/world.ts';

const publicUrl = 'https://apotheca.example';
const environment = { PUBLIC_URL: publicUrl, SIGN_UP: 'invited' };
let app: App;
let provider: IdentityProviderForTests;
beforeAll(async () => {
  app = await startApp({ environment });
  provider = await openIdentityProvider(`${publicUrl}/sign-on`);
});
afterAll(async () => {
  await app.close();
  await provider.close();
});
afterEach(() => {
  provider.forge = null;
  provider.broken = false;
});

type GroupRoles = SetIdentityProviderInput['groupRoles'];
const everywhere = (group: string, role: 'OWNER' | 'MANAGER' | 'PHARMACIST' | 'TECHNICIAN' | 'AUDITOR') => ({
  group,
  role,
});
const usual: GroupRoles = [everywhere('pharmacists', 'PHARMACIST'), everywhere('chiefs', 'OWNER')];

const setProvider = async ({ owner }: Pick<World, 'owner'>, more: Partial<SetIdentityProviderInput> = {}) => {
  const { issuer, clientId, clientSecret } = provider;
  const input = { issuer, clientId, clientSecret, scope: 'openid email profile', groupsClaim: 'groups' };
  const answer = await owner.client.ask(SetIdentityProviderDocument, {
    input: { ...input, groupRoles: usual, ...more },
  });
  return as(answer.setIdentityProvider, 'IdentityProvider');
};
const organizationOf = async ({ userId }: Pick<Person, 'userId'>) =>
  (await app.sql<{ id: string }>('SELECT organization_id AS id FROM app_user WHERE id = $1', [userId]))[0]?.id ?? '';

/** An organization that signs in through the provider. */
async function newOrganization(groupRoles: GroupRoles = usual) {
  const world = await newWorld(app);
  await setProvider(world, { groupRoles });
  return { ...world, organizationId: await organizationOf(world.owner) };
}
type Organization = Awaited<ReturnType<typeof newOrganization>>;

/** Somebody at the provider, with a verified address unless it is said otherwise. */
function somebody(said: Said = {}): { subject: string; email: string } {
  const subject = someText('subject');
  const email = said.email ?? `${someText('person')}@pharmacy.example`;
  provider.people.set(subject, { email_verified: true, name: 'Ann Person', groups: ['pharmacists'], ...said, email });
  return { subject, email };
}
const request = async ({ organizationId }: Pick<Organization, 'organizationId'>) =>
  (await app.client().ask(SignOnRequestDocument, { organizationId })).signOnRequest;
const complete = async (returned: string, browserToken: string) =>
  (await app.client().ask(CompleteSignOnDocument, { input: { returned, browserToken } })).completeSignOn;
async function signOn(organization: Pick<Organization, 'organizationId'>, subject: string) {
  const { url, browserToken } = await request(organization);
  return complete(await provider.visit(url, subject), browserToken);
}
const rolesIn = async (organization: Organization, subject: string) => {
  const { user } = as(await signOn(organization, subject), 'SignedIn');
  return user.memberships.map(({ role, pharmacyId }) => `${role} ${pharmacyId ?? 'everywhere'}`).sort();
};
const newest = async ({ owner }: Organization) => {
  const { auditLog } = await owner.client.ask(AuditTrailDocument, { first: 1 });
  return auditLog.nodes[0];
};

it('the organization says where a provider sends people back before it has one, and nothing where that is not known', async () => {
  const silent = await appForTest({ database: app.database });
  for (const [of, redirectUri] of [
    [app, `${publicUrl}/sign-on`],
    [silent, null],
  ] as const) {
    const { owner } = await newWorld(of);
    expect((await owner.client.ask(OrganizationRulesDocument, {})).organization).toMatchObject({ redirectUri });
  }
});

describe('signing in through a provider', () => {
  it('makes somebody new a member with the roles of their groups, and knows them the next time', async () => {
    const organization = await newOrganization();
    const { subject, email } = somebody();
    const first = as(await signOn(organization, subject), 'SignedIn');
    expect(first.user).toMatchObject({
      email,
      name: 'Ann Person',
      memberships: [{ role: 'PHARMACIST', pharmacyId: null }],
    });
    expect((await app.client(first.token).ask(MeDocument, {})).me).toMatchObject({ id: first.user.id });
    expect(as(await signOn(organization, subject), 'SignedIn').user.id).toBe(first.user.id);
    expect((await app.client().ask(LogInDocument, { input: { email, password } })).logIn).toMatchObject({
      code: 'INVALID_CREDENTIALS',
    });
  });

  it('asks with PKCE, state and nonce, and tells in the trail who vouched', async () => {
    const organization = await newOrganization();
    const { subject } = somebody();
    const { url } = await request(organization);
    const asked = new URL(url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${publicUrl}/sign-on`,
      scope: 'openid email profile',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(40);
    as(await signOn(organization, subject), 'SignedIn');
    expect(await newest(organization)).toMatchObject({ action: 'session.sign-on', outcome: 'SUCCEEDED' });
    const kept = await app.sql<{ payload: { after: object } }>(
      `SELECT actor_label AS "actorLabel", payload FROM audit_log WHERE action = 'session.sign-on' AND organization_id = $1 ORDER BY id DESC LIMIT 1`,
      [organization.organizationId],
    );
    expect(JSON.stringify(kept)).not.toContain(subject);
    const [row] = await opened(app, kept);
    expect(row?.payload.after).toMatchObject({ issuer: provider.issuer, subject, roles: [{ role: 'PHARMACIST' }] });
  });

  it('gives exactly the roles of the groups, anew at each sign-in', async () => {
    const world = await newWorld(app);
    const second = await newPharmacy(world);
    await setProvider(world, {
      groupRoles: [
        ...usual,
        { group: 'night', role: 'TECHNICIAN', pharmacyId: second },
        everywhere('readers', 'AUDITOR'),
      ],
    });
    const organization = { ...world, organizationId: await organizationOf(world.owner) };
    const { subject, email } = somebody({ groups: ['night', 'readers', 'unknown'] });
    const of = (groups: string[]) => provider.people.set(subject, { email, email_verified: true, groups });
    expect(await rolesIn(organization, subject)).toEqual(['AUDITOR everywhere', `TECHNICIAN ${second}`]);
    of(['night', 'pharmacists', 'readers']);
    expect(await rolesIn(organization, subject)).toEqual(['PHARMACIST everywhere', `TECHNICIAN ${second}`]);
    of(['readers']);
    expect(await rolesIn(organization, subject)).toEqual(['AUDITOR everywhere']);
  });

  it('takes the roles and ends the sessions of somebody whose groups have none any more', async () => {
    const organization = await newOrganization();
    const { subject, email } = somebody();
    const { token, user } = as(await signOn(organization, subject), 'SignedIn');
    provider.people.set(subject, { email, email_verified: true, groups: ['others'] });
    expect(await signOn(organization, subject)).toMatchObject({ __typename: 'AccessWithdrawn', user: { id: user.id } });
    expect((await app.client(token).ask(MeDocument, {})).me).toBeNull();
    expect(await app.sql('SELECT role FROM membership WHERE user_id = $1', [user.id])).toEqual([]);
    expect(await signOn(organization, subject)).toMatchObject({ code: 'NOT_ASSIGNED' });
  });

  it('leaves the last owner what they are', async () => {
    const organization = await newOrganization();
    const { subject } = somebody({ email: organization.owner.email });
    expect(await rolesIn(organization, subject)).toEqual(['OWNER everywhere']);
    provider.people.set(subject, { email: organization.owner.email, email_verified: true, groups: [] });
    expect(await signOn(organization, subject)).toMatchObject({ code: 'NOT_ASSIGNED' });
    expect(await app.sql('SELECT role FROM membership WHERE user_id = $1', [organization.owner.userId])).toHaveLength(
      1,
    );
  });

  it('lets nobody in who is in no group with a role, or was disabled', async () => {
    const organization = await newOrganization();
    const nobody = somebody({ groups: ['others'] });
    expect(await signOn(organization, nobody.subject)).toMatchObject({ code: 'NOT_ASSIGNED' });
    expect(await app.sql('SELECT id FROM account WHERE email = $1', [nobody.email])).toEqual([]);
    const { subject } = somebody();
    const { user } = as(await signOn(organization, subject), 'SignedIn');
    as(
      (await organization.owner.client.ask(DisableUserDocument, { input: { userId: user.id } })).disableUser,
      'UserDisabled',
    );
    expect(await signOn(organization, subject)).toMatchObject({ code: 'NOT_ASSIGNED' });
  });

  it('makes one account of a person who comes in twice at once for the first time', async () => {
    const organization = await newOrganization();
    const { subject, email } = somebody();
    const answers = await Promise.all([1, 2, 3].map(() => signOn(organization, subject)));
    expect(new Set(answers.map((answer) => as(answer, 'SignedIn').user.id)).size).toBe(1);
    expect(await app.sql('SELECT id FROM account WHERE email = $1', [email])).toHaveLength(1);
  });

  it('lets nobody new in where the server takes nobody', async () => {
    const closed = await appForTest({ database: app.database, environment: { ...environment, SIGN_UP: 'closed' } });
    const organization = await newOrganization();
    const { subject } = somebody();
    const { url, browserToken } = await request(organization);
    const input = { returned: await provider.visit(url, subject), browserToken };
    expect(await closed.client().error(CompleteSignOnDocument, { input })).toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });
});

describe('where anybody may found an organization', () => {
  /** A member with a password of their own. */
  async function joined({ owner }: Organization, email: string): Promise<void> {
    const { inviteMember } = await owner.client.ask(InviteMemberDocument, { input: { email, role: 'TECHNICIAN' } });
    const input = { token: as(inviteMember, 'MemberInvited').token ?? '', name: 'Ann Person', password };
    as((await app.client().ask(AcceptInvitationDocument, { input })).acceptInvitation, 'SignedIn');
  }

  it('a provider makes accounts for the domains alone that the operator gave to its organization', async () => {
    const [organization, other] = [await newOrganization(), await newOrganization()];
    const domain = 'pharmacy.example';
    const enter = async (domains: string, invite = false) => {
      const open = await appForTest({
        database: app.database,
        environment: { ...environment, SIGN_UP: 'open', SIGN_ON_DOMAINS: domains },
      });
      const { subject, email } = somebody();
      if (invite) await joined(organization, email);
      const { url, browserToken } = await request(organization);
      const input = { returned: await provider.visit(url, subject), browserToken };
      const { completeSignOn: answer } = await open.client().ask(CompleteSignOnDocument, { input });
      const accounts = await app.sql('SELECT id FROM account WHERE email = $1', [email]);
      return { answer, accounts: accounts.length };
    };
    for (const domains of ['', `other.example=${organization.organizationId}`, `${domain}=${other.organizationId}`])
      expect(await enter(domains)).toMatchObject({ answer: { code: 'NOT_INVITED' }, accounts: 0 });
    const own = `other.example=${other.organizationId}, ${domain.toUpperCase()}=${organization.organizationId}`;
    expect(await enter(own)).toMatchObject({ answer: { __typename: 'SignedIn' }, accounts: 1 });
    expect(await enter('', true)).toMatchObject({ answer: { __typename: 'SignedIn' }, accounts: 1 });
  });
});

describe('what comes back', () => {
  it('is taken once', async () => {
    const organization = await newOrganization();
    const { url, browserToken } = await request(organization);
    const returned = await provider.visit(url, somebody().subject);
    as(await complete(returned, browserToken), 'SignedIn');
    const asked = provider.askedForTokens.length;
    expect(await complete(returned, browserToken)).toMatchObject({ code: 'SIGN_ON_NOT_VALID' });
    // The provider ends what it gave for a code that it is shown twice.
    expect(provider.askedForTokens).toHaveLength(asked);
  });

  it('gets its first answer again under its idempotency key', async () => {
    const organization = await newOrganization();
    const { url, browserToken } = await request(organization);
    const input = { returned: await provider.visit(url, somebody().subject), browserToken };
    const idempotencyKey = someText('key');
    const send = async () =>
      as((await app.client().ask(CompleteSignOnDocument, { input }, { idempotencyKey })).completeSignOn, 'SignedIn');
    const { token } = await send();
    expect((await send()).token).toBe(token);
  });

  it('is of no use in another browser, with another state, or later', async () => {
    const organization = await newOrganization();
    const [mine, theirs] = [await request(organization), await request(organization)];
    const returned = await provider.visit(theirs.url, somebody().subject);
    expect(await complete(returned, mine.browserToken)).toMatchObject({ code: 'SIGN_ON_NOT_VALID' });
    expect(await complete(returned, randomBytes(40).toString('base64url'))).toMatchObject({
      code: 'SIGN_ON_NOT_VALID',
    });
    const state = new URL(mine.url).searchParams.get('state') ?? '';
    const swapped = new URLSearchParams(returned);
    swapped.set('state', state);
    expect(await complete(swapped.toString(), mine.browserToken)).toMatchObject({ code: 'SIGN_ON_NOT_VALID' });
    app.clock.advance({ minutes: 11 });
    try {
      expect(await complete(returned, theirs.browserToken)).toMatchObject({ code: 'SIGN_ON_NOT_VALID' });
    } finally {
      app.clock.advance({ minutes: -11 });
    }
  });

  it('counts only with the state, issuer and code of the provider', async () => {
    const organization = await newOrganization();
    const { subject } = somebody();
    for (const [name, value] of [
      ['code', 'another'],
      ['iss', 'https://elsewhere.example'],
      ['iss', null],
      ['error', 'access_denied'],
    ] as const) {
      const { url, browserToken } = await request(organization);
      const changed = new URLSearchParams(await provider.visit(url, subject));
      if (value === null) changed.delete(name);
      else changed.set(name, value);
      expect(await complete(changed.toString(), browserToken), `${name} ${value}`).toMatchObject({
        code: 'SIGN_ON_NOT_VALID',
      });
    }
  });

  const later = () => Math.floor(Date.now() / 1_000);
  it.each<[string, string, IdentityProviderForTests['forge']]>([
    ['is taken as the provider signed it', 'SignedIn', (payload) => ({ payload })],
    ['with another nonce', 'SignOnNotValid', (payload) => ({ payload: { ...payload, nonce: 'another' } })],
    ['without a nonce', 'SignOnNotValid', ({ nonce: _, ...payload }) => ({ payload })],
    ['for another client', 'SignOnNotValid', (payload) => ({ payload: { ...payload, aud: 'another' } })],
    ['of another issuer', 'SignOnNotValid', (payload) => ({ payload: { ...payload, iss: 'https://a.example' } })],
    ['that has expired', 'SignOnNotValid', (payload) => ({ payload: { ...payload, exp: later() - 60 } })],
    ['that nobody signed', 'SignOnNotValid', (payload) => ({ payload, header: { alg: 'none' }, key: null })],
    ['signed by somebody else', 'SignOnNotValid', (payload) => ({ payload, key: anotherKey() })],
    [
      'of somebody else than was asked about',
      'SignOnNotValid',
      (payload) => ({ payload: { ...payload, sub: 'other' } }),
    ],
  ])('an ID token %s', async (_, outcome, forge) => {
    const organization = await newOrganization();
    provider.forge = forge;
    expect(await signOn(organization, somebody().subject)).toMatchObject({ __typename: outcome });
  });

  it('is nobody’s while the address is not verified', async () => {
    const organization = await newOrganization();
    const member = await newMember(organization, 'MANAGER', null);
    for (const said of [{ email_verified: false }, { email_verified: undefined }]) {
      const { subject } = somebody({ email: member.email, ...said } as Said);
      expect(await signOn(organization, subject)).toMatchObject({ code: 'ADDRESS_NOT_VERIFIED' });
    }
    expect(await app.sql('SELECT 1 FROM external_identity WHERE user_id = $1', [member.userId])).toEqual([]);
  });
});

describe('a provider has a say in its own organization alone', () => {
  it('opens no account of somebody who is no member, whatever it claims', async () => {
    const [victims, attackers] = [await newWorld(app), await newOrganization()];
    const { subject } = somebody({ email: victims.owner.email, groups: ['chiefs'] });
    expect(await signOn(attackers, subject)).toMatchObject({ code: 'ACCOUNT_EXISTS', email: victims.owner.email });
    expect(await signOn({ organizationId: await organizationOf(victims.owner) }, subject).catch(String)).toContain(
      'NOT_FOUND',
    );
  });

  it('keeps whom it vouches for in that organization, also where they work for another', async () => {
    const [victims, attackers] = [await newWorld(app), await newOrganization()];
    const { email } = victims.owner;
    const invited = as(
      (await attackers.owner.client.ask(InviteMemberDocument, { input: { email, role: 'AUDITOR' } })).inviteMember,
      'MemberInvited',
    );
    const input = { token: invited.token ?? '', name: 'A Victim', password };
    as((await app.client().ask(AcceptInvitationDocument, { input })).acceptInvitation, 'SignedIn');
    const { subject } = somebody({ email });
    const { token } = as(await signOn(attackers, subject), 'SignedIn');
    const vouched = app.client(token);
    const organizationId = await organizationOf(victims.owner);
    expect((await vouched.ask(OrganizationsDocument, {})).organizations).toHaveLength(1);
    const tries = [
      vouched.error(SwitchOrganizationDocument, { input: { organizationId } }),
      vouched.error(ChangeEmailDocument, { input: { email: 'other@pharmacy.example', currentPassword: password } }),
      vouched.error(ChangePasswordDocument, {
        input: { currentPassword: password, newPassword: someText('several-words') },
      }),
    ];
    for (const error of await Promise.all(tries)) expect(error.extensions.code).toBe('FORBIDDEN');
  });

  it('does not give a member to somebody else who has their address later', async () => {
    const organization = await newOrganization();
    const first = somebody();
    as(await signOn(organization, first.subject), 'SignedIn');
    const { subject } = somebody({ email: first.email });
    expect(await signOn(organization, subject)).toMatchObject({ code: 'ACCOUNT_EXISTS' });
  });

  it('knows the same person in each organization for itself', async () => {
    const [one, other] = [await newOrganization(), await newOrganization()];
    const { subject } = somebody();
    as(await signOn(one, subject), 'SignedIn');
    expect(await signOn(other, subject)).toMatchObject({ code: 'ACCOUNT_EXISTS' });
  });
});

describe('the provider of an organization', () => {
  it('is set by owners, whose secret nobody is shown', async () => {
    const organization = await newOrganization();
    const { clientSecret } = provider;
    const { identityProvider } = await organization.owner.client.ask(IdentityProviderDocument, {});
    expect(identityProvider).toMatchObject({
      issuer: provider.issuer,
      redirectUri: `${publicUrl}/sign-on`,
      signOnUrl: `${publicUrl}/sign-on?organization=${organization.organizationId}`,
      groupRoles: [{ group: 'pharmacists', role: 'PHARMACIST' }, { group: 'chiefs' }],
    });
    const kept = await app.sql<{ all: string }>(
      `SELECT string_agg(row_to_json(a)::text, ' ') || (SELECT string_agg(row_to_json(p)::text, ' ') FROM identity_provider p) AS all FROM audit_log a`,
    );
    expect(JSON.stringify([identityProvider, kept])).not.toContain(clientSecret);
    expect(JSON.stringify(kept)).not.toContain(Buffer.from(clientSecret).toString('hex'));
    const manager = await newMember(organization, 'MANAGER', null);
    expect((await manager.client.error(IdentityProviderDocument, {})).extensions.code).toBe('FORBIDDEN');
  });

  it('keeps its secret, which is not sent to another', async () => {
    const organization = await newOrganization();
    await setProvider(organization, { clientSecret: null, groupRoles: [everywhere('pharmacists', 'AUDITOR')] });
    expect(await rolesIn(organization, somebody().subject)).toEqual(['AUDITOR everywhere']);
    const moved = setProvider(organization, { clientSecret: null, issuer: 'https://elsewhere.example' });
    await expect(moved).rejects.toThrow('needs its own client secret');
  });

  it.each([
    'http://login.example',
    'ftp://login.example',
    'https://login.example?a=b',
    'https://a:b@login.example',
    'login',
  ])('does not stand at %s', async (issuer) => {
    await expect(setProvider(await newWorld(app), { issuer })).rejects.toThrow('BAD_USER_INPUT');
  });

  it('gives roles at pharmacies of the organization alone', async () => {
    const [world, foreign] = [await newWorld(app), await newWorld(app)];
    const groupRoles = [{ group: 'a', role: 'AUDITOR' as const, pharmacyId: foreign.pharmacyId }];
    await expect(setProvider(world, { groupRoles })).rejects.toThrow('NOT_FOUND');
  });

  it('ends the sessions that it vouched for, and no other, when it goes or becomes another', async () => {
    const organization = await newOrganization();
    const { subject } = somebody();
    const lives = async (token: string) => (await app.client(token).ask(MeDocument, {})).me !== null;
    const first = as(await signOn(organization, subject), 'SignedIn');
    await setProvider(organization, { groupRoles: usual });
    expect(await lives(first.token)).toBe(true);
    await setProvider(organization, { issuer: 'https://elsewhere.example' });
    expect(await lives(first.token)).toBe(false);
    await setProvider(organization);
    const again = as(await signOn(organization, subject), 'SignedIn');
    expect(again.user.id).toBe(first.user.id);
    const { removeIdentityProvider } = await organization.owner.client.ask(RemoveIdentityProviderDocument, {});
    as(removeIdentityProvider, 'IdentityProvider');
    expect(await lives(again.token)).toBe(false);
    expect(await lives(organization.owner.token)).toBe(true);
    expect(await signOn(organization, subject).catch(String)).toContain('NOT_FOUND');
  });

  it('is not asked about somebody who went out to another', async () => {
    const organization = await newOrganization();
    const { url, browserToken } = await request(organization);
    const returned = await provider.visit(url, somebody().subject);
    const asked = provider.askedForTokens.length;
    await setProvider(organization, { clientId: 'another' });
    expect(await complete(returned, browserToken)).toMatchObject({ code: 'SIGN_ON_NOT_VALID' });
    expect(provider.askedForTokens).toHaveLength(asked);
  });

  it('takes back the roles of somebody whom an owner gave others', async () => {
    const organization = await newOrganization();
    const { subject } = somebody();
    const { user } = as(await signOn(organization, subject), 'SignedIn');
    const input = { userId: user.id, role: 'MANAGER' as const };
    as((await organization.owner.client.ask(ChangeMembershipDocument, { input })).changeMembership, 'User');
    expect(await rolesIn(organization, subject)).toEqual(['PHARMACIST everywhere']);
  });
});

describe('a provider that does not answer', () => {
  it('is told as an error, at either step, and the sign-in can be completed when it is back', async () => {
    const organization = await newOrganization();
    const { url, browserToken } = await request(organization);
    const returned = await provider.visit(url, somebody().subject);
    provider.broken = true;
    const input = { returned, browserToken };
    expect((await app.client().error(CompleteSignOnDocument, { input })).extensions.code).toBe('UNAVAILABLE');
    provider.broken = false;
    as(await complete(returned, browserToken), 'SignedIn');
    const nowhere = await newWorld(app);
    await setProvider(nowhere, { issuer: 'http://127.0.0.1:1' });
    const organizationId = await organizationOf(nowhere.owner);
    expect((await app.client().error(SignOnRequestDocument, { organizationId })).extensions.code).toBe('UNAVAILABLE');
  });

  it('that does not know the server is told so', async () => {
    const world = await newWorld(app);
    await setProvider(world, { clientSecret: 'wrong' });
    const organizationId = await organizationOf(world.owner);
    await expect(signOn({ organizationId }, somebody().subject)).rejects.toThrow('client ID and secret');
  });

  it('is not looked for at private addresses where the operator does not allow it', async () => {
    const production = await appForTest({
      database: app.database,
      environment: { ...environment, PRIVATE_ISSUERS: 'false' },
    });
    let asked = 0;
    const inside = createServer((socket) => {
      asked += 1;
      socket.destroy();
    });
    inside.listen(0, '127.0.0.1');
    await once(inside, 'listening');
    const { port } = inside.address() as AddressInfo;
    for (const issuer of [`https://127.0.0.1:${port}`, `https://localhost:${port}`]) {
      const world = await newWorld(app);
      await setProvider(world, { issuer });
      const organizationId = await organizationOf(world.owner);
      const error = await production.client().error(SignOnRequestDocument, { organizationId });
      expect(error.extensions.code).toBe('UNAVAILABLE');
      // Where it is allowed it is asked: the listener counts.
      expect(asked).toBe(0);
      await app.client().error(SignOnRequestDocument, { organizationId });
      expect(asked).toBe(1);
      asked = 0;
    }
    inside.close();
  });

  it('and a server that was not told its address says so', async () => {
    const plain = await appForTest({ database: app.database });
    const { organizationId } = await newOrganization();
    const error = await plain.client().error(SignOnRequestDocument, { organizationId });
    expect(error.message).toContain('PUBLIC_URL');
  });
});
