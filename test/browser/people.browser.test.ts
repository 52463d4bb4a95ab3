import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../kit/app.ts';
import { barriers, following, visit } from '../kit/browser.ts';
import { newMember, newWorld, type Person, password, someText } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ sweeps: true });
});
afterAll(() => app.close());

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

async function open(page: Page, person: Person) {
  const [found] = await app.sql<{ name: string }>('SELECT name FROM app_user WHERE id = $1', [person.userId]);
  const name = found?.name ?? '';
  await row(page, person.email).getByRole('button', { name }).click();
  const panel = page.getByRole('dialog', { name });
  await panel.waitFor();
  return { panel, name };
}

describe('an invitation', () => {
  it('is handed over as a link, taken up in another browser, and the person is there', async () => {
    const world = await newWorld(app);
    const email = `${someText('new')}@pharmacy.example`;
    const page = await visit(app, { as: world.owner, path: '/people' });
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Make the link' }).click();
    const link = await page.getByLabel('Link of the invitation').innerText();
    await page.getByRole('button', { name: 'Close' }).last().click();
    await row(page, email).filter({ hasText: 'Technician' }).waitFor();

    const theirs = await visit(app, { path: new URL(link.trim()).pathname + new URL(link.trim()).hash });
    await theirs.getByLabel('Name').fill('New Colleague');
    await theirs.getByLabel('Password', { exact: true }).fill(password);
    await theirs.getByRole('button', { name: 'Take up the invitation' }).click();
    await theirs.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.reload();
    await row(page, email).filter({ hasText: 'New Colleague' }).waitFor();
    await page.getByText('Nobody is invited now').waitFor();
  });

  it('is withdrawn, and its link is refused', async () => {
    const world = await newWorld(app);
    const email = `${someText('late')}@pharmacy.example`;
    const page = await visit(app, { as: world.owner, path: '/people' });
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByLabel('Link of the invitation').waitFor();
    await page.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: `Withdraw: ${email}` }).click();
    await page.getByRole('dialog', { name: 'Withdraw' }).getByRole('button', { name: 'Withdraw' }).click();
    await row(page, email).waitFor({ state: 'detached' });
    expect(await app.sql('SELECT 1 FROM invitation WHERE email = $1', [email])).toEqual([]);
  });
});

describe('a person', () => {
  it('is given another role, which holds at once in their own window', async () => {
    const world = await newWorld(app);
    const colleague = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const theirs = await visit(app, { as: colleague, path: '/stock' });
    await theirs.getByRole('button', { name: 'Dispense' }).waitFor();
    expect(await theirs.getByRole('button', { name: 'Correct' }).count()).toBe(0);
    await following(theirs);
    const page = await visit(app, { as: world.owner, path: '/people' });
    const { panel } = await open(page, colleague);
    const role = panel.locator('input[aria-haspopup=listbox]').first();
    await role.click();
    await page.getByRole('option', { name: 'Pharmacist' }).click();
    await row(page, colleague.email).filter({ hasText: 'Pharmacist' }).waitFor();
    await theirs.getByRole('button', { name: 'Correct' }).waitFor();
  });

  it('is signed out of a session by the owner, and told why', async () => {
    const world = await newWorld(app);
    const colleague = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const theirs = await visit(app, { as: colleague, path: '/stock' });
    await following(theirs);
    const page = await visit(app, { as: world.owner, path: '/people' });
    const { panel } = await open(page, colleague);
    await panel.getByRole('button', { name: /^End the session/ }).click();
    await theirs.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await theirs.getByText(/session (has|was) ended/i).waitFor();
    await panel.getByText('Not signed in anywhere.').waitFor();
  });

  it('who is the last owner keeps the role and the access, in words', async () => {
    const world = await newWorld(app);
    const page = await visit(app, { as: world.owner, path: '/people' });
    const { panel } = await open(page, world.owner);
    await panel.getByRole('button', { name: 'End access' }).click();
    await page.getByRole('dialog', { name: 'End access' }).getByRole('button', { name: 'End access' }).click();
    await panel.getByRole('alert').filter({ hasText: /owner/ }).waitFor();
    await row(page, world.owner.email).filter({ hasText: 'Active' }).waitFor();
  });
});

it('the list and a person have no barrier, and fit a telephone', async () => {
  const { owner } = await newWorld(app);
  const page = await visit(app, { as: owner, path: '/people' });
  await row(page, owner.email).waitFor();
  expect(await barriers(page)).toEqual([]);
  const { panel } = await open(page, owner);
  await panel.getByRole('table', { name: 'Sessions' }).waitFor();
  expect(await barriers(page)).toEqual([]);
});
