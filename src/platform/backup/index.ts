export { BackupRefused } from './backup-refused.ts';
export { loadBackup } from './load-backup.ts';
export { type Backup, openBackup } from './manifest.ts';
export { writeBackup } from './write-backup.ts';
