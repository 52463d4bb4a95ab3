import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { recoverAccount } from '../../src/features/access/index.ts';
import { sendLetters } from '../../src/features/mail/index.ts';
import {
  ChangeEmailDocument,
  ChangeMembershipDocument,
  ChangePasswordDocument,
  ConfirmEmailDocument,
  CreatePasswordResetDocument,
  DisableUserDocument,
  EnableUserDocument,
  LogInDocument,
  MeDocument,
  RequestPasswordResetDocument,
  ResetPasswordDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { mailboxForTest, mailTo, tokenIn } from '../kit/mailbox.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, type Person, password, someText } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const newPassword = () => someText('several-unrelated-words');
const linkFor = async (by: Person, { userId }: Pick<Person, 'userId'>) =>
  as(
    (await by.client.ask(CreatePasswordResetDocument, { input: { userId } })).createPasswordReset,
    'PasswordResetCreated',
  );
const tokenFor = async (by: Person, of: Pick<Person, 'userId'>) => (await linkFor(by, of)).token ?? '';
const reset = async (token: string, chosen: string) =>
  (await app.client().ask(ResetPasswordDocument, { input: { token, password: chosen } })).resetPassword;
const logIn = async (email: string, shown: string) =>
  (await app.client().ask(LogInDocument, { input: { email, password: shown } })).logIn;
const codeOf = async (sent: Promise<{ errors?: readonly { extensions: { code: string } }[] }>) =>
  (await sent).errors?.[0]?.extensions.code;

describe('a link for a new password', () => {
  it('lets a member choose one, once, and ends every session of theirs', async () => {
    const world = await newWorld(app);
    const { owner } = world;
    const member = await newMember(world, 'PHARMACIST', null);
    const token = await tokenFor(owner, member);
    const chosen = newPassword();
    expect(await reset(token, chosen)).toMatchObject({ __typename: 'PasswordReset', email: member.email });
    expect((await member.client.ask(MeDocument, {})).me).toBeNull();
    expect(await logIn(member.email, password)).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    as(await logIn(member.email, chosen), 'SignedIn');
    expect(await reset(token, newPassword())).toMatchObject({ code: 'LINK_NOT_VALID' });
  });

  it('is used once, also when many try at the same moment', async () => {
    const world = await newWorld(app);
    const member = await newMember(world, 'PHARMACIST', null);
    const token = await tokenFor(world.owner, member);
    const chosen = Array.from({ length: 4 }, newPassword);
    const answers = await Promise.all(chosen.map((each) => reset(token, each)));
    expect(answers.filter(({ __typename }) => __typename === 'PasswordReset')).toHaveLength(1);
    const signedIn = [];
    for (const each of chosen) signedIn.push((await logIn(member.email, each)).__typename);
    expect(signedIn.filter((each) => each === 'SignedIn')).toHaveLength(1);
  });

  it('is good for an hour, and ends with the password that it was for', async () => {
    const world = await newWorld(app);
    const member = await newMember(world, 'PHARMACIST', null);
    const [first, second, third] = [
      await tokenFor(world.owner, member),
      await tokenFor(world.owner, member),
      await tokenFor(world.owner, member),
    ];
    app.clock.advance({ minutes: 61 });
    try {
      expect(await reset(first, newPassword())).toMatchObject({ code: 'LINK_NOT_VALID' });
    } finally {
      app.clock.advance({ minutes: -61 });
    }
    const input = { currentPassword: password, newPassword: newPassword() };
    await member.client.ask(ChangePasswordDocument, { input });
    expect(await reset(second, newPassword())).toMatchObject({ code: 'LINK_NOT_VALID' });
    expect(await reset(third, newPassword())).toMatchObject({ code: 'LINK_NOT_VALID' });
  });

  it('following one ends the others', async () => {
    const world = await newWorld(app);
    const member = await newMember(world, 'PHARMACIST', null);
    const [first, second] = [await tokenFor(world.owner, member), await tokenFor(world.owner, member)];
    as(await reset(first, newPassword()), 'PasswordReset');
    expect(await reset(second, newPassword())).toMatchObject({ code: 'LINK_NOT_VALID' });
  });

  it('refuses a password that is easy to guess, and stays good', async () => {
    const world = await newWorld(app);
    const member = await newMember(world, 'PHARMACIST', null);
    const token = await tokenFor(world.owner, member);
    expect(await reset(token, 'passwordpassword')).toMatchObject({ code: 'WEAK_PASSWORD' });
    as(await reset(token, newPassword()), 'PasswordReset');
  });

  it('is worth nothing once whoever made it may not any more', async () => {
    const world = await newWorld(app);
    const manager = await newMember(world, 'MANAGER', null);
    const [one, two] = [await newMember(world, 'PHARMACIST', null), await newMember(world, 'TECHNICIAN', null)];
    const [byDemoted, byDisabled] = [await tokenFor(manager, one), await tokenFor(manager, two)];
    await world.owner.client.ask(ChangeMembershipDocument, { input: { userId: manager.userId, role: 'TECHNICIAN' } });
    expect(await reset(byDemoted, newPassword())).toMatchObject({ code: 'LINK_NOT_VALID' });
    await world.owner.client.ask(ChangeMembershipDocument, { input: { userId: manager.userId, role: 'MANAGER' } });
    await world.owner.client.ask(DisableUserDocument, { input: { userId: manager.userId } });
    expect(await reset(byDisabled, newPassword())).toMatchObject({ code: 'LINK_NOT_VALID' });
  });

  it('is made by those who manage the member alone, and for nobody of another organization or oneself', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    const manager = await newMember(world, 'MANAGER', null);
    const technician = await newMember(world, 'TECHNICIAN', null);
    const attempt = ({ client }: Person, userId: string) =>
      codeOf(client.send(String(CreatePasswordResetDocument), { input: { userId } }));
    expect(await attempt(technician, manager.userId)).toBe('FORBIDDEN');
    expect(await attempt(manager, world.owner.userId)).toBe('FORBIDDEN');
    expect(await attempt(world.owner, world.owner.userId)).toBe('FORBIDDEN');
    expect(await attempt(other.owner, manager.userId)).toBe('NOT_FOUND');
    expect(await attempt(world.owner, 'unknown')).toBe('NOT_FOUND');
  });

  it('is not handed over for somebody who works elsewhere too: it would open their account there', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    const member = await newMember(world, 'PHARMACIST', null);
    await app.sql(
      `INSERT INTO app_user (id, organization_id, account_id, email, name)
       SELECT new_uuid_v7(), o.organization_id, u.account_id, u.email, u.name FROM app_user u, app_user o WHERE u.id = $1 AND o.id = $2`,
      [member.userId, other.owner.userId],
    );
    const { createPasswordReset } = await world.owner.client.ask(CreatePasswordResetDocument, {
      input: { userId: member.userId },
    });
    expect(createPasswordReset).toMatchObject({ code: 'MEMBER_ELSEWHERE' });
  });

  it('opens a door that guesses had shut', async () => {
    const world = await newWorld(app);
    const member = await newMember(world, 'PHARMACIST', null);
    const guess = (nth: number) =>
      app.client().send(String(LogInDocument), { input: { email: member.email, password: `a-wrong-guess-${nth}` } });
    for (let nth = 0; nth < 12; nth += 1) await guess(nth);
    const chosen = newPassword();
    as(await reset(await tokenFor(world.owner, member), chosen), 'PasswordReset');
    as(await logIn(member.email, chosen), 'SignedIn');
  });

  it('leaves no token and no password in the trail', async () => {
    const world = await newWorld(app);
    const member = await newMember(world, 'PHARMACIST', null);
    const [token, chosen] = [await tokenFor(world.owner, member), newPassword()];
    await reset(token, chosen);
    const rows = await app.sql<{ action: string; text: string }>(
      `SELECT action, row_to_json(t)::text AS text FROM audit_log t WHERE entity_id = $1 ORDER BY created_at`,
      [member.userId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['user.create-password-reset', 'user.reset-password']);
    for (const { text } of rows) for (const secret of [token, chosen]) expect(text).not.toContain(secret);
  });
});

describe('without mail', () => {
  it('nobody asks for a link of their own, and hears whom to ask', async () => {
    const input = { email: (await newWorld(app)).owner.email };
    const { errors } = await app.client().send(String(RequestPasswordResetDocument), { input });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('sends no mail'),
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('an address is changed at once, with the password, everywhere, and is nobody else’s', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    const email = `${someText('new')}@pharmacy.example`;
    const change = async (input: { email: string; currentPassword: string }) =>
      (await world.owner.client.ask(ChangeEmailDocument, { input })).changeEmail;
    expect(await change({ email, currentPassword: 'not-the-password' })).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    const theirs = other.owner.email.toUpperCase();
    expect(await change({ email: theirs, currentPassword: password })).toMatchObject({ code: 'EMAIL_TAKEN' });
    expect(await change({ email, currentPassword: password })).toMatchObject({ __typename: 'User', email });
    expect((await world.owner.client.ask(MeDocument, {})).me?.email).toBe(email);
    as(await logIn(email, password), 'SignedIn');
    expect(await logIn(world.owner.email, password)).toMatchObject({ code: 'INVALID_CREDENTIALS' });
  });
});

describe('with mail', () => {
  /** A server that sends mail, with a world on it and where its mail arrives. */
  async function withMail() {
    const mailbox = await mailboxForTest();
    const mailing = await startApp({ environment: mailTo(mailbox) });
    onTestFinished(() => mailing.close());
    const world = await newWorld(mailing);
    const ask = async (email: string) =>
      (await mailing.client().ask(RequestPasswordResetDocument, { input: { email } })).requestPasswordReset;
    const resetThere = async (token: string, chosen: string) =>
      (await mailing.client().ask(ResetPasswordDocument, { input: { token, password: chosen } })).resetPassword;
    /** A mail to the address, by its subject where there are several. */
    const arrived = (address: string, subject?: string) =>
      until('its mail arrives', async () => {
        await sendLetters(mailing.server.platform);
        return mailbox.to(address).find((mail) => subject === undefined || mail.subject === subject);
      });
    return { mailbox, mailing, world, ask, resetThere, arrived };
  }

  it('a person asks for a link of their own; an address without an account is answered the same and sent nothing', async () => {
    const { mailbox, world, ask, resetThere, arrived } = await withMail();
    const nobody = `${someText('nobody')}@pharmacy.example`;
    expect(await ask(nobody)).toEqual({ __typename: 'PasswordResetRequested', email: nobody });
    const { email } = world.owner;
    expect(await ask(email)).toEqual({ __typename: 'PasswordResetRequested', email });
    const mail = await arrived(email);
    expect(mail.text).toContain('https://apotheca.example/reset-password#');
    expect(await resetThere(tokenIn(mail), newPassword())).toMatchObject({ __typename: 'PasswordReset', email });
    await arrived(email, 'Your password was changed');
    expect(mailbox.to(nobody)).toEqual([]);
  });

  it('whoever asks again and again floods nobody, and the links that came stay good', async () => {
    const { mailbox, mailing, world, ask, resetThere, arrived } = await withMail();
    const { email } = world.owner;
    for (let nth = 0; nth < 8; nth += 1) await ask(email);
    await arrived(email);
    await until('all have arrived', () => mailbox.to(email).length === 5);
    // Anybody can ask, as often as they like: the trail that is never removed tells of what was sent, and the rest is kept with the attempts of nobody.
    const rows = (table: string) => mailing.sql(`SELECT id FROM ${table} WHERE action = 'user.request-password-reset'`);
    expect(await rows('audit_log')).toHaveLength(5);
    expect(await rows('visitor_attempt')).toHaveLength(3);
    const [first] = mailbox.to(email);
    if (!first) throw new Error('No mail came.');
    expect(await resetThere(tokenIn(first), newPassword())).toMatchObject({ __typename: 'PasswordReset' });
  });

  it('a colleague’s link goes to them alone, also when they work elsewhere', async () => {
    const { world, arrived } = await withMail();
    const member = await newMember(world, 'PHARMACIST', null);
    const { token } = await linkFor(world.owner, member);
    expect(token).toBeNull();
    await arrived(member.email);
  });

  it('a new address is asked first, and the old one told; that it is taken is not told', async () => {
    const { mailing, world, arrived } = await withMail();
    const other = await newWorld(mailing);
    const email = `${someText('new')}@pharmacy.example`;
    const change = async (to: string) =>
      (await world.owner.client.ask(ChangeEmailDocument, { input: { email: to, currentPassword: password } }))
        .changeEmail;
    expect(await change(other.owner.email)).toEqual({ __typename: 'ConfirmationSent', email: other.owner.email });
    expect(await change(email)).toEqual({ __typename: 'ConfirmationSent', email });
    expect((await world.owner.client.ask(MeDocument, {})).me?.email).toBe(world.owner.email);
    const mail = await arrived(email);
    const confirm = async () =>
      (await mailing.client().ask(ConfirmEmailDocument, { input: { token: tokenIn(mail) } })).confirmEmail;
    expect(await confirm()).toEqual({ __typename: 'EmailConfirmed', email });
    expect(await confirm()).toMatchObject({ code: 'LINK_NOT_VALID' });
    expect((await world.owner.client.ask(MeDocument, {})).me?.email).toBe(email);
    await arrived(world.owner.email, 'Your address was changed');
    const known = await arrived(other.owner.email);
    expect(known.text).not.toMatch(/#/);
  });
});

describe('enabling somebody', () => {
  it('lets them sign in again with the roles that they had', async () => {
    const world = await newWorld(app);
    const member = await newMember(world, 'PHARMACIST', world.pharmacyId);
    const input = { userId: member.userId };
    await world.owner.client.ask(DisableUserDocument, { input });
    expect(await logIn(member.email, password)).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    for (const _ of [1, 2]) {
      const { enableUser } = await world.owner.client.ask(EnableUserDocument, { input });
      expect(enableUser).toMatchObject({ __typename: 'User', status: 'ACTIVE' });
    }
    const { token } = as(await logIn(member.email, password), 'SignedIn');
    const { me } = await app.client(token).ask(MeDocument, {});
    expect(me?.memberships).toEqual([{ role: 'PHARMACIST', pharmacyId: world.pharmacyId }]);
    // The session of before stays ended.
    expect((await member.client.ask(MeDocument, {})).me).toBeNull();
  });

  it('is for those who manage the member', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    const manager = await newMember(world, 'MANAGER', null);
    const second = await newMember(world, 'OWNER', null);
    const input = { userId: second.userId };
    await world.owner.client.ask(DisableUserDocument, { input });
    expect(await codeOf(manager.client.send(String(EnableUserDocument), { input }))).toBe('FORBIDDEN');
    expect(await codeOf(other.owner.client.send(String(EnableUserDocument), { input }))).toBe('NOT_FOUND');
  });
});

describe('the operator', () => {
  it('lets the last owner back in, and the trail says so', async () => {
    const { owner } = await newWorld(app);
    const { platform } = app.server;
    await app.sql(`UPDATE app_user SET status = 'DISABLED' WHERE id = $1`, [owner.userId]);
    const made = await recoverAccount(platform, owner.email.toUpperCase());
    const chosen = newPassword();
    as(await reset(made?.token ?? '', chosen), 'PasswordReset');
    as(await logIn(owner.email, chosen), 'SignedIn');
    const rows = await app.sql(
      `SELECT actor_label, outcome::text, organization_id IS NOT NULL AS placed FROM audit_log WHERE entity_id = $1 AND action = 'user.recover'`,
      [owner.userId],
    );
    expect(rows).toEqual([{ actor_label: 'operator', outcome: 'SUCCEEDED', placed: true }]);
  });

  it('is told when nobody has the address', async () => {
    expect(await recoverAccount(app.server.platform, 'own%@pharmacy.example')).toBeNull();
  });
});
