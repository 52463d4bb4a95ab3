import { sql } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { nothing } from '../../platform/database/row.ts';
import { rowsIn, rowsOf } from '../../platform/database/rows-in.ts';
import type { Caller } from '../../platform/platform.ts';
import { headOf, sealAudit, signHead } from './chain/index.ts';
import { nothingToSign } from './integrity.results.ts';

/** Signs the head of the organization's chain, after everything that waits was sealed. */
export async function createCheckpoint(caller: Caller) {
  const { actor, platform, now } = caller;
  const chain = actor.organizationId;
  // Seals are no part of this change: they would be made a second later anyhow, and stay when it fails.
  await sealAudit(platform);
  return caller.run({
    load: async (tx) => {
      const head = await headOf(rowsOf(tx), chain);
      const [signed] = await rowsIn(
        tx,
        nothing,
        sql`
        SELECT 1 FROM audit_checkpoint
         WHERE chain_id = ${chain}::uuid AND position = ${head?.position ?? 0}::bigint AND key_id = ${platform.signer.keyId}`,
      );
      return { head, signed: signed !== undefined };
    },
    decide: ({ head, signed }) => (head === null || signed ? nothingToSign() : head),
    apply: async (tx, { position, hash }) => {
      const id = newId();
      const checkpoint = signHead(platform.signer, { chain, position, hash }, now);
      const { keyId, signature } = checkpoint;
      // Somebody who signs the same head at the same time is a conflict; the command then finds it signed.
      await tx.auditCheckpoint.create({
        data: {
          id,
          chainId: chain,
          position,
          hash: Buffer.from(hash, 'hex'),
          keyId,
          signature: Buffer.from(signature, 'base64'),
          createdAt: now,
        },
      });
      return {
        answer: { __typename: 'AuditCheckpoint' as const, id, ...checkpoint, createdAt: now },
        change: { after: checkpoint },
        subject: { entityId: id },
      };
    },
  });
}
