import { Field, ID, InputType } from 'type-graphql';
import { normalAddress } from '../../../domain/access/address.ts';
import type { Actor } from '../../../domain/authorization/actor.ts';
import { ApothecaError, notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { refuse } from '../../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { makeAttempt, makeCaller } from '../../../platform/caller.ts';
import { isId, newId } from '../../../platform/database/ids.ts';
import type { Caller, Platform } from '../../../platform/platform.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { User } from '../access.type.ts';
import { type Account, accountByEmail } from '../account.ts';
import { noticeTo, organizationName } from '../letters.ts';
import { loadMember } from '../members/change-membership.ts';
import { mayManage } from '../members/invite-member.ts';
import { endedSessions, endSessionsOf, livingSessions } from '../sessions/end-session.ts';
import { publicUser, type SignedInUser } from '../sessions/new-session.ts';
import { factorChanged } from './factors.events.ts';
import { noFactor } from './factors.refusals.ts';
import { NoFactor } from './factors.results.ts';
import { accountWithFactors } from './own-account.ts';
import { removeRecoveryCodes } from './recovery-codes.ts';
import { toldPasskey, toldTotp } from './told-factors.ts';

@InputType({ description: 'The member who has lost their second factor.' })
export class ResetFactorsInput {
  @Field(() => ID, { description: 'The member whose second factors are taken away.' })
  userId!: string;
}

export const accountIsShared = () => refuse('AccountIsShared', 'ACCOUNT_IS_SHARED', message('accountIsShared'), {});

@RefusalType('ACCOUNT_IS_SHARED', 'The person is a member of other organizations, which rely on the factor.')
export class AccountIsShared extends RefusalInterface {}

export const ResetFactorsResult = resultUnion('ResetFactorsResult', 'What resetFactors answers: the member.', () => [
  User,
  NoFactor,
  AccountIsShared,
]);

/**
 * Takes all factors of a member away who has lost them, and ends their sessions: the password alone signs them in until they set up another. An account
 * that other organizations rely on is not this one's to weaken.
 */
export function resetFactors(caller: Caller, { userId }: ResetFactorsInput) {
  const { actor } = caller;
  return caller.run({
    load: async (tx) => {
      const { user } = await loadMember(tx, actor.organizationId, userId);
      if (!user || !isId(userId)) return null;
      const facts = await accountWithFactors(tx, userId);
      const elsewhere = await tx.user.count({
        where: { accountId: facts.account.id, status: 'ACTIVE', organizationId: { not: actor.organizationId } },
      });
      return { ...facts, user, elsewhere };
    },
    decide: (facts) => {
      if (!facts) throw notFound('member', 'input.userId');
      const { user, totp, passkeys, elsewhere } = facts;
      if (user.id === actor.userId) throw new ApothecaError('FORBIDDEN', message('ownFactors'));
      if (!mayManage(actor, user.memberships)) throw new ApothecaError('FORBIDDEN', message('memberOutOfReach'));
      if (elsewhere > 0) return accountIsShared();
      return totp || passkeys.length > 0 ? facts : noFactor();
    },
    apply: async (tx, { user, account }) => ({
      answer: publicUser(user),
      ...(await resetOf(tx, caller, user, account)),
    }),
  });
}

/**
 * The same by whoever runs the server, for the account of an address, whichever organizations it is a member of: each trail tells of it. Answers in how many.
 */
export async function resetFactorsOf(platform: Platform, email: string): Promise<number> {
  const { prisma } = platform.database;
  const account = await accountByEmail(platform.database, normalAddress(email) ?? email);
  const users = account ? await prisma.user.findMany({ where: { accountId: account.id }, orderBy: { id: 'asc' } }) : [];
  for (const user of users) {
    const operator = operatorOf(platform, user);
    await operator.run({
      load: (tx) => accountWithFactors(tx, user.id),
      decide: (facts) => facts,
      apply: async (tx, { account }) => ({ answer: true, ...(await resetOf(tx, operator, user, account)) }),
    });
  }
  return users.length;
}

function operatorOf(platform: Platform, { id: entityId, organizationId }: SignedInUser) {
  const start = {
    action: 'account.reset-factors' as const,
    entityType: 'User',
    entityId,
    input: {},
    requestId: newId(),
  };
  const attempt = makeAttempt(null, start);
  attempt.actor = { userId: null, sessionId: null, label: 'operator' };
  attempt.organizationId = organizationId;
  return makeCaller(platform, null, attempt);
}

/**
 * Takes the factors away, ends the user's sessions, and tells the person, once for all their organizations; answers what the trail tells of it, and
 * the events.
 */
async function resetOf(
  tx: Tx,
  caller: Caller<Actor | null>,
  user: Pick<SignedInUser, 'id' | 'organizationId'>,
  { id: accountId, email }: Account,
) {
  const { actor, now } = caller;
  const { organizationId } = user;
  const before = await removeFactors(tx, accountId);
  const ended = await endSessionsOf(tx, user, now);
  if (before.totps.length + before.passkeys.length > 0) {
    const by = actor && { name: actor.name, organization: await organizationName(tx, organizationId) };
    await noticeTo(tx, caller, { email, organizationId }, 'factors-reset', { by, at: now.toISOString() });
  }
  return {
    change: {
      before: { ...before, sessions: livingSessions(ended) },
      after: { sessions: endedSessions(ended, now) },
    },
    subject: { entityId: user.id },
    events: [ended, factorChanged(organizationId, user.id, 'RESET')],
  };
}

/** Takes all factors of an account away, and answers what they were as the trail tells it. */
async function removeFactors(tx: Tx, accountId: string) {
  const where = { accountId };
  const totps = await tx.totp.findMany({ where });
  const passkeys = await tx.passkey.findMany({ where });
  await tx.totp.deleteMany({ where });
  await tx.passkey.deleteMany({ where });
  return {
    totps: totps.map(toldTotp),
    passkeys: passkeys.map(toldPasskey),
    recoveryCodes: await removeRecoveryCodes(tx, accountId),
  };
}
