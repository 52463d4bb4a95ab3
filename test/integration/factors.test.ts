import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { resetFactorsOf } from '../../src/features/access/index.ts';
import { rewrapDataKeys } from '../../src/platform/crypto/rotate-keys.ts';
import {
  AcceptInvitationDocument,
  AddPasskeyDocument,
  BeginTotpDocument,
  ConfirmLogInDocument,
  type ConfirmLogInInput,
  ConfirmTotpDocument,
  CreateRecoveryCodesDocument,
  DisableUserDocument,
  InviteMemberDocument,
  LogInDocument,
  LogInWithPasskeyDocument,
  LogOutDocument,
  MeDocument,
  MyFactorsDocument,
  OrganizationRulesDocument,
  OrganizationsDocument,
  PharmaciesDocument,
  RemovePasskeyDocument,
  RemoveTotpDocument,
  ResetFactorsDocument,
  SetFactorPolicyDocument,
  StockChangesDocument,
  SwitchOrganizationDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as, Client } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { Authenticator, AuthenticatorApp, addPasskey, setUpTotp } from '../kit/factors.ts';
import { testKeys } from '../kit/keys.ts';
import { newMember, newWorld, type Person, password, someText, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
let person: Person;
/** Each group has a server of its own, since it counts what one address tries. */
function eachWithServer(): void {
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    world = await newWorld(app);
    person = await newMember(world, 'PHARMACIST', world.pharmacyId);
  });
  afterEach(() => app.clock.reset());
  afterAll(() => app.close());
}

const logIn = async (email = person.email, shown = password, client = app.client()) =>
  (await client.ask(LogInDocument, { input: { email, password: shown } })).logIn;
const ask = async (email = person.email) => as(await logIn(email), 'SecondFactorRequired');
const confirm = async (input: ConfirmLogInInput, client = app.client()) =>
  (await client.ask(ConfirmLogInDocument, { input })).confirmLogIn;
const codeOf = async (input: ConfirmLogInInput, client = app.client()) => {
  const { data, errors } = await client.send<{ confirmLogIn: { __typename: string; code?: string } }>(
    String(ConfirmLogInDocument),
    { input },
  );
  return errors?.[0]?.extensions.code ?? data?.confirmLogIn.code ?? data?.confirmLogIn.__typename;
};
const nextStep = () => app.clock.advance({ minutes: 0.5 });
const trailOf = async (action: string, userId = person.userId) =>
  app.sql<{ outcome: string; code: string | null; payload: unknown }>(
    'SELECT outcome::text, code, payload FROM audit_log WHERE action = $1 AND (actor_id = $2 OR entity_id = $2) ORDER BY id',
    [action, userId],
  );

describe('an authenticator app', () => {
  eachWithServer();

  it('is asked for after the right password, and opens the session', async () => {
    const { app: telephone, recoveryCodes } = await setUpTotp(app, person);
    expect(new Set(recoveryCodes).size).toBe(10);
    nextStep();
    const asked = await ask();
    expect(asked).toMatchObject({ methods: ['TOTP', 'RECOVERY_CODE'], passkeyOptions: null });
    const signedIn = as(await confirm({ challenge: asked.challenge, totp: telephone.code() }), 'SignedIn');
    expect((await app.client(signedIn.token).ask(MeDocument, {})).me?.id).toBe(person.userId);
  });

  it('counts only once it showed a code, and never a wrong one', async () => {
    const { beginTotp } = await person.client.ask(BeginTotpDocument, {});
    expect(beginTotp.uri).toContain(`secret=${beginTotp.secret}`);
    const telephone = new AuthenticatorApp(app, beginTotp.secret);
    const wrong = String((Number(telephone.code()) + 1) % 1_000_000).padStart(6, '0');
    const answer = await person.client.ask(ConfirmTotpDocument, { input: { totp: wrong } });
    expect(answer.confirmTotp).toMatchObject({ code: 'FACTOR_NOT_RIGHT' });
    as(await logIn(), 'SignedIn');
  });

  it('says nothing of itself to who does not know the password', async () => {
    const without = await logIn(person.email, 'a-wrong-password-1');
    await setUpTotp(app, person);
    expect(await logIn(person.email, 'a-wrong-password-2')).toEqual(without);
  });

  it.each([
    [-2, 'FACTOR_NOT_RIGHT'],
    [-1, 'SignedIn'],
    [0, 'SignedIn'],
    [1, 'SignedIn'],
    [2, 'FACTOR_NOT_RIGHT'],
  ])('shows codes %i steps off, which is %s', async (steps, outcome) => {
    const { app: telephone } = await setUpTotp(app, person);
    app.clock.advance({ minutes: 5 });
    const { challenge } = await ask();
    expect(await codeOf({ challenge, totp: telephone.code({ steps }) })).toBe(outcome);
  });

  it('shows a code once: neither it nor one before it counts again', async () => {
    const { app: telephone } = await setUpTotp(app, person);
    // The code that confirmed it is used up as well.
    expect(await codeOf({ challenge: (await ask()).challenge, totp: telephone.code() })).toBe('FACTOR_NOT_RIGHT');
    app.clock.advance({ minutes: 5 });
    const [before, now] = [telephone.code({ steps: -1 }), telephone.code()];
    as(await confirm({ challenge: (await ask()).challenge, totp: now }), 'SignedIn');
    for (const totp of [now, before])
      expect(await codeOf({ challenge: (await ask()).challenge, totp })).toBe('FACTOR_NOT_RIGHT');
  });

  it('lets one of two in who show the same code at once', async () => {
    const { app: telephone } = await setUpTotp(app, person);
    app.clock.advance({ minutes: 5 });
    const totp = telephone.code();
    const challenges = [(await ask()).challenge, (await ask()).challenge];
    const outcomes = await Promise.all(challenges.map((challenge) => codeOf({ challenge, totp })));
    expect(outcomes.sort()).toEqual(['FACTOR_NOT_RIGHT', 'SignedIn']);
  });

  it('gives way to a new one only when that has shown a code', async () => {
    const { app: old } = await setUpTotp(app, person);
    app.clock.advance({ minutes: 5 });
    const { beginTotp } = await person.client.ask(BeginTotpDocument, {});
    as(await confirm({ challenge: (await ask()).challenge, totp: old.code() }), 'SignedIn');
    const fresh = new AuthenticatorApp(app, beginTotp.secret);
    const { confirmTotp } = await person.client.ask(ConfirmTotpDocument, { input: { totp: fresh.code() } });
    // The recovery codes are those from before.
    expect(as(confirmTotp, 'FactorsChanged')).toMatchObject({ recoveryCodes: [], factors: { recoveryCodesLeft: 10 } });
    app.clock.advance({ minutes: 5 });
    expect(await codeOf({ challenge: (await ask()).challenge, totp: old.code() })).toBe('FACTOR_NOT_RIGHT');
    as(await confirm({ challenge: (await ask()).challenge, totp: fresh.code() }), 'SignedIn');
  });

  it('counts on when the master keys are others', async () => {
    const { app: telephone } = await setUpTotp(app, person);
    const fresh = `fresh:${Buffer.alloc(32, 'f').toString('base64')}`;
    const on = (MASTER_KEYS: string) => appForTest({ database: app.database, environment: { MASTER_KEYS } });
    const rotating = await on(`${fresh},${testKeys.MASTER_KEYS}`);
    await rewrapDataKeys(rotating.server.platform, () => undefined);
    const after = await on(fresh);
    const { logIn: asked } = await after.client().ask(LogInDocument, { input: { email: person.email, password } });
    const { challenge } = as(asked, 'SecondFactorRequired');
    as(await confirm({ challenge, totp: telephone.code({ steps: 1 }) }, after.client()), 'SignedIn');
    // The server of the other tests knows the former key alone.
    const back = await on(`${testKeys.MASTER_KEYS},${fresh}`);
    await rewrapDataKeys(back.server.platform, () => undefined);
  });

  it('keeps its secret encrypted, and out of the trail', async () => {
    const { beginTotp } = await person.client.ask(BeginTotpDocument, {});
    const telephone = new AuthenticatorApp(app, beginTotp.secret);
    const totp = telephone.code();
    const { confirmTotp } = await person.client.ask(ConfirmTotpDocument, { input: { totp } });
    const { recoveryCodes } = as(confirmTotp, 'FactorsChanged');
    nextStep();
    const asked = await ask();
    const used = telephone.code();
    await confirm({ challenge: asked.challenge, totp: used });
    const [recoveryCode = ''] = recoveryCodes;
    await confirm({ challenge: (await ask()).challenge, recoveryCode });
    const kept = JSON.stringify([
      await app.sql(`SELECT payload FROM audit_log WHERE actor_id = $1 OR entity_id = $1`, [person.userId]),
      await app.sql('SELECT t.*, encode(wrapped, $2) FROM totp t JOIN app_user u USING (account_id) WHERE u.id = $1', [
        person.userId,
        'escape',
      ]),
      await app.sql('SELECT c.* FROM sign_in_challenge c WHERE user_id = $1', [person.userId]),
      await app.sql('SELECT c.* FROM recovery_code c JOIN app_user u USING (account_id) WHERE u.id = $1', [
        person.userId,
      ]),
    ]);
    for (const secret of [beginTotp.secret, asked.challenge, ...recoveryCodes]) expect(kept).not.toContain(secret);
    for (const code of [totp, used]) expect(kept).not.toContain(`"${code}"`);
  });
});

describe('the challenge between password and factor', () => {
  eachWithServer();

  it('takes five tries, also when they come at once', async () => {
    const { app: telephone } = await setUpTotp(app, person);
    app.clock.advance({ minutes: 5 });
    const { challenge } = await ask();
    await app.sql('UPDATE sign_in_challenge SET tries = 5 WHERE user_id = $1', [person.userId]);
    expect(await codeOf({ challenge, totp: telephone.code() })).toBe('CHALLENGE_NOT_VALID');
  });

  it('counts wrong codes as failures of the account, and a right password in between forgives none', async () => {
    await setUpTotp(app, person);
    const outcomes: unknown[] = [];
    for (let nth = 0; nth < 12; nth += 1) {
      const { data, errors } = await app.client().send<{ logIn: { challenge: string } }>(String(LogInDocument), {
        input: { email: person.email, password },
      });
      outcomes.push(
        errors?.[0]?.extensions.code ??
          (await codeOf({ challenge: data?.logIn.challenge ?? '', totp: String(100_000 + nth) })),
      );
    }
    expect(outcomes.slice(0, 4)).toEqual(Array(4).fill('FACTOR_NOT_RIGHT'));
    expect(outcomes).toContain('RATE_LIMITED');
    expect(outcomes.filter((outcome) => outcome === 'FACTOR_NOT_RIGHT').length).toBeLessThan(10);
  });

  it('is good once, for five minutes, for this device, and while the password is the same', async () => {
    const { app: telephone, recoveryCodes } = await setUpTotp(app, person);
    app.clock.advance({ minutes: 5 });
    const once = (await ask()).challenge;
    as(await confirm({ challenge: once, totp: telephone.code() }), 'SignedIn');
    expect(await codeOf({ challenge: once, recoveryCode: recoveryCodes[0] ?? '' })).toBe('CHALLENGE_NOT_VALID');

    const elsewhere = new Client(app.url);
    const { challenge } = await ask();
    const input = { challenge, recoveryCode: recoveryCodes[1] ?? '' };
    const { data } = await elsewhere.send<{ confirmLogIn: { code: string } }>(
      String(ConfirmLogInDocument),
      { input },
      { headers: { 'user-agent': 'another browser' } },
    );
    expect(data?.confirmLogIn.code).toBe('CHALLENGE_NOT_VALID');

    await app.sql('UPDATE account SET password_hash = $1 WHERE email = $2', ['$argon2id$other', person.email]);
    expect(await codeOf(input)).toBe('CHALLENGE_NOT_VALID');

    const late = await newMember(world, 'PHARMACIST', world.pharmacyId);
    const codes = (await setUpTotp(app, late)).recoveryCodes;
    const waiting = (await ask(late.email)).challenge;
    app.clock.advance({ minutes: 6 });
    expect(await codeOf({ challenge: waiting, recoveryCode: codes[0] ?? '' })).toBe('CHALLENGE_NOT_VALID');
    expect(await codeOf({ challenge: someText('made-up'), recoveryCode: codes[0] ?? '' })).toBe('CHALLENGE_NOT_VALID');
  });

  it('is not for who was disabled meanwhile, nor by the factor of somebody else', async () => {
    await setUpTotp(app, person);
    const other = await newMember(world, 'PHARMACIST', world.pharmacyId);
    const { recoveryCodes } = await setUpTotp(app, other);
    const key = await addPasskey(other);
    const asked = await ask();
    expect(await codeOf({ challenge: asked.challenge, recoveryCode: recoveryCodes[0] ?? '' })).toBe('FACTOR_NOT_RIGHT');
    const passkey = key.sign(JSON.stringify({ challenge: asked.challenge }));
    expect(await codeOf({ challenge: asked.challenge, passkey })).toBe('FACTOR_NOT_RIGHT');
    const challenge = (await ask(other.email)).challenge;
    await app.sql(`UPDATE app_user SET status = 'DISABLED' WHERE id = $1`, [other.userId]);
    expect(await codeOf({ challenge, recoveryCode: recoveryCodes[0] ?? '' })).toBe('CHALLENGE_NOT_VALID');
  });

  it('wants one proof and no more', async () => {
    const { recoveryCodes } = await setUpTotp(app, person);
    const { challenge } = await ask();
    expect(await codeOf({ challenge })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ challenge, totp: '123456', recoveryCode: recoveryCodes[0] ?? '' })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ challenge, passkey: 'no JSON' })).toBe('BAD_USER_INPUT');
  });

  it('is no session, nor does an invitation lead past it', async () => {
    await setUpTotp(app, person);
    const { challenge } = await ask();
    expect((await app.client(challenge).ask(MeDocument, {})).me).toBeNull();
    // Whoever knows the password invites its owner to an organization of their own, and goes on from there.
    const theirs = await newWorld(app);
    const { inviteMember } = await theirs.owner.client.ask(InviteMemberDocument, {
      input: { email: person.email, role: 'OWNER' },
    });
    const token = as(inviteMember, 'MemberInvited').token ?? '';
    const { acceptInvitation } = await app
      .client()
      .ask(AcceptInvitationDocument, { input: { token, name: 'Somebody', password } });
    expect(acceptInvitation.__typename).toBe('SecondFactorRequired');
  });

  it('gives the first answer again to who sends the request anew', async () => {
    const { app: telephone } = await setUpTotp(app, person);
    app.clock.advance({ minutes: 5 });
    const input = { challenge: (await ask()).challenge, totp: telephone.code() };
    const send = () => app.client().ask(ConfirmLogInDocument, { input }, { idempotencyKey: input.challenge });
    expect(await send()).toEqual(await send());
  });
});

describe('a recovery code', () => {
  eachWithServer();

  it('stands for the factor once, however it is written, and its use is told', async () => {
    const { recoveryCodes } = await setUpTotp(app, person);
    const [first = '', second = ''] = recoveryCodes;
    const recoveryCode = first.toLowerCase().replaceAll('-', ' ');
    as(await confirm({ challenge: (await ask()).challenge, recoveryCode }), 'SignedIn');
    expect(await codeOf({ challenge: (await ask()).challenge, recoveryCode: first })).toBe('FACTOR_NOT_RIGHT');
    expect((await person.client.ask(MyFactorsDocument, {})).myFactors.recoveryCodesLeft).toBe(9);
    const events = await app.sql(`SELECT payload FROM event WHERE type = 'factor.changed' ORDER BY id`);
    expect(events.map(({ payload }) => payload)).toContainEqual({ userId: person.userId, what: 'RECOVERY_CODE_USED' });
    expect((await trailOf('session.confirm-log-in')).map(({ code }) => code)).toEqual([null, 'FACTOR_NOT_RIGHT']);
    as(await confirm({ challenge: (await ask()).challenge, recoveryCode: second }), 'SignedIn');
  });

  it('is worth nothing when new ones were made, and there are none without a factor', async () => {
    expect((await person.client.ask(CreateRecoveryCodesDocument, {})).createRecoveryCodes).toMatchObject({
      code: 'NO_FACTOR',
    });
    const { recoveryCodes } = await setUpTotp(app, person);
    const { createRecoveryCodes } = await person.client.ask(CreateRecoveryCodesDocument, {});
    const [fresh = ''] = as(createRecoveryCodes, 'FactorsChanged').recoveryCodes;
    expect(await codeOf({ challenge: (await ask()).challenge, recoveryCode: recoveryCodes[0] ?? '' })).toBe(
      'FACTOR_NOT_RIGHT',
    );
    expect(await codeOf({ challenge: (await ask()).challenge, recoveryCode: fresh })).toBe('SignedIn');
    as((await person.client.ask(RemoveTotpDocument, {})).removeTotp, 'FactorsChanged');
    expect((await person.client.ask(MyFactorsDocument, {})).myFactors).toEqual({
      totpSince: null,
      recoveryCodesLeft: 0,
      required: false,
      passkeys: [],
    });
    as(await logIn(), 'SignedIn');
  });
});

describe('a passkey', () => {
  eachWithServer();

  const withPasskey = async (passkey: string, client = app.client()) =>
    (await client.ask(LogInWithPasskeyDocument, { input: { passkey } })).logInWithPasskey;

  it('signs in alone, without a name or a password', async () => {
    const key = await addPasskey(person);
    const signedIn = as(await withPasskey(await key.signIn(app.client())), 'SignedIn');
    expect(signedIn.user.id).toBe(person.userId);
    const { myFactors } = await person.client.ask(MyFactorsDocument, {});
    expect(myFactors).toMatchObject({ recoveryCodesLeft: 10, passkeys: [{ name: 'Telephone' }] });
    expect(myFactors.passkeys[0]?.lastUsedAt).not.toBeNull();
  });

  it('is the second factor after the password, for this very sign-in', async () => {
    const key = await addPasskey(person);
    const [asked, other] = [await ask(), await ask()];
    expect(asked.methods).toEqual(['PASSKEY', 'RECOVERY_CODE']);
    const passkey = key.sign(asked.passkeyOptions ?? '', { verified: false });
    expect(await codeOf({ challenge: other.challenge, passkey })).toBe('FACTOR_NOT_RIGHT');
    as(await confirm({ challenge: asked.challenge, passkey }), 'SignedIn');
  });

  it.each([
    ['a challenge that was made up', (key: Authenticator) => key.sign('{"challenge":"bWFkZSB1cA"}')],
    [
      'another origin',
      (key: Authenticator, client: Client) => key.signIn(client, { origin: 'https://pharmacy.example' }),
    ],
    ['another host', (key: Authenticator, client: Client) => key.signIn(client, { rpId: 'pharmacy.example' })],
    [
      'a device that did not make sure',
      (key: Authenticator, client: Client) => key.signIn(client, { verified: false }),
    ],
    ['another key', (_key: Authenticator, client: Client) => new Authenticator().signIn(client)],
  ])('is refused for %s', async (_what, sign) => {
    const key = await addPasskey(person);
    const client = app.client();
    expect(await withPasskey(await sign(key, client))).toMatchObject({ code: 'FACTOR_NOT_RIGHT' });
  });

  it('is refused the second time, after five minutes, and when its counter went back', async () => {
    const key = await addPasskey(person);
    // A key that is kept in many places does not count.
    const passkey = await key.signIn(app.client(), { counter: 0 });
    as(await withPasskey(passkey), 'SignedIn');
    expect(await withPasskey(passkey)).toMatchObject({ code: 'FACTOR_NOT_RIGHT' });
    as(await withPasskey(await key.signIn(app.client(), { counter: 7 })), 'SignedIn');
    expect(await withPasskey(await key.signIn(app.client(), { counter: 7 }))).toMatchObject({
      code: 'FACTOR_NOT_RIGHT',
    });
    const late = await key.signIn(app.client(), { counter: 9 });
    app.clock.advance({ minutes: 6 });
    expect(await withPasskey(late)).toMatchObject({ code: 'FACTOR_NOT_RIGHT' });
  });

  it('is added for the account whose options it answers, and once', async () => {
    const key = new Authenticator();
    const passkey = await key.create(person.client);
    const input = { name: 'Mine', passkey };
    const { addPasskey: stolen } = await world.owner.client.ask(AddPasskeyDocument, { input });
    expect(stolen).toMatchObject({ code: 'FACTOR_NOT_RIGHT' });
    as((await person.client.ask(AddPasskeyDocument, { input })).addPasskey, 'FactorsChanged');
    expect((await person.client.ask(AddPasskeyDocument, { input })).addPasskey).toMatchObject({
      code: 'FACTOR_NOT_RIGHT',
    });
  });

  it('is removed by its owner alone', async () => {
    await addPasskey(person);
    const { myFactors } = await person.client.ask(MyFactorsDocument, {});
    const input = { passkeyId: myFactors.passkeys[0]?.id ?? '' };
    const { errors } = await world.owner.client.send(String(RemovePasskeyDocument), { input });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const { removePasskey } = await person.client.ask(RemovePasskeyDocument, { input });
    expect(as(removePasskey, 'FactorsChanged').factors).toEqual({ passkeys: [], recoveryCodesLeft: 0 });
  });

  it('signs in to the account also while its password is being guessed', async () => {
    const key = await addPasskey(person);
    for (let nth = 0; nth < 12; nth += 1)
      await app.client().send(String(LogInDocument), { input: { email: person.email, password: `a-guess-${nth}` } });
    as(await withPasskey(await key.signIn(app.client())), 'SignedIn');
  });
});

describe('the policy of an organization', () => {
  eachWithServer();

  const setPolicy = async (factorPolicy: 'NONE' | 'MANAGERS' | 'EVERYBODY', by = world.owner) =>
    as((await by.client.ask(SetFactorPolicyDocument, { input: { factorPolicy } })).setFactorPolicy, 'Organization');
  const outcomeOf = async (document: { toString(): string }, by: Person, variables = {}) =>
    (await by.client.send(String(document), variables)).errors?.[0]?.extensions.code ?? 'done';

  it('leaves who has no factor nothing but to set one up, from the next request on', async () => {
    await setUpTotp(app, world.owner);
    await setPolicy('EVERYBODY');
    expect(await outcomeOf(PharmaciesDocument, person)).toBe('FACTOR_REQUIRED');
    for (const document of [MeDocument, MyFactorsDocument, OrganizationsDocument])
      expect(await outcomeOf(document, person)).toBe('done');
    expect(await outcomeOf(RemoveTotpDocument, person)).toBe('FACTOR_REQUIRED');
    await setUpTotp(app, person);
    expect(await outcomeOf(PharmaciesDocument, person)).toBe('done');
    // A session that is opened by the password alone is no way around it either.
    const another = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const { token } = as(await logIn(another.email), 'SignedIn');
    const { errors } = await app.client(token).send(String(PharmaciesDocument));
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'FACTOR_REQUIRED' } });
    expect(await outcomeOf(LogOutDocument, another)).toBe('done');
  });

  it('concerns owners and managers alone, if so it says, and whoever becomes one', async () => {
    await setUpTotp(app, world.owner);
    await setPolicy('MANAGERS');
    const manager = await newMember(world, 'MANAGER', null);
    expect(await outcomeOf(PharmaciesDocument, manager)).toBe('FACTOR_REQUIRED');
    expect(await outcomeOf(PharmaciesDocument, person)).toBe('done');
  });

  it('keeps the last factor, and no more than that', async () => {
    await setUpTotp(app, world.owner);
    await setPolicy('EVERYBODY');
    const { client } = world.owner;
    expect((await client.ask(RemoveTotpDocument, {})).removeTotp).toMatchObject({ code: 'FACTOR_STILL_REQUIRED' });
    await addPasskey(world.owner);
    as((await client.ask(RemoveTotpDocument, {})).removeTotp, 'FactorsChanged');
    const { myFactors } = await client.ask(MyFactorsDocument, {});
    expect(myFactors).toMatchObject({ required: true, recoveryCodesLeft: 10 });
    const input = { passkeyId: myFactors.passkeys[0]?.id ?? '' };
    expect((await client.ask(RemovePasskeyDocument, { input })).removePasskey).toMatchObject({
      code: 'FACTOR_STILL_REQUIRED',
    });
  });

  it('is set by an owner of all pharmacies, not of one', async () => {
    const one = await newMember(world, 'OWNER', world.pharmacyId);
    expect(await outcomeOf(SetFactorPolicyDocument, one, { input: { factorPolicy: 'EVERYBODY' } })).toBe('FORBIDDEN');
    expect(await outcomeOf(SetFactorPolicyDocument, person, { input: { factorPolicy: 'NONE' } })).toBe('FORBIDDEN');
  });

  it('tells owners how many have none yet, and nobody else', async () => {
    const rules = async (by: Person) => (await by.client.ask(OrganizationRulesDocument, {})).organization;
    // The owner, a pharmacist, a manager; whoever left and whoever has no password do not count.
    const manager = await newMember(world, 'MANAGER', world.pharmacyId);
    const gone = await newMember(world, 'MANAGER', world.pharmacyId);
    await world.owner.client.ask(DisableUserDocument, { input: { userId: gone.userId } });
    const vouchedFor = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await app.sql(
      'UPDATE account SET password_hash = NULL WHERE id = (SELECT account_id FROM app_user WHERE id = $1)',
      [vouchedFor.userId],
    );
    expect(await rules(world.owner)).toMatchObject({ membersWithoutFactor: 3, managersWithoutFactor: 2 });
    await setUpTotp(app, manager);
    expect(await rules(world.owner)).toMatchObject({ membersWithoutFactor: 2, managersWithoutFactor: 1 });
    const owner = await newMember(world, 'OWNER', world.pharmacyId);
    for (const by of [manager, person, owner])
      expect(await rules(by)).toMatchObject({ membersWithoutFactor: null, managersWithoutFactor: null });
  });

  it('ends what a subscription is told', async () => {
    await setUpTotp(app, world.owner);
    const after = await cursorNow(app, person);
    const live = app.live(person.token);
    const items = live.subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after });
    await stocked(world, [{ quantity: 1 }]);
    expect((await items.item()).errors).toBeUndefined();
    await setPolicy('EVERYBODY');
    expect(await items.end()).toMatchObject([{ extensions: { code: 'FACTOR_REQUIRED' } }]);
  });
});

describe('a lost factor', () => {
  eachWithServer();

  const reset = (by: Person, userId: string) =>
    by.client.send<{ resetFactors: { __typename: string; code?: string } }>(String(ResetFactorsDocument), {
      input: { userId },
    });

  it('is taken away by who may manage the member; their sessions end', async () => {
    await setUpTotp(app, person);
    await addPasskey(person);
    expect((await reset(world.owner, person.userId)).data?.resetFactors.__typename).toBe('User');
    expect((await person.client.ask(MeDocument, {})).me).toBeNull();
    as(await logIn(), 'SignedIn');
    expect((await reset(world.owner, person.userId)).data?.resetFactors.code).toBe('NO_FACTOR');
  });

  it('is not for who could not take the role away, nor for oneself, nor for people of another organization', async () => {
    await setUpTotp(app, world.owner);
    const manager = await newMember(world, 'MANAGER', null);
    expect((await reset(manager, world.owner.userId)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await reset(world.owner, world.owner.userId)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const foreign = (await newWorld(app)).owner;
    expect((await reset(foreign, world.owner.userId)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('of a member of two organizations is nobody’s to take away in one of them', async () => {
    const other = await newWorld(app);
    const { inviteMember } = await other.owner.client.ask(InviteMemberDocument, {
      input: { email: person.email, role: 'PHARMACIST' },
    });
    const token = as(inviteMember, 'MemberInvited').token ?? '';
    const accept = { input: { token, name: 'A Locum', password } };
    const there = as((await app.client().ask(AcceptInvitationDocument, accept)).acceptInvitation, 'SignedIn');
    await setUpTotp(app, person);
    for (const [by, userId] of [
      [world.owner, person.userId],
      [other.owner, there.user.id],
    ] as const)
      expect((await reset(by, userId)).data?.resetFactors.code).toBe('ACCOUNT_IS_SHARED');
    // Whoever runs the server may: all of it is gone, and both trails tell of it.
    expect(await resetFactorsOf(app.server.platform, person.email.toUpperCase())).toBe(2);
    for (const userId of [person.userId, there.user.id])
      expect(await trailOf('account.reset-factors', userId)).toMatchObject([{ outcome: 'SUCCEEDED' }]);
    expect((await person.client.ask(MeDocument, {})).me).toBeNull();
    as(await logIn(), 'SignedIn');
  });

  it('leaves the way to another organization open for who owes one of them a factor', async () => {
    await setUpTotp(app, world.owner);
    await world.owner.client.ask(SetFactorPolicyDocument, { input: { factorPolicy: 'EVERYBODY' } });
    const other = await newWorld(app);
    const { inviteMember } = await other.owner.client.ask(InviteMemberDocument, {
      input: { email: person.email, role: 'PHARMACIST' },
    });
    const token = as(inviteMember, 'MemberInvited').token ?? '';
    const accept = { input: { token, name: 'A Locum', password } };
    as((await app.client().ask(AcceptInvitationDocument, accept)).acceptInvitation, 'SignedIn');
    const { organizations } = await person.client.ask(OrganizationsDocument, {});
    expect(organizations).toHaveLength(2);
    for (const { id: organizationId } of organizations)
      as(
        (await person.client.ask(SwitchOrganizationDocument, { input: { organizationId } })).switchOrganization,
        'SignedIn',
      );
  });
});
