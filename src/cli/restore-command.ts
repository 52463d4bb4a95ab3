import { z } from 'zod';
import { readSettings } from '../app/config/config.ts';
import { functions, tables } from '../app/declarations.ts';
import { allHeads, runVerifyCommand, sealAudit } from '../features/audit/index.ts';
import { addUpEverything } from '../features/inventory/index.ts';
import {
  analyzeTables,
  type Backup,
  BackupRefused,
  loadBackup,
  type Ours,
  OutcomeUnknown,
  openBackup,
} from '../platform/backup/index.ts';
import { systemClock } from '../platform/clock.ts';
import { createSigner } from '../platform/crypto/signing.ts';
import { Vault } from '../platform/crypto/vault.ts';
import { Database } from '../platform/database/database.ts';
import { asOwner, bringUpToDate } from '../platform/database/owner.ts';
import { createLog } from '../platform/log.ts';
import { progressDisplay } from '../platform/progress.ts';
import { describe } from './audit-command.ts';

export const restoreHelp = `Restores a backup into an empty database, brings it up to date, and checks what is there now. Stop the servers first.

  npm run restore -- --from FOLDER

  --from FOLDER   the backup; every file of it is compared with its checksum before the database is touched
  --help          this text

It works as the owner (OWNER_DATABASE_URL) and checks as the server (DATABASE_URL, MASTER_KEYS, AUDIT_SIGNING_KEY). It ends with 0 when everything is
restored and right, with 3 when it is restored and something is not right, and with 2 when nothing was restored. Whatever else ends it leaves the
database empty or whole: restore again, and where that finds rows, run npm run migrate and npm run audit:verify.`;

/** Nobody waits for an answer: adding up a large ledger may take its time. */
const patienceMs = 3_600_000;

type Tell = (line: string) => void;
type Settings = ReturnType<typeof settings>;
const settings = () =>
  readSettings(['DATABASE_URL', 'OWNER_DATABASE_URL', 'MASTER_KEYS', 'AUDIT_SIGNING_KEY', 'AUDIT_FORMER_KEYS']);

/** Restores a backup, tells what was done and found, and answers the exit code. A program that breaks off ends with 1. */
export async function restoreBackup(from: string | undefined, tell: Tell): Promise<0 | 1 | 3> {
  if (from === undefined) throw new BackupRefused('--from FOLDER must be given.\nSee --help.');
  const given = settings();
  const { DATABASE_URL: serverUrl, OWNER_DATABASE_URL: ownerUrl = serverUrl } = given;
  const progress = progressDisplay(process.stderr);
  try {
    const backup = await openBackup(from, (done, total) => progress.show({ done, total, text: 'comparing checksums' }));
    progress.end();
    return await asOwner(ownerUrl, 'alone', async (owner) => {
      const ours = await loadBackup(owner, ownerUrl, backup, (done, total, text) =>
        progress.show({ done, total, text }),
      );
      progress.end();
      tell(restored(backup, ours));
      try {
        await analyzeTables(owner);
        await bringUpToDate(owner, serverUrl, { tables, functions }, tell);
        tell('The rights of the server’s role are those of this version.');
        return await check(given, backup, tell);
      } catch (error) {
        tell(
          `Everything is restored, and then something went wrong: ${describe(error)}\nDo not restore again. npm run migrate brings it up to date, and npm run audit:verify looks at the trail.`,
        );
        return 3;
      }
    });
  } catch (error) {
    if (!(error instanceof OutcomeUnknown)) throw error;
    tell(
      `It is not known whether everything is restored or nothing. ${describe(error)}\nRestore again; where that finds rows, everything is there: run npm run migrate and npm run audit:verify.`,
    );
    return 1;
  } finally {
    progress.end();
  }
}

function restored({ manifest: { takenAt } }: Backup, { tables, leftOut }: Ours): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0).toLocaleString('en');
  const others =
    leftOut.length > 0 ? `\nLeft out, since no migration of this product makes it: ${leftOut.join(', ')}.` : '';
  return `Restored ${rows} rows of ${tables.length} tables, as they were at ${takenAt}. Every checksum and count is right.${others}
Histories get new names: devices with a copy begin again, and cursors from before are refused.`;
}

/** Looks at the restored database as a server would, and tells what it finds. */
async function check(given: Settings, backup: Backup, tell: Tell): Promise<0 | 3> {
  const log = createLog('warn', process.stderr);
  const database = new Database({
    url: given.DATABASE_URL,
    poolSize: 2,
    log,
    timeouts: { statement: patienceMs },
  });
  const signer = createSigner(given.AUDIT_SIGNING_KEY, given.AUDIT_FORMER_KEYS);
  try {
    const ledger = await addUpEverything(database);
    tell(
      `Ledger: ${ledger.stocks.toLocaleString('en')} stocks and ${ledger.lots.toLocaleString('en')} lots, ${ledger.unexplainedBalances.toLocaleString('en')} unexplained balances, ${ledger.unheldRecalledLots.toLocaleString('en')} recalled lots that are not held.`,
    );
    const headsAgree = await sameHeads(database, backup);
    tell(`Audit trail: its chains ${headsAgree ? 'end where the backup says' : 'do NOT end where the backup says'}.`);
    tell('Audit trail, as npm run audit:verify sees it:');
    // What the backup found waiting for its seal has waited since.
    await sealAudit({ database, log });
    const context = { args: [], output: process.stdout, errors: process.stderr };
    const connect = async () => ({ database, signer, log, clock: systemClock, close: async () => undefined });
    const trailCode = await runVerifyCommand({ ...context, connect });
    const keysOpen = await dataKeysOpen(new Vault(database, given.MASTER_KEYS), tell);
    const right =
      ledger.unexplainedBalances === 0 && ledger.unheldRecalledLots === 0 && headsAgree && trailCode === 0 && keysOpen;
    tell(
      `${right ? 'What was restored is right.' : 'Everything is restored, and NOT all of it is right: see above.'}
Mind before the servers start: sessions, roles, passwords and service keys are those of the backup; what was revoked since must be revoked again, and
what was dispensed or received since must be recorded again. Checkpoints of the audit trail that were kept since will say that its end is missing.`,
    );
    return right ? 0 : 3;
  } finally {
    await database.close();
  }
}

const factsSchema = z.object({
  auditHeads: z.array(z.object({ chain: z.string(), position: z.number(), hash: z.string() })),
});

async function sameHeads(database: Database, { manifest }: Backup): Promise<boolean> {
  const { auditHeads } = factsSchema.parse(manifest.facts);
  const found = await allHeads((type, query) => database.rows(type, query));
  return JSON.stringify(found) === JSON.stringify(auditHeads);
}

async function dataKeysOpen(vault: Vault, tell: Tell): Promise<boolean> {
  try {
    await vault.check();
    tell('Data keys: MASTER_KEYS opens them.');
    return true;
  } catch (error) {
    tell(
      `Data keys: NOT opened. ${describe(error)} Servers need the MASTER_KEYS of the time of the backup; without them messages and recipients cannot be read.`,
    );
    return false;
  }
}
