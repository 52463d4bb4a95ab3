import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../log.ts';

const patienceMs = 1_000;

/** What a server must not run with. */
export interface StartCheckOptions<Refusal extends Error> {
  /** Said in the log when it cannot be looked at yet. */
  readonly what: string;
  /** Asks the database. */
  readonly look: () => Promise<void>;
  /** Which of its errors say that the server must not run; any other says that the database did not answer. */
  readonly forbids: (error: unknown) => error is Refusal;
  readonly log: Logger;
}

/**
 * Looks once, at the start, whether a server may run on its database. A database that is away, or takes the connection and says nothing, holds up no
 * start: it is asked until it answers, and what is found then ends the server.
 */
export class StartCheck<Refusal extends Error> {
  readonly #stop = new AbortController();

  constructor(private readonly options: StartCheckOptions<Refusal>) {}

  /** Throws the refusal when it is found within a moment, and hands it over when it is found later. */
  async run(refuse: (error: Refusal) => void): Promise<void> {
    const found = this.#find();
    const soon = await Promise.race([found, sleep(patienceMs, 'late' as const, { ref: false })]);
    if (soon instanceof Error) throw soon;
    if (soon === null) return;
    void found.then((refusal) => {
      if (refusal && !this.#stop.signal.aborted) refuse(refusal);
    });
  }

  async #find(): Promise<Refusal | null> {
    const { what, look, forbids, log } = this.options;
    for (let tries = 1; !this.#stop.signal.aborted; tries += 1) {
      try {
        await look();
        return null;
      } catch (error) {
        if (forbids(error)) return error;
        if (tries === 1) log.warn({ err: error }, `the database does not answer; ${what} is looked at when it does`);
      }
      await sleep(patienceMs, undefined, { ref: false });
    }
    return null;
  }

  close(): void {
    this.#stop.abort();
  }
}
