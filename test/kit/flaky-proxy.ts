import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line between a client and a server that can be cut, go silent, and lose answers. */
export class FlakyProxy {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #state: 'whole' | 'cut' | 'silent' = 'whole';
  /** Those that stay silent whatever becomes of the line. */
  readonly #forgotten = new Set<Socket>();
  #answersToLose = 0;
  #delayMs: (() => number) | null = null;
  /** How many answers were lost on the way. */
  lost = 0;

  private constructor(private target: URL) {
    this.#server = createServer((near) => {
      if (this.#state === 'cut') {
        near.destroy();
        return;
      }
      const far = connect(Number(this.target.port), this.target.hostname);
      const pair = [near, far] as const;
      this.#pairs.add(pair);
      const end = () => {
        near.destroy();
        far.destroy();
        this.#pairs.delete(pair);
      };
      const [toFar, toNear] = [this.#writer(far), this.#writer(near)];
      const silent = () => this.#state === 'silent' || this.#forgotten.has(near);
      near.on('data', (data) => {
        if (!silent()) toFar(data);
      });
      far.on('data', (data) => {
        if (silent()) return;
        if (this.#answersToLose === 0) {
          toNear(data);
          return;
        }
        this.#answersToLose -= 1;
        this.lost += 1;
        end();
      });
      // An end is an answer too: of a silent line, nobody hears of it.
      const ended = () => {
        if (!silent()) end();
      };
      for (const side of pair) side.on('error', ended).on('close', ended);
    });
  }

  /** Writes what comes, in order, each piece as late as the line is slow. */
  #writer(socket: Socket): (data: Uint8Array) => void {
    const waiting: { readonly data: Uint8Array; readonly due: number }[] = [];
    const writeFirst = () => {
      const first = waiting[0];
      if (!first) return;
      // One timer at a time: of two that are due together, the later one may run first.
      setTimeout(
        () => {
          waiting.shift();
          if (!socket.destroyed) socket.write(first.data);
          writeFirst();
        },
        Math.max(0, first.due - performance.now()),
      );
    };
    return (data) => {
      const delay = this.#delayMs?.() ?? 0;
      if (delay === 0 && waiting.length === 0) {
        socket.write(data);
        return;
      }
      waiting.push({ data, due: performance.now() + delay });
      if (waiting.length === 1) writeFirst();
    };
  }

  static async to(url: string): Promise<FlakyProxy> {
    const line = new FlakyProxy(new URL(url));
    await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The line is not open.');
    return `http://127.0.0.1:${address.port}`;
  }

  /** The address of a server behind this line, as it is reached over it. */
  over(address: string): string {
    return Object.assign(new URL(address), { host: new URL(this.url).host }).href;
  }

  /** New connections go to this server: the one there was before may have been replaced. */
  leadTo(url: string): void {
    this.target = new URL(url);
  }

  /** Ends every connection; new ones are refused. */
  cut(): void {
    this.#state = 'cut';
    for (const [near, far] of this.#pairs) {
      near.destroy();
      far.destroy();
    }
  }

  /** From now on each piece takes so long, in both directions; connections do not wait for each other. Null for no time. */
  slow(delayMs: (() => number) | null): void {
    this.#delayMs = delayMs;
  }

  /** Nothing arrives any more, and nobody is told. */
  silence(): void {
    this.#state = 'silent';
  }

  restore(): void {
    this.#state = 'whole';
  }

  /** What is open now is silent for good, as where an address moved to another machine; new connections are whole. */
  forget(): void {
    for (const [near] of this.#pairs) this.#forgotten.add(near);
  }

  /** The next answers of the server do not arrive; their connections break. */
  loseAnswers(count: number): void {
    this.#answersToLose = count;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }
}
