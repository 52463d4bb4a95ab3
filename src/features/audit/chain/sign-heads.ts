import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import { nothing } from '../../../platform/database/row.ts';
import type { Rows } from '../../../platform/database/rows-in.ts';
import type { Platform } from '../../../platform/platform.ts';
import { allChains, checkpointsOf, headOf } from './chain-source.ts';
import { type Checkpoint, signHead } from './checkpoint.ts';

type Signing = Pick<Platform, 'database' | 'signer' | 'clock'>;

/** Writes a checkpoint for every chain whose head moved since its last one. */
export async function signMovedHeads(platform: Signing): Promise<void> {
  await signHeads(platform);
}

/** Signs the head of every chain, or of the chains named, and answers the checkpoints of the heads as they are now. */
export async function signHeads(platform: Signing, chains?: readonly string[]): Promise<Checkpoint[]> {
  const { database, signer, clock } = platform;
  const rows: Rows = (type, query) => database.rows(type, query);
  const signed: Checkpoint[] = [];
  for (const chain of chains ?? (await allChains(rows))) {
    const head = await headOf(rows, chain);
    if (head === null) continue;
    const { position, hash } = head;
    const earlier = (await checkpointsOf(rows, chain, position - 1)).find((each) => each.keyId === signer.keyId);
    const checkpoint = earlier ?? signHead(signer, { chain, position, hash }, clock.now());
    if (!earlier) await keep(rows, checkpoint);
    signed.push(checkpoint);
  }
  return signed;
}

/** Keeps a checkpoint; one that somebody else has made of the same head in the meantime stays as it is. */
async function keep(rows: Rows, checkpoint: Checkpoint): Promise<void> {
  const { chain, position, hash, keyId, signature, createdAt } = checkpoint;
  await rows(
    nothing,
    sql`
    INSERT INTO audit_checkpoint (id, chain_id, position, hash, key_id, signature, created_at)
    VALUES (${newId()}::uuid, ${chain}::uuid, ${position}::bigint, decode(${hash}, 'hex'), ${keyId}, decode(${signature}, 'base64'), ${createdAt}::timestamptz)
    ON CONFLICT (chain_id, position, key_id) DO NOTHING`,
  );
}
