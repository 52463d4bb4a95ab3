// What test/integration/database-rules.test.ts writes in plain SQL: rows that are accepted, and attempts made of them.
// Every attempt is a copy of a row that was accepted, wrong in one thing; a text of several statements is one transaction.

export type Row = Readonly<Record<string, string | number | null>>;
export type Violation = readonly [name: string, sql: string, constraint: string];

let last = 0;
export const nextId = () => `00000000-0000-7000-8000-${String(++last).padStart(12, '0')}`;
export const nobody = 'ffffffff-ffff-7fff-bfff-ffffffffffff';
export const hash = (digit: string) => digit.repeat(64);
/** So many bytes, all the same, as a text that bytea takes. */
export const bytes = (count: number, byte = '00') => `\\x${byte.repeat(count)}`;
export const literal = (value: string | number | null) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

export function insert(table: string, first: Row, ...more: Row[]): string {
  const columns = Object.keys(first);
  const tuples = [first, ...more].map((row) => `(${columns.map((column) => literal(row[column] ?? null)).join(', ')})`);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${tuples.join(', ')};`;
}

/** Attempts by the constraint that refuses them, and by name. */
export const under = (constraints: Readonly<Record<string, Readonly<Record<string, string>>>>): Violation[] =>
  Object.entries(constraints).flatMap(([constraint, violations]) =>
    Object.entries(violations).map(([name, sql]): Violation => [name, sql, constraint]),
  );

/** What would remove rows of a table that keeps them all. */
export const removals = (table: string, key = 'id'): Violation[] =>
  Object.entries({
    [`DELETE from ${table}`]: `DELETE FROM ${table}`,
    [`DELETE of one row from ${table}`]: `DELETE FROM ${table} WHERE ${key} = (SELECT ${key} FROM ${table} LIMIT 1)`,
    [`DELETE of no row from ${table}`]: `DELETE FROM ${table} WHERE false`,
    [`TRUNCATE of ${table}`]: `TRUNCATE ${table} CASCADE`,
    [`a merge that deletes from ${table}`]: `MERGE INTO ${table} t USING ${table} s ON t.${key} = s.${key} WHEN MATCHED THEN DELETE`,
    [`a query that deletes from ${table} on its way`]: `WITH gone AS (DELETE FROM ${table} RETURNING ${key}) SELECT count(*) FROM gone`,
  }).map(([name, sql]) => [name, sql, `${table}_kept`]);

/** What would change or remove rows of a table that only ever grows; the column is one that nothing refers to. */
export const rewrites = (table: string, column: string, ...key: readonly [string, ...string[]]): Violation[] => {
  const same = key.map((part) => `t.${part} = s.${part}`).join(' AND ');
  return Object.entries({
    [`UPDATE of ${table}`]: `UPDATE ${table} SET ${key[0]} = ${key[0]}`,
    [`UPDATE of a column of ${table} that nothing refers to`]: `UPDATE ${table} SET ${column} = NULL`,
    [`UPDATE of no row of ${table}`]: `UPDATE ${table} SET ${key[0]} = ${key[0]} WHERE false`,
    [`DELETE from ${table}`]: `DELETE FROM ${table}`,
    [`DELETE of no row from ${table}`]: `DELETE FROM ${table} WHERE false`,
    [`TRUNCATE of ${table}`]: `TRUNCATE ${table} CASCADE`,
    [`an upsert of ${table}`]: `INSERT INTO ${table} SELECT * FROM ${table} ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${column} = NULL`,
    [`a merge that deletes from ${table}`]: `MERGE INTO ${table} t USING ${table} s ON ${same} WHEN MATCHED THEN DELETE`,
    [`a query that deletes from ${table} on its way`]: `WITH gone AS (DELETE FROM ${table} RETURNING ${key[0]}) SELECT count(*) FROM gone`,
  }).map(([name, sql]) => [name, sql, `${table}_append_only`]);
};

/** An organization with one row of each kind, by table, in the order in which they can be inserted. */
function group(name: string, digit: string) {
  const organization = { id: nextId(), name, requester_may_approve: 'true' };
  const of = { organization_id: organization.id };
  const pharmacy = { id: nextId(), ...of, name: 'Main Street', code: 'MAIN', timezone: 'UTC' };
  const account = { id: nextId(), email: `${digit}@pharmacy.example`, password_hash: '-' };
  const app_user = { id: nextId(), ...of, account_id: account.id, email: account.email, name: 'An Owner' };
  const drug = {
    id: nextId(),
    ...of,
    name: 'Omeprazole',
    unit: 'capsule',
    ndc: '0186-5020',
    ndc_key: '001865020',
    expiry_control: 'NONE',
  };
  const supplier = { id: nextId(), ...of, name: 'A Wholesaler', archived_at: null };
  const stock = { id: nextId(), ...of, pharmacy_id: pharmacy.id, drug_id: drug.id, min_quantity: 2, max_quantity: 90 };
  const supply_order = {
    id: nextId(),
    ...of,
    pharmacy_id: pharmacy.id,
    number: 1,
    kind: 'ISSUE',
    status: 'PENDING',
    supplier_id: null,
    requested_by_id: app_user.id,
  };
  const conversation = {
    id: nextId(),
    ...of,
    pharmacy_id: pharmacy.id,
    order_id: supply_order.id,
    stock_id: null,
    alert_id: null,
    drug_id: null,
    title: bytes(33),
    announces: 'false',
    started_by_id: app_user.id,
    last_position: 0,
  };
  return {
    organization,
    pharmacy,
    account,
    app_user,
    membership: { id: nextId(), ...of, user_id: app_user.id, pharmacy_id: null, role: 'OWNER' },
    session: { id: nextId(), ...of, user_id: app_user.id, token_hash: hash(digit), expires_at: '2040-01-01' },
    invitation: {
      id: nextId(),
      ...of,
      email: 'guest@pharmacy.example',
      role: 'AUDITOR',
      pharmacy_id: null,
      token_hash: hash(digit),
      invited_by_id: app_user.id,
      expires_at: '2040-01-01',
      accepted_at: null,
    },
    drug,
    drug_package: {
      id: nextId(),
      ...of,
      drug_id: drug.id,
      ndc: '0186-5020-31',
      ndc_key: '00186502031',
      description: '30 capsules',
    },
    supplier,
    stock,
    lot: {
      id: nextId(),
      ...of,
      stock_id: stock.id,
      lot_number: 'A-1',
      expires_on: '2040-06-30',
      supplier_id: supplier.id,
    },
    alert: {
      id: nextId(),
      ...of,
      pharmacy_id: pharmacy.id,
      kind: 'LOW_STOCK',
      stock_id: stock.id,
      lot_id: null,
      state: 'OPEN',
      snoozed_until: null,
      resolved_at: null,
      cause_ended_at: null,
    },
    audit_log: {
      id: nextId(),
      ...of,
      actor_label: 'An Owner',
      action: 'stock.receive',
      entity_type: 'Stock',
      outcome: 'SUCCEEDED',
      code: null,
      payload: '{}',
      request_id: 'r-1',
    },
    event: { id: nextId(), ...of, seq: 1000 + last, type: 'StockReceived', payload: '{}', position: 1 },
    event_head: { ...of, position: 1 },
    order_number: { ...of, pharmacy_id: pharmacy.id, last: 1 },
    supply_order,
    order_line: { id: nextId(), ...of, order_id: supply_order.id, position: 1, drug_id: drug.id, quantity: 50 },
    order_event: {
      id: nextId(),
      ...of,
      order_id: supply_order.id,
      from_status: null,
      to_status: 'PENDING',
      actor_id: app_user.id,
    },
    data_key: { id: nextId(), ...of, version: 1, master_key_id: 'main', wrapped: bytes(60) },
    access_log: {
      id: nextId(),
      ...of,
      actor_id: app_user.id,
      actor_label: 'An Owner',
      session_id: nextId(),
      operation: 'Orders',
      entity_types: '{Order}',
      fields: '{Order.recipient}',
      entity_ids: `{${supply_order.id}}`,
      request_id: 'r-1',
      ip: '192.0.2.1',
      viewed_at: '2024-02-10T09:00Z',
    },
    conversation,
    conversation_participant: {
      id: nextId(),
      ...of,
      conversation_id: conversation.id,
      user_id: app_user.id,
      role: null,
      pharmacy_id: null,
      added_by_id: app_user.id,
    },
    message: {
      id: nextId(),
      ...of,
      conversation_id: conversation.id,
      position: 1,
      sender_id: app_user.id,
      body: bytes(33),
      notice_kind: null,
      notice_from: null,
      notice_to: null,
      acknowledgement_required: 'true',
      redacted_at: null,
      redacted_by_id: null,
    },
  };
}

export const ours = group('Ours', 'a');
export const theirs = group('Theirs', 'b');

/** One of our rows again, with an id of its own and what is said otherwise. */
export const another = (table: Exclude<keyof typeof ours, 'event_head' | 'order_number'>, otherwise: Row = {}) =>
  insert(table, { ...ours[table], id: nextId(), ...otherwise });
export const set = (table: keyof typeof ours, assignments: string) =>
  `UPDATE ${table} SET ${assignments} WHERE organization_id = '${ours.organization.id}'`;

// A second pharmacy, drug and stock of ours, and further lots.
export const branch = { ...ours.pharmacy, id: nextId(), code: 'BRANCH' };
export const otherDrug = { ...ours.drug, id: nextId(), ndc: null, ndc_key: null };
export const otherStock = { ...ours.stock, id: nextId(), drug_id: otherDrug.id };
export const refilled = { ...ours.lot, id: nextId(), lot_number: 'A-2' };
export const endless = { ...ours.lot, id: nextId(), lot_number: 'A-3', expires_on: null };
export const otherLot = { ...ours.lot, id: nextId(), stock_id: otherStock.id, lot_number: 'B-1' };
export const unplaced = { ...ours.event, id: nextId(), seq: 5001, position: null };
export const expired = { ...ours.alert, id: nextId(), kind: 'EXPIRED', lot_id: ours.lot.id };
const dismissed = { ...expired, state: 'RESOLVED', resolved_at: '2024-03-01' };

// A second user of ours; a drug without stock; a line of our order for the other stock, and what is promised to it; further orders with their lines.
export const colleagueAccount = { ...ours.account, id: nextId(), email: 'colleague@pharmacy.example' };
export const colleague = {
  ...ours.app_user,
  id: nextId(),
  account_id: colleagueAccount.id,
  email: colleagueAccount.email,
};
export const soughtDrug = { ...otherDrug, id: nextId() };
export const otherLine = { ...ours.order_line, id: nextId(), position: 2, drug_id: otherDrug.id, quantity: 5 };
export const promise = {
  id: nextId(),
  organization_id: ours.organization.id,
  line_id: otherLine.id,
  stock_id: otherStock.id,
  lot_id: otherLot.id,
  quantity: 2,
};
export const purchase = {
  ...ours.supply_order,
  id: nextId(),
  number: 2,
  kind: 'PURCHASE',
  supplier_id: ours.supplier.id,
};
export const purchaseLine = { ...ours.order_line, id: nextId(), order_id: purchase.id };
export const branchOrder = { ...ours.supply_order, id: nextId(), pharmacy_id: branch.id };
export const branchLine = { ...ours.order_line, id: nextId(), order_id: branchOrder.id };
export const soughtLine = { ...branchLine, id: nextId(), position: 2, drug_id: soughtDrug.id };

// Further rows of our conversation: a role that takes part, a notice, a text not to be confirmed, one whose text was taken away; and who read and
// confirmed what.
export const team = {
  ...ours.conversation_participant,
  id: nextId(),
  user_id: null,
  role: 'PHARMACIST',
  pharmacy_id: ours.pharmacy.id,
};
export const notice = {
  ...ours.message,
  id: nextId(),
  position: 2,
  sender_id: null,
  body: null,
  notice_kind: 'ORDER_STATUS',
  notice_from: 'PENDING',
  notice_to: 'APPROVED',
  acknowledgement_required: 'false',
};
export const remark = { ...ours.message, id: nextId(), position: 3, acknowledgement_required: 'false' };
export const withdrawn = { ...ours.message, id: nextId(), position: 4 };
export const redaction = `body = NULL, redacted_at = '2024-03-01', redacted_by_id = '${colleague.id}'`;
export const reading = {
  organization_id: ours.organization.id,
  conversation_id: ours.conversation.id,
  user_id: colleague.id,
  position: 2,
};
export const confirmation = {
  organization_id: ours.organization.id,
  message_id: ours.message.id,
  user_id: colleague.id,
};

// A chain of two seals, the checkpoint signed of its end, and how far it was verified.
export const seal = {
  chain_id: nextId(),
  position: 1,
  kind: 'AUDIT',
  row_id: ours.audit_log.id,
  hash: bytes(32, '01'),
};
export const lastSeal = { ...seal, position: 2, kind: 'ACCESS', row_id: ours.access_log.id, hash: bytes(32, '02') };
export const checkpoint = {
  id: nextId(),
  chain_id: seal.chain_id,
  position: lastSeal.position,
  hash: lastSeal.hash,
  key_id: '0123456789abcdef',
  signature: bytes(64),
  created_at: '2024-02-10T09:00Z',
};
export const verification = {
  chain_id: seal.chain_id,
  position: 1,
  hash: seal.hash,
  started_at: '2024-02-10T09:00Z',
  finished_at: null,
  problem: null,
  problem_position: null,
};

interface Otherwise {
  readonly stock?: { readonly id: string; readonly drug_id: string };
  readonly header?: Row;
  readonly line?: Row;
}

interface Line {
  readonly lotId: string;
  readonly quantity: number;
}
export const on = (lot: { readonly id: string }, quantity: number): Line => ({ lotId: lot.id, quantity });

/** A transaction and its lines, in one database transaction. */
export function movement(
  type: string,
  lines: readonly Line[],
  { stock = ours.stock, header = {}, line = {} }: Otherwise = {},
): string {
  const transaction: Row = {
    id: nextId(),
    organization_id: ours.organization.id,
    pharmacy_id: ours.pharmacy.id,
    stock_id: stock.id,
    drug_id: stock.drug_id,
    transaction_type: type,
    quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    line_count: lines.length,
    occurred_at: '2024-02-10T09:00Z',
    reason: null,
    reverses_id: null,
    ...header,
  };
  const [first, ...more] = lines.map(
    ({ lotId, quantity }): Row => ({
      id: nextId(),
      organization_id: ours.organization.id,
      transaction_id: transaction['id'] ?? null,
      stock_id: stock.id,
      lot_id: lotId,
      action: type,
      quantity_changed: quantity,
      occurred_at: transaction['occurred_at'] ?? null,
      ...line,
    }),
  );
  return [insert('transaction', transaction), first ? insert('inventory_log', first, ...more) : ''].join('\n');
}

export const receipt = nextId();
export const dispense = nextId();
export const mistake = nextId();
export const reversal = nextId();
export const day = (date: number) => `2024-01-${date}T09:00Z`;
export const reverse = (id: string): { header: Row } => ({ header: { reverses_id: id, reason: 'Wrong patient' } });

// The lot A-1 goes 10, 6, 5, 6; the lot A-2 goes 5, 0, 5; A-3 and B-1 hold 3 each, and 2 of B-1 are promised.
// Our order is approved, so that it can be promised something; all others are PENDING.
export const fixture = [
  ...[ours, theirs].flatMap((rows) => Object.entries(rows).map(([table, row]) => insert(table, row))),
  insert('pharmacy', branch),
  insert('account', colleagueAccount),
  insert('app_user', colleague),
  insert('drug', otherDrug, soughtDrug),
  insert('stock', otherStock),
  insert('lot', refilled, endless, otherLot),
  insert('event', unplaced),
  insert('alert', dismissed),
  movement('RECEIPT', [on(ours.lot, 10)], { header: { id: receipt, occurred_at: day(10) } }),
  movement('DISPENSE', [on(ours.lot, -4)], { header: { id: dispense, occurred_at: day(20) } }),
  movement('DISPENSE', [on(ours.lot, -1)], { header: { id: mistake, occurred_at: day(21) } }),
  movement('REVERSAL', [on(ours.lot, 1)], {
    header: { ...reverse(mistake).header, id: reversal, occurred_at: day(22) },
  }),
  movement('RECEIPT', [on(refilled, 5)], { header: { occurred_at: day(10) } }),
  movement('DISPENSE', [on(refilled, -5)], { header: { occurred_at: day(20) } }),
  movement('RECEIPT', [on(refilled, 5)], { header: { occurred_at: day(30) } }),
  movement('OPENING', [on(endless, 3)], { header: { occurred_at: day(10) } }),
  movement('OPENING', [on(otherLot, 3)], { stock: otherStock, header: { occurred_at: day(10) } }),
  insert('supply_order', purchase, branchOrder),
  insert('order_line', otherLine, purchaseLine, branchLine, soughtLine),
  `UPDATE supply_order SET status = 'APPROVED', approved_at = '2024-02-01', approved_by_id = '${ours.app_user.id}' WHERE id = '${ours.supply_order.id}';`,
  insert('allocation', promise),
  insert('conversation_participant', team),
  insert('message', notice, remark, withdrawn),
  'UPDATE conversation c SET last_position = (SELECT count(*) FROM message m WHERE m.conversation_id = c.id);',
  `UPDATE message SET ${redaction} WHERE id = '${withdrawn.id}';`,
  insert('conversation_read', reading),
  insert('message_acknowledgement', confirmation),
  insert('audit_seal', seal, lastSeal),
  insert('audit_checkpoint', checkpoint),
  insert('audit_verification', verification),
].join('\n');
