import type { Client, Exchange, Operation } from '@urql/core';
import { pipe, tap } from 'wonka';

/** No question is asked again sooner than this after the last time; */
const pauseMs = 250;
/** but what changes after a quiet time is asked for as soon as those changes that come with it are there. */
const togetherMs = 25;
/** And no more than these at a time: a list of which a hundred pages were loaded is brought up to date little by little. */
const atOnce = 12;

interface Shown {
  operation: Operation;
  /** The names of all types in its last answer. */
  types: ReadonlySet<string>;
  /** An answer is under way. */
  asking: boolean;
  /** What it shows changed, and it is to be asked again. */
  stale: boolean;
}

/**
 * Knows what the page shows, and asks it again when it changed: each query at most once in a quarter of a second and never while an answer is
 * under way, however many events come.
 */
export class Refresher {
  readonly #shown = new Map<number, Shown>();
  #client: Client | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #lastAt = 0;

  /** Stands before the cache and watches which queries are shown. */
  readonly exchange: Exchange =
    ({ client, forward }) =>
    (operations) => {
      this.#client = client;
      return pipe(
        operations,
        tap((operation) => this.#asked(operation)),
        forward,
        tap(({ operation, data, stale }) => {
          if (operation.kind === 'mutation') this.touched(typesIn(data));
          const shown = this.#shown.get(operation.key);
          if (!shown) return;
          shown.types = typesIn(data);
          shown.asking = stale;
          if (shown.stale && !shown.asking) this.#soon();
        }),
      );
    };

  /** Something of these types changed: what shows any of them is asked again. */
  touched(types: ReadonlySet<string>): void {
    if (types.size === 0) return;
    this.#mark((shown) => [...types].some((type) => shown.types.has(type) || shown.types.has(`${type}Connection`)));
  }

  /** Anything may have changed: everything shown is asked again. */
  everything(): void {
    this.#mark(() => true);
  }

  /** Forgets everything, as the session has ended. */
  close(): void {
    this.#shown.clear();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #asked(operation: Operation): void {
    if (operation.kind === 'teardown') this.#shown.delete(operation.key);
    if (operation.kind !== 'query' || operation.context['refresh'] === false) return;
    const shown = this.#shown.get(operation.key);
    if (shown) Object.assign(shown, { operation, asking: true });
    else this.#shown.set(operation.key, { operation, types: new Set(), asking: true, stale: false });
  }

  #mark(concerns: (shown: Shown) => boolean): void {
    let any = false;
    for (const shown of this.#shown.values()) {
      if (!concerns(shown)) continue;
      shown.stale = true;
      any = true;
    }
    if (any) this.#soon();
  }

  #soon(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = null;
        this.#lastAt = performance.now();
        let asked = 0;
        for (const [key, shown] of this.#shown) {
          if (!shown.stale || shown.asking) continue;
          if (asked === atOnce) return this.#soon();
          asked += 1;
          // Behind the others, so that each has its turn however much changes.
          this.#shown.delete(key);
          this.#shown.set(key, shown);
          shown.stale = false;
          shown.asking = true;
          const { operation } = shown;
          this.#client?.reexecuteOperation({
            ...operation,
            context: { ...operation.context, requestPolicy: 'network-only' },
          });
        }
      },
      Math.max(togetherMs, this.#lastAt + pauseMs - performance.now()),
    );
  }
}

/** The names of all types in an answer. */
export function typesIn(data: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(data)) for (const each of data) typesIn(each, found);
  else if (typeof data === 'object' && data !== null) {
    for (const [name, value] of Object.entries(data)) {
      if (name === '__typename') found.add(String(value));
      else typesIn(value, found);
    }
  }
  return found;
}
