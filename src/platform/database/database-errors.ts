import { ApothecaError } from '../../domain/error.ts';

/** What a database error means to a command: run it again, answer a fault, or it is a defect. */
export type DatabaseVerdict = { kind: 'retry' } | { kind: 'error'; error: ApothecaError } | { kind: 'defect' };

/** Checks that a caller can run into although the command decided on locked facts; each with the field and what to do. */
const constraintErrors: Readonly<Record<string, () => ApothecaError>> = {
  inventory_log_history_not_negative: () => {
    const message =
      'The lot did not hold that much at that time: a later balance would be negative. Use a later time or a smaller quantity.';
    return new ApothecaError('BAD_USER_INPUT', message, [
      { field: 'input.occurredAt', rule: 'history-not-negative', message },
    ]);
  },
  // A name that the server knows and the database does not.
  timezone_known: () => {
    const message =
      'input.timezone is not known to the database. Use the name of an area and a city, such as Europe/Berlin, or UTC.';
    return new ApothecaError('BAD_USER_INPUT', message, [{ field: 'input.timezone', rule: 'timezone', message }]);
  },
  transaction_period_open: () => {
    const message =
      'That day is in a period that is closed (Pharmacy.closedUntil). Date it later, or ask an owner to open the period again.';
    return new ApothecaError('BAD_USER_INPUT', message, [{ field: 'input.occurredAt', rule: 'period-open', message }]);
  },
  pharmacy_period_over: () => {
    const message = 'A period is closed when it is over: its last day ended at least five minutes ago.';
    return new ApothecaError('BAD_USER_INPUT', message, [{ field: 'input.until', rule: 'over', message }]);
  },
  stock_quantity_bounded: () => {
    const message = 'The stock would hold more than 1,000,000,000 units.';
    return new ApothecaError('BAD_USER_INPUT', message, [{ field: 'input.quantity', rule: 'max-balance', message }]);
  },
};

/** Whether those who hold the connections are at work or wait for a line that swallows everything, nobody can tell yet. */
export function noConnectionInTime(): ApothecaError {
  return new ApothecaError(
    'BUSY',
    'The database had no connection to spare in time: much is asked of it, or it does not answer. Nothing was changed; try again.',
  );
}

/**
 * Reads an error thrown by Prisma or pg. Conflicts have several faces: P2034; a driver error at COMMIT whose cause says
 * TransactionWriteConflict; P2010 from raw SQL with the cause inside; and PostgreSQL's 40001 and 40P01 themselves. A unique
 * violation (P2002, 23505) is a conflict too: somebody else was first, and a command that loads again decides on what it then sees. So is a row for an
 * account that has gone since it was read: accounts go with people who are erased.
 */
export function judgeDatabaseError(error: unknown): DatabaseVerdict {
  const texts = collect(error);
  const has = (text: string) => texts.has(text);
  if (
    ['P2034', 'TransactionWriteConflict', '40001', '40P01', 'P2002', 'UniqueConstraintViolation', '23505'].some(has) ||
    [...texts].some((text) => ofAccount.test(text))
  ) {
    return { kind: 'retry' };
  }
  for (const [constraint, errorOf] of Object.entries(constraintErrors)) {
    if ([...texts].some((text) => text.includes(constraint))) return { kind: 'error', error: errorOf() };
  }
  if (has('P2024') || [...texts].some((text) => noConnection.test(text))) {
    return { kind: 'error', error: noConnectionInTime() };
  }
  if (has('55P03') || has('57014') || has('P2028')) {
    return {
      kind: 'error',
      error: new ApothecaError('BUSY', 'The records are in use by another operation. Nothing was changed; try again.'),
    };
  }
  if (has('53100'))
    return {
      kind: 'error',
      error: new ApothecaError(
        'UNAVAILABLE',
        'The disk of the database is full, so nothing can be recorded at the moment. Nothing was changed; try again when there is room.',
      ),
    };
  if ([...texts].some((text) => away.has(text) || awayMessages.test(text)))
    return {
      kind: 'error',
      error: new ApothecaError(
        'UNAVAILABLE',
        'The database cannot be reached, or cannot record anything, at the moment. Nothing was changed; try again soon.',
      ),
    };
  return { kind: 'defect' };
}

/** The constraints by which something is of an account. */
const ofAccount = /\b\w+_account_id_(\w+_)?fkey\b/;

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
