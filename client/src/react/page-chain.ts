import type { Client } from '../client.ts';
import type { Document } from '../document.ts';
import type { ApothecaError } from '../errors.ts';

/** A page of any list of the API. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  readonly totalCount?: number | null;
}

interface Link<Node> {
  readonly after: string | null;
  page: Page<Node> | null;
  error: ApothecaError | null;
  refetch: () => void;
  end: () => void;
}

/** What of a list is known. */
export interface ChainState<Node> {
  readonly pages: readonly Page<Node>[];
  readonly error: ApothecaError | null;
  /** The last page asked for is awaited. */
  readonly asking: boolean;
  readonly hasMore: boolean;
}

/**
 * The pages of one list, each a query of its own that goes on where the page before it ends now: when that moves, the next one is asked
 * again, so that what comes or goes neither repeats nor hides a row.
 */
export class PageChain<Data, Variables, Node> {
  readonly #links: Link<Node>[] = [];
  readonly #listeners = new Set<() => void>();
  #wanted = 1;
  #state: ChainState<Node> = { pages: [], error: null, asking: true, hasMore: false };

  constructor(
    private readonly client: Client,
    private readonly document: Document<Data, Variables>,
    private readonly variables: (after: string | null) => Variables,
    private readonly pick: (data: Data) => Page<Node> | null | undefined,
  ) {}

  readonly read = (): ChainState<Node> => this.#state;

  /** Asks while somebody listens. */
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#links.length === 0) this.#open(0, null);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) for (const link of this.#links.splice(0)) link.end();
    };
  };

  readonly more = (): void => {
    if (this.#state.asking || !this.#state.hasMore) return;
    this.#wanted = this.#links.length + 1;
    this.#goOn(this.#links.length - 1);
    this.#tell();
  };

  readonly refetch = (): void => {
    for (const [index, link] of this.#links.entries()) if (link.error || index === 0) link.refetch();
  };

  #open(index: number, after: string | null): void {
    const before = this.#links[index];
    const query = this.client.watchQuery(this.document, this.variables(after));
    const link: Link<Node> = {
      after,
      page: before?.page ?? null,
      error: null,
      refetch: query.refetch,
      end: () => undefined,
    };
    const take = () => {
      const { data, error } = query.read();
      // Without an answer, and with an error: the rows are not for this person any more, or are not where they were.
      if (data !== undefined) link.page = this.pick(data) ?? null;
      else if (error) link.page = null;
      link.error = error;
      if (this.#links[index] === link) this.#goOn(index);
      this.#tell();
    };
    this.#links[index] = link;
    link.end = query.listen(take);
    before?.end();
    // What was answered before is shown at once.
    take();
  }

  /** Brings the page behind this one to where this one ends. */
  #goOn(index: number): void {
    const { page } = this.#links[index] ?? {};
    if (!page) return;
    if (!page.pageInfo.hasNextPage || index + 1 >= this.#wanted) {
      for (const gone of this.#links.splice(index + 1)) gone.end();
      return;
    }
    const after = page.pageInfo.endCursor ?? null;
    if (this.#links[index + 1]?.after !== after) this.#open(index + 1, after);
  }

  #tell(): void {
    const last = this.#links.at(-1);
    this.#state = {
      pages: this.#links.flatMap(({ page }) => page ?? []),
      error: this.#links.find(({ error }) => error !== null)?.error ?? null,
      asking: last !== undefined && last.page === null && last.error === null,
      hasMore: last?.page?.pageInfo.hasNextPage ?? false,
    };
    for (const listener of this.#listeners) listener();
  }
}
