/**
 * A read that many ask for at the same moment. Whoever asks while one is under way gets the next, together with all others who do, so that nobody is
 * told what was true before they asked.
 */
export class SharedRead<T> {
  #current: Promise<T> | null = null;
  #next: Promise<T> | null = null;

  constructor(private readonly read: () => Promise<T>) {}

  ask(): Promise<T> {
    if (this.#next) return this.#next;
    if (!this.#current) return this.#begin();
    const begin = () => this.#begin();
    this.#next = this.#current.then(begin, begin);
    return this.#next;
  }

  #begin(): Promise<T> {
    this.#next = null;
    const current = this.read().finally(() => {
      if (this.#current === current) this.#current = null;
    });
    this.#current = current;
    return current;
  }
}
