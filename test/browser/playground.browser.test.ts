import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { examples } from '../../playground/examples.ts';
import { SignUpDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { visit } from '../kit/browser.ts';

/** The account that the first tab signs in. */
const { email, password } = z.object({ email: z.string(), password: z.string() }).parse(examples[0]?.variables?.input);

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.client().ask(SignUpDocument, {
    input: {
      email,
      password,
      name: 'A Pharmacist',
      organizationName: 'Riverside Health',
      pharmacyName: 'Riverside Pharmacy',
      timezone: 'UTC',
    },
  });
});
afterAll(() => app.close());

const run = /^Execute query/;

it('answers the first tab at once, without a look at another', async () => {
  const page = await visit(app, { path: '/playground' });
  await page.getByRole('button', { name: run }).click();
  await page.getByText(`Signed in as ${email}`).waitFor();
  await page.locator('.graphiql-response').getByText('"memberships"').waitFor();
});

it('answers the first tab also when the page was loaded anew before', async () => {
  const page = await visit(app, { path: '/playground/' });
  await page.getByRole('button', { name: run }).waitFor();
  await page.reload();
  expect(await page.getByRole('tab').count()).toBe(examples.length);
  await page.getByRole('button', { name: run }).click();
  await page.getByText(`Signed in as ${email}`).waitFor();
});
