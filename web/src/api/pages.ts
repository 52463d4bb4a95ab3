import { stringifyVariables, type TypedDocumentNode } from '@urql/core';
import { useMemo, useSyncExternalStore } from 'react';
import { type AnyVariables, useClient } from 'urql';
import type { Fault } from './fault.ts';
import { type Page, PageChain } from './page-chain.ts';

/** A list as far as it was asked for. */
export interface Pages<Node> {
  readonly nodes: readonly Node[];
  /** How many there are in all, where the document asks for it. */
  readonly totalCount: number | null;
  /** The first page is awaited. */
  readonly loading: boolean;
  readonly fault: Fault | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

/** A list that grows by a page when asked to, and stays right as a whole while things change. The document takes $after. */
export function usePages<Data, Variables extends { after?: string | null | undefined }, Node>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pick: (data: Data) => Page<Node> | null | undefined,
): Pages<Node> {
  const client = useClient();
  const asked = stringifyVariables(variables);
  // biome-ignore lint/correctness/useExhaustiveDependencies: variables count by what they hold, and how a page is picked does not change
  const chain = useMemo(
    () => new PageChain(client, document as unknown as TypedDocumentNode<Data, AnyVariables>, variables, pick),
    [client, document, asked],
  );
  const { pages, fault, asking, hasMore } = useSyncExternalStore(chain.listen, chain.read);
  return {
    nodes: pages.flatMap(({ nodes }) => nodes),
    totalCount: pages[0]?.totalCount ?? null,
    loading: asking && pages.length === 0,
    fault,
    hasMore,
    loadingMore: asking && pages.length > 0,
    more: chain.more,
    again: chain.again,
  };
}
