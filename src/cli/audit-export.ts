import 'reflect-metadata';
import { runAuditCommand } from './audit-command.ts';
import { runExportCommand } from '../features/audit/index.ts';

// npm run audit:export
process.exitCode = await runAuditCommand(runExportCommand, 1);
