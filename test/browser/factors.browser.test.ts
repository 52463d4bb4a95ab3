import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LogInDocument, SetFactorPolicyDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { barriers, narrow, visit } from '../kit/browser.ts';
import { as } from '../kit/client.ts';
import { AuthenticatorApp, setUpTotp } from '../kit/factors.ts';
import { giveAuthenticator } from '../kit/virtual-authenticator.ts';
import { newMember, newWorld, type Person, password, type World } from '../kit/world.ts';

let app: App;
let world: World;
/** Passkeys are made for hosts with a name. */
let place: { readonly url: string };
beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
  place = { url: app.url.replace('127.0.0.1', 'localhost') };
});
afterAll(() => app.close());

const member = () => newMember(world, 'TECHNICIAN', world.pharmacyId);

async function signIn(page: Page, { email }: Person): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
const signOut = async (page: Page) => {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
};
const isIn = (page: Page) => page.getByRole('button', { name: /^Account/ }).waitFor();

describe('second factors', () => {
  it('are set up with an authenticator app, and asked for at the next sign-in', async () => {
    const person = await member();
    const page = await visit(app, { as: person, path: '/account' });
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('img', { name: 'Code for the authenticator app' }).waitFor();
    const secret = await page.locator('code').first().innerText();
    const telephone = new AuthenticatorApp(app, secret);
    await page.getByLabel('Six digits').fill(telephone.code());
    await page.getByRole('button', { name: 'Confirm' }).click();
    const codes = page.getByRole('status').filter({ hasText: 'shown only once' });
    await codes.waitFor();
    expect(await codes.locator('code').count()).toBe(10);
    const recoveryCode = await codes.locator('code').first().innerText();
    await page.getByRole('button', { name: 'I have saved them' }).click();
    await codes.waitFor({ state: 'detached' });

    await signOut(page);
    await signIn(page, person);
    await page.getByLabel('Six digits').fill('000000');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'wrong or has been used already' }).waitFor();
    await page.getByLabel('Six digits').fill(telephone.code({ steps: 1 }));
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await isIn(page);

    await signOut(page);
    await signIn(page, person);
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByLabel('Recovery code').fill(recoveryCode);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await isIn(page);
  });

  it('are passkeys: made on the account page, then signing in alone, and after the password', async () => {
    const person = await member();
    const page = await visit(place, { as: person, path: '/account' });
    await giveAuthenticator(page);
    await page.getByLabel('Name of the new passkey').fill('Counter');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'I have saved them' }).click();
    await page.getByRole('button', { name: 'Remove Counter' }).waitFor();

    await signOut(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await isIn(page);

    await signOut(page);
    await signIn(page, person);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await isIn(page);

    await page.goto('/account');
    await page.getByRole('button', { name: 'Remove Counter' }).click();
    await page.getByText('None yet.').waitFor();
    as((await app.client().ask(LogInDocument, { input: { email: person.email, password } })).logIn, 'SignedIn');
  });

  it('are asked for before anything else where the organization says so', async () => {
    const { owner, pharmacyId } = await newWorld(app);
    await setUpTotp(app, owner);
    await owner.client.ask(SetFactorPolicyDocument, { input: { factorPolicy: 'EVERYBODY' } });
    const person = await newMember({ app, owner, pharmacyId }, 'PHARMACIST', pharmacyId);
    const page = await visit(place, { as: person });
    await page.getByRole('heading', { level: 1, name: 'Set up a second factor' }).waitFor();
    await page.getByRole('button', { name: 'Set up' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await giveAuthenticator(page);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'I have saved them' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await isIn(page);
  });

  it('are shown without a barrier, and fit a telephone', async () => {
    const person = await member();
    const page = await visit(app, { as: person, path: '/account', size: narrow });
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('img', { name: 'Code for the authenticator app' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});
