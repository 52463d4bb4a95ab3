import { describe, expect, it } from 'vitest';
import { type AlertFilter, AlertsDocument, LowStockAlertsDocument } from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { cursorNow } from '../../kit/cursor.ts';
import { dayFromNow, newPharmacy, stocked, type World } from '../../kit/world.ts';
import { app, dispense, everyState, kindsOf, moves, openAlert, useAlerts, world } from './alerts.kit.ts';

useAlerts();

describe('the list of alerts', () => {
  const listed = async (filter: AlertFilter | null, of: World) => {
    const { alerts } = await of.owner.client.ask(AlertsDocument, { pharmacyId: of.pharmacyId, filter });
    return alerts.nodes.map(({ kind, state }) => `${kind} ${state}`).sort();
  };

  it('is narrowed by kinds, states and stock, and leaves resolved ones out unless they are asked for', async () => {
    const of = { ...world, pharmacyId: await newPharmacy(world) };
    const gone = await stocked(of, [{ quantity: 5, expiresOn: dayFromNow(5) }], 5);
    await dispense(gone.stockId, 5, of);
    await openAlert(of);
    as(await moves.snooze((await openAlert(of)).alertId, of), 'Alert');
    expect(await listed(null, of)).toEqual([
      'LOW_STOCK OPEN',
      'LOW_STOCK OPEN',
      'LOW_STOCK SNOOZED',
      'OUT_OF_STOCK OPEN',
    ]);
    expect(await listed({ states: ['SNOOZED', 'RESOLVED'] }, of)).toEqual(['EXPIRING RESOLVED', 'LOW_STOCK SNOOZED']);
    expect(await listed({ kinds: ['EXPIRING', 'OUT_OF_STOCK'] }, of)).toEqual(['OUT_OF_STOCK OPEN']);
    expect(await listed({ kinds: ['EXPIRING'], states: [...everyState] }, of)).toEqual(['EXPIRING RESOLVED']);
    expect(await listed({ stockId: gone.stockId }, of)).toEqual(['LOW_STOCK OPEN', 'OUT_OF_STOCK OPEN']);
    expect(await listed({ stockId: 'nonsense' }, of)).toEqual([]);
    expect(await listed({ states: [] }, of)).toEqual([]);
  });

  it('is read page by page, newest first, each alert once', async () => {
    const of = { ...world, pharmacyId: await newPharmacy(world) };
    const opened: string[] = [];
    for (let count = 0; count < 5; count += 1) opened.unshift((await openAlert(of)).alertId);
    const page = async (after: string | null) =>
      (await of.owner.client.ask(AlertsDocument, { pharmacyId: of.pharmacyId, first: 2, after })).alerts;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo, totalCount } = await page(after);
      expect(totalCount).toBe(5);
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    expect(seen).toEqual(opened);
    const error = await of.owner.client.error(AlertsDocument, { pharmacyId: of.pharmacyId, after: 'nonsense' });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'after' }] });
  });
});

describe('lowStockAlerted', () => {
  it('tells of shortages alone, once each', async () => {
    const of = { ...world, pharmacyId: await newPharmacy(world) };
    const after = await cursorNow(app, of.owner);
    const items = app.live(of.owner.token).subscribe(LowStockAlertsDocument, { pharmacyId: of.pharmacyId, after });
    const { stockId } = await stocked(of, [{ quantity: 9, expiresOn: dayFromNow(5) }], 9);
    expect(await kindsOf(stockId, of)).toEqual(['EXPIRING OPEN']);
    for (const quantity of [1, 1, 7]) await dispense(stockId, quantity, of);
    const got = (await items.take(2)).map(({ lowStockAlerted }) => [
      lowStockAlerted.kind,
      lowStockAlerted.reopened,
      lowStockAlerted.stock.id,
    ]);
    expect(got).toEqual([
      ['LOW_STOCK', false, stockId],
      ['OUT_OF_STOCK', false, stockId],
    ]);
    // One more shortage, and it comes next: nothing was told in between.
    const { stockId: other } = await openAlert(of);
    expect((await items.next()).lowStockAlerted.stock.id).toBe(other);
    expect(items.waiting).toBe(0);
  });
});
