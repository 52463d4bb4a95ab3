import { Field, InputType } from 'type-graphql';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { Email, Password } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { newToken } from '../../../platform/crypto/crypto.ts';
import type { Post } from '../../../platform/network/smtp.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import { linkTo, pages, queueLetter } from '../../mail/index.ts';
import { ConfirmationSent, EmailTaken, InvalidCredentials } from '../access.results.ts';
import { User } from '../access.type.ts';
import { emailTaken, invalidCredentials } from '../refusals.ts';
import { publicUser } from '../sessions/new-session.ts';
import { isEmailTaken, moveAccountTo } from './account-email.ts';
import { keepLink, linkExpiry } from './account-link.ts';
import { type ShownPassword, showPassword, stillShown } from './passwords.ts';

@InputType({ description: 'Another address to sign in with.' })
export class ChangeEmailInput {
  @Field({ description: 'The new e-mail address to sign in with.' })
  @Email()
  email!: string;

  @Secret()
  @Field({ description: 'Your password: an open page is not enough.' })
  @Password()
  currentPassword!: string;
}

export const ChangeEmailResult = resultUnion(
  'ChangeEmailResult',
  'What changeEmail answers: yourself with the new address, or that it is asked first.',
  () => [User, ConfirmationSent, EmailTaken, InvalidCredentials],
);

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
      events: await moveAccountTo(tx, account, email),
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
    taken: await isEmailTaken(tx, email, shown.account.id),
  };
}
