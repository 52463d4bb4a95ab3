import type { Clock } from '../../src/platform/clock.ts';

/** Runs like the system's clock, and can be moved. */
export class MovableClock implements Clock {
  #offset = 0;

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  advance({ days = 0, hours = 0, minutes = 0 }: { days?: number; hours?: number; minutes?: number }): void {
    this.#offset += ((days * 24 + hours) * 60 + minutes) * 60_000;
  }

  reset(): void {
    this.#offset = 0;
  }
}
