import { describe, expect, it } from 'vitest';
import { sendLetters } from '../../../src/features/mail/index.ts';
import * as api from '../../generated/graphql.ts';
import { appForTest } from '../../kit/app.ts';
import { as } from '../../kit/client.ts';
import { mailboxForTest, mailTo, tokenIn } from '../../kit/mailbox.ts';
import { until } from '../../kit/until.ts';
import { newMember, type Person, password, someText, type World } from '../../kit/world.ts';
import { disable, erase, tablesWith, trailOf, useErasure } from './erasure.kit.ts';

useErasure();

describe('where mail is sent', () => {
  /** A server that sends mail, on which somebody signed up by it. */
  async function founded() {
    const mailbox = await mailboxForTest();
    const posting = await appForTest({ environment: mailTo(mailbox) });
    const email = `${someText('founder')}@pharmacy.example`;
    const names = { name: 'Gundula Beispiel', organizationName: 'Harbour', pharmacyName: 'Pier 2' };
    const input = { email, password, ...names, pharmacyCode: 'PIER', timezone: 'UTC' };
    const { signUp } = await posting.client().ask(api.SignUpDocument, { input });
    as(signUp, 'ConfirmationSent');
    await sendLetters(posting.server.platform);
    const [letter] = mailbox.to(email);
    if (!letter) throw new Error('No letter came.');
    const { confirmSignUp } = await posting
      .client()
      .ask(api.ConfirmSignUpDocument, { input: { token: tokenIn(letter), password } });
    const { token, user } = as(confirmSignUp, 'SignedIn');
    const founder: Person = { client: posting.client(token), token, userId: user.id, email };
    return { posting, mailbox, founder };
  }

  it('nothing is left in the trail of whoever signed up, and nobody puts another’s address there', async () => {
    const { posting, founder } = await founded();
    const stranger = `${someText('stranger')}@pharmacy.example`;
    const input = {
      email: stranger,
      password,
      name: 'Somebody Else',
      organizationName: 'X',
      pharmacyName: 'Y',
      pharmacyCode: 'Z',
    };
    await posting.client().ask(api.SignUpDocument, { input: { ...input, timezone: 'UTC' } });
    const trailWith = (text: string) =>
      posting.sql('SELECT payload FROM audit_log WHERE strpos(payload::text, $1) > 0', [text]);
    for (const text of [founder.email, stranger, 'Somebody Else', 'Gundula']) expect(await trailWith(text)).toEqual([]);
    const [asked] = await posting.sql(
      `SELECT payload FROM audit_log WHERE action = 'organization.sign-up' ORDER BY id LIMIT 1`,
    );
    expect(asked).toMatchObject({
      payload: { input: { email: '[address]' }, after: { confirmation: { email: '[address]' } } },
    });
  });

  it.each([['typed for the first time'], ['invited once']])(
    'an address that was asked for and never confirmed goes too, %s',
    async (how) => {
      const { posting, mailbox, founder } = await founded();
      const world: World = { app: posting, owner: founder, pharmacyId: '' };
      const person = await newMember(world, 'PHARMACIST', null);
      const next = `${someText('next')}@pharmacy.example`;
      if (how === 'invited once')
        await founder.client.ask(api.InviteMemberDocument, { input: { email: next, role: 'AUDITOR' } });
      const { changeEmail: asked } = await person.client.ask(api.ChangeEmailDocument, {
        input: { email: next, currentPassword: password },
      });
      as(asked, 'ConfirmationSent');
      await until('the letter is sent', async () => {
        await sendLetters(posting.server.platform);
        return mailbox.to(next).length > 0;
      });
      expect(JSON.stringify(await trailOf(founder, { actorId: person.userId }))).toContain(next);
      await disable(founder, person);
      as(await erase(founder, person), 'UserErased');
      expect(JSON.stringify(await trailOf(founder))).not.toContain(next);
      expect(await tablesWith(next, posting)).toEqual([]);
    },
  );
});
