import 'reflect-metadata';
import { runVerifyCommand } from '../features/audit/index.ts';
import { runAuditCommand } from './audit-command.ts';

// npm run audit:verify
process.exitCode = await runAuditCommand(runVerifyCommand, 2);
