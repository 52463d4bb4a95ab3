/** A backup cannot be taken or restored like this, and the person at the command line can put it right. Nothing was changed. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}
