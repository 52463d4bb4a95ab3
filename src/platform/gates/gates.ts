import { noConnectionInTime } from '../database/database-errors.ts';
import { Gate } from './gate.ts';

/** Whoever asks waits for an answer: after so long one that says "try again" is better than none. */
const requestMs = 10_000;

/** How much of this process each kind of work may take at once, so that nobody's leaves nothing to others. */
export interface Gates {
  /** Statements that read, of requests and sockets alike. */
  readonly reads: Gate;
  /** Those of sockets: a part of all reads. */
  readonly socketReads: Gate;
  /** Transactions, and rows of the trail for what came to nothing. */
  readonly changes: Gate;
  /** Statements that find out who asks by HTTP, many at once each. */
  readonly lookUps: Gate;
  /** Events that are made into answers, fifty in a slot at most. */
  readonly deliveries: Gate;
}

/**
 * Shares the database's connections. Reads leave a quarter to changes, and changes as many to reads; in what both may use, whoever comes first is first. One
 * user has a third of the slots of reads and half of those of changes at most, and waits for nobody while there is room.
 */
export function createGates(
  poolSize: number,
  { connectionMs, waitMs }: { readonly connectionMs: number; readonly waitMs: number | undefined },
): Gates {
  const reserved = Math.max(1, Math.floor(poolSize / 4));
  const slots = poolSize - reserved;
  const half = Math.floor(poolSize / 2);
  const share = Math.ceil(slots / 3);
  const socket = waitMs === undefined ? {} : { waitMs };
  const reads = new Gate(slots, { each: share, waitMs: waitMs ?? requestMs });
  return {
    reads,
    socketReads: new Gate(Math.min(half, slots), { each: share, within: reads, ...socket }),
    changes: new Gate(slots, { each: Math.ceil(slots / 2), waitMs: waitMs ?? requestMs }),
    lookUps: new Gate(reserved, { waitMs: connectionMs, busy: noConnectionInTime }),
    deliveries: new Gate(poolSize, { each: 2, ...socket }),
  };
}
