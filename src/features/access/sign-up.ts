import type { Actor } from '../../domain/actor.ts';
import { Fault } from '../../domain/fault.ts';
import { networkOf } from '../../domain/network.ts';
import { isGuessable } from '../../domain/password.ts';
import { toJson } from '../../platform/audit.ts';
import { newId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { SignUpInput } from './access.input.ts';
import { accountByEmail } from './account-by-email.ts';
import { admitNetwork, admitSignUp, countFailure } from './login-throttle.ts';
import { type Device, openSession, ownSubject, publicUser } from './new-session.ts';
import { emailTaken, weakPassword } from './refusals.ts';

/**
 * Creates an organization with its first pharmacy and its owner, and signs the owner in.
 * @throws Fault FORBIDDEN where the server takes none, RATE_LIMITED after too many of them or too many failures, BUSY when too many wait.
 */
export async function signUp(caller: Caller<Actor | null>, input: SignUpInput, device: Device) {
  const { platform } = caller;
  if (platform.settings.signUp !== 'open')
    throw new Fault('FORBIDDEN', 'This server takes no new organizations. Ask whoever runs it.');
  await admitNetwork(platform, device.ip);
  const takeBack = await admitSignUp(platform, device.ip, toJson(input));
  try {
    const answer = await create(caller, input, device);
    if (answer.__typename !== 'SignedIn') {
      await takeBack();
      await countFailure(platform, device.ip);
    }
    return answer;
  } catch (error) {
    await takeBack();
    throw error;
  }
}

async function create(caller: Caller<Actor | null>, input: SignUpInput, device: Device) {
  const { platform, now } = caller;
  const guessable = isGuessable(input.password, input.email, input.name);
  const matters = !guessable && (await accountByEmail(platform.database.prisma, input.email)) === null;
  const turn = { urgent: false, whom: networkOf(device.ip) };
  const passwordHash = matters ? await platform.passwords.hash(input.password, turn) : null;
  return caller.run({
    load: (tx) => accountByEmail(tx, input.email),
    decide: (taken) => {
      // Without a hash there was an account a moment ago.
      if (taken || (passwordHash === null && !guessable)) return emailTaken(input.email);
      return passwordHash === null
        ? weakPassword()
        : { organizationId: newId(), pharmacyId: newId(), userId: newId(), passwordHash };
    },
    apply: async (tx, { organizationId, pharmacyId, userId, passwordHash }) => {
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
      const user = await tx.user.create({
        data: { id: userId, organizationId, email: input.email, name: input.name.trim(), passwordHash },
      });
      await tx.membership.create({ data: { organizationId, userId, role: 'OWNER' } });
      const shown = { ...device, deviceToken: input.deviceToken ?? null };
      const { sessionId, answer } = await openSession(tx, platform, user, shown, now);
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
