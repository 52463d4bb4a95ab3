// npm run screenshots: every screen of the dashboard with demo data, light and dark, wide and narrow, into screenshots/.
// `npm run screenshots -- orders stock` photographs these screens alone.
import { ensureInstalled, root } from './machine/install.mjs';

await ensureInstalled();
const { mkdirSync } = await import('node:fs');
const { ensureChromium, launchChromium } = await import('./machine/chromium.mjs');
const { startDemo } = await import('./measure/demo.mjs');

const wanted = process.argv.slice(2);
const out = `${root}screenshots`;
const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } };

/** What opens a record on a screen, or a form. */
/** @type {[string, string][]} */
const opened = [
  ['stock', 'tbody tr button'],
  ['orders', 'main article button, main li button'],
  ['messages', 'main a[href^="/messages/0"]'],
  ['audit', 'tbody tr button'],
  ['people', 'tbody tr button'],
];

const demo = await startDemo();
/** @type {import('playwright-core').Browser | undefined} */
let browser;
try {
  await ensureChromium();
  browser = await launchChromium();
  mkdirSync(out, { recursive: true });
  const owner = demo.userWith('OWNER');
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    for (const [size, viewport] of Object.entries(sizes)) {
      await photograph(browser, demo.url, owner, { colorScheme, viewport, name: `${colorScheme}-${size}` });
    }
  }
  console.log(`The pictures are in ${out}.`);
} finally {
  await browser?.close();
  await demo.stop();
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {{ email: string, password: string }} user
 * @param {{ colorScheme: 'light' | 'dark', viewport: { width: number, height: number }, name: string }} look
 */
async function photograph(browser, url, { email, password }, { colorScheme, viewport, name }) {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    colorScheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  /** @param {string} screen */
  const shoot = async (screen) => {
    if (wanted.length > 0 && !wanted.includes(screen)) return;
    await page.waitForLoadState('networkidle');
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
    await page.screenshot({ path: `${out}/${screen}-${name}.png` });
  };
  for (const path of [
    'accept-invitation',
    'confirm',
    'confirm-email',
    'reset-password',
    'forgot-password',
    'sign-up',
  ]) {
    await page.goto(`/${path}#token`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await shoot(path);
  }
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shoot('sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Where are you working today?' }).waitFor();
  await shoot('choose-pharmacy');
  await page.getByRole('button', { name: /Riverside/ }).click();
  await page.locator('nav').first().waitFor({ state: 'attached' });
  const paths = await page
    .locator('nav a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const path of [...paths, '/orders/suggestions', '/orders/new', '/account', '/nowhere']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await shoot(path === '/' ? 'overview' : path.slice(1).replaceAll('/', '-'));
  }
  for (const [screen, opens] of opened) {
    await page.goto(`/${screen}`);
    await page.locator(opens).first().click();
    await page.locator('[role=dialog], [role=log], form textarea').first().waitFor();
    await shoot(`${screen}-opened`);
  }
  await context.close();
}
