import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { examples } from '../../playground/examples.ts';
import { SignUpDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { visit } from '../kit/browser.ts';
import { as } from '../kit/client.ts';

/** The account that the first tab signs in. */
const { email, password } = z.object({ email: z.string(), password: z.string() }).parse(examples[0]?.variables?.input);

let app: App;
beforeAll(async () => {
  app = await startApp();
  const { signUp } = await app.client().ask(SignUpDocument, {
    input: {
      email,
      password,
      name: 'A Pharmacist',
      organizationName: 'Riverside Health',
      pharmacyName: 'Riverside Pharmacy',
      timezone: 'UTC',
    },
  });
  as(signUp, 'SignedIn');
});
afterAll(() => app.close());

/** Runs the first tab once its query and its variables stand in the editors, and waits until it has signed the page in. */
async function runFirstTab(page: Page): Promise<void> {
  await page.getByText('mutation SignIn').waitFor();
  await page.getByText(password).waitFor();
  await page.getByRole('button', { name: /^Execute query/ }).click();
  await page.getByText(`Signed in as ${email}`).waitFor();
}

it('answers the first tab at once, without a look at another', async () => {
  const page = await visit(app, { path: '/playground' });
  await runFirstTab(page);
  await page.locator('.graphiql-response').getByText('"memberships"').waitFor();
});

it('answers the first tab also when the page was loaded anew before', async () => {
  const page = await visit(app, { path: '/playground/' });
  await page.getByText(password).waitFor();
  await page.reload();
  await runFirstTab(page);
  expect(await page.getByRole('tab').count()).toBe(examples.length);
});
