import { type Actor, canAt, grantOfRole } from '../../../domain/authorization/actor.ts';
import type { Permission } from '../../../domain/authorization/permissions.ts';
import { factorRequired } from '../../../domain/authorization/policy.ts';
import { ApothecaError } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import type { Change } from '../../../platform/audit/audit.ts';
import type { Caller, Platform } from '../../../platform/platform.ts';
import { type ReadTx, readsOf, type Tx } from '../../../platform/transaction.ts';
import { type Account, userOfAccount } from '../account.ts';
import { factorNotRight } from '../factors/factors.refusals.ts';
import type { ProvedFactor } from '../factors/find-factor.ts';
import { readAssertion } from '../factors/passkeys.ts';
import { factorStanding } from '../factors/policy.ts';
import { stillShown } from '../recovery/passwords.ts';
import { invalidCredentials } from '../refusals.ts';
import { admitGuess, admitNetwork, countFailure, doorOf, forgetFailures } from '../sessions/login-throttle.ts';
import type { ShownDevice, SignedInUser } from '../sessions/new-session.ts';
import { findDoor, tryPassword } from '../sessions/try-password.ts';
import { findShown, guessOf, type ShownFactor, spendShown } from './shown-factor.ts';

/** What a colleague shows on somebody else's screen: their address and password, with a code where it is asked of them; or a passkey, which is two things in one. */
export type ColleagueProof =
  | { readonly email: string; readonly password: string; readonly totp?: string | null }
  | { readonly passkey: string };

/** What the colleague has to be allowed, and where. */
export interface ColleagueRight {
  readonly permission: Permission;
  readonly pharmacyId: string;
}

/** A colleague who showed who they are. */
export interface ProvedColleague {
  /** Who they are and what they may, with the session of whoever asks. */
  readonly actor: Actor;
  readonly account: Pick<Account, 'id' | 'passwordHash'>;
  /** The factor among what they showed; null for a password alone. */
  readonly factor: ShownFactor | null;
}

/**
 * A second person of the organization who confirms on the same screen with what is theirs: answers who they are, or the refusal. It opens no session and changes nothing. What is wrong is counted
 * as at a sign-in. Call it before `caller.run`, give its refusal from `decide`, and name the colleague in what is audited: then the row of the command tells of either. `load` asks
 * `stillColleague`, and `apply` calls `spendColleagueProof`, so that a code or passkey counts once.
 * @throws ApothecaError FORBIDDEN for oneself, and for a colleague who may not do it there; FACTOR_REQUIRED for one who has yet to set up their second factor, or to show it; RATE_LIMITED after too many failures at the account or from the network.
 */
export async function proveColleague(
  caller: Caller,
  proof: ColleagueProof,
  { permission, pharmacyId }: ColleagueRight,
  device: ShownDevice,
) {
  const { actor, platform, now } = caller;
  const shown = 'passkey' in proof ? await byPasskey(caller, proof, device) : await byPassword(caller, proof, device);
  if (isRefusal(shown)) return shown;
  const { user, ...proved } = shown;
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
    throw new ApothecaError('FORBIDDEN', message('colleagueLacks', { name: user.name, permission }));
  return { ...proved, actor: colleague } satisfies ProvedColleague;
}

/** What of the proof still holds in the transaction, with its factor locked: null when the password is another, or the factor counted elsewhere meanwhile. */
export async function stillColleague(
  tx: ReadTx,
  { platform }: Caller,
  { account, factor }: ProvedColleague,
): Promise<{ readonly factor: ProvedFactor | null } | null> {
  if (!(await stillShown(tx, { account, verified: true }))) return null;
  if (!factor) return { factor: null };
  const found = await findShown(tx, platform, factor);
  return found && { factor: found };
}

/** Uses the factor up that `stillColleague` found in the same transaction; answers what the trail tells of it. */
export async function spendColleagueProof(
  tx: Tx,
  { now }: Caller,
  { factor: shown }: ProvedColleague,
  { factor }: { readonly factor: ProvedFactor | null },
): Promise<Change> {
  return shown && factor ? spendShown(tx, shown, factor, now) : {};
}

type Typed = Extract<ColleagueProof, { email: string }>;

async function byPassword({ actor, platform, now }: Caller, { email, password, totp }: Typed, device: ShownDevice) {
  const { account, user, door } = await findDoor(platform, email, actor.organizationId, device.deviceToken);
  const proof = typeof totp === 'string' ? { totp } : null;
  const guess = JSON.stringify([password, proof && guessOf(proof, now)]);
  // Whoever asks is signed in, and waits in their own turn.
  const turn = { urgent: true, whom: actor.userId };
  const { isNew, matches } = await tryPassword(platform, { account, door }, password, device, turn, guess);
  const fail = async () => (isNew ? countFailure(platform, device.ip, door) : undefined);
  if (!matches || !account || user?.status !== 'ACTIVE') {
    await fail();
    return invalidCredentials();
  }
  refuseOneself(actor, user);
  const factor = proof && factorOf(actor, user, account, proof);
  if (factor && !(await findShown(readsOf(platform.database), platform, factor))) {
    await fail();
    return factorNotRight();
  }
  if (!factor) {
    const { asked, has } = await factorStanding(platform.database, user.id);
    if (asked && has) throw new ApothecaError('FACTOR_REQUIRED', message('colleagueFactor', { name: user.name }));
  }
  await forgetFailures(platform, door, device.ip);
  return { user, account, factor };
}

/** Nobody guesses a signature, so failures close the passkey's door and not the account's. */
async function byPasskey({ actor, platform }: Caller, proof: { readonly passkey: string }, { ip }: ShownDevice) {
  const { prisma } = platform.database;
  const { id: credentialId } = readAssertion(proof.passkey);
  await admitNetwork(platform, ip);
  const door = doorOf(null, `passkey ${credentialId}`, null);
  await admitGuess(platform, door, proof.passkey);
  const key = await prisma.passkey.findUnique({ where: { credentialId }, include: { account: true } });
  const user = key && (await userOfAccount(platform.database, key.accountId, actor.organizationId));
  const factor = key && user?.status === 'ACTIVE' ? factorOf(actor, user, key.account, proof) : null;
  if (!key || !user || !factor || !(await findShown(readsOf(platform.database), platform, factor))) {
    await countFailure(platform, ip);
    return factorNotRight();
  }
  await forgetFailures(platform, door, ip);
  refuseOneself(actor, user);
  return { user, account: key.account, factor };
}

function refuseOneself({ userId }: Actor, user: SignedInUser): void {
  if (user.id === userId) throw new ApothecaError('FORBIDDEN', message('secondPerson'));
}

function factorOf(
  { sessionId }: Actor,
  { id: userId }: SignedInUser,
  { id: accountId }: Pick<Account, 'id'>,
  proof: ShownFactor['proof'],
): ShownFactor {
  return { by: 'colleague', sessionId, userId, accountId, proof };
}

async function rightsOf({ database }: Platform, { id, organizationId }: { id: string; organizationId: string }) {
  const { prisma } = database;
  const memberships = await prisma.membership.findMany({ where: { userId: id } });
  const grants = memberships.map(({ role, pharmacyId }) => grantOfRole(role, pharmacyId));
  const everywhere = memberships.some(({ pharmacyId }) => pharmacyId === null);
  const pharmacyIds = memberships.flatMap(({ pharmacyId }) => pharmacyId ?? []);
  const pharmacies = await prisma.pharmacy.findMany({
    where: { organizationId, ...(!everywhere && { id: { in: pharmacyIds } }) },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const { asked, has } = await factorStanding(database, id);
  return {
    grants,
    pharmacyIds: pharmacies.map((pharmacy) => pharmacy.id),
    owesFactor: asked && !has,
  };
}
