export { BackupRefused } from './backup-refused.ts';
export { OutcomeUnknown } from './commit.ts';
export { analyzeTables, loadBackup } from './load-backup.ts';
export { type Backup, openBackup } from './manifest.ts';
export type { Ours } from './ours.ts';
export { writeBackup } from './write-backup.ts';
