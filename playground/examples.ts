interface Example {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/**
 * The tabs of a first visit, in the order of a first day. A test runs every one of them against the schema; by the mark before each text it
 * comes into trusted-documents.json.
 */
export const examples: readonly Example[] = [
  {
    query: /* GraphQL */ `# Sign in. The answer also signs this page in; the accounts of the demo data stand in the table that
# npm start prints. An operation is sent with Ctrl+Enter.
mutation SignIn($input: LogInInput!) {
  logIn(input: $input) {
    ... on SignedIn { token expiresAt user { name email memberships { role pharmacyId } } }
    ... on Refusal { code message }
  }
}`,
    variables: { input: { email: 'pharmacist@demo.example', password: 'tablets-in-the-demo' } },
  },
  {
    query: /* GraphQL */ `# Who you are, and the pharmacies you may see. The bar above chooses one of them for the tabs that follow.
query Me {
  me { id name email memberships { role pharmacyId } }
  pharmacies { id name code timezone }
}`,
  },
  {
    query: /* GraphQL */ `# The stock page: what is there, how it stands, and what expires first.
query Stocks($pharmacyId: ID!, $filter: StockFilter, $after: String) {
  stocks(pharmacyId: $pharmacyId, filter: $filter, first: 20, after: $after, orderBy: { field: EARLIEST_EXPIRY }) {
    nodes {
      id quantity usable minQuantity status earliestExpiry
      drug { id name dosage unit }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
    variables: { filter: { low: false, expiringWithinDays: 180 } },
  },
  {
    query: /* GraphQL */ `# One stock with its lots and its last movements. Copy a stock's id from the tab before.
query Stock($id: ID!) {
  stock(id: $id) {
    quantity usable status
    drug { name dosage unit ndc }
    lots { id lotNumber expiresOn quantity status expired supplier { name } }
    transactions(first: 10) { nodes { id timestamp transactionType quantity reason actor { name } } }
  }
}`,
    variables: { id: '' },
  },
  {
    query: /* GraphQL */ `# Search the catalogue by words, or by a scanned NDC or GTIN with filter { code }.
query Drugs($filter: DrugFilter) {
  drugs(filter: $filter, first: 20) {
    totalCount
    nodes { id name genericName dosage unit ndc gtin labelerName quantity expiration packages { ndc description } }
  }
}`,
    variables: { filter: { search: 'amoxicillin' } },
  },
  {
    query: /* GraphQL */ `# Record a delivery. A lot of this number and expiry that exists already is added to.
mutation Receive($input: ReceiveStockInput!) {
  receiveStock(input: $input) {
    ... on StockMovement {
      transaction { id quantity lines { lot { lotNumber expiresOn } quantityChanged quantityAfter } }
      stock { id quantity status }
      notices
    }
    ... on Refusal { code message }
    ... on LotExpired { expiredOn }
  }
}`,
    variables: {
      input: { pharmacyId: '', drugId: '', lotNumber: 'AX2291', expiresOn: '2028-03-31', quantity: 120 },
    },
  },
  {
    query: /* GraphQL */ `# Dispense: first expired first out, over as many lots as it takes. Or name lots: [{ lotId, quantity }] instead.
mutation Dispense($input: DispenseStockInput!) {
  dispenseStock(input: $input) {
    ... on StockMovement {
      transaction { id quantity lines { lot { lotNumber expiresOn } quantityChanged quantityAfter } }
      stock { quantity usable status }
      skipped { lotNumber quantity reason }
    }
    ... on Refusal { code message }
    ... on InsufficientStock { requested available shortLotId skipped { lotNumber quantity reason } }
    ... on LotNotUsable { lotNumber reason }
  }
}`,
    variables: { input: { stockId: '', quantity: 10 } },
  },
  {
    query: /* GraphQL */ `# Live: shortages as they arise. Leave it running and dispense below the reorder point in another window.
# After a break, give the last cursor as after: what was missed comes first.
subscription LowStock($pharmacyId: ID!, $after: String) {
  lowStockAlerted(pharmacyId: $pharmacyId, after: $after) {
    cursor at kind reopened
    stock { id quantity usable minQuantity drug { name dosage } }
  }
}`,
  },
  {
    query: /* GraphQL */ `# Live: every change of a stock of the pharmacy.
subscription StockChanged($pharmacyId: ID!, $after: String) {
  stockChanged(pharmacyId: $pharmacyId, after: $after) {
    cursor at quantity quantityChanged
    stock { drug { name } status }
    transaction { transactionType reason actor { name } }
  }
}`,
  },
  {
    query: /* GraphQL */ `# What needs attention now. Acknowledge, snooze or resolve an alert by its id.
query Alerts($pharmacyId: ID!) {
  alerts(pharmacyId: $pharmacyId, first: 20) {
    totalCount
    nodes { id kind state openedAt stock { usable minQuantity drug { name dosage } } lot { lotNumber expiresOn quantity } }
  }
}

mutation Acknowledge($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) {
    ... on Alert { id state acknowledgedAt acknowledgedBy { name } }
    ... on Refusal { code message }
  }
}`,
    variables: {},
  },
  {
    query: /* GraphQL */ `# Undo a movement by posting its exact negation. History itself never changes.
mutation Reverse($input: ReverseTransactionInput!) {
  reverseTransaction(input: $input) {
    ... on StockMovement { transaction { id transactionType quantity reversesId } stock { quantity } }
    ... on Refusal { code message }
    ... on AlreadyReversed { reversalId }
    ... on InsufficientStock { available shortLotId }
  }
}`,
    variables: { input: { transactionId: '', reason: 'Counted the wrong bottle' } },
  },
  {
    query: /* GraphQL */ `# Correct a lot by a difference, with a reason. type is ADJUSTMENT, COUNT, DISPOSAL or a return.
mutation Adjust($input: AdjustStockInput!) {
  adjustStock(input: $input) {
    ... on StockMovement { transaction { id transactionType quantity } stock { quantity usable status } }
    ... on Refusal { code message }
    ... on InsufficientStock { requested available }
  }
}`,
    variables: { input: { lotId: '', quantityChange: -2, type: 'COUNT', reason: 'Count of 23 November: two fewer' } },
  },
  {
    query: /* GraphQL */ `# Request goods: by drug id, or by lines: [{ code: "0093-4160-78", quantity: 30 }]. It waits for somebody else's approval.
mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    ... on Order { id number kind status lines { id quantity drug { name } } }
    ... on Refusal { code message }
  }
}`,
    variables: { input: { pharmacyId: '', kind: 'ISSUE', drugId: '', quantity: 10, note: 'Ward 3' } },
  },
  {
    query: /* GraphQL */ `# Approve it: lots are allocated, first expired first out. Not by whoever requested it.
mutation ApproveOrder($input: ApproveOrderInput!) {
  approveOrder(input: $input) {
    ... on OrderApproved {
      order { number status lines { quantity allocations { quantity lot { lotNumber expiresOn } } } }
      short { lineId requested available }
    }
    ... on Refusal { code message }
    ... on OrderShort { lines { lineId requested available skipped { lotNumber reason } } }
    ... on IllegalOrderTransition { from to allowed }
  }
}`,
    variables: { input: { orderId: '', allowPartial: false } },
  },
  {
    query: /* GraphQL */ `# Deliver all that is outstanding, or name lines: [{ lineId, quantity }], and for a PURCHASE lots: [{ lotNumber, expiresOn, quantity }].
mutation FulfillOrder($input: FulfillOrderInput!) {
  fulfillOrder(input: $input) {
    ... on OrderFulfilled { order { number status fulfilledAt } transactionIds replaced { lotNumber reason } }
    ... on Refusal { code message }
    ... on OverFulfilled { lineId outstanding requested }
    ... on IllegalOrderTransition { from to allowed }
  }
}`,
    variables: { input: { orderId: '' } },
  },
  {
    query: /* GraphQL */ `# The requester confirms having received it; who and when are kept.
mutation AcknowledgeOrder($input: OrderStepInput!) {
  acknowledgeOrder(input: $input) {
    ... on Order { number status acknowledgedAt acknowledgedBy { name } }
    ... on NotToAcknowledge { message status }
  }
}`,
    variables: { input: { orderId: '' } },
  },
  {
    query: /* GraphQL */ `# Live: every step of the pharmacy's orders.
subscription OrderStatus($pharmacyId: ID!, $after: String) {
  orderStatusChanged(pharmacyId: $pharmacyId, after: $after) {
    cursor at from to
    order { id number kind requestedBy { name } }
  }
}`,
  },
  {
    query: /* GraphQL */ `# Orders with their history: each step, by whom, when and why.
query Orders($pharmacyId: ID!, $filter: OrderFilter) {
  orders(pharmacyId: $pharmacyId, filter: $filter, first: 10) {
    nodes {
      id number kind status progress note
      requestedBy { name } approvedBy { name }
      lines { quantity fulfilledQuantity canceledQuantity drug { name } }
      history { toStatus at note actor { name } }
    }
  }
}`,
    variables: { filter: { progress: 'PENDING' } },
  },
  {
    query: /* GraphQL */ `# What should be bought again, and why. Each order in the answer is an input for PlaceOrder as it stands.
query Reorder($pharmacyId: ID!) {
  reorderSuggestions(pharmacyId: $pharmacyId, first: 20) {
    nodes { usable onOrder minQuantity target stock { drug { name dosage } } order { pharmacyId kind supplierId drugId quantity } }
  }
}`,
  },
  {
    query: /* GraphQL */ `# Every attempt to change something: succeeded, refused, denied or failed. For owners and auditors.
query Audit($filter: AuditFilter) {
  auditLog(filter: $filter, first: 20) {
    nodes { createdAt actorLabel action outcome code entityType entityId requestId payload }
    pageInfo { hasNextPage endCursor }
  }
}`,
    variables: { filter: { action: 'stock.' } },
  },
  {
    query: /* GraphQL */ `# Whether the audit trail still is what it was: sealed row by row, and verified again by the server. For owners and auditors.
query AuditIntegrity {
  auditIntegrity {
    sealedPosition hash sealedAt unsealed
    verifiedPosition verifiedAt problem { position message }
    lastCheckpoint { position keyId createdAt }
  }
}`,
  },
  {
    query: /* GraphQL */ `# Whether the ledger explains every balance: unexplainedBalances is 0 when all is well.
query LedgerHealth {
  ledgerHealth { unexplainedBalances stocks lots checkedAt }
}`,
  },
  {
    query: /* GraphQL */ `# What you talk about with others, the newest first. Only who takes part finds a conversation.
query Conversations {
  conversations(first: 20) {
    nodes {
      id title unread lastMessageAt
      subject { __typename ... on Order { id number status } ... on Stock { id drug { name } } }
    }
  }
}`,
  },
  {
    query: /* GraphQL */ `# One conversation, from the newest message. Notices of the system have no text but say what happened.
query Conversation($id: ID!) {
  conversation(id: $id) {
    title unread
    participants { role user { name } pharmacy { name } }
    messages(first: 20) { nodes { id position body notice { kind from to } sender { name } createdAt receipts { user { name } readAt acknowledgedAt } } }
  }
}`,
    variables: { id: '' },
  },
  {
    query: /* GraphQL */ `# Write into a conversation. Take its id from the tab before.
mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) { id position body createdAt }
}`,
    variables: { input: { conversationId: '', body: 'The delivery has come; the cartons stand in the cold room.' } },
  },
  {
    query: /* GraphQL */ `# Messages of your conversations, as they come.
subscription Messages {
  messageReceived { cursor change conversationId message { body notice { kind from to } sender { name } } }
}`,
  },
  {
    query: /* GraphQL */ `# Who looked at messages, recipients, controlled drugs and the trail itself. For owners and auditors.
query AccessLog($filter: AccessFilter) {
  accessLog(filter: $filter, first: 20) {
    nodes { viewedAt actorLabel operation fields entityIds requestId }
  }
}`,
    variables: { filter: {} },
  },
];

export const exampleTabs = examples.map(({ query, variables }) => ({
  query,
  variables: variables ? JSON.stringify(variables, null, 2) : null,
}));
