import { setImmediate as turn } from 'node:timers';

/** What others may have to wait for at a stretch. */
const sliceMs = 5;

/**
 * Lets work that never waits for anything go on for a while in each turn of the event loop: a thousand sockets that have a hundred events to send
 * would let nobody's request through until the last has gone out.
 */
export class TimeSlices {
  #ends = 0;
  #turn: Promise<void> | null = null;

  /** Settles when there is time; undefined when there is now. */
  pass(): Promise<void> | undefined {
    return this.#hasTime() ? undefined : this.#wait();
  }

  #hasTime(): boolean {
    const now = performance.now();
    if (!this.#turn) {
      this.#ends = now + sliceMs;
      this.#turn = new Promise((resolve) =>
        turn(() => {
          this.#turn = null;
          resolve();
        }),
      );
    }
    return now < this.#ends;
  }

  async #wait(): Promise<void> {
    do await this.#turn;
    while (!this.#hasTime());
  }
}
