import { ApothecaError } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';

/** What a database error means to a command: run it again, answer an error, or it is a defect. */
export type DatabaseVerdict = { kind: 'retry' } | { kind: 'error'; error: ApothecaError } | { kind: 'defect' };

/**
 * What it means when a constraint stands against what a command decided on locked facts: the caller's mistake, with the field and what to do; or that
 * somebody else was faster, so that the command is to look again.
 */
export interface ConstraintMeaning {
  /** The constraint's name, or what several names have in common. */
  readonly constraint: RegExp;
  readonly means: 'retry' | (() => ApothecaError);
}

/** Whether those who hold the connections are at work or wait for a line that swallows everything, nobody can tell yet. */
export function noConnectionInTime(): ApothecaError {
  return new ApothecaError('BUSY', message('databaseBusy'));
}

/**
 * Reads an error thrown by Prisma or pg. Conflicts have several faces: P2034; a driver error at COMMIT whose cause says
 * TransactionWriteConflict; P2010 from raw SQL with the cause inside; and PostgreSQL's 40001 and 40P01 themselves. A unique
 * violation (P2002, 23505) is a conflict too: somebody else was first, and a command that loads again decides on what it then sees. `constraints` are those
 * that features know more about.
 */
export function judgeDatabaseError(error: unknown, constraints: readonly ConstraintMeaning[] = []): DatabaseVerdict {
  const texts = collect(error);
  const has = (text: string) => texts.has(text);
  if (
    ['P2034', 'TransactionWriteConflict', '40001', '40P01', 'P2002', 'UniqueConstraintViolation', '23505'].some(has)
  ) {
    return { kind: 'retry' };
  }
  for (const { constraint, means } of constraints)
    if ([...texts].some((text) => constraint.test(text)))
      return means === 'retry' ? { kind: 'retry' } : { kind: 'error', error: means() };
  if (has('P2024') || [...texts].some((text) => noConnection.test(text))) {
    return { kind: 'error', error: noConnectionInTime() };
  }
  // A lock that was not given in time: somebody else has it.
  if (has('55P03')) return { kind: 'error', error: new ApothecaError('BUSY', message('recordsInUse')) };
  // A statement that PostgreSQL ended, or a transaction that took too long: nobody else need be at fault, and asking for less may help.
  if (has('57014') || has('25P04') || has('P2028'))
    return { kind: 'error', error: new ApothecaError('TIMED_OUT', message('timedOut')) };
  if (has('53100'))
    return {
      kind: 'error',
      error: new ApothecaError('UNAVAILABLE', message('diskFull')),
    };
  if ([...texts].some((text) => away.has(text) || awayMessages.test(text)))
    return {
      kind: 'error',
      error: new ApothecaError('UNAVAILABLE', message('databaseAway')),
    };
  return { kind: 'defect' };
}

/** No connection in time, as pg and Prisma say it in words alone: its P2028 stands for every transaction that took too long. */
const noConnection = /^timeout exceeded|Unable to start a transaction/;

/**
 * A database that is away or takes no writes, as PostgreSQL (SQLSTATE), Node and Prisma say it: read-only after a failover; memory full, too many
 * connections; files that cannot be read or written; shutting down, crashed, or starting; and a connection that was refused or lost.
 */
const away = new Set([
  ...['25006', '53200', '53300', '58030', '57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  ...[
    'P1001',
    'P1002',
    'P1008',
    'P1017',
    'DatabaseNotReachable',
    'ConnectionClosed',
    'SocketTimeout',
    'TooManyConnections',
  ],
]);
/** What pg says in words alone. */
const awayMessages =
  /^(Connection terminated|connection silent|Client has encountered a connection error|Client was closed|Connection ended)/;

/** The short texts (codes, kinds, constraint names, messages) found in an error and its causes. */
function collect(error: unknown, into = new Set<string>(), depth = 0): Set<string> {
  if (depth > 6 || typeof error !== 'object' || error === null) return into;
  const fields = error as Record<string, unknown>;
  for (const key of ['code', 'kind', 'originalCode', 'constraint', 'message', 'originalMessage']) {
    const value = fields[key];
    if (typeof value === 'string') into.add(value);
  }
  for (const key of ['cause', 'meta', 'driverAdapterError', 'constraint']) collect(fields[key], into, depth + 1);
  return into;
}
