import { setImmediate as turn } from 'node:timers';
import { Fault } from '../domain/fault.ts';

/** Whoever is not let in by then is told so: when the database hangs, a queue that never moves must not grow for ever. */
const patienceMs = 30_000;
/** Where new connections never cease, those that wait are let in all the same. */
const mostTurns = 100;

/**
 * Lets so many pieces of work in at once; others wait, in the order in which they came. Each that has waited begins in a turn of the event loop of
 * its own, so that requests are read in between, however many wait.
 */
export class Gate {
  #inside = 0;
  /** In the order in which they came. */
  readonly #waiting = new Set<() => void>();
  /** Places that were left, for those who wait. */
  #free = 0;
  #hasKnocked = false;

  constructor(
    readonly places: number,
    private readonly waitMs = patienceMs,
  ) {}

  /**
   * A new connection has come. The event loop accepts one in each turn: as long as they come, whoever waits lets turns go by, or the last would be
   * accepted when all others have been served, and a stranger's request with it.
   */
  makeWay(): void {
    this.#hasKnocked = true;
  }

  /** How many wait to be let in. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Does the work once there is a place. Work inside must not come here again: when all places are taken so, nobody goes on.
   * @throws Fault BUSY when there is no place for half a minute.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside < this.places) this.#inside += 1;
    else await this.#admission();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  #admission(): Promise<void> {
    return new Promise((resolve, reject) => {
      const admit = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(admit);
        reject(new Fault('BUSY', 'Too many wait to be let in. Nothing was changed; try again.'));
      }, this.waitMs);
      this.#waiting.add(admit);
    });
  }

  /** Gives the place to the one that has waited longest. */
  #leave(): void {
    if (this.#waiting.size === 0) {
      this.#inside -= 1;
      return;
    }
    this.#free += 1;
    if (this.#free === 1) turn(() => this.#admit(mostTurns));
  }

  #admit(turnsLeft: number): void {
    if (this.#hasKnocked && turnsLeft > 0) {
      this.#hasKnocked = false;
      turn(() => this.#admit(turnsLeft - 1));
      return;
    }
    for (; this.#free > 0; this.#free -= 1) {
      const [next] = this.#waiting;
      if (next) {
        this.#waiting.delete(next);
        next();
      } else this.#inside -= 1;
    }
  }
}
