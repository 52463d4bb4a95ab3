import { afterAll, beforeAll, expect, it } from 'vitest';
import { DispenseStockDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { visit } from '../kit/browser.ts';
import { newWorld, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
beforeAll(async () => {
  app = await startApp({ sweeps: true });
  world = await newWorld(app);
});
afterAll(() => app.close());

it('shows figures that lead to their screens, and change as others act', async () => {
  const { stockId } = await stocked(world, [{ quantity: 25 }], 20);
  const page = await visit(app, { as: world.owner });
  await page.getByRole('link', { name: '0 shortages' }).waitFor();
  await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 10 } });
  await page.getByRole('link', { name: '1 shortages' }).click();
  await page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor();
});

it('draws charts after the figures, and tells them as tables', async () => {
  const page = await visit(app, { as: world.owner });
  const movements = page.getByRole('region', { name: 'Movements, in units' });
  await movements.locator('svg path').first().waitFor();
  await movements.getByRole('button', { name: 'As a table' }).click();
  const rows = movements.getByRole('row');
  expect(await rows.count()).toBe(31);
  await rows.last().filter({ hasText: '10' }).waitFor();
  await page.getByText('7 days', { exact: true }).click();
  await movements.getByRole('row').nth(8).waitFor({ state: 'detached' });
  expect(await movements.getByRole('row').count()).toBe(8);
  expect(new URL(page.url()).searchParams.get('days')).toBe('7');
});

it('without its charts still shows its figures, and offers to load the page anew', async () => {
  const expected = /Failed to load resource|charts-|error boundary/;
  const page = await visit(app, { as: world.owner, path: '/account', expected });
  await page.route('**/assets/charts-*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Load the page anew' }).waitFor();
  expect(await page.getByRole('link', { name: /shortages/ }).isVisible()).toBe(true);
  await page.unroute('**/assets/charts-*.js');
  await page.getByRole('button', { name: 'Load the page anew' }).click();
  await page.getByRole('region', { name: 'Movements, in units' }).locator('svg path').first().waitFor();
});
