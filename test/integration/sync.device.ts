import type { Client } from '../kit/client.ts';

/** The fields that a device keeps, the same in a page of changes and in a list. */
const kept = {
  Drug: 'id name strength storage archivedAt updatedAt packages { ndc description }',
  Stock: 'id quantity allocated available usable minQuantity maxQuantity stockStatus: status earliestExpiry updatedAt',
  Lot: 'id lotNumber expiresOn lotStatus: status quantity allocated available usable',
  Order:
    'id number orderKind: kind orderStatus: status note approvedAt sentAt fulfilledAt acknowledgedAt updatedAt lines { id quantity fulfilledQuantity canceledQuantity }',
  Alert: 'id alertKind: kind state openedAt acknowledgedAt snoozedUntil resolvedAt',
} as const;

export type KeptRecord = Readonly<Record<string, unknown>> & { readonly __typename: string; readonly id: string };

export interface ReceivedChange {
  readonly type: string;
  readonly id: string;
  readonly pharmacyId: string | null;
  readonly removed: boolean;
  readonly record: KeptRecord | null;
}

export interface ReceivedPage {
  readonly cursor: string;
  readonly hasMore: boolean;
  readonly lostPharmacyIds: readonly string[];
  readonly changes: readonly ReceivedChange[];
}

export const changesQuery = `query Sync($since: String, $types: [ChangedType!], $first: Int) {
  changes(since: $since, types: $types, first: $first) {
    cursor hasMore lostPharmacyIds
    changes { type id pharmacyId removed record { __typename ${Object.entries(kept)
      .map(([type, fields]) => `... on ${type} { ${fields} }`)
      .join(' ')} } }
  }
}`;

/** A device that keeps a copy, as docs/offline.md says. */
export class Device {
  readonly records = new Map<string, { readonly pharmacyId: string | null; readonly record: KeptRecord }>();
  cursor: string | null = null;

  constructor(public client: Client) {}

  async fetch(first: number, since = this.cursor): Promise<ReceivedPage> {
    const { data, errors } = await this.client.send<{ changes: ReceivedPage }>(changesQuery, { since, first });
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data.changes;
  }

  apply({ cursor, lostPharmacyIds, changes }: ReceivedPage): void {
    for (const [key, { pharmacyId }] of this.records)
      if (pharmacyId !== null && lostPharmacyIds.includes(pharmacyId)) this.records.delete(key);
    for (const { type, id, pharmacyId, removed, record } of changes) {
      if (removed || record === null) this.records.delete(`${type} ${id}`);
      else this.records.set(`${type} ${id}`, { pharmacyId, record });
    }
    this.cursor = cursor;
  }

  /** Reads on until there is nothing more. */
  async catchUp(first = 100): Promise<number> {
    for (let pages = 1; ; pages += 1) {
      const page = await this.fetch(first);
      this.apply(page);
      if (!page.hasMore) return pages;
    }
  }

  get copy(): Record<string, KeptRecord> {
    return Object.fromEntries([...this.records].map(([key, { record }]) => [key, record] as const).sort());
  }
}

/** The same data by the ordinary lists, in all their pages. */
export async function freshCopy(client: Client, pharmacyIds: readonly string[]): Promise<Record<string, KeptRecord>> {
  const found: [string, KeptRecord][] = [];
  const take = (type: string, nodes: readonly KeptRecord[]) =>
    found.push(...nodes.map((node): [string, KeptRecord] => [`${type} ${node.id}`, node]));
  const { Drug, Stock, Lot, Order, Alert } = kept;
  take('DRUG', await all(client, 'drugs', null, 'filter: { archived: null }', Drug));
  for (const pharmacyId of pharmacyIds) {
    const stocks = await all(client, 'stocks', pharmacyId, '', `${Stock} lots { __typename ${Lot} }`);
    for (const { lots, ...stock } of stocks) {
      take('STOCK', [stock as KeptRecord]);
      take('LOT', lots as KeptRecord[]);
    }
    take('ORDER', await all(client, 'orders', pharmacyId, '', Order));
    const states = 'filter: { states: [OPEN, ACKNOWLEDGED, SNOOZED, RESOLVED] }';
    take('ALERT', await all(client, 'alerts', pharmacyId, states, Alert));
  }
  return Object.fromEntries(found.sort());
}

async function all(
  client: Client,
  list: string,
  pharmacyId: string | null,
  args: string,
  fields: string,
): Promise<KeptRecord[]> {
  const where = pharmacyId === null ? args : `pharmacyId: "${pharmacyId}" ${args}`;
  const nodes: KeptRecord[] = [];
  for (let after: string | null = null; ; ) {
    const query = `query ($after: String) { list: ${list}(${where} first: 50, after: $after) { nodes { __typename ${fields} } pageInfo { hasNextPage endCursor } } }`;
    const answer: Awaited<ReturnType<typeof client.send<{ list: Listed }>>> = await client.send(query, { after });
    if (answer.errors || !answer.data) throw new Error(`${list}: ${JSON.stringify(answer.errors)}`);
    nodes.push(...answer.data.list.nodes);
    if (!answer.data.list.pageInfo.hasNextPage) return nodes;
    after = answer.data.list.pageInfo.endCursor;
  }
}

interface Listed {
  readonly nodes: readonly KeptRecord[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
