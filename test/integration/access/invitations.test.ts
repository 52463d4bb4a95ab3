import { describe, expect, it } from 'vitest';
import { InviteMemberDocument } from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { newMember, newWorld, password } from '../../kit/world.ts';
import { accept, app, hashed, invite, later, logIn, me, secret, someEmail, useAccess } from './access.kit.ts';

useAccess();

describe('an invitation', () => {
  it('gives the role it offers, and a session', async () => {
    const world = await newWorld(app);
    const { email, token, invitation } = await invite(world.owner, 'PHARMACIST', world.pharmacyId);
    expect(invitation).toMatchObject({ email, role: 'PHARMACIST', pharmacyId: world.pharmacyId });
    const days = (Date.parse(invitation.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(7, 2);
    const answer = as(await accept(token, password, ' Pat '), 'SignedIn');
    expect(answer.user).toMatchObject({ name: 'Pat', email });
    expect(await me(app.client(secret(answer.token)))).toEqual({
      id: answer.user.id,
      name: 'Pat',
      email,
      status: 'ACTIVE',
      memberships: [{ role: 'PHARMACIST', pharmacyId: world.pharmacyId }],
    });
    expect((await logIn(email)).__typename).toBe('SignedIn');
  });

  it('is taken up once, also when many try at the same time', async () => {
    const { owner } = await newWorld(app);
    const { email, token } = await invite(owner, 'TECHNICIAN');
    const answers = await Promise.all(Array.from({ length: 6 }, () => accept(token)));
    expect(answers.filter((answer) => answer.__typename === 'SignedIn')).toHaveLength(1);
    expect(answers.filter((answer) => answer.__typename === 'InvitationNotValid')).toHaveLength(5);
    expect(await accept(token)).toMatchObject({ __typename: 'InvitationNotValid', code: 'INVITATION_NOT_VALID' });
    expect(await app.sql('SELECT 1 FROM app_user WHERE email = $1', [email])).toHaveLength(1);
  });

  it('is not valid with a token that is none, or only the hash of one', async () => {
    const { owner } = await newWorld(app);
    const { token } = await invite(owner, 'TECHNICIAN');
    for (const wrong of ['nonsense', `${token}x`, hashed(token)])
      expect((await accept(wrong)).__typename).toBe('InvitationNotValid');
  });

  it('expires after seven days', async () => {
    const { owner } = await newWorld(app);
    const [one, two] = [await invite(owner, 'TECHNICIAN'), await invite(owner, 'TECHNICIAN')];
    later({ days: 6, hours: 23, minutes: 59 });
    expect((await accept(one.token)).__typename).toBe('SignedIn');
    app.clock.advance({ minutes: 2 });
    expect((await accept(two.token)).__typename).toBe('InvitationNotValid');
  });

  it('replaces the one before for the same address and place', async () => {
    const { owner } = await newWorld(app);
    const first = await invite(owner, 'TECHNICIAN');
    const second = await invite(owner, 'AUDITOR', null, first.email.toUpperCase());
    expect((await accept(first.token)).__typename).toBe('InvitationNotValid');
    const { token } = as(await accept(second.token), 'SignedIn');
    expect((await me(app.client(secret(token))))?.memberships).toEqual([{ role: 'AUDITOR', pharmacyId: null }]);
  });

  it('is refused to the address of a member', async () => {
    const { owner } = await newWorld(app);
    const input = { email: owner.email.toUpperCase(), role: 'AUDITOR' } as const;
    const { inviteMember } = await owner.client.ask(InviteMemberDocument, { input });
    expect(inviteMember).toMatchObject({ __typename: 'AlreadyMember', code: 'ALREADY_MEMBER' });
  });

  it('stays open when the password chosen is easy to guess', async () => {
    const { owner } = await newWorld(app);
    const { token } = await invite(owner, 'TECHNICIAN');
    expect(await accept(token, secret('qwerty123456'))).toMatchObject({ code: 'WEAK_PASSWORD' });
    expect((await accept(token)).__typename).toBe('SignedIn');
  });

  it.each(['PHARMACIST', 'TECHNICIAN', 'AUDITOR'] as const)('is not given by the role %s', async (role) => {
    const world = await newWorld(app);
    const member = await newMember(world, role, null);
    const error = await member.client.error(InviteMemberDocument, {
      input: { email: someEmail(), role: 'TECHNICIAN', pharmacyId: world.pharmacyId },
    });
    expect(error.extensions.code).toBe('FORBIDDEN');
  });
});
