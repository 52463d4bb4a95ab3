import { daysAgo, instantAgo } from './request.mjs';

const stock = 'id quantity available usable minQuantity status earliestExpiry drug { id name dosage unit }';
const stocksQuery = `query Stocks($pharmacyId: ID!, $filter: StockFilter, $orderBy: StockOrder, $first: Int!, $after: String) {
  stocks(pharmacyId: $pharmacyId, filter: $filter, orderBy: $orderBy, first: $first, after: $after) { nodes { ${stock} } pageInfo { hasNextPage endCursor } }
}`;
const countedQuery = stocksQuery.replace('{ nodes', '{ totalCount nodes').replace('Stocks', 'CountedStocks');
const drugsQuery = `query Drugs($filter: DrugFilter) { drugs(filter: $filter, first: 20) { totalCount nodes { id name dosage ndc } } }`;
const scanQuery = `query Scan($code: String!, $pharmacyId: ID) {
  scan(code: $code, pharmacyId: $pharmacyId) { code lotNumber expiresOn drug { id name } package { ndc } lots { id lotNumber } doubts { kind } }
}`;

/** @type {import('./request.mjs').Request[]} */
export const shelfReads = [
  { name: 'me', role: 'TECHNICIAN', query: '{ me { id name permissions } }', variables: () => ({}) },
  {
    name: 'stocks',
    role: 'TECHNICIAN',
    query: stocksQuery,
    variables: ({ pharmacyId }) => ({ pharmacyId, first: 50 }),
    check: ({ stocks }) => stocks.nodes.length === 50,
  },
  {
    name: 'stocks by expiry',
    role: 'TECHNICIAN',
    query: stocksQuery,
    variables: ({ pharmacyId }) => ({ pharmacyId, first: 50, orderBy: { field: 'EARLIEST_EXPIRY' } }),
    check: ({ stocks }) => stocks.nodes.length === 50,
  },
  {
    name: 'low stocks, counted',
    role: 'TECHNICIAN',
    query: countedQuery,
    variables: ({ pharmacyId }) => ({ pharmacyId, first: 25, filter: { low: true } }),
    check: ({ stocks }) => stocks.totalCount > 20,
  },
  {
    name: 'expiring stocks, counted',
    role: 'TECHNICIAN',
    query: countedQuery,
    variables: ({ pharmacyId }) => ({ pharmacyId, first: 25, filter: { expiringWithinDays: 30 } }),
    check: ({ stocks }) => stocks.totalCount > 10,
  },
  {
    name: 'stock search',
    role: 'TECHNICIAN',
    query: stocksQuery,
    variables: ({ pharmacyId }) => ({ pharmacyId, first: 25, filter: { search: 'amoxicillin' } }),
    check: ({ stocks }) => stocks.nodes.length > 0,
  },
  {
    name: 'stock',
    role: 'TECHNICIAN',
    query: `query Stock($id: ID!) { stock(id: $id) { ${stock} } }`,
    variables: ({ stocks }, nth) => ({ id: stocks[nth].id }),
    check: ({ stock }) => stock.id,
  },
  {
    name: 'stock with lots and history',
    role: 'TECHNICIAN',
    query: `query StockPage($id: ID!) {
      stock(id: $id) { ${stock} lots { id lotNumber expiresOn quantity status } transactions(first: 10) { nodes { id transactionType quantity occurredAt actor { name } } } }
    }`,
    variables: ({ stocks }, nth) => ({ id: stocks[nth].id }),
    check: ({ stock }) => stock.transactions.nodes.length === 10,
  },
  {
    name: 'drug search',
    role: 'TECHNICIAN',
    query: drugsQuery,
    variables: () => ({ filter: { search: 'amoxicillin 5 mg' } }),
    check: ({ drugs }) => drugs.nodes.length > 0,
  },
  {
    name: 'scan of a label',
    role: 'TECHNICIAN',
    query: scanQuery,
    variables: ({ pharmacyId, drug, lotNumber }) => ({
      pharmacyId,
      code: `01${drug.gtin}17${daysAgo(-400).slice(2).replaceAll('-', '')}10${lotNumber}`,
    }),
    check: ({ scan }) => scan.drug !== null,
  },
  {
    name: 'scan of a code',
    role: 'TECHNICIAN',
    query: scanQuery,
    variables: ({ pharmacyId, drug }) => ({ pharmacyId, code: drug.ndc }),
    check: ({ scan }) => scan.drug !== null,
  },
  {
    name: 'transactions of a rare type',
    role: 'TECHNICIAN',
    query: `query Disposals($pharmacyId: ID!) { transactions(pharmacyId: $pharmacyId, filter: { types: [CUSTOMER_RETURN] }, first: 25) { nodes { id } } }`,
    variables: ({ pharmacyId }) => ({ pharmacyId }),
  },
  {
    name: 'ledger',
    role: 'TECHNICIAN',
    query: `query Ledger($pharmacyId: ID!) { inventoryLogs(pharmacyId: $pharmacyId, first: 50) { nodes { id action quantityChanged quantityAfter occurredAt } } }`,
    variables: ({ pharmacyId }) => ({ pharmacyId }),
    check: ({ inventoryLogs }) => inventoryLogs.nodes.length === 50,
  },
  {
    name: 'orders',
    role: 'TECHNICIAN',
    query: `query Orders($pharmacyId: ID!) { orders(pharmacyId: $pharmacyId, first: 25) { nodes { id number kind status createdAt lines { id quantity drug { name } } } } }`,
    variables: ({ pharmacyId }) => ({ pharmacyId }),
    check: ({ orders }) => orders.nodes.length === 25,
  },
  {
    name: 'order',
    role: 'TECHNICIAN',
    query: `query Order($id: ID!) { order(id: $id) { id number status history { toStatus at actor { name } } lines { id quantity fulfilledQuantity drug { name } } } }`,
    variables: ({ orderId: id }) => ({ id }),
    check: ({ order }) => order.lines.length === 2,
  },
];

/** @type {import('./request.mjs').Request[]} */
export const officeReads = [
  {
    name: 'menu counts',
    role: 'TECHNICIAN',
    query: `query ShellCounts($pharmacyId: ID!) {
      alerts(pharmacyId: $pharmacyId, filter: { states: [OPEN] }, first: 1) { totalCount nodes { id } }
      conversations(filter: { unread: true }, first: 1) { totalCount nodes { id } }
    }`,
    variables: ({ pharmacyId }) => ({ pharmacyId }),
  },
  {
    name: 'overview figures',
    role: 'TECHNICIAN',
    query: `query OverviewFigures($pharmacyId: ID!) {
      shortages: alerts(pharmacyId: $pharmacyId, filter: { kinds: [OUT_OF_STOCK, LOW_STOCK] }, first: 5) { totalCount nodes { id kind openedAt stock { id usable minQuantity drug { id name } } } }
      expiring: stocks(pharmacyId: $pharmacyId, filter: { expiringWithinDays: 30 }, first: 1) { totalCount nodes { id } }
      orderCounts(pharmacyId: $pharmacyId) { status count }
      conversations(filter: { unread: true }, first: 1) { totalCount nodes { id } }
    }`,
    variables: ({ pharmacyId }) => ({ pharmacyId }),
    check: ({ shortages }) => shortages.totalCount > 0,
  },
  {
    name: 'movements over a year',
    role: 'OWNER',
    query: `query Movements($pharmacyId: ID!, $from: LocalDate!, $to: LocalDate!) { movementsOverTime(pharmacyId: $pharmacyId, from: $from, to: $to, by: MONTH) { from received dispensed } }`,
    variables: ({ pharmacyId }) => ({ pharmacyId, from: daysAgo(360), to: daysAgo(0) }),
  },
  {
    name: 'shortages over a year',
    role: 'OWNER',
    query: `query Shortages($pharmacyId: ID!, $from: LocalDate!, $to: LocalDate!) { shortagesOverTime(pharmacyId: $pharmacyId, from: $from, to: $to, by: MONTH) { from opened openAtEnd } }`,
    variables: ({ pharmacyId }) => ({ pharmacyId, from: daysAgo(360), to: daysAgo(0) }),
  },
  {
    name: 'expiry outlook',
    role: 'OWNER',
    query: `query Outlook($pharmacyId: ID!) { expiryOutlook(pharmacyId: $pharmacyId) { expiredLots months { month lots quantity } } }`,
    variables: ({ pharmacyId }) => ({ pharmacyId }),
  },
  {
    name: 'reorder suggestions',
    role: 'OWNER',
    query: `query Reorder($pharmacyId: ID!) { reorderSuggestions(pharmacyId: $pharmacyId, first: 25) { nodes { usable onOrder minQuantity target stock { id } } } }`,
    variables: ({ pharmacyId }) => ({ pharmacyId }),
    check: ({ reorderSuggestions }) => reorderSuggestions.nodes.length > 0,
  },
  {
    name: 'ledger health',
    role: 'OWNER',
    query: '{ ledgerHealth { lots stocks unexplainedBalances checkedAt } }',
    variables: () => ({}),
    check: ({ ledgerHealth }) => ledgerHealth.unexplainedBalances === 0,
  },
  {
    name: 'audit, newest',
    role: 'OWNER',
    query: auditQuery(),
    variables: () => ({}),
    check: ({ auditLog }) => auditLog.nodes.length === 25,
  },
  {
    name: 'audit of a day',
    role: 'OWNER',
    query: auditQuery(),
    variables: () => ({ filter: { from: instantAgo(200), until: instantAgo(199) } }),
    check: ({ auditLog }) => auditLog.nodes.length > 0,
  },
  {
    name: 'audit of an action and outcome',
    role: 'OWNER',
    query: auditQuery(),
    variables: () => ({ filter: { action: 'stock.dispense', outcomes: ['REFUSED'] } }),
    check: ({ auditLog }) => auditLog.nodes.length > 0,
  },
  {
    name: 'audit of a request',
    role: 'OWNER',
    query: auditQuery(),
    variables: () => ({ filter: { requestId: '00000000-0000-7000-8000-000000000000' } }),
  },
  {
    name: 'audit of a record',
    role: 'OWNER',
    query: auditQuery(),
    variables: ({ stocks }) => ({ filter: { entityType: 'Stock', entityId: stocks[7].id } }),
  },
  {
    name: 'who looked at a record',
    role: 'OWNER',
    query:
      'query Views($filter: AccessFilter) { accessLog(filter: $filter, first: 25) { nodes { id viewedAt actorLabel entityIds } } }',
    variables: ({ orderId }) => ({ filter: { entityId: orderId } }),
  },
  {
    name: 'state of the trail',
    role: 'OWNER',
    query: '{ auditIntegrity { sealedPosition unsealed verifiedPosition } }',
    variables: () => ({}),
  },
  {
    name: 'changes, first page',
    role: 'TECHNICIAN',
    query: changesQuery(),
    variables: () => ({}),
    check: ({ changes }) => changes.changes.length > 0,
  },
];

function auditQuery() {
  return `query Audit($filter: AuditFilter) {
    auditLog(filter: $filter, first: 25) { nodes { id createdAt action actorLabel outcome code entityType entityId requestId payload } pageInfo { hasNextPage endCursor } }
  }`;
}

function changesQuery() {
  return `query Changes($since: String) {
    changes(since: $since, first: 100) { cursor hasMore changes { type id removed record { __typename ... on Drug { name strength } ... on Stock { quantity usable } ... on Lot { lotNumber expiresOn quantity } ... on Order { number } } } }
  }`;
}
