import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { barriers, eventually, visit } from '../kit/browser.ts';
import { type Mailbox, mailTo, openMailbox, tokenIn } from '../kit/mailbox.ts';
import { newMember, newWorld, password, someText, type World } from '../kit/world.ts';

/** One that sends mail, and one that sends none. */
let posting: App;
let silent: App;
let mailbox: Mailbox;
let world: World;
beforeAll(async () => {
  mailbox = await openMailbox();
  posting = await startApp({ jobs: true, environment: mailTo(mailbox) });
  silent = await startApp();
  world = await newWorld(posting);
});
afterAll(async () => {
  await posting.close();
  await silent.close();
  await mailbox.close();
});

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const alert = (page: Page, text: RegExp) => page.getByRole('alert').filter({ hasText: text });
const told = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });
const passwordIn = (page: Page) => page.getByLabel('Password', { exact: true });
const someAddress = () => `${someText('somebody')}@pharmacy.example`;
/** Chromium tells each answer that is no success on the console. */
const refusedRequest = /the server responded with a status of (400|403)/;

async function letterTo(address: string) {
  await eventually(() => mailbox.to(address).length).toBeGreaterThan(0);
  const [letter] = mailbox.to(address);
  if (!letter) throw new Error(`Nothing went to ${address}.`);
  return letter;
}

describe('a forgotten password', () => {
  it('is replaced by a link in a mail, and the address is filled in where one signs in with the new one', async () => {
    const { email } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const page = await visit(posting);
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await heading(page, 'Forgot your password?').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await told(page, `If ${email} has an account`).waitFor();
    const token = tokenIn(await letterTo(email));

    await page.goto(`/reset-password#${token}`);
    await page.waitForURL((url) => url.pathname === '/reset-password' && url.hash === '');
    await page.getByLabel('New password').fill('short');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await alert(page, /at least 12 characters/).waitFor();
    await page.getByLabel('New password').fill('passwordpassword');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await alert(page, /guess/).waitFor();
    await page.getByLabel('New password').fill('nine-green-capsules');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await heading(page, 'Sign in').waitFor();
    await page.getByText('Your password has been changed. Sign in with it.').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe(email);
    await passwordIn(page).and(page.locator(':focus')).fill('nine-green-capsules');
    await page.keyboard.press('Enter');
    await heading(page, 'Overview').waitFor();
  });

  it('is asked about in the same words for an address without an account', async () => {
    const email = someAddress();
    const page = await visit(posting, { path: '/forgot-password', expected: refusedRequest });
    await page.getByLabel('E-mail').fill('no address');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await alert(page, /not an e-mail address/).waitFor();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await told(page, `If ${email} has an account`).waitFor();
    expect(mailbox.to(email)).toEqual([]);
  });

  it('where the server sends no mail says whom to ask', async () => {
    const page = await visit(silent);
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByText(/does not send mail. Ask an owner or a manager/).waitFor();
    await page.getByRole('link', { name: 'Go to the sign-in page' }).click();
    await heading(page, 'Sign in').waitFor();
  });

  it('has a mail in the language that was chosen here, whatever the browser speaks', async () => {
    const { email } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const page = await visit(posting, { path: '/forgot-password' });
    await page.getByText('DE', { exact: true }).filter({ visible: true }).click();
    await page.getByLabel('E-Mail').fill(email);
    await page.getByRole('button', { name: 'Link senden' }).click();
    await told(page, `Wenn es zu ${email} ein Konto gibt`).waitFor();
    expect((await letterTo(email)).subject).toBe('Ein neues Passwort');
  });
});

describe('a link', () => {
  it('that is not valid is refused in words, and another opened in the same window is taken', async () => {
    const page = await visit(silent, { path: '/reset-password#nothing', locale: 'de-DE' });
    const change = async () => {
      await page.getByLabel('Neues Passwort').fill('nine-green-capsules');
      await page.getByRole('button', { name: 'Passwort ändern' }).click();
    };
    await change();
    await alert(page, /Dieser Link gilt nicht mehr/).waitFor();
    await page.getByRole('link', { name: 'Einen anderen Link anfordern' }).waitFor();
    const there = await newWorld(silent);
    const person = await newMember(there, 'TECHNICIAN', there.pharmacyId);
    const { data } = await there.owner.client.send<{ createPasswordReset: { token: string } }>(
      'mutation ($input: CreatePasswordResetInput!) { createPasswordReset(input: $input) { ... on PasswordResetCreated { token } } }',
      { input: { userId: person.userId } },
    );
    await page.evaluate(`location.hash = '${data?.createPasswordReset.token}'`);
    await page.waitForURL((url) => url.hash === '');
    await change();
    await heading(page, 'Anmelden').waitFor();
  });

  it.each(['/accept-invitation', '/confirm', '/confirm-email', '/reset-password'])(
    'to %s without its token says that it is incomplete',
    async (path) => {
      const page = await visit(silent, { path });
      await alert(page, /This link is incomplete/).waitFor();
      await page.getByRole('link', { name: 'Go to the sign-in page' }).click();
      await heading(page, 'Sign in').waitFor();
    },
  );

  it('for a new password asks whoever is signed in to sign out, and goes on', async () => {
    const there = await newWorld(silent);
    const page = await visit(silent, { as: there.owner, path: '/reset-password#token' });
    await page.getByText('Someone is already signed in here').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('New password').waitFor();
  });
});

describe('signing up', () => {
  const fillIn = async (page: Page, email: string) => {
    await page.getByLabel('Name of the organization').fill('Bergmann Apotheken');
    await page.getByLabel('Name of the pharmacy').fill('Am Markt');
    await page.getByLabel('Code of the pharmacy').fill('markt-1');
    await page.getByLabel('Your name').fill('Berta Bergmann');
    await page.getByLabel('E-mail').fill(email);
    await passwordIn(page).fill(password);
  };
  const begin = (page: Page) => page.getByRole('button', { name: 'Create the organization' }).click();

  it('is confirmed by a link in a mail and the password, and the owner is there', async () => {
    const email = someAddress();
    const page = await visit(posting, { expected: refusedRequest });
    await page.getByRole('link', { name: 'New organization' }).click();
    await heading(page, 'A new organization').waitFor();
    await begin(page);
    await alert(page, /Fill in every field/).waitFor();
    await fillIn(page, 'no address');
    await begin(page);
    await alert(page, /not an e-mail address/).waitFor();
    await fillIn(page, email);
    await begin(page);
    await told(page, `Check the mailbox of ${email}`).waitFor();
    await page.goto(`/confirm#${tokenIn(await letterTo(email))}`);
    await page.waitForURL((url) => url.hash === '');
    await passwordIn(page).fill(password);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await heading(page, 'Overview').waitFor();
    await page.getByText('Am Markt').first().waitFor();
  });

  it('is done at once where no mail is sent, in the time zone of the browser unless another is chosen', async () => {
    const email = someAddress();
    const page = await visit(silent, { path: '/sign-up' });
    const timezone = page.getByRole('combobox', { name: 'Time zone' });
    expect(await timezone.inputValue()).toBe('UTC');
    await timezone.fill('Europe/Ber');
    await page.getByRole('option', { name: 'Europe/Berlin' }).click();
    await fillIn(page, email);
    await begin(page);
    await heading(page, 'Overview').waitFor();
    const made = await silent.sql(
      'SELECT p.code, p.timezone FROM pharmacy p JOIN app_user u USING (organization_id) WHERE u.email = $1',
      [email],
    );
    expect(made).toEqual([{ code: 'MARKT-1', timezone: 'Europe/Berlin' }]);
  });

  it('says so where the server does not accept new organizations', async () => {
    const closed = await appForTest({ database: silent.database, environment: { SIGN_UP: 'closed' } });
    const page = await visit(closed, { path: '/sign-up', expected: refusedRequest });
    await fillIn(page, someAddress());
    await begin(page);
    await alert(page, /does not accept new organizations/).waitFor();
  });
});

it.each([
  ['/forgot-password', 'Forgot your password?'],
  ['/reset-password#token', 'Choose a new password'],
  ['/confirm-email#token', 'Confirm your new address'],
  ['/confirm#token', 'Confirm your address'],
  ['/sign-up', 'A new organization'],
])('%s has no barrier, and fits a telephone', async (path, title) => {
  const page = await visit(posting, { path });
  await heading(page, title).waitFor();
  await page.locator('main form, main button').first().waitFor();
  expect(await barriers(page)).toEqual([]);
});

describe('a page that came without TLS, as in the network of a house', () => {
  /** What Chromium keeps from pages that are no secure context; at 127.0.0.1, where tests run, it does not. */
  const insecure = (page: Page) =>
    page.addInitScript('delete Crypto.prototype.randomUUID; delete Navigator.prototype.clipboard');

  it('signs in, and shows a link without offering to copy it', async () => {
    const there = await newWorld(silent);
    const page = await visit(silent, { before: insecure });
    await page.getByLabel('E-mail').fill(there.owner.email);
    await passwordIn(page).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await heading(page, 'Overview').waitFor();
    await page.goto('/people');
    await page.getByRole('button', { name: 'Invite' }).first().click();
    await page.getByRole('dialog').getByLabel('E-mail').fill(someAddress());
    await page.getByRole('button', { name: 'Create the link' }).click();
    await page.getByRole('dialog').getByText('/accept-invitation#').waitFor();
    expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0);
  });
});
