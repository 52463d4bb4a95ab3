import 'reflect-metadata';
import { runAuditCommand } from './audit-command.ts';
import { runVerifyCommand } from '../features/audit/index.ts';

// npm run audit:verify
process.exitCode = await runAuditCommand(runVerifyCommand, 2);
