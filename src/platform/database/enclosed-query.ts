import pg from 'pg';

/** A prepared statement by its name. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

/** What goes out with a statement: BEGIN before it, COMMIT behind it. */
export interface Company {
  readonly begin: Prepared | null;
  readonly commit: Prepared | null;
}

/** The part of pg's connection that its types leave out. */
interface Wire {
  readonly parsedStatements: Readonly<Record<string, string | undefined>>;
  bind(message: { readonly portal: string; readonly statement: string; readonly values: readonly never[] }): void;
  execute(message: { readonly portal: string; readonly rows: number }): void;
  sync(): void;
}

/** The part of pg's query that its types leave out. */
interface Internals {
  prepare(wire: Wire): void;
  handleCommandComplete(message: { readonly text: string }, wire: Wire): void;
}

const plain = pg.Query.prototype as unknown as Internals;

/** Whether a connection has prepared a statement. */
export function hasPrepared(client: pg.PoolClient, { name }: Prepared): boolean {
  return (client as unknown as { readonly connection: Wire }).connection.parsedStatements[name] !== undefined;
}

/**
 * A named statement that takes BEGIN or COMMIT along in its round trip. All go out before one Sync, and what follows a statement that fails PostgreSQL passes
 * over: nothing runs outside its transaction, and nothing is committed of which a part failed. The connection must have prepared the company.
 */
export class EnclosedQuery extends pg.Query {
  /** Whether the statement itself was carried out; COMMIT comes after it. */
  carriedOut = false;

  constructor(
    config: pg.QueryConfig,
    readonly company: Company,
    callback: (error: Error | null | undefined, result: unknown) => void,
  ) {
    super(config, callback);
  }

  prepare(wire: Wire): void {
    run(wire, this.company.begin);
    plain.prepare.call(this, wire);
  }

  /** Called by `prepare` once the values are bound. */
  _getRows(wire: Wire): void {
    wire.execute({ portal: '', rows: 0 });
    run(wire, this.company.commit);
    wire.sync();
  }

  handleCommandComplete(message: { readonly text: string }, wire: Wire): void {
    const { begin, commit } = this.company;
    if (message.text === begin?.text || message.text === commit?.text) return;
    this.carriedOut = true;
    plain.handleCommandComplete.call(this, message, wire);
  }
}

function run(wire: Wire, statement: Prepared | null): void {
  if (statement === null) return;
  wire.bind({ portal: '', statement: statement.name, values: [] });
  wire.execute({ portal: '', rows: 0 });
}
