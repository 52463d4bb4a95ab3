// npm run screenshots: every screen of the dashboard with demo data, light and dark, wide and narrow, into screenshots/.
// `npm run screenshots -- orders stock` photographs these screens alone.
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { chmodSync, mkdirSync, mkdtempSync, rmSync } = await import('node:fs');
const { spawn, spawnSync } = await import('node:child_process');
const { randomBytes } = await import('node:crypto');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');
const { setTimeout: sleep } = await import('node:timers/promises');
const { ensureChromium, findChromium } = await import('./chromium.mjs');
const { freePort, startDatabase } = await import('./database.mjs');
const { prepare } = await import('./prepare.mjs');
const { ended, run } = await import('./processes.mjs');
const { step } = await import('./progress.mjs');

const wanted = process.argv.slice(2);
const out = `${root}screenshots`;
const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } };

await prepare();
await ensureChromium();
const { chromium } = await import('playwright-core');
const folder = mkdtempSync(join(tmpdir(), 'apotheca-screenshots-'));
// PostgreSQL may run as another user than this one.
chmodSync(folder, 0o755);
const database = await startDatabase({ dataDir: join(folder, 'postgres'), durable: false });
let server;
let browser;
try {
  const secret = () => randomBytes(32).toString('base64');
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    MASTER_KEYS: `screenshots:${secret()}`,
    AUDIT_SIGNING_KEY: secret(),
    PORT: String(port),
    LOG_LEVEL: 'error',
  };
  await run(process.execPath, [`${root}dist/migrate.js`], { env: { ...env, OWNER_DATABASE_URL: database.ownerUrl } });
  const { users } = JSON.parse(
    await step('Loading demo data', () => run(process.execPath, [`${root}dist/seed.js`], { env })),
  );
  server = spawn(process.execPath, [`${root}dist/main.js`], { env, stdio: 'inherit' });
  const url = `http://localhost:${port}`;
  while (!(await fetch(`${url}/health/ready`).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error('The server ended while starting.');
    await sleep(50);
  }
  const executablePath = spawnSync('which', [findChromium()], { encoding: 'utf8' }).stdout.trim();
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  mkdirSync(out, { recursive: true });
  const owner = users.find(({ role }) => role === 'OWNER');
  for (const colorScheme of ['light', 'dark']) {
    for (const [size, viewport] of Object.entries(sizes)) {
      await photograph(url, owner, { colorScheme, viewport, name: `${colorScheme}-${size}` });
    }
  }
  console.log(`The pictures are in ${out}.`);
} finally {
  await browser?.close();
  if (server) {
    server.kill('SIGTERM');
    await ended(server);
  }
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function photograph(url, { email, password }, { colorScheme, viewport, name }) {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    colorScheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const shoot = async (screen) => {
    if (wanted.length > 0 && !wanted.includes(screen)) return;
    await page.waitForLoadState('networkidle');
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
    await page.screenshot({ path: `${out}/${screen}-${name}.png` });
  };
  await page.goto('/accept-invitation#token');
  await shoot('accept-invitation');
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shoot('sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Where do you work today?' }).waitFor();
  await shoot('choose-pharmacy');
  await page.getByRole('button', { name: /Riverside/ }).click();
  await page.locator('nav').first().waitFor({ state: 'attached' });
  const paths = await page.locator('nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  for (const path of [...paths, '/nowhere']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await shoot(path === '/' ? 'overview' : path.slice(1));
  }
  await context.close();
}
