import { describe, expect, it } from 'vitest';
import {
  continueVerification,
  readReport,
  saveReport,
} from '../../../src/features/audit/chain/continue-verification.ts';
import { sealedRecords } from '../../../src/features/audit/chain/index.ts';
import { firstHash, sealHash } from '../../../src/features/audit/chain/sealed-record.ts';
import { firstId, searchUnsealed } from '../../../src/features/audit/chain/search-unsealed.ts';
import { sealAudit } from '../../../src/features/audit/index.ts';
import { createSigner } from '../../../src/platform/crypto/signing.ts';
import {
  app,
  checkpointsFile,
  cutTail,
  look,
  newTrail,
  nthOf,
  sealsOf,
  signed,
  tamper,
  useChain,
  verdict,
} from './audit-chain.kit.ts';

useChain();

/** Computes every hash from a position on anew, as somebody would who knows how. */
async function rewrite(chain: string, from = 1): Promise<void> {
  let hash = firstHash;
  const records = sealedRecords((type, query) => app.server.platform.database.rows(type, query), chain);
  for await (const { position, kind, row, hash: before } of records) {
    hash = position < from || row === null ? before : sealHash(hash, position, kind, row);
    await tamper(`UPDATE audit_seal SET hash = decode($3, 'hex') WHERE chain_id = $1 AND position = $2`, [
      chain,
      position,
      hash,
    ]);
  }
}
const rows: Parameters<typeof searchUnsealed>[0] = (type, query) => app.server.platform.database.rows(type, query);

describe('rows without a seal', () => {
  /** One written past the seals, behind others that have theirs. */
  async function withOne() {
    const trail = await newTrail();
    const rowId = await look(app, trail.world, trail.chain);
    await tamper('DELETE FROM audit_unsealed');
    return { trail, rowId };
  }

  it('are looked for in pieces of both logs, each row once', async () => {
    const { trail, rowId } = await withOne();
    const pieces = [];
    for (let after: string | null = firstId; after !== null; ) {
      const piece: Awaited<ReturnType<typeof searchUnsealed>> = await searchUnsealed(rows, trail.chain, after, 2);
      expect(piece.next === null || piece.next > after).toBe(true);
      pieces.push(piece.found?.rowId ?? null);
      after = piece.next;
    }
    expect(pieces.length).toBeGreaterThanOrEqual(trail.head / 4);
    expect(pieces.filter((found) => found !== null)).toEqual([rowId]);
  });

  it('are looked for on from where the last turn stopped', async () => {
    const { trail, rowId } = await withOne();
    const { platform } = app.server;
    const run = { budgetMs: 5_000, startOver: () => false };
    const whole = await continueVerification(platform, trail.chain, run);
    expect(whole).toMatchObject({ position: trail.head, problem: expect.stringContaining(rowId), searchedTo: null });
    const stopped = { ...whole, problem: null, problemPosition: null, finishedAt: null };
    await saveReport(rows, { ...stopped, searchedTo: rowId });
    expect(await readReport(rows, trail.chain)).toMatchObject({ searchedTo: rowId, finishedAt: null });
    expect(await continueVerification(platform, trail.chain, run)).toMatchObject({
      problem: null,
      searchedTo: null,
      finishedAt: expect.any(Date),
    });
    await saveReport(rows, { ...stopped, searchedTo: firstId });
    expect(await continueVerification(platform, trail.chain, run)).toMatchObject({
      problem: expect.stringContaining(rowId),
    });
  });
});

describe('verification names the first thing that is wrong', () => {
  it.each([
    ['an audit row', 'AUDIT', `UPDATE audit_log SET actor_label = 'somebody else' WHERE id = $1`],
    ['a number in a payload', 'AUDIT', `UPDATE audit_log SET payload = payload || '{"n": 1}' WHERE id = $1`],
    ['an instant, by a millisecond', 'AUDIT', `UPDATE audit_log SET created_at = created_at + '1 ms' WHERE id = $1`],
    ['the organization', 'AUDIT', 'UPDATE audit_log SET organization_id = NULL WHERE id = $1'],
    ['an access row', 'ACCESS', `UPDATE access_log SET fields = '{note}' WHERE id = $1`],
  ] as const)('when somebody edited %s', async (_name, kind, text) => {
    const trail = await newTrail();
    const { position, rowId } = await nthOf(kind, trail);
    await tamper(text, [rowId]);
    expect(await verdict(trail)).toMatch(new RegExp(`^ROW_(CHANGED|ELSEWHERE) ${position}$`));
  });

  it('when a row was deleted, alone or with its seal', async () => {
    const alone = await newTrail();
    const { position, rowId } = await nthOf('ACCESS', alone, 2);
    await tamper('DELETE FROM access_log WHERE id = $1', [rowId]);
    expect(await verdict(alone)).toBe(`ROW_MISSING ${position}`);
    const both = await newTrail();
    const sealed = await nthOf('AUDIT', both, 2);
    await tamper('DELETE FROM audit_log WHERE id = $1', [sealed.rowId]);
    await tamper('DELETE FROM audit_seal WHERE row_id = $1', [sealed.rowId]);
    expect(await verdict(both)).toBe(`POSITION_MISSING ${sealed.position}`);
  });

  it('when two rows were swapped, by their contents or by their positions', async () => {
    const contents = await newTrail();
    const [first, second] = [await nthOf('AUDIT', contents, 2), await nthOf('AUDIT', contents, 3)];
    await tamper(
      `UPDATE audit_log a SET payload = b.payload, request_id = b.request_id, entity_id = b.entity_id, created_at = b.created_at
         FROM audit_log b WHERE (a.id, b.id) IN (($1, $2), ($2, $1))`,
      [first.rowId, second.rowId],
    );
    expect(await verdict(contents)).toBe(`ROW_CHANGED ${first.position}`);
    const positions = await newTrail();
    const [left, right] = [await nthOf('ACCESS', positions, 1), await nthOf('AUDIT', positions, 3)];
    const aside = 1_000_000;
    for (const [from, to] of [
      [left.position, aside],
      [right.position, left.position],
      [aside, right.position],
    ])
      await tamper('UPDATE audit_seal SET position = $3 WHERE chain_id = $1 AND position = $2', [
        positions.chain,
        from,
        to,
      ]);
    expect(await verdict(positions)).toBe(`ROW_CHANGED ${Math.min(left.position, right.position)}`);
  });

  it('when the end was cut off and a checkpoint beyond it is left', async () => {
    const trail = await newTrail();
    await signed(trail);
    await cutTail(trail.chain, 4);
    expect(await verdict(trail)).toBe('TAIL_CUT 4');
  });

  it('when the end was cut off with its checkpoints, by those that were kept elsewhere', async () => {
    const trail = await newTrail();
    await signed(trail);
    const kept = await checkpointsFile();
    await cutTail(trail.chain, 4);
    await tamper('DELETE FROM audit_checkpoint WHERE chain_id = $1', [trail.chain]);
    expect(await verdict(trail)).toBe('right');
    expect(await verdict(trail, '--checkpoints', kept)).toBe('TAIL_CUT 4');
  });

  it('when the last row was changed with its hash', async () => {
    const trail = await newTrail();
    const { position } = await signed(trail);
    // Rows are sealed in the order of their ids, and those of the server and of the database come from two clocks.
    const last = (await sealsOf(trail.chain)).filter(({ kind }) => kind === 'ACCESS').at(-1);
    await tamper(`UPDATE access_log SET ip = '10.0.0.1' WHERE id = $1`, [last?.rowId]);
    await rewrite(trail.chain, last?.position);
    expect(await verdict(trail)).toBe(`CHECKPOINT_DIFFERS ${position}`);
  });

  it('when the whole chain was written anew, also with the checkpoints', async () => {
    const trail = await newTrail();
    const first = await signed(trail);
    const kept = await checkpointsFile();
    const { rowId } = await nthOf('AUDIT', trail, 0);
    await tamper(`UPDATE audit_log SET actor_label = 'somebody else' WHERE id = $1`, [rowId]);
    await rewrite(trail.chain);
    expect(await verdict(trail)).toBe(`CHECKPOINT_DIFFERS ${first.position}`);
    await tamper('DELETE FROM audit_checkpoint WHERE chain_id = $1', [trail.chain]);
    expect(await verdict(trail)).toBe('right');
    // What was kept is the head as it was when the file was written, after the checkpoint's own row.
    expect(await verdict(trail, '--checkpoints', kept)).toBe(`CHECKPOINT_DIFFERS ${first.position + 1}`);
  });

  it('when a row was written past the seals, and not when it waits for its own', async () => {
    const trail = await newTrail();
    await look(app, trail.world, trail.chain);
    expect(await verdict(trail)).toBe('right');
    await tamper('DELETE FROM audit_unsealed');
    expect(await verdict(trail)).toBe('NOT_SEALED');
  });

  it('when a row has waited longer than it may', async () => {
    const trail = await newTrail();
    await look(app, trail.world, trail.chain, new Date(Date.now() - 120_000));
    expect(await verdict(trail)).toBe('NOT_SEALED');
    await sealAudit(app.server.platform);
    expect(await verdict(trail)).toBe('right');
  });

  it('when a checkpoint was forged, or is signed by a key that is not trusted', async () => {
    const trail = await newTrail();
    const { position } = await signed(trail);
    const other = createSigner(Buffer.alloc(32, 9));
    expect(await verdict(trail, '--public-key', other.publicKey)).toBe(`KEY_UNKNOWN ${position}`);
    await tamper(`UPDATE audit_checkpoint SET created_at = created_at - interval '1 day' WHERE chain_id = $1`, [
      trail.chain,
    ]);
    expect(await verdict(trail)).toBe(`SIGNATURE_WRONG ${position}`);
  });
});
