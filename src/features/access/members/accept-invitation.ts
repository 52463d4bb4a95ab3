import { Field, InputType } from 'type-graphql';
import { normalAddress } from '../../../domain/access/address.ts';
import { isGuessable } from '../../../domain/access/password.ts';
import type { Actor } from '../../../domain/authorization/actor.ts';
import { ApothecaError } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { NewPassword, Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { sha256 } from '../../../platform/crypto/crypto.ts';
import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import { accessChanged } from '../access.events.ts';
import { AlreadyMember, InvalidCredentials, SecondFactorRequired, SignedIn, WeakPassword } from '../access.results.ts';
import { type Account, accountByEmail, accountGone, userOfAccount } from '../account.ts';
import { openOrAsk } from '../factors/open-or-ask.ts';
import { alreadyMember, invalidCredentials, invitationNotValid, weakPassword } from '../refusals.ts';
import { DeviceTokenField } from '../sessions/device-token.ts';
import { knownDevice } from '../sessions/known-device.ts';
import {
  admitGuess,
  admitNetwork,
  countFailure,
  type Door,
  doorOf,
  forgetFailures,
  strangersTurn,
} from '../sessions/login-throttle.ts';
import { type Device, publicUser } from '../sessions/new-session.ts';
import { stillOffered } from './invitations-of.ts';

@InputType({ description: 'The invitation to accept, with the name and password of a new account.' })
export class AcceptInvitationInput {
  @Secret()
  @Field({ description: 'The token of the invitation.' })
  @Text(100)
  token!: string;

  @Secret('[name]')
  @Field({ description: 'Your name, as your colleagues there will see it.' })
  @Text(200)
  name!: string;

  @Secret()
  @Field({ description: '12 to 128 characters: a new one, or the one of the account that you have.' })
  @NewPassword()
  password!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}

@RefusalType(
  'INVITATION_NOT_VALID',
  'The invitation is unknown, was taken up, was taken back or replaced, or has expired.',
)
export class InvitationNotValid extends RefusalInterface {}

export const AcceptInvitationResult = resultUnion('AcceptInvitationResult', 'What acceptInvitation answers.', () => [
  SignedIn,
  SecondFactorRequired,
  InvitationNotValid,
  AlreadyMember,
  InvalidCredentials,
  WeakPassword,
]);

/**
 * Makes somebody the member that an invitation offers, and signs them in: with a new account, or with the one that they have and prove by its
 * password. An invitation is taken up once, and only while whoever made it could still give the role.
 * Who has a second factor is a member then, and signed in once they have shown it.
 * @throws ApothecaError FORBIDDEN where the server takes nobody, RATE_LIMITED after too many failures from the network, BUSY when too many wait.
 */
export async function acceptInvitation(caller: Caller<Actor | null>, input: AcceptInvitationInput, device: Device) {
  const { platform } = caller;
  if (platform.settings.signUp === 'closed') throw new ApothecaError('FORBIDDEN', message('nobodyNew'));
  await admitNetwork(platform, device.ip);
  const answer = await accept(caller, input, device);
  if (isRefusal(answer)) await countFailure(platform, device.ip);
  return answer;
}

async function accept(caller: Caller<Actor | null>, input: AcceptInvitationInput, device: Device) {
  const { platform, now } = caller;
  const { deviceToken = null } = input;
  const tokenHash = sha256(input.token);
  const offered = await addressOf(platform.database.prisma, tokenHash, now);
  const { account, door, proven, passwordHash } = await takeUp(caller, offered, input, device);
  const answer = await caller.run({
    load: async (tx) => {
      // The organization first, as whoever changes a member has it: what the maker may is then what it is when this commits.
      await tx.$queryRaw(sql`
        SELECT id FROM organization WHERE id = (SELECT organization_id FROM invitation WHERE token_hash = ${tokenHash}) FOR SHARE`);
      await tx.$queryRaw(sql`SELECT id FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`);
      const invitation = await tx.invitation.findUnique({
        where: { tokenHash },
        include: { invitedBy: { select: { id: true, status: true, memberships: true } } },
      });
      const email = invitation && normalAddress(invitation.email);
      const current = email === null ? null : await accountByEmail(tx, email);
      const member = invitation && current && (await userOfAccount(tx, current.id, invitation.organizationId));
      return { invitation, email, current, member };
    },
    decide: ({ invitation, email, current, member }) => {
      // One of an earlier release may hold an address that is none.
      if (!invitation || email === null || invitation.acceptedAt !== null || invitation.expiresAt <= now)
        return invitationNotValid();
      if (!stillOffered(invitation, invitation.invitedBy)) return invitationNotValid();
      if (member) return alreadyMember(email);
      const { id, organizationId, role, pharmacyId } = invitation;
      const offer = { id, organizationId, role, pharmacyId };
      if (current) {
        const same = current.id === account?.id && current.passwordHash === account.passwordHash;
        return same && proven ? { offer, account: current, passwordHash: null } : invalidCredentials();
      }
      if (account) throw accountGone();
      return passwordHash === null
        ? weakPassword()
        : { offer, account: { id: newId(), email, passwordHash }, passwordHash };
    },
    apply: async (tx, { offer, account, passwordHash }) => {
      const { organizationId, role, pharmacyId } = offer;
      const { id: accountId, email } = account;
      if (passwordHash !== null)
        await tx.account.create({ data: { id: accountId, email, passwordHash }, select: { id: true } });
      await tx.invitation.update({ where: { id: offer.id }, data: { acceptedAt: now }, select: { id: true } });
      const user = await tx.user.create({ data: { organizationId, accountId, email, name: input.name.trim() } });
      await tx.membership.create({ data: { organizationId, userId: user.id, role, pharmacyId } });
      const known = { id: accountId, passwordHash: passwordHash ?? account.passwordHash };
      const { answer, subject } = await openOrAsk(tx, caller, user, known, { ...device, deviceToken });
      const invitation = { invitationId: offer.id };
      return {
        answer,
        change: {
          before: { invitation: { ...invitation, acceptedAt: null } },
          after: { user: publicUser(user), role, pharmacyId, invitation: { ...invitation, acceptedAt: now } },
        },
        subject: { ...subject, entityType: 'User', entityId: user.id, pharmacyId },
        events: [accessChanged(organizationId, user.id)],
      };
    },
  });
  // The password alone forgives no wrong codes: only a whole sign-in does.
  if (door && answer.__typename === 'SignedIn') await forgetFailures(platform, door, device.ip);
  return answer;
}

/** The address that an invitation is for; null when it cannot be taken up. */
async function addressOf(tx: Pick<ReadTx, 'invitation'>, tokenHash: string, now: Date): Promise<string | null> {
  const offered = await tx.invitation.findFirst({
    where: { tokenHash, acceptedAt: null, expiresAt: { gt: now } },
    select: { email: true },
  });
  return offered && normalAddress(offered.email);
}

interface Taker {
  /** The account that the address has. */
  readonly account: Account | null;
  /** The door at which its password was tried. */
  readonly door: Door | null;
  /** Whether its password was shown. */
  readonly proven: boolean;
  /** Of a new account; null where there is one, or the password is too easy to guess. */
  readonly passwordHash: string | null;
}

/** Who takes the invitation up. A token that is none costs no hash; the password of an account is counted like a sign-in. */
async function takeUp(
  { platform }: Caller<Actor | null>,
  email: string | null,
  { password, name, deviceToken = null }: AcceptInvitationInput,
  { ip }: Device,
): Promise<Taker> {
  if (email === null) return { account: null, door: null, proven: false, passwordHash: null };
  const turn = strangersTurn(ip);
  const account = await accountByEmail(platform.database, email);
  if (!account) {
    const passwordHash = isGuessable(password, email, name) ? null : await platform.passwords.hash(password, turn);
    return { account, door: null, proven: false, passwordHash };
  }
  const door = doorOf(account, email, await knownDevice(platform, account.id, deviceToken));
  await admitGuess(platform, door, password);
  const proven = await platform.passwords.verify(account.passwordHash, password, turn);
  return { account, door, proven, passwordHash: null };
}
