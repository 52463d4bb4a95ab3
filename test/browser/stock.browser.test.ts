import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DispenseStockDocument, ReceiveStockDocument, SetLotStatusDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { barriers, eventually, following, visit } from '../kit/browser.ts';
import { as } from '../kit/client.ts';
import { dayFromNow, newDrug, newMember, newPharmacy, newWorld, stocked } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ jobs: true });
});
afterAll(() => app.close());

/** A pharmacy of the test's own, with somebody at its counter. */
async function pharmacy() {
  const world = await newWorld(app);
  return { world, technician: await newMember(world, 'TECHNICIAN', world.pharmacyId) };
}

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
const drawer = (page: Page, name: string) => page.getByRole('dialog', { name });

/** Words without which there is hardly an English sentence, and none of which is German. */
const english = /\b(the|and|of|is|are|this|with|not|than|available|requested|would|expires?|check)\b/i;
const words = (page: Page) => page.locator('body').innerText();

async function nameOf(stockId: string): Promise<string> {
  const [found] = await app.sql<{ name: string }>(
    'SELECT d.name FROM drug d JOIN stock s ON s.drug_id = d.id WHERE s.id = $1',
    [stockId],
  );
  return found?.name ?? '';
}

describe('receiving', () => {
  it('by a scanned code, with the keyboard alone', async () => {
    const { world, technician } = await pharmacy();
    await newDrug(world, { name: 'Atorvastatin', gtin: '00300710155237', unit: 'tablet' });
    const page = await visit(app, { as: technician, path: '/stock' });
    await following(page);
    await page.keyboard.press('Alt+i');
    await drawer(page, 'Receive').getByLabel('Code').and(page.locator(':focus')).waitFor();
    // As a scanner types it: product, expiry and lot of a GS1 DataMatrix, and Enter.
    await page.keyboard.type(']d20100300710155237');
    await page.keyboard.type('1729120010AT-7');
    await page.keyboard.press('Enter');
    await page.getByLabel('Quantity').and(page.locator(':focus')).waitFor();
    await eventually(() => page.getByLabel('Lot number').inputValue()).toBe('AT-7');
    await eventually(() => page.getByLabel('Expires on').inputValue()).toBe('2029-12-31');
    await page.keyboard.type('90');
    await page.keyboard.press('Enter');
    await page.getByText('Received 90 of Atorvastatin, lot AT-7.').waitFor();
    await row(page, 'Atorvastatin').filter({ hasText: '90' }).waitFor({ state: 'attached' });
    // Ready for the next one.
    await page.getByLabel('Code').and(page.locator(':focus')).waitFor();
    await eventually(() => page.getByLabel('Lot number').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await drawer(page, 'Receive').waitFor({ state: 'hidden' });
  });

  it('refuses what is not known, has expired or is missing, each where it is', async () => {
    const { world, technician } = await pharmacy();
    const drugId = await newDrug(world, { name: 'Lisinopril', ndc: '0093-1113' });
    const page = await visit(app, { as: technician, path: '/stock' });
    await page.getByRole('button', { name: 'Receive' }).click();
    await page.getByLabel('Code').fill('99999-999-99');
    await page.getByLabel('Code').press('Enter');
    await page.getByText('No drug in the catalogue has the code 99999-999-99').waitFor();
    await drawer(page, 'Receive').getByRole('button', { name: 'Receive' }).click();
    await eventually(() => drawer(page, 'Receive').innerText()).toMatch(
      /Scan or choose a drug[\s\S]*Enter the number[\s\S]*Enter how many/,
    );
    await page
      .locator('input')
      .and(page.getByLabel('Drug', { exact: true }))
      .fill('lisin');
    await page.getByRole('option', { name: /Lisinopril/ }).click();
    await page.getByLabel('Lot number').fill('OLD-1');
    await page.getByLabel('Expires on').fill('2024-01-31');
    await page.getByLabel('Quantity').fill('5');
    await drawer(page, 'Receive').getByRole('button', { name: 'Receive' }).click();
    await page.getByText(/These goods expired on 31 January 2024/).waitFor();
    expect(
      await app.sql('SELECT 1 FROM lot l JOIN stock s ON s.id = l.stock_id WHERE s.drug_id = $1', [drugId]),
    ).toEqual([]);
  });
});

describe('dispensing', () => {
  it('more than there is says what is available, and why not the rest; less works', async () => {
    const { world, technician } = await pharmacy();
    const { stockId } = await stocked(world, [
      { lotNumber: 'GOOD-1', quantity: 12 },
      { lotNumber: 'HELD-1', quantity: 30 },
    ]);
    const [held] = await app.sql<{ id: string }>(`SELECT id FROM lot WHERE stock_id = $1 AND lot_number = 'HELD-1'`, [
      stockId,
    ]);
    await world.owner.client.ask(SetLotStatusDocument, {
      input: { lotId: held?.id ?? '', status: 'ON_HOLD', reason: 'Label to be checked' },
    });
    const name = await nameOf(stockId);
    const page = await visit(app, { as: technician, path: `/stock/${stockId}` });
    await drawer(page, name).getByRole('button', { name: 'Dispense' }).click();
    await page.getByText(/12 .*usable now/).waitFor();
    await page.getByLabel('Quantity').fill('20');
    await drawer(page, 'Dispense').getByRole('button', { name: 'Dispense' }).click();
    await page.getByText('20 requested, 12 available now. 1 lot with goods cannot be used.').waitFor();
    await page.getByText('Lot HELD-1: 30, on hold').waitFor();
    await page.getByLabel('Quantity').fill('5');
    await drawer(page, 'Dispense').getByRole('button', { name: 'Dispense' }).click();
    await page.getByText(`Dispensed 5 of ${name}; 7 usable. Lot GOOD-1.`).waitFor();
    await drawer(page, name)
      .getByRole('table', { name: 'Lots' })
      .getByRole('row', { name: /GOOD-1/ })
      .filter({ hasText: '7' })
      .waitFor();
  });

  it('is refused and asked once more in the language of the page, over both lines', async () => {
    const { world, technician } = await pharmacy();
    const { stockId } = await stocked(world, [{ lotNumber: 'DA-1', quantity: 12 }]);
    const name = await nameOf(stockId);
    const sent: string[] = [];
    const page = await visit(app, {
      as: technician,
      path: `/stock/${stockId}`,
      locale: 'de-DE',
      before: async (opened) =>
        opened.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload)))),
    });
    await drawer(page, name).getByRole('button', { name: 'Abgabe' }).click();
    await page.getByLabel('Menge').fill('20');
    await drawer(page, 'Abgabe').getByRole('button', { name: 'Abgeben' }).click();
    await page.getByText('20 verlangt, 12 jetzt verfügbar.').waitFor();
    expect(await words(page)).not.toMatch(english);
    await page.goto('/stock');
    await page.getByRole('button', { name: 'Wareneingang' }).click();
    await page
      .locator('input')
      .and(page.getByLabel('Arzneimittel', { exact: true }))
      .fill(name);
    await page.getByRole('option', { name }).click();
    await page.getByLabel('Chargennummer').fill('FERN-1');
    await page.getByLabel('Verfalldatum').fill(dayFromNow(9_000));
    await page.getByLabel('Menge').fill('5');
    await drawer(page, 'Wareneingang').getByRole('button', { name: 'Eingang buchen' }).click();
    await page.getByText(/Charge FERN-1 würde erst am .* verfallen, in mehr als 10 Jahren/).waitFor();
    expect(await words(page)).not.toMatch(english);
    await page.getByRole('button', { name: 'Ja, erfassen' }).click();
    await page.getByText(/^Eingegangen: 5/).waitFor();
    expect(sent.find((frame) => frame.includes('connection_init'))).toContain('"acceptLanguage":"de"');
  });

  it('shows the lots before and tells them after; a slip is undone where it is told', async () => {
    const { world, technician } = await pharmacy();
    const { stockId } = await stocked(world, [
      { lotNumber: 'LATER-1', quantity: 12, expiresOn: dayFromNow(300) },
      { lotNumber: 'SOON-1', quantity: 4, expiresOn: dayFromNow(60) },
    ]);
    const name = await nameOf(stockId);
    const page = await visit(app, { as: technician, path: `/stock/${stockId}` });
    await drawer(page, name).getByRole('button', { name: 'Dispense' }).click();
    const form = drawer(page, 'Dispense');
    await form.getByLabel('Quantity').fill('6');
    const taken = form.getByRole('list', { name: 'Lots to be used' });
    await taken.getByText(/^4 from lot SOON-1/).waitFor();
    await taken.getByText(/^2 from lot LATER-1/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: 'Dispense' }).click();
    const told = page.getByRole('alert').filter({ hasText: `Dispensed 6 of ${name}; 10 usable. Lot SOON-1` });
    await told.getByRole('button', { name: 'Undo' }).click();
    const undoing = drawer(page, 'Undo this?');
    await undoing.getByLabel('Reason').fill('Wrong patient');
    expect(await barriers(page)).toEqual([]);
    await undoing.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The entry has been undone.').waitFor();
    const movements = drawer(page, name).getByRole('table', { name: 'Movements' });
    await movements
      .getByRole('row', { name: /Reversal/ })
      .filter({ hasText: 'Wrong patient' })
      .waitFor();
    await movements
      .getByRole('row', { name: /Dispense/ })
      .filter({ hasText: 'undone' })
      .waitFor();
    const [stock] = await app.sql('SELECT quantity FROM stock WHERE id = $1', [stockId]);
    expect(stock).toMatchObject({ quantity: 16 });
  });

  it('part of a lot is held, and a date that was read wrongly is put right', async () => {
    const { world } = await pharmacy();
    const { stockId } = await stocked(world, [{ lotNumber: 'WET-1', expiresOn: dayFromNow(20), quantity: 60 }]);
    const name = await nameOf(stockId);
    const page = await visit(app, { as: world.owner, path: `/stock/${stockId}` });
    const lots = drawer(page, name).getByRole('table', { name: 'Lots' });
    await lots.getByRole('button', { name: 'Lot WET-1: Released. Change' }).click();
    await page.getByRole('menuitem', { name: 'On hold' }).click();
    const holding = drawer(page, 'Lot WET-1 becomes: On hold');
    await holding.getByLabel('How many').fill('5');
    await holding.getByLabel('Reason').fill('Five are wet');
    expect(await barriers(page)).toEqual([]);
    await holding.getByRole('button', { name: 'On hold' }).click();
    await lots.getByText('part of the lot').waitFor();
    const [stock] = await app.sql(
      `SELECT s.quantity, (SELECT sum(quantity)::int FROM lot l WHERE l.stock_id = s.id AND status = 'ON_HOLD') AS held FROM stock s WHERE id = $1`,
      [stockId],
    );
    expect(stock).toEqual({ quantity: 60, held: 5 });

    await lots.getByRole('button', { name: 'Edit label of lot WET-1' }).first().click();
    const correcting = drawer(page, 'Edit label of lot WET-1');
    await correcting.getByLabel('Expires on').fill(dayFromNow(400));
    await correcting.getByLabel('Reason').fill('Read wrongly');
    expect(await barriers(page)).toEqual([]);
    await correcting.getByRole('button', { name: 'Save label', exact: true }).click();
    // The lot and its part came in one box: each says what it was.
    await lots
      .getByText(/^was WET-1/)
      .nth(1)
      .waitFor();
    const dates = await app.sql('SELECT DISTINCT expires_on::text AS day FROM lot WHERE stock_id = $1', [stockId]);
    expect(dates).toEqual([{ day: dayFromNow(400) }]);
  });

  it('what was handed out comes back into quarantine, and what came in is sent back', async () => {
    const { world } = await pharmacy();
    const { stockId } = await stocked(world, [{ lotNumber: 'BACK-1', quantity: 9 }]);
    const input = { stockId, quantity: 5 };
    as((await world.owner.client.ask(DispenseStockDocument, { input })).dispenseStock, 'StockMovement');
    const name = await nameOf(stockId);
    const page = await visit(app, { as: world.owner, path: `/stock/${stockId}` });
    const movements = drawer(page, name).getByRole('table', { name: 'Movements' });
    await movements.getByRole('button', { name: 'Enter return' }).click();
    const back = drawer(page, 'What was returned?');
    await back.getByLabel('From lot BACK-1').fill('6');
    await back.getByLabel('Reason').fill('Discharged');
    await back.getByRole('button', { name: 'Enter return' }).click();
    await back.getByRole('alert').filter({ hasText: 'More than can be returned' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await back.getByLabel('From lot BACK-1').fill('2');
    await back.getByRole('button', { name: 'Enter return' }).click();
    await page.getByText('The return has been entered, in quarantine.').waitFor();
    const lots = drawer(page, name).getByRole('table', { name: 'Lots' });
    await lots.getByRole('button', { name: 'Lot BACK-1: Quarantined. Change' }).waitFor();

    await movements.getByRole('button', { name: 'Send back' }).click();
    const sending = drawer(page, 'What is being sent back?');
    await sending.getByLabel('From lot BACK-1').first().fill('4');
    await sending.getByLabel('Reason').fill('Damaged');
    await sending.getByRole('button', { name: 'Send back' }).click();
    await page.getByText('The return to the supplier has been entered.').waitFor();
    const [stock] = await app.sql('SELECT quantity FROM stock WHERE id = $1', [stockId]);
    expect(stock).toMatchObject({ quantity: 2 });
  });

  it('what is far beyond usual is asked once more, and a double click does not answer', async () => {
    const { world, technician } = await pharmacy();
    const { stockId } = await stocked(world, [{ quantity: 900 }]);
    for (const quantity of [28, 28, 56, 28, 28]) {
      const input = { stockId, quantity };
      as((await world.owner.client.ask(DispenseStockDocument, { input })).dispenseStock, 'StockMovement');
    }
    const name = await nameOf(stockId);
    const page = await visit(app, { as: technician, path: `/stock/${stockId}` });
    await drawer(page, name).getByRole('button', { name: 'Dispense' }).click();
    const form = drawer(page, 'Dispense');
    await form.getByLabel('Quantity').fill('280');
    await page.keyboard.press('Enter');
    await form.getByRole('alert').filter({ hasText: 'Is this right?' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await barriers(page)).toEqual([]);
    const [before] = await app.sql('SELECT quantity FROM stock WHERE id = $1', [stockId]);
    expect(before).toMatchObject({ quantity: 732 });
    await form.getByRole('button', { name: 'Yes, enter it' }).click();
    await page.getByText(`Dispensed 280 of ${name}; 452 usable.`).waitFor();
  });

  it('what left yesterday is entered with its time', async () => {
    const { world, technician } = await pharmacy();
    const { pharmacyId } = world;
    const drugId = await newDrug(world);
    const occurredAt = new Date(Date.now() - 60 * 3_600_000).toISOString();
    const goods = { pharmacyId, drugId, lotNumber: 'LATE-1', expiresOn: dayFromNow(200), quantity: 9, occurredAt };
    const { receiveStock } = await world.owner.client.ask(ReceiveStockDocument, { input: goods });
    const stockId = as(receiveStock, 'StockMovement').stock.id;
    const name = await nameOf(stockId);
    const page = await visit(app, { as: technician, path: `/stock/${stockId}` });
    await drawer(page, name).getByRole('button', { name: 'Dispense' }).click();
    const form = drawer(page, 'Dispense');
    await form.getByLabel('Quantity').fill('2');
    await form.getByRole('button', { name: 'Set an earlier time' }).click();
    await form.getByLabel('When it was dispensed').fill(`${dayFromNow(-1)}T10:30`);
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: 'Dispense' }).click();
    await page.getByText(`Dispensed 2 of ${name}; 7 usable.`).waitFor();
    const rows = await app.sql<{ at: Date }>(
      `SELECT occurred_at AS at FROM transaction WHERE stock_id = $1 AND transaction_type = 'DISPENSE'`,
      [stockId],
    );
    // The pharmacies of the tests are in UTC.
    expect(rows.map(({ at }) => at.toISOString())).toEqual([`${dayFromNow(-1)}T10:30:00.000Z`]);
  });

  it('what others dispense shows without a reload', async () => {
    const { world, technician } = await pharmacy();
    const { stockId } = await stocked(world, [{ quantity: 4_041 }]);
    const name = await nameOf(stockId);
    const [page, other] = await Promise.all([
      visit(app, { as: world.owner, path: `/stock?q=${name}` }),
      visit(app, { as: technician, path: `/stock/${stockId}` }),
    ]);
    await row(page, name).filter({ hasText: '4,041' }).waitFor();
    await following(page);
    await drawer(other, name).getByRole('button', { name: 'Dispense' }).click();
    await other.getByLabel('Quantity').fill('4');
    await drawer(other, 'Dispense').getByRole('button', { name: 'Dispense' }).click();
    await row(page, name).filter({ hasText: '4,037' }).waitFor();
  });
});

describe('correcting and holding', () => {
  it('is for those who may: a lot is held with a reason, found by its filter, and corrected', async () => {
    const world = await newWorld(app);
    const { stockId } = await stocked(world, [{ lotNumber: 'L-1', quantity: 8 }]);
    const name = await nameOf(stockId);
    const page = await visit(app, { as: world.owner, path: `/stock/${stockId}` });
    await drawer(page, name).getByRole('button', { name: 'Lot L-1: Released. Change' }).click();
    await page.getByRole('menuitem', { name: 'On hold' }).click();
    await page.getByLabel('Reason').fill('Cold chain to be checked');
    await page.getByRole('dialog', { name: /L-1/ }).getByRole('button', { name: 'Close' }).waitFor();
    await page.getByRole('button', { name: 'On hold', exact: true }).click();
    await page.getByText('Lot L-1: On hold.', { exact: true }).waitFor();
    await drawer(page, name).getByRole('button', { name: 'Correct' }).click();
    await page.getByLabel('Change', { exact: true }).fill('-3');
    await page.getByLabel('Reason').fill('Broken');
    await page.getByRole('button', { name: 'Enter correction' }).click();
    await page.getByText(new RegExp(`Corrected ${name}, lot L-1, by .3`)).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('On hold', { exact: true }).first().click();
    await row(page, name).waitFor();
    await page.waitForURL((url) => url.searchParams.get('show') === 'held');
  });

  it('is not offered to a technician', async () => {
    const { world, technician } = await pharmacy();
    const { stockId } = await stocked(world, [{ lotNumber: 'T-1', quantity: 8 }]);
    const page = await visit(app, { as: technician, path: `/stock/${stockId}` });
    await drawer(page, await nameOf(stockId))
      .getByRole('button', { name: 'Dispense' })
      .waitFor();
    expect(await page.getByRole('button', { name: /Correct|Change/ }).count()).toBe(0);
  });
});

describe('five thousand stocks', () => {
  // Thirty pages one after the other: seven seconds alone, sixty beside the other tests.
  it('are scrolled to the end, with few rows in the document, and searched', { timeout: 300_000 }, async () => {
    const world = await newWorld(app);
    const pharmacyId = await newPharmacy(world);
    await app.sql(
      `WITH here AS (SELECT id, organization_id FROM pharmacy WHERE id = $1),
            drug AS (INSERT INTO drug (id, organization_id, name, unit)
              SELECT new_uuid_v7(), organization_id, 'Product ' || to_char(n, 'FM0000'), 'tablet' FROM here, generate_series(1, 5000) n RETURNING id)
       INSERT INTO stock (id, organization_id, pharmacy_id, drug_id, min_quantity)
       SELECT new_uuid_v7(), here.organization_id, here.id, drug.id, 0 FROM here, drug`,
      [pharmacyId],
    );
    const manager = await newMember(world, 'MANAGER', pharmacyId);
    const page = await visit(app, { as: manager, path: '/stock' });
    await page.getByText('5,000 stocks').waitFor();
    await row(page, 'Product 0001').waitFor();
    const rows = page.locator('tbody tr[aria-rowindex]');
    const last = async () => Number(await rows.last().getAttribute('aria-rowindex'));
    for (let reached = 0; reached < 1_500; reached = await last()) {
      await page.evaluate('scrollTo(0, document.body.scrollHeight)');
      await eventually(last).toBeGreaterThan(reached);
      expect(await rows.count()).toBeLessThan(120);
    }
    await page.getByRole('searchbox').fill('4321');
    await row(page, 'Product 4321').waitFor();
    await page.getByText('1 stock', { exact: true }).waitFor();
    await page.waitForURL((url) => url.searchParams.get('q') === '4321');
  });
});

it('the list, a stock and a form have no barrier, and fit a telephone', async () => {
  const world = await newWorld(app);
  const { stockId } = await stocked(world, [{ lotNumber: 'A-1', expiresOn: dayFromNow(12), quantity: 8 }], 20);
  const page = await visit(app, { as: world.owner, path: '/stock' });
  await page.getByRole('row').nth(1).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.goto(`/stock/${stockId}`);
  await page.getByRole('table', { name: 'Lots' }).getByText('A-1').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Dispense' }).click();
  await page.getByLabel('Quantity').waitFor();
  expect(await barriers(page)).toEqual([]);
});
