import { type Checkpoint, judgeCheckpoint } from './checkpoint.ts';
import { judgeRemoval } from './removal.ts';
import { chainOf, firstHash, type SealedKind, type SealedRecord, sealHash } from './sealed-record.ts';

export type Finding =
  | 'ROW_CHANGED'
  | 'ROW_MISSING'
  | 'ROW_ELSEWHERE'
  | 'POSITION_MISSING'
  | 'CHECKPOINT_DIFFERS'
  | 'SIGNATURE_WRONG'
  | 'KEY_UNKNOWN'
  | 'TAIL_CUT'
  | 'NOT_SEALED';

/** The first thing that is wrong with a chain. */
export interface Problem {
  readonly finding: Finding;
  /** Null for a row that has no position, because it was never sealed. */
  readonly position: number | null;
  readonly message: string;
}

/** A row without a seal. It may wait for one, for a moment. */
export interface UnsealedRow {
  readonly kind: SealedKind;
  readonly rowId: string;
  readonly recordedAt: string;
  /** Whether it waits for its seal, for longer than it should; otherwise it was never meant to have one. */
  readonly waits: boolean;
}

export interface ChainToVerify {
  readonly chain: string;
  /** By position; those up to where the verification goes on from are looked at no more. */
  readonly records: AsyncIterable<SealedRecord> | Iterable<SealedRecord>;
  readonly checkpoints: readonly Checkpoint[];
  readonly trustedKeys: readonly string[];
  /** Rows that should have a seal and do not; asked for when everything else is right. */
  readonly unsealed?: () => Promise<UnsealedRow | null>;
  /** Where an earlier verification stopped. */
  readonly from?: { readonly position: number; readonly hash: string };
  /** Asked now and then; true stops the verification where it is. */
  readonly enough?: (position: number) => boolean;
}

export interface Verdict {
  readonly problem: Problem | null;
  /** The last position that is right, and its hash. */
  readonly position: number;
  readonly hash: string;
  /** Whether the chain was verified to its end; false also when a problem or `enough` stopped it. */
  readonly finished: boolean;
  /** How many checkpoints were met and are right. */
  readonly checkpoints: number;
  /** How many records of who looked were removed after their time; their seals are part of the chain. */
  readonly removed: number;
}

/** Looks through a chain from the beginning, or from where it was left, until its end or the first thing that is wrong. */
export async function verifyChain(given: ChainToVerify): Promise<Verdict> {
  let { position, hash } = given.from ?? { position: 0, hash: firstHash };
  let met = 0;
  let removed = 0;
  const waiting = given.checkpoints
    .filter((checkpoint) => checkpoint.position >= Math.max(position, 1))
    .sort((a, b) => a.position - b.position);
  const verdict = (problem: Problem | null, finished: boolean): Verdict => ({
    problem,
    position,
    hash,
    finished,
    checkpoints: met,
    removed,
  });
  const differing = () => {
    for (let next = waiting[met]; next?.position === position; next = waiting[met]) {
      const problem = checkpointProblem(next, hash, given.trustedKeys);
      if (problem) return problem;
      met += 1;
    }
    return null;
  };
  // What it goes on behind may be signed as well.
  const before = differing();
  if (before) return verdict(before, false);
  for await (const record of given.records) {
    if (given.enough?.(position)) return verdict(null, false);
    const problem = recordProblem(given, position, hash, record);
    if (problem) return verdict(problem, false);
    if (record.row === null) removed += 1;
    const [right, rightHash] = [position, hash];
    position = record.position;
    hash = record.hash;
    const rewritten = differing();
    if (rewritten) {
      [position, hash] = [right, rightHash];
      return verdict(rewritten, false);
    }
  }
  const beyond = waiting[met];
  if (beyond) return verdict(tailProblem(beyond, position, given.trustedKeys), false);
  const unsealed = (await given.unsealed?.()) ?? null;
  return unsealed ? verdict(neverSealed(unsealed), false) : verdict(null, true);
}

function recordProblem(
  { chain, trustedKeys }: ChainToVerify,
  position: number,
  previous: string,
  record: SealedRecord,
): Problem | null {
  const problem = (finding: Finding, message: string) => ({ finding, position: position + 1, message });
  const row = `the ${nameOf(record.kind)} row ${record.rowId}`;
  if (record.position !== position + 1) {
    const last = record.position - 1;
    return problem(
      'POSITION_MISSING',
      last <= position
        ? `Position ${record.position} stands behind position ${position}: positions were swapped or doubled.`
        : `${last === position + 1 ? `Position ${last} is` : `Positions ${position + 1} to ${last} are`} missing: rows were deleted with their seals.`,
    );
  }
  if (record.row === null) return absenceProblem(chain, trustedKeys, record);
  if (chainOf(record.row) !== chain || record.row['id'] !== record.rowId)
    return problem('ROW_ELSEWHERE', `The seal is not of this place: ${row} belongs to another chain or seal.`);
  if (sealHash(previous, record.position, record.kind, record.row) !== record.hash)
    return problem('ROW_CHANGED', `The hash does not fit: ${row}, or its seal, was changed or swapped with another.`);
  return null;
}

/** A row may be gone only when it is one of who looked, and the server signed that it removed it. */
function absenceProblem(chain: string, trustedKeys: readonly string[], record: SealedRecord): Problem | null {
  const { position, kind, rowId, hash, removal } = record;
  const row = `the ${nameOf(kind)} row ${rowId}`;
  if (removal === null || kind !== 'ACCESS')
    return { finding: 'ROW_MISSING', position, message: `There is a seal and no row: ${row} was deleted.` };
  return signatureProblem(
    judgeRemoval({ chain, position, hash }, removal, trustedKeys),
    `The removal of ${row}`,
    position,
    removal.keyId,
  );
}

function checkpointProblem(checkpoint: Checkpoint, hash: string, trustedKeys: readonly string[]): Problem | null {
  return (
    untrusted(checkpoint, trustedKeys) ??
    (checkpoint.hash === hash
      ? null
      : {
          finding: 'CHECKPOINT_DIFFERS',
          position: checkpoint.position,
          message: `The chain was rewritten up to here: the checkpoint of ${checkpoint.createdAt} signed another hash.`,
        })
  );
}

function tailProblem(checkpoint: Checkpoint, last: number, trustedKeys: readonly string[]): Problem {
  return (
    untrusted(checkpoint, trustedKeys) ?? {
      finding: 'TAIL_CUT',
      position: last + 1,
      message: `The chain ends at position ${last}, and the checkpoint of ${checkpoint.createdAt} signed position ${checkpoint.position}: its end was cut off.`,
    }
  );
}

function untrusted(checkpoint: Checkpoint, trustedKeys: readonly string[]): Problem | null {
  const { position, createdAt, keyId } = checkpoint;
  return signatureProblem(judgeCheckpoint(checkpoint, trustedKeys), `The checkpoint of ${createdAt}`, position, keyId);
}

function signatureProblem(
  judged: ReturnType<typeof judgeCheckpoint>,
  what: string,
  position: number,
  keyId: string,
): Problem | null {
  if (judged === 'signed') return null;
  return judged === 'forged'
    ? { finding: 'SIGNATURE_WRONG', position, message: `${what} is not signed by the key ${keyId} that it names.` }
    : {
        finding: 'KEY_UNKNOWN',
        position,
        message: `${what} names the key ${keyId}, which is none of those that are trusted.`,
      };
}

/** What is wrong where a row has no seal. */
export function neverSealed({ kind, rowId, recordedAt, waits }: UnsealedRow): Problem {
  const row = `The ${nameOf(kind)} row ${rowId} of ${recordedAt}`;
  return {
    finding: 'NOT_SEALED',
    position: null,
    message: waits
      ? `${row} still waits for its seal. A running server seals within seconds, npm run audit:checkpoint at once.`
      : `${row} has no seal and does not wait for one: it was written past the seals.`,
  };
}

function nameOf(kind: SealedKind): string {
  return kind === 'AUDIT' ? 'audit' : 'access';
}
