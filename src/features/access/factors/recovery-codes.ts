import { randomBytes } from 'node:crypto';
import { sha256 } from '../../../platform/crypto/crypto.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Tx } from '../../../platform/transaction.ts';

const count = 10;
/** Crockford's 32: nothing that is read as another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 80 random bits, in four groups. */
function newRecoveryCode(): string {
  const letters = Array.from(randomBytes(16), (byte) => alphabet[byte % 32] ?? '').join('');
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** A code as it was meant: in any case, with or without hyphens, O for 0 and I or L for 1. Nobody can try out 80 bits, so a plain hash does. */
export function hashOfRecoveryCode(code: string): string {
  return sha256(code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1'));
}

/** Gives an account ten new codes in the place of those it has. They are shown this once. */
export async function replaceRecoveryCodes(tx: Tx, accountId: string) {
  const removed = await removeRecoveryCodes(tx, accountId);
  const recoveryCodes = Array.from({ length: count }, newRecoveryCode);
  const rows = recoveryCodes.map((code) => ({ id: newId(), accountId, codeHash: hashOfRecoveryCode(code) }));
  await tx.recoveryCode.createMany({ data: rows });
  return { recoveryCodes, removed, made: rows.map(({ id }) => ({ recoveryCodeId: id, accountId, usedAt: null })) };
}

/** Takes an account's codes away, and answers them as the trail tells them. */
export async function removeRecoveryCodes(tx: Tx, accountId: string) {
  const before = await tx.recoveryCode.findMany({ where: { accountId }, select: { id: true, usedAt: true } });
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  return before.map(({ id, usedAt }) => ({ recoveryCodeId: id, accountId, usedAt }));
}
