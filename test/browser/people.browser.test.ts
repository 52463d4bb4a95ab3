import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../kit/app.ts';
import { barriers, following, visit } from '../kit/browser.ts';
import { shutOut } from '../kit/shut-out.ts';
import { joinsToo, newMember, newWorld, type Person, password, someText } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ jobs: true });
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

async function signIn(page: Page, email: string, shown: string) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(shown);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

describe('an invitation', () => {
  it('is handed over as a link, taken up in another browser, and the person is there', async () => {
    const world = await newWorld(app);
    const email = `${someText('new')}@pharmacy.example`;
    const page = await visit(app, { as: world.owner, path: '/people' });
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Create the link' }).click();
    const link = await page.getByLabel('Invitation link').innerText();
    await page.getByRole('button', { name: 'Close' }).last().click();
    await row(page, email).filter({ hasText: 'Technician' }).waitFor();

    const theirs = await visit(app, { path: new URL(link.trim()).pathname + new URL(link.trim()).hash });
    await theirs.getByLabel('Name').fill('New Colleague');
    await theirs.getByLabel('Password', { exact: true }).fill(password);
    await theirs.getByRole('button', { name: 'Accept the invitation' }).click();
    await theirs.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.reload();
    await row(page, email).filter({ hasText: 'New Colleague' }).waitFor();
    await page.getByText('No open invitations').waitFor();
  });

  it('is withdrawn, and its link is refused', async () => {
    const world = await newWorld(app);
    const email = `${someText('late')}@pharmacy.example`;
    const page = await visit(app, { as: world.owner, path: '/people' });
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Create the link' }).click();
    await page.getByLabel('Invitation link').waitFor();
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

  it('gets a link for a new password, which is handed over and leads to the sign-in page', async () => {
    const world = await newWorld(app);
    const colleague = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const page = await visit(app, { as: world.owner, path: '/people' });
    const { panel } = await open(page, colleague);
    await panel.getByRole('button', { name: 'Link for a new password' }).click();
    const link = new URL((await page.getByLabel('The link').innerText()).trim());
    expect(await barriers(page)).toEqual([]);

    const theirs = await visit(app, { path: link.pathname + link.hash });
    await theirs.getByLabel('New password').fill('nine-green-capsules');
    await theirs.getByRole('button', { name: 'Change the password' }).click();
    await theirs.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await theirs.getByLabel('E-mail').inputValue()).toBe(colleague.email);
    await theirs.getByLabel('Password', { exact: true }).fill('nine-green-capsules');
    await theirs.getByRole('button', { name: 'Sign in', exact: true }).click();
    await theirs.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  });

  it('who works for others too gets no link from here, in words; and nobody makes one for themselves', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    const colleague = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await joinsToo(colleague, other);
    const page = await visit(app, { as: world.owner, path: '/people' });
    const { panel } = await open(page, colleague);
    await panel.getByRole('button', { name: 'Link for a new password' }).click();
    await panel
      .getByRole('alert')
      .filter({ hasText: 'works for another organization with the same password' })
      .waitFor();
    await page.keyboard.press('Escape');
    const own = await open(page, world.owner);
    await own.panel.getByRole('button', { name: 'End access' }).waitFor();
    expect(await own.panel.getByRole('button', { name: 'Link for a new password' }).count()).toBe(0);
  });

  it('whose access ended is told from the others, and is let in again', async () => {
    const world = await newWorld(app);
    const colleague = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const page = await visit(app, { as: world.owner, path: '/people' });
    const { panel, name } = await open(page, colleague);
    await panel.getByRole('button', { name: 'End access' }).click();
    await page.getByRole('dialog', { name: 'End access' }).getByRole('button', { name: 'End access' }).click();
    await panel.getByText(`The access of ${name} has ended`).waitFor();
    await row(page, colleague.email).filter({ hasText: 'Access ended' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Restore access' }).click();
    await row(page, colleague.email).filter({ hasText: 'Active' }).waitFor();
    await panel.getByRole('button', { name: 'End access' }).waitFor();
    const theirs = await visit(app);
    await signIn(theirs, colleague.email, password);
    await theirs.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  });

  it('whose access ended is erased, after it was said what goes and what stays', async () => {
    const world = await newWorld(app);
    const colleague = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const page = await visit(app, { as: world.owner, path: '/people' });
    const { panel, name } = await open(page, colleague);
    expect(await panel.getByRole('button', { name: 'Erase' }).count()).toBe(0);
    await panel.getByRole('button', { name: 'End access' }).click();
    await page.getByRole('dialog', { name: 'End access' }).getByRole('button', { name: 'End access' }).click();
    const manager = await newMember(world, 'MANAGER', world.pharmacyId);
    const theirs = await open(await visit(app, { as: manager, path: '/people' }), colleague);
    await theirs.panel.getByRole('button', { name: 'Restore access' }).waitFor();
    expect(await theirs.panel.getByRole('button', { name: 'Erase' }).count()).toBe(0);
    await panel.getByRole('button', { name: 'Erase' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Erase' }).click();
    const asking = page.getByRole('dialog', { name: 'Erase permanently' });
    await asking.getByText(`Everything that says who ${name} is will be erased`).waitFor();
    await asking.getByText('This cannot be undone').waitFor();
    expect(await barriers(page)).toEqual([]);
    await asking.getByRole('button', { name: 'Erase permanently' }).click();
    const erased = page.getByRole('dialog', { name: 'Erased person' });
    await erased.getByText('Erased on').waitFor();
    expect(await erased.getByRole('button', { name: 'Restore access' }).count()).toBe(0);
    await row(page, 'Erased person').filter({ hasText: 'Erased' }).waitFor();
    await row(page, colleague.email).waitFor({ state: 'detached' });
  });

  it('whom wrong passwords shut out is let in by the owner', async () => {
    const world = await newWorld(app);
    const colleague = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await shutOut(app, colleague.email);
    const page = await visit(app, { as: world.owner, path: '/people' });
    const { panel } = await open(page, colleague);
    await panel.getByRole('button', { name: 'Unlock' }).click();
    await panel.getByRole('button', { name: 'Unlock' }).waitFor({ state: 'detached' });
    const theirs = await visit(app);
    await signIn(theirs, colleague.email, password);
    await theirs.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
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
