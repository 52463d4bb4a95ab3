import type { RowRefusal } from './row-reading.ts';

/** What happened to the rows of one file. */
export interface Tally {
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** A row that was not taken, and why. */
export interface Refusal extends RowRefusal {
  readonly file: string;
  /** Counted from 1, the header included. */
  readonly line: number;
  /** The code of the row as far as it has one. */
  readonly code: string;
}

export interface ImportReport {
  readonly dryRun: boolean;
  readonly products: Tally;
  readonly packages: Tally;
  /** The first refusals, at most `shownRefusals`. */
  readonly refusals: readonly Refusal[];
  readonly refusalsByReason: readonly { readonly file: string; readonly reason: string; readonly count: number }[];
  readonly seconds: number;
}

/** How many refusals a report holds; whoever wants all listens to `onRefusal`. */
export const shownRefusals = 50;

/** Counts while an import runs; its memory does not grow with the refusals. */
export class Reporting {
  readonly products: Tally = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  readonly packages: Tally = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  readonly #refusals: Refusal[] = [];
  readonly #byReason = new Map<string, { file: string; reason: string; count: number }>();
  readonly #startedAt = performance.now();

  constructor(
    private readonly dryRun: boolean,
    private readonly onRefusal: (refusal: Refusal) => void | Promise<void> = () => undefined,
  ) {}

  async refuse(tally: Tally, refusal: Refusal): Promise<void> {
    const { file, reason } = refusal;
    tally.refused += 1;
    if (this.#refusals.length < shownRefusals) this.#refusals.push(refusal);
    const counted = this.#byReason.get(`${file}\t${reason}`) ?? { file, reason, count: 0 };
    counted.count += 1;
    this.#byReason.set(`${file}\t${reason}`, counted);
    await this.onRefusal(refusal);
  }

  report(): ImportReport {
    return {
      dryRun: this.dryRun,
      products: this.products,
      packages: this.packages,
      refusals: this.#refusals,
      refusalsByReason: [...this.#byReason.values()].sort((a, b) => b.count - a.count),
      seconds: (performance.now() - this.#startedAt) / 1_000,
    };
  }
}
