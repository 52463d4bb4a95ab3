import { useMemo, useSyncExternalStore } from 'react';
import type { Document } from '../document.ts';
import type { ApothecaError } from '../errors.ts';
import { type Page, PageChain } from './page-chain.ts';
import { useClient } from './provider.tsx';

/** A list as far as it was asked for. */
export interface Pages<Node> {
  readonly nodes: readonly Node[];
  /** How many there are in all, where the document asks for it. */
  readonly totalCount: number | null;
  /** The first page is awaited. */
  readonly loading: boolean;
  readonly error: ApothecaError | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly more: () => void;
  readonly refetch: () => void;
}

/** A list that grows by a page when asked to, and stays right as a whole while things change. The document takes $after. */
export function usePages<Data, Variables extends { after?: string | null | undefined }, Node>(
  document: Document<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pick: (data: Data) => Page<Node> | null | undefined,
): Pages<Node> {
  const client = useClient();
  const asked = JSON.stringify(variables);
  const chain = useMemo(
    () => new PageChain(client, document, (after) => ({ ...(JSON.parse(asked) as Variables), after }), pick),
    [client, document, asked, pick],
  );
  const { pages, error, asking, hasMore } = useSyncExternalStore(chain.listen, chain.read, chain.read);
  return {
    nodes: pages.flatMap(({ nodes }) => nodes),
    totalCount: pages[0]?.totalCount ?? null,
    loading: asking && pages.length === 0,
    error,
    hasMore,
    loadingMore: asking && pages.length > 0,
    more: chain.more,
    refetch: chain.refetch,
  };
}
