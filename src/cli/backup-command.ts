import { resolve } from 'node:path';
import type pg from 'pg';
import { readSettings } from '../app/config/config.ts';
import { allHeads } from '../features/audit/index.ts';
import { BackupRefused, writeBackup } from '../platform/backup/index.ts';
import { checkRows } from '../platform/database/check-rows.ts';
import type { Sql } from '../platform/database/database.ts';
import { asOwner } from '../platform/database/owner.ts';
import type { RowType } from '../platform/database/row.ts';
import type { Rows } from '../platform/database/rows-in.ts';
import { progressDisplay } from '../platform/progress.ts';

export const backupHelp = `Copies the whole database, as it is at one instant, into a new folder. Servers may run meanwhile.

  npm run backup [-- --to FOLDER]

  --to FOLDER   where to; the folder must not be there yet. backups/apotheca-TIME when it is left out
  --help        this text

It reads as the owner (OWNER_DATABASE_URL), and ends with 0 when the backup is whole and on the disk, with 1 when something else stopped it, and
with 2 for what you can put right. MASTER_KEYS and AUDIT_SIGNING_KEY are not in a backup.`;

/** Takes a backup and tells what is in it. */
export async function takeBackup(to: string | undefined, tell: (line: string) => void): Promise<0> {
  const { DATABASE_URL: serverUrl, OWNER_DATABASE_URL: ownerUrl = serverUrl } = readSettings([
    'DATABASE_URL',
    'OWNER_DATABASE_URL',
  ]);
  const folder = resolve(to ?? `backups/apotheca-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}`);
  const progress = progressDisplay(process.stderr);
  try {
    const { takenAt, tables } = await asOwner(ownerUrl, 'shared', (owner) =>
      writeBackup(owner, folder, {
        facts: async (client) => ({ auditHeads: await allHeads(rowsOf(client)) }),
        onTable: (done, total, text) => progress.show({ done, total, text }),
      }),
    );
    progress.end();
    const sum = (what: 'rows' | 'bytes') => tables.reduce((all, table) => all + table[what], 0).toLocaleString('en');
    tell(
      `${sum('rows')} rows of ${tables.length} tables, as they were at ${takenAt}, are in ${folder} (${sum('bytes')} bytes).\n` +
        'MASTER_KEYS and AUDIT_SIGNING_KEY are not: keep a copy of them somewhere else. Without them messages and recipients cannot be read again.',
    );
    return 0;
  } catch (error) {
    if ((error as { code?: unknown }).code !== insufficientPrivilege) throw error;
    throw new BackupRefused(
      `This user of the database may not read all of it (${(error as Error).message}). Give the owner in OWNER_DATABASE_URL, or a user who may read everything (pg_read_all_data).`,
    );
  } finally {
    progress.end();
  }
}

const insufficientPrivilege = '42501';

/** Reads in the transaction of the backup. */
function rowsOf(client: pg.Client): Rows {
  return async <Row extends object>(type: RowType<Row>, { text, values }: Sql) => {
    const { rows, fields } = await client.query<Row>(text, values);
    checkRows(type, text, fields, rows);
    return rows;
  };
}
