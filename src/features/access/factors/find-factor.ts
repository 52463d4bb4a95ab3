import { badInput } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import type { Change } from '../../../platform/audit/audit.ts';
import { totpName } from '../../../platform/crypto/vault.ts';
import { sql } from '../../../platform/database/database.ts';
import { row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { ReadTx, Tx } from '../../../platform/transaction.ts';
import type { FactorProof } from './factors.input.ts';
import { readAssertion, type Signing, verifyAssertion } from './passkeys.ts';
import { hashOfRecoveryCode } from './recovery-codes.ts';
import { stepOfCode } from './totp.ts';

/** A factor that was proved, and what using it up writes. */
export type ProvedFactor =
  | { readonly method: 'TOTP'; readonly id: string; readonly step: bigint }
  | { readonly method: 'RECOVERY_CODE'; readonly id: string }
  | { readonly method: 'PASSKEY'; readonly id: string; readonly counter: bigint; readonly backedUp: boolean };

/**
 * The one thing that is shown as a proof, as a text for whoever counts what was tried.
 * @throws ApothecaError BAD_USER_INPUT unless it is exactly one.
 */
export function shownProof({ totp, recoveryCode, passkey }: FactorProof): string {
  const [only, ...others] = [totp, recoveryCode, passkey].filter((each) => typeof each === 'string');
  if (only === undefined || others.length > 0) throw badInput('input', 'one-proof', message('oneFactor'));
  return only;
}

const factorRow = row({ id: text });

/**
 * The factor of an account that the proof is of, with its row locked; null when it proves nothing. It is the caller's to count tries
 * (`admitGuess`) before, and to call `spendFactor` in the same transaction: a proof counts once.
 */
export async function findFactor(
  tx: ReadTx,
  platform: Platform,
  accountId: string,
  proof: FactorProof,
  signing: Signing,
): Promise<ProvedFactor | null> {
  const now = platform.clock.now();
  if (typeof proof.totp === 'string') {
    await tx.$queryRaw(sql`SELECT id FROM totp WHERE account_id = ${accountId}::uuid FOR UPDATE`);
    const totp = await tx.totp.findFirst({ where: { accountId, confirmedAt: { not: null } } });
    if (!totp) return null;
    const secret = Uint8Array.from(platform.vault.unwrapSecret(totpName(totp), totp));
    const step = stepOfCode(secret, proof.totp, totp.lastStep, now);
    return step === null ? null : { method: 'TOTP', id: totp.id, step };
  }
  if (typeof proof.recoveryCode === 'string') {
    const [found] = await rowsIn(
      tx,
      factorRow,
      sql`
      SELECT id FROM recovery_code
       WHERE account_id = ${accountId}::uuid AND code_hash = ${hashOfRecoveryCode(proof.recoveryCode)} AND used_at IS NULL FOR UPDATE`,
    );
    return found ? { method: 'RECOVERY_CODE', id: found.id } : null;
  }
  const response = readAssertion(proof.passkey ?? '');
  await tx.$queryRaw(sql`SELECT id FROM passkey WHERE account_id = ${accountId}::uuid ORDER BY id FOR UPDATE`);
  const key = await tx.passkey.findFirst({ where: { accountId, credentialId: response.id } });
  const signed = key && (await verifyAssertion(platform, response, key, signing));
  if (!signed) return null;
  const { newCounter, credentialBackedUp: backedUp } = signed;
  return { method: 'PASSKEY', id: key.id, counter: BigInt(newCounter), backedUp };
}

/** Notes that the factor was used, so that the same proof does not count again; answers what the trail tells of it. */
export async function spendFactor(tx: Tx, used: ProvedFactor, now: Date): Promise<Change> {
  const { id } = used;
  if (used.method === 'TOTP') {
    await tx.totp.update({ where: { id }, data: { lastStep: used.step }, select: { id: true } });
    return { after: { method: used.method, totpId: id } };
  }
  if (used.method === 'PASSKEY') {
    const { counter, backedUp } = used;
    await tx.passkey.update({ where: { id }, data: { counter, backedUp, lastUsedAt: now }, select: { id: true } });
    return { after: { method: used.method, passkeyId: id } };
  }
  await tx.recoveryCode.update({ where: { id }, data: { usedAt: now }, select: { id: true } });
  return {
    before: { recoveryCode: { recoveryCodeId: id, usedAt: null } },
    after: { method: used.method, recoveryCode: { recoveryCodeId: id, usedAt: now } },
  };
}
