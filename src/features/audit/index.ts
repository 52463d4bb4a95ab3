import type { Feature } from '../../graphql/feature.ts';
import { AuditResolver } from './audit.resolver.ts';

/** What was attempted, by whom, and how it ended. */
export const audit: Feature = { resolvers: [AuditResolver], sensitive: { AuditLog: () => true } };
