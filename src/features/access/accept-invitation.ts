import type { Actor } from '../../domain/actor.ts';
import { isGuessable } from '../../domain/password.ts';
import { sha256 } from '../../platform/crypto.ts';
import { sql } from '../../platform/database.ts';
import type { Caller } from '../../platform/platform.ts';
import { accessChanged } from './access.events.ts';
import type { AcceptInvitationInput } from './access.input.ts';
import { accountByEmail } from './account-by-email.ts';
import { stillOffered } from './invitations-of.ts';
import { type Device, openSession, ownSubject, publicUser } from './new-session.ts';
import { emailTaken, invitationNotValid, weakPassword } from './refusals.ts';

/** Makes the account an invitation offers, and signs it in. An invitation is taken up once, and only while whoever made it could still give the role. */
export async function acceptInvitation(caller: Caller<Actor | null>, input: AcceptInvitationInput, device: Device) {
  const { platform, now } = caller;
  const passwordHash = await platform.passwords.hash(input.password);
  return caller.run({
    load: async (tx) => {
      const tokenHash = sha256(input.token);
      // The organization first, as whoever changes a member has it: what the maker may is then what it is when this commits.
      await tx.$queryRaw(sql`
        SELECT id FROM organization WHERE id = (SELECT organization_id FROM invitation WHERE token_hash = ${tokenHash}) FOR SHARE`);
      await tx.$queryRaw(sql`SELECT id FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`);
      const invitation = await tx.invitation.findUnique({
        where: { tokenHash },
        include: { invitedBy: { select: { id: true, status: true, memberships: true } } },
      });
      const taken = invitation && (await accountByEmail(tx, invitation.email));
      return { invitation, taken };
    },
    decide: ({ invitation, taken }) => {
      if (!invitation || invitation.acceptedAt !== null || invitation.expiresAt <= now) return invitationNotValid();
      if (!stillOffered(invitation, invitation.invitedBy)) return invitationNotValid();
      if (taken) return emailTaken(invitation.email);
      return isGuessable(input.password, invitation.email, input.name) ? weakPassword() : invitation;
    },
    apply: async (tx, { id, organizationId, email, role, pharmacyId }) => {
      await tx.invitation.update({ where: { id }, data: { acceptedAt: now }, select: { id: true } });
      const user = await tx.user.create({ data: { organizationId, email, name: input.name.trim(), passwordHash } });
      await tx.membership.create({ data: { organizationId, userId: user.id, role, pharmacyId } });
      const { sessionId, answer } = await openSession(tx, platform, user, device, now);
      return {
        answer,
        change: {
          before: { invitation: { invitationId: id, acceptedAt: null } },
          after: { user: publicUser(user), role, pharmacyId, invitation: { invitationId: id, acceptedAt: now } },
        },
        subject: { ...ownSubject(user, sessionId), entityId: user.id, pharmacyId },
        events: [accessChanged(organizationId, user.id)],
      };
    },
  });
}
