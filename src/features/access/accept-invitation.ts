import type { Actor } from '../../domain/actor.ts';
import { isGuessable } from '../../domain/password.ts';
import { sha256 } from '../../platform/crypto.ts';
import { sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import { accessChanged } from './access.events.ts';
import type { AcceptInvitationInput } from './access.input.ts';
import { accountByEmail, userOfAccount } from './account.ts';
import { openOrAsk } from './factors/open-or-ask.ts';
import { admitSignIn, forgetFailures } from './login-throttle.ts';
import { type Device, publicUser } from './new-session.ts';
import { alreadyMember, invalidCredentials, invitationNotValid, weakPassword } from './refusals.ts';

/**
 * Makes somebody the member that an invitation offers, and signs them in: with a new account, or with the one that they have and prove by its
 * password. An invitation is taken up once. Who has a second factor is a member then, and signed in once they have shown it.
 */
export async function acceptInvitation(caller: Caller<Actor | null>, input: AcceptInvitationInput, device: Device) {
  const { platform, now } = caller;
  const tokenHash = sha256(input.token);
  const { account, verified, passwordHash } = await provePassword(caller, tokenHash, input.password, device);
  const answer = await caller.run({
    load: async (tx) => {
      await tx.$queryRaw(sql`SELECT id FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`);
      const invitation = await tx.invitation.findUnique({ where: { tokenHash } });
      const current = invitation && (await accountByEmail(tx, invitation.email));
      const member = current && (await userOfAccount(tx, current.id, invitation.organizationId));
      return { invitation, current, member };
    },
    decide: ({ invitation, current, member }) => {
      if (!invitation || invitation.acceptedAt !== null || invitation.expiresAt <= now) return invitationNotValid();
      if (member) return alreadyMember(invitation.email);
      if (current?.passwordHash !== account?.passwordHash || (current && !verified)) return invalidCredentials();
      if (!current && isGuessable(input.password, invitation.email, input.name)) return weakPassword();
      return { invitation, accountId: current?.id ?? null };
    },
    apply: async (tx, { invitation, ...found }) => {
      const { id, organizationId, role, pharmacyId } = invitation;
      const accountId = found.accountId ?? newId();
      const email = account?.email ?? invitation.email;
      if (!found.accountId) await tx.account.create({ data: { id: accountId, email, passwordHash } });
      await tx.invitation.update({ where: { id }, data: { acceptedAt: now }, select: { id: true } });
      const user = await tx.user.create({ data: { organizationId, accountId, email, name: input.name.trim() } });
      await tx.membership.create({ data: { organizationId, userId: user.id, role, pharmacyId } });
      const shown = { id: accountId, passwordHash: account?.passwordHash ?? passwordHash };
      const { answer, subject } = await openOrAsk(tx, platform, user, shown, device, now);
      return {
        answer,
        change: {
          before: { invitation: { invitationId: id, acceptedAt: null } },
          after: { user: publicUser(user), role, pharmacyId, invitation: { invitationId: id, acceptedAt: now } },
        },
        subject: { ...subject, entityType: 'User', entityId: user.id, pharmacyId },
        events: [accessChanged(organizationId, user.id)],
      };
    },
  });
  if (account && answer.__typename === 'SignedIn') await forgetFailures(platform, account.email);
  return answer;
}

/**
 * Who takes the invitation up: whether the password is that of the account which the address has, counted like a sign-in; or the hash of a new
 * one. A token that is none costs no hash.
 */
async function provePassword({ platform }: Caller<Actor | null>, tokenHash: string, password: string, device: Device) {
  const { prisma } = platform.database;
  const offered = await prisma.invitation.findUnique({ where: { tokenHash }, select: { email: true } });
  if (!offered) return { account: null, verified: false, passwordHash: null };
  const account = await accountByEmail(prisma, offered.email);
  if (!account) return { account, verified: false, passwordHash: await platform.passwords.hash(password) };
  await admitSignIn(platform, { email: account.email, password }, device.ip);
  return { account, verified: await platform.passwords.verify(account.passwordHash, password), passwordHash: null };
}
