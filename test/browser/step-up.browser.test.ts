import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newToken, sha256 } from '../../src/platform/crypto/crypto.ts';
import { type App, startApp } from '../kit/app.ts';
import { barriers, eventually, following, visit } from '../kit/browser.ts';
import { setUpTotp } from '../kit/factors.ts';
import { giveAuthenticator } from '../kit/virtual-authenticator.ts';
import { newDrug, newMember, newWorld, type Person, password, receive, someText } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
afterEach(() => app.clock.reset());

/** The same person by a session that an identity provider of the organization vouched for. */
async function vouched(person: Person): Promise<Person> {
  const token = newToken();
  await app.sql(
    `INSERT INTO session (id, organization_id, user_id, token_hash, issuer, expires_at)
     SELECT new_uuid_v7(), organization_id, id, $2, 'https://provider.example', now() + interval '1 day' FROM app_user WHERE id = $1`,
    [person.userId, sha256(token)],
  );
  return { ...person, token, client: app.client(token) };
}
/** As if nobody had touched any window of the browser for so long. */
const untouched = (page: Page, minutes: number) =>
  page.evaluate(`localStorage.setItem('apotheca-touched', String(Date.now() - ${minutes} * 60_000))`);
const locked = (page: Page) => page.getByRole('heading', { level: 1, name: 'Locked' });
async function showPassword(page: Page, shown: string, button: string) {
  await page.getByLabel('Password', { exact: true }).fill(shown);
  await page.getByRole('button', { name: button, exact: true }).click();
}
const lockNow = async (page: Page) => {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Lock now' }).click();
  await locked(page).waitFor();
};

describe('an act that wants a fresh proof', () => {
  it('asks for the password and is done after it; who cancels loses nothing', async () => {
    const world = await newWorld(app);
    const email = `${someText('new')}@pharmacy.example`;
    const page = await visit(app, { as: world.owner, path: '/people' });
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel('E-mail').fill(email);
    app.clock.advance({ minutes: 16 });
    const make = page.getByRole('button', { name: 'Create the link' });
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await make.click();
    await dialog.waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Your identity was not confirmed').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe(email);
    await make.click();
    await dialog.waitFor();
    await showPassword(page, 'not-the-password', 'Continue');
    await dialog.getByRole('alert').filter({ hasText: 'not your password' }).waitFor();
    await showPassword(page, password, 'Continue');
    await page.getByLabel('Invitation link').waitFor();
    const rows = await app.sql<{ outcome: string }>(
      `SELECT outcome FROM audit_log WHERE action = 'member.invite' AND actor_id = $1 ORDER BY id`,
      [world.owner.userId],
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['DENIED', 'DENIED', 'SUCCEEDED']);
    // From here on it is not asked again.
    await page.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: `Withdraw: ${email}` }).waitFor();
  });

  it('takes the code of the authenticator app as well, once', async () => {
    const world = await newWorld(app);
    const { app: telephone } = await setUpTotp(app, world.owner);
    const page = await visit(app, { as: world.owner, path: '/people' });
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel('E-mail').fill(`${someText('new')}@pharmacy.example`);
    app.clock.advance({ minutes: 16 });
    await page.getByRole('button', { name: 'Create the link' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await dialog.getByRole('button', { name: 'Use the authenticator app' }).click();
    await dialog.getByLabel('Six digits').fill('000000');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'wait for the next one' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByLabel('Six digits').fill(telephone.code());
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Invitation link').waitFor();
  });

  it('says to somebody whom a provider vouches for how they go on', async () => {
    const world = await newWorld(app);
    const page = await visit(app, { as: await vouched(world.owner), path: '/people' });
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel('E-mail').fill(`${someText('new')}@pharmacy.example`);
    app.clock.advance({ minutes: 16 });
    await page.getByRole('button', { name: 'Create the link' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await dialog.getByText('Anything you entered and did not save is lost.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Sign in again with your organization' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in with your organization' }).waitFor();
  });
});

describe('the lock', () => {
  it('takes the page out of the document after a time, and gives it back as it was', async () => {
    const world = await newWorld(app);
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await receive(world, await newDrug(world, { name: 'Atorvastatin' }), [{ quantity: 5 }]);
    const page = await visit(app, { as: technician, path: '/stock' });
    await following(page);
    await page.keyboard.press('Alt+i');
    const drawer = page.getByRole('dialog', { name: 'Receive' });
    await drawer.getByLabel('Code').and(page.locator(':focus')).waitFor();
    await page.getByText('Atorvastatin').first().waitFor({ state: 'attached' });
    await drawer.getByLabel('Lot number').fill('LOT-TYPED');
    await untouched(page, 16);
    await locked(page).waitFor();
    await page.getByText(technician.email).waitFor();
    const text = await page.content();
    const typed = await page.evaluate<string[]>(
      `[...document.querySelectorAll('input, textarea')].map(({ value }) => value)`,
    );
    for (const secret of ['Atorvastatin', 'LOT-TYPED', 'Main Street', 'Stock']) {
      expect(text).not.toContain(secret);
      expect(typed.join()).not.toContain(secret);
    }
    expect(await page.title()).toBe('Apotheca');
    expect(await barriers(page)).toEqual([]);
    // The drawer beneath would close by this, and another one open by that.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+d');
    await showPassword(page, 'not-the-password', 'Unlock');
    await page.getByRole('alert').filter({ hasText: 'not your password' }).waitFor();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await locked(page).waitFor({ state: 'detached' });
    await drawer.waitFor();
    expect(await drawer.getByLabel('Lot number').inputValue()).toBe('LOT-TYPED');
    expect(await page.title()).toContain('Stock');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  it('opens by the PIN, which is set on the account page, with what was typed', async () => {
    const world = await newWorld(app);
    const page = await visit(app, { as: world.owner, path: '/account' });
    const pin = page.getByLabel('New PIN');
    await pin.fill('123456');
    await page.getByRole('button', { name: 'Set the PIN' }).click();
    await page.getByRole('alert').filter({ hasText: 'too easy to guess' }).waitFor();
    await pin.fill('471902');
    await page.getByRole('button', { name: 'Set the PIN' }).click();
    await page.getByRole('button', { name: 'Remove the PIN' }).waitFor();
    await page.getByLabel('New address').fill('typed@pharmacy.example');
    await lockNow(page);
    const shown = page.getByLabel('PIN', { exact: true });
    await shown.waitFor();
    expect(await barriers(page)).toEqual([]);
    await shown.fill('590318');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('alert').filter({ hasText: 'not your PIN. Attempts left: 4' }).waitFor();
    await shown.fill('471902');
    await page.keyboard.press('Enter');
    await locked(page).waitFor({ state: 'detached' });
    expect(await page.getByLabel('New address').inputValue()).toBe('typed@pharmacy.example');
    await lockNow(page);
    for (const left of [4, 3, 2, 1, 0]) {
      await shown.fill(`59031${left}`);
      await page.getByRole('button', { name: 'Unlock' }).click();
      await page
        .getByRole('alert')
        .filter({ hasText: left > 0 ? `Attempts left: ${left}` : 'Too many wrong PINs' })
        .waitFor();
    }
    expect(await shown.count()).toBe(0);
    await showPassword(page, password, 'Unlock');
    await locked(page).waitFor({ state: 'detached' });
    expect(await page.getByLabel('New address').inputValue()).toBe('typed@pharmacy.example');
    await lockNow(page);
    await shown.waitFor();
    await page.getByRole('button', { name: 'Use the password' }).click();
    await showPassword(page, password, 'Unlock');
    await page.getByRole('button', { name: 'Remove the PIN' }).click();
    await page.getByRole('button', { name: 'Set the PIN' }).waitFor();
  });

  it('opens by a passkey, with what was typed', async () => {
    const { owner } = await newWorld(app);
    const page = await visit({ url: app.url.replace('127.0.0.1', 'localhost') }, { as: owner, path: '/account' });
    await giveAuthenticator(page);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'I have saved them' }).click();
    await page.getByLabel('New address').fill('typed@pharmacy.example');
    await lockNow(page);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await locked(page).waitFor({ state: 'detached' });
    expect(await page.getByLabel('New address').inputValue()).toBe('typed@pharmacy.example');
  });

  it('opens for somebody whom a provider vouches for by their PIN, or by signing in anew', async () => {
    const world = await newWorld(app);
    const person = await vouched(world.owner);
    // As somebody whom the provider brought: without a password.
    await app.sql(
      'UPDATE account SET password_hash = NULL WHERE id = (SELECT account_id FROM app_user WHERE id = $1)',
      [person.userId],
    );
    const page = await visit(app, { as: person, path: '/account' });
    await page.getByText('To change your password, address or second factors').waitFor();
    await page.getByLabel('New PIN').fill('471902');
    await page.getByRole('button', { name: 'Set the PIN' }).click();
    await page.getByRole('button', { name: 'Remove the PIN' }).waitFor();
    await lockNow(page);
    await page.getByLabel('PIN', { exact: true }).fill('471902');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove the PIN' }).click();
    await page.getByRole('button', { name: 'Set the PIN' }).waitFor();
    await lockNow(page);
    await page.getByText('no way to confirm your identity here').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in again with your organization' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in with your organization' }).waitFor();
  });

  it('covers every window and survives a reload, and whoever signs in next finds it open', async () => {
    const world = await newWorld(app);
    const page = await visit(app, { as: world.owner, path: '/people' });
    const other = await page.context().newPage();
    await other.goto('/stock');
    await other.getByRole('heading', { level: 1, name: 'Stock' }).waitFor();
    await lockNow(page);
    await locked(other).waitFor();
    await page.reload();
    await locked(page).waitFor();
    await page.getByText(world.owner.email).waitFor();
    expect(await page.content()).not.toContain('Main Street');
    await showPassword(page, password, 'Unlock');
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await other.getByRole('heading', { level: 1, name: 'Stock' }).waitFor();
    await lockNow(other);
    await locked(page).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').fill(world.owner.email);
    await other.getByLabel('E-mail').waitFor();
    await showPassword(page, password, 'Sign in');
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await other.getByRole('heading', { level: 1, name: 'Stock' }).waitFor();
  });

  it('leaves a wall as it is, and nobody comes to one from a window that is locked', async () => {
    const world = await newWorld(app);
    const page = await visit(app, { as: world.owner, path: '/wall' });
    const wall = page.getByRole('heading', { level: 1, name: 'Stock board' });
    await wall.waitFor();
    const counter = await page.context().newPage();
    await counter.goto('/stock');
    await counter.getByRole('heading', { level: 1, name: 'Stock' }).waitFor();
    await untouched(page, 16);
    await locked(counter).waitFor();
    await page.reload();
    await wall.waitFor();
    await counter.goto('/wall');
    await locked(counter).waitFor();
    await page.getByRole('link', { name: 'People' }).click();
    await locked(page).waitFor();
    await showPassword(page, password, 'Unlock');
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await page.goto('/wall');
    await wall.waitFor();
    await lockNow(page);
  });

  it('comes when the person of the browser wants it, or never', async () => {
    const world = await newWorld(app);
    const page = await visit(app, { as: world.owner, path: '/account' });
    await page.getByText('Never', { exact: true }).click();
    await untouched(page, 600);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
    expect(await locked(page).count()).toBe(0);
    await page.getByText('2 min', { exact: true }).click();
    await eventually(() => page.getByRole('radio', { name: '2 min' }).isChecked()).toBe(true);
    await untouched(page, 3);
    await locked(page).waitFor();
  });
});
