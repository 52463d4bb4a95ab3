// npm run measure:dashboard: how long the stock page takes with 5,000 stocks, and how soon one window shows what was done in another; in Chromium,
// production build, embedded database.
import { ensureInstalled } from '../machine/install.mjs';

await ensureInstalled();
const { default: pg } = await import('pg');
const { ensureChromium, launchChromium } = await import('../machine/chromium.mjs');
const { startDemo } = await import('./demo.mjs');
const { demoClient } = await import('./demo-client.mjs');

const stocks = 5_000;
const rounds = 11;
const pharmacy = 'Riverside Pharmacy';

const demo = await startDemo();
const { ask, signIn } = demoClient(demo);
/** @type {import('playwright-core').Browser | undefined} */
let browser;
try {
  const filled = await fill();
  const technician = demo.userWith('TECHNICIAN');
  const token = await signIn(technician);
  await ensureChromium();
  browser = await launchChromium();
  /** @type {Record<'cold' | 'warm' | 'search' | 'scroll', number[]>} */
  const { cold, warm, search, scroll } = { cold: [], warm: [], search: [], scroll: [] };
  // The first round warms the server; a person's first view of the day comes to a server that runs.
  for (let round = 0; round <= rounds; round += 1) {
    const measured = await visit(browser, token);
    if (round === 0) continue;
    cold.push(measured.first);
    warm.push(measured.again);
    search.push(measured.search);
    scroll.push(measured.frame);
  }
  const delays = await shortages(browser, token, filled.slice(0, rounds));
  console.log(`Stock page, ${stocks} stocks and the demo data, ${rounds} rounds (milliseconds)`);
  tell('first view, nothing cached: navigation to rows', cold);
  tell('again, files cached', warm);
  tell('typing a search to its one row (200 ms of it wait for more typing)', search);
  tell('longest frame while scrolling 60 screens', scroll);
  tell('from the answer to a dispensing to its shortage on the list of others', delays);
} finally {
  await browser?.close();
  await demo.stop();
}

/**
 * @param {string} what
 * @param {number[]} times
 */
function tell(what, times) {
  const sorted = times.toSorted((a, b) => a - b).map(Math.round);
  const median = sorted[Math.floor(sorted.length / 2)];
  console.log(`${what.padEnd(70)} median ${String(median).padStart(5)}  (${sorted[0]} to ${sorted.at(-1)})`);
}

/** Rows as they would be there, written past the ledger. Answers a few of the stocks. */
async function fill() {
  const owner = new pg.Client({ connectionString: demo.ownerUrl });
  await owner.connect();
  try {
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `WITH here AS (SELECT id, organization_id FROM pharmacy WHERE name = $1),
            drug AS (INSERT INTO drug (id, organization_id, name, dosage_form, strength, unit)
              SELECT new_uuid_v7(), organization_id, 'Product ' || to_char(n, 'FM0000'), 'TABLET, FILM COATED', (n % 20 + 1) * 5 || ' mg', 'tablet'
              FROM here, generate_series(1, ${stocks}) n RETURNING id),
            stock AS (INSERT INTO stock (id, organization_id, pharmacy_id, drug_id, quantity, min_quantity)
              SELECT new_uuid_v7(), here.organization_id, here.id, drug.id, 100, 20 FROM here, drug RETURNING id, organization_id)
       INSERT INTO lot (id, organization_id, stock_id, lot_number, expires_on, quantity)
       SELECT new_uuid_v7(), organization_id, id, 'M-' || row_number() OVER (), current_date + 60 + (row_number() OVER ())::int % 600, 100 FROM stock`,
      [pharmacy],
    );
    // Nobody was told of the stocks.
    await owner.query('SET session_replication_role = origin');
    await owner.query('INSERT INTO stock_listing (stock_id) SELECT id FROM stock ON CONFLICT DO NOTHING');
    await owner.query('ANALYZE');
    const { rows } = await owner.query(
      `SELECT s.id, d.name FROM stock s JOIN drug d ON d.id = s.drug_id WHERE d.name LIKE 'Product ____' ORDER BY d.name LIMIT ${rounds}`,
    );
    return rows;
  } finally {
    await owner.end();
  }
}

/**
 * For each stock: it is dispensed below its reorder point, and somebody's list of alerts is watched.
 * @param {import('playwright-core').Browser} browser
 * @param {string} token
 * @param {{ id: string, name: string }[]} stocksOfSome
 */
async function shortages(browser, token, stocksOfSome) {
  const context = await newContext(browser, token);
  const page = await context.newPage();
  await page.goto(`${demo.url}/alerts`);
  await page.locator('[data-connection=live]').waitFor();
  await page.waitForLoadState('networkidle');
  /** @type {number[]} */
  const delays = [];
  for (const { id: stockId, name } of stocksOfSome) {
    /** @type {Promise<number>} */
    const shown = page.evaluate(
      (text) =>
        new Promise((resolve) => {
          const watch = new MutationObserver(() => {
            if (![...document.querySelectorAll('tbody tr')].some((row) => row.textContent?.includes(text))) return;
            watch.disconnect();
            resolve(Date.now());
          });
          watch.observe(document, { childList: true, subtree: true, characterData: true });
        }),
      name,
    );
    const query = 'mutation ($input: DispenseStockInput!) { dispenseStock(input: $input) { __typename } }';
    await ask(query, { input: { stockId, quantity: 81 } }, token);
    const answered = Date.now();
    delays.push((await shown) - answered);
  }
  await context.close();
  return delays;
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} token
 */
function newContext(browser, token) {
  const session = { name: 'apotheca-session', value: token };
  return browser.newContext({
    viewport: { width: 1440, height: 900 },
    storageState: { cookies: [], origins: [{ origin: demo.url, localStorage: [session] }] },
  });
}

/**
 * One person's browser: the first view, the same again, a search, scrolling.
 * @param {import('playwright-core').Browser} browser
 * @param {string} token
 */
async function visit(browser, token) {
  const context = await newContext(browser, token);
  // The clock of the page begins with the navigation; a row counts when the frame that holds it was painted.
  await context.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('tbody tr[aria-rowindex]')) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => Object.assign(window, { rowsAt: performance.now() })));
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  const page = await context.newPage();
  const view = async () => {
    await page.goto(`${demo.url}/stock`);
    const rows = await page.waitForFunction(() => /** @type {Window & { rowsAt?: number }} */ (window).rowsAt);
    return Number(await rows.jsonValue());
  };
  const first = await view();
  const again = await view();
  const frame = await page.evaluate(async () => {
    const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let [before, longest] = [await next(), 0];
    for (let screen = 0; screen < 60; screen += 1) {
      scrollBy(0, innerHeight);
      for (let frames = 0; frames < 4; frames += 1) {
        const now = await next();
        longest = Math.max(longest, now - before);
        before = now;
      }
    }
    scrollTo(0, 0);
    return longest;
  });
  const began = performance.now();
  await page.getByRole('searchbox').fill('Product 4321');
  await page.getByText('1 stock', { exact: true }).waitFor();
  const search = performance.now() - began;
  await context.close();
  return { first, again, search, frame };
}
