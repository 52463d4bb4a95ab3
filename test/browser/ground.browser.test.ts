import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { barriers, eventually, following, narrow, visit } from '../kit/browser.ts';
import { FlakyProxy } from '../kit/flaky-proxy.ts';
import { shutOut } from '../kit/shut-out.ts';
import { newMember, newPharmacy, newWorld, type Person, password, someText, type World } from '../kit/world.ts';

let app: App;
let world: World;
let technician: Person;

beforeAll(async () => {
  app = await startApp({ jobs: true });
  world = await newWorld(app);
  technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
});
afterAll(() => app.close());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const alert = (page: Page, text: RegExp) => page.getByRole('alert').filter({ hasText: text });
/** Chromium tells each answer that is no success on the console. */
const refusedRequest = /the server responded with a status of (400|401|403|429)/;

async function fillIn(page: Page, email: string, secret: string) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

describe('signing in', () => {
  it('shows the first screen of the pharmacy, and stays so after a reload', async () => {
    const page = await visit(app);
    await heading(page, 'Sign in').waitFor();
    await fillIn(page, technician.email, password);
    await heading(page, 'Overview').waitFor();
    await eventually(() => page.title()).toBe('Overview – Apotheca');
    await following(page);
    await page.reload();
    await heading(page, 'Overview').waitFor();
  });

  it('keeps the address that was asked for', async () => {
    const page = await visit(app, { path: '/orders' });
    await fillIn(page, technician.email, password);
    await heading(page, 'Orders').waitFor();
  });

  it('works with the keyboard alone', async () => {
    const page = await visit(app);
    await page.locator('input[name=email]:focus').waitFor();
    await page.keyboard.type(technician.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await heading(page, 'Overview').waitFor();
    await page.keyboard.press('Tab');
    await page.locator('a:focus').filter({ hasText: 'Skip to the content' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#main:focus').waitFor();
    await page.getByRole('link', { name: 'Orders', exact: true }).focus();
    await page.keyboard.press('Enter');
    await heading(page, 'Orders').waitFor();
    await page.locator('h1:focus').waitFor();
  });

  it('says in words what was wrong, and how long to wait after too many tries', async () => {
    const own = await appForTest({ environment: { TRUST_PROXY: '127.0.0.1' } });
    const person = await newMember(await newWorld(own), 'TECHNICIAN', null);
    const page = await visit(own, { expected: refusedRequest });
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await alert(page, /Enter your e-mail address and your password/).waitFor();
    await fillIn(page, person.email, 'not-this-password');
    await alert(page, /The e-mail address or the password is wrong/).waitFor();
    await shutOut(own, person.email);
    await fillIn(page, person.email, 'still-not-this');
    await alert(page, /Too many attempts. Try again in [\d,]+ s/).waitFor();
    await page.getByRole('button', { name: 'Sign in', exact: true, disabled: true }).waitFor();
  });

  it('shows the password when asked to', async () => {
    const page = await visit(app);
    await page.getByLabel('Password', { exact: true }).fill('something');
    await page.getByRole('button', { name: 'Show or hide the password' }).click();
    await page.getByLabel('Password', { exact: true }).and(page.locator('[type=text]')).waitFor();
  });
});

describe('the session', () => {
  it('that was ended elsewhere leads to the sign-in page at once, which says why', async () => {
    // This server looks for news by itself once a day, and an idle page asks nothing: what ends the session there was told.
    const told = await appForTest({ pollMs: 86_400_000 });
    const { owner } = await newWorld(told);
    const page = await visit(told, { as: owner, expected: refusedRequest });
    await following(page);
    await owner.client.send('mutation { logOut }');
    await page.getByRole('status').filter({ hasText: 'Your session has ended' }).waitFor();
    await eventually(() => page.evaluate(`localStorage.getItem('apotheca-session')`)).toBeNull();
  });

  it('that the person ends is over in every window', async () => {
    const person = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const page = await visit(app, { as: person, expected: refusedRequest });
    const other = await page.context().newPage();
    await other.goto('/stock');
    await heading(other, 'Stock').waitFor();
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('status').filter({ hasText: 'You have signed out' }).waitFor();
    await heading(other, 'Sign in').waitFor();
  });
});

describe('an invitation', () => {
  const invite = async () => {
    const { data } = await world.owner.client.send<{ inviteMember: { token: string } }>(
      'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { ... on MemberInvited { token } } }',
      { input: { email: `${someText('new')}@pharmacy.example`, role: 'AUDITOR', pharmacyId: null } },
    );
    return data?.inviteMember.token ?? '';
  };

  it('is taken up through its link, whose token no server sees', async () => {
    const page = await visit(app, { path: `/accept-invitation#${await invite()}` });
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await alert(page, /Enter your name/).waitFor();
    await page.getByLabel('Your name').fill('Somebody New');
    await page.getByLabel('Password', { exact: true }).fill('passwordpassword');
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await alert(page, /guess/).waitFor();
    await page.getByLabel('Password', { exact: true }).fill('seven-white-tablets');
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await heading(page, 'Overview').waitFor();
    await page.waitForURL((url) => url.hash === '');
    await page.getByRole('link', { name: 'Audit trail' }).waitFor();
  });

  it('that is not valid is refused in words', async () => {
    const page = await visit(app, { path: '/accept-invitation#nothing', locale: 'de-DE' });
    await page.getByLabel('Ihr Name').fill('Jemand');
    await page.getByLabel('Passwort', { exact: true }).fill('seven-white-tablets');
    await page.getByRole('button', { name: 'Einladung annehmen' }).click();
    await alert(page, /Diese Einladung gilt nicht mehr/).waitFor();
  });

  it('without its token says that the link is incomplete', async () => {
    const page = await visit(app, { path: '/accept-invitation' });
    await alert(page, /This link is incomplete/).waitFor();
    await page.getByRole('link', { name: 'Go to the sign-in page' }).click();
    await heading(page, 'Sign in').waitFor();
  });
});

describe('the shell', () => {
  it('offers what the role includes, and says so where it does not', async () => {
    const page = await visit(app, { as: technician, path: '/audit' });
    await page.getByRole('alert').filter({ hasText: 'No access' }).waitFor();
    await page.getByRole('link', { name: 'Orders', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Audit trail' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0);
  });

  it('asks where one works when there are several pharmacies, and remembers it', async () => {
    const own = await newWorld(app);
    const second = await newPharmacy(own, 'SECOND-STREET');
    const page = await visit(app, { as: own.owner });
    await heading(page, 'Where are you working today?').waitFor();
    await page.getByRole('button', { name: /SECOND-STREET/ }).click();
    await heading(page, 'Overview').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Pharmacy: SECOND-STREET' }).click();
    await eventually(() => page.evaluate(`localStorage.getItem('apotheca-pharmacy')`)).toBe(second);
    await page.getByRole('menuitem', { name: 'Main Street' }).click();
    await page.getByRole('button', { name: 'Pharmacy: Main Street' }).waitFor();
  });

  it('speaks the language of the browser until another is chosen, and remembers that', async () => {
    const page = await visit(app, { as: technician, locale: 'de-DE' });
    await heading(page, 'Übersicht').waitFor();
    await page.locator('html[lang=de]').waitFor();
    await following(page);
    const askedAgain = page.waitForRequest(
      (request) => request.url().endsWith('/graphql') && request.headers()['accept-language'] === 'en',
    );
    await page.getByText('EN', { exact: true }).filter({ visible: true }).click();
    await heading(page, 'Overview').waitFor();
    await askedAgain;
    await page.reload();
    await heading(page, 'Overview').waitFor();
    await page.locator('html[lang=en]').waitFor();
  });

  it('says plainly that there is no such page', async () => {
    const page = await visit(app, { as: technician, path: '/nowhere/at-all' });
    await heading(page, 'Page not found').waitFor();
    await page.getByRole('link', { name: 'Go to the home page' }).click();
    await heading(page, 'Overview').waitFor();
  });

  it('on a telephone has its menu behind a button', async () => {
    const page = await visit(app, { as: technician, size: narrow });
    await heading(page, 'Overview').waitFor();
    expect(await page.getByRole('link', { name: 'Orders', exact: true }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Show or hide the menu' }).click();
    await page.getByRole('link', { name: 'Orders', exact: true }).click();
    await heading(page, 'Orders').waitFor();
    await page.getByRole('link', { name: 'Orders', exact: true }).waitFor({ state: 'hidden' });
  });
});

it.each([
  ['the sign-in page', '/', false, 'Sign in'],
  ['taking up an invitation', '/accept-invitation#token', false, 'Welcome'],
  ['the shell', '/nowhere', true, 'Page not found'],
])('%s has no barrier, and fits a telephone', async (_what, path, signedIn, title) => {
  const page = await visit(app, { path, ...(signedIn && { as: technician }) });
  await heading(page, title).waitFor();
  if (signedIn) await following(page);
  expect(await barriers(page)).toEqual([]);
});

describe('the connection', () => {
  it('that is lost is told with its time, and when it is back what changed meanwhile is there', async () => {
    const first = await appForTest();
    const person = await newMember(await newWorld(first), 'TECHNICIAN', null);
    // The address stays while servers come and go behind it; no other program can take it meanwhile.
    const address = await FlakyProxy.to(first.url);
    onTestFinished(() => address.close());
    const page = await visit(address, { as: person, expected: /Failed to load resource|WebSocket/ });
    await page.getByRole('region', { name: 'Movements, in units' }).waitFor();
    await following(page);
    await first.server.close();
    await page.getByText(/The connection has been down since \d\d:\d\d:\d\d/).waitFor();
    await page.getByRole('link', { name: 'Messages' }).click();
    await first.sql(`UPDATE app_user SET name = 'Renamed Meanwhile' WHERE id = $1`, [person.userId]);
    const second = await appForTest({ database: first.database });
    address.leadTo(second.url);
    await page.locator('[data-connection=live]').waitFor();
    await page.getByText(/The connection has been down/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Account: Renamed Meanwhile' }).waitFor();
    await heading(page, 'Messages').waitFor();
  });
});

describe('a page whose files did not arrive', () => {
  it.each([
    ['its program', /\/assets\/index-.*\.js$/],
    ['its styles', /\/assets\/index-.*\.css$/],
  ])('for want of %s says so, and is loaded anew by itself when the server answers again', async (_file, files) => {
    const page = await visit(app, {
      as: technician,
      expected: /Failed to load resource|net::ERR_|dynamically imported module|preload CSS|error boundary/,
      before: async (to) => {
        await to.route(files, (route) => route.abort());
        await to.route('**/icon.svg*', (route) => route.abort());
      },
    });
    await alert(page, /could not be loaded.*konnte nicht geladen werden/s).waitFor();
    await page.unroute(files);
    await page.unroute('**/icon.svg*');
    await heading(page, 'Overview').waitFor();
    await alert(page, /could not be loaded/).waitFor({ state: 'detached' });
  });
});

describe('what the server sends', () => {
  it('is the page at every address that a person opens, under a strict policy with a nonce of its own', async () => {
    const nonces = await Promise.all(
      ['/', '/orders/some-id', '/wall'].map(async (path) => {
        const answer = await fetch(`${app.url}${path}`, { headers: { accept: 'text/html' } });
        expect(answer.status).toBe(200);
        expect(answer.headers.get('cache-control')).toBe('no-cache');
        const policy = answer.headers.get('content-security-policy') ?? '';
        for (const rule of ["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'"])
          expect(policy.split(';')).toContain(rule);
        expect(policy).toMatch(/(^|;)script-src 'self' 'sha256-[^' ]+'(;|$)/);
        expect(policy).not.toMatch(/unsafe|https?:|\*/);
        const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? [];
        expect(await answer.text()).toContain(`<meta name="style-nonce" content="${nonce}" />`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(3);
  });

  it('keeps files for good, compressed, and finds none that is not there', async () => {
    const page = await (await fetch(app.url)).text();
    const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(page) ?? [];
    const answer = await fetch(`${app.url}${script}`, { headers: { 'accept-encoding': 'br' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toMatch(/max-age=31536000, immutable/);
    for (const path of ['/assets/none.js', '/api/none', '/health/none', '/graphql/none', '/nowhere'])
      expect(
        (await fetch(`${app.url}${path}`, { headers: { accept: path === '/nowhere' ? '*/*' : 'text/html' } })).status,
        path,
      ).toBe(404);
  });

  it('is nothing where the setting says so', async () => {
    const { url } = await appForTest({ environment: { DASHBOARD: 'false', PLAYGROUND: 'false' } });
    expect((await fetch(url, { headers: { accept: 'text/html' } })).status).toBe(404);
  });

  it('works where only trusted documents are taken', async () => {
    const own = await appForTest({ environment: { NODE_ENV: 'production' } });
    const person = await newMember(await newWorld(own), 'PHARMACIST', null);
    const strict = await appForTest({
      database: own.database,
      environment: { NODE_ENV: 'production', TRUSTED_DOCUMENTS: 'only' },
    });
    const page = await visit(strict, { as: person });
    await heading(page, 'Overview').waitFor();
    await following(page);
  });
});
