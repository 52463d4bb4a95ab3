import 'reflect-metadata';
import { runStreamCommand } from '../features/audit/index.ts';
import { runAuditCommand } from './audit-command.ts';

// npm run audit:stream
process.exitCode = await runAuditCommand(runStreamCommand, 1);
