import { networkOf } from '../../domain/access/network.ts';

/** Whose work it is: of two organizations neither waits for all of the other's, nor of two users of one. */
export interface Party {
  readonly organizationId: string;
  readonly userId: string;
}

/** Who is not signed in: one network is one user of an organization that all of them are in. */
export function strangerAt(ip: string | null): Party {
  return { organizationId: 'anonymous', userId: networkOf(ip) };
}

interface Line<Entry> {
  readonly party: Party | null;
  readonly entries: Set<Entry>;
}

/** Those who wait, taken in turns: by organization, within one by user, and of one user in the order in which they came. Whoever names no party is one alone. */
export class WaitingLine<Entry> {
  /** By organization and user; whoever had a turn goes to the end. */
  readonly #lines = new Map<string | symbol, Map<string | symbol, Line<Entry>>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds an entry, and answers how to take it out again before its turn. */
  add(party: Party | null, entry: Entry): () => void {
    const alone = Symbol('alone');
    const { organizationId, userId }: Record<keyof Party, string | symbol> = party ?? {
      organizationId: alone,
      userId: alone,
    };
    const users = this.#lines.get(organizationId) ?? new Map<string | symbol, Line<Entry>>();
    const line = users.get(userId) ?? { party, entries: new Set() };
    line.entries.add(entry);
    users.set(userId, line);
    this.#lines.set(organizationId, users);
    this.#size += 1;
    return () => this.#remove(organizationId, userId, entry);
  }

  /** Takes out the next entry of a party that may go on; undefined when there is none. */
  take(mayGoOn: (party: Party | null) => boolean): { readonly party: Party | null; readonly entry: Entry } | undefined {
    for (const [organizationId, users] of this.#lines)
      for (const [userId, line] of users) {
        const [entry] = line.entries;
        if (entry === undefined || !mayGoOn(line.party)) continue;
        this.#remove(organizationId, userId, entry);
        // Where something is left of them, it comes behind the others.
        if (users.delete(userId)) users.set(userId, line);
        if (this.#lines.delete(organizationId)) this.#lines.set(organizationId, users);
        return { party: line.party, entry };
      }
    return undefined;
  }

  #remove(organizationId: string | symbol, userId: string | symbol, entry: Entry): void {
    const users = this.#lines.get(organizationId);
    const line = users?.get(userId);
    if (!users || !line?.entries.delete(entry)) return;
    this.#size -= 1;
    if (line.entries.size === 0) users.delete(userId);
    if (users.size === 0) this.#lines.delete(organizationId);
  }
}
