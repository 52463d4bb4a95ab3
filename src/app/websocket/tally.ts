/** Counts by a key, up to so many of each. */
export class Tally {
  readonly #counts = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Takes a place, and answers how to give it back; null when there is none. */
  take(key: string): (() => void) | null {
    const count = this.#counts.get(key) ?? 0;
    if (count >= this.most) return null;
    this.#counts.set(key, count + 1);
    return () => {
      const left = (this.#counts.get(key) ?? 1) - 1;
      if (left > 0) this.#counts.set(key, left);
      else this.#counts.delete(key);
    };
  }
}
