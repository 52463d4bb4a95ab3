import { ApothecaError } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';

/** In which order work is done: what is `urgent` before the rest, and in turn by `whom` it is for. */
export interface Turn {
  readonly urgent: boolean;
  readonly whom: string;
}

/** How many wait at most: what stands longer than a client's patience is work for nobody. */
const most = { ofOne: 32, inAll: 128 };
const retryAfterSeconds = 1;
/** After so many urgent ones another has its turn: whoever makes an account could keep all others waiting for ever. */
const urgentInARow = 3;

interface Waiting {
  readonly admit: () => void;
  readonly refuse: (error: ApothecaError) => void;
}

/** Lets so many pieces of work in at once. Those that wait take turns by whom they are for, so that a crowd from one place keeps others waiting for one turn only. */
export class FairQueue {
  #free: number;
  #urgentSince = 0;
  readonly #urgent = new Line();
  readonly #others = new Line();

  constructor(
    slots: number,
    private readonly limits: Readonly<typeof most> = most,
  ) {
    this.#free = slots;
  }

  /** @throws ApothecaError BUSY when too many wait: for this one, or in all while this one has as many waiting as anybody. */
  async run<T>({ urgent, whom }: Turn, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#admission(urgent ? this.#urgent : this.#others, whom);
    try {
      return await work();
    } finally {
      const next = this.#next();
      if (next) next.admit();
      else this.#free += 1;
    }
  }

  #next(): Waiting | undefined {
    const other = this.#urgentSince >= urgentInARow ? this.#others.take() : undefined;
    const urgent = other ? undefined : this.#urgent.take();
    this.#urgentSince = urgent ? this.#urgentSince + 1 : 0;
    return other ?? urgent ?? this.#others.take();
  }

  #admission(line: Line, whom: string): Promise<void> {
    if (line.of(whom) >= this.limits.ofOne) throw busy();
    if (line.length >= this.limits.inAll) {
      // Whoever has most waiting makes room, from the end.
      const longest = line.longest();
      if (line.of(longest) <= line.of(whom) + 1) throw busy();
      line.dropLast(longest)?.refuse(busy());
    }
    return new Promise((admit, refuse) => line.add(whom, { admit, refuse }));
  }
}

/** Those who wait, each behind the others of the same one. */
class Line {
  /** In the order of turns. */
  readonly #waiting = new Map<string, Waiting[]>();
  length = 0;

  of(whom: string): number {
    return this.#waiting.get(whom)?.length ?? 0;
  }

  add(whom: string, waiting: Waiting): void {
    const before = this.#waiting.get(whom);
    if (before) before.push(waiting);
    else this.#waiting.set(whom, [waiting]);
    this.length += 1;
  }

  /** The next one; who it was for has the next turn after all others. */
  take(): Waiting | undefined {
    const [first] = this.#waiting;
    if (!first) return undefined;
    const [whom, waiting] = first;
    this.#waiting.delete(whom);
    const next = waiting.shift();
    if (waiting.length > 0) this.#waiting.set(whom, waiting);
    this.length -= 1;
    return next;
  }

  longest(): string {
    const [first = ''] = this.#waiting.keys();
    return [...this.#waiting.keys()].reduce((most, whom) => (this.of(whom) > this.of(most) ? whom : most), first);
  }

  dropLast(whom: string): Waiting | undefined {
    const waiting = this.#waiting.get(whom);
    const last = waiting?.pop();
    if (last) this.length -= 1;
    if (waiting?.length === 0) this.#waiting.delete(whom);
    return last;
  }
}

function busy(): ApothecaError {
  return new ApothecaError('BUSY', message('tooManyPasswords'), [], {
    retryAfterSeconds,
  });
}
