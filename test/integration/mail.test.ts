import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/app/config/config.ts';
import { tables } from '../../src/app/declarations.ts';
import { resetFactorsOf } from '../../src/features/access/index.ts';
import { sendLetters } from '../../src/features/mail/index.ts';
import { removeOld } from '../../src/platform/database/retention.ts';
import {
  AcceptInvitationDocument,
  AddPasskeyDocument,
  ChangeMembershipDocument,
  ChangePasswordDocument,
  CompleteSignOnDocument,
  ConfirmLogInDocument,
  ConfirmSignUpDocument,
  CreateRecoveryCodesDocument,
  CreateServiceKeyDocument,
  InviteMemberDocument,
  LogInDocument,
  MyFactorsDocument,
  ProveIdentityDocument,
  RemovePasskeyDocument,
  RemoveTotpDocument,
  ResetFactorsDocument,
  SendsMailDocument,
  SetIdentityProviderDocument,
  SignOnRequestDocument,
  SignUpDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { Authenticator, setUpTotp } from '../kit/factors.ts';
import { openIdentityProvider } from '../kit/identity-provider.ts';
import { testKeys } from '../kit/keys.ts';
import { type Arrived, type Mailbox, mailboxForTest, mailTo, openMailbox, tokenIn } from '../kit/mailbox.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, password, someText } from '../kit/world.ts';

// Mail through a real SMTP server: who is told what, and what becomes of it when the server is not there.

let mailbox: Mailbox;
let app: App;

beforeAll(async () => {
  mailbox = await openMailbox({ disabledCommands: ['STARTTLS', 'AUTH'] });
  app = await startApp({ environment: { ...mailTo(mailbox), TRUST_PROXY: '127.0.0.1' } });
});
afterAll(async () => {
  await app.close();
  await mailbox.close();
});
afterEach(() => mailbox.behave('take'));

const someEmail = () => `${someText('somebody')}@mail.example`;
const send = (of = app) => sendLetters(of.server.platform);

/** The one new mail to the address. */
async function mailTo1(address: string, of = app): Promise<Arrived> {
  const before = mailbox.to(address).length;
  await send(of);
  const mails = mailbox.to(address).slice(before);
  expect(mails).toHaveLength(1);
  return mails[0] as Arrived;
}

interface LetterRow {
  readonly status: string;
  readonly template: string;
  readonly facts: Buffer | null;
  readonly tries: number;
  readonly error: string | null;
  readonly ended: Date | null;
}
const lettersTo = (address: string, of = app) =>
  of.sql<LetterRow & Record<string, unknown>>(
    `SELECT status::text, template, facts, tries, last_error AS error, ended_at AS ended FROM letter WHERE recipient = $1 ORDER BY id`,
    [address],
  );

const signUp = (email: string, of = app, headers: Record<string, string> = {}, more: object = {}) =>
  of
    .client()
    .ask(
      SignUpDocument,
      {
        input: { name: 'An Owner', email, password, organizationName: 'A Group', pharmacyName: 'Main', ...more },
      },
      // From one network come few new organizations an hour.
      { headers: { 'x-forwarded-for': `198.51.100.${randomInt(256)}`, ...headers } },
    )
    .then((data) => data.signUp);
const confirm = (token: string, pass = password) =>
  app
    .client()
    .ask(ConfirmSignUpDocument, { input: { token, password: pass } })
    .then((data) => data.confirmSignUp);

describe('signing up where mail is sent', () => {
  it('makes nothing until the link is followed with the password that was chosen', async () => {
    const email = someEmail();
    expect(await signUp(email)).toMatchObject({ __typename: 'ConfirmationSent', email });
    expect(await app.sql('SELECT id FROM app_user WHERE email = $1', [email])).toEqual([]);
    const mail = await mailTo1(email);
    expect(mail.text).toContain('https://apotheca.example/confirm#');
    const token = tokenIn(mail);
    expect(await confirm(token, 'another-long-password')).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    expect(as(await confirm(token), 'SignedIn').user.email).toBe(email);
    expect(await confirm(token)).toMatchObject({ code: 'CONFIRMATION_NOT_VALID' });
    expect(await app.sql('SELECT id FROM pending_sign_up WHERE email = $1', [email])).toEqual([]);
  });

  it('answers the same for an address that has an account, writes the same, and tells its holder', async () => {
    const { owner } = await newWorld(app);
    const [known, unknown] = [await signUp(owner.email), await signUp(someEmail())];
    const plain = (answer: object) => ({ ...answer, email: '', expiresAt: '' });
    expect(plain(known)).toEqual(plain(unknown));
    expect(await app.sql('SELECT id FROM pending_sign_up WHERE email = $1', [owner.email])).toHaveLength(1);
    const mail = await mailTo1(owner.email);
    expect(mail.subject).toBe('You already have an account');
    expect(mail.text).not.toContain('#');
    // What a weak password answers does not tell either.
    for (const email of [owner.email, someEmail()])
      expect(await signUp(email, app, {}, { password: 'passwordpassword' })).toMatchObject({ code: 'WEAK_PASSWORD' });
  });

  it('lets nobody make an account for the holder of an address by their click alone', async () => {
    const email = someEmail();
    await signUp(email, app, {}, { password: 'chosen-by-a-stranger', organizationName: 'Win at https://evil.example' });
    const mail = await mailTo1(email);
    // Whoever wants to write to strangers gets no word of their own into the mail.
    expect(mail.source).not.toContain('evil');
    expect(mail.text).not.toContain('An Owner');
    expect(await confirm(tokenIn(mail))).toMatchObject({ code: 'INVALID_CREDENTIALS' });
  });

  it('is over after a day', async () => {
    const email = someEmail();
    await signUp(email);
    const token = tokenIn(await mailTo1(email));
    onTestFinished(() => app.clock.reset());
    app.clock.advance({ hours: 24, minutes: 1 });
    expect(await confirm(token)).toMatchObject({ code: 'CONFIRMATION_NOT_VALID' });
  });

  it('makes one organization when the link is followed twice at once', async () => {
    const email = someEmail();
    await signUp(email);
    const token = tokenIn(await mailTo1(email));
    const answers = await Promise.all([confirm(token), confirm(token), confirm(token)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'ConfirmationNotValid',
      'ConfirmationNotValid',
      'SignedIn',
    ]);
  });

  it('floods no mailbox: after five within an hour the answer is the same and nothing is sent', async () => {
    const email = someEmail();
    const answers = await Promise.all(Array.from({ length: 12 }, () => signUp(email)));
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['ConfirmationSent']));
    await signUp(email.toUpperCase());
    await send();
    expect(mailbox.to(email)).toHaveLength(5);
    expect(mailbox.to(email.toUpperCase())).toHaveLength(0);
    const rows = await app.sql<{ status: string; count: number }>(
      'SELECT status::text, count(*)::int FROM letter WHERE lower(recipient) = $1 GROUP BY 1 ORDER BY 1',
      [email],
    );
    expect(rows).toEqual([
      { status: 'DROPPED', count: 1 },
      { status: 'SENT', count: 5 },
    ]);
    expect(await app.sql('SELECT id FROM pending_sign_up WHERE lower(email) = $1', [email])).toHaveLength(5);
    onTestFinished(() => app.clock.reset());
    app.clock.advance({ minutes: 61 });
    await signUp(email);
    await mailTo1(email);
  });
});

describe('invitations where mail is sent', () => {
  const invite = (world: Awaited<ReturnType<typeof newWorld>>, email: string) =>
    world.owner.client
      .ask(InviteMemberDocument, { input: { email, role: 'PHARMACIST', pharmacyId: world.pharmacyId } })
      .then((data) => data.inviteMember);

  it('go to the invited alone: the inviter is shown nothing to take them up with', async () => {
    const world = await newWorld(app);
    const email = someEmail();
    const invited = as(await invite(world, email), 'MemberInvited');
    expect(invited.token).toBeNull();
    const mail = await mailTo1(email);
    expect(mail.subject).toBe('Invitation: A Group');
    expect(mail.html).toContain('A Group');
    const token = tokenIn(mail);
    const { acceptInvitation } = await app
      .client()
      .ask(AcceptInvitationDocument, { input: { token, name: 'Ada', password } });
    expect(as(acceptInvitation, 'SignedIn').user.email).toBe(email);
    // The token is nowhere: not in the outbox, and not in the trail.
    const [text] = await app.sql<{ text: string }>(
      `SELECT (SELECT string_agg(l::text, '') FROM letter l) || (SELECT string_agg(a::text, '') FROM audit_log a) AS text`,
    );
    expect(text?.text).toContain(email);
    expect(text?.text).not.toContain(token);
  });

  it('do not tell whether an address has an account elsewhere', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    const colleague = await newMember(world, 'AUDITOR', null);
    const [known, unknown] = [await invite(world, other.owner.email), await invite(world, someEmail())];
    expect([known.__typename, unknown.__typename]).toEqual(['MemberInvited', 'MemberInvited']);
    // Of one's own organization it is no secret.
    expect((await invite(world, colleague.email)).__typename).toBe('AlreadyMember');
  });

  it('keep the link that arrived when too many were sent, and say so', async () => {
    const world = await newWorld(app);
    const email = someEmail();
    for (let nth = 0; nth < 5; nth += 1) {
      await invite(world, email);
      await send();
    }
    const last = mailbox.to(email).at(-1) as Arrived;
    const error = await world.owner.client.error(InviteMemberDocument, {
      input: { email, role: 'PHARMACIST', pharmacyId: world.pharmacyId },
    });
    expect(error.extensions.code).toBe('RATE_LIMITED');
    const { acceptInvitation } = await app
      .client()
      .ask(AcceptInvitationDocument, { input: { token: tokenIn(last), name: 'Ada', password } });
    expect(acceptInvitation.__typename).toBe('SignedIn');
  });

  it('carry names as text: no header, no markup and no link is made of them', async () => {
    const world = await newWorld(app);
    await app.sql(
      `UPDATE organization SET name = E'Evil\\r\\nBcc: all@mail.example\\r\\n\\r\\n<img src=x onerror=y> https://evil.example'
        WHERE id = (SELECT organization_id FROM app_user WHERE id = $1)`,
      [world.owner.userId],
    );
    const email = someEmail();
    await invite(world, email);
    const mail = await mailTo1(email);
    expect(mail.to).toEqual([email]);
    expect(mail.headerLines.map(({ key }) => key)).not.toContain('bcc');
    expect(mail.html).not.toContain('<img');
    expect(`${mail.text}${mail.html}`).not.toMatch(/https?:\/\/(?!apotheca\.example)/);
    expect(mailbox.to('all@mail.example')).toEqual([]);
  });

  it('are handed over as before where no mail is sent, and the API says so', async () => {
    const silent = await appForTest({ database: app.database });
    const asked = async (of: App) => (await of.client().ask(SendsMailDocument, {})).sendsMail;
    expect([await asked(app), await asked(silent)]).toEqual([true, false]);
    const world = await newWorld(silent);
    const email = someEmail();
    expect(as(await invite(world, email), 'MemberInvited').token).toMatch(/^[\w-]{43}$/);
    expect(await lettersTo(email)).toEqual([]);
  });
});

describe('a mail', () => {
  it('is text and HTML, says that a machine wrote it, and is in the language of the request', async () => {
    const email = someEmail();
    await signUp(email, app, { 'accept-language': 'de-AT,de;q=0.9,en;q=0.5' });
    const mail = await mailTo1(email);
    expect(mail.subject).toBe('Bestätigen Sie Ihre Adresse');
    expect(mail.text).toContain('Adresse bestätigen:\nhttps://apotheca.example/confirm#');
    expect(mail.html).toContain(`href="https://apotheca.example/confirm#${tokenIn(mail)}"`);
    const lines = mail.headerLines.map(({ line }) => line.toLowerCase());
    expect(lines).toContain('auto-submitted: auto-generated');
    expect(lines).toContain('from: apotheca <no-reply@apotheca.example>');
    expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@apotheca\.example>$/);
  });
});

describe('notices', () => {
  it('tell of a sign-in from a new device or network, and of no other', async () => {
    const own = await appForTest({
      database: app.database,
      environment: { ...mailTo(mailbox), TRUST_PROXY: '127.0.0.1' },
    });
    const world = await newWorld(own);
    const { email } = world.owner;
    const logIn = (ip: string, agent: string, pass = password) =>
      own
        .client()
        .ask(
          LogInDocument,
          { input: { email, password: pass } },
          { headers: { 'x-forwarded-for': ip, 'user-agent': agent } },
        )
        .then((data) => data.logIn);
    await logIn('203.0.113.9', 'Firefox/140.0 (X11)', 'a-wrong-long-password');
    await send(own);
    expect(mailbox.to(email)).toEqual([]);
    await logIn('203.0.113.9', 'Firefox/140.0 (X11)');
    const mail = await mailTo1(email, own);
    expect(mail.subject).toBe('Sign-in from a new device');
    expect(mail.text).toContain('203.0.113.9');
    // The same after an update, in the same network.
    await logIn('203.0.113.77', 'Firefox/141.0 (X11)');
    await send(own);
    expect(mailbox.to(email)).toHaveLength(1);
    await logIn('198.51.100.9', 'Firefox/141.0 (X11)');
    await mailTo1(email, own);
    await logIn('203.0.113.9', 'curl/8');
    await mailTo1(email, own);
  });

  it('tell of a changed password', async () => {
    const { owner } = await newWorld(app);
    const newPassword = 'another-long-password';
    await owner.client.ask(ChangePasswordDocument, { input: { currentPassword: 'not-this-password', newPassword } });
    await send();
    expect(mailbox.to(owner.email)).toEqual([]);
    await owner.client.ask(ChangePasswordDocument, { input: { currentPassword: password, newPassword } });
    const mail = await mailTo1(owner.email);
    expect(mail.subject).toBe('Your password was changed');
    expect(mail.source).not.toContain(newPassword);
  });

  it('tell every owner of a service key, and never show it', async () => {
    const world = await newWorld(app);
    const [second, pharmacist] = [await newMember(world, 'OWNER', null), await newMember(world, 'PHARMACIST', null)];
    const { createServiceKey } = await world.owner.client.ask(CreateServiceKeyDocument, {
      input: {
        name: 'Prescriptions',
        permissions: ['STOCK_READ'],
        pharmacyIds: [world.pharmacyId],
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    });
    await send();
    for (const { email } of [world.owner, second]) {
      const [mail] = mailbox.to(email);
      expect(mail?.text).toContain('Prescriptions');
      expect(mail?.source).not.toContain(createServiceKey.key);
    }
    expect(mailbox.to(pharmacist.email)).toEqual([]);
    expect(await app.sql(`SELECT 1 FROM letter WHERE recipient LIKE '%service.invalid'`)).toEqual([]);
  });

  it('tell of a changed role', async () => {
    const world = await newWorld(app);
    const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await world.owner.client.ask(ChangeMembershipDocument, {
      input: { userId: member.userId, pharmacyId: world.pharmacyId, role: 'PHARMACIST' },
    });
    expect((await mailTo1(member.email)).subject).toBe('Your role was changed');
  });

  it('tell of each second factor that is added or taken away, once, and what to do if it was not you', async () => {
    const { owner } = await newWorld(app);
    const { recoveryCodes } = await setUpTotp(app, owner);
    const added = await mailTo1(owner.email);
    expect(added.subject).toBe('A second factor was added');
    expect(added.text).toContain('an authenticator app');
    expect(added.text).toContain('If it was not you');
    // The codes that the first factor brings stand on the page alone.
    expect(added.source).not.toContain(recoveryCodes[0]);

    const passkey = await new Authenticator().create(owner.client, {
      origin: 'https://apotheca.example',
      rpId: 'apotheca.example',
    });
    as(
      (await owner.client.ask(AddPasskeyDocument, { input: { name: 'Night https://evil.example', passkey } }))
        .addPasskey,
      'FactorsChanged',
    );
    const second = await mailTo1(owner.email);
    expect(second.text).toContain('the passkey “Night https');
    expect(second.source).not.toContain('evil.example');

    const [kept] = (await owner.client.ask(MyFactorsDocument, {})).myFactors.passkeys;
    await owner.client.ask(RemovePasskeyDocument, { input: { passkeyId: kept?.id ?? '' } });
    const removed = await mailTo1(owner.email);
    expect(removed.subject).toBe('A second factor was removed');
    expect(removed.text).toContain('the passkey “Night');
    await owner.client.ask(RemoveTotpDocument, {});
    expect((await mailTo1(owner.email)).text).toContain('the authenticator app');
    // What was refused tells nobody.
    await owner.client.ask(RemoveTotpDocument, {});
    await owner.client.ask(CreateRecoveryCodesDocument, {});
    await send();
    expect(mailbox.to(owner.email)).toHaveLength(4);
  });

  it('tell of recovery codes that were made anew, and of one that was used', async () => {
    const { owner } = await newWorld(app);
    await setUpTotp(app, owner);
    await mailTo1(owner.email);
    const german = { headers: { 'accept-language': 'de' } };
    await owner.client.ask(CreateRecoveryCodesDocument, {}, german);
    expect((await mailTo1(owner.email)).subject).toBe('Neue Wiederherstellungscodes wurden erzeugt');
    const { createRecoveryCodes } = await owner.client.ask(CreateRecoveryCodesDocument, {});
    const [recoveryCode = '', another = ''] = as(createRecoveryCodes, 'FactorsChanged').recoveryCodes;
    const made = await mailTo1(owner.email);
    expect(made.subject).toBe('New recovery codes were created');
    expect(made.source).not.toContain(recoveryCode);
    const headers = { 'x-forwarded-for': '203.0.113.40', 'user-agent': 'Firefox/140.0 (X11)' };
    const client = app.client();
    const input = { email: owner.email, password };
    const asked = as((await client.ask(LogInDocument, { input }, { headers })).logIn, 'SecondFactorRequired');
    const proof = { challenge: asked.challenge, recoveryCode };
    as((await client.ask(ConfirmLogInDocument, { input: proof }, { headers })).confirmLogIn, 'SignedIn');
    // On a device that is new, and still one letter: it says from where.
    const used = await mailTo1(owner.email);
    expect(used.subject).toBe('A recovery code was used');
    expect(used.text).toContain('203.0.113.40');
    expect(used.text).toContain('If it was not you');

    const shown = { input: { recoveryCode: another } };
    as((await owner.client.ask(ProveIdentityDocument, shown, { headers })).proveIdentity, 'IdentityProved');
    const proved = await mailTo1(owner.email);
    expect(proved.subject).toBe('A recovery code was used');
    expect(proved.text).toContain('203.0.113.40');
  });

  it('tell whose second factors somebody else took away, once', async () => {
    const world = await newWorld(app);
    const member = await newMember(world, 'PHARMACIST', world.pharmacyId);
    await setUpTotp(app, member);
    await mailTo1(member.email);
    await world.owner.client.ask(ResetFactorsDocument, { input: { userId: member.userId } });
    const reset = await mailTo1(member.email);
    expect(reset.subject).toBe('Your second factors were removed');
    expect(reset.text).toContain('A Group');
    const { email } = world.owner;
    await setUpTotp(app, world.owner);
    await mailTo1(email);
    await resetFactorsOf(app.server.platform, email);
    expect((await mailTo1(email)).text).toContain('The operator of the server');
    await resetFactorsOf(app.server.platform, email);
    await send();
    expect(mailbox.to(email)).toHaveLength(2);
  });

  it('tell who signed in through the provider of their organization for the first time, and whose groups changed', async () => {
    const provider = await openIdentityProvider('https://apotheca.example/sign-on');
    onTestFinished(() => provider.close());
    const world = await newWorld(app);
    const member = await newMember(world, 'TECHNICIAN', null);
    const { issuer, clientId, clientSecret } = provider;
    await world.owner.client.ask(SetIdentityProviderDocument, {
      input: {
        ...{ issuer, clientId, clientSecret, scope: 'openid email profile', groupsClaim: 'groups' },
        groupRoles: [
          { group: 'pharmacists', role: 'PHARMACIST' },
          { group: 'chiefs', role: 'MANAGER' },
        ],
      },
    });
    const [found] = await app.sql<{ id: string }>('SELECT organization_id AS id FROM app_user WHERE id = $1', [
      member.userId,
    ]);
    const signOn = async (groups: readonly string[]) => {
      provider.people.set('a-subject', { email: member.email, email_verified: true, name: 'Ann', groups });
      const { signOnRequest } = await app.client().ask(SignOnRequestDocument, { organizationId: found?.id ?? '' });
      const returned = await provider.visit(signOnRequest.url, 'a-subject');
      const input = { returned, browserToken: signOnRequest.browserToken };
      return (await app.client().ask(CompleteSignOnDocument, { input })).completeSignOn;
    };
    as(await signOn(['pharmacists']), 'SignedIn');
    const first = await mailTo1(member.email);
    expect(first.subject).toBe('Sign-in through “A Group”');
    expect(first.text).toContain('If it was not you');
    as(await signOn(['pharmacists']), 'SignedIn');
    await send();
    expect(mailbox.to(member.email)).toHaveLength(1);
    as(await signOn(['chiefs']), 'SignedIn');
    const changed = await mailTo1(member.email);
    expect(changed.subject).toBe('Your role was changed');
    expect(changed.text).toContain('your groups');
    as(await signOn(['nobody']), 'AccessWithdrawn');
    expect((await mailTo1(member.email)).subject).toBe('Your role was changed');
  });
});

describe('the outbox', () => {
  it('holds no token in clear, empties what was sent, and keeps the record', async () => {
    const email = someEmail();
    await signUp(email);
    const [queued] = await lettersTo(email);
    expect(queued).toMatchObject({ status: 'QUEUED', template: 'sign-up', tries: 0, ended: null });
    const token = tokenIn(await mailTo1(email));
    expect(queued?.facts?.toString('latin1')).not.toContain(token);
    const [sent] = await lettersTo(email);
    expect(sent).toMatchObject({ status: 'SENT', facts: null, tries: 1, error: null, ended: expect.any(Date) });
  });

  it('sends nothing of a change that did not happen', async () => {
    const world = await newWorld(app);
    const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await world.owner.client.error(ChangeMembershipDocument, {
      input: { userId: member.userId, pharmacyId: someText('nowhere'), role: 'PHARMACIST' },
    });
    await send();
    expect(mailbox.to(member.email)).toEqual([]);
  });

  it('tries again what was refused for now, and later each time', async () => {
    const email = someEmail();
    mailbox.behave({ at: 'end', code: 451 });
    await signUp(email);
    await send();
    expect((await lettersTo(email))[0]).toMatchObject({
      status: 'QUEUED',
      tries: 1,
      error: expect.stringContaining('451'),
    });
    mailbox.behave('take');
    // Not before its time.
    await send();
    expect(mailbox.to(email)).toEqual([]);
    onTestFinished(() => app.clock.reset());
    app.clock.advance({ minutes: 1 });
    await mailTo1(email);
    expect((await lettersTo(email))[0]).toMatchObject({ status: 'SENT', tries: 2, error: null });
  });

  it.each([
    ['a recipient', { at: 'recipient', code: 550 }],
    ['a mail', { at: 'end', code: 554 }],
  ] as const)('gives up %s that is refused for good', async (_what, manner) => {
    const email = someEmail();
    mailbox.behave(manner);
    await signUp(email);
    await send();
    const [letter] = await lettersTo(email);
    expect(letter).toMatchObject({
      status: 'FAILED',
      facts: null,
      tries: 1,
      error: expect.stringContaining(String(manner.code)),
    });
  });

  it('gives up after the last try, and not before', async () => {
    const email = someEmail();
    mailbox.behave({ at: 'recipient', code: 450 });
    onTestFinished(() => app.clock.reset());
    await signUp(email);
    let hours = 0;
    for (; hours < 100; hours += 1) {
      await send();
      if ((await lettersTo(email))[0]?.status === 'FAILED') break;
      app.clock.advance({ hours: 1 });
    }
    expect((await lettersTo(email))[0]).toMatchObject({ status: 'FAILED', tries: 12, facts: null });
    expect(hours).toBeGreaterThan(24);
  });

  it('sends again under the same Message-ID what was taken without an answer', async () => {
    const email = someEmail();
    mailbox.behave('vanish');
    await signUp(email);
    await send();
    expect((await lettersTo(email))[0]).toMatchObject({ status: 'QUEUED', tries: 1 });
    mailbox.behave('take');
    onTestFinished(() => app.clock.reset());
    app.clock.advance({ minutes: 1 });
    await send();
    const ids = mailbox.to(email).map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('is sent once by two nodes that send at the same time', async () => {
    const other = await appForTest({ database: app.database, environment: mailTo(mailbox) });
    const emails = Array.from({ length: 30 }, someEmail);
    for (const email of emails) await signUp(email);
    await Promise.all([send(), send(other), send(), send(other)]);
    expect(emails.map((email) => mailbox.to(email).length)).toEqual(emails.map(() => 1));
  });

  it('is taken over from a node that died while sending', async () => {
    const email = someEmail();
    await signUp(email);
    // As whoever began it and was killed leaves it.
    await app.sql(`UPDATE letter SET tries = 1, next_try_at = now() + interval '2 minutes' WHERE recipient = $1`, [
      email,
    ]);
    await send();
    expect(mailbox.to(email)).toEqual([]);
    onTestFinished(() => app.clock.reset());
    app.clock.advance({ minutes: 3 });
    await mailTo1(email);
  });
});

describe('what is kept of mails', () => {
  it('goes after its time, and a sign-up that nobody confirmed after a day', async () => {
    const [old, young] = [someEmail(), someEmail()];
    onTestFinished(() => app.clock.reset());
    app.clock.advance({ days: -31 });
    await signUp(old);
    await send();
    app.clock.reset();
    await signUp(young);
    await send();
    for (const table of ['letter', 'pending_sign_up']) {
      const { removed } = tables[table] ?? {};
      if (!removed) throw new Error(`Nothing is ever removed from ${table}.`);
      await removeOld(app.server.platform, table, removed);
    }
    expect((await lettersTo(old)).length).toBe(0);
    expect((await lettersTo(young)).length).toBe(1);
    const pending = await app.sql<{ email: string }>('SELECT email FROM pending_sign_up WHERE email IN ($1, $2)', [
      old,
      young,
    ]);
    expect(pending).toEqual([{ email: young }]);
  });
});

describe('the mail server', () => {
  it('may be away: what is to be sent waits, the server is ready, and it is sent by itself at once when a change is committed', async () => {
    const first = await mailboxForTest({ disabledCommands: ['STARTTLS', 'AUTH'] });
    const own = await appForTest({ jobs: true, environment: mailTo(first) });
    const [early, late] = [someEmail(), someEmail()];
    await signUp(early, own);
    await until('the mail of a sign-up arrives', () => first.to(early).length === 1);
    await first.close();
    expect((await signUp(late, own)).__typename).toBe('ConfirmationSent');
    await until('a try fails', async () => (await lettersTo(late, own))[0]?.error);
    expect((await fetch(`${own.url}/health/ready`)).status).toBe(200);
    const second = await mailboxForTest({ disabledCommands: ['STARTTLS', 'AUTH'] }, first.port);
    own.clock.advance({ minutes: 1 });
    await until('the mail arrives once the server is back', () => second.to(late).length === 1);
  });

  it('that hangs holds no connection to the database, and does not keep the server from stopping', async () => {
    const hung = await mailboxForTest({ disabledCommands: ['STARTTLS', 'AUTH'] });
    hung.behave('hang');
    const own = await appForTest({ jobs: true, environment: { ...mailTo(hung), DATABASE_POOL_SIZE: '2' } });
    for (let nth = 0; nth < 5; nth += 1) await signUp(someEmail(), own);
    await until('five mails hang', () => hung.connections() >= 5);
    const pool = own.server.platform.database.pool;
    await until('no connection is in use', () => pool.idleCount === pool.totalCount);
    expect((await signUp(someEmail(), own)).__typename).toBe('ConfirmationSent');
    const started = performance.now();
    await own.server.close();
    // The four seconds that shutting down may take here, and not the minute that a mail may.
    expect(performance.now() - started).toBeLessThan(40_000);
  });

  it.each([
    [
      'with TLS from the first byte and a certificate that nobody vouches for',
      'smtps',
      { secure: true },
      /certificate/i,
    ],
    ['with STARTTLS and such a certificate', 'smtp', {}, /certificate/i],
    ['without any TLS', 'smtp', { disabledCommands: ['STARTTLS'], allowInsecureAuth: true }, /TLS/],
  ] as const)('elsewhere %s gets no mail and no password', async (_what, scheme, options, reason) => {
    let asked = 0;
    // Another address than this machine's usual ones stands for another machine.
    const elsewhere = await mailboxForTest(
      {
        ...options,
        disabledCommands: [...('disabledCommands' in options ? options.disabledCommands : [])],
        onAuth: (_auth, _session, done) => {
          asked += 1;
          done(null, { user: 'somebody' });
        },
      },
      0,
      '127.0.0.2',
    );
    const smtp = `${scheme}://somebody:secret-of-smtp@127.0.0.2:${elsewhere.port}`;
    const through = await appForTest({ environment: mailTo(elsewhere, smtp) });
    const email = someEmail();
    await signUp(email, through);
    await send(through);
    const [letter] = await lettersTo(email, through);
    expect(letter).toMatchObject({ status: 'QUEUED', error: expect.stringMatching(reason) });
    expect(letter?.error).not.toContain('secret-of-smtp');
    expect([asked, elsewhere.arrived.length]).toEqual([0, 0]);
  });

  it('is signed in to, and a wrong password is tried again rather than given up', async () => {
    let accepted = false;
    const own = await mailboxForTest({
      authOptional: false,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password: given }, _session, done) =>
        accepted && username === 'a user' && given === 'p@ss:word'
          ? done(null, { user: 'a user' })
          : done(new Error('Invalid username or password')),
    });
    const through = await appForTest({
      environment: mailTo(own, `smtp://a%20user:p%40ss%3Aword@127.0.0.1:${own.port}`),
    });
    const email = someEmail();
    await signUp(email, through);
    await send(through);
    expect((await lettersTo(email, through))[0]).toMatchObject({
      status: 'QUEUED',
      error: expect.stringContaining('EAUTH'),
    });
    accepted = true;
    through.clock.advance({ minutes: 1 });
    await send(through);
    expect(own.to(email)).toHaveLength(1);
  });
});

describe('the settings of mail', () => {
  const read = (environment: object) => readConfig({ ...testKeys, DATABASE_URL: 'postgres://a/b', ...environment });
  const whole = { MAIL_FROM: 'a@b.example', PUBLIC_URL: 'https://apotheca.example/' };

  it('belong together', () => {
    expect(() => read({ SMTP_URL: 'smtp://mail.example' })).toThrow(/MAIL_FROM is not set.*\n.*PUBLIC_URL is not set/);
    expect(read(whole).SMTP_URL).toBeUndefined();
    expect(read(whole).PUBLIC_URL).toBe('https://apotheca.example');
  });

  it.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, tls: 'required', user: null }],
    ['smtp://mail.example?tls=none', { port: 587, tls: 'none' }],
    ['smtp://localhost:25', { port: 25, tls: 'none' }],
    ['smtps://u:p%40@mail.example', { port: 465, secure: true, user: { name: 'u', password: 'p@' } }],
  ])('read %s', (SMTP_URL, office) => expect(read({ ...whole, SMTP_URL }).SMTP_URL).toMatchObject(office));

  it.each([
    [{ SMTP_URL: 'http://mail.example' }],
    [{ SMTP_URL: 'smtp://mail.example?tls=no' }],
    [{ SMTP_URL: 'smtp://mail.example/folder' }],
    [{ MAIL_FROM: 'nobody' }],
    [{ MAIL_FROM: 'a@b.example, c@d.example' }],
    [{ MAIL_FROM: 'A\r\nBcc: x@y.example <a@b.example>' }],
    [{ PUBLIC_URL: 'https://apotheca.example/folder' }],
    [{ PUBLIC_URL: 'javascript:alert(1)' }],
  ])('refuse %j', (wrong) => expect(() => read({ ...whole, SMTP_URL: 'smtp://mail.example', ...wrong })).toThrow());
});
