import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LogInDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { barriers, visit } from '../kit/browser.ts';
import { as, Client } from '../kit/client.ts';
import { newMember, newWorld, password, type World } from '../kit/world.ts';

let app: App;
let world: World;
beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
});
afterAll(() => app.close());

const anonymous = () => new Client(app.url);

describe('the own account', () => {
  it('ends another session, and this one stays', async () => {
    const person = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await anonymous().ask(LogInDocument, { input: { email: person.email, password } });
    const page = await visit(app, { as: person });
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Sessions and password' }).click();
    await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
    const rows = page.getByRole('table', { name: 'Sessions' }).getByRole('row').filter({ hasText: 'End' });
    await rows.nth(1).waitFor();
    await rows.filter({ hasNotText: 'this one' }).getByRole('button').click();
    await rows.nth(1).waitFor({ state: 'detached' });
    await rows.filter({ hasText: 'this one' }).waitFor();
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
      await page.getByLabel('Password now').fill(current);
      await page.getByLabel('New password').fill(next);
      await page.getByRole('button', { name: 'Change the password' }).click();
    };
    const alert = page.getByRole('alert');
    await change(password, 'short');
    await alert.filter({ hasText: 'at least 12 characters' }).waitFor();
    await change('not-the-password-now', 'nine-green-capsules');
    await alert.filter({ hasText: 'not your password' }).waitFor();
    await change(password, 'passwordpassword');
    await alert.filter({ hasText: 'guess' }).waitFor();
    await change(password, 'nine-green-capsules');
    await page.getByText('Your password is changed').waitFor();
    await rows.nth(1).waitFor({ state: 'detached' });
    expect((await signIn(password)).__typename).toBe('InvalidCredentials');
    expect((await signIn('nine-green-capsules')).__typename).toBe('SignedIn');
    const { errors } = await new Client(app.url, elsewhere.token).send('{ me { id } pharmacies { id } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('has no barrier, and fits a telephone', async () => {
    const person = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const page = await visit(app, { as: person, path: '/account' });
    await page.getByRole('table', { name: 'Sessions' }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
