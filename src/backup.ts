import 'reflect-metadata';
import { backupHelp, takeBackup } from './app/backup-command.ts';
import { runFolderCommand } from './app/folder-command.ts';

// npm run backup
process.exitCode = await runFolderCommand({ help: backupHelp, option: 'to', run: takeBackup, failed: 1 });
