import { setImmediate as turn } from 'node:timers';

/** What others may have to wait for at a stretch. */
const sliceMs = 5;
/** Only at each so many is the clock looked at, which takes two microseconds on some machines. */
const lookEvery = 16;

/**
 * Lets work that never waits for anything go on for a while in each turn of the event loop: a thousand sockets that have a hundred events to send
 * would let nobody's request through until the last has gone out.
 */
export class TimeSlices {
  #ends = 0;
  #isOver = false;
  #passed = 0;
  #turn: Promise<void> | null = null;

  /** Settles when there is time; undefined when there is now. */
  pass(): Promise<void> | undefined {
    return this.#hasTime() ? undefined : this.#wait();
  }

  #hasTime(): boolean {
    if (!this.#turn) {
      this.#ends = performance.now() + sliceMs;
      this.#isOver = false;
      this.#passed = 0;
      this.#turn = new Promise((resolve) =>
        turn(() => {
          this.#turn = null;
          resolve();
        }),
      );
    }
    this.#passed += 1;
    if (this.#passed % lookEvery === 0) this.#isOver ||= performance.now() >= this.#ends;
    return !this.#isOver;
  }

  async #wait(): Promise<void> {
    do await this.#turn;
    while (!this.#hasTime());
  }
}
