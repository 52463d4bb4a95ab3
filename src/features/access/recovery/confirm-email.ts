import type { Actor } from '../../../domain/authorization/actor.ts';
import type { Caller } from '../../../platform/platform.ts';
import { queueLetter } from '../../mail/index.ts';
import type { ConfirmEmailInput } from '../access.input.ts';
import { accountOfUser } from '../account.ts';
import { emailTaken, linkNotValid } from '../refusals.ts';
import { ownSubject } from '../sessions/new-session.ts';
import { isEmailTaken, moveAccountTo } from './account-email.ts';
import { openLink, useLink } from './account-link.ts';

/** Takes the new address that a link was sent to; the one before is told. Sessions go on: whoever is signed in proved the password. */
export async function confirmEmail(caller: Caller<Actor | null>, { token }: ConfirmEmailInput) {
  const { platform, now, language } = caller;
  return caller.run({
    load: async (tx) => {
      const link = await openLink(tx, 'EMAIL_CHANGE', token, now);
      const taken = link?.email && (await isEmailTaken(tx, link.email, link.accountId));
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
      const events = await moveAccountTo(tx, account, email);
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
