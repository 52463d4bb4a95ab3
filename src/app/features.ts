import { access } from '../features/access/index.ts';
import { alerts } from '../features/alerts/index.ts';
import { audit } from '../features/audit/index.ts';
import { catalogue } from '../features/catalogue/index.ts';
import { inventory } from '../features/inventory/index.ts';
import { mail } from '../features/mail/index.ts';
import { messaging } from '../features/messaging/index.ts';
import { orders } from '../features/orders/index.ts';
import { recalls } from '../features/recalls/index.ts';
import { reports } from '../features/reports/index.ts';
import { sync } from '../features/sync/index.ts';
import type { Feature } from '../graphql/feature.ts';

/** Every feature, each after those it depends on. A new feature is one line here. */
export const features: readonly Feature[] = [
  mail,
  access,
  catalogue,
  inventory,
  orders,
  recalls,
  alerts,
  reports,
  messaging,
  sync,
  audit,
];
