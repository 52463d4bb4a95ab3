import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SetStockLevelsDocument } from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { accessibilityProblems, narrow, overflow, visit } from '../kit/browser.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, type Person, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
let auditor: Person;

beforeAll(async () => {
  app = await startApp({ sweeps: true });
  world = await newWorld(app);
  auditor = await newMember(world, 'AUDITOR', null);
});
afterAll(() => app.close());

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

describe('the search', () => {
  it('finds by person, record and period, keeps it in the address, and shows before and after', async () => {
    const pharmacist = await newMember(world, 'PHARMACIST', world.pharmacyId);
    const { stockId } = await stocked(world, [{ quantity: 9 }], 4);
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
    await until('there is the head and nothing but theirs', async () => {
      const [all, others] = [await rows.count(), await rows.filter({ hasNotText: pharmacist.email }).count()];
      return all > 1 && others === 1;
    });

    const other = await visit(app, { as: auditor, path: new URL(page.url()).pathname + new URL(page.url()).search });
    await row(other, 'stock.set-levels').getByRole('button').click();
    const changed = other.getByRole('table', { name: 'Changes' }).getByRole('row', { name: /minQuantity/ });
    expect(await changed.innerText()).toMatch(/changed[\s\S]*4[\s\S]*7/);

    await other.keyboard.press('Escape');
    await other.getByLabel('From').fill('2020-01-01');
    await other.getByLabel('Until').fill('2020-01-02');
    await other.getByText('Nothing was found').waitFor();
  });

  it('finds who viewed what', async () => {
    const page = await visit(app, { as: auditor, path: '/audit?tab=views' });
    await page.getByRole('tab', { name: 'Who viewed what', selected: true }).waitFor();
    // The audit trail is itself sensitive: having looked at it is a view.
    await page.getByRole('tab', { name: 'What was done' }).click();
    await row(page, 'stock.receive').first().waitFor();
    await until('the view is recorded', async () => {
      const [found] = await app.sql('SELECT 1 FROM access_log WHERE actor_label = $1', [auditor.email]);
      return found !== undefined;
    });
    await page.getByRole('tab', { name: 'Who viewed what' }).click();
    await row(page, auditor.email).first().waitFor();
  });

  it('is not for a technician', async () => {
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const page = await visit(app, { as: technician, path: '/audit' });
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('link', { name: 'Audit' }).count()).toBe(0);
  });
});

describe('verifying the trail', () => {
  it('says that it is unchanged, and where it is not', async () => {
    const own = await appForTest({ sweeps: true });
    const { owner } = await newWorld(own);
    const sealed = async () => {
      const [left] = await own.sql(
        'SELECT 1 FROM audit_log a WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.row_id = a.id) LIMIT 1',
      );
      return left === undefined;
    };
    await until('everything is sealed', sealed);
    const page = await visit(own, { as: owner, path: '/audit' });
    await page.getByRole('button', { name: 'Verify the trail' }).click();
    await page.getByText(/^Verified up to position/).waitFor();
    await page.getByText('The trail is unchanged as far as it was verified').waitFor();
    const forger = new pg.Client(own.databaseUrl);
    await forger.connect();
    await forger.query('SET session_replication_role = replica');
    await forger.query(
      `UPDATE audit_log SET actor_label = 'somebody else' WHERE id = (SELECT row_id FROM audit_seal WHERE position = 1 LIMIT 1)`,
    );
    await forger.end();
    await page.getByRole('button', { name: 'Verify the trail' }).click();
    await page.getByText('The trail is not what it was').waitFor();
    await page.getByText(/^Position 1:/).waitFor();
  });
});

describe.each(['light', 'dark'] as const)('in %s colours', (scheme) => {
  it('has no barrier, and fits a telephone', async () => {
    for (const size of [undefined, narrow]) {
      const page = await visit(app, { as: auditor, path: '/audit', scheme, ...(size && { size }) });
      await page.getByRole('row').nth(1).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.getByRole('table', { name: 'What was done' }).getByRole('button').first().click();
      await page.getByRole('dialog').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    }
  });
});
