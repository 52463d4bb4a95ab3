import type { Actor } from '../../../domain/actor.ts';
import { newToken } from '../../../platform/crypto/crypto.ts';
import type { Post } from '../../../platform/network/smtp.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx, Tx } from '../../../platform/transaction.ts';
import { linkTo, pages, queueLetter } from '../../mail/index.ts';
import { accessChanged } from '../access.events.ts';
import type { ChangeEmailInput, ConfirmEmailInput } from '../access.input.ts';
import { type Account, accountByEmail, accountOfUser } from '../account.ts';
import { emailTaken, invalidCredentials, linkNotValid } from '../refusals.ts';
import { ownSubject, publicUser } from '../sessions/new-session.ts';
import { endLinks, keepLink, linkExpiry, openLink, useLink } from './account-link.ts';
import { type ShownPassword, showPassword, stillShown } from './passwords.ts';

/**
 * Changes the address that one signs in with. Where the server sends mail, the new address is asked first: it is changed when the link that went
 * there is followed, and the answer does not tell whether somebody has it. Otherwise it is changed at once, at its word like that of a sign-up.
 */
export async function changeEmail(caller: Caller, input: ChangeEmailInput) {
  const { post } = caller.platform;
  const shown = await showPassword(caller, input.currentPassword);
  return post === null ? changeAtOnce(caller, input, shown) : askNewAddress(caller, input, shown, post);
}

function changeAtOnce(caller: Caller, { email }: ChangeEmailInput, shown: ShownPassword) {
  const { account } = shown;
  return caller.run({
    load: (tx) => factsOf(tx, caller, shown, email),
    decide: ({ proven, user, taken }) => {
      if (!proven) return invalidCredentials();
      return taken ? emailTaken(email) : user;
    },
    apply: async (tx, user) => ({
      answer: publicUser({ ...user, email }),
      change: { before: { email: account.email }, after: { email } },
      subject: { entityId: user.id },
      events: await moveTo(tx, account, email),
    }),
  });
}

function askNewAddress(caller: Caller, { email }: ChangeEmailInput, shown: ShownPassword, post: Post) {
  const { platform, now, language } = caller;
  const { account } = shown;
  return caller.run({
    load: (tx) => factsOf(tx, caller, shown, email),
    decide: ({ proven, user, taken }) => {
      if (!proven) return invalidCredentials();
      return { user, taken };
    },
    apply: async (tx, { user, taken }) => {
      const { id: entityId, organizationId } = user;
      const expiresAt = linkExpiry('EMAIL_CHANGE', now);
      const token = newToken();
      const addressed = { to: email, language, organizationId, now };
      const facts = { link: linkTo(post, pages.confirmEmail, token), until: expiresAt.toISOString() };
      const queued = taken
        ? await queueLetter(tx, platform, {
            ...addressed,
            letter: 'sign-up-known',
            facts: { link: linkTo(post, pages.home) },
          })
        : await queueLetter(tx, platform, { ...addressed, letter: 'confirm-address', facts });
      // Not told apart: that more letters go to an address that is free would tell that it is.
      const link = { kind: 'EMAIL_CHANGE', token, accountId: account.id, organizationId, email } as const;
      if (queued === 'queued' && !taken) await keepLink(tx, { ...link, createdById: user.id }, now);
      return {
        answer: { __typename: 'ConfirmationSent' as const, email, expiresAt },
        change: { after: { confirmation: { email, expiresAt } } },
        subject: { entityId },
      };
    },
  });
}

async function factsOf(tx: ReadTx, { actor }: Caller, shown: ShownPassword, email: string) {
  return {
    proven: await stillShown(tx, shown),
    user: await tx.user.findUniqueOrThrow({ where: { id: actor.userId } }),
    taken: await isTaken(tx, email, shown.account.id),
  };
}

/** Takes the new address that a link was sent to; the one before is told. Sessions go on: whoever is signed in proved the password. */
export async function confirmEmail(caller: Caller<Actor | null>, { token }: ConfirmEmailInput) {
  const { platform, now, language } = caller;
  return caller.run({
    load: async (tx) => {
      const link = await openLink(tx, 'EMAIL_CHANGE', token, now);
      const taken = link?.email && (await isTaken(tx, link.email, link.accountId));
      const account = link && (await accountOfUser(tx, link.user.id));
      return { link, taken, account };
    },
    decide: ({ link, taken, account }) => {
      if (!link?.email || !account || link.user.status !== 'ACTIVE') return linkNotValid();
      return taken ? emailTaken(link.email) : { link, account, email: link.email };
    },
    apply: async (tx, { link, account, email }) => {
      const { user, organizationId } = link;
      await useLink(tx, link, now);
      const events = await moveTo(tx, account, email);
      const facts = { at: now.toISOString() };
      const told = { to: account.email, letter: 'address-changed', facts, language, organizationId, now } as const;
      await queueLetter(tx, platform, told);
      return {
        answer: { __typename: 'EmailConfirmed' as const, email },
        change: {
          before: { email: account.email, accountLink: { id: link.id, usedAt: null } },
          after: { email, accountLink: { id: link.id, usedAt: now } },
        },
        subject: { ...ownSubject({ ...user, email }, null), entityId: user.id },
        events,
      };
    },
  });
}

async function isTaken(tx: ReadTx, email: string, accountId: string): Promise<boolean> {
  const other = await accountByEmail(tx, email);
  return other !== null && other.id !== accountId;
}

/** Gives the account its new address, and with it every user of the account. What was sent to the old one opens nothing any more. */
async function moveTo(tx: Tx, account: Account, email: string) {
  await endLinks(tx, account.id);
  await tx.account.update({ where: { id: account.id }, data: { email }, select: { id: true } });
  const users = await tx.user.findMany({
    where: { accountId: account.id },
    select: { id: true, organizationId: true },
  });
  return users.map(({ id, organizationId }) => accessChanged(organizationId, id));
}
