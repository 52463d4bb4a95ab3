import pg from 'pg';
import { type Company, EnclosedQuery, hasPrepared, type Prepared } from './enclosed-query.ts';
import { statementName } from './statement-name.ts';

const prepared = (text: string): Prepared => ({ name: statementName(text), text });
const begin = prepared('BEGIN');
const commit = prepared('COMMIT');

/** A transaction took longer, from its first statement to its last, than one may; the code is PostgreSQL's for it. */
export class TransactionTooLong extends Error {
  override readonly name = 'TransactionTooLong';
  readonly code = '25P04';
}

/**
 * A transaction on one connection of the pool. BEGIN goes out with its first statement and COMMIT with its last, so that neither takes a round trip, but for
 * the first time on a connection, which prepares them. Whoever opens it commits it or rolls it back: both give the connection back.
 */
export class OpenTransaction {
  readonly #deadline: number;
  #state: 'not begun' | 'open' | 'ended' = 'not begun';
  #mayStand = false;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly longestMs: number,
  ) {
    this.#deadline = performance.now() + longestMs;
  }

  /** Whether it may be committed: COMMIT was sent, and no word came that what goes before it had failed. */
  get mayStand(): boolean {
    return this.#mayStand;
  }

  /** @throws TransactionTooLong */
  async query<Row extends pg.QueryResultRow>(config: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    this.#requireTime();
    if (this.#state === 'open') return this.client.query<Row>(config);
    if (this.#state === 'ended') throw new Error('The transaction of this statement has ended.');
    const known = hasPrepared(this.client, begin);
    this.#state = 'open';
    if (known) return this.#enclosed<Row>(config, { begin, commit: null }).answer;
    await this.client.query(begin);
    return this.client.query<Row>(config);
  }

  /**
   * Commits it, behind a last statement if there is one.
   * @throws TransactionTooLong
   */
  async commit(last: pg.QueryConfig | null): Promise<void> {
    if (last && hasPrepared(this.client, begin) && hasPrepared(this.client, commit)) await this.#commitBehind(last);
    else {
      if (last) await this.query(last);
      if (this.#state === 'open') await this.#commitAlone();
    }
    this.#state = 'ended';
    this.client.release();
  }

  async #commitBehind(last: pg.QueryConfig): Promise<void> {
    this.#requireTime();
    const company = { begin: this.#state === 'open' ? null : begin, commit };
    this.#state = 'open';
    this.#mayStand = true;
    const { query, answer } = this.#enclosed(last, company);
    try {
      await answer;
    } catch (error) {
      // The database itself says so, and it says so of the statement: then it passed COMMIT over.
      if (error instanceof pg.DatabaseError && !query.carriedOut) this.#mayStand = false;
      throw error;
    }
  }

  async #commitAlone(): Promise<void> {
    this.#requireTime();
    this.#mayStand = true;
    const { command } = await this.client.query(commit);
    if (command === commit.text) return;
    this.#mayStand = false;
    throw new Error('A transaction was to be committed in which the error of a statement had been swallowed.');
  }

  /** Undoes it. A connection on which that fails is thrown away, which undoes it too. */
  async rollBack(): Promise<void> {
    const { client } = this;
    const was = this.#state;
    this.#state = 'ended';
    if (was === 'ended') return;
    try {
      if (was === 'open') await client.query('ROLLBACK');
      client.release();
    } catch (error) {
      client.release(error instanceof Error ? error : true);
    }
  }

  #enclosed<Row extends pg.QueryResultRow>(config: pg.QueryConfig, company: Company) {
    const { promise: answer, resolve, reject } = Promise.withResolvers<pg.QueryResult<Row>>();
    const query = new EnclosedQuery(config, company, (error, result) =>
      error ? reject(error) : resolve(result as pg.QueryResult<Row>),
    );
    this.client.query(query);
    return { query, answer };
  }

  #requireTime(): void {
    if (performance.now() > this.#deadline)
      throw new TransactionTooLong(`A transaction took longer than ${this.longestMs} ms.`);
  }
}
