import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../kit/app.ts';
import { barriers, eventually, following, visit } from '../kit/browser.ts';
import { newDrug, newMember, newWorld, password, receive, someText } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
afterEach(() => app.clock.reset());

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
    const make = page.getByRole('button', { name: 'Make the link' });
    const dialog = page.getByRole('dialog', { name: 'Show that it is you' });
    await make.click();
    await dialog.waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('You did not show that it is you').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe(email);
    await make.click();
    await dialog.waitFor();
    await showPassword(page, 'not-the-password', 'Go on');
    await dialog.getByRole('alert').filter({ hasText: 'not your password' }).waitFor();
    await showPassword(page, password, 'Go on');
    await page.getByLabel('Link of the invitation').waitFor();
    const rows = await app.sql<{ outcome: string }>(
      `SELECT outcome FROM audit_log WHERE action = 'member.invite' AND actor_id = $1 ORDER BY id`,
      [world.owner.userId],
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['DENIED', 'DENIED', 'SUCCEEDED']);
    // From here on it is not asked again.
    await page.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: `Withdraw: ${email}` }).waitFor();
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
    const wall = page.getByRole('heading', { level: 1, name: 'Stock wall' });
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
