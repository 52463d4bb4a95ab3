import { type Actor, canAt, grantOfRole } from '../../domain/actor.ts';
import { normalAddress } from '../../domain/address.ts';
import { Fault } from '../../domain/fault.ts';
import type { Permission } from '../../domain/permissions.ts';
import { factorRequired } from '../../graphql/context.ts';
import { sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Caller, Platform } from '../../platform/platform.ts';
import { accountByEmail, userOfAccount } from './account.ts';
import { asksForFactor, hasFactor } from './factors/policy.ts';
import { knownDevice } from './known-device.ts';
import { admitGuess, admitNetwork, countFailure, doorOf, forgetFailures } from './login-throttle.ts';
import type { ShownDevice } from './new-session.ts';
import { invalidCredentials } from './refusals.ts';

/** What a colleague types on somebody else's screen. */
export interface ColleagueProof {
  readonly email: string;
  readonly password: string;
}

/** What the colleague has to be allowed, and where. */
export interface ColleagueRight {
  readonly permission: Permission;
  readonly pharmacyId: string;
}

/**
 * A second person of the organization who confirms on the same screen with a password of their own: answers who they are, with the session of whoever asks, or the one
 * refusal for every way in which they did not show it. It opens no session and changes nothing. Wrong passwords are counted as at a sign-in. Call it before
 * `caller.run`, give its refusal from `decide` and name the colleague in what is audited: then the row of the command tells of either.
 * @throws Fault FORBIDDEN for oneself, and for a colleague who may not do it there, FACTOR_REQUIRED for one who has yet to set up their second factor; RATE_LIMITED after too many failures at the account or from the network.
 */
export async function proveColleague(
  { actor, platform, now }: Caller,
  { email, password }: ColleagueProof,
  { permission, pharmacyId }: ColleagueRight,
  device: ShownDevice,
) {
  const { prisma } = platform.database;
  const address = normalAddress(email);
  const account = address === null ? null : await accountByEmail(prisma, address);
  // Asked for nobody's id too, so that timing does not tell who has an account.
  const accountId = account?.id ?? newId();
  const user = await userOfAccount(prisma, accountId, actor.organizationId);
  const door = doorOf(account, address ?? email, await knownDevice(platform, accountId, device.deviceToken));
  if (door.device === null) await admitNetwork(platform, device.ip);
  const isNew = await admitGuess(platform, door, password);
  // Whoever asks is signed in, and waits in their own turn.
  const turn = { urgent: true, whom: actor.userId };
  const { matches } = await platform.passwords.try(account?.passwordHash ?? null, password, turn);
  if (!matches || user?.status !== 'ACTIVE') {
    if (isNew) await countFailure(platform, device.ip, door);
    return invalidCredentials();
  }
  await forgetFailures(platform, door, device.ip);
  if (user.id === actor.userId)
    throw new Fault('FORBIDDEN', 'This asks for a second person: a colleague has to confirm it, and not you again.');
  const colleague: Actor = {
    kind: 'PERSON',
    userId: user.id,
    sessionId: actor.sessionId,
    provedAt: now,
    issuer: null,
    organizationId: user.organizationId,
    name: user.name,
    label: user.email,
    ...(await rightsOf(platform, user)),
  };
  if (colleague.owesFactor) throw factorRequired();
  if (!canAt(colleague, permission, pharmacyId))
    throw new Fault('FORBIDDEN', `The role of ${user.name} does not include ${permission} here. Ask somebody else.`);
  return colleague;
}

async function rightsOf(
  { database: { prisma } }: Platform,
  { id, organizationId }: { id: string; organizationId: string },
) {
  const memberships = await prisma.membership.findMany({ where: { userId: id } });
  const grants = memberships.map(({ role, pharmacyId }) => grantOfRole(role, pharmacyId));
  const everywhere = memberships.some(({ pharmacyId }) => pharmacyId === null);
  const places = memberships.flatMap(({ pharmacyId }) => pharmacyId ?? []);
  const pharmacies = await prisma.pharmacy.findMany({
    where: { organizationId, ...(!everywhere && { id: { in: places } }) },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const [row] = await prisma.$queryRaw<{ owesFactor: boolean }[]>(sql`
    SELECT ${asksForFactor} AND NOT ${hasFactor} AS "owesFactor"
      FROM app_user u JOIN organization o ON o.id = u.organization_id WHERE u.id = ${id}::uuid`);
  return {
    grants,
    pharmacyIds: pharmacies.map((pharmacy) => pharmacy.id),
    owesFactor: row?.owesFactor ?? true,
  };
}
