import type { Reaction } from '../../platform/command.ts';
import type { NewEvent } from '../../platform/events/events.ts';
import { reconcileAlerts } from './reconcile.ts';

/** A movement opens and resolves the alerts of its stocks in its own transaction, so that neither is ever seen without the other. */
export const followStock: Reaction = (tx, events, { now, settings }) =>
  reconcileAlerts(tx, [...new Set(events.flatMap(stockOf))].sort(), now, settings.expiringHorizonDays);

function stockOf(event: NewEvent): string[] {
  return event.type === 'stock.changed' ? [event.payload.stockId] : [];
}
