import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/machine/database.mjs';
import { LogInDocument } from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { barriers, eventually, following, visit } from '../kit/browser.ts';
import { as } from '../kit/client.ts';
import { setUpTotp } from '../kit/factors.ts';
import { type IdentityProviderForTests, openIdentityProvider } from '../kit/identity-provider.ts';
import { newMember, newPharmacy, newWorld, password, someText } from '../kit/world.ts';

let app: App;
let provider: IdentityProviderForTests;
let publicUrl: string;

beforeAll(async () => {
  // The provider has to know where the server will be before that is started.
  const port = await freePort();
  publicUrl = `http://127.0.0.1:${port}`;
  app = await startApp({ environment: { PORT: String(port), PUBLIC_URL: publicUrl, SIGN_UP: 'invited' } });
  provider = await openIdentityProvider(`${publicUrl}/sign-on`);
});
afterAll(async () => {
  await app.close();
  await provider.close();
});

afterEach(() => app.clock.reset());

const choose = async (page: Page, row: string, label: string, option: string) => {
  await page.getByRole('group', { name: row }).getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

describe('who must have a second factor', () => {
  it('is set by the owner; whoever has none is led to set one up, in the window that is open', async () => {
    const world = await newWorld(app);
    await setUpTotp(app, world.owner);
    const colleague = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const theirs = await visit(app, { as: colleague, path: '/stock' });
    await following(theirs);
    const page = await visit(app, { as: world.owner, path: '/security' });
    await page.getByRole('radio', { name: 'No one', checked: true }).waitFor();
    await page.getByText('One of them does not have one yet.').waitFor();
    await page.getByText('All of them have one.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('radio', { name: 'Everyone' }).click();
    await page.getByRole('button', { name: 'Save the rule' }).click();
    await theirs.getByRole('heading', { level: 1, name: 'Set up a second factor' }).waitFor();
    await page.reload();
    await page.getByRole('radio', { name: 'Everyone', checked: true }).waitFor();
  });

  it('concerns the owner too, who goes on where they were', async () => {
    const { owner } = await newWorld(app);
    const page = await visit(app, { as: owner, path: '/security' });
    await page.getByRole('radio', { name: 'Owners and managers' }).click();
    await page.getByRole('button', { name: 'Save the rule' }).click();
    await page.getByRole('heading', { level: 1, name: 'Set up a second factor' }).waitFor();
    await setUpTotp(app, owner);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('radio', { name: 'Owners and managers', checked: true }).waitFor();
  });
});

describe('the identity provider', () => {
  it('is set up by the owner, with what each side needs of the other, and somebody signs in by it', async () => {
    const world = await newWorld(app);
    const second = await newPharmacy(world);
    const [found] = await app.sql<{ name: string }>('SELECT name FROM pharmacy WHERE id = $1', [second]);
    const page = await visit(app, { as: world.owner, path: '/security' });
    await page.getByRole('button', { name: /Main Street/ }).click();
    expect(await page.getByLabel('Redirect address', { exact: true }).innerText()).toBe(`${publicUrl}/sign-on`);
    await page.getByRole('button', { name: 'Set up the provider' }).click();
    await page.getByText('Enter the address of the provider.').waitFor();
    await page.getByText('Enter the secret of this client.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('Address of the provider').fill(provider.issuer);
    await page.getByLabel('Client ID').fill(provider.clientId);
    await page.getByLabel('Client secret', { exact: true }).fill(provider.clientSecret);
    await page.getByRole('button', { name: 'Add a group' }).click();
    await page.getByRole('button', { name: 'Set up the provider' }).click();
    await page.getByText('Enter the group.').waitFor();
    await page.getByLabel('Group', { exact: true }).fill('pharmacists');
    await choose(page, 'Group 1', 'Role', 'Pharmacist');
    await page.getByRole('button', { name: 'Add a group' }).click();
    await page.getByLabel('Group', { exact: true }).last().fill('night shift');
    await choose(page, 'Group 2', 'Pharmacy', found?.name ?? '');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Set up the provider' }).click();
    await page.getByRole('button', { name: 'Save the provider' }).waitFor();
    expect(await page.getByLabel('Client secret', { exact: true }).inputValue()).toBe('');
    const signOnUrl = await page.getByLabel('Where people sign in', { exact: true }).innerText();

    // A change of the groups leaves the secret as it is.
    await page.getByRole('button', { name: 'Remove the group night shift' }).click();
    await page.getByRole('button', { name: 'Save the provider' }).click();
    await eventually(() => app.sql(`SELECT 1 FROM group_role WHERE group_name = 'night shift'`)).toEqual([]);

    const subject = someText('subject');
    const email = `${subject}@pharmacy.example`;
    provider.people.set(subject, { email, email_verified: true, name: 'Ann Ward', groups: ['pharmacists'] });
    const theirs = await visit(app, { path: signOnUrl.slice(publicUrl.length) });
    await theirs.setExtraHTTPHeaders({ 'x-subject': subject });
    await theirs.getByRole('button', { name: 'Continue' }).click();
    await theirs.getByRole('heading', { level: 1, name: 'Where are you working today?' }).waitFor();
    await theirs.setExtraHTTPHeaders({});

    // What vouched for them goes, and with it their session.
    await page.getByRole('button', { name: 'Remove the provider' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove the provider' });
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Remove the provider' }).click();
    await page.getByRole('button', { name: 'Set up the provider' }).waitFor();
    expect(await page.getByLabel('Address of the provider').inputValue()).toBe('');
    await theirs.reload();
    await theirs.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  });

  it('that cannot be one is refused beside its field, and a new one wants its secret', async () => {
    const { owner } = await newWorld(app);
    const page = await visit(app, { as: owner, path: '/security' });
    const issuer = page.getByLabel('Address of the provider');
    await issuer.fill('not an address');
    await page.getByLabel('Client ID').fill('apotheca');
    await page.getByLabel('Client secret', { exact: true }).fill('a-secret');
    await page.getByRole('button', { name: 'Set up the provider' }).click();
    await page.locator('[name=issuer][aria-invalid=true]:focus').waitFor();
    await page.getByText('Give the address of the provider, without anything behind the path.').waitFor();
    await issuer.fill('https://login.example.com');
    await page.getByRole('button', { name: 'Set up the provider' }).click();
    await page.getByRole('button', { name: 'Save the provider' }).waitFor();
    await page.getByLabel('Client ID').fill('another');
    await page.getByText('everyone who signed in through the previous one').waitFor();
    await page.getByRole('button', { name: 'Save the provider' }).click();
    await page.getByText('Enter the secret of this client.').waitFor();
  });

  it('is asked for with a proof when the page stood open', async () => {
    const { owner } = await newWorld(app);
    const page = await visit(app, { as: owner, path: '/security' });
    await page.getByRole('radio', { name: 'Owners and managers' }).click();
    app.clock.advance({ minutes: 16 });
    await page.getByRole('button', { name: 'Save the rule' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { level: 1, name: 'Set up a second factor' }).waitFor();
  });
});

it('a member who lost their second factor signs in by the password alone once an owner took it away', async () => {
  const world = await newWorld(app);
  const colleague = await newMember(world, 'TECHNICIAN', world.pharmacyId);
  await setUpTotp(app, colleague);
  const page = await visit(app, { as: world.owner, path: `/people/${colleague.userId}` });
  const panel = page.getByRole('dialog').filter({ hasText: colleague.email });
  await panel.getByRole('button', { name: 'Lost their second factor …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Lost their second factor …' });
  await dialog.getByText('First make sure').waitFor();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Remove the second factors' }).click();
  await page.getByText(/have been removed/).waitFor();
  const { logIn } = await app.client().ask(LogInDocument, { input: { email: colleague.email, password } });
  as(logIn, 'SignedIn');
  // There is nothing left to take away.
  await panel.getByRole('button', { name: 'Lost their second factor …' }).click();
  await dialog.getByRole('button', { name: 'Remove the second factors' }).click();
  await panel.getByRole('alert').waitFor();
});

describe('the screen', () => {
  it('is not offered to a technician, nor to an owner of one pharmacy, and opens to neither', async () => {
    const world = await newWorld(app);
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const local = await newMember(world, 'OWNER', world.pharmacyId);
    for (const person of [technician, local]) {
      const page = await visit(app, { as: person, path: '/security' });
      await page.getByText('No access').waitFor();
      await page.getByRole('link', { name: 'Stock', exact: true }).waitFor();
      expect(await page.getByRole('link', { name: 'Security' }).count()).toBe(0);
    }
    const page = await visit(app, { as: world.owner });
    await page.getByRole('link', { name: 'Security' }).click();
    await page.getByRole('heading', { level: 1, name: 'Security' }).waitFor();
  });

  it('is there in German', async () => {
    const { owner } = await newWorld(app);
    const page = await visit(app, { as: owner, path: '/security', locale: 'de-DE' });
    await page.getByRole('heading', { level: 1, name: 'Sicherheit' }).waitFor();
    await page.getByRole('button', { name: 'Gruppe hinzufügen' }).click();
    await page.getByRole('radio', { name: 'Inhaber und Leitungen' }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});

it('a server that does not know its address says so, in the place of an address that would lead nowhere', async () => {
  const silent = await appForTest({ database: app.database });
  const { owner } = await newWorld(silent);
  const page = await visit(silent, { as: owner, path: '/security' });
  await page.getByText('The operator of the server has to set PUBLIC_URL').waitFor();
  expect(await barriers(page)).toEqual([]);
});
