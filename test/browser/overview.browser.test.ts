import { afterAll, beforeAll, expect, it } from 'vitest';
import { DispenseStockDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { barriers, eventually, following, visit } from '../kit/browser.ts';
import { newWorld, stocked } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ jobs: true });
});
afterAll(() => app.close());

it('shows figures that lead to their screens, and change as others act', async () => {
  const world = await newWorld(app);
  const { stockId } = await stocked(world, [{ quantity: 25 }], 20);
  const page = await visit(app, { as: world.owner });
  await page.getByRole('link', { name: '0 shortages' }).waitFor();
  await following(page);
  await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 10 } });
  await page.getByRole('link', { name: '1 shortages' }).click();
  await page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor();
});

it('draws charts after the figures, and tells them as tables', async () => {
  const world = await newWorld(app);
  const { stockId } = await stocked(world, [{ quantity: 25 }]);
  await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 10 } });
  const page = await visit(app, { as: world.owner });
  const movements = page.getByRole('region', { name: 'Movements, in units' });
  await movements.locator('svg path').first().waitFor();
  await movements.getByRole('button', { name: 'Show as a table' }).click();
  const rows = movements.getByRole('row');
  await eventually(() => rows.count()).toBe(31);
  await rows.last().filter({ hasText: '10' }).waitFor();
  await page.getByText('7 days', { exact: true }).click();
  await eventually(() => rows.count()).toBe(8);
  expect(new URL(page.url()).searchParams.get('days')).toBe('7');
});

it('without its charts still shows its figures, and offers to reload the page', async () => {
  const world = await newWorld(app);
  await stocked(world, [{ quantity: 25 }]);
  const page = await visit(app, {
    as: world.owner,
    path: '/account',
    expected: /Failed to load resource|charts-|error boundary/,
    // Before the page fetches its other screens ahead.
    before: (to) => to.route('**/assets/charts-*.js', (route) => route.fulfill({ status: 404, body: '' })),
  });
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Reload the page' }).waitFor();
  await page.getByRole('link', { name: /shortages/ }).waitFor();
  await page.unroute('**/assets/charts-*.js');
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await page.getByRole('region', { name: 'Movements, in units' }).locator('svg path').first().waitFor();
});

it('has no barrier, and fits a telephone', async () => {
  const world = await newWorld(app);
  await stocked(world, [{ quantity: 5 }], 20);
  const page = await visit(app, { as: world.owner });
  await page.getByRole('link', { name: '1 shortages' }).waitFor();
  await page.getByRole('button', { name: 'Show as a table' }).nth(2).waitFor();
  expect(await barriers(page)).toEqual([]);
});
