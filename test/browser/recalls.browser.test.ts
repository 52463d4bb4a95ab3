import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ActivateRecallDocument,
  DispenseStockDocument,
  EnterRecallsDocument,
  GetStockDocument,
  ReviewRecallDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { barriers, following, visit } from '../kit/browser.ts';
import { as } from '../kit/client.ts';
import { newDrug, newMember, newPharmacy, newWorld, receive, someText, stocked, type World } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const there = (world: World, pharmacyId: string): World => ({ ...world, pharmacyId });
const table = (page: Page, name: string) => page.getByRole('table', { name });

/** The notice D-1362-2012 as it was published. */
async function realNotice(): Promise<string> {
  const url = new URL('../fixtures/recalls/enforcement.json', import.meta.url);
  const { results } = JSON.parse(await readFile(url, 'utf8')) as { results: Record<string, string>[] };
  const found = results.find(({ recall_number: number }) => number === 'D-1362-2012');
  const {
    product_description: product,
    code_info: codes,
    recalling_firm: firm,
    reason_for_recall: reason,
  } = found ?? {};
  return `${product}\n\nCode Information: ${codes}\n\n${firm}\n\nReason for Recall: ${reason}\n`;
}

/** A person's hands: they count their clicks. */
class Hands {
  clicks = 0;

  async click(what: Locator): Promise<void> {
    this.clicks += 1;
    await what.click();
  }
}

describe('a recall', () => {
  it('is worked from the pasted notice until every pharmacy has acknowledged it, with five clicks and two in the other pharmacy', async () => {
    const world = await newWorld(app);
    const branch = await newPharmacy(world, 'Harbour-Street');
    const drugId = await newDrug(world, {
      name: 'Atenolol',
      strength: '25 mg',
      dosageForm: 'TABLET',
      unit: 'tablet',
      ndc: '0093-0787',
      labelerName: 'Teva Pharmaceuticals USA Inc',
    });
    const here = await receive(world, drugId, [
      { lotNumber: '90A024', quantity: 300 },
      { lotNumber: '90A030', quantity: 40 },
    ]);
    const elsewhere = await receive(there(world, branch), drugId, [{ lotNumber: '90a-028', quantity: 1_000 }]);
    const { dispenseStock } = await world.owner.client.ask(DispenseStockDocument, {
      input: { stockId: here.stockId, quantity: 30, note: 'Ward 3' },
    });
    as(dispenseStock, 'StockMovement');
    const [pharmacist, technician] = await Promise.all([
      newMember(world, 'PHARMACIST', null),
      newMember(world, 'TECHNICIAN', branch),
    ]);
    const [page, other] = await Promise.all([
      visit(app, { as: pharmacist, path: '/recalls' }),
      visit(app, { as: technician, path: '/' }),
    ]);
    await following(other);
    // Who works at several pharmacies says once on each device where they are.
    await page.getByRole('button', { name: /Main Street/ }).click();
    const hands = new Hands();
    const button = (name: string | RegExp, on: Page = page) => on.getByRole('button', { name });

    await hands.click(button('Enter a notice'));
    await page.getByLabel('Notice', { exact: true }).fill(await realNotice());
    await hands.click(page.getByRole('button', { name: 'Enter', exact: true }));
    await page.getByRole('heading', { name: 'Recalls: D-1362-2012' }).waitFor();
    // What was read, and what it means here: certain by code, and so ticked.
    for (const lot of ['90A024', '90A026', '90A028']) await page.getByText(lot, { exact: true }).first().waitFor();
    expect(await page.getByRole('checkbox', { name: /^Atenolol · 25 mg/ }).isChecked()).toBe(true);
    await page.getByText('2 lots in stock, 1,270 units').waitFor();
    await hands.click(button('Hold these lots everywhere'));
    await hands.click(button('Hold them'));
    await page.getByText(/^Active since/).waitFor();
    const matches = table(page, 'Lots in the pharmacies');
    await matches.getByRole('row').filter({ hasText: 'Harbour-Street' }).filter({ hasText: 'Recalled' }).waitFor();
    expect(await matches.getByRole('row').count()).toBe(3);
    await table(page, 'Dispensed, issued and transferred').getByRole('row').filter({ hasText: 'Ward 3' }).waitFor();
    await table(page, 'Return list').getByRole('row').filter({ hasText: '1,000 tablet' }).waitFor();

    await hands.click(button('Acknowledge for Main Street'));
    await page.getByText('1 pharmacy has not acknowledged it yet.').waitFor();
    await other.getByText('Recall D-1362-2012 is active, and this pharmacy has not acknowledged it yet.').waitFor();
    const others = new Hands();
    await others.click(other.getByRole('link', { name: 'Open the recall' }));
    await others.click(button('Acknowledge for Harbour-Street', other));
    // The first window hears of it.
    await page.getByText('Every pharmacy has acknowledged it.').waitFor();
    await other.getByText('this pharmacy has not acknowledged it').waitFor({ state: 'detached' });
    expect([hands.clicks, others.clicks]).toEqual([5, 2]);
    expect(await barriers(page)).toEqual([]);
    for (const [stockId, usable] of [
      [here.stockId, 40],
      [elsewhere.stockId, 0],
    ] as const) {
      const { stock } = await world.owner.client.ask(GetStockDocument, { id: stockId });
      expect(stock?.usable).toBe(usable);
    }
  });

  it('shows what could not be read, takes lots that somebody adds, and is saved before it holds anything', async () => {
    const world = await newWorld(app);
    const { drugId, stockId } = await stocked(world, [{ lotNumber: '90A 028', quantity: 7 }]);
    const [drug] = await app.sql<{ name: string }>('SELECT name FROM drug WHERE id = $1', [drugId]);
    const page = await visit(app, { as: world.owner, path: '/recalls/new' });
    await page.getByLabel('Notice', { exact: true }).fill('Our tablets. Lots: 90A024, 9OA 028');
    await page.getByRole('button', { name: 'Enter', exact: true }).click();
    await page.getByText('The text contains no recall number').waitFor();
    await page.getByLabel('Number of the notice').fill('LETTER-7');
    await page.getByRole('button', { name: 'Enter', exact: true }).click();
    await page.getByText('9OA 028', { exact: true }).waitFor();
    await page.getByText('Nothing in the catalogue matches').waitFor();
    await page.locator('input[aria-label="Lots"]').fill('90A028');
    await page.keyboard.press('Enter');
    await page
      .locator('input')
      .and(page.getByLabel('Drug', { exact: true }))
      .fill(drug?.name ?? '');
    await page.getByRole('option', { name: drug?.name ?? '' }).click();
    await page.getByRole('button', { name: 'Save without holding yet' }).click();
    await page.getByText('Reviewed', { exact: true }).waitFor();
    await table(page, 'Lots in the pharmacies').getByRole('row').filter({ hasText: 'Released' }).waitFor();
    expect((await world.owner.client.ask(GetStockDocument, { id: stockId })).stock?.usable).toBe(7);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close without holding' }).click();
    await page.getByLabel('Reason').fill('Not our goods');
    await page.getByRole('dialog').getByRole('button', { name: 'Close without holding' }).click();
    await page.getByText(/^Closed by .*: Not our goods$/).waitFor();
  });

  it('is listed by its state, in German too, and a technician sees it without deciding', async () => {
    const world = await newWorld(app);
    const { drugId } = await stocked(world, [{ lotNumber: 'G1', quantity: 7 }]);
    const number = someText('R');
    const { client } = world.owner;
    const { enterRecalls } = await client.ask(EnterRecallsDocument, { input: { text: 'Lot G1', number } });
    const recallId = as(enterRecalls, 'RecallsEntered').recallIds[0] ?? '';
    await client.ask(ReviewRecallDocument, { input: { recallId, scopes: [{ drugId, lotNumbers: ['G1'] }] } });
    await client.ask(ActivateRecallDocument, { input: { recallId } });
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const page = await visit(app, { as: technician, path: '/recalls', locale: 'de-DE' });
    await page.getByRole('row').filter({ hasText: number }).filter({ hasText: 'Aktiv' }).waitFor();
    await page.getByRole('group', { name: 'Zeigen' }).getByText('Neu').click();
    await page.getByText('Keine Meldungen').waitFor();
    await page.goto(`/recalls/${recallId}`);
    await page.getByRole('heading', { name: 'Was er umfasst' }).waitFor();
    await page.getByRole('button', { name: 'Bestätigen für' }).waitFor();
    expect(await page.getByRole('button', { name: 'Rückruf abschließen' }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
  });

  it('that pharmacies have not acknowledged says so before it is closed', async () => {
    const world = await newWorld(app);
    const { drugId } = await stocked(world, [{ lotNumber: 'G1', quantity: 4 }]);
    const { client } = world.owner;
    const { enterRecalls } = await client.ask(EnterRecallsDocument, { input: { text: 'Lot G1', number: 'LETTER-9' } });
    const recallId = as(enterRecalls, 'RecallsEntered').recallIds[0] ?? '';
    await client.ask(ReviewRecallDocument, { input: { recallId, scopes: [{ drugId, lotNumbers: ['G1'] }] } });
    await client.ask(ActivateRecallDocument, { input: { recallId } });
    const page = await visit(app, { as: world.owner, path: `/recalls/${recallId}` });
    await page.getByRole('button', { name: 'Close the recall' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 pharmacy has not acknowledged it yet.').waitFor();
    await dialog.getByLabel('Reason').fill('All sent back');
    await dialog.getByRole('button', { name: 'Close the recall' }).click();
    await dialog.getByText('Confirm that it is to be closed anyway.').waitFor();
    await dialog.getByLabel('Close it anyway').check();
    await dialog.getByRole('button', { name: 'Close the recall' }).click();
    await page.getByText(/^Closed by .*: All sent back$/).waitFor();
  });
});
