import 'reflect-metadata';
import { runExportCommand } from './export-command.ts';

// npm run export:organization
process.exitCode = await runExportCommand(process.argv.slice(2));
