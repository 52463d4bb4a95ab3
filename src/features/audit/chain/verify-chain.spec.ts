import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSigner } from '../../../platform/crypto/signing.ts';
import { type Checkpoint, signHead } from './checkpoint.ts';
import { signRemoval } from './removal.ts';
import { firstHash, type SealedKind, type SealedRecord, type SealedRow, sealedRow, sealHash } from './sealed-record.ts';
import { verifyChain } from './verify-chain.ts';

const chain = '019a0000-0000-7000-8000-000000000001';
const signer = createSigner(Buffer.alloc(32, 1));
const stranger = createSigner(Buffer.alloc(32, 2));
const now = new Date('2026-11-01T12:00:00.000Z');

/** A chain of so many rows. */
function chainOf(length: number, content = 'a row', kind: SealedKind = 'AUDIT'): SealedRecord[] {
  const records: SealedRecord[] = [];
  for (let position = 1; position <= length; position += 1) {
    const rowId = `row ${position}`;
    const created_at = '2026-11-01T10:00:00.5+00:00';
    const row = sealedRow(kind, { id: rowId, organization_id: chain, action: content, created_at });
    const hash = sealHash(records.at(-1)?.hash ?? firstHash, position, kind, row);
    records.push({ position, kind, rowId, hash, row, removal: null });
  }
  return records;
}

function checkpointAt(records: readonly SealedRecord[], position: number, by = signer): Checkpoint {
  return signHead(by, { chain, position, hash: records[position - 1]?.hash ?? '' }, now);
}

function judged(records: readonly SealedRecord[], checkpoints: readonly Checkpoint[] = []) {
  return verifyChain({ chain, records, checkpoints, trustedKeys: [signer.publicKey] });
}

const edited = (record: SealedRecord, change: SealedRow): SealedRecord => ({
  ...record,
  row: { ...record.row, ...change },
});

describe('a chain', () => {
  it('that nobody touched is right to its end, with the checkpoints on it', async () => {
    const records = chainOf(20);
    const checkpoints = [checkpointAt(records, 20), checkpointAt(records, 7)];
    expect(await judged(records, checkpoints)).toEqual({
      problem: null,
      position: 20,
      hash: records[19]?.hash,
      finished: true,
      checkpoints: 2,
      removed: 0,
    });
    expect(await judged([])).toMatchObject({ problem: null, position: 0, finished: true });
  });

  it('is verified in pieces to the same end', async () => {
    const records = chainOf(20);
    const given = { chain, checkpoints: [checkpointAt(records, 15)], trustedKeys: [signer.publicKey] };
    const first = await verifyChain({ ...given, records, enough: (position) => position === 9 });
    expect(first).toMatchObject({ position: 9, finished: false, problem: null, checkpoints: 0 });
    const second = await verifyChain({ ...given, records: records.slice(9), from: first });
    expect(second).toMatchObject({ position: 20, hash: records[19]?.hash, finished: true, checkpoints: 1 });
  });

  it('of which a row was edited, deleted, moved or doubled is wrong there, wherever it is', async () => {
    const places = fc.record({ length: fc.integer({ min: 2, max: 12 }), at: fc.nat(), other: fc.nat() });
    await fc.assert(
      fc.asyncProperty(places, async ({ length, at, other }) => {
        const records = chainOf(length);
        const nth = at % length;
        const found = async (tampered: SealedRecord[]) => (await judged(tampered)).problem?.position ?? null;
        const at1 = nth + 1;
        const change = (made: (record: SealedRecord) => SealedRecord) =>
          records.map((record, index) => (index === nth ? made(record) : record));
        expect(await found(change((record) => edited(record, { action: 'another' })))).toBe(at1);
        expect(await found(change((record) => edited(record, { created_at: '2026-11-01T10:00:00.501Z' })))).toBe(at1);
        expect(await found(change((record) => edited(record, { organization_id: null })))).toBe(at1);
        expect(await found(change((record) => ({ ...record, kind: 'ACCESS' })))).toBe(at1);
        expect(await found(change((record) => ({ ...record, row: null })))).toBe(at1);
        expect(await found(change((record) => ({ ...record, hash: firstHash })))).toBe(at1);
        const without = records.filter((_record, index) => index !== nth);
        expect(await found(without)).toBe(at1 === length ? null : at1);
        expect(await found([...records.slice(0, at1), ...records.slice(nth)])).toBe(at1 + 1);
        const second = other % length;
        const swapped = records.map((record, index) => {
          const from = records[index === nth ? second : index === second ? nth : index] ?? record;
          return { ...from, position: record.position };
        });
        expect(await found(swapped)).toBe(nth === second ? null : Math.min(nth, second) + 1);
      }),
    );
  });

  it('of which a record of who looked was removed is right when the server signed that, and nothing else is', async () => {
    const records = chainOf(10, 'a row', 'ACCESS');
    const seal = ({ position, hash }: SealedRecord) => ({ chain, position, hash });
    const without = (nth: number, change: (record: SealedRecord) => Partial<SealedRecord>) =>
      judged(
        records.map((record) => (record.position === nth ? { ...record, row: null, ...change(record) } : record)),
        [checkpointAt(records, 10)],
      );
    const signed = (record: SealedRecord) => ({ removal: signRemoval(signer, seal(record), now) });
    expect(await without(6, signed)).toMatchObject({ problem: null, position: 10, finished: true, removed: 1 });
    const finds = async (change: (record: SealedRecord) => Partial<SealedRecord>) => (await without(6, change)).problem;
    const missing = { finding: 'ROW_MISSING', position: 6 };
    expect(await finds(() => ({}))).toMatchObject(missing);
    expect(await finds((record) => ({ ...signed(record), kind: 'AUDIT' }))).toMatchObject(missing);
    const wrong = { finding: 'SIGNATURE_WRONG', position: 6 };
    const ofAnother = signed(records[6] as SealedRecord);
    expect(await finds(() => ofAnother)).toMatchObject(wrong);
    const otherwise = (record: SealedRecord) => ({
      removal: { ...signed(record).removal, removedAt: '2026-11-02T12:00:00.000Z' },
    });
    expect(await finds(otherwise)).toMatchObject(wrong);
    const forged = (record: SealedRecord) => signRemoval(stranger, seal(record), now);
    expect(await finds((record) => ({ removal: { ...forged(record), keyId: signer.keyId } }))).toMatchObject(wrong);
    expect(await finds((record) => ({ removal: forged(record) }))).toMatchObject({
      finding: 'KEY_UNKNOWN',
      position: 6,
    });
    // Nothing else may be another under the cover of what is gone.
    const hash = firstHash;
    expect(
      await finds((record) => ({ hash, ...{ removal: signRemoval(signer, { ...seal(record), hash }, now) } })),
    ).toMatchObject({ position: 7 });
  });

  it('that was cut is right alone, and wrong by a checkpoint beyond its end', async () => {
    const records = chainOf(10);
    const cut = records.slice(0, 6);
    expect(await judged(cut)).toMatchObject({ problem: null });
    const { problem } = await judged(cut, [checkpointAt(records, 5), checkpointAt(records, 9)]);
    expect(problem).toMatchObject({ finding: 'TAIL_CUT', position: 7 });
  });

  it('that was rewritten with fitting hashes is wrong by the first checkpoint on it', async () => {
    const records = chainOf(10);
    const { problem } = await judged(chainOf(10, 'another'), [checkpointAt(records, 8), checkpointAt(records, 4)]);
    expect(problem).toMatchObject({ finding: 'CHECKPOINT_DIFFERS', position: 4 });
  });

  it('is wrong by a checkpoint that is forged, or signed by a key nobody trusts', async () => {
    const records = chainOf(4);
    const forged = { ...checkpointAt(records, 3, stranger), keyId: signer.keyId };
    expect((await judged(records, [forged])).problem).toMatchObject({ finding: 'SIGNATURE_WRONG', position: 3 });
    const moved = { ...checkpointAt(records, 3), createdAt: '2026-11-01T12:00:00.001Z' };
    expect((await judged(records, [moved])).problem).toMatchObject({ finding: 'SIGNATURE_WRONG', position: 3 });
    const foreign = checkpointAt(records, 2, stranger);
    expect((await judged(records, [foreign])).problem).toMatchObject({ finding: 'KEY_UNKNOWN', position: 2 });
  });
});

describe('a hash', () => {
  it('is SHA-256 of the hash before, the position in 8 bytes and the canonical JSON', async () => {
    const { createHash } = await import('node:crypto');
    const text = '{"b":[1,"é"],"kind":"AUDIT"}';
    const expected = createHash('sha256')
      .update(Buffer.alloc(32))
      .update(Buffer.from('0000000000000102', 'hex'))
      .update(text)
      .digest('hex');
    expect(sealHash(firstHash, 258, 'AUDIT', { b: [1, 'é'] })).toBe(expected);
  });

  it('holds what is no instant of our time as it stands', () => {
    const at = (created_at: string) => sealedRow('AUDIT', { created_at })['created_at'];
    expect(at('2026-11-01T10:00:00.5+00:00')).toBe('2026-11-01T10:00:00.500Z');
    expect([at('infinity'), at('0044-03-15T00:00:00+00:00 BC')]).toEqual(['infinity', '0044-03-15T00:00:00+00:00 BC']);
  });
});
