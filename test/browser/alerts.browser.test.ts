import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DispenseStockDocument } from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { barriers, following, visit } from '../kit/browser.ts';
import { dayFromNow, newMember, newWorld, stocked, type World } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ jobs: true });
});
afterAll(() => app.close());

/** A pharmacy of the test's own, with somebody at its counter. */
async function pharmacy(at = app) {
  const world = await newWorld(at);
  return { world, technician: await newMember(world, 'TECHNICIAN', world.pharmacyId) };
}

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

async function nameOf({ app: { sql } }: World, stockId: string): Promise<string> {
  const [found] = await sql<{ name: string }>(
    'SELECT d.name FROM drug d JOIN stock s ON s.drug_id = d.id WHERE s.id = $1',
    [stockId],
  );
  return found?.name ?? '';
}

async function shortStock(world: World) {
  const { stockId } = await stocked(world, [{ quantity: 3 }], 20);
  return nameOf(world, stockId);
}

describe('a shortage', () => {
  it('that one window causes is told to the others at once, on the list and as a notice', async () => {
    // This server looks for news by itself once a day: what shows was told by the dispensing itself. How soon is for a machine with nothing
    // else to do, and `npm run measure:dashboard`.
    const told = await appForTest({ pollMs: 86_400_000 });
    const { world, technician } = await pharmacy(told);
    const { stockId } = await stocked(world, [{ quantity: 25 }], 20);
    const name = await nameOf(world, stockId);
    const [list, elsewhere, counter] = await Promise.all([
      visit(told, { as: world.owner, path: '/alerts' }),
      visit(told, { as: world.owner, path: '/orders' }),
      visit(told, { as: technician, path: `/stock/${stockId}` }),
    ]);
    for (const page of [list, elsewhere]) await following(page);
    await counter.getByRole('dialog', { name }).getByRole('button', { name: 'Dispense' }).click();
    await counter.getByLabel('Quantity').fill('15');
    const shown = Promise.all([
      row(list, name).filter({ hasText: 'Low stock' }).waitFor(),
      elsewhere.getByText(`Low stock: ${name}, 10 usable.`).waitFor(),
    ]);
    await counter.getByRole('dialog', { name: 'Dispense' }).getByRole('button', { name: 'Dispense' }).click();
    await shown;
  });

  it('that ends goes by itself', async () => {
    const { world, technician } = await pharmacy();
    const { stockId } = await stocked(world, [{ quantity: 25 }], 20);
    const name = await nameOf(world, stockId);
    await technician.client.ask(DispenseStockDocument, { input: { stockId, quantity: 10 } });
    const [page, list] = await Promise.all([
      visit(app, { as: world.owner, path: '/alerts' }),
      visit(app, { as: technician, path: '/alerts' }),
    ]);
    await row(list, name).waitFor();
    await following(list);
    await page.getByRole('link', { name }).click();
    await page.getByRole('dialog', { name }).getByRole('button', { name: 'Receive' }).click();
    await page.getByLabel('Lot number').fill('NEW-1');
    await page.getByLabel('Expires on').fill(dayFromNow(300));
    await page.getByLabel('Quantity').fill('50');
    await page.getByRole('dialog', { name: 'Receive' }).getByRole('button', { name: 'Receive' }).click();
    await page.getByText(/^Received 50/).waitFor();
    await row(list, name).waitFor({ state: 'detached' });
  });
});

describe('dealing with an alert', () => {
  it('acknowledged, given to somebody and put off, each seen in a second window', async () => {
    const { world, technician } = await pharmacy();
    const name = await shortStock(world);
    const [page, other] = await Promise.all([
      visit(app, { as: world.owner, path: '/alerts' }),
      visit(app, { as: technician, path: '/alerts' }),
    ]);
    await row(other, name).filter({ hasText: 'Open' }).waitFor();
    for (const each of [page, other]) await following(each);
    await page.getByRole('button', { name: `Acknowledge: ${name}` }).click();
    await row(other, name).filter({ hasText: 'Acknowledged' }).waitFor();

    await page.getByRole('button', { name: `More: ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Assign to someone' }).click();
    const dialog = page.getByRole('dialog', { name: `Who will handle ${name}?` });
    await dialog.getByRole('button', { name: 'Close' }).waitFor();
    const [found] = await app.sql<{ name: string }>('SELECT name FROM app_user WHERE email = $1', [technician.email]);
    await dialog
      .locator('input')
      .and(dialog.getByLabel('Assigned to', { exact: true }))
      .click();
    await page.getByRole('option', { name: found?.name ?? '', exact: true }).click();
    await dialog.getByRole('button', { name: 'Assign to someone' }).click();
    await other.locator('label').filter({ hasText: 'Assigned to me' }).click();
    await row(other, name)
      .filter({ hasText: found?.name ?? '' })
      .waitFor();

    await other.getByRole('button', { name: `More: ${name}` }).click();
    await other.getByRole('menuitem', { name: 'eight hours' }).click();
    await row(page, name).filter({ hasText: 'Snoozed' }).waitFor();
    await page.getByText('Resolved', { exact: true }).click();
    await row(page, name).waitFor({ state: 'detached' });
  });

  it('acknowledged shows so once the server has confirmed it, and not when it is refused', async () => {
    const world = await newWorld(app);
    const name = await shortStock(world);
    const page = await visit(app, { as: world.owner, path: '/alerts', expected: /Failed to load resource/ });
    await row(page, name).filter({ hasText: 'Open' }).waitFor();
    let answer = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = () => void resolve();
    });
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('alertId')) return route.continue();
      await held;
      await route.fulfill({
        status: 403,
        json: { errors: [{ message: 'Not yours.', extensions: { code: 'FORBIDDEN' } }] },
      });
    });
    const acknowledge = page.getByRole('button', { name: `Acknowledge: ${name}` });
    await acknowledge.click();
    await page.locator('button[data-loading=true]').waitFor();
    expect(await row(page, name).filter({ hasText: 'Open' }).count()).toBe(1);
    answer();
    await page.getByRole('alert').filter({ hasText: 'Not yours.' }).waitFor();
    await page.locator('button[data-loading=true]').waitFor({ state: 'detached' });
    expect(await row(page, name).filter({ hasText: 'Open' }).count()).toBe(1);
    const states = await app.sql('SELECT state FROM alert WHERE pharmacy_id = $1', [world.pharmacyId]);
    expect(states).toEqual([{ state: 'OPEN' }]);
  });

  it('is not offered to an auditor', async () => {
    const world = await newWorld(app);
    const name = await shortStock(world);
    const auditor = await newMember(world, 'AUDITOR', null);
    const page = await visit(app, { as: auditor, path: '/alerts' });
    await row(page, name).waitFor();
    expect(await page.getByRole('button', { name: /Acknowledge|More/ }).count()).toBe(0);
  });
});

it('the list has no barrier, and fits a telephone', async () => {
  const world = await newWorld(app);
  const name = await shortStock(world);
  const page = await visit(app, { as: world.owner, path: '/alerts' });
  await page.getByRole('link', { name }).waitFor();
  expect(await barriers(page)).toEqual([]);
});
