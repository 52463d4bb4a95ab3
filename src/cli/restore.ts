import 'reflect-metadata';
import { runFolderCommand } from './folder-command.ts';
import { restoreBackup, restoreHelp } from './restore-command.ts';

// npm run restore
process.exitCode = await runFolderCommand({ help: restoreHelp, option: 'from', run: restoreBackup, failed: 2 });
// Prisma's engine leaves the timer of its 10-second lock timeout behind; nothing else is under way.
process.exit();
