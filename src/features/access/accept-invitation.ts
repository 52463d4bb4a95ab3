import type { Actor } from '../../domain/actor.ts';
import { normalAddress } from '../../domain/address.ts';
import { isGuessable } from '../../domain/password.ts';
import { sha256 } from '../../platform/crypto.ts';
import { sql } from '../../platform/database.ts';
import type { Caller } from '../../platform/platform.ts';
import { accessChanged } from './access.events.ts';
import type { AcceptInvitationInput } from './access.input.ts';
import { accountByEmail } from './account-by-email.ts';
import { type Device, openSession, ownSubject, publicUser } from './new-session.ts';
import { emailTaken, invitationNotValid, weakPassword } from './refusals.ts';

/** Makes the account an invitation offers, and signs it in. An invitation is taken up once. */
export async function acceptInvitation(caller: Caller<Actor | null>, input: AcceptInvitationInput, device: Device) {
  const { platform, now } = caller;
  const passwordHash = await platform.passwords.hash(input.password);
  return caller.run({
    load: async (tx) => {
      const tokenHash = sha256(input.token);
      await tx.$queryRaw(sql`SELECT id FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`);
      const invitation = await tx.invitation.findUnique({ where: { tokenHash } });
      // One of an earlier release may hold what is none.
      const email = invitation && normalAddress(invitation.email);
      const taken = email === null ? null : await accountByEmail(tx, email);
      return { invitation, email, taken };
    },
    decide: ({ invitation, email, taken }) => {
      if (!invitation || email === null || invitation.acceptedAt !== null || invitation.expiresAt <= now)
        return invitationNotValid();
      if (taken) return emailTaken(email);
      return isGuessable(input.password, email, input.name) ? weakPassword() : { ...invitation, email };
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
