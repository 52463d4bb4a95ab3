import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ApothecaError } from '../../src/domain/error.ts';
import { message } from '../../src/domain/messages/index.ts';
import { isRefusal, refuse } from '../../src/domain/refusal.ts';
import {
  authenticate,
  type ColleagueProof,
  proveColleague,
  spendColleagueProof,
  stillColleague,
} from '../../src/features/access/index.ts';
import { newAttempt } from '../../src/graphql/operations.ts';
import { makeCaller } from '../../src/platform/caller.ts';
import { newToken, sha256 } from '../../src/platform/crypto/crypto.ts';
import {
  ChangePasswordDocument,
  ConfirmLogInDocument,
  CreatePasswordResetDocument,
  LogInDocument,
  MyProofsDocument,
  PasskeyProofOptionsDocument,
  ProveIdentityDocument,
  type ProveIdentityInput,
  RemovePinDocument,
  ResetPasswordDocument,
  SetApprovalRuleDocument,
  SetFactorPolicyDocument,
  SetPinDocument,
  SwitchOrganizationDocument,
  UnlockSessionDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as, type Client } from '../kit/client.ts';
import { addPasskey, setUpTotp } from '../kit/factors.ts';
import { guessOn } from '../kit/shut-out.ts';
import { newMember, newWorld, type Person, password, someText, type World } from '../kit/world.ts';

/** By what somebody shows in an open page that it is them, and by what not. */

let app: App;
let world: World;
beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
});
afterAll(() => app.close());
afterEach(() => app.clock.reset());

const pin = '471902';
const rule = { input: { requesterMayApprove: true } };
const owner = () => newMember(world, 'OWNER', null);
const prove = async ({ client }: Pick<Person, 'client'>, input: ProveIdentityInput) =>
  (await client.ask(ProveIdentityDocument, { input })).proveIdentity;
const optionsOf = async ({ client }: Pick<Person, 'client'>, colleague = false) =>
  (await client.ask(PasskeyProofOptionsDocument, { colleague })).passkeyProofOptions;
const isFresh = async ({ client }: Pick<Person, 'client'>) => {
  const { errors } = await client.send(String(SetApprovalRuleDocument), rule);
  return errors?.[0]?.extensions.code ?? 'fresh';
};
const proofRows = ({ userId }: Person, action = 'session.prove') =>
  app.sql<{ outcome: string; code: string | null; payload: { after: { method?: string } | null } }>(
    'SELECT outcome, code, payload FROM audit_log WHERE action = $1 AND actor_id = $2 ORDER BY id',
    [action, userId],
  );
const errorOf = async (client: Client, input: ProveIdentityInput) =>
  (await client.error(ProveIdentityDocument, { input })).extensions.code;
const tried = async (client: Client, input: ProveIdentityInput) => {
  const { data, errors } = await client.send<{ proveIdentity: { code?: string } }>(String(ProveIdentityDocument), {
    input,
  });
  return errors?.[0]?.extensions.code ?? data?.proveIdentity.code ?? 'proved';
};
/** A further session of somebody without a factor. */
const anotherSession = async ({ email }: Person): Promise<Pick<Person, 'client' | 'token'>> => {
  const { token } = as((await app.client().ask(LogInDocument, { input: { email, password } })).logIn, 'SignedIn');
  return { token, client: app.client(token) };
};
const organizationOf = async ({ owner: { userId } }: World) =>
  (await app.sql<{ id: string }>('SELECT organization_id AS id FROM app_user WHERE id = $1', [userId]))[0]?.id ?? '';
/** As if an identity provider of the organization had opened a session. */
async function vouched({ userId }: Person): Promise<Pick<Person, 'client'>> {
  const token = newToken();
  await app.sql(
    `INSERT INTO session (id, organization_id, user_id, token_hash, issuer, expires_at)
     SELECT new_uuid_v7(), organization_id, id, $2, 'https://provider.example', now() + interval '1 day' FROM app_user WHERE id = $1`,
    [userId, sha256(token)],
  );
  return { client: app.client(token) };
}

describe('a factor', () => {
  it('is a proof as the password is, in this session alone, and counts once', async () => {
    const person = await owner();
    const other = await anotherSession(person);
    const { app: telephone, recoveryCodes } = await setUpTotp(app, person);
    const key = await addPasskey(person);
    const [recoveryCode = ''] = recoveryCodes;
    let waited = 0;
    const proofs: (() => Promise<ProveIdentityInput> | ProveIdentityInput)[] = [
      () => ({ totp: telephone.code() }),
      () => ({ recoveryCode: recoveryCode.toLowerCase().replaceAll('-', ' ') }),
      async () => ({ passkey: key.sign(await optionsOf(person)) }),
    ];
    for (const proof of proofs) {
      waited += 16;
      app.clock.reset();
      app.clock.advance({ minutes: waited });
      expect(await isFresh(person)).toBe('PROOF_REQUIRED');
      const input = await proof();
      as(await prove(person, input), 'IdentityProved');
      expect(await isFresh(person)).toBe('fresh');
      expect(await isFresh(other)).toBe('PROOF_REQUIRED');
      expect(await prove(person, input)).toMatchObject({ code: 'FACTOR_NOT_RIGHT' });
    }
    const rows = await proofRows(person);
    expect(rows.flatMap(({ payload }) => payload.after?.method ?? [])).toEqual(['TOTP', 'RECOVERY_CODE', 'PASSKEY']);
    expect(JSON.stringify(rows)).not.toContain(recoveryCode);
  });

  it('counts once in two requests at the same time', async () => {
    const person = await owner();
    const { app: telephone, recoveryCodes } = await setUpTotp(app, person);
    const key = await addPasskey(person);
    const passkey = key.sign(await optionsOf(person), { counter: 0 });
    for (const input of [{ totp: telephone.code({ steps: 1 }) }, { recoveryCode: recoveryCodes[0] }, { passkey }]) {
      const answers = await Promise.all([prove(person, input), prove(person, input)]);
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['FactorNotRight', 'IdentityProved']);
    }
  });

  it('that opened the session is no further proof', async () => {
    const person = await owner();
    const { app: telephone } = await setUpTotp(app, person);
    app.clock.advance({ minutes: 1 });
    const { logIn } = await app.client().ask(LogInDocument, { input: { email: person.email, password } });
    const { challenge } = as(logIn, 'SecondFactorRequired');
    const totp = telephone.code();
    const { confirmLogIn } = await app.client().ask(ConfirmLogInDocument, { input: { challenge, totp } });
    const client = app.client(as(confirmLogIn, 'SignedIn').token);
    const refused = await prove({ client }, { totp });
    expect(refused).toMatchObject({
      code: 'FACTOR_NOT_RIGHT',
      message: expect.stringContaining('wait for the next one'),
    });
    as(await prove({ client }, { totp: telephone.code({ steps: 1 }) }), 'IdentityProved');
  });

  it('is shown alone, and not beside another or nothing', async () => {
    const { client } = await owner();
    for (const input of [{}, { password, totp: '123456' }, { totp: '123456', recoveryCode: 'A' }])
      expect(await errorOf(client, input)).toBe('BAD_USER_INPUT');
  });

  it('is nobody else’s, and a passkey signs for this session and with its person there', async () => {
    const person = await owner();
    const key = await addPasskey(person);
    const colleague = await owner();
    const theirs = await addPasskey(colleague);
    const other = await anotherSession(await owner());
    const options = await optionsOf(person);
    // Made one after the other, since a device counts: what is behind another one counts no more for that alone.
    for (const sign of [
      () => theirs.sign(options),
      () => key.sign(options, { verified: false }),
      async () => key.sign(await optionsOf(other)),
      async () => key.sign(await optionsOf(person, true)),
      () => key.signIn(app.client()),
    ]) {
      expect(await prove(person, { passkey: await sign() })).toMatchObject({ code: 'FACTOR_NOT_RIGHT' });
      as(await prove(person, { passkey: key.sign(await optionsOf(person)) }), 'IdentityProved');
    }
    app.clock.advance({ minutes: 6 });
    expect(await prove(person, { passkey: key.sign(options) })).toMatchObject({ code: 'FACTOR_NOT_RIGHT' });
  });

  it('is not guessed on and on, and what is given again under its key forgives nothing', async () => {
    const person = await owner();
    const { app: telephone } = await setUpTotp(app, person);
    const key = await addPasskey(person);
    const input = { totp: telephone.code({ steps: 1 }) };
    const idempotencyKey = someText('key');
    as((await person.client.ask(ProveIdentityDocument, { input }, { idempotencyKey })).proveIdentity, 'IdentityProved');
    const codes = await guessOn((nth) => tried(person.client, { totp: String(nth).padStart(6, '0') }));
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('FACTOR_NOT_RIGHT'));
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    await person.client.send(String(ProveIdentityDocument), { input }, { idempotencyKey });
    expect(await tried(person.client, { totp: '000099' })).toBe('RATE_LIMITED');
    // Nobody guesses a signature.
    expect(await tried(person.client, { passkey: key.sign(await optionsOf(person)) })).toBe('proved');
    expect(await tried(person.client, { totp: '000099' })).toBe('RATE_LIMITED');
    expect((await proofRows(person)).map(({ code }) => code)).toContain('RATE_LIMITED');
  });

  it('that was wrong before is another guess a step later', async () => {
    const person = await owner();
    await setUpTotp(app, person);
    const codes = await guessOn(async () => {
      app.clock.advance({ minutes: 1 });
      return tried(person.client, { totp: '000000' });
    });
    expect(codes.at(-1)).toBe('RATE_LIMITED');
  });

  it('forgives what was wrong before it', async () => {
    const person = await owner();
    const { app: telephone } = await setUpTotp(app, person);
    for (let guess = 1; guess <= 4; guess += 1) await prove(person, { totp: `00000${guess}` });
    as(await prove(person, { totp: telephone.code({ steps: 1 }) }), 'IdentityProved');
    for (let guess = 1; guess <= 5; guess += 1)
      expect(await prove(person, { password: `not-the-password-${guess}` })).toMatchObject({
        code: 'INVALID_CREDENTIALS',
      });
  });
});

describe('whom a provider vouches for', () => {
  it('shows what is theirs while the account is of this organization alone', async () => {
    const person = await owner();
    const { app: telephone } = await setUpTotp(app, person);
    const { client } = await vouched(person);
    app.clock.advance({ minutes: 16 });
    expect(await isFresh({ client })).toBe('PROOF_REQUIRED');
    const { myProofs } = await client.ask(MyProofsDocument, {});
    expect(myProofs).toMatchObject({ vouched: true, methods: ['PASSWORD', 'TOTP', 'RECOVERY_CODE'], maySetPin: true });
    as(await prove({ client }, { totp: telephone.code() }), 'IdentityProved');
    expect(await isFresh({ client })).toBe('fresh');
    as((await client.ask(SetPinDocument, { input: { pin } })).setPin, 'PinChanged');
    as((await client.ask(UnlockSessionDocument, { input: { pin } })).unlockSession, 'Session');
  });

  it('tries nothing of an account that others rely on', async () => {
    const person = await owner();
    const { app: telephone } = await setUpTotp(app, person);
    await app.sql(
      `INSERT INTO app_user (id, organization_id, account_id, email, name)
       SELECT new_uuid_v7(), $2, account_id, email, name FROM app_user WHERE id = $1`,
      [person.userId, await organizationOf(await newWorld(app))],
    );
    const { client } = await vouched(person);
    const { myProofs } = await client.ask(MyProofsDocument, {});
    expect(myProofs).toMatchObject({ vouched: true, methods: [], maySetPin: false });
    for (const input of [{ password }, { password: 'not-the-password' }, { totp: telephone.code({ steps: 1 }) }])
      expect(await errorOf(client, input)).toBe('FORBIDDEN');
    const { extensions } = await client.error(SetPinDocument, { input: { pin } });
    expect(extensions.code).toBe('FORBIDDEN');
    expect((await client.error(UnlockSessionDocument, { input: { pin } })).extensions.code).toBe('FORBIDDEN');
    expect((await client.error(PasskeyProofOptionsDocument, { colleague: false })).extensions.code).toBe('FORBIDDEN');
  });
});

describe('a PIN', () => {
  const unlock = async ({ client }: Pick<Person, 'client'>, shown = pin) =>
    (await client.ask(UnlockSessionDocument, { input: { pin: shown } })).unlockSession;
  const withPin = async () => {
    const person = await owner();
    as((await person.client.ask(SetPinDocument, { input: { pin } })).setPin, 'PinChanged');
    return person;
  };

  it('opens a locked page, and proves nothing', async () => {
    const person = await withPin();
    app.clock.advance({ minutes: 16 });
    expect(as(await unlock(person), 'Session')).toMatchObject({ current: true });
    expect(await isFresh(person)).toBe('PROOF_REQUIRED');
    expect((await person.client.error(SetPinDocument, { input: { pin: '590318' } })).extensions.code).toBe(
      'PROOF_REQUIRED',
    );
    const { errors } = await app
      .client()
      .send(String(LogInDocument), { input: { email: person.email, password: pin } });
    expect(errors).toBeUndefined();
    expect(await proofRows(person, 'session.unlock')).toMatchObject([{ outcome: 'SUCCEEDED' }]);
    const kept = await app.sql('SELECT payload FROM audit_log WHERE actor_id = $1', [person.userId]);
    expect(JSON.stringify(kept)).not.toContain(pin);
  });

  it('opens nothing more after five wrong ones, in whichever sessions, until its person shows who they are', async () => {
    const person = await withPin();
    const other = await anotherSession(person);
    const { switchOrganization } = await person.client.ask(SwitchOrganizationDocument, {
      input: { organizationId: await organizationOf(world) },
    });
    const third = { client: app.client(as(switchOrganization, 'SignedIn').token) };
    const sessions = [person, other, third, other, person];
    for (const [nth, session] of sessions.entries())
      expect(await unlock(session, `59031${nth}`)).toMatchObject({ code: 'PIN_NOT_RIGHT', triesLeft: 4 - nth });
    expect(await unlock(person)).toMatchObject({ code: 'PIN_NOT_RIGHT', triesLeft: 0 });
    expect((await proofRows(person, 'session.unlock')).map(({ code }) => code)).toEqual(Array(6).fill('PIN_NOT_RIGHT'));
    expect((await person.client.ask(MyProofsDocument, {})).myProofs.pinTriesLeft).toBe(0);
    for (const session of [other, third]) expect(await unlock(session)).toMatchObject({ triesLeft: 0 });
    as(await prove(person, { password }), 'IdentityProved');
    as(await unlock(person), 'Session');
  });

  it('is counted before it is looked at, so that no two slip through together', async () => {
    const person = await withPin();
    const guesses = Array.from({ length: 9 }, (_, nth) => unlock(person, `59031${nth}`));
    const left = (await Promise.all(guesses)).map((answer) => as(answer, 'PinNotRight').triesLeft);
    expect(left.sort()).toEqual([0, 0, 0, 0, 0, 1, 2, 3, 4]);
    expect(await unlock(person)).toMatchObject({ triesLeft: 0 });
  });

  it('is tried once when it is sent again under its key, and not at all when the key was another’s', async () => {
    const { client } = await withPin();
    const under = { idempotencyKey: someText('key') };
    const send = (shown: string) => client.send(String(UnlockSessionDocument), { input: { pin: shown } }, under);
    for (let nth = 0; nth < 4; nth += 1)
      expect((await send('590318')).data?.['unlockSession']).toMatchObject({ triesLeft: 4 });
    expect((await send(pin)).errors?.[0]?.extensions.code).toBe('CONFLICT');
    expect((await client.ask(MyProofsDocument, {})).myProofs.pinTriesLeft).toBe(4);
  });

  it('gives the tries back when it is right', async () => {
    const person = await withPin();
    for (let round = 0; round < 3; round += 1) {
      for (let nth = 0; nth < 4; nth += 1) await unlock(person, '590318');
      as(await unlock(person), 'Session');
    }
  });

  it('is six to eight digits that are not the first to be tried', async () => {
    const { client } = await owner();
    for (const weak of ['123456', '000000', '98765432', '121212'])
      expect((await client.ask(SetPinDocument, { input: { pin: weak } })).setPin).toMatchObject({ code: 'WEAK_PIN' });
    for (const none of ['47190', '471902831', 'abcdef', ''])
      expect((await client.error(SetPinDocument, { input: { pin: none } })).extensions.code).toBe('BAD_USER_INPUT');
    expect((await client.ask(MyProofsDocument, {})).myProofs.pinSince).toBeNull();
    expect(await unlock({ client })).toMatchObject({ code: 'PIN_NOT_RIGHT' });
  });

  it('is replaced, and taken away', async () => {
    const person = await withPin();
    as((await person.client.ask(SetPinDocument, { input: { pin: '590318' } })).setPin, 'PinChanged');
    expect(await unlock(person)).toMatchObject({ code: 'PIN_NOT_RIGHT' });
    as(await unlock(person, '590318'), 'Session');
    expect((await person.client.ask(RemovePinDocument, {})).removePin).toMatchObject({ pinSince: null });
    expect(await unlock(person, '590318')).toMatchObject({ code: 'PIN_NOT_RIGHT' });
  });

  it('stays with another password of one’s own, and goes with one that a link sets', async () => {
    const person = await withPin();
    const next = someText('several-unrelated-words');
    const { changePassword } = await person.client.ask(ChangePasswordDocument, {
      input: { currentPassword: password, newPassword: next },
    });
    as(await unlock({ client: app.client(as(changePassword, 'SignedIn').token) }), 'Session');
    const { createPasswordReset } = await world.owner.client.ask(CreatePasswordResetDocument, {
      input: { userId: person.userId },
    });
    const token = as(createPasswordReset, 'PasswordResetCreated').token ?? '';
    const { resetPassword } = await app.client().ask(ResetPasswordDocument, { input: { token, password } });
    as(resetPassword, 'PasswordReset');
    const { client } = await anotherSession(person);
    expect((await client.ask(MyProofsDocument, {})).myProofs.pinSince).toBeNull();
  });

  it('is tried once in a request', async () => {
    const { client } = await owner();
    const field = `unlockSession(input: { pin: "${pin}" }) { __typename }`;
    expect((await client.send(`mutation { a: ${field} b: ${field} }`)).errors?.[0]?.extensions.code).toBe(
      'LIMIT_EXCEEDED',
    );
  });
});

describe('a colleague’s signature', () => {
  const device = () => ({ ip: '127.0.0.1', userAgent: 'a test', deviceToken: newToken() });
  /** A command that a colleague confirms, as features write it. Answers by which method, or the code of the refusal. */
  async function sign(by: Pick<Person, 'token'>, proof: ColleagueProof): Promise<string> {
    const { platform } = app.server;
    const found = await authenticate(platform, by.token, 'used');
    if (!found) throw new Error('Nobody is signed in.');
    const context = { actor: found.actor, requestId: 'r', ip: null } as Parameters<typeof newAttempt>[0];
    const attempt = newAttempt(context, { action: 'stock.adjust', entity: 'Test' }, {});
    const caller = makeCaller(platform, found.actor, attempt);
    const right = { permission: 'stock:adjust', pharmacyId: world.pharmacyId } as const;
    const colleague = await proveColleague(caller, proof, right, device());
    const answer = await caller.run({
      load: async (tx) => (isRefusal(colleague) ? null : stillColleague(tx, caller, colleague)),
      decide: (still) => {
        if (isRefusal(colleague)) return colleague;
        return still
          ? { colleague, still }
          : refuse('Late', 'LATE', message('requestNotValid', { detail: 'It came too late.' }), {});
      },
      apply: async (tx, { colleague, still }) => {
        const change = await spendColleagueProof(tx, caller, colleague, still);
        return { answer: { by: (change.after as { method?: string } | undefined)?.method ?? 'PASSWORD' }, change };
      },
    });
    return isRefusal(answer) ? answer.code : answer.by;
  }
  const pharmacist = () => newMember(world, 'PHARMACIST', world.pharmacyId);
  const technician = () => newMember(world, 'TECHNICIAN', world.pharmacyId);

  it('is their passkey alone, shown at this session, once', async () => {
    const by = await technician();
    const colleague = await pharmacist();
    const key = await addPasskey(colleague);
    const passkey = key.sign(await optionsOf(by, true), { counter: 0 });
    expect(
      (await Promise.all([sign(by, { passkey }), sign(by, { passkey })])).filter((each) => each === 'PASSKEY'),
    ).toHaveLength(1);
    expect(await sign(by, { passkey })).toBe('FACTOR_NOT_RIGHT');
    for (const wrong of [
      key.sign(await optionsOf(by, true), { verified: false }),
      key.sign(await optionsOf(await technician(), true)),
      key.sign(await optionsOf(by)),
      await key.signIn(app.client()),
    ])
      expect(await sign(by, { passkey: wrong })).toBe('FACTOR_NOT_RIGHT');
  });

  it('is nobody’s of another organization, and not one’s own', async () => {
    const by = await pharmacist();
    const own = await addPasskey(by);
    await expect(sign(by, { passkey: own.sign(await optionsOf(by, true)) })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const stranger = await addPasskey((await newWorld(app)).owner);
    expect(await sign(by, { passkey: stranger.sign(await optionsOf(by, true)) })).toBe('FACTOR_NOT_RIGHT');
  });

  it('is the password, and a code beside it where it is shown', async () => {
    const by = await technician();
    const colleague = await pharmacist();
    const { app: telephone } = await setUpTotp(app, colleague);
    const { email } = colleague;
    expect(await sign(by, { email, password })).toBe('PASSWORD');
    const totp = telephone.code({ steps: 1 });
    expect(await sign(by, { email, password, totp: '000000' })).toBe('FACTOR_NOT_RIGHT');
    expect(await sign(by, { email, password: 'not-the-password', totp })).toBe('INVALID_CREDENTIALS');
    expect(await sign(by, { email, password, totp })).toBe('TOTP');
    expect(await sign(by, { email, password, totp })).toBe('FACTOR_NOT_RIGHT');
  });

  it('is two things where the organization asks for a second factor', async () => {
    const here = await newWorld(app);
    const before = world;
    world = here;
    try {
      const [by, colleague, other] = [await technician(), await pharmacist(), await pharmacist()];
      for (const person of [here.owner, by, other]) await setUpTotp(app, person);
      const { app: telephone } = await setUpTotp(app, colleague);
      await here.owner.client.ask(SetFactorPolicyDocument, { input: { factorPolicy: 'EVERYBODY' } });
      const { email } = colleague;
      await expect(sign(by, { email, password })).rejects.toMatchObject({ code: 'FACTOR_REQUIRED' });
      expect(await sign(by, { email, password: 'not-the-password' })).toBe('INVALID_CREDENTIALS');
      expect(await sign(by, { email, password, totp: telephone.code({ steps: 1 }) })).toBe('TOTP');
      const key = await addPasskey(other);
      expect(await sign(by, { passkey: key.sign(await optionsOf(by, true)) })).toBe('PASSKEY');
    } finally {
      world = before;
    }
  });

  it('is counted at their door, codes too, and forgiven by a whole proof alone', async () => {
    const by = await technician();
    const colleague = await pharmacist();
    await setUpTotp(app, colleague);
    const { email } = colleague;
    const codes = await guessOn((nth) =>
      sign(by, { email, password, totp: String(nth).padStart(6, '0') }).catch((error: ApothecaError) => error.code),
    );
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('FACTOR_NOT_RIGHT'));
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    const { extensions } = await app.client().error(LogInDocument, { input: { email, password } });
    expect(extensions.code).toBe('RATE_LIMITED');
  });
});
