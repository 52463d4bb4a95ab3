import type { Actor } from '../../domain/actor.ts';
import { isGuessable } from '../../domain/password.ts';
import { newId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { SignUpInput } from './access.input.ts';
import { accountByEmail } from './account.ts';
import { type Device, openSession, ownSubject, publicUser } from './new-session.ts';
import { emailTaken, weakPassword } from './refusals.ts';

/** Creates an organization with its first pharmacy and its owner, and signs the owner in. */
export async function signUp(caller: Caller<Actor | null>, input: SignUpInput, device: Device) {
  const { platform, now } = caller;
  const passwordHash = await platform.passwords.hash(input.password);
  return caller.run({
    load: (tx) => accountByEmail(tx, input.email),
    decide: (taken) => {
      if (taken) return emailTaken(input.email);
      return isGuessable(input.password, input.email, input.name)
        ? weakPassword()
        : { organizationId: newId(), pharmacyId: newId(), userId: newId(), accountId: newId() };
    },
    apply: async (tx, { organizationId, pharmacyId, userId, accountId }) => {
      const organization = { id: organizationId, name: input.organizationName.trim() };
      const pharmacy = {
        id: pharmacyId,
        organizationId,
        name: input.pharmacyName.trim(),
        code: input.pharmacyCode,
        timezone: input.timezone,
      };
      await tx.organization.create({ data: organization });
      await tx.pharmacy.create({ data: pharmacy });
      const { email } = input;
      await tx.account.create({ data: { id: accountId, email, passwordHash } });
      const user = await tx.user.create({
        data: { id: userId, organizationId, accountId, email, name: input.name.trim() },
      });
      await tx.membership.create({ data: { organizationId, userId, role: 'OWNER' } });
      const { sessionId, answer } = await openSession(tx, platform, user, device, now);
      return {
        answer,
        change: {
          after: {
            organization,
            pharmacy,
            user: publicUser(user),
            membership: { userId, role: 'OWNER', pharmacyId: null },
          },
        },
        subject: { ...ownSubject(user, sessionId), entityId: organizationId },
      };
    },
  });
}
