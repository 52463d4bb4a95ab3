import { randomInt } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { type App, startApp } from '../../kit/app.ts';

// What the tests of people who are not signed in share: a server, and where they ask from.

/** What strangers try on a server that stands in the open, and what it costs those who belong there. */

export let app: App;
/** An address that nobody else has in this file. */
export const somewhere = () => `2001:db8:${randomInt(65_536).toString(16)}:${randomInt(65_536).toString(16)}::1`;
export const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
export const logIn = (here: App, input: object, address = somewhere()) =>
  here
    .client()
    .send<{ logIn: { __typename: string; token?: string; deviceToken?: string } }>(
      `mutation LogIn($input: LogInInput!) { logIn(input: $input) { __typename ... on SignedIn { token deviceToken } } }`,
      { input },
      from(address),
    );
export const codeOf = (answer: { errors?: readonly { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

/** What each file needs before its tests, and what is done after them. */
export function useStrangers(): void {
  beforeAll(async () => {
    app = await startApp({ environment: { TRUST_PROXY: '127.0.0.1' } });
  });

  afterAll(() => app.close());
}
