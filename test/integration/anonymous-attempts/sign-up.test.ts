import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AcceptInvitationDocument, LogInDocument, SignUpDocument } from '../../generated/graphql.ts';
import { type App, appForTest } from '../../kit/app.ts';
import { as } from '../../kit/client.ts';
import { newWorld, password, someText } from '../../kit/world.ts';
import { app, codeOf, from, somewhere, useStrangers } from './anonymous-attempts.kit.ts';

useStrangers();

const signUpInput = () => ({
  name: 'An Owner',
  email: `${someText('somebody')}@pharmacy.example`,
  password,
  organizationName: 'A Group',
  pharmacyName: 'Main Street',
});
describe('signing up', () => {
  const signUp = (here: App, address: string) =>
    here
      .client()
      .send<{ signUp: { __typename: string } }>(SignUpDocument.toString(), { input: signUpInput() }, from(address));

  it('makes so many organizations from one network, and no more', async () => {
    const network = somewhere();
    const made: unknown[] = [];
    for (let nth = 0; nth < 14; nth += 1) {
      const answer = await signUp(app, network.replace(/1$/, String(nth)));
      made.push(answer.data?.signUp?.__typename ?? codeOf(answer));
    }
    expect(made.filter((each) => each === 'SignedIn')).toHaveLength(10);
    expect(made.slice(10)).toEqual(Array.from({ length: 4 }, () => 'RATE_LIMITED'));
    expect((await signUp(app, somewhere())).data?.signUp.__typename).toBe('SignedIn');
  });

  it('makes so many in all, wherever they are asked for', async () => {
    const here = await appForTest({ environment: { TRUST_PROXY: '127.0.0.1' } });
    const answers: unknown[] = [];
    for (let nth = 0; nth < 105; nth += 1) {
      const answer = await signUp(here, `2001:db8:bbbb:${nth.toString(16)}::1`);
      answers.push(answer.data?.signUp?.__typename ?? codeOf(answer));
    }
    expect(answers.filter((each) => each === 'SignedIn')).toHaveLength(100);
    expect(answers.slice(100)).toEqual(Array.from({ length: 5 }, () => 'RATE_LIMITED'));
  });

  it.each(['invited', 'closed'])('is closed with SIGN_UP=%s', async (setting) => {
    const here = await appForTest({ environment: { SIGN_UP: setting } });
    const answer = await here.client().error(SignUpDocument, { input: signUpInput() });
    expect(answer.extensions.code).toBe('FORBIDDEN');
    expect(await here.sql('SELECT 1 FROM organization')).toEqual([]);
    const { acceptInvitation } =
      setting === 'invited'
        ? await here.client().ask(AcceptInvitationDocument, { input: { token: 'made-up', name: 'A', password } })
        : { acceptInvitation: null };
    if (setting === 'invited') expect(acceptInvitation?.__typename).toBe('InvitationNotValid');
    else {
      const error = await here
        .client()
        .error(AcceptInvitationDocument, { input: { token: 'made-up', name: 'A', password } });
      expect(error.extensions.code).toBe('FORBIDDEN');
    }
  });
});

describe('an idempotency key of somebody who is not signed in', () => {
  const deviceToken = () => randomBytes(32).toString('base64url');
  const ask = (input: object, key: string, address: string) =>
    app
      .client()
      .ask(
        LogInDocument,
        { input: input as { email: string; password: string } },
        { idempotencyKey: key, ...from(address) },
      )
      .then((data) => as(data.logIn, 'SignedIn').token);

  it('gives a stranger elsewhere nothing of another’s answer, whatever they know', async () => {
    const { owner } = await newWorld(app);
    const key = randomUUID();
    const input = { email: owner.email, password };
    const here = somewhere();
    const mine = await ask(input, key, here);
    expect(await ask(input, key, here)).toBe(mine);
    expect(await ask(input, key, somewhere())).not.toBe(mine);
  });

  it('is the sender’s over another network, by the device', async () => {
    const { owner } = await newWorld(app);
    const key = randomUUID();
    const input = { email: owner.email, password, deviceToken: deviceToken() };
    const mine = await ask(input, key, somewhere());
    expect(await ask(input, key, somewhere())).toBe(mine);
    expect(await ask({ ...input, deviceToken: deviceToken() }, key, somewhere())).not.toBe(mine);
  });

  it('stands in nobody else’s way', async () => {
    const [one, two] = [await newWorld(app), await newWorld(app)];
    const address = somewhere();
    const [first, second] = [
      await ask({ email: one.owner.email, password }, 'sign-in', address),
      await ask({ email: two.owner.email, password }, 'sign-in', address),
    ];
    expect(first).not.toBe(second);
  });
});
