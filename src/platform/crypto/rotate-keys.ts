import type { Action } from '../../domain/messages/index.ts';
import { makeAttempt, makeCaller } from '../caller.ts';
import { newId } from '../database/ids.ts';
import type { Platform } from '../platform.ts';
import { totpName } from './vault.ts';

const batch = 100;

/** How many data keys and secrets are wrapped by the first master key, and how many there are. */
export interface RotationProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Wraps every data key, and every secret of an authenticator app, again under the first of MASTER_KEYS; what is encrypted under the data keys stays as it is. It may run while servers
 * do, be stopped and started again: each batch is one transaction with its audit row.
 */
export async function rewrapDataKeys(
  platform: Platform,
  onProgress: (progress: RotationProgress) => void,
): Promise<RotationProgress> {
  const { dataKey, totp } = platform.database.prisma;
  const under = { where: { masterKeyId: { not: platform.vault.masterKeyId } } };
  for (;;) {
    // Counted again at the end: a server that has not been restarted yet may have made one under the former key meanwhile.
    const total = (await dataKey.count()) + (await totp.count());
    let left = (await dataKey.count(under)) + (await totp.count(under));
    onProgress({ done: total - left, total });
    if (left === 0) return { done: total, total };
    for (let wrapped = 1; left > 0 && wrapped > 0; left -= wrapped) {
      wrapped = (await rewrapSome(platform)) || (await rewrapSomeTotps(platform));
      if (wrapped < left) onProgress({ done: total - left + wrapped, total });
    }
  }
}

/** Gives each organization that has data keys one more, which what is written from now on is encrypted under. */
export async function addDataKeys(platform: Platform): Promise<number> {
  const owners = await platform.database.prisma.dataKey.groupBy({ by: ['organizationId'] });
  for (const { organizationId } of owners) {
    await operatorOf(platform, 'keys.add', organizationId).run({
      load: (tx) => tx.dataKey.aggregate({ where: { organizationId }, _max: { version: true } }),
      decide: ({ _max }) => platform.vault.newDataKey(organizationId, (_max.version ?? 0) + 1),
      apply: async (tx, row) => {
        await tx.dataKey.create({ data: row, select: { id: true } });
        const { id, version, masterKeyId } = row;
        return { answer: id, change: { after: { version, masterKeyId } }, subject: { entityId: id } };
      },
    });
  }
  return owners.length;
}

/** The caller that the trail calls the operator: whoever may run commands on the server. */
function operatorOf(platform: Platform, action: Action, organizationId: string | null, entityType = 'DataKey') {
  const { masterKeyId } = platform.vault;
  const attempt = makeAttempt(null, { action, entityType, input: { masterKeyId }, requestId: newId() });
  attempt.actor = { userId: null, sessionId: null, label: 'operator' };
  attempt.organizationId = organizationId;
  return makeCaller(platform, null, attempt);
}

/** Wraps some data keys of one organization again, so that its auditors find them in its trail. */
async function rewrapSome(platform: Platform): Promise<number> {
  const { vault, database } = platform;
  const next = await database.prisma.dataKey.findFirst({
    where: { masterKeyId: { not: vault.masterKeyId } },
    orderBy: { id: 'asc' },
  });
  if (!next) return 0;
  const { organizationId } = next;
  return operatorOf(platform, 'keys.rotate', organizationId).run({
    load: (tx) =>
      tx.dataKey.findMany({
        where: { organizationId, masterKeyId: { not: vault.masterKeyId } },
        orderBy: { id: 'asc' },
        take: batch,
      }),
    decide: (rows) => rows,
    apply: async (tx, rows) => {
      for (const row of rows) {
        // Two who rotate at once wrap the same data key, so whoever is last is as right as the first.
        await tx.dataKey.update({
          where: { id: row.id },
          data: vault.wrap(row, vault.unwrap(row)),
          select: { id: true },
        });
      }
      const { masterKeyId } = vault;
      return {
        answer: rows.length,
        change: {
          before: { dataKeys: rows.map((row) => ({ dataKeyId: row.id, masterKeyId: row.masterKeyId })) },
          after: { dataKeys: rows.map((row) => ({ dataKeyId: row.id, masterKeyId })) },
        },
      };
    },
  });
}

/** Wraps some secrets of authenticator apps again. They are of no organization, and neither is the row of the trail. */
function rewrapSomeTotps(platform: Platform): Promise<number> {
  const { vault } = platform;
  return operatorOf(platform, 'keys.rotate', null, 'Totp').run({
    load: (tx) =>
      tx.totp.findMany({ where: { masterKeyId: { not: vault.masterKeyId } }, orderBy: { id: 'asc' }, take: batch }),
    decide: (rows) => rows,
    apply: async (tx, rows) => {
      for (const row of rows) {
        const data = vault.wrapSecret(totpName(row), vault.unwrapSecret(totpName(row), row));
        // It may have been removed meanwhile.
        await tx.totp.updateMany({ where: { id: row.id }, data });
      }
      const told = (masterKeyId: (row: (typeof rows)[number]) => string) => ({
        totps: rows.map((row) => ({ totpId: row.id, masterKeyId: masterKeyId(row) })),
      });
      return {
        answer: rows.length,
        change: { before: told((row) => row.masterKeyId), after: told(() => vault.masterKeyId) },
      };
    },
  });
}
