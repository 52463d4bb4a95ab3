/** The server takes no more cursors with a question. */
const mostCursors = 10;

/** What a client has written and heard of, so that a read replica never shows it less. */
export class Freshness {
  #wroteAt = Number.NEGATIVE_INFINITY;
  /** Where each subscription has come to. */
  readonly #cursors = new Map<object, string>();

  constructor(private readonly maxStalenessSeconds: number | undefined) {}

  /** Something was written, or heard of where no cursor tells of it any more. What is read as old as allowed begins after it once that time is over. */
  wrote(): void {
    this.#wroteAt = performance.now();
  }

  heard(subscription: object, cursor: string): void {
    this.#cursors.set(subscription, cursor);
  }

  left(subscription: object): void {
    if (this.#cursors.delete(subscription)) this.wrote();
  }

  /** What a question says of how old its answer may be; nothing while that would hide what this client knows. */
  headers(): Record<string, string> {
    const seconds = this.maxStalenessSeconds;
    const cursors = [...this.#cursors.values()];
    if (seconds === undefined || cursors.length > mostCursors) return {};
    if (performance.now() - this.#wroteAt <= seconds * 1_000) return {};
    return {
      'x-max-staleness': String(seconds),
      ...(cursors.length > 0 && { 'x-read-after': cursors.join(', ') }),
    };
  }
}
