import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DispenseStockDocument, PlaceOrderDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { barriers, eventually, following, visit } from '../kit/browser.ts';
import { dayFromNow, newMember, newWorld, stocked } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ jobs: true });
});
afterAll(() => app.close());

async function drugOf(stockId: string): Promise<{ id: string; name: string }> {
  const [found] = await app.sql<{ id: string; name: string }>(
    'SELECT d.id, d.name FROM drug d JOIN stock s ON s.drug_id = d.id WHERE s.id = $1',
    [stockId],
  );
  return found ?? { id: '', name: '' };
}

describe('the wall', () => {
  it('shows what is short, what expires and the orders by stage, as it changes', async () => {
    const here = await newWorld(app);
    const { stockId } = await stocked(here, [{ quantity: 25, expiresOn: dayFromNow(12) }], 20);
    const { id: drugId, name } = await drugOf(stockId);
    const page = await visit(app, { as: here.owner, path: '/wall', size: { width: 1920, height: 1080 } });
    await page.getByText('Nothing is short.').waitFor();
    await page.getByRole('region', { name: 'Expires within 60 days' }).getByText(name).waitFor();
    await following(page);
    await here.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 10 } });
    await page.getByRole('region', { name: 'Shortages' }).getByText('15 of 20').waitFor();
    await here.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 15 } });
    await page.getByRole('region', { name: 'Shortages' }).getByText('Out of stock').waitFor();
    const colours = await page.evaluate<string[]>(
      `['[data-kind=OUT_OF_STOCK]', 'body'].map((what) => getComputedStyle(document.querySelector(what)).color)`,
    );
    expect(colours[0]).not.toBe(colours[1]);
    // It was low before: both alerts are open, and it stands there once.
    await page.getByRole('heading', { name: 'Shortages 1', exact: true }).waitFor();
    expect(await page.getByRole('region', { name: 'Shortages' }).getByRole('listitem').count()).toBe(1);
    await here.owner.client.ask(PlaceOrderDocument, { input: { pharmacyId: here.pharmacyId, drugId, quantity: 5 } });
    await page.getByRole('region', { name: 'Orders' }).getByText('1', { exact: true }).waitFor();
  });

  it('fits a screen with sixty shortages, says how many more there are, and is large', async () => {
    const here = await newWorld(app);
    for (let rows = 0; rows < 60; rows += 6)
      await Promise.all(Array.from({ length: 6 }, () => stocked(here, [{ quantity: 1 }], 20)));
    const page = await visit(app, { as: here.owner, path: '/wall', size: { width: 1920, height: 1080 } });
    const short = page.getByRole('region', { name: 'Shortages' });
    const more = short.getByText(/^and \d+ more$/);
    const inSight = () => short.getByRole('listitem').count();
    await eventually(async () => (await inSight()) + Number(/\d+/.exec(await more.innerText()))).toBe(60);
    expect(await inSight()).toBeGreaterThan(5);
    expect(await page.evaluate('document.documentElement.scrollHeight - window.innerHeight')).toBeLessThanOrEqual(0);
    const size = await page.evaluate<string>(`getComputedStyle(document.querySelector('[class*=item]')).fontSize`);
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(28);
  });
});

describe('a network that is cut for twenty seconds', () => {
  it('is told with its time, and afterwards everything is right without a reload', async () => {
    const here = await newWorld(app);
    const counter = await newMember(here, 'TECHNICIAN', here.pharmacyId);
    const { stockId } = await stocked(here, [{ quantity: 25, expiresOn: dayFromNow(12) }], 20);
    const { id: drugId, name } = await drugOf(stockId);
    const expected = /ERR_INTERNET_DISCONNECTED|WebSocket/;
    const [wall, stock] = await Promise.all([
      visit(app, { as: here.owner, path: '/wall', expected }),
      visit(app, { as: here.owner, path: `/stock?q=${name}`, expected }),
    ]);
    await wall.getByText('Nothing is short.').waitFor();
    await stock.getByRole('row').filter({ hasText: '25' }).waitFor();
    for (const page of [wall, stock]) await following(page);
    for (const page of [wall, stock]) await page.context().setOffline(true);
    await wall.getByText(/^No connection since/).waitFor();
    await counter.client.ask(DispenseStockDocument, { input: { stockId, quantity: 21 } });
    await counter.client.ask(PlaceOrderDocument, { input: { pharmacyId: here.pharmacyId, drugId, quantity: 5 } });
    // The page's own count of how long it has been.
    await wall.getByText(/\((2\d|[3-9]\d|\d{3,}) s\)/).waitFor();
    expect(await wall.getByText('Nothing is short.').isVisible()).toBe(true);
    for (const page of [wall, stock]) await page.context().setOffline(false);
    await wall.getByRole('region', { name: 'Shortages' }).getByText('4 of 20').waitFor();
    await wall.getByRole('region', { name: 'Orders' }).getByText('1', { exact: true }).waitFor();
    await stock.getByRole('row').filter({ hasText: 'Low' }).waitFor();
  });
});

it('has no barrier, and fits a telephone', async () => {
  const here = await newWorld(app);
  await stocked(here, [{ quantity: 5, expiresOn: dayFromNow(12) }], 20);
  const page = await visit(app, { as: here.owner, path: '/wall' });
  await page.getByRole('region', { name: 'Shortages' }).getByRole('listitem').waitFor();
  await page.getByRole('region', { name: 'Expires within 60 days' }).getByRole('listitem').waitFor();
  expect(await barriers(page)).toEqual([]);
});
