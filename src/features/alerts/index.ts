import type { Feature } from '../../graphql/feature.ts';
import './alert.events.ts';
import { AlertResolver } from './alert.resolver.ts';
import { LowStockAlertedResolver } from './low-stock.resolver.ts';
import { followStock } from './react.ts';
import { sweepAlerts } from './job.ts';

export { loadAlert } from './alert.queries.ts';
export { Alert } from './alert.type.ts';
export { sweepAlerts };

/** What the pharmacy must know now: shortages and expiries. */
export const alerts: Feature = {
  resolvers: [AlertResolver, LowStockAlertedResolver],
  reactions: { 'stock.changed': followStock },
  sweeps: [{ name: 'alerts', everyMs: 60_000, run: sweepAlerts }],
};
