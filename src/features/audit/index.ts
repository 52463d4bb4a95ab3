import type { Feature } from '../../graphql/feature.ts';
import { AccessLogResolver, DrugViewsResolver, OrderViewsResolver } from './access-log.resolver.ts';
import { AuditResolver } from './audit.resolver.ts';
import { removeViews, sealAudit, signMovedHeads, verifyOn } from './chain/index.ts';
import { auditFigures } from './figures.ts';
import { IntegrityResolver } from './integrity.resolver.ts';
import { auditTables } from './tables.ts';

export { allHeads, removeViews, sealAudit, signMovedHeads, verifyOn } from './chain/index.ts';
export {
  type CommandContext,
  runCheckpointCommand,
  runExportCommand,
  runStreamCommand,
  runVerifyCommand,
} from './commands/index.ts';

/** What was attempted and looked at, by whom, how it ended, and that it still stands as it was written. */
export const audit: Feature = {
  resolvers: [AuditResolver, AccessLogResolver, DrugViewsResolver, OrderViewsResolver, IntegrityResolver],
  sensitive: { AuditLog: () => true, AccessLog: () => true },
  jobs: [
    {
      name: 'audit seals',
      everyMs: 1_000,
      together: true,
      run: async (platform) => {
        await sealAudit(platform);
      },
    },
    { name: 'audit checkpoints', everyMs: 3_600_000, run: signMovedHeads },
    { name: 'old access log', everyMs: 600_000, run: removeViews },
    { name: 'audit verification', everyMs: 60_000, run: verifyOn },
  ],
  figures: auditFigures,
  tables: auditTables,
  daily: ['audit'],
};
