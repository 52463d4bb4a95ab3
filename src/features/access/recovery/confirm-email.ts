import { Field, InputType, ObjectType } from 'type-graphql';
import type { Actor } from '../../../domain/authorization/actor.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import type { Caller } from '../../../platform/platform.ts';
import { queueLetter } from '../../mail/index.ts';
import { EmailTaken, LinkNotValid } from '../access.results.ts';
import { accountOfUser } from '../account.ts';
import { emailTaken, linkNotValid } from '../refusals.ts';
import { ownSubject } from '../sessions/new-session.ts';
import { isEmailTaken, moveAccountTo } from './account-email.ts';
import { openLink, useLink } from './account-link.ts';

@InputType({ description: 'The proof that a new address is yours.' })
export class ConfirmEmailInput {
  @Secret()
  @Field({ description: 'The token of the link that was sent there.' })
  @Text(100)
  token!: string;
}

@ObjectType({ description: 'The new address is the one to sign in with.', simpleResolvers: true })
export class EmailConfirmed {
  @Field({ description: 'The e-mail address that was confirmed.' })
  email!: string;
}

export const ConfirmEmailResult = resultUnion('ConfirmEmailResult', 'What confirmEmail answers.', () => [
  EmailConfirmed,
  LinkNotValid,
  EmailTaken,
]);

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
