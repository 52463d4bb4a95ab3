import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  AcceptInvitationDocument,
  ChangePasswordDocument,
  ConfirmLogInDocument,
  CreatePasswordResetDocument,
  InviteMemberDocument,
  LogInDocument,
  OrganizationsDocument,
  ResetPasswordDocument,
  SwitchOrganizationDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { setUpTotp } from '../kit/factors.ts';
import { mailboxForTest, mailTo } from '../kit/mailbox.ts';
import { guessOn } from '../kit/shut-out.ts';
import { newMember, newWorld, type Person, password, someText, type World } from '../kit/world.ts';
import { variablesOf } from '../operations/index.ts';

// Where one way into an account could undo what guards another.

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const newPassword = () => someText('several-unrelated-words');
const tokenOf = () => someText('device').padEnd(43, '-');

/** Takes somebody into a second organization, by their password. */
async function join(other: World, { email }: Person): Promise<void> {
  const { inviteMember } = await other.owner.client.ask(InviteMemberDocument, { input: { email, role: 'AUDITOR' } });
  const token = as(inviteMember, 'MemberInvited').token ?? '';
  const input = { token, name: 'A Locum', password };
  as((await app.client().ask(AcceptInvitationDocument, { input })).acceptInvitation, 'SignedIn');
}

it('going to another organization makes no device known and no session longer', async () => {
  const member = await newMember(await newWorld(app), 'TECHNICIAN', null);
  await join(await newWorld(app), member);
  const known = () =>
    app.sql('SELECT k.id FROM known_device k JOIN app_user u ON u.account_id = k.account_id WHERE u.id = $1', [
      member.userId,
    ]);
  const before = await known();
  const [{ end } = { end: new Date(0) }] = await app.sql<{ end: Date }>(
    'SELECT expires_at AS "end" FROM session WHERE user_id = $1',
    [member.userId],
  );
  app.clock.advance({ hours: 2 });
  try {
    const { organizations } = await member.client.ask(OrganizationsDocument, {});
    for (const { id: organizationId } of organizations) {
      const input = { organizationId, deviceToken: tokenOf() };
      const { switchOrganization } = await member.client.ask(SwitchOrganizationDocument, { input });
      expect(Date.parse(String(as(switchOrganization, 'SignedIn').expiresAt))).toBe(end.getTime());
    }
  } finally {
    app.clock.reset();
  }
  expect(await known()).toEqual(before);
});

it('a sign-in that is given again under its key forgives no guesses at the password of now', async () => {
  const { owner } = await newWorld(app);
  const input = { email: owner.email, password };
  const idempotencyKey = randomUUID();
  const first = await app.client().ask(LogInDocument, { input }, { idempotencyKey });
  as(first.logIn, 'SignedIn');
  await owner.client.ask(ChangePasswordDocument, {
    input: { currentPassword: password, newPassword: newPassword() },
  });
  const guess = async () =>
    (await app.client().send(String(LogInDocument), { input: { email: owner.email, password: newPassword() } }))
      .errors?.[0]?.extensions.code;
  const codes = [];
  for (let nth = 0; nth < 8; nth += 1) codes.push(await guess());
  expect(codes).toContain('RATE_LIMITED');
  await app.client().send(String(LogInDocument), { input }, { idempotencyKey });
  expect(await guess()).toBe('RATE_LIMITED');
});

/** The code that shows a second factor wrongly at another sign-in, and what comes of it. */
async function wrongCode({ email }: Person, totp: string): Promise<string | undefined> {
  const { logIn } = await app.client().ask(LogInDocument, { input: { email, password } });
  const { challenge } = as(logIn, 'SecondFactorRequired');
  const { data, errors } = await app
    .client()
    .send<{ confirmLogIn: { code?: string } }>(String(ConfirmLogInDocument), { input: { challenge, totp } });
  return errors?.[0]?.extensions.code ?? data?.confirmLogIn.code;
}

it('the same code at another sign-in is another guess', async () => {
  const member = await newMember(await newWorld(app), 'TECHNICIAN', null);
  await setUpTotp(app, member);
  const codes = await guessOn(() => wrongCode(member, '000000'));
  expect(codes[0]).toBe('FACTOR_NOT_RIGHT');
  expect(codes.at(-1)).toBe('RATE_LIMITED');
});

it('an invitation that is taken up by the password alone forgives no wrong codes', async () => {
  const member = await newMember(await newWorld(app), 'TECHNICIAN', null);
  await setUpTotp(app, member);
  const { owner } = await newWorld(app);
  const invited = { email: member.email, role: 'AUDITOR' as const };
  const { inviteMember } = await owner.client.ask(InviteMemberDocument, { input: invited });
  const token = as(inviteMember, 'MemberInvited').token ?? '';
  expect((await guessOn((nth) => wrongCode(member, String(nth).padStart(6, '0')))).at(-1)).toBe('RATE_LIMITED');
  const input = { token, name: 'A Locum', password };
  const { acceptInvitation } = await app.client().ask(AcceptInvitationDocument, { input });
  expect(acceptInvitation.__typename).toBe('SecondFactorRequired');
  expect(await wrongCode(member, '000099')).toBe('RATE_LIMITED');
});

it('a link that was handed over ends when the member joins another organization', async () => {
  const world = await newWorld(app);
  const member = await newMember(world, 'TECHNICIAN', null);
  const { createPasswordReset } = await world.owner.client.ask(CreatePasswordResetDocument, {
    input: { userId: member.userId },
  });
  const token = as(createPasswordReset, 'PasswordResetCreated').token ?? '';
  await join(await newWorld(app), member);
  const { resetPassword } = await app
    .client()
    .ask(ResetPasswordDocument, { input: { token, password: newPassword() } });
  expect(resetPassword).toMatchObject({ code: 'LINK_NOT_VALID' });
});

it('the lock of somebody who works for others too is not one organization’s to lift', async () => {
  const world = await newWorld(app);
  const member = await newMember(world, 'TECHNICIAN', null);
  await join(await newWorld(app), member);
  const { errors } = await world.owner.client.send(
    'mutation ($userId: ID!) { unlockUser(input: { userId: $userId }) { __typename } }',
    { userId: member.userId },
  );
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

it.each([
  'proveIdentity(input: { password: "a-guess" })',
  'resetPassword(input: { token: "t", password: "a-long-guess" })',
])('one request holds one try: %s', async (field) => {
  const { owner } = await newWorld(app);
  const text = `mutation { a: ${field} { __typename } b: ${field} { __typename } }`;
  expect((await owner.client.send(text)).errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
});

it('a request for a new password is told of alike beside what else is asked, whether there is an account or not', async () => {
  const mailbox = await mailboxForTest();
  const mailing = await appForTest({ environment: mailTo(mailbox) });
  const { owner } = await newWorld(mailing);
  const told = async (email: string) => {
    const text = 'mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { __typename } logOut }';
    const { errors } = await mailing.client().send(text, { email });
    const { requestId: _, ...extensions } = errors?.[0]?.extensions ?? {};
    return extensions;
  };
  expect(await told(`${someText('nobody')}@pharmacy.example`)).toEqual(await told(owner.email));
});

it('a sign-up that was begun while the server took new organizations is not confirmed once it takes none', async () => {
  const invited = await appForTest({ environment: { SIGN_UP: 'invited' } });
  const world = await newWorld(invited);
  const variables = await variablesOf('confirmSignUp', { world } as never);
  const { errors } = await invited
    .client()
    .send(
      'mutation ($input: ConfirmSignUpInput!) { confirmSignUp(input: $input) { __typename } }',
      variables as object,
    );
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
