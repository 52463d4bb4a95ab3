import type { Session } from '../session.ts';
import { Query, type QueryState, type Question } from './query.ts';

/** Nothing is asked again sooner than this after the last time; */
const pauseMs = 250;
/** but what changes after a quiet time is asked for as soon as those changes that come with it are there. */
const togetherMs = 25;
/** And no more than these at a time: a list of which a hundred pages were loaded is brought up to date little by little. */
const atOnce = 12;
/** So many answers are kept of what is shown no more. */
const keptMost = 200;

/** A query as whoever shows it sees it. */
export interface WatchedQuery<Result> {
  /** As it is now; the same object until something about it changes. */
  read(): QueryState<Result>;
  /** Asks, and calls the listener when what `read` answers has changed. Answers how to stop; without a listener it is asked no more. */
  listen(listener: () => void): () => void;
  /** Asks again now. */
  refetch(): void;
}

/**
 * All that is shown, and how it stays right: what may have changed is asked again, each question at most once in a quarter of a second and
 * never while its answer is under way, however many changes come. Nothing in here outlives the session.
 */
export class Queries {
  readonly #shown = new Map<string, Query>();
  readonly #kept = new Map<string, unknown>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly session: Session) {
    session.listen(() => {
      this.#kept.clear();
      for (const query of this.#shown.values()) {
        query.forget();
        this.#ask(query);
      }
    });
  }

  watch<Result>(question: Question): WatchedQuery<Result> {
    const { key } = question;
    let atRest: QueryState<unknown> = { data: this.#kept.get(key), error: null, fetching: true };
    return {
      read: () => {
        const data = this.#kept.get(key);
        if (atRest.data !== data) atRest = { ...atRest, data };
        return (this.#shown.get(key)?.state ?? atRest) as QueryState<Result>;
      },
      listen: (listener) => {
        const query = this.#shown.get(key) ?? this.#open(question);
        const stop = query.listen(listener);
        return () => {
          stop();
          if (!query.shown && this.#shown.get(key) === query) this.#close(key, query);
        };
      },
      refetch: () => {
        const query = this.#shown.get(key);
        if (query) this.#ask(query);
      },
    };
  }

  /** Something of these types changed, or of any type when they are not known: what shows it is asked again. */
  touched(types: ReadonlySet<string> | null): void {
    for (const query of this.#shown.values()) if (query.isConcernedBy(types)) query.stale = true;
    this.#soon();
  }

  /** Anything may have changed, and answers that are under way may never come: all that is shown is asked again. */
  everything(): void {
    for (const query of this.#shown.values()) query.askAnew();
    this.#soon();
  }

  /** What was answered would be said in other words now, also what no change concerns. It stays shown until the new answer is there. */
  inOtherWords(): void {
    this.#kept.clear();
    for (const query of this.#shown.values()) query.stale = true;
    this.#soon();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const query of this.#shown.values()) query.end();
    this.#shown.clear();
    this.#kept.clear();
  }

  #open(question: Question): Query {
    const query = new Query(question, this.#kept.get(question.key), () => this.#soon());
    this.#kept.delete(question.key);
    this.#shown.set(question.key, query);
    this.#ask(query);
    return query;
  }

  #close(key: string, query: Query): void {
    query.end();
    this.#shown.delete(key);
    const { data } = query.state;
    if (data === undefined) return;
    this.#kept.set(key, data);
    // A Map goes through its keys in the order in which they came: the first is the one not shown for the longest time.
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= keptMost) break;
      this.#kept.delete(oldest);
    }
  }

  /** While nobody is signed in there is nobody to ask for. */
  #ask(query: Query): void {
    if (this.session.current) query.ask();
  }

  #soon(): void {
    if (this.#timer !== null || !this.session.current || ![...this.#shown.values()].some(({ due }) => due)) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#lastAt = performance.now();
        for (const [key, query] of [...this.#shown].filter(([, { due, rested }]) => due && rested).slice(0, atOnce)) {
          // Behind the others, so that each has its turn however much changes.
          this.#shown.delete(key);
          this.#shown.set(key, query);
          this.#ask(query);
        }
        this.#soon();
      },
      Math.max(togetherMs, this.#lastAt + pauseMs - performance.now()),
    );
  }
}
