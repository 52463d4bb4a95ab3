import type { Actor } from '../../domain/authorization/actor.ts';
import { ApothecaError } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import type { Caller } from '../../platform/platform.ts';
import type { Tx } from '../../platform/transaction.ts';
import { type LetterFacts, type LetterName, linkTo, pages, type Queued, queueLetter } from '../mail/index.ts';
import type { Device } from './sessions/new-session.ts';

type Notice = Extract<
  LetterName,
  | 'new-device'
  | 'password-changed'
  | 'role-changed'
  | 'key-made'
  | 'factor-added'
  | 'factor-removed'
  | 'factors-reset'
  | 'recovery-code-used'
  | 'recovery-codes-made'
  | 'sign-on-linked'
>;

/** Tells a person what happened to their account. One too many is dropped: nothing fails for it. */
export async function noticeTo<Name extends Notice>(
  tx: Tx,
  { platform, language, now }: Caller<Actor | null>,
  { email: to, organizationId }: { readonly email: string; readonly organizationId: string },
  letter: Name,
  facts: LetterFacts[Name],
): Promise<void> {
  await queueLetter(tx, platform, { to, letter, facts, language, organizationId, now });
}

/** The device that signed in, as a letter tells of it. */
export function toldDevice({ userAgent, ip }: Device) {
  return { device: userAgent ?? '–', ip: ip ?? '–' };
}

/** Tells every owner of the caller's organization of a new service key. */
export async function noticeToOwners(tx: Tx, caller: Caller, key: string): Promise<void> {
  const { actor, platform, now } = caller;
  if (platform.post === null) return;
  const { organizationId } = actor;
  // In the order of their addresses, as whoever else writes to them at the same moment.
  const owners = await tx.user.findMany({
    where: { organizationId, status: 'ACTIVE', memberships: { some: { role: 'OWNER', pharmacyId: null } } },
    select: { email: true, organizationId: true },
    orderBy: { email: 'asc' },
  });
  const organization = await organizationName(tx, organizationId);
  const facts = { organization, key, by: actor.name, at: now.toISOString() };
  for (const owner of owners) await noticeTo(tx, caller, owner, 'key-made', facts);
}

/**
 * Mails the link of an invitation.
 * @throws ApothecaError RATE_LIMITED when too many went to the address: the invitation before it, and its link, then stay as they are.
 */
export async function sendInvitation(
  tx: Tx,
  { actor, platform, language, now }: Caller,
  {
    email: to,
    organizationId,
    expiresAt,
  }: { readonly email: string; readonly organizationId: string; readonly expiresAt: Date },
  token: string,
): Promise<Queued> {
  const { post } = platform;
  if (post === null) return 'off';
  const organization = await organizationName(tx, organizationId);
  const link = linkTo(post, pages.acceptInvitation, token);
  const facts = { organization, inviter: actor.name, link, until: expiresAt.toISOString() };
  const queued = await queueLetter(tx, platform, { to, letter: 'invitation', facts, language, organizationId, now });
  if (queued === 'dropped')
    throw new ApothecaError('RATE_LIMITED', message('tooManyInvitations'), [], {
      retryAfterSeconds: 3_600,
    });
  return queued;
}

/** What the organization calls itself. */
export async function organizationName(tx: Tx, id: string): Promise<string> {
  return (await tx.organization.findUniqueOrThrow({ where: { id }, select: { name: true } })).name;
}
