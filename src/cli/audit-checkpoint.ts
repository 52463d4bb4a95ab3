import 'reflect-metadata';
import { runCheckpointCommand } from '../features/audit/index.ts';
import { runAuditCommand } from './audit-command.ts';

// npm run audit:checkpoint
process.exitCode = await runAuditCommand(runCheckpointCommand, 1);
