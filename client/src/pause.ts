/** What hears the events of the browser's window; other browserWindow have none. */
export const browserWindow = globalThis as unknown as Partial<
  Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
>;

/** How long to wait before a further try: up to twice as long each time, by chance, so that many clients do not come at once. */
export function backoff(attempt: number, { firstMs, mostMs }: { firstMs: number; mostMs: number }): number {
  return Math.random() * Math.min(mostMs, firstMs * 2 ** attempt);
}

/** Waits; ends early when the signal is aborted, or the browser says that the network is back. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      browserWindow.removeEventListener?.('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal?.aborted) return done();
    signal?.addEventListener('abort', done, { once: true });
    browserWindow.addEventListener?.('online', done, { once: true });
  });
}
