import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LogInDocument, MeDocument } from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { barriers, eventually, following, visit } from '../kit/browser.ts';
import { as, Client } from '../kit/client.ts';
import { mailboxForTest, mailTo, tokenIn } from '../kit/mailbox.ts';
import { joinsToo, newMember, newWorld, password, someText, type World } from '../kit/world.ts';

let app: App;
let world: World;
beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
});
afterAll(() => app.close());

const anonymous = () => new Client(app.url);

const someAddress = () => `${someText('somebody')}@pharmacy.example`;
/** Chromium tells each answer that is no success on the console. */
const refusedRequest = /the server responded with a status of 400/;
const addressForm = (page: Page) => async (email: string, shown: string) => {
  await page.getByLabel('New address').fill(email);
  await page.getByLabel('Your password').fill(shown);
  await page.getByRole('button', { name: 'Change the address' }).click();
};

describe('the own account', () => {
  it('ends another session, and this one stays', async () => {
    const person = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await anonymous().ask(LogInDocument, { input: { email: person.email, password } });
    const page = await visit(app, { as: person });
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Your account' }).click();
    await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
    const rows = page.getByRole('table', { name: 'Sessions' }).getByRole('row').filter({ hasText: 'End' });
    await rows.nth(1).waitFor();
    await rows.filter({ hasNotText: 'this session' }).getByRole('button').click();
    await rows.nth(1).waitFor({ state: 'detached' });
    await rows.filter({ hasText: 'this session' }).waitFor();
  });

  it('gets another password, after which the old one and the other sessions are worth nothing', async () => {
    const person = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const signIn = async (word: string) =>
      (await anonymous().ask(LogInDocument, { input: { email: person.email, password: word } })).logIn;
    const elsewhere = as(await signIn(password), 'SignedIn');
    const page = await visit(app, { as: person, path: '/account' });
    const rows = page.getByRole('table', { name: 'Sessions' }).getByRole('row').filter({ hasText: 'End' });
    await rows.nth(1).waitFor();
    const change = async (current: string, next: string) => {
      await page.getByLabel('Current password').fill(current);
      await page.getByLabel('New password').fill(next);
      await page.getByRole('button', { name: 'Change the password' }).click();
    };
    const alert = page.getByRole('alert');
    await change(password, 'short');
    await alert.filter({ hasText: 'at least 12 characters' }).waitFor();
    await change('not-the-password-now', 'nine-green-capsules');
    await alert.filter({ hasText: 'not your current password' }).waitFor();
    await change(password, 'passwordpassword');
    await alert.filter({ hasText: 'guess' }).waitFor();
    await change(password, 'nine-green-capsules');
    await page.getByText('Your password has been changed').waitFor();
    await rows.nth(1).waitFor({ state: 'detached' });
    expect((await signIn(password)).__typename).toBe('InvalidCredentials');
    expect((await signIn('nine-green-capsules')).__typename).toBe('SignedIn');
    const { errors } = await new Client(app.url, elsewhere.token).send('{ me { id } pharmacies { id } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('has another address at once where no mail is sent, with the password', async () => {
    const person = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const page = await visit(app, { as: person, path: '/account', expected: refusedRequest });
    const change = addressForm(page);
    const alert = page.getByRole('alert');
    await change('no address', password);
    await alert.filter({ hasText: 'not an e-mail address' }).waitFor();
    await change(world.owner.email, password);
    await alert.filter({ hasText: 'There is already an account with' }).waitFor();
    await change(someAddress(), 'not-the-password-now');
    await alert.filter({ hasText: 'not your current password' }).waitFor();
    const next = someAddress();
    await change(next, password);
    await page.getByText(`Sign in with ${next} from now on`).waitFor();
    await page.getByText(`A technician, ${next}`).waitFor();
    as((await anonymous().ask(LogInDocument, { input: { email: next, password } })).logIn, 'SignedIn');
  });

  it('has another address once the link that went there is followed, in whatever browser', async () => {
    const mailbox = await mailboxForTest();
    const posting = await appForTest({ jobs: true, environment: mailTo(mailbox) });
    const person = await newMember(await newWorld(posting), 'TECHNICIAN', null);
    const page = await visit(posting, { as: person, path: '/account' });
    await following(page);
    const next = someAddress();
    await addressForm(page)(next, password);
    await page
      .getByRole('status')
      .filter({ hasText: `A link is on its way to ${next}` })
      .waitFor();
    await eventually(() => mailbox.to(next).length).toBe(1);
    const token = mailbox.to(next).map(tokenIn)[0] ?? '';
    const theirs = await visit(posting, { path: `/confirm-email#${token}` });
    await theirs.waitForURL((url) => url.hash === '');
    await theirs.getByRole('button', { name: 'Confirm the address' }).click();
    await theirs
      .getByRole('status')
      .filter({ hasText: `Your address is now ${next}` })
      .waitFor();
    await page.getByText(`A technician, ${next}`).waitFor();
    await theirs.getByRole('link', { name: 'Go to Apotheca' }).click();
    await theirs.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await theirs.getByLabel('E-mail').inputValue()).toBe(next);
  });

  it.each([
    ['here', '/account', (page: Page) => page.getByRole('button', { name: 'Go there: The Other Group' }).click()],
    [
      'in the menu of the account',
      '/orders',
      async (page: Page) => {
        await page.getByRole('button', { name: /^Account/ }).click();
        await page.getByRole('menuitem', { name: 'The Other Group' }).click();
      },
    ],
  ])('goes on in another organization of theirs, chosen %s', async (_where, path, choose) => {
    const other = await newWorld(app);
    await app.sql(
      `UPDATE organization SET name = 'The Other Group' WHERE id = (SELECT organization_id FROM app_user WHERE id = $1)`,
      [other.owner.userId],
    );
    const person = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await joinsToo(person, other, 'AUDITOR');
    const page = await visit(app, { as: person, path });
    await choose(page);
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.getByRole('link', { name: 'Audit trail' }).waitFor();
    await page.getByRole('button', { name: 'Account: A Locum' }).waitFor();
    // The session there has ended, on the server too.
    await eventually(async () => (await person.client.ask(MeDocument, {})).me).toBeNull();
    await page.goto('/account');
    const here = page.getByRole('listitem').filter({ hasText: 'The Other Group' });
    await here.filter({ hasText: 'here' }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('has no barrier, and fits a telephone', async () => {
    const person = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const page = await visit(app, { as: person, path: '/account' });
    await page.getByRole('table', { name: 'Sessions' }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
