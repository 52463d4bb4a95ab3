import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SetStockLevelsDocument } from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { barriers, eventually, visit } from '../kit/browser.ts';
import { newMember, newWorld, stocked } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ jobs: true });
});
afterAll(() => app.close());

/** A pharmacy of the test's own in which something was done, and who reads of it. */
async function recorded() {
  const world = await newWorld(app);
  const auditor = await newMember(world, 'AUDITOR', null);
  const { stockId } = await stocked(world, [{ quantity: 9 }], 4);
  return { world, auditor, stockId };
}

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

describe('the search', () => {
  it('finds by person, record and period, keeps it in the address, and shows before and after', async () => {
    const { world, auditor, stockId } = await recorded();
    const pharmacist = await newMember(world, 'PHARMACIST', world.pharmacyId);
    await pharmacist.client.ask(SetStockLevelsDocument, { input: { stockId, minQuantity: 7 } });
    const page = await visit(app, { as: auditor, path: '/audit' });
    await row(page, 'stock.receive').first().waitFor();
    const person = page.locator('input').and(page.getByLabel('Person', { exact: true }));
    await person.fill(pharmacist.email);
    await page.getByRole('option', { name: pharmacist.email }).click();
    await page.getByLabel('Record', { exact: true }).fill(stockId);
    await page.getByRole('button', { name: 'Today' }).click();
    await row(page, 'stock.receive').first().waitFor({ state: 'detached' });
    await page.waitForURL((url) => url.searchParams.get('entityId') === stockId);
    await row(page, 'stock.set-levels').waitFor();
    const rows = page.getByRole('table', { name: 'What was done' }).getByRole('row');
    // The head, and nothing but theirs.
    await eventually(() => rows.filter({ hasNotText: pharmacist.email }).count()).toBe(1);
    await rows.filter({ hasText: pharmacist.email }).first().waitFor();

    const other = await visit(app, { as: auditor, path: new URL(page.url()).pathname + new URL(page.url()).search });
    await row(other, 'stock.set-levels').getByRole('button').click();
    const changed = other.getByRole('table', { name: 'Changes' }).getByRole('row', { name: /minQuantity/ });
    await eventually(() => changed.innerText()).toMatch(/changed[\s\S]*4[\s\S]*7/);

    await other.keyboard.press('Escape');
    await other.getByLabel('From').fill('2020-01-01');
    await other.getByLabel('Until').fill('2020-01-02');
    await other.getByText('Nothing found').waitFor();
  });

  it('names actions in German, with the code of the action for a search', async () => {
    const { auditor } = await recorded();
    const page = await visit(app, { as: auditor, path: '/audit', locale: 'de-DE' });
    await row(page, 'Wareneingang buchen').filter({ hasText: 'stock.receive' }).first().waitFor();
    await row(page, 'stock.receive')
      .filter({ hasText: /Bestand|Bewegung/ })
      .first()
      .waitFor();
    await row(page, 'stock.receive').first().getByRole('button').click();
    await page.getByRole('dialog', { name: 'Wareneingang buchen' }).waitFor();
  });

  it('finds who viewed what', async () => {
    const { auditor } = await recorded();
    const page = await visit(app, { as: auditor, path: '/audit?tab=views' });
    await page.getByRole('tab', { name: 'Who viewed what', selected: true }).waitFor();
    // The audit trail is itself sensitive: having looked at it is a view.
    await page.getByRole('tab', { name: 'What was done' }).click();
    await row(page, 'stock.receive').first().waitFor();
    await eventually(() => app.sql('SELECT 1 FROM access_log WHERE actor_id = $1', [auditor.userId])).not.toEqual([]);
    await page.getByRole('tab', { name: 'Who viewed what' }).click();
    await row(page, auditor.email).first().waitFor();
  });

  it('is not for a technician', async () => {
    const world = await newWorld(app);
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const page = await visit(app, { as: technician, path: '/audit' });
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('link', { name: 'Audit trail' }).count()).toBe(0);
  });
});

describe('verifying the trail', () => {
  it('says that it is unchanged, and where it is not', async () => {
    const own = await appForTest({ jobs: true });
    const world = await newWorld(own);
    const { owner } = world;
    await stocked(world, [{ quantity: 9 }]);
    const unsealed =
      'SELECT 1 FROM audit_log a WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.row_id = a.id) LIMIT 1';
    await eventually(() => own.sql(unsealed)).toEqual([]);
    const page = await visit(own, { as: owner, path: '/audit' });
    await page.getByRole('button', { name: 'Verify the audit trail' }).click();
    await page.getByText(/^Verified up to position/).waitFor();
    await page.getByText('The audit trail is intact as far as it has been verified').waitFor();
    const forger = new pg.Client(own.databaseUrl);
    await forger.connect();
    await forger.query('SET session_replication_role = replica');
    await forger.query(
      `UPDATE audit_log SET actor_label = 'somebody else' WHERE id = (SELECT row_id FROM audit_seal WHERE position = 1 LIMIT 1)`,
    );
    await forger.end();
    await page.getByRole('button', { name: 'Verify the audit trail' }).click();
    await page.getByText('The audit trail has been altered').waitFor();
    await page.getByText(/^Position 1:/).waitFor();
  });
});

it('the trail has no barrier, and fits a telephone', async () => {
  const { auditor } = await recorded();
  const page = await visit(app, { as: auditor, path: '/audit' });
  await page.getByRole('row').nth(1).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('table', { name: 'What was done' }).getByRole('button').first().click();
  await page.getByRole('dialog').waitFor();
  expect(await barriers(page)).toEqual([]);
});
