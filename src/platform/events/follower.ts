import type { Gate } from '../gates/gate.ts';
import type { Party } from '../gates/waiting-line.ts';
import type { SequencedEvent } from './events.ts';

/** The history of an organization as its node knows it. */
export interface History {
  readonly head: bigint;
  /** The remembered events after a position; null when the first of them is not remembered. */
  kept(position: bigint): readonly SequencedEvent[] | null;
  /** The same, read from the table where they are not remembered. */
  after(position: bigint): Promise<readonly SequencedEvent[]>;
}

/** Somebody's place in a history. They pull: nothing queues for who is slow, and there is nothing to take down at an event. */
export class Follower {
  #hasCaughtUp = false;
  #isStopped = false;
  #wake: (() => void) | null = null;

  constructor(
    private readonly history: History,
    private position: bigint,
    /** Whoever catches up reads here, as work of the party. */
    private readonly gate: Gate,
    private readonly party: Party | null,
    private readonly leave: (follower: Follower) => void,
  ) {}

  /**
   * The events that come next, those together that are there already; null once it was stopped.
   * @throws ApothecaError CURSOR_EXPIRED when the next event was removed before it was read.
   */
  async next(): Promise<readonly SequencedEvent[] | null> {
    while (!this.#isStopped) {
      this.#hasCaughtUp ||= this.position >= this.history.head;
      const events = (this.#hasCaughtUp ? this.history.kept(this.position) : null) ?? (await this.#catchUp());
      const last = events.at(-1);
      if (last && !this.#isStopped) {
        this.position = last.position;
        return events;
      }
      if (this.position >= this.history.head && !this.#isStopped)
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
    return null;
  }

  /** Also what is remembered goes out in turns to those who catch up: thousands at once would let nothing else through. */
  #catchUp(): Promise<readonly SequencedEvent[]> {
    this.#hasCaughtUp = false;
    return this.gate.run(async () => (this.#isStopped ? [] : this.history.after(this.position)), this.party);
  }

  /** The history has grown. */
  wake(): void {
    this.#wake?.();
    this.#wake = null;
  }

  /** Ends the following, also while it waits. */
  stop(): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.leave(this);
    this.wake();
  }
}
