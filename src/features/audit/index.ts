import type { Feature } from '../../graphql/feature.ts';
import { AccessLogResolver, DrugViewsResolver, OrderViewsResolver } from './access-log.resolver.ts';
import { AuditResolver } from './audit.resolver.ts';

/** What was attempted, by whom, and how it ended. */
export const audit: Feature = {
  resolvers: [AuditResolver, AccessLogResolver, DrugViewsResolver, OrderViewsResolver],
  sensitive: { AuditLog: () => true, AccessLog: () => true },
};
