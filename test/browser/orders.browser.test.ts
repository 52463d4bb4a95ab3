import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApproveOrderDocument, ArchiveDrugDocument, PlaceOrderDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { barriers, following, visit } from '../kit/browser.ts';
import { as } from '../kit/client.ts';
import { newDrug, newMember, newWorld, type Person, someText, stocked, type World } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ jobs: true });
});
afterAll(() => app.close());

/** A pharmacy of the test's own, with somebody at its counter: its orders are counted from 1. */
async function pharmacy() {
  const world = await newWorld(app);
  return { world, technician: await newMember(world, 'TECHNICIAN', world.pharmacyId) };
}

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const order = (page: Page, number: number) => page.getByRole('dialog', { name: `Order ${number}` });
const step = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Next steps' }).getByRole('button', { name });

async function place(person: Person, { pharmacyId }: World, drugId: string, quantity: number) {
  const input = { pharmacyId, drugId, quantity };
  return as((await person.client.ask(PlaceOrderDocument, { input })).placeOrder, 'Order');
}

async function drugOf(stockId: string): Promise<string> {
  const [found] = await app.sql<{ id: string }>('SELECT drug_id AS id FROM stock WHERE id = $1', [stockId]);
  return found?.id ?? '';
}

describe('from a suggestion to the acknowledgement', () => {
  it('two people take each step, and each sees the other’s without a reload', async () => {
    const { world, technician } = await pharmacy();
    const { stockId } = await stocked(world, [{ quantity: 5 }], 40);
    const theirs = await visit(app, { as: technician, path: '/orders/suggestions' });
    // Two clicks.
    await theirs.getByRole('button', { name: /^Order 1 from/ }).click();
    await theirs.getByRole('button', { name: 'Place order' }).click();
    await theirs.getByText('Order 1 has been placed.').waitFor();
    await order(theirs, 1).waitFor();
    expect(await step(theirs, 'Approve').count()).toBe(0);

    const mine = await visit(app, { as: world.owner, path: '/orders' });
    await column(mine, 'Pending')
      .getByRole('button', { name: /Order 1/ })
      .click();
    for (const page of [theirs, mine]) await following(page);
    await step(mine, 'Approve').click();
    await mine.getByText('The order has been approved.').waitFor();
    await step(theirs, 'Mark as sent').click();
    const asked = theirs.getByRole('dialog', { name: 'Mark the order as sent?' });
    await asked.getByText(/75 ×/).waitFor();
    await asked.getByRole('button', { name: 'Mark as sent' }).click();
    await step(mine, 'Receive goods').waitFor();
    await order(mine, 1).getByText('Sent', { exact: true }).first().waitFor();

    await step(theirs, 'Receive goods').click();
    const goods = theirs.getByRole('dialog', { name: 'Receive goods' });
    await goods.getByRole('button', { name: 'Close' }).waitFor();
    await goods.getByRole('button', { name: 'Receive goods' }).click();
    await goods.getByText('Enter the lot number.').waitFor();
    await goods.getByLabel('Lot number').fill('WH-31');
    await goods.getByLabel('Expires on').fill('2029-06-30');
    await goods.getByRole('button', { name: 'Receive goods' }).click();
    await theirs.getByText('The delivery has been entered.').waitFor();
    await step(theirs, 'Acknowledge').click();
    await order(mine, 1)
      .getByText(/^Acknowledged by/)
      .waitFor();
    expect(await step(mine, 'Acknowledge').count()).toBe(0);
    await mine.keyboard.press('Escape');
    await column(mine, 'Fulfilled').getByText('Acknowledged').waitFor();
    const [lot] = await app.sql(`SELECT quantity FROM lot WHERE stock_id = $1 AND lot_number = 'WH-31'`, [stockId]);
    expect(lot).toMatchObject({ quantity: 75 });
  });
});

describe('a step', () => {
  /** Two clicks at the middle of a button, as far apart as those of a slow double click. */
  async function clickTwice(page: Page, name: string) {
    await step(page, name).and(page.locator(':enabled')).waitFor();
    const box = await step(page, name).boundingBox();
    if (!box) throw new Error(`${name} is nowhere.`);
    const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
    await page.mouse.click(...middle);
    await page.waitForTimeout(400);
    await page.mouse.click(...middle);
  }
  const statusOf = async (id: string) =>
    (await app.sql<{ status: string }>('SELECT status FROM supply_order WHERE id = $1', [id]))[0]?.status;

  it('is one, also by a double click: the next is armed after a moment, stands elsewhere, and asks where goods leave', async () => {
    const { world, technician } = await pharmacy();
    const { stockId } = await stocked(world, [{ lotNumber: 'DC-1', quantity: 6 }]);
    const { id } = await place(technician, world, await drugOf(stockId), 4);
    const page = await visit(app, { as: world.owner, path: `/orders/${id}` });
    await clickTwice(page, 'Approve');
    await step(page, 'Issue goods').and(page.locator(':enabled')).waitFor();
    expect(await statusOf(id)).toBe('APPROVED');
    await step(page, 'Approve: done').waitFor();

    await clickTwice(page, 'Mark as sent');
    const sending = page.getByRole('dialog', { name: 'Mark the order as sent?' });
    await sending.getByRole('button', { name: 'Cancel' }).click();
    await sending.waitFor({ state: 'hidden' });
    expect(await statusOf(id)).toBe('APPROVED');

    await clickTwice(page, 'Issue goods');
    const delivering = page.getByRole('dialog', { name: 'Issue the goods?' });
    await delivering.getByText('4 from lot DC-1').waitFor();
    expect(await statusOf(id)).toBe('APPROVED');
    expect(await barriers(page)).toEqual([]);
    await delivering.getByRole('button', { name: 'Issue goods' }).click();
    await page.getByText('The delivery has been entered.').waitFor();
    expect(await statusOf(id)).toBe('FULFILLED');
  });
});

describe('what stands against a step', () => {
  it('is said with what there is, and part of it can be approved', async () => {
    const { world, technician } = await pharmacy();
    const { stockId } = await stocked(world, [{ quantity: 6 }]);
    const { number, id } = await place(technician, world, await drugOf(stockId), 10);
    const page = await visit(app, { as: world.owner, path: `/orders/${id}` });
    await order(page, number).waitFor();
    await step(page, 'Approve').click();
    await page.getByText('10 requested, 6 available.').waitFor();
    await page.getByRole('button', { name: 'Approve what is available' }).click();
    await page.getByText('The order has been approved.').waitFor();
    await order(page, number).getByRole('cell', { name: /^6 ×/ }).waitFor();
  });

  it('is that somebody else was first: it is said in words, and the screen is right', async () => {
    const { world, technician } = await pharmacy();
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const { id, number } = await place(technician, world, await drugOf(stockId), 2);
    const page = await visit(app, { as: world.owner, path: `/orders/${id}` });
    await step(page, 'Approve').waitFor();
    // Between the click and its arrival somebody else approves.
    let raced = false;
    await page.route('**/graphql', async (route) => {
      if (!raced && route.request().postData()?.includes('"reason"')) {
        raced = true;
        await world.owner.client.ask(ApproveOrderDocument, { input: { orderId: id } });
      }
      await route.continue();
    });
    await step(page, 'Reject').click();
    await page.getByLabel('Reason').fill('Not needed');
    const dialog = page.getByRole('dialog', { name: 'Reject' });
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /is approved/ })
      .waitFor();
    await order(page, number).getByText('Approved', { exact: true }).first().waitFor();
    await step(page, 'Issue goods').waitFor();
    expect(await step(page, 'Approve').count()).toBe(0);
  });

  it('is the role: an auditor reads and takes no step', async () => {
    const { world, technician } = await pharmacy();
    const auditor = await newMember(world, 'AUDITOR', null);
    const { stockId } = await stocked(world, [{ quantity: 50 }]);
    const { id, number } = await place(technician, world, await drugOf(stockId), 2);
    const page = await visit(app, { as: auditor, path: `/orders/${id}` });
    await order(page, number).getByText('Pending', { exact: true }).first().waitFor();
    expect(await page.getByRole('group', { name: 'Next steps' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'New order' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Show the recipient' }).count()).toBe(0);
  });
});

describe('a new order', () => {
  it('is placed with the keyboard alone, and the approver is somebody else', async () => {
    const world = await newWorld(app);
    const name = someText('Metformin');
    await newDrug(world, { name });
    const page = await visit(app, { as: world.owner, path: '/orders' });
    await page.getByRole('link', { name: 'New order' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'New order' }).waitFor();
    await page
      .locator('input')
      .and(page.getByLabel('Drug', { exact: true }))
      .focus();
    await page.keyboard.type(name);
    await page.getByRole('option', { name }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await page.getByText(/Order \d+ has been placed/).waitFor();
    await step(page, 'Cancel order').waitFor();
    expect(await step(page, 'Approve').count()).toBe(0);
  });

  it('has what the server finds at the line that it is about', async () => {
    const world = await newWorld(app);
    const names = [someText('Metformin'), someText('Glipizide')];
    const drugIds = await Promise.all(names.map((name) => newDrug(world, { name })));
    const page = await visit(app, { as: world.owner, path: '/orders/new' });
    const form = page.getByRole('dialog', { name: 'New order' });
    await form.getByText('Purchase', { exact: true }).click();
    await form.getByRole('button', { name: 'Add a line' }).click();
    const line = (number: number) => form.getByRole('group', { name: `Line ${number}`, exact: true });
    for (const [nth, name] of names.entries()) {
      await line(nth + 1)
        .locator('input')
        .and(page.getByLabel('Drug', { exact: true }))
        .fill(name);
      await page.getByRole('option', { name }).click();
      await line(nth + 1)
        .getByLabel('Quantity')
        .fill(nth === 0 ? '5' : '0');
    }
    const place = () => form.getByRole('button', { name: 'Place order' }).click();
    await place();
    await line(2).locator('[aria-invalid=true]').and(page.getByLabel('Quantity')).waitFor();
    expect(await line(1).locator('[aria-invalid=true]').count()).toBe(0);
    await line(2).getByLabel('Quantity').fill('7');
    await world.owner.client.ask(ArchiveDrugDocument, { input: { drugId: drugIds[1] ?? '', archived: true } });
    await place();
    await line(2)
      .getByText(/has been removed from the catalogue/)
      .waitFor();
    await line(2).getByLabel('Remove line 2').click();
    await place();
    await page.getByText(/Order \d+ has been placed/).waitFor();
  });
});

it('the board, an order and the suggestions have no barrier, and fit a telephone', async () => {
  const { world, technician } = await pharmacy();
  const { stockId } = await stocked(world, [{ quantity: 5 }], 40);
  const { id, number } = await place(technician, world, await drugOf(stockId), 2);
  const page = await visit(app, { as: world.owner, path: '/orders' });
  await page.getByRole('button', { name: /Order 1/ }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.goto(`/orders/${id}`);
  await order(page, number).waitFor();
  await step(page, 'Approve').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.goto('/orders/suggestions');
  await page.getByRole('button', { name: /^Order 1 from/ }).waitFor();
  expect(await barriers(page)).toEqual([]);
});
