import { setImmediate as turn } from 'node:timers';
import { ApothecaError } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import { type Party, WaitingLine } from './waiting-line.ts';

/** Whoever is not let in by then is told so: when the database hangs, a queue that never moves must not grow for ever. */
const patienceMs = 30_000;
/** Where new connections never cease, those that wait are let in all the same. */
const mostTurns = 100;

export interface GateOptions {
  /** How many slots one user may have at once; all of them when left out. */
  readonly each?: number;
  readonly waitMs?: number;
  /** What whoever is not let in by then is told. */
  readonly busy?: () => ApothecaError;
  /** A larger gate that work has a slot at as well, and waits for as patiently: what is let in here is a part of what is let in there. */
  readonly within?: Gate;
}

const tooManyWait = () => new ApothecaError('BUSY', message('tooManyWait'));

/**
 * Lets so many pieces of work in at once; others wait, in turns between organizations and their users, and of one user in the order in which they came.
 * Each that has waited begins in a turn of the event loop of its own, so that requests are read in between, however many wait.
 */
export class Gate {
  #inside = 0;
  /** How many of the slots each user has. */
  readonly #held = new Map<string, number>();
  readonly #waiting = new WaitingLine<() => void>();
  /** Places that were left, for those who wait. */
  #free = 0;
  #hasKnocked = false;

  constructor(
    readonly slots: number,
    private readonly options: GateOptions = {},
  ) {}

  /**
   * A new connection has come. The event loop accepts one in each turn: as long as they come, whoever waits lets turns go by, or the last would be
   * accepted when all others have been served, and a stranger's request with it.
   */
  makeWay(): void {
    this.#hasKnocked = true;
  }

  /** How many are inside. */
  get inside(): number {
    return this.#inside;
  }

  /** How many wait to be let in. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Does the work once there is a slot. Work inside must not come here again: when all slots are taken so, nobody goes on.
   * @throws ApothecaError BUSY when there is no slot for half a minute, or as long as this gate says.
   */
  async run<T>(
    work: () => Promise<T>,
    party: Party | null = null,
    waitMs = this.options.waitMs ?? patienceMs,
  ): Promise<T> {
    if (this.#inside < this.slots && this.#mayEnter(party)) {
      this.#inside += 1;
      this.#take(party);
    } else await this.#admission(party, waitMs);
    try {
      return await (this.options.within?.run(work, party, waitMs) ?? work());
    } finally {
      this.#leave(party);
    }
  }

  #mayEnter(party: Party | null): boolean {
    return party === null || (this.#held.get(party.userId) ?? 0) < (this.options.each ?? this.slots);
  }

  #take(party: Party | null): void {
    if (party !== null) this.#held.set(party.userId, (this.#held.get(party.userId) ?? 0) + 1);
  }

  #admission(party: Party | null, waitMs: number): Promise<void> {
    const { busy = tooManyWait } = this.options;
    return new Promise((resolve, reject) => {
      const giveUp = this.#waiting.add(party, () => {
        clearTimeout(timer);
        resolve();
      });
      const timer = setTimeout(() => {
        giveUp();
        reject(busy());
      }, waitMs);
    });
  }

  /** Gives the slot to whoever's turn it is. */
  #leave(party: Party | null): void {
    if (party !== null) {
      const held = (this.#held.get(party.userId) ?? 0) - 1;
      if (held > 0) this.#held.set(party.userId, held);
      else this.#held.delete(party.userId);
    }
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
      const next = this.#waiting.take((party) => this.#mayEnter(party));
      if (next) {
        this.#take(next.party);
        next.entry();
      } else this.#inside -= 1;
    }
  }
}
