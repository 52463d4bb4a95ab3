import { Field, InputType, ObjectType } from 'type-graphql';
import { domainOf } from '../../../domain/access/address.ts';
import { type HeldRole, rolesOfGroups } from '../../../domain/access/roles-of-groups.ts';
import type { Actor } from '../../../domain/authorization/actor.ts';
import { ApothecaError } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { refuse } from '../../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import type { Applied } from '../../../platform/command.ts';
import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import { NotVouched } from '../../../platform/network/identity-providers.ts';
import type { Caller, Platform } from '../../../platform/platform.ts';
import type { ReadTx, Tx } from '../../../platform/transaction.ts';
import { accessChanged } from '../access.events.ts';
import { SignedIn } from '../access.results.ts';
import { User } from '../access.type.ts';
import { accountByEmail } from '../account.ts';
import { noticeTo, organizationName } from '../letters.ts';
import { withdrawnInvitations } from '../members/invitations-of.ts';
import { DeviceTokenField } from '../sessions/device-token.ts';
import { endedSessions, endSessionsOf, livingSessions } from '../sessions/end-session.ts';
import { admitNetwork, countFailure } from '../sessions/login-throttle.ts';
import { type Device, openSession, ownSubject, publicUser } from '../sessions/new-session.ts';
import { personOfClaims, type VouchedPerson } from './person-of-claims.ts';
import { openProvider, providerOf } from './provider.ts';
import { setRoles } from './set-roles.ts';
import { isSameProvider, readReturned } from './sign-on-request.ts';

@InputType({ description: 'What a person brings back from the identity provider.' })
export class CompleteSignOnInput {
  @Secret()
  @Field({
    description: 'The parameters that the provider added to the address, as they stand behind its question mark.',
  })
  @Text(8_000)
  returned!: string;

  @Secret()
  @Field({ description: 'What signOnRequest answered to this browser.' })
  @Text(2_000)
  browserToken!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}

export const signOnNotValid = () => refuse('SignOnNotValid', 'SIGN_ON_NOT_VALID', message('signOnNotValid'), {});

export const notAssigned = () => refuse('NotAssigned', 'NOT_ASSIGNED', message('notAssigned'), {});

export const addressNotVerified = () =>
  refuse('AddressNotVerified', 'ADDRESS_NOT_VERIFIED', message('addressNotVerified'), {});

export const notInvited = (email: string) => refuse('NotInvited', 'NOT_INVITED', message('notInvited', { email }), {});

export const accountExists = (email: string) =>
  refuse('AccountExists', 'ACCOUNT_EXISTS', message('accountExists', { email }), { email });

@RefusalType(
  'SIGN_ON_NOT_VALID',
  'What came back from the provider proves nothing: it was begun elsewhere, was used, took too long, or is no answer of the provider’s.',
)
export class SignOnNotValid extends RefusalInterface {}

@RefusalType('NOT_ASSIGNED', 'None of the person’s groups has a role here, or their access was ended.')
export class NotAssigned extends RefusalInterface {}

@RefusalType('ADDRESS_NOT_VERIFIED', 'The provider does not say that the person’s address is theirs.')
export class AddressNotVerified extends RefusalInterface {}

@RefusalType(
  'NOT_INVITED',
  'The provider makes no account for this address: the person has to be invited first, or the operator to name the domain.',
)
export class NotInvited extends RefusalInterface {}

@RefusalType(
  'ACCOUNT_EXISTS',
  'There is an account with the address that the provider has no say about: of somebody who is no member, or whom it knows as another.',
)
export class AccountExists extends RefusalInterface {
  @Field({ description: 'The e-mail address that the provider told of the person.' })
  email!: string;
}

@ObjectType({
  description: 'The person’s groups have no role any more: their roles were taken away and their sessions ended.',
  simpleResolvers: true,
})
export class AccessWithdrawn {
  @Field(() => User, { description: 'The person who has no role any more.' })
  user!: User;
}

export const CompleteSignOnResult = resultUnion('CompleteSignOnResult', 'What completeSignOn answers.', () => [
  SignedIn,
  SignOnNotValid,
  NotAssigned,
  AddressNotVerified,
  NotInvited,
  AccountExists,
  AccessWithdrawn,
]);

type Entered = Awaited<ReturnType<typeof openSession>>['answer'];
interface Withdrawn {
  readonly __typename: 'AccessWithdrawn';
  readonly user: ReturnType<typeof publicUser>;
}
type Returned = NonNullable<ReturnType<typeof readReturned>>;

/**
 * Signs somebody in whom the provider of an organization vouches for. They are known by what the provider calls them; the first time by their address, if
 * it is theirs: a member of this organization who is nobody at the provider yet, or somebody new. Their roles are what their groups give, each time again.
 * @throws ApothecaError UNAVAILABLE where the provider does not answer, RATE_LIMITED after too many failures from the network, FORBIDDEN where the server takes nobody new.
 */
export async function completeSignOn(caller: Caller<Actor | null>, input: CompleteSignOnInput, device: Device) {
  const { platform } = caller;
  await admitNetwork(platform, device.ip);
  const returned = readReturned(platform, input);
  const person = returned && (await vouchedFor(platform, returned));
  // From here on it concerns the organization, whose provider has spoken.
  if (returned && person) caller.attempt.organizationId = returned.organizationId;
  const answer = await signIn(caller, returned, person, { ...device, deviceToken: input.deviceToken ?? null });
  if (answer.__typename === 'SignOnNotValid') await countFailure(platform, device.ip);
  return answer;
}

/** Whom the provider vouches for; null when it does not, or did already: a code that is shown twice may end what it gave the first time. */
async function vouchedFor(platform: Platform, returned: Returned): Promise<VouchedPerson | null> {
  const { organizationId, stateHash } = returned;
  if (await platform.database.prisma.signOn.findUnique({ where: { stateHash }, select: { id: true } })) return null;
  const provider = await openProvider(platform, organizationId);
  if (!isSameProvider(returned, provider)) return null;
  try {
    const claims = await platform.identityProviders.complete(provider, returned.returned, returned.checks);
    return personOfClaims(claims, provider.groupsClaim);
  } catch (error) {
    if (!(error instanceof NotVouched)) throw error;
    platform.log.info({ organizationId, reason: error.message }, 'an identity provider did not vouch for somebody');
    return null;
  }
}

function signIn(
  caller: Caller<Actor | null>,
  returned: Returned | null,
  person: VouchedPerson | null,
  device: Device & { readonly deviceToken: string | null },
) {
  const { platform, now } = caller;
  return caller.run({
    load: async (tx) => (returned && person ? factsOf(tx, returned, person) : null),
    decide: (facts) => {
      if (!returned || !person || !facts?.provider) return signOnNotValid();
      const { known, member, owners, account } = facts;
      const user = known ?? member;
      if (!user && person.email === null) return addressNotVerified();
      if (user?.status === 'DISABLED') return notAssigned();
      const given = rolesOfGroups(person.groups, facts.provider.groupRoles);
      const lastOwner = user !== null && owners.length > 0 && owners.every((owner) => owner === user.id);
      if (given.length === 0)
        return known && known.memberships.length > 0 && !lastOwner
          ? { kind: 'withdraw' as const, user: known, returned }
          : notAssigned();
      // An address may have gone to somebody new: whom the provider calls otherwise is another person.
      if (!known && member && member.identities.length > 0) return accountExists(member.email);
      if (!user && account) return accountExists(account.email);
      const newcomer = user ? null : { email: person.email ?? '', name: person.name };
      if (newcomer && platform.settings.signUp === 'closed') throw new ApothecaError('FORBIDDEN', message('nobodyNew'));
      if (newcomer && !vouchesForNewcomers(platform, returned.organizationId, newcomer.email))
        return notInvited(newcomer.email);
      const roles = lastOwner ? withOwner(given) : given;
      return { kind: 'enter' as const, user, newcomer, isLinked: known !== null, roles, returned, person };
    },
    apply: async (tx, decision): Promise<Applied<Entered | Withdrawn>> => {
      const { organizationId, issuer, stateHash, expiresAt } = decision.returned;
      await tx.signOn.create({
        data: { organizationId, stateHash, createdAt: now, expiresAt },
        select: { id: true },
      });
      if (decision.kind === 'withdraw') return withdraw(tx, caller, decision.user);
      const { newcomer, roles, person, isLinked } = decision;
      const user = decision.user ?? (await newUser(tx, organizationId, newcomer));
      const identity = { id: newId(), userId: user.id, issuer, subject: person.subject };
      if (!isLinked) await tx.externalIdentity.create({ data: { ...identity, organizationId }, select: { id: true } });
      const before = rolesOf(user.id, user.memberships);
      const { changed, withdrawn } = await setRoles(tx, user, user.memberships, roles);
      const { answer, sessionId } = await openSession(tx, platform, user, device, now, { issuer, shown: false });
      if (!isLinked || changed) await tell(tx, caller, user, isLinked ? 'role-changed' : 'sign-on-linked');
      const { methods, level } = person;
      return {
        answer,
        change: {
          before: { ...(changed && { roles: before, invitations: withdrawnInvitations(withdrawn) }) },
          after: {
            ...{ sessionId, expiresAt: answer.expiresAt, issuer, subject: person.subject, methods, level },
            ...(newcomer && { user: publicUser(user) }),
            ...(!isLinked && { identity }),
            ...(changed && { roles: rolesOf(user.id, roles), invitations: [] }),
          },
        },
        subject: { ...ownSubject(user, sessionId), entityType: 'Session', entityId: sessionId },
        events: changed ? [accessChanged(organizationId, user.id)] : [],
      };
    },
  });
}

/**
 * Whether the provider's word makes an account. Where anybody may found an organization and choose its provider, it is worth as much as that stranger's, and an account made of it
 * would keep the true owner of the address out. There it counts for the domains that the operator has given to the organization.
 */
function vouchesForNewcomers({ settings }: Platform, organizationId: string, email: string): boolean {
  return settings.signUp !== 'open' || settings.signOnDomains.get(domainOf(email)) === organizationId;
}

/** Who is who, with the organization locked: whoever changes members comes before or after, and two owners do not go at once. */
async function factsOf(tx: ReadTx, returned: Returned, { subject, email }: VouchedPerson) {
  const { organizationId, issuer, stateHash } = returned;
  await tx.$queryRaw(sql`SELECT id FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`);
  const provider = await providerOf(tx, organizationId);
  const completed = await tx.signOn.findUnique({ where: { stateHash }, select: { id: true } });
  if (completed || !provider || !isSameProvider(returned, provider)) return null;
  const include = { memberships: true, identities: { where: { issuer } } };
  const known = await tx.user.findFirst({
    where: { organizationId, identities: { some: { issuer, subject } } },
    include,
  });
  const account = email === null ? null : await accountByEmail(tx, email);
  const member = account && (await tx.user.findFirst({ where: { organizationId, accountId: account.id }, include }));
  const owners = await tx.membership.findMany({
    where: { organizationId, role: 'OWNER', pharmacyId: null, user: { status: 'ACTIVE' } },
    select: { userId: true },
  });
  return { provider, known, member, account, owners: owners.map(({ userId }) => userId) };
}

/** An organization is not left without an owner, whatever its groups say. */
function withOwner(roles: readonly HeldRole[]): HeldRole[] {
  return [{ role: 'OWNER', pharmacyId: null }, ...roles.filter(({ pharmacyId }) => pharmacyId !== null)];
}

const rolesOf = (userId: string, held: readonly HeldRole[]) =>
  held.map(({ role, pharmacyId }) => ({ userId, role, pharmacyId }));

/** Somebody whom only their provider vouches for: an account without a password, and a member without a role yet. */
async function newUser(tx: Tx, organizationId: string, newcomer: { email: string; name: string } | null) {
  if (!newcomer?.email) throw new Error('Somebody new has an address.');
  const { email, name } = newcomer;
  const accountId = newId();
  await tx.account.create({ data: { id: accountId, email }, select: { id: true } });
  const user = await tx.user.create({ data: { organizationId, accountId, email, name } });
  return { ...user, memberships: [] };
}

type Member = NonNullable<NonNullable<Awaited<ReturnType<typeof factsOf>>>['known']>;

/** Tells the person what their organization's provider brought about: that it signs them in, or that their groups give other roles. */
async function tell(
  tx: Tx,
  caller: Caller<Actor | null>,
  user: Pick<Member, 'email' | 'organizationId'>,
  letter: 'sign-on-linked' | 'role-changed',
): Promise<void> {
  const organization = await organizationName(tx, user.organizationId);
  await noticeTo(tx, caller, user, letter, { organization, by: null, at: caller.now.toISOString() });
}

/** Takes the roles of somebody whose groups have none any more, and ends their sessions. */
async function withdraw(tx: Tx, caller: Caller<Actor | null>, user: Member) {
  const { now } = caller;
  const { withdrawn } = await setRoles(tx, user, user.memberships, []);
  const ended = await endSessionsOf(tx, user, now);
  await tell(tx, caller, user, 'role-changed');
  return {
    answer: { __typename: 'AccessWithdrawn' as const, user: publicUser(user) },
    change: {
      before: {
        roles: rolesOf(user.id, user.memberships),
        sessions: livingSessions(ended),
        invitations: withdrawnInvitations(withdrawn),
      },
      after: { roles: [], sessions: endedSessions(ended, now), invitations: [] },
    },
    subject: { ...ownSubject(user, null), entityType: 'User', entityId: user.id },
    events: [ended, accessChanged(user.organizationId, user.id)],
  };
}
