import { type ApothecaError, toApothecaError } from '../errors.ts';
import { backoff } from '../pause.ts';

/** What a watched query has come to. */
export interface QueryState<Result> {
  /** The last answer, also while it is asked again; gone when the server says that it is not for this person. */
  readonly data: Result | undefined;
  /** Why the last try failed. */
  readonly error: ApothecaError | null;
  /** An answer is under way. */
  readonly fetching: boolean;
}

/** A question, and what its answer depends on. */
export interface Question {
  /** What tells it from every other question. */
  readonly key: string;
  /** The names of all types that the answer can hold; null when they are not known. */
  readonly types: ReadonlySet<string> | null;
  /** False for what is asked once and read at leisure: no change concerns it. */
  readonly live: boolean;
  readonly send: (signal: AbortSignal) => Promise<unknown>;
}

const retry = { firstMs: 500, mostMs: 15_000 };

/** One question that is shown: its answer, and whether that may be out of date. */
export class Query {
  /** What it shows may have changed since it was asked. */
  stale = false;
  #state: QueryState<unknown>;
  #asking: AbortController | null = null;
  #answered = false;
  #restsUntil = 0;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  /** `kept` is what was answered when it was last shown, so that a screen one comes back to is not empty. */
  constructor(
    private readonly question: Question,
    kept: unknown,
    private readonly becameStale: () => void,
  ) {
    this.#state = { data: kept, error: null, fetching: true };
  }

  get state(): QueryState<unknown> {
    return this.#state;
  }

  get shown(): boolean {
    return this.#listeners.size > 0;
  }

  /** It is to be asked again: an answer that is under way is awaited first. */
  get due(): boolean {
    return this.stale && this.#asking === null;
  }

  /** A question that is much work for the server has a rest as long as its answer took. */
  get rested(): boolean {
    return performance.now() >= this.#restsUntil;
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether a change of one of these types (of any, when they are not known) may be a change of what it shows. Without an answer, any change may be. */
  isConcernedBy(changed: ReadonlySet<string> | null): boolean {
    const { types, live } = this.question;
    return (
      live && (changed === null || types === null || !this.#answered || [...changed].some((type) => types.has(type)))
    );
  }

  /** Asks now; an answer that is still under way is not waited for. */
  ask(): void {
    this.#drop();
    this.stale = false;
    if (!this.#state.fetching) this.#become({ ...this.#state, fetching: true });
    const asking = new AbortController();
    const askedAt = performance.now();
    this.#asking = asking;
    const settle = (take: () => void) => {
      if (this.#asking !== asking) return;
      this.#asking = null;
      const now = performance.now();
      this.#restsUntil = now + (now - askedAt);
      take();
      if (this.stale) this.becameStale();
    };
    this.question.send(asking.signal).then(
      (data) => settle(() => this.#succeeded(data)),
      (error: unknown) => settle(() => this.#failed(toApothecaError(error))),
    );
  }

  /** Anything it shows may have changed, and an answer that is under way may be on a line that is dead. */
  askAnew(): void {
    if (!this.question.live) return;
    this.#drop();
    this.stale = true;
  }

  /** Forgets the answer: it was another person's. */
  forget(): void {
    this.#drop();
    this.stale = false;
    this.#answered = false;
    this.#failures = 0;
    this.#become({ data: undefined, error: null, fetching: true });
  }

  /** Is asked no more. */
  end(): void {
    this.#drop();
    this.#listeners.clear();
  }

  #drop(): void {
    clearTimeout(this.#retry);
    const asking = this.#asking;
    this.#asking = null;
    asking?.abort();
  }

  #succeeded(data: unknown): void {
    this.#answered = true;
    this.#failures = 0;
    this.#become({ data, error: null, fetching: false });
  }

  #failed(error: ApothecaError): void {
    const passing = isPassing(error);
    // What was shown stays when it cannot be asked again, unless it is no longer for this person.
    this.#become({ data: passing ? this.#state.data : undefined, error, fetching: false });
    if (!passing) return;
    const named = (error.retryAfterSeconds ?? 0) * 1_000;
    // It may have been asked because of a change, which nobody will tell of again.
    this.#retry = setTimeout(
      () => {
        this.stale = true;
        this.becameStale();
      },
      named + retry.firstMs + backoff(this.#failures, retry),
    );
    this.#failures += 1;
  }

  #become(state: QueryState<unknown>): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Failures that say nothing about what was answered before, and that another try may not meet. */
function isPassing(error: ApothecaError): boolean {
  return error.passing || error.code === 'RATE_LIMITED';
}
