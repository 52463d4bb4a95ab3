const stock = 'stock { id quantity usable status }';

/** The orders of the steps below, by how often each was asked. @type {{ id: string, lines: { id: string, quantity: number }[] }[]} */
const placed = [];

/** @type {import('./request.mjs').Request[]} */
export const writes = [
  {
    name: 'dispense',
    role: 'TECHNICIAN',
    query: `mutation Dispense($input: DispenseStockInput!) { dispenseStock(input: $input) { __typename ... on StockMovement { transaction { id quantity } ${stock} } ... on Refusal { code message } } }`,
    variables: ({ stocks }, nth) => ({ input: { stockId: stocks[nth].id, quantity: 1 } }),
    check: ({ dispenseStock }) => dispenseStock.__typename === 'StockMovement',
  },
  {
    name: 'dispense, refused',
    role: 'TECHNICIAN',
    query: `mutation Dispense($input: DispenseStockInput!) { dispenseStock(input: $input) { __typename ... on StockMovement { transaction { id quantity } ${stock} } ... on Refusal { code message } } }`,
    variables: ({ stocks }, nth) => ({ input: { stockId: stocks[nth].id, quantity: 5_000 } }),
    check: ({ dispenseStock }) => dispenseStock.__typename === 'InsufficientStock',
  },
  {
    name: 'receive',
    role: 'TECHNICIAN',
    query: `mutation Receive($input: ReceiveStockInput!) { receiveStock(input: $input) { __typename ... on StockMovement { transaction { id } ${stock} } ... on Refusal { code message } } }`,
    variables: ({ pharmacyId, stocks }, nth) => ({
      input: {
        pharmacyId,
        drugId: stocks[nth].drugId,
        quantity: 5,
        lotNumber: `N${10_000 + nth}`,
        expiresOn: `${new Date().getUTCFullYear() + 2}-06-30`,
      },
    }),
    check: ({ receiveStock }) => receiveStock.__typename === 'StockMovement',
  },
  {
    name: 'place an order',
    role: 'TECHNICIAN',
    query: `mutation Place($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on Order { id lines { id quantity } } ... on Refusal { code message } } }`,
    variables: ({ pharmacyId, stocks }, nth) => ({
      input: {
        pharmacyId,
        kind: 'ISSUE',
        recipient: 'Ward 3',
        lines: [0, 1, 2].map((line) => ({ drugId: stocks[3 * nth + line].drugId, quantity: 2 })),
      },
    }),
    check: ({ placeOrder }, nth) => {
      placed[nth] = placeOrder;
      return placeOrder.__typename === 'Order';
    },
  },
  {
    name: 'approve an order',
    role: 'OWNER',
    query: `mutation Approve($input: ApproveOrderInput!) { approveOrder(input: $input) { __typename ... on OrderApproved { order { id status } } ... on Refusal { code message } } }`,
    variables: (_, nth) => ({ input: { orderId: placed[nth]?.id } }),
    check: ({ approveOrder }) => approveOrder.__typename === 'OrderApproved',
  },
  {
    name: 'fulfill an order',
    role: 'TECHNICIAN',
    query: `mutation Fulfill($input: FulfillOrderInput!) { fulfillOrder(input: $input) { __typename ... on OrderFulfilled { order { id status } transactionIds } ... on Refusal { code message } } }`,
    variables: (_, nth) => ({
      input: {
        orderId: placed[nth]?.id,
        lines: placed[nth]?.lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
      },
    }),
    check: ({ fulfillOrder }) => fulfillOrder.__typename === 'OrderFulfilled',
  },
];
