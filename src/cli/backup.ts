import 'reflect-metadata';
import { backupHelp, takeBackup } from './backup-command.ts';
import { runFolderCommand } from './folder-command.ts';

// npm run backup
process.exitCode = await runFolderCommand({ help: backupHelp, option: 'to', run: takeBackup, failed: 1 });
