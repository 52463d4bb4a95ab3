import {
  another,
  branch,
  branchLine,
  branchOrder,
  bytes,
  colleague,
  dispense,
  endless,
  insert,
  movement,
  nextId,
  nobody,
  on,
  otherLine,
  otherLot,
  otherStock,
  ours,
  promise,
  purchase,
  purchaseLine,
  type Row,
  refilled,
  removals,
  reverse,
  set,
  soughtDrug,
  soughtLine,
  theirs,
  under,
  type Violation,
} from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of orders, their lines, promises, events and numbers.

const finalStatuses = ['REJECTED', 'FULFILLED', 'CLOSED_SHORT', 'CANCELED'] as const;
const approvedStatuses = ['APPROVED', 'SENT', 'PARTIALLY_FULFILLED', 'FULFILLED', 'CLOSED_SHORT'] as const;
export const statuses = ['PENDING', ...approvedStatuses, 'REJECTED', 'CANCELED'] as const;
type Status = (typeof statuses)[number];
export const kinds = ['ISSUE', 'PURCHASE'] as const;
type Kind = (typeof kinds)[number];
export const underWay = ['APPROVED', 'SENT', 'PARTIALLY_FULFILLED'] as const;
export const delivered = ['PARTIALLY_FULFILLED', 'FULFILLED', 'CLOSED_SHORT'] as const;
const otherThan = (...these: Status[]) => statuses.filter((status) => !these.includes(status));

const approval = { approved_at: '2024-02-01', approved_by_id: ours.app_user.id };
const noApproval = { approved_at: null, approved_by_id: null };
export const acknowledgement = { acknowledged_at: '2024-02-05', acknowledged_by_id: ours.app_user.id };

/** What an order of a status holds. */
export const stamps = (status: Status) => ({
  status,
  ...(approvedStatuses.some((approved) => approved === status) ? approval : noApproval),
  sent_at: status === 'SENT' ? '2024-02-02' : null,
  fulfilled_at: status === 'FULFILLED' ? '2024-02-04' : null,
});

/** A further order of ours. */
export const order = (otherwise: Row = {}) => another('supply_order', { number: 3, ...otherwise });

/** An update of one row. */
export const change = (table: string, { id }: { readonly id: string }, assignments: string) =>
  `UPDATE ${table} SET ${assignments} WHERE id = '${id}';`;

/** The assignments that give an order a status, with all that belongs to it. */
export const become = (status: Status) =>
  Object.entries(stamps(status))
    .map(([column, value]) => `${column} = ${value === null ? 'NULL' : `'${value}'`}`)
    .join(', ');

/** Leaves nothing outstanding of an order: what was not delivered is canceled. */
export const settle = ({ id }: { readonly id: string }) =>
  `UPDATE order_line SET canceled_quantity = quantity - fulfilled_quantity WHERE order_id = '${id}';`;

/** What it takes to have an order in a status: one that ends has nothing outstanding. */
export const arrive = (at: { readonly id: string }, status: Status) =>
  [change('supply_order', at, become(status)), finalStatuses.some((final) => final === status) ? settle(at) : ''].join(
    '\n',
  );

export const line = (otherwise: Row = {}) => another('order_line', { position: 3, ...otherwise });

/** A promise to the first line of our order, from the lot A-1 unless said otherwise. */
const allocation = (quantity: number, otherwise: Row = {}): Row => ({
  ...promise,
  id: nextId(),
  line_id: ours.order_line.id,
  stock_id: ours.stock.id,
  lot_id: ours.lot.id,
  quantity,
  ...otherwise,
});
export const allocate = (quantity: number, otherwise: Row = {}) =>
  insert('allocation', allocation(quantity, otherwise));

const nextOrder = (otherwise: Row = {}) => {
  const id = nextId();
  return { id, sql: order({ id, ...otherwise }) };
};

/** A further order with one line, PENDING unless said otherwise, for what the lot A-1 holds. */
export const orderWithLine = (otherwise: { readonly header?: Row; readonly line?: Row } = {}) => {
  const at = { id: nextId() };
  const lineId = nextId();
  const sql = [
    order({ ...at, ...otherwise.header }),
    line({ id: lineId, order_id: at.id, quantity: 3, ...otherwise.line }),
  ].join('\n');
  return { at, line: { id: lineId }, sql, promise: (quantity: number) => allocate(quantity, { line_id: lineId }) };
};

/** What moves for an order of each kind, out of the lot A-1 or into it. */
export const moved = (kind: Kind, { id }: { readonly id: string }, quantity = 1) =>
  kind === 'ISSUE'
    ? movement('DISPENSE', [on(ours.lot, -quantity)], { header: { order_id: id } })
    : movement('RECEIPT', [on(ours.lot, quantity)], { header: { order_id: id } });

/** The encrypted name of whom an order is for: the shortest there is. */
export const encrypted = bytes(33);

const withEvent = nextOrder();
const withTransaction = nextOrder(stamps('PARTIALLY_FULFILLED'));
const withNothing = nextOrder();
const named = nextOrder({ recipient: encrypted });
const approved = nextOrder();
const shared = nextId();
const newPharmacy = nextId();

const orders: Violation[] = [
  ...approvedStatuses.map(
    (status): Violation => [
      `an order ${status} that nobody approved`,
      order({ ...stamps(status), ...noApproval }),
      'supply_order_approved',
    ],
  ),
  ...(['PENDING', 'REJECTED'] as const).map(
    (status): Violation => [
      `an order ${status} that was approved`,
      order({ ...stamps(status), ...approval }),
      'supply_order_approved',
    ],
  ),
  ...otherThan('FULFILLED').map(
    (status): Violation => [
      `an order ${status} with a time of fulfilment`,
      order({ ...stamps(status), fulfilled_at: '2024-02-04' }),
      'supply_order_fulfilled',
    ],
  ),
  ...otherThan('FULFILLED', 'CLOSED_SHORT').map(
    (status): Violation => [
      `an order ${status} that was acknowledged`,
      order({ ...stamps(status), ...acknowledgement }),
      'supply_order_acknowledged',
    ],
  ),
  ...under({
    supply_order_approved: {
      'an order APPROVED at no time': order({ ...stamps('APPROVED'), approved_at: null }),
      'an order APPROVED by nobody': order({ ...stamps('APPROVED'), approved_by_id: null }),
      'an order CANCELED with a time of approval and nobody': order({
        ...stamps('CANCELED'),
        approved_at: '2024-02-01',
      }),
      'an order CANCELED with who approved it and no time': order({
        ...stamps('CANCELED'),
        approved_by_id: ours.app_user.id,
      }),
      'an order that is approved by its status alone': change('supply_order', purchase, `status = 'APPROVED'`),
      'an order that is approved and stays PENDING': change(
        'supply_order',
        purchase,
        `approved_at = '2024-02-01', approved_by_id = '${ours.app_user.id}'`,
      ),
      'an approval that is taken back': `${approved.sql}\n${change('supply_order', approved, become('APPROVED'))}\n${change('supply_order', approved, 'approved_at = NULL, approved_by_id = NULL')}`,
    },
    supply_order_sent: {
      'an order SENT at no time': order({ ...stamps('SENT'), sent_at: null }),
      'an order that is sent by its status alone': `${change('supply_order', purchase, become('APPROVED'))}\n${change('supply_order', purchase, `status = 'SENT'`)}`,
      'an order SENT whose time is taken away': `${change('supply_order', purchase, become('SENT'))}\n${change('supply_order', purchase, 'sent_at = NULL')}`,
    },
    supply_order_fulfilled: {
      'an order FULFILLED at no time': order({ ...stamps('FULFILLED'), fulfilled_at: null }),
    },
    supply_order_acknowledged: {
      'an order acknowledged at no time': order({
        ...stamps('FULFILLED'),
        ...acknowledgement,
        acknowledged_at: null,
      }),
      'an order acknowledged by nobody': order({
        ...stamps('CLOSED_SHORT'),
        ...acknowledgement,
        acknowledged_by_id: null,
      }),
    },
    supply_order_number: {
      'an order with the number 0': order({ number: 0 }),
      'an order with a number below zero': order({ number: -1 }),
    },
    supply_order_supplier: {
      'an order for issue with a supplier': order({ supplier_id: ours.supplier.id }),
      'an order for issue that is given a supplier': change(
        'supply_order',
        branchOrder,
        `supplier_id = '${ours.supplier.id}'`,
      ),
    },
    supply_order_recipient_sealed: {
      'an order for nobody, in no bytes': order({ recipient: bytes(0) }),
      'an order for a name of no bytes, encrypted': order({ recipient: bytes(32) }),
      'an order for a name that is too long, encrypted': order({ recipient: bytes(1301) }),
      'an order for a name that is not encrypted': order({ recipient: 'Jane Roe' }),
    },
    supply_order_recipient_of_issue: {
      'a purchase for somebody': order({ kind: 'PURCHASE', recipient: encrypted }),
      'a purchase for somebody, from a supplier': order({
        kind: 'PURCHASE',
        supplier_id: ours.supplier.id,
        recipient: bytes(1300),
      }),
      'a purchase for somebody that has been delivered': order({
        kind: 'PURCHASE',
        ...stamps('FULFILLED'),
        recipient: encrypted,
      }),
    },
    supply_order_pharmacy_id_number_key: {
      'an order number again': order({ number: 1 }),
      'an order number again, of another kind': order({ number: 1, kind: 'PURCHASE' }),
    },
    order_line_order_id_position_key: {
      'a second line at one place': line({ position: 1, drug_id: soughtDrug.id }),
    },
    order_line_position: {
      'a line at the place 0': line({ position: 0 }),
      'a line at a place below zero': line({ position: -1 }),
    },
    order_line_quantity: {
      'a line of nothing': line({ quantity: 0 }),
      'a line of less than nothing': line({ quantity: -1 }),
      'a line of more than 10,000,000': line({ quantity: 10_000_001 }),
      'a line of as much as a number holds': line({ quantity: 2_147_483_647 }),
    },
    order_line_within_quantity: {
      'more fulfilled than was ordered': change('order_line', purchaseLine, 'fulfilled_quantity = 51'),
      'more canceled than was ordered': change('order_line', purchaseLine, 'canceled_quantity = 51'),
      'more fulfilled and canceled together than was ordered': change(
        'order_line',
        purchaseLine,
        'fulfilled_quantity = 26, canceled_quantity = 25',
      ),
      'more canceled than is outstanding': `${change('order_line', purchaseLine, 'fulfilled_quantity = 50')}\n${change('order_line', purchaseLine, 'canceled_quantity = 1')}`,
      'a new line of which less than nothing is fulfilled': line({ fulfilled_quantity: -1 }),
      'a new line of which less than nothing is canceled': line({ canceled_quantity: -1 }),
      'more fulfilled than was ordered, made up by less than nothing canceled': line({
        fulfilled_quantity: 51,
        canceled_quantity: -1,
      }),
      'more canceled than was ordered, made up by less than nothing fulfilled': line({
        fulfilled_quantity: -1,
        canceled_quantity: 51,
      }),
      'fulfilled and canceled together more than a number holds': change(
        'order_line',
        purchaseLine,
        'fulfilled_quantity = 2147483647, canceled_quantity = 2147483647',
      ),
      'a new line of which more is fulfilled and canceled than a number holds': line({
        quantity: 10_000_000,
        fulfilled_quantity: 2_147_483_647,
        canceled_quantity: 1,
      }),
      'a new line of which more is fulfilled than ordered': line({ quantity: 5, fulfilled_quantity: 6 }),
    },
    order_line_only_grows: Object.fromEntries(
      ['fulfilled_quantity', 'canceled_quantity'].flatMap((column): [string, string][] => {
        const other = column === 'fulfilled_quantity' ? 'canceled_quantity' : 'fulfilled_quantity';
        const grown = change('order_line', purchaseLine, `${column} = 7`);
        return [
          [`${column} that becomes less`, `${grown}\n${change('order_line', purchaseLine, `${column} = 6`)}`],
          [`${column} that becomes nothing`, `${grown}\n${change('order_line', purchaseLine, `${column} = 0`)}`],
          [`${column} that becomes less than nothing`, change('order_line', purchaseLine, `${column} = -1`)],
          [
            `${column} that moves to ${other}`,
            `${grown}\n${change('order_line', purchaseLine, `${column} = 2, ${other} = 5`)}`,
          ],
          [
            `${column} that becomes less by an upsert`,
            `${grown}\n${insert('order_line', purchaseLine).replace(/;$/, ` ON CONFLICT (id) DO UPDATE SET ${column} = 0;`)}`,
          ],
        ];
      }),
    ),
    order_number_last: {
      ...Object.fromEntries(
        [0, -1].map((number) => [
          `a first number of ${number}, were it free to choose`,
          `ALTER TABLE order_number DISABLE TRIGGER order_number_begins_at_one;\n${insert('order_number', { ...ours.order_number, pharmacy_id: branch.id, last: number })}`,
        ]),
      ),
      'a last number below zero, were it not counted': `ALTER TABLE order_number DISABLE TRIGGER order_number_counts_up;\n${set('order_number', 'last = -1')}`,
    },
    order_number_begins_at_one: Object.fromEntries(
      [-1, 0, 2].map((number) => [
        `numbers that begin at ${number}`,
        insert('order_number', { ...ours.order_number, pharmacy_id: branch.id, last: number }),
      ]),
    ),
    supply_order_delivery_stays: Object.fromEntries(
      (['PENDING', 'APPROVED', 'SENT', 'REJECTED', 'CANCELED'] as const).map((status) => [
        `an order of which some was delivered that becomes ${status}`,
        [withTransaction.sql, change('supply_order', withTransaction, become(status))].join('\n'),
      ]),
    ),
    order_number_counts_up: {
      'a number left out': set('order_number', 'last = last + 2'),
      'as many numbers left out as there are': set('order_number', 'last = 2147483647'),
      'a number given twice': set('order_number', 'last = last'),
      'a number that goes back': `${set('order_number', 'last = last + 1')};\n${set('order_number', 'last = last - 1')}`,
      'a number that goes back to nothing': set('order_number', 'last = 0'),
      'a number that goes below zero': set('order_number', 'last = -1'),
      'the number of one pharmacy of two left out': `${insert('order_number', { ...ours.order_number, pharmacy_id: branch.id })}\n${set('order_number', `last = last + CASE pharmacy_id WHEN '${branch.id}' THEN 2 ELSE 1 END`)}`,
      'a number left out by an upsert': insert('order_number', { ...ours.order_number, last: 1 }).replace(
        /;$/,
        ' ON CONFLICT (pharmacy_id) DO UPDATE SET last = 3;',
      ),
      'a number left out by a merge': `MERGE INTO order_number t USING (SELECT '${ours.pharmacy.id}'::uuid AS id) s ON t.pharmacy_id = s.id WHEN MATCHED THEN UPDATE SET last = 3`,
      'numbers that another pharmacy goes on with': set('order_number', `pharmacy_id = '${branch.id}'`),
      'the next number, for another pharmacy': set('order_number', `pharmacy_id = '${branch.id}', last = last + 1`),
      'the next number, in another organization': set(
        'order_number',
        `organization_id = '${theirs.organization.id}', last = last + 1`,
      ),
      'numbers moved by a new id of their pharmacy': [
        insert('pharmacy', { ...branch, id: newPharmacy, code: 'NEW' }),
        insert('order_number', { ...ours.order_number, pharmacy_id: newPharmacy }),
        `UPDATE pharmacy SET id = '${nobody}' WHERE id = '${newPharmacy}';`,
      ].join('\n'),
    },
    order_number_pkey: {
      'a second last number of a pharmacy': insert('order_number', { ...ours.order_number, last: 1 }),
    },
  }),
];

const held = { header: { reason: 'Broken', order_id: ours.supply_order.id } };
const strangeTransactions: Violation[] = [
  ...['OPENING', 'CUSTOMER_RETURN', 'TRANSFER_IN', 'ADJUSTMENT', 'COUNT'].map((type): [string, string] => [
    type,
    movement(type, [on(ours.lot, 1)], held),
  ]),
  ...['DISPOSAL', 'SUPPLIER_RETURN', 'TRANSFER_OUT'].map((type): [string, string] => [
    type,
    movement(type, [on(ours.lot, -1)], held),
  ]),
  [
    'REVERSAL',
    movement('REVERSAL', [on(ours.lot, 4)], {
      header: { ...reverse(dispense).header, order_id: ours.supply_order.id },
    }),
  ] satisfies [string, string],
].map(([type, sql]) => [`${type} for an order`, sql, 'transaction_order']);

const [waiting, served] = [nextId(), nextId()];
const misfits: Violation[] = [
  ...kinds.flatMap((kind) => {
    const other = kind === 'ISSUE' ? 'PURCHASE' : 'ISSUE';
    return [
      ...otherThan(...delivered).flatMap((status): [string, string][] => {
        const [is, becomes] = [nextId(), nextId()];
        return [
          [
            `what moves for ${kind} that is ${status}`,
            `${order({ id: is, kind, ...stamps(status) })}\n${moved(kind, { id: is })}`,
          ],
          [
            `what moves for ${kind} that becomes ${status} in one transaction`,
            `${order({ id: becomes, kind })}\n${moved(kind, { id: becomes })}\n${change('supply_order', { id: becomes }, become(status))}`,
          ],
        ];
      }),
      ...delivered.flatMap((status): [string, string][] => {
        const [otherWay, bothWays] = [nextId(), nextId()];
        return [
          [
            `what moves the other way for ${kind} that is ${status}`,
            `${order({ id: otherWay, kind, ...stamps(status) })}\n${moved(other, { id: otherWay })}`,
          ],
          [
            `what moves both ways for ${kind} that is ${status}`,
            `${order({ id: bothWays, kind, ...stamps(status) })}\n${moved(kind, { id: bothWays })}\n${moved(other, { id: bothWays })}`,
          ],
        ];
      }),
    ];
  }),
  [
    'what moves for two orders of which one stays APPROVED',
    [
      order({ id: waiting, ...stamps('APPROVED') }),
      order({ id: served, ...stamps('APPROVED'), number: 4 }),
      moved('ISSUE', { id: waiting }),
      moved('ISSUE', { id: served }),
      change('supply_order', { id: served }, become('PARTIALLY_FULFILLED')),
    ].join('\n'),
  ] satisfies [string, string],
].map(([name, sql]) => [name, sql, 'transaction_fits_order']);

/** A table that keeps its rows, were it to let them go. */
export const letGo = (table: string) => `ALTER TABLE ${table} DISABLE TRIGGER ${table}_kept;`;
export const deleted = (table: string, { id }: { readonly id: string }) => `DELETE FROM ${table} WHERE id = '${id}';`;
const deletedOrder = {
  transactions: [withTransaction.sql, moved('ISSUE', withTransaction), deleted('supply_order', withTransaction)].join(
    '\n',
  ),
  events: [withEvent.sql, another('order_event', { order_id: withEvent.id }), deleted('supply_order', withEvent)].join(
    '\n',
  ),
  lines: deleted('supply_order', purchase),
};
const deletedLine = deleted('order_line', otherLine);

const orderRemovals: Violation[] = [
  ...removals('supply_order'),
  ...removals('order_line'),
  ...removals('order_number', 'pharmacy_id'),
  ...under({
    supply_order_kept: {
      'an order with transactions deleted': deletedOrder.transactions,
      'an order with lines deleted': deletedOrder.lines,
      'an order with events deleted': deletedOrder.events,
      'an order that nothing belongs to deleted': `${withNothing.sql}\n${deleted('supply_order', withNothing)}`,
      'TRUNCATE of the suppliers with all that was ordered from them': 'TRUNCATE supplier CASCADE',
    },
    order_line_kept: {
      'a line with promises deleted': deletedLine,
      'a line without promises deleted': deleted('order_line', purchaseLine),
      'TRUNCATE of the lines with the promises to them': 'TRUNCATE order_line CASCADE',
      'TRUNCATE of the drugs with all that hangs on them': 'TRUNCATE drug CASCADE',
    },
    order_number_kept: {
      'TRUNCATE of the numbers alone': 'TRUNCATE order_number',
      'the numbers of one pharmacy deleted and begun again': `DELETE FROM order_number WHERE pharmacy_id = '${ours.pharmacy.id}';\n${insert('order_number', ours.order_number)}`,
      'TRUNCATE of the pharmacies with all that hangs on them': 'TRUNCATE pharmacy CASCADE',
    },
  }),
];

const [theirOrder, orderAtBranch] = [nextId(), nextId()];
const orderReferences = under({
  transaction_order_id_pharmacy_id_organization_id_fkey: {
    'a transaction for no order': moved('ISSUE', { id: nobody }),
    'a transaction for their order': [
      insert('supply_order', {
        ...theirs.supply_order,
        ...stamps('PARTIALLY_FULFILLED'),
        id: theirOrder,
        number: 2,
        approved_by_id: theirs.app_user.id,
      }),
      moved('ISSUE', { id: theirOrder }),
    ].join('\n'),
    'a transaction for an order at another pharmacy': [
      order({ id: orderAtBranch, pharmacy_id: branch.id, ...stamps('PARTIALLY_FULFILLED') }),
      moved('ISSUE', { id: orderAtBranch }),
    ].join('\n'),
    'an order with transactions deleted, were it not kept': `${letGo('supply_order')}\n${deletedOrder.transactions}`,
  },
  order_number_pharmacy_id_organization_id_fkey: {
    'numbers of no pharmacy': insert('order_number', { ...ours.order_number, pharmacy_id: nobody }),
    'numbers of our pharmacy in their organization': insert('order_number', {
      ...theirs.order_number,
      pharmacy_id: branch.id,
    }),
  },
  supply_order_pharmacy_id_organization_id_fkey: {
    'an order at no pharmacy': order({ pharmacy_id: nobody }),
    'an order at their pharmacy': order({ pharmacy_id: theirs.pharmacy.id }),
  },
  supply_order_supplier_id_organization_id_fkey: {
    'an order from no supplier': order({ kind: 'PURCHASE', supplier_id: nobody }),
    'an order from their supplier': order({ kind: 'PURCHASE', supplier_id: theirs.supplier.id }),
    'an order that is moved to their supplier': change(
      'supply_order',
      purchase,
      `supplier_id = '${theirs.supplier.id}'`,
    ),
    'a supplier with orders deleted': `UPDATE lot SET supplier_id = NULL;\nDELETE FROM supplier WHERE id = '${ours.supplier.id}';`,
  },
  supply_order_requested_by_id_organization_id_fkey: {
    'an order requested by their user': order({ requested_by_id: theirs.app_user.id }),
  },
  supply_order_approved_by_id_organization_id_fkey: {
    'an order approved by their user': order({ ...stamps('APPROVED'), approved_by_id: theirs.app_user.id }),
  },
  supply_order_acknowledged_by_id_organization_id_fkey: {
    'an order acknowledged by their user': order({
      ...stamps('FULFILLED'),
      ...acknowledgement,
      acknowledged_by_id: theirs.app_user.id,
    }),
  },
  order_line_order_id_organization_id_fkey: {
    'a line of no order': line({ order_id: nobody }),
    'a line of their order': line({ order_id: theirs.supply_order.id }),
    'an order with lines deleted, were it not kept': `${letGo('supply_order')}\n${deletedOrder.lines}`,
  },
  order_line_drug_id_organization_id_fkey: {
    'a line for no drug': line({ drug_id: nobody }),
    'a line for their drug': line({ drug_id: theirs.drug.id }),
    'a drug with lines deleted': `DELETE FROM drug WHERE id = '${soughtDrug.id}'`,
  },
  allocation_line_id_organization_id_fkey: {
    'a promise to no line': allocate(1, { line_id: nobody }),
    'a promise to their line': allocate(1, { line_id: theirs.order_line.id }),
    'a line with promises deleted, were it not kept': `${letGo('order_line')}\n${deletedLine}`,
  },
  allocation_lot_id_stock_id_organization_id_fkey: {
    'a promise from no lot': allocate(1, { lot_id: nobody }),
    'a promise from their lot': allocate(1, { stock_id: theirs.stock.id, lot_id: theirs.lot.id }),
    'a promise from a lot of another stock': allocate(1, { lot_id: otherLot.id }),
    'a promise from another stock than its lot': allocate(1, { stock_id: otherStock.id }),
  },
  order_event_order_id_organization_id_fkey: {
    'an event of no order': another('order_event', { order_id: nobody }),
    'an event of their order': another('order_event', { order_id: theirs.supply_order.id }),
    'an order with events deleted, were it not kept': `${letGo('supply_order')}\n${deletedOrder.events}`,
  },
  order_event_actor_id_organization_id_fkey: {
    'an event by nobody there is': another('order_event', { actor_id: nobody }),
    'an event by their user': another('order_event', { actor_id: theirs.app_user.id }),
  },
  order_event_seq_key: {
    'an event with a sequence number in use': `${another('order_event', { seq: 9_001 })}\n${another('order_event', { seq: 9_001 })}`,
  },
  order_event_said_check: {
    'what the server says without its English': another('order_event', { said: '[]' }),
    'what the server says that is no list': another('order_event', { note: 'Lot A1-77 was recalled.', said: '{}' }),
  },
});

/** One row changed in one column after the other. */
export const changed = (
  table: string,
  row: { readonly id: string },
  constraint: string,
  ...assignments: readonly string[]
): Violation[] =>
  assignments.map((assignment) => [
    `a row of ${table} with another ${assignment.split(' ')[0]}`,
    change(table, row, assignment),
    constraint,
  ]);

const orderIdentities: Violation[] = [
  ...changed(
    'supply_order',
    purchase,
    'supply_order_identity_fixed',
    `id = '${nobody}'`,
    `organization_id = '${theirs.organization.id}'`,
    `pharmacy_id = '${branch.id}'`,
    'number = 9',
    `kind = 'ISSUE', supplier_id = NULL`,
    `requested_by_id = '${colleague.id}'`,
  ),
  ...changed(
    'order_line',
    soughtLine,
    'order_line_identity_fixed',
    `id = '${nobody}'`,
    `organization_id = '${theirs.organization.id}'`,
    `order_id = '${purchase.id}'`,
    'position = 9',
    `drug_id = '${ours.drug.id}'`,
    'quantity = 51',
  ),
  ...changed(
    'allocation',
    promise,
    'allocation_identity_fixed',
    `id = '${nobody}'`,
    `organization_id = '${theirs.organization.id}'`,
    `line_id = '${ours.order_line.id}'`,
    `stock_id = '${ours.stock.id}'`,
    `lot_id = '${ours.lot.id}'`,
  ),
  ...under({
    supply_order_identity_fixed: {
      'an order for somebody that becomes a purchase': `${named.sql}\n${change('supply_order', named, `kind = 'PURCHASE'`)}`,
      'an order moved by a new id of its pharmacy': `UPDATE pharmacy SET id = '${nobody}' WHERE id = '${branch.id}'`,
      'an order with another number and a new status': change(
        'supply_order',
        purchase,
        `number = 9, status = 'CANCELED'`,
      ),
    },
    order_line_identity_fixed: {
      'a line moved by a new id of its drug': `UPDATE drug SET id = '${nobody}' WHERE id = '${soughtDrug.id}'`,
      'a line with another quantity and more of it fulfilled': change(
        'order_line',
        soughtLine,
        'quantity = 60, fulfilled_quantity = 55',
      ),
    },
    supply_order_recipient_fixed: {
      'an order for another': `${named.sql}\n${change('supply_order', named, `recipient = '${bytes(33, '01')}'`)}`,
      'an order for another, by a longer name': `${named.sql}\n${change('supply_order', named, `recipient = recipient || '${bytes(1)}'`)}`,
      'an order for nobody any more': `${named.sql}\n${change('supply_order', named, 'recipient = NULL')}`,
      'an order that is for somebody at last': change('supply_order', branchOrder, `recipient = '${encrypted}'`),
      'a purchase that is for somebody at last': change('supply_order', purchase, `recipient = '${encrypted}'`),
      'an order that is approved for another': `${named.sql}\n${change('supply_order', named, `${become('APPROVED')}, recipient = '${bytes(33, '01')}'`)}`,
      'an order for another by an upsert': [
        named.sql,
        order({ id: named.id, recipient: bytes(33, '01') }).replace(
          /;$/,
          ' ON CONFLICT (id) DO UPDATE SET recipient = excluded.recipient;',
        ),
      ].join('\n'),
      'an order for nobody any more by a merge': `${named.sql}\nMERGE INTO supply_order t USING (SELECT '${named.id}'::uuid AS id) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET recipient = NULL;`,
      ...Object.fromEntries(
        finalStatuses.map((status) => [
          `an order ${status} for another`,
          `${order({ id: named.id, recipient: encrypted, ...stamps(status) })}\n${change('supply_order', named, `recipient = '${bytes(33, '01')}'`)}`,
        ]),
      ),
    },
    allocation_identity_fixed: {
      'a promise moved to another stock and its lot': change(
        'allocation',
        promise,
        `stock_id = '${ours.stock.id}', lot_id = '${ours.lot.id}'`,
      ),
      'a promise moved by an upsert': `${insert('allocation', promise).replace(/;$/, '')} ON CONFLICT (id) DO UPDATE SET line_id = '${ours.order_line.id}', quantity = 1;`,
    },
  }),
];

const revivals: Violation[] = finalStatuses.flatMap((from) =>
  otherThan(from).map((to): Violation => {
    const id = nextId();
    return [
      `an order ${from} that becomes ${to}`,
      `${order({ id, ...stamps(from) })}\n${change('supply_order', { id }, become(to))}`,
      'supply_order_final',
    ];
  }),
);

const frozen: readonly string[] = [
  'supplier_id = NULL',
  `note = 'Otherwise'`,
  `approved_by_id = '${colleague.id}'`,
  `approved_at = '2024-03-01'`,
  `sent_at = '2024-03-01'`,
  `fulfilled_at = '2024-03-01'`,
];
const { acknowledged_at, acknowledged_by_id } = acknowledgement;
export const acknowledge = `acknowledged_at = '${acknowledged_at}', acknowledged_by_id = '${acknowledged_by_id}'`;

const lateChanges: Violation[] = [
  ...finalStatuses.flatMap((status) =>
    [
      ...frozen.map((assignment): [string, string] => [`with another ${assignment.split(' ')[0]}`, assignment]),
      ['acknowledged with another note', `${acknowledge}, note = 'Otherwise'`] satisfies [string, string],
    ].map(([name, assignments]): Violation => {
      const id = nextId();
      const ended = order({ id, kind: 'PURCHASE', ...stamps(status), supplier_id: ours.supplier.id });
      return [
        `an order ${status} ${name}`,
        `${ended}\n${change('supply_order', { id }, assignments)}`,
        'supply_order_final',
      ];
    }),
  ),
  ...(['FULFILLED', 'CLOSED_SHORT'] as const).flatMap((status) =>
    Object.entries({
      'again, at another time': `acknowledged_at = '2024-03-01'`,
      'again, by another': `acknowledged_by_id = '${colleague.id}'`,
      'again, by another at another time': `acknowledged_at = '2024-03-01', acknowledged_by_id = '${colleague.id}'`,
      'and no more': 'acknowledged_at = NULL, acknowledged_by_id = NULL',
    }).map(([name, assignments]): Violation => {
      const id = nextId();
      return [
        `an order ${status} acknowledged ${name}`,
        [
          order({ id, ...stamps(status) }),
          change('supply_order', { id }, acknowledge),
          change('supply_order', { id }, assignments),
        ].join('\n'),
        'supply_order_final',
      ];
    }),
  ),
];

const endings: Violation[] = finalStatuses.flatMap((status): Violation[] => {
  const ended = (name: string, ...sql: string[]): Violation => [
    `an order ${status} ${name}`,
    sql.join('\n'),
    'supply_order_ended',
  ];
  const becomes = change('supply_order', ours.supply_order, become(status));
  const placed = orderWithLine({ header: stamps(status) });
  const nearly = orderWithLine({ header: stamps(status), line: { fulfilled_quantity: 1, canceled_quantity: 1 } });
  return [
    ended('from the start, with a line', placed.sql),
    ended('from the start, with one outstanding', nearly.sql),
    ended('with a line of which nothing came', change('supply_order', purchase, become(status))),
    ended(
      'with one outstanding',
      change('order_line', purchaseLine, 'fulfilled_quantity = 20, canceled_quantity = 29'),
      change('supply_order', purchase, become(status)),
    ),
    ended(
      'with one line of two outstanding',
      change('order_line', branchLine, 'canceled_quantity = quantity'),
      change('supply_order', branchOrder, become(status)),
    ),
    ended('with lines outstanding and nothing promised', 'DELETE FROM allocation;', becomes),
    ended('with nothing outstanding and something promised', becomes, settle(ours.supply_order)),
    ended(
      'with something promised at last',
      'DELETE FROM allocation;',
      becomes,
      settle(ours.supply_order),
      insert('allocation', promise),
    ),
  ];
});

const notUnderWay = otherThan(...underWay).flatMap((status): Violation[] => {
  const before = orderWithLine();
  return [
    [
      `a promise to an order ${status}`,
      `${before.sql}\n${before.promise(1)}\n${arrive(before.at, status)}`,
      'order_line_promises',
    ],
  ];
});

const small = (fulfilled = 0, canceled = 0) =>
  orderWithLine({
    header: stamps('APPROVED'),
    line: { fulfilled_quantity: fulfilled, canceled_quantity: canceled },
  });
const attempt = ({ sql, promise: promised }: ReturnType<typeof small>, quantity: number) =>
  `${sql}\n${promised(quantity)}`;
const [grows, upserted, twoLots] = [small(), small(), small()];

const tooMuch: Violation[] = [
  ...notUnderWay,
  ...under({
    order_line_promises: {
      'a promise to an order that is approved no more': [
        change('order_line', otherLine, 'canceled_quantity = 1'),
        change('supply_order', ours.supply_order, become('PENDING')),
      ].join('\n'),
      'a promise of more than was ordered': attempt(small(), 4),
      'a promise of more than is still to be delivered': attempt(small(1), 3),
      'a promise of more than was not canceled': attempt(small(0, 1), 3),
      'a promise of more than was neither delivered nor canceled': attempt(small(1, 1), 2),
      'a promise to a line of which all was delivered': attempt(small(3), 1),
      'a promise to a line of which all was canceled': attempt(small(0, 3), 1),
      'a promise that grows beyond what was ordered': `${attempt(grows, 3)}\nUPDATE allocation SET quantity = 4 WHERE line_id = '${grows.line.id}';`,
      'a promise that an upsert makes too much': `${attempt(upserted, 2)}\n${upserted.promise(2).replace(/;$/, ' ON CONFLICT (line_id, lot_id) DO UPDATE SET quantity = allocation.quantity + excluded.quantity;')}`,
      'promises from two lots that are too much only together': `${attempt(twoLots, 2)}\n${allocate(2, { line_id: twoLots.line.id, lot_id: refilled.id })}`,
      'promises of one statement from two lots that are too much only together': `${change('order_line', ours.order_line, 'canceled_quantity = 45')}\n${insert('allocation', allocation(3), allocation(3, { lot_id: refilled.id }))}`,
      'a line delivered beyond what is not promised': change('order_line', otherLine, 'fulfilled_quantity = 4'),
      'a line canceled beyond what is not promised': change('order_line', otherLine, 'canceled_quantity = 4'),
      'a line delivered and canceled beyond what is not promised': change(
        'order_line',
        otherLine,
        'fulfilled_quantity = 2, canceled_quantity = 2',
      ),
      'a line that is delivered and keeps its promise': `${change('order_line', otherLine, 'fulfilled_quantity = 5')}\n${change('allocation', promise, 'quantity = 1')}`,
      'an order that is settled with its promise kept': settle(ours.supply_order),
    },
  }),
];

const promises: Violation[] = [
  ...(['stock', 'lot'] as const).flatMap((table): Violation[] => {
    const constraint = `${table}_allocated_from_allocations`;
    const { id } = { stock: otherStock, lot: otherLot }[table];
    const again = { stock: otherStock, lot: otherLot }[table];
    return [
      [`a ${table} of which more is promised`, set(table, 'allocated = allocated + 1'), constraint],
      [`a ${table} of which less is promised`, change(table, { id }, 'allocated = allocated - 1'), constraint],
      [`a ${table} of which nothing is promised any more`, change(table, { id }, 'allocated = 0'), constraint],
      [`a ${table} of which all is promised`, set(table, 'allocated = quantity'), constraint],
      [`a ${table} of which more is promised than it holds`, set(table, 'allocated = quantity + 1'), constraint],
      [
        `a ${table} of which more is promised by an upsert`,
        insert(table, again).replace(/;$/, ' ON CONFLICT (id) DO UPDATE SET allocated = 3;'),
        constraint,
      ],
      [
        `a ${table} of which more is promised by a merge`,
        `MERGE INTO ${table} t USING (SELECT '${id}'::uuid AS id) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET allocated = 3`,
        constraint,
      ],
      [
        `a ${table} of which more is promised along with a promise`,
        `WITH promised AS (${allocate(1).replace(/;$/, '')} RETURNING 1) ${change(table, { id }, 'allocated = 3')}`,
        constraint,
      ],
    ];
  }),
  ...under({
    allocation_of_own_stock: {
      'a promise to a line of a purchase': allocate(1, { line_id: purchaseLine.id }),
      'a promise from the stock of another pharmacy': allocate(1, { line_id: branchLine.id }),
      'a promise from the stock of another drug': allocate(1, { line_id: otherLine.id }),
      'a promise of another drug to our line': allocate(1, { stock_id: otherStock.id, lot_id: otherLot.id }),
      'a promise that is in order and one that is not': insert(
        'allocation',
        allocation(1),
        allocation(1, { line_id: branchLine.id, lot_id: refilled.id }),
      ),
    },
    allocation_quantity: {
      'a promise of nothing': allocate(0),
      'a promise of less than nothing': allocate(-1),
      'a promise that comes to nothing': change('allocation', promise, 'quantity = 0'),
      'a promise that becomes less than nothing': change('allocation', promise, 'quantity = quantity - 3'),
    },
    allocation_line_id_lot_id_key: {
      'a second promise of a lot to one line': insert('allocation', { ...promise, id: nextId(), quantity: 1 }),
    },
    stock_allocated_within_quantity: {
      'a promise that grows beyond the stock': change('allocation', promise, 'quantity = 4'),
      'promises to two lines that are too much only together': `${line({ id: shared, drug_id: otherLine.drug_id })}\n${insert('allocation', { ...promise, id: nextId(), line_id: shared, quantity: 2 })}`,
    },
    lot_allocated_within_quantity: {
      'a promise that grows beyond the lot': `${allocate(6)}\nUPDATE allocation SET quantity = 7 WHERE lot_id = '${ours.lot.id}';`,
      'promises of one statement that are too much only together': insert(
        'allocation',
        allocation(5, { lot_id: refilled.id }),
        allocation(4, { lot_id: endless.id }),
      ),
    },
    allocation_not_truncated: {
      'TRUNCATE of allocation': 'TRUNCATE allocation',
      'TRUNCATE of allocation while there is none': 'DELETE FROM allocation;\nTRUNCATE allocation;',
      'TRUNCATE of the promises with the lines they are made to': 'TRUNCATE allocation, order_line',
      'TRUNCATE of the lines with the promises to them, were the lines not kept': `${letGo('order_line')}\nTRUNCATE order_line CASCADE;`,
    },
  }),
];

export const orderViolations = {
  'orders in an impossible state': orders,
  'references of orders to nothing, and across organizations': orderReferences,
  'changes of identity of orders': orderIdentities,
  'removals of orders and of what belongs to them': orderRemovals,
  'transactions that no order asks for': strangeTransactions,
  'transactions that do not fit their order': misfits,
  'orders that come back': revivals,
  'changes of orders that have ended': lateChanges,
  'orders that end with something outstanding or promised': endings,
  'promises beyond what is outstanding': tooMuch,
  'promises that cannot be kept, or that nobody made': promises,
};
