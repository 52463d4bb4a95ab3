import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../scripts/machine/database.mjs';
import { SetIdentityProviderDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { barriers, visit } from '../kit/browser.ts';
import { as } from '../kit/client.ts';
import { type IdentityProviderForTests, openIdentityProvider } from '../kit/identity-provider.ts';
import { newWorld, someText } from '../kit/world.ts';

let app: App;
let provider: IdentityProviderForTests;
/** As `/sign-on?organization=…`. */
let path: string;

beforeAll(async () => {
  // The provider has to know where the server will be before that is started.
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  app = await startApp({ environment: { PORT: String(port), PUBLIC_URL: publicUrl, SIGN_UP: 'invited' } });
  provider = await openIdentityProvider(`${publicUrl}/sign-on`);
  const { owner } = await newWorld(app);
  const { issuer, clientId, clientSecret } = provider;
  const { setIdentityProvider } = await owner.client.ask(SetIdentityProviderDocument, {
    input: {
      ...{ issuer, clientId, clientSecret },
      scope: 'openid email profile',
      groupsClaim: 'groups',
      groupRoles: [{ group: 'pharmacists', role: 'PHARMACIST' }],
    },
  });
  path = (as(setIdentityProvider, 'IdentityProvider').signOnUrl ?? '').slice(publicUrl.length);
});
afterAll(async () => {
  await app.close();
  await provider.close();
});

/** Somebody at the provider who opens the address that their organization gave them. */
async function arrive(groups: readonly string[], options: Parameters<typeof visit>[1] = {}) {
  const subject = someText('subject');
  provider.people.set(subject, {
    email: `${subject}@pharmacy.example`,
    email_verified: true,
    name: 'Ann Ward',
    groups,
  });
  const page = await visit(app, { path, ...options });
  await page.setExtraHTTPHeaders({ 'x-subject': subject });
  return page;
}

it('somebody signs in through their organization, which the browser remembers', async () => {
  const page = await arrive(['pharmacists']);
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /^Account/ }).waitFor();
  expect(new URL(page.url()).search).toBe('');
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in with your organization' }).click();
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  await page.setExtraHTTPHeaders({});
});

it('somebody without a role is told so, in their language', async () => {
  const page = await arrive(['others'], { locale: 'de-DE' });
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('alert').filter({ hasText: 'Keine Ihrer Gruppen hat eine Rolle' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.setExtraHTTPHeaders({});
});

it('an answer of the provider that this browser did not ask for signs nobody in', async () => {
  const page = await visit(app, { path: '/sign-on?code=stolen&state=stolen' });
  await page.getByRole('alert').filter({ hasText: 'another window or browser' }).waitFor();
  expect(new URL(page.url()).search).toBe('');
});
