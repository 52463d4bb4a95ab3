import type { Feature } from '../../graphql/feature.ts';
import { alertsTables } from './tables.ts';
import './alert.events.ts';
import { loadAlert } from './alert.queries.ts';
import { AlertResolver } from './alert.resolver.ts';
import { runAlertJob } from './job.ts';
import { LowStockAlertedResolver } from './low-stock.resolver.ts';
import { followStock } from './react.ts';

export { Alert } from './alert.type.ts';
export { loadAlert, runAlertJob };

/** What the pharmacy must know now: shortages and expiries. */
export const alerts: Feature = {
  resolvers: [AlertResolver, LowStockAlertedResolver],
  reactions: { 'stock.changed': followStock },
  jobs: [{ name: 'alerts', everyMs: 60_000, run: runAlertJob }],
  nodes: { Alert: { table: 'alert', policy: 'stock:read', load: loadAlert } },
  tables: alertsTables,
  daily: ['alert'],
};
