import type { Actor } from '../domain/authorization/actor.ts';
import { factorRequired, signInFirst } from '../domain/authorization/policy.ts';
import type { SequencedEvent } from '../platform/events/events.ts';
import type { Follower } from '../platform/events/follower.ts';
import type { AccessWatch, Context } from './context.ts';

/** The events of a subscription, those together that are there already. */
export type EventSource = AsyncIterableIterator<readonly SequencedEvent[]>;

/** A subscription's part of the organization's history. */
export interface Following {
  readonly after: string | null | undefined;
  /** Throws a ApothecaError when the actor may not follow; asked at the start. */
  readonly admit: (actor: Actor) => void | Promise<void>;
  /** Whether somebody with these rights may go on; asked again when they may have changed. */
  readonly mayStay: (actor: Actor) => boolean;
  /**
   * Whether the event is for this actor. It is shown every event of the history, in order. What an event shows does not depend on who chose it:
   * all who are shown it with the same rights share one answer.
   */
  readonly wants: (event: SequencedEvent, actor: Actor) => boolean | Promise<boolean>;
}

const ended = { done: true, value: undefined } as const;

/** Reads a history and leaves out what is not for the actor. Thousands do so at the same moment: an event costs no generator and no listener. */
export class ChosenEvents implements EventSource {
  #follower: Follower | null = null;
  #isStopped = false;
  /** What was read and is looked at from a place on. */
  #page: readonly SequencedEvent[] = [];
  #place = 0;
  #mayStay: boolean | null = null;

  constructor(
    private readonly context: Context,
    private readonly watch: AccessWatch,
    private readonly position: bigint,
    private readonly following: Following,
  ) {}

  async next(): Promise<IteratorResult<readonly SequencedEvent[], undefined>> {
    this.#follower ??= await this.#join();
    while (!this.#isStopped) {
      if (this.#place === this.#page.length) {
        const page = await this.#follower.next();
        if (!page) return ended;
        this.#page = page;
        this.#place = 0;
      }
      const chosen = await this.#choose();
      if (!chosen) return ended;
      if (chosen.length > 0) return { done: false, value: chosen };
    }
    return ended;
  }

  /** Ends it, also while it waits for the next event. */
  async return(): Promise<IteratorResult<readonly SequencedEvent[], undefined>> {
    this.#isStopped = true;
    this.#follower?.stop();
    return ended;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #join(): Promise<Follower> {
    const { platform, actor } = this.context;
    const organizationId = actor?.organizationId;
    if (organizationId === undefined) throw signInFirst();
    const follower = await platform.stream.join(organizationId, this.position, actor);
    if (this.#isStopped) follower.stop();
    return follower;
  }

  /** The next of the page that are together; null when the actor may not go on. */
  async #choose(): Promise<readonly SequencedEvent[] | null> {
    const together: SequencedEvent[] = [];
    for (; this.#place < this.#page.length; this.#place += 1) {
      const event = this.#page[this.#place];
      if (!event) break;
      if (this.watch.concerns(event)) {
        if (together.length > 0) return together;
        this.context.actor = await this.watch.reload();
        this.#mayStay = null;
      }
      const { actor } = this.context;
      // An end without an error would pass for one of the subscription's own: who follows is to hear why.
      if (!actor) throw signInFirst();
      if (actor.owesFactor) throw factorRequired();
      this.#mayStay ??= this.following.mayStay(actor);
      if (!this.#mayStay) return null;
      try {
        const wanted = this.following.wants(event, actor);
        if (wanted === true || (wanted !== false && (await wanted))) together.push(event);
      } catch (error) {
        // Those before it are not its fault; it is looked at again behind them.
        if (together.length > 0) return together;
        throw error;
      }
    }
    return together;
  }
}
