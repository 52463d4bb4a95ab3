import 'reflect-metadata';
import { runExportCommand } from '../features/audit/index.ts';
import { runAuditCommand } from './audit-command.ts';

// npm run audit:export
process.exitCode = await runAuditCommand(runExportCommand, 1);
