import { ApothecaError } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import { Batch } from '../database/batch.ts';
import { type Database, sql } from '../database/database.ts';
import { digits, instant, json, nullable, row, text } from '../database/row.ts';
import { SharedRead } from '../database/shared-read.ts';
import type { Gate } from '../gates/gate.ts';
import type { Party } from '../gates/waiting-line.ts';
import type { Logger } from '../log.ts';
import type { SequencedEvent } from './events.ts';
import { Follower, type History } from './follower.ts';
import type { WakeUpBus } from './wake-ups.ts';

const page = 200;
const kept = 512;

/** Hears of each event that was read because it is new, with when it happened. */
type OnRead = (at: Date) => void;

/**
 * The history of one organization as this node knows it: the head, and the newest events, read once for all who follow.
 * Followers pull by position. One that falls behind the kept events reads pages from the table, so nothing queues for it.
 */
class Channel implements History {
  #recent: readonly SequencedEvent[] = [];
  /** What those who are up to date were given last: all of them are at the same place. */
  #newest: { readonly after: bigint; readonly events: readonly SequencedEvent[] } | null = null;
  readonly followers = new Set<Follower>();
  readonly #reading = new SharedRead(() => this.#read());

  constructor(
    readonly organizationId: string,
    private readonly database: Database,
    public head: bigint,
    private readonly onRead: OnRead | undefined,
  ) {}

  /** Reads what is new, if the head has moved. Calls during a read make one more. */
  refresh(): Promise<void> {
    return this.#reading.ask();
  }

  async #read(): Promise<void> {
    for (;;) {
      const events = await readEvents(this.database, this.organizationId, this.head);
      const last = events.at(-1);
      if (!last) break;
      // What was removed before this node came to read it is a gap, which what is kept here must not have.
      const goesOn = events[0]?.position === this.head + 1n;
      this.#recent = (goesOn ? [...this.#recent, ...events] : events).slice(-kept);
      this.head = last.position;
      for (const { at } of events) this.onRead?.(at);
      this.#newest = null;
      for (const follower of this.followers) follower.wake();
      if (events.length < page) break;
    }
  }

  kept(position: bigint): readonly SequencedEvent[] | null {
    if (this.#newest?.after === position) return this.#newest.events;
    if (position >= this.head) return [];
    const first = this.#recent[0];
    if (!first || position + 1n < first.position) return null;
    const events = this.#recent.slice(Number(position + 1n - first.position));
    this.#newest = { after: position, events };
    return events;
  }

  /**
   * The next events after a position, from the table where they are not kept.
   * @throws ApothecaError CURSOR_EXPIRED when what comes next was removed.
   */
  async after(position: bigint): Promise<readonly SequencedEvent[]> {
    const known = this.kept(position);
    if (known) return known;
    const events = await readEvents(this.database, this.organizationId, position);
    // Positions have no gaps: if the next one is not there, it was removed after its time, and must not be passed over.
    if (events[0]?.position !== position + 1n) throw cursorExpired();
    this.#keep(events);
    return events;
  }

  /** What reaches to the kept events is kept in front of them: after a start all come back from about the same position. */
  #keep(events: readonly SequencedEvent[]): void {
    const first = this.#recent[0]?.position ?? this.head + 1n;
    const last = events.at(-1)?.position ?? 0n;
    const older = events.filter(({ position }) => position < first);
    if (older.length > 0 && last + 1n >= first && this.#recent.length + older.length <= kept)
      this.#recent = [...older, ...this.#recent];
  }
}

/** A position in the history of an organization. */
export interface HistoryPosition {
  readonly organizationId: string;
  /** Names the history, which a restored backup starts over. */
  readonly feed: string | null;
  readonly position: bigint;
}

/** Where the history of an organization ends now, and where it begins: events up to `keptAfter` were removed after their time. */
export interface Head extends HistoryPosition {
  readonly keptAfter: bigint;
}

/** The error for a position in the history after which not everything is kept. */
export function cursorExpired(): ApothecaError {
  return new ApothecaError('CURSOR_EXPIRED', message('cursorExpired'));
}

/** Every node's reader of the outbox: follows the organizations that somebody on this node listens to. */
export class EventStream {
  readonly #channels = new Map<string, Promise<Channel>>();
  readonly #heads: Batch<string, Head>;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUpBus,
    private readonly log: Logger,
    private readonly pollMs: number,
    /** Whoever begins to follow, or has fallen behind, reads when there is a place here; what is new is read for all at once. */
    private readonly gate: Gate,
    private readonly onRead?: OnRead,
  ) {
    this.#heads = new Batch(gate, (organizationIds) => readHeads(database, organizationIds));
  }

  start(): void {
    // Not waited for: wake-ups may be lost, and the server must not wait for what carries them. The poll bounds how late an event can be.
    this.wakeUps
      .listen(({ organizationId }) => this.#refresh(organizationId))
      .catch((error: unknown) =>
        this.log.warn({ err: error }, 'wake-ups cannot be heard; events are found by polling'),
      );
    this.#timer = setInterval(() => {
      // However many organizations there are, what a lost wake-up left is looked for in turns.
      for (const organizationId of this.#channels.keys())
        this.#refresh(organizationId, (channel) => this.gate.run(() => channel.refresh()));
    }, this.pollMs);
  }

  /** The position of the newest event of the organization; its history has no name before the first. */
  async head(organizationId: string): Promise<Head> {
    const [head = { organizationId, position: 0n, keptAfter: 0n, feed: null }] = await readHeads(this.database, [
      organizationId,
    ]);
    return head;
  }

  /** The same for whoever is going to follow: in one statement for all who ask while there is no place at the gate. */
  sharedHead(organizationId: string): Promise<Head> {
    return this.#heads.ask(organizationId);
  }

  /**
   * The organization's events after a position, in order, each once. Ends when the signal aborts.
   * @throws ApothecaError CURSOR_EXPIRED when the next event was removed, before or while it reads.
   */
  async *follow(
    organizationId: string,
    after: bigint,
    signal: AbortSignal,
  ): AsyncGenerator<SequencedEvent, void, void> {
    const follower = await this.join(organizationId, after, null);
    const stop = () => follower.stop();
    signal.addEventListener('abort', stop);
    try {
      if (signal.aborted) return;
      for (let events = await follower.next(); events; events = await follower.next()) {
        for (const event of events) {
          if (signal.aborted) return;
          yield event;
        }
      }
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  }

  /** A place in the same history: it reads first from the table, as work of the party, and then live, where most events come alone. */
  async join(organizationId: string, after: bigint, party: Party | null): Promise<Follower> {
    for (;;) {
      const opening = this.#channels.get(organizationId) ?? this.#open(organizationId);
      const channel = await opening;
      // The last follower may have closed it meanwhile; nobody refreshes a channel that is not in the map.
      if (this.#channels.get(organizationId) !== opening) continue;
      const leave = (follower: Follower) => {
        channel.followers.delete(follower);
        if (channel.followers.size === 0) this.#channels.delete(organizationId);
      };
      const follower = new Follower(channel, after, this.gate, party, leave);
      channel.followers.add(follower);
      return follower;
    }
  }

  #open(organizationId: string): Promise<Channel> {
    const opening = this.sharedHead(organizationId).then(
      ({ position }) => new Channel(organizationId, this.database, position, this.onRead),
    );
    this.#channels.set(organizationId, opening);
    opening.catch(() => this.#channels.delete(organizationId));
    return opening;
  }

  #refresh(organizationId: string, refresh = (channel: Channel) => channel.refresh()): void {
    this.#channels
      .get(organizationId)
      ?.then(refresh)
      .catch((error: unknown) => this.log.warn({ err: error }, 'events could not be read'));
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
  }
}

const headRow = row({ organizationId: text, position: digits, keptAfter: digits, feed: text });

async function readHeads(database: Database, organizationIds: readonly string[]): Promise<Head[]> {
  const rows = await database.rows(
    headRow,
    sql`SELECT organization_id AS "organizationId", position, kept_after AS "keptAfter", feed FROM event_head WHERE organization_id = ANY(${organizationIds}::uuid[])`,
  );
  const found = new Map(rows.map((row) => [row.organizationId, row]));
  return organizationIds.map((organizationId) => {
    const row = found.get(organizationId);
    return {
      organizationId,
      position: BigInt(row?.position ?? 0),
      keptAfter: BigInt(row?.keptAfter ?? 0),
      feed: row?.feed ?? null,
    };
  });
}

const eventRow = row({
  type: text,
  organizationId: text,
  pharmacyId: nullable(text),
  payload: json<object>(),
  position: digits,
  feed: text,
  at: instant,
});

async function readEvents(database: Database, organizationId: string, after: bigint): Promise<SequencedEvent[]> {
  const rows = await database.rows(
    eventRow,
    sql`
    SELECT type, organization_id AS "organizationId", pharmacy_id AS "pharmacyId", payload, position, created_at AS at,
           (SELECT feed FROM event_head WHERE organization_id = ${organizationId}::uuid) AS feed
      FROM event WHERE organization_id = ${organizationId}::uuid AND position > ${String(after)}::bigint ORDER BY position LIMIT ${page}`,
  );
  // An event's type and what it tells belong together; the unit of work wrote them so.
  return rows.map((row) => ({ ...row, position: BigInt(row.position) }) as SequencedEvent);
}
