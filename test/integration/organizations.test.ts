import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AcceptInvitationDocument,
  ChangePasswordDocument,
  InviteMemberDocument,
  LogInDocument,
  LogOutDocument,
  MeDocument,
  OrganizationsDocument,
  SwitchOrganizationDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { newMember, newWorld, type Person, password, someText, type World } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const invite = async ({ owner }: World, email: string) => {
  const { inviteMember } = await owner.client.ask(InviteMemberDocument, { input: { email, role: 'PHARMACIST' } });
  return as(inviteMember, 'MemberInvited').token ?? '';
};
const accept = async (token: string, shown = password) =>
  (await app.client().ask(AcceptInvitationDocument, { input: { token, name: 'A Locum', password: shown } }))
    .acceptInvitation;
const organizationOf = async ({ userId }: Pick<Person, 'userId'>) => {
  const [row] = await app.sql<{ id: string }>('SELECT organization_id AS id FROM app_user WHERE id = $1', [userId]);
  return row?.id ?? '';
};

/** Somebody who is a pharmacist of two organizations. */
async function locum() {
  const [first, second] = [await newWorld(app), await newWorld(app)];
  const person = await newMember(first, 'TECHNICIAN', first.pharmacyId);
  const there = as(await accept(await invite(second, person.email)), 'SignedIn');
  return { first, second, person, there };
}

describe('one person in two organizations', () => {
  it('takes an invitation up with the account that they have, and has one account', async () => {
    const { person, there } = await locum();
    expect(there.user.email).toBe(person.email);
    expect(there.user.id).not.toBe(person.userId);
    const accounts = await app.sql('SELECT id FROM account WHERE lower(email) = lower($1)', [person.email]);
    expect(accounts).toHaveLength(1);
  });

  it('proves the account by its password: whoever else holds the link gets nothing', async () => {
    const [first, second] = [await newWorld(app), await newWorld(app)];
    const { email } = await newMember(first, 'TECHNICIAN', first.pharmacyId);
    const token = await invite(second, email);
    expect(await accept(token, 'some-other-password')).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    as(await accept(token), 'SignedIn');
  });

  it('counts wrong passwords for an invitation like a sign-in', async () => {
    const [first, second] = [await newWorld(app), await newWorld(app)];
    const { email } = await newMember(first, 'TECHNICIAN', first.pharmacyId);
    const token = await invite(second, email);
    const answers = [];
    for (let nth = 0; nth < 12; nth += 1) {
      const variables = { input: { token, name: 'A Guesser', password: `a-wrong-password-${nth}` } };
      answers.push(
        (await app.client().send(String(AcceptInvitationDocument), variables)).errors?.[0]?.extensions?.code,
      );
    }
    expect(answers).toContain('RATE_LIMITED');
  });

  it('is a member of an organization once', async () => {
    const { second, person } = await locum();
    const again = await second.owner.client.ask(InviteMemberDocument, {
      input: { email: person.email.toUpperCase(), role: 'OWNER' },
    });
    expect(again.inviteMember).toMatchObject({ code: 'ALREADY_MEMBER' });
  });

  it('becomes a member once, when two invitations are taken up at the same moment', async () => {
    const [first, second] = [await newWorld(app), await newWorld(app)];
    const { email } = await newMember(first, 'TECHNICIAN', first.pharmacyId);
    const tokens = [await invite(second, email)];
    const { inviteMember } = await second.owner.client.ask(InviteMemberDocument, {
      input: { email, role: 'AUDITOR', pharmacyId: second.pharmacyId },
    });
    tokens.push(as(inviteMember, 'MemberInvited').token ?? '');
    const answers = await Promise.all(tokens.map((token) => accept(token)));
    expect(answers.map((answer) => answer.__typename).toSorted()).toEqual(['AlreadyMember', 'SignedIn']);
  });

  it('makes one account, when invitations of two organizations to a new address are taken up at the same moment', async () => {
    const email = `${someText('locum')}@pharmacy.example`;
    const tokens = [await invite(await newWorld(app), email), await invite(await newWorld(app), email)];
    await Promise.all(tokens.map((token) => accept(token)));
    expect(await app.sql('SELECT id FROM account WHERE email = $1', [email])).toHaveLength(1);
    // Whoever came second proves the account like everybody.
    const second = await Promise.all(tokens.map((token) => accept(token)));
    expect(second.filter((answer) => answer.__typename === 'InvalidCredentials')).toEqual([]);
  });

  it('sees their organizations and signs in to the one they name, or were last in', async () => {
    const { first, second, person } = await locum();
    const ids = [await organizationOf(first.owner), await organizationOf(second.owner)];
    const { organizations } = await person.client.ask(OrganizationsDocument, {});
    expect(organizations.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    for (const organizationId of ids) {
      const input = { email: person.email, password, organizationId };
      const { user } = as((await app.client().ask(LogInDocument, { input })).logIn, 'SignedIn');
      expect(await organizationOf({ userId: user.id })).toBe(organizationId);
      const last = as(
        (await app.client().ask(LogInDocument, { input: { ...input, organizationId: null } })).logIn,
        'SignedIn',
      );
      expect(await organizationOf({ userId: last.user.id })).toBe(organizationId);
    }
  });

  it('does not sign in to an organization that is not theirs, and is told no more than with a wrong password', async () => {
    const { person } = await locum();
    const stranger = await newWorld(app);
    const input = { email: person.email, password, organizationId: await organizationOf(stranger.owner) };
    expect((await app.client().ask(LogInDocument, { input })).logIn).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    const strange = { ...input, organizationId: 'none' };
    expect((await app.client().ask(LogInDocument, { input: strange })).logIn).toMatchObject({
      code: 'INVALID_CREDENTIALS',
    });
  });

  it('switches to the other with a session of its own; the trail of each tells of its own', async () => {
    const { second, person, there } = await locum();
    const organizationId = await organizationOf(second.owner);
    const { switchOrganization } = await person.client.ask(SwitchOrganizationDocument, { input: { organizationId } });
    const { token, user } = as(switchOrganization, 'SignedIn');
    expect(user).toMatchObject({ id: there.user.id, memberships: [{ role: 'PHARMACIST', pharmacyId: null }] });
    expect((await app.client(token).ask(MeDocument, {})).me?.id).toBe(there.user.id);
    expect((await person.client.ask(MeDocument, {})).me?.id).toBe(person.userId);
    const rows = await app.sql(
      `SELECT actor_id::text FROM audit_log WHERE organization_id = $1 AND action = 'session.switch-organization'`,
      [organizationId],
    );
    expect(rows).toEqual([{ actor_id: there.user.id }]);
    await person.client.ask(LogOutDocument, {});
    expect((await person.client.ask(MeDocument, {})).me).toBeNull();
    expect((await app.client(token).ask(MeDocument, {})).me?.id).toBe(there.user.id);
  });

  it('does not switch to an organization that is not theirs, or where they are disabled', async () => {
    const { second, person, there } = await locum();
    const stranger = await organizationOf((await newWorld(app)).owner);
    await app.sql(`UPDATE app_user SET status = 'DISABLED' WHERE id = $1`, [there.user.id]);
    for (const organizationId of [stranger, await organizationOf(second.owner), 'none']) {
      const { errors } = await person.client.send(String(SwitchOrganizationDocument), { input: { organizationId } });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    }
    const { organizations } = await person.client.ask(OrganizationsDocument, {});
    expect(organizations).toHaveLength(1);
    // Disabled in one, they still sign in to the other.
    const { logIn } = await app.client().ask(LogInDocument, { input: { email: person.email, password } });
    expect(as(logIn, 'SignedIn').user.id).toBe(person.userId);
  });

  it('has one password: changed in one organization, it is changed and their sessions are ended in both', async () => {
    const { person, there } = await locum();
    const newPassword = someText('several-unrelated-words');
    const input = { currentPassword: password, newPassword };
    const answer = await person.client.ask(ChangePasswordDocument, { input });
    expect(answer.changePassword).not.toHaveProperty('code');
    expect((await app.client(there.token).ask(MeDocument, {})).me).toBeNull();
    const old = await app.client().ask(LogInDocument, { input: { email: person.email, password } });
    expect(old.logIn).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    const { logIn } = await app.client().ask(LogInDocument, { input: { email: person.email, password: newPassword } });
    as(logIn, 'SignedIn');
  });
});
