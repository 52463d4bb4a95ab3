import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApproveOrderDocument, PlaceOrderDocument, SendOrderDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { barriers, eventually, following, visit } from '../kit/browser.ts';
import { as } from '../kit/client.ts';
import { dayFromNow, newDrug, newMember, newWorld, receive, someText } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ jobs: true });
});
afterAll(() => app.close());

const gtin = '00300710155237';
const other = '00300934161731';
const stray = '00300710155244';

/** A pharmacy with two drugs that labels name, and somebody at its counter. */
async function pharmacy() {
  const world = await newWorld(app);
  const names = [someText('Atorvastatin'), someText('Losartan')] as const;
  const drugId = await newDrug(world, { name: names[0], gtin });
  const otherId = await newDrug(world, { name: names[1], gtin: other });
  return { world, names, drugId, otherId, technician: await newMember(world, 'TECHNICIAN', world.pharmacyId) };
}
type Place = Awaited<ReturnType<typeof pharmacy>>;

/** Opens the drawer of a kind of movement; the scanner can type. */
async function opened({ technician }: Pick<Place, 'technician'>, name: 'Receive' | 'Dispense'): Promise<Page> {
  const page = await visit(app, { as: technician, path: '/stock' });
  await following(page);
  await page.keyboard.press(name === 'Receive' ? 'Alt+i' : 'Alt+o');
  await code(page).and(page.locator(':focus')).waitFor();
  return page;
}
const code = (page: Page) => page.getByLabel('Code');
const value = (page: Page, label: string) => eventually(() => page.getByLabel(label).inputValue());
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}
/** No request of the API gets on before the answer of this is called. */
async function slow(page: Page): Promise<() => void> {
  const network = Promise.withResolvers<void>();
  await page.route('**/graphql', async (route) => {
    await network.promise;
    await route.continue();
  });
  return network.resolve;
}

describe('a label', () => {
  it.each([
    ['a US keyboard', { key: ']', windowsVirtualKeyCode: 221 }],
    ['a German keyboard, where the key writes a plus', { key: '+', windowsVirtualKeyCode: 187 }],
    ['a French keyboard', { key: '$', windowsVirtualKeyCode: 186 }],
  ])('has FNC1 as Ctrl and the key of the bracket on %s', async (_keyboard, fields) => {
    const page = await opened(await pharmacy(), 'Receive');
    await page.keyboard.insertText(`01${gtin}10A177`);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', modifiers: 2, code: 'BracketRight', ...fields });
    await type(page, '17291231');
    await value(page, 'Lot number').toBe('A177');
    await value(page, 'Expires on').toBe('2029-12-31');
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('says what cannot be read, and fills in nothing in its place', async () => {
    const page = await opened(await pharmacy(), 'Receive');
    const label = page.getByRole('alert').filter({ hasText: 'Check the label' });
    await type(page, `01${gtin}10A1-77`);
    await label.getByText(/no readable expiry date/).waitFor();
    await value(page, 'Lot number').toBe('A1-77');
    await value(page, 'Expires on').toBe('');
    await code(page).focus();
    // The separator got lost.
    await type(page, `01${gtin}10A1-7717291231`);
    await label.getByText(/separator/).waitFor();
    await value(page, 'Lot number').toBe('');
    await value(page, 'Expires on').toBe('');
    expect(await barriers(page)).toEqual([]);
  });

  it('with an expiry that is hardly meant is asked about again', async () => {
    const place = await pharmacy();
    const page = await opened(place, 'Receive');
    await type(page, `01${gtin}1744123110FAR-1`);
    await page.getByText(/more than ten years away/).waitFor();
    await type(page, '3');
    await page.getByRole('button', { name: 'Yes, enter it' }).click();
    await page.getByText(`Received 3 of ${place.names[0]}, lot FAR-1.`).waitFor();
  });

  it('is read in German too', async () => {
    const { technician } = await pharmacy();
    const page = await visit(app, { as: technician, path: '/stock', locale: 'de-DE' });
    await following(page);
    await page.keyboard.press('Alt+i');
    await code(page).and(page.locator(':focus')).waitFor();
    await type(page, `01${gtin}10A1-77`);
    await page.getByText(/kein lesbares Verfalldatum/).waitFor();
  });
});

describe('ahead of a slow network', () => {
  it('each label, quantity and Enter lands where it was meant', async () => {
    const place = await pharmacy();
    const page = await opened(place, 'Receive');
    const goOn = await slow(page);
    await type(page, `01${gtin}1729123110FAST-1`);
    // Read in the hand, with no answer of the server.
    await value(page, 'Lot number').toBe('FAST-1');
    await type(page, '90');
    await type(page, `01${other}1730063010FAST-2`);
    await type(page, '45');
    await type(page, `01${gtin}1731013110FAST-3`);
    await page.keyboard.insertText('7');
    goOn();
    await page.getByText(`Received 90 of ${place.names[0]}, lot FAST-1.`).waitFor();
    await page.getByText(`Received 45 of ${place.names[1]}, lot FAST-2.`).waitFor();
    await value(page, 'Lot number').toBe('FAST-3');
    await value(page, 'Quantity').toBe('7');
    await value(page, 'Code').toBe('');
    const lots = await app.sql(
      `SELECT l.lot_number AS lot, l.expires_on::text AS day, l.quantity FROM lot l JOIN stock s ON s.id = l.stock_id WHERE s.pharmacy_id = $1 ORDER BY 1`,
      [place.world.pharmacyId],
    );
    expect(lots).toEqual([
      { lot: 'FAST-1', day: '2029-12-31', quantity: 90 },
      { lot: 'FAST-2', day: '2030-06-30', quantity: 45 },
    ]);
  });

  it('what was typed after an entry that is refused is shown, and not taken', async () => {
    const page = await opened(await pharmacy(), 'Receive');
    const goOn = await slow(page);
    await type(page, `01003000203228091729123110SLOW-1`);
    await type(page, '90');
    await type(page, `01${other}1730063010SLOW-2`);
    goOn();
    await page
      .getByRole('alert')
      .filter({ hasText: 'was not used' })
      .getByText(/SLOW-2/)
      .waitFor();
    await value(page, 'Lot number').toBe('SLOW-1');
    await value(page, 'Quantity').toBe('90');
  });
});

describe('dispensing', () => {
  it('takes the lot that was scanned, or nothing', async () => {
    const place = await pharmacy();
    const { world, drugId } = place;
    await receive(world, drugId, [
      { lotNumber: 'FIRST-1', expiresOn: dayFromNow(200), quantity: 10 },
      { lotNumber: 'LATER-1', expiresOn: dayFromNow(400), quantity: 10 },
    ]);
    const page = await opened(place, 'Dispense');
    const day = (days: number) => dayFromNow(days).slice(2).replaceAll('-', '');
    const attempt = async (lot: string, days: number, count: string) => {
      await code(page).focus();
      await type(page, `01${gtin}17${day(days)}10${lot}`);
      await page.getByLabel('Quantity').fill(count);
      await page.keyboard.press('Enter');
    };
    await attempt('NOT-HERE', 400, '2');
    await page.getByText(/Lot NOT-HERE is not here/).waitFor();
    await attempt('LATER-1', 400, '2');
    // It is the one that would be taken, and not the one that expires first.
    await page.getByText('Enter a reason.').waitFor();
    // Spelled otherwise, it is the same lot.
    await attempt('first1', 200, '4');
    await page.getByText(`Dispensed 4 of ${place.names[0]}; 16 usable.`).waitFor();
    const lots = await app.sql(
      'SELECT l.lot_number AS lot, l.quantity FROM lot l JOIN stock s ON s.id = l.stock_id WHERE s.drug_id = $1 ORDER BY 1',
      [drugId],
    );
    expect(lots).toEqual([
      { lot: 'FIRST-1', quantity: 6 },
      { lot: 'LATER-1', quantity: 10 },
    ]);
  });
});

describe('orders', () => {
  it('are scanned line by line, ahead of the network', async () => {
    const place = await pharmacy();
    const page = await visit(app, { as: place.technician, path: '/orders/new' });
    await code(page).and(page.locator(':focus')).waitFor();
    await following(page);
    const goOn = await slow(page);
    await type(page, gtin);
    await type(page, '12');
    await type(page, `01${other}1730063010X`);
    await page.keyboard.insertText('3');
    goOn();
    const lines = page.getByRole('group', { name: /^Line/ });
    for (const [at, count] of ['12', '3'].entries())
      await eventually(() => lines.nth(at).getByLabel('Quantity').inputValue()).toBe(count);
    const drugs = page.locator('input').and(page.getByLabel('Drug', { exact: true }));
    for (const [at, name] of place.names.entries()) await eventually(() => drugs.nth(at).inputValue()).toContain(name);
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByText('Order 1 has been placed.').waitFor();
  });

  it('of a supplier are received by scanning, several lots to a line, and a closed form is where it was', async () => {
    const place = await pharmacy();
    const { world, drugId, otherId, technician } = place;
    const strayName = someText('Metformin');
    await newDrug(world, { name: strayName, gtin: stray });
    const input = {
      pharmacyId: world.pharmacyId,
      kind: 'PURCHASE' as const,
      lines: [
        { drugId, quantity: 100 },
        { drugId: otherId, quantity: 20 },
      ],
    };
    const { placeOrder } = await technician.client.ask(PlaceOrderDocument, { input });
    const orderId = as(placeOrder, 'Order').id;
    await world.owner.client.ask(ApproveOrderDocument, { input: { orderId } });
    await world.owner.client.ask(SendOrderDocument, { input: { orderId } });
    const page = await visit(app, { as: technician, path: `/orders/${orderId}` });
    const open = async () => {
      await page.getByRole('group', { name: 'Next steps' }).getByRole('button', { name: 'Receive goods' }).click();
      await code(page).and(page.locator(':focus')).waitFor();
    };
    await open();
    await type(page, `01${gtin}1729123110D-1`);
    await type(page, '60');
    await code(page).and(page.locator(':focus')).waitFor();
    await type(page, `01${gtin}1730013110D-2`);
    await type(page, '40');
    await type(page, '00300020322809');
    await page.getByText('Nothing outstanding has the code 00300020322809.').waitFor();
    const goods = page.getByRole('dialog', { name: 'Receive goods' });
    expect(await barriers(page)).toEqual([]);
    await goods.getByRole('button', { name: 'Close' }).click();
    await goods.waitFor({ state: 'detached' });
    await open();
    const lots = goods.getByLabel('Lot number');
    for (const [at, lot] of ['D-1', 'D-2', ''].entries()) await eventually(() => lots.nth(at).inputValue()).toBe(lot);
    await type(page, `01${other}1730013110E-1`);
    // One of them is damaged, and something came that nobody ordered.
    await goods.getByRole('button', { name: 'Lot 1 is damaged or wrong' }).last().click();
    await code(page).focus();
    await type(page, `01${stray}1731013110F-1`);
    await goods.getByRole('button', { name: `Receive ${strayName} as extra goods` }).click();
    await page.keyboard.type('5');
    await goods.getByRole('button', { name: 'Receive goods' }).click();
    await eventually(() => goods.getByText('Enter a reason.').count()).toBe(2);
    await goods.getByLabel('Reason for quarantine').fill('Wet');
    await goods.getByLabel('Reason for keeping it').fill('Sent in place of another');
    await goods.getByRole('button', { name: 'Receive goods' }).click();
    await page.getByText('The delivery has been entered.').waitFor();
    const rows = await app.sql(
      'SELECT l.lot_number AS lot, l.quantity, l.status::text FROM lot l JOIN stock s ON s.id = l.stock_id WHERE s.pharmacy_id = $1 ORDER BY 1',
      [world.pharmacyId],
    );
    expect(rows).toEqual([
      { lot: 'D-1', quantity: 60, status: 'RELEASED' },
      { lot: 'D-2', quantity: 40, status: 'RELEASED' },
      { lot: 'E-1', quantity: 20, status: 'QUARANTINED' },
      { lot: 'F-1', quantity: 5, status: 'RELEASED' },
    ]);
  });
});
