import { afterAll, beforeAll, expect } from 'vitest';
import {
  AcknowledgeAlertDocument,
  AdjustStockDocument,
  type AlertFilter,
  AlertsDocument,
  DispenseStockDocument,
  ResolveAlertDocument,
  SnoozeAlertDocument,
} from '../../generated/graphql.ts';
import { type App, startApp } from '../../kit/app.ts';
import { as } from '../../kit/client.ts';
import { newWorld, stocked, type World } from '../../kit/world.ts';

// What the tests of alerts share: a server with a pharmacy, and what moves its stock.

export const reason = 'A count found a difference';
export const everyState = ['OPEN', 'ACKNOWLEDGED', 'SNOOZED', 'RESOLVED'] as const;
export let app: App;
export let world: World;

/** Each alert was announced once when it opened, and never before it was there. */
export async function expectOneEventForEachOpening({ sql }: App): Promise<void> {
  const odd = await sql(
    `SELECT a.id, a.kind, count(e.id) FROM alert a
       LEFT JOIN event e ON e.type = 'alert.opened' AND e.payload->>'alertId' = a.id::text AND NOT (e.payload->>'reopened')::boolean
      GROUP BY a.id, a.kind HAVING count(e.id) <> 1`,
  );
  expect(odd).toEqual([]);
  const [announced] = await sql<{ count: number }>(
    `SELECT count(*)::int FROM event WHERE type = 'alert.opened' AND payload->>'alertId' NOT IN (SELECT id::text FROM alert)`,
  );
  expect(announced?.count).toBe(0);
}

export async function alertsOf(stockId: string, filter: AlertFilter = { states: [...everyState] }, of = world) {
  const { alerts } = await of.owner.client.ask(AlertsDocument, {
    pharmacyId: of.pharmacyId,
    filter: { stockId, ...filter },
    first: 100,
  });
  return alerts.nodes;
}

/** What alerts a stock has or had, such as `LOW_STOCK OPEN`, in alphabetical order. */
export async function kindsOf(stockId: string, of = world): Promise<string[]> {
  const alerts = await alertsOf(stockId, undefined, of);
  return alerts.map(({ kind, state }) => `${kind} ${state}`).sort();
}

export async function openAlert(of = world, quantity = 3) {
  const { stockId, lotIds, drugId } = await stocked(of, [{ quantity }], 20);
  const [alert] = await alertsOf(stockId, undefined, of);
  return { stockId, drugId, lotId: lotIds[0] ?? '', alertId: alert?.id ?? '' };
}

export const dispense = async (stockId: string, quantity: number, of = world) =>
  as(
    (await of.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity } })).dispenseStock,
    'StockMovement',
  );
export const adjust = async (lotId: string, quantityChange: number, of = world) =>
  as(
    (await of.owner.client.ask(AdjustStockDocument, { input: { lotId, quantityChange, reason } })).adjustStock,
    'StockMovement',
  );
export const moves = {
  acknowledge: async (alertId: string, of = world) =>
    (await of.owner.client.ask(AcknowledgeAlertDocument, { input: { alertId } })).acknowledgeAlert,
  snooze: async (alertId: string, of = world) => (await snooze(alertId, { hours: 2 }, of)).snoozeAlert,
  resolve: async (alertId: string, of = world) =>
    (await of.owner.client.ask(ResolveAlertDocument, { input: { alertId } })).resolveAlert,
};
export const snooze = (alertId: string, { hours }: { hours: number }, of = world) =>
  of.owner.client.ask(SnoozeAlertDocument, { input: { alertId, until: inHours(hours, of) } });
export const inHours = (hours: number, of = world) =>
  new Date(of.app.clock.now().getTime() + hours * 3_600_000).toISOString();

/** What each file needs before its tests, and what is done after them. */
export function useAlerts(): void {
  beforeAll(async () => {
    app = await startApp();
    world = await newWorld(app);
  });

  afterAll(async () => {
    await expectOneEventForEachOpening(app);
    await app.close();
  });
}
