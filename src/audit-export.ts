import 'reflect-metadata';
import { runAuditCommand } from './app/audit-command.ts';
import { runExportCommand } from './features/audit/index.ts';

// npm run audit:export
process.exitCode = await runAuditCommand(runExportCommand, 1);
