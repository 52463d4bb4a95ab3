import type { Actor } from '../../domain/actor.ts';
import { Fault } from '../../domain/fault.ts';
import { networkOf } from '../../domain/network.ts';
import { isGuessable } from '../../domain/password.ts';
import { sha256 } from '../../platform/crypto.ts';
import { sql } from '../../platform/database.ts';
import type { Caller } from '../../platform/platform.ts';
import { accessChanged } from './access.events.ts';
import type { AcceptInvitationInput } from './access.input.ts';
import { accountByEmail } from './account-by-email.ts';
import { admitNetwork, countFailure } from './login-throttle.ts';
import { type Device, openSession, ownSubject, publicUser } from './new-session.ts';
import { emailTaken, invitationNotValid, weakPassword } from './refusals.ts';

/**
 * Makes the account an invitation offers, and signs it in. An invitation is taken up once.
 * @throws Fault FORBIDDEN where the server takes nobody, RATE_LIMITED after too many failures from the network, BUSY when too many wait.
 */
export async function acceptInvitation(caller: Caller<Actor | null>, input: AcceptInvitationInput, device: Device) {
  const { platform } = caller;
  if (platform.settings.signUp === 'closed')
    throw new Fault('FORBIDDEN', 'This server takes nobody new. Ask whoever runs it.');
  await admitNetwork(platform, device.ip);
  const answer = await accept(caller, input, device);
  if (answer.__typename !== 'SignedIn') await countFailure(platform, device.ip);
  return answer;
}

async function accept(caller: Caller<Actor | null>, input: AcceptInvitationInput, device: Device) {
  const { platform, now } = caller;
  const tokenHash = sha256(input.token);
  const offered = await platform.database.prisma.invitation.findFirst({
    where: { tokenHash, acceptedAt: null, expiresAt: { gt: now } },
    select: { email: true },
  });
  const turn = { urgent: false, whom: networkOf(device.ip) };
  const matters = offered !== null && !isGuessable(input.password, offered.email, input.name);
  const passwordHash = matters ? await platform.passwords.hash(input.password, turn) : null;
  return caller.run({
    load: async (tx) => {
      await tx.$queryRaw(sql`SELECT id FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`);
      const invitation = await tx.invitation.findUnique({ where: { tokenHash } });
      const taken = invitation && (await accountByEmail(tx, invitation.email));
      return { invitation, taken };
    },
    decide: ({ invitation, taken }) => {
      if (!invitation || invitation.acceptedAt !== null || invitation.expiresAt <= now) return invitationNotValid();
      if (taken) return emailTaken(invitation.email);
      return passwordHash === null ? weakPassword() : { ...invitation, passwordHash };
    },
    apply: async (tx, { id, organizationId, email, role, pharmacyId, passwordHash }) => {
      await tx.invitation.update({ where: { id }, data: { acceptedAt: now }, select: { id: true } });
      const user = await tx.user.create({ data: { organizationId, email, name: input.name.trim(), passwordHash } });
      await tx.membership.create({ data: { organizationId, userId: user.id, role, pharmacyId } });
      const shown = { ...device, deviceToken: input.deviceToken ?? null };
      const { sessionId, answer } = await openSession(tx, platform, user, shown, now);
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
