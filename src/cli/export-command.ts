import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, readSettings } from '../app/config/config.ts';
import { tables } from '../app/declarations.ts';
import { auditRow } from '../platform/audit/audit.ts';
import { BackupRefused } from '../platform/backup/index.ts';
import { makeAttempt } from '../platform/caller.ts';
import { Vault } from '../platform/crypto/vault.ts';
import { Database } from '../platform/database/database.ts';
import { asOwner } from '../platform/database/owner.ts';
import { type ExportContent, writeExport } from '../platform/export/index.ts';
import { createLog } from '../platform/log.ts';
import { progressDisplay } from '../platform/progress.ts';
import { describe } from './audit-command.ts';

const help = `Writes the data of one organization, as all of it is at one instant, into a new folder: JSON lines, a file for each table. Servers may run meanwhile.

  npm run export:organization -- --organization NAME [--to FOLDER]

  --organization NAME   its name or id
  --to FOLDER           where to; the folder must not be there yet. exports/NAME-TIME when it is left out
  --help                this text

Messages, titles and recipients are in clear, so MASTER_KEYS must be set; hashes of passwords and tokens, and keys, are left out. The organization's audit
trail tells that it was exported. It ends with 0 when the export is whole and on the disk, with 2 for what you can put right, with 1 when something else stopped it.`;

/** Runs the command in this process and answers its exit code. */
export async function runExportCommand(args: readonly string[]): Promise<0 | 1 | 2> {
  try {
    const { organization, to, help: asked } = readArguments(args);
    if (asked) {
      process.stdout.write(`${help}\n`);
      return 0;
    }
    if (!organization) throw new BackupRefused('--organization NAME must be given.\nSee --help.');
    await exportOrganization(organization, to);
    return 0;
  } catch (error) {
    const mendable = error instanceof BackupRefused || error instanceof ConfigError;
    process.stderr.write(`${mendable ? error.message : `The command stopped: ${describe(error)}`}\n`);
    return mendable ? 2 : 1;
  }
}

function readArguments(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ args: [...args], options: { organization: text, to: text, help: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new BackupRefused(`${describe(error)}\nSee --help.`);
  }
}

async function exportOrganization(wanted: string, to: string | undefined): Promise<void> {
  const { DATABASE_URL: url, MASTER_KEYS: masterKeys } = readSettings(['DATABASE_URL', 'MASTER_KEYS']);
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const folder = resolve(to || `exports/${wanted.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${time}`);
  const database = new Database({ url, poolSize: 2, log: createLog('warn', process.stderr) });
  const progress = progressDisplay(process.stderr);
  try {
    const {
      organization,
      takenAt,
      tables: written,
    } = await asOwner(url, 'shared', (client) =>
      writeExport(client, folder, {
        organization: wanted,
        tables,
        vault: new Vault(database, masterKeys),
        onTable: (done, total, text) => progress.show({ done, total, text }),
        beforeDone: (content) => recordExport(database, content),
      }),
    );
    progress.end();
    const rows = written.reduce((sum, table) => sum + table.rows, 0).toLocaleString('en');
    process.stdout.write(
      `${rows} rows of ${organization.name}, as they were at ${takenAt}, are in ${folder}.\n` +
        'They hold names, addresses and messages in clear: hand them to nobody but the organization.\n',
    );
  } finally {
    progress.end();
    await database.close();
  }
}

/** Who takes everything with them is in the trail, before they have it. */
async function recordExport(database: Database, { organization, takenAt, tables }: ExportContent): Promise<void> {
  const attempt = {
    ...makeAttempt(null, {
      action: 'organization.export',
      entityType: 'Organization',
      entityId: organization.id,
      input: null,
      requestId: randomUUID(),
    }),
    actor: { userId: null, sessionId: null, label: 'operator' },
    organizationId: organization.id,
  };
  const after = { takenAt, rows: Object.fromEntries(tables.map(({ name, rows }) => [name, rows])) };
  await database.prisma.auditLog.create({ data: auditRow(attempt, 'SUCCEEDED', null, { after }) });
}
