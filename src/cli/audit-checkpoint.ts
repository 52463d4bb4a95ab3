import 'reflect-metadata';
import { runAuditCommand } from './audit-command.ts';
import { runCheckpointCommand } from '../features/audit/index.ts';

// npm run audit:checkpoint
process.exitCode = await runAuditCommand(runCheckpointCommand, 1);
