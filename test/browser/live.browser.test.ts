import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StockDetailsDocument, StockPageDocument } from '../../web/src/generated/graphql.ts';
import { DispenseStockDocument, StartConversationDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { following, visit } from '../kit/browser.ts';
import { newMember, newWorld, password, stocked } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** How often the list of stocks and the open one were asked for. */
function countReads(page: Page) {
  const reads = { list: 0, open: 0 };
  page.on('request', (request) => {
    const asks = (document: { readonly __meta__?: Record<string, unknown> | undefined }) =>
      request.postData()?.includes(String(document.__meta__?.['hash'])) ?? false;
    if (asks(StockPageDocument)) reads.list += 1;
    if (asks(StockDetailsDocument)) reads.open += 1;
  });
  return reads;
}

/**
 * Waits until both were read alike and nothing more is on its way. A question rests as long as its last answer took, so one of the two may be
 * asked well after the other, and a second time only after such a rest: a second without a read is more than any rest here.
 */
async function settled(page: Page, reads: { readonly list: number; readonly open: number }): Promise<void> {
  for (let before = ''; before !== JSON.stringify(reads) || reads.list !== reads.open; ) {
    before = JSON.stringify(reads);
    await following(page);
    await page.waitForTimeout(1_000);
  }
}

it('what is shown is read once more for each change, one’s own as another’s', async () => {
  const world = await newWorld(app);
  // Numbers that are no part of a time or of a lot's number.
  const { stockId } = await stocked(world, [{ quantity: 7_060 }]);
  const page = await visit(app, { as: world.owner, path: `/stock/${stockId}` });
  const drawer = page.getByRole('dialog').first();
  const shows = (quantity: string) => drawer.getByRole('row').filter({ hasText: quantity }).first().waitFor();
  await shows('7,060');
  await following(page);
  const reads = countReads(page);

  await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 3 } });
  await shows('7,057');
  await settled(page, reads);
  expect(reads).toEqual({ list: 1, open: 1 });

  await drawer.getByRole('button', { name: 'Dispense' }).click();
  await page.getByLabel('Quantity').fill('5');
  await page.getByRole('dialog').last().getByRole('button', { name: 'Dispense' }).click();
  await page.getByText(/Dispensed 5 of .*; 7,052 usable/).waitFor();
  await shows('7,052');
  await settled(page, reads);
  expect(reads).toEqual({ list: 2, open: 2 });
});

it('whoever signs in next in a window finds nothing of what was written before', async () => {
  const world = await newWorld(app);
  const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
  const { startConversation } = await technician.client.ask(StartConversationDocument, {
    input: { title: 'Handover', userIds: [world.owner.userId] },
  });
  const page = await visit(app, { as: technician, path: `/messages/${startConversation.id}` });
  const composer = page.getByLabel('Message', { exact: true });
  await composer.fill('Between us: the safe was open');
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('E-mail').fill(world.owner.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { level: 2, name: 'Handover' }).waitFor();
  expect(await composer.inputValue()).toBe('');
  expect(await page.locator('body').innerText()).not.toContain('the safe was open');
});
