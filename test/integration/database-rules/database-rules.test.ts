import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../kit/databases.ts';
import { until } from '../../kit/until.ts';
import { anonymousAccepted, anonymousViolations } from './anonymous.violations.ts';
import { chainAccepted, chainViolations, viewAgain, waiting } from './chain.violations.ts';
import { changeViolations } from './change.violations.ts';
import { clockViolations } from './clock.violations.ts';
import { counterAccepted, counterViolations } from './counter.violations.ts';
import { erasureAccepted, erasureViolations } from './erasure.violations.ts';
import { factorAccepted, factorViolations } from './factor.violations.ts';
import { linkAccepted, linkViolations } from './link.violations.ts';
import { lotAccepted, lotViolations } from './lot.violations.ts';
import { mailAccepted, mailViolations } from './mail.violations.ts';
import { messageAccepted, messageViolations } from './message.violations.ts';
import {
  acknowledge,
  acknowledgement,
  allocate,
  arrive,
  become,
  change,
  delivered,
  encrypted,
  kinds,
  line,
  moved,
  order,
  orderViolations,
  orderWithLine,
  settle,
  stamps,
  statuses,
  underWay,
} from './order.violations.ts';
import { recallAccepted, recallViolations } from './recall.violations.ts';
import { retentionAccepted, retentionViolations } from './retention.violations.ts';
import { rightsViolations } from './rights.violations.ts';
import { serviceAccepted, serviceViolations } from './service.violations.ts';
import { signOnAccepted, signOnViolations } from './sign-on.violations.ts';
import {
  another,
  branch,
  bytes,
  day,
  dispense,
  endless,
  expired,
  fixture,
  hash,
  insert,
  literal,
  mistake,
  movement,
  nextId,
  nobody,
  on,
  otherDrug,
  otherLine,
  otherLot,
  otherStock,
  ours,
  purchase,
  type Row,
  receipt,
  refilled,
  removals,
  reversal,
  reverse,
  rewrites,
  set,
  theirs,
  under,
  unplaced,
  type Violation,
} from './sql.violations.ts';

// The rules of prisma/migrations against the owner of the database, who writes plain SQL and has no server in the way.

const texts = under({
  organization_name_length: {
    'an organization with a blank name': insert('organization', { id: nextId(), name: '  ' }),
    'an organization with a very long name': insert('organization', { id: nextId(), name: 'n'.repeat(201) }),
  },
  pharmacy_name_length: {
    'a pharmacy with a blank name': another('pharmacy', { code: 'NEW', name: ' ' }),
    'a pharmacy with a very long name': another('pharmacy', { code: 'NEW', name: 'n'.repeat(201) }),
  },
  pharmacy_code_form: {
    'a pharmacy code in small letters': another('pharmacy', { code: 'main' }),
    'a pharmacy code that starts with a hyphen': another('pharmacy', { code: '-MAIN' }),
    'a pharmacy code of 21 characters': another('pharmacy', { code: 'M'.repeat(21) }),
    'an empty pharmacy code': another('pharmacy', { code: '' }),
  },
  timezone_known: {
    'a pharmacy in a time zone that is an offset': set('pharmacy', `timezone = '-05'`),
    'a pharmacy in a time zone of another form': set('pharmacy', `timezone = 'EST5EDT'`),
    'a pharmacy in a time zone that PostgreSQL would compute': set('pharmacy', `timezone = 'America/Foo5'`),
    'a pharmacy in a time zone that PostgreSQL does not know': set('pharmacy', `timezone = 'US/Pacific-New'`),
    'a pharmacy in a city that there is not': another('pharmacy', { code: 'NEW', timezone: 'Europe/Atlantis' }),
  },
  account_email_form: {
    'an e-mail address without @': another('account', { email: 'nobody' }),
    'an e-mail address that starts with @': another('account', { email: '@pharmacy.example' }),
    'an e-mail address of 255 characters': another('account', { email: `a@${'b'.repeat(253)}` }),
  },
  app_user_email_form: {
    'a user with an e-mail address without @': another('app_user', { email: 'nobody' }),
    'a user with an e-mail address that starts with @': another('app_user', { email: '@pharmacy.example' }),
  },
  app_user_name_length: {
    'a user with a blank name': set('app_user', `name = ' '`),
    'a user with a very long name': set('app_user', `name = '${'n'.repeat(201)}'`),
  },
  session_token_hash_form: {
    'a session token that is not hashed': another('session', { token_hash: 'secret' }),
  },
  invitation_token_hash_form: {
    'an invitation token that is not hashed': another('invitation', { token_hash: 'secret' }),
  },
  drug_name_length: {
    'a drug with a blank name': another('drug', { ndc: null, ndc_key: null, name: ' ' }),
    'a drug with a very long name': another('drug', { ndc: null, ndc_key: null, name: 'n'.repeat(501) }),
  },
  drug_unit_length: {
    'a drug with a blank unit': another('drug', { ndc: null, ndc_key: null, unit: ' ' }),
    'a drug with a very long unit': another('drug', { ndc: null, ndc_key: null, unit: 'u'.repeat(51) }),
  },
  drug_ndc_key: {
    'a drug with an NDC and no key for it': another('drug', { ndc: '0186-9999', ndc_key: null }),
    'a drug with a key and no NDC': another('drug', { ndc: null }),
  },
  drug_gtin_form: {
    'a drug with a GTIN of 13 digits': another('drug', { ndc: null, ndc_key: null, gtin: '1'.repeat(13) }),
    'a drug with letters in its GTIN': another('drug', { ndc: null, ndc_key: null, gtin: 'A'.repeat(14) }),
  },
  supplier_name_length: {
    'a supplier with a blank name': another('supplier', { name: ' ' }),
    'a supplier with a very long name': another('supplier', { name: 'n'.repeat(201) }),
  },
  lot_number_length: {
    'a lot with a number of 51 characters': another('lot', { lot_number: '1'.repeat(51) }),
  },
});

const onlyOnce = under({
  account_email_unique: {
    'an e-mail address again, in capitals': another('account', { email: 'A@PHARMACY.EXAMPLE' }),
    'an e-mail address changed to one in use': `UPDATE account SET email = 'B@Pharmacy.Example' WHERE id = '${ours.account.id}'`,
  },
  membership_unique: {
    'a second membership at every pharmacy': another('membership', { role: 'AUDITOR' }),
    'a second membership at one pharmacy': [
      another('membership', { pharmacy_id: branch.id }),
      another('membership', { pharmacy_id: branch.id }),
    ].join('\n'),
  },
  supplier_name_unique: {
    'a supplier name again, in capitals': another('supplier', { name: 'A WHOLESALER' }),
  },
  invitation_open_unique: {
    'a second open invitation, in capitals': another('invitation', {
      email: 'GUEST@pharmacy.example',
      token_hash: hash('c'),
    }),
    'a second open invitation to one pharmacy': ['c', 'd']
      .map((digit) => another('invitation', { pharmacy_id: branch.id, token_hash: hash(digit) }))
      .join('\n'),
  },
  invitation_token_hash_key: {
    'an invitation token again': another('invitation', { email: 'new@pharmacy.example' }),
  },
  session_token_hash_key: {
    'a session token again': another('session'),
  },
  pharmacy_organization_id_code_key: {
    'a pharmacy code again': another('pharmacy'),
  },
  drug_organization_id_ndc_key: {
    'a drug with the same NDC': another('drug'),
  },
  drug_package_organization_id_ndc_key: {
    'a package with the same NDC': another('drug_package'),
  },
  stock_pharmacy_id_drug_id_key: {
    'a second stock of a drug in a pharmacy': another('stock'),
  },
  stock_listing_pkey: {
    'a stock listed twice': insert('stock_listing', { stock_id: ours.stock.id }),
  },
  lot_unique: {
    'a lot again': another('lot'),
    'a lot without an expiry again': another('lot', { lot_number: 'A-3', expires_on: null }),
    'a lot that expires in infinity, which is no expiry': another('lot', { lot_number: 'A-3', expires_on: 'infinity' }),
  },
  transaction_reverses_id_key: {
    'a second reversal of a transaction': movement('REVERSAL', [on(ours.lot, 1)], reverse(mistake)),
  },
  inventory_log_seq_key: {
    'a line with a sequence number in use': movement('RECEIPT', [on(ours.lot, 1)], { line: { seq: 1 } }),
  },
  alert_once_per_cause: {
    'a second alert while the first is open': another('alert'),
    'a second alert while the cause of a resolved one lasts': insert('alert', { ...expired, id: nextId() }),
  },
  data_key_organization_id_version_key: {
    'a second data key of a version': another('data_key', { master_key_id: 'other', wrapped: bytes(60, '01') }),
  },
  event_seq_key: {
    'an event with a sequence number in use': another('event', { position: null }),
  },
  sweep_lease_pkey: {
    'a second lease of the same work': [1, 2]
      .map(() => insert('sweep_lease', { name: 'alerts', holder_id: nextId(), expires_at: day(20) }))
      .join('\n'),
  },
  event_head_pkey: {
    'a second head of an organization': insert('event_head', { ...ours.event_head }),
  },
  event_organization_id_position_key: {
    'an event with a position in use': another('event', { seq: 5002 }),
    'an event that is given a position in use': `UPDATE event SET position = 1 WHERE id = '${unplaced.id}'`,
  },
});

/** A further organization that has nothing but a data key. */
const foundedId = nextId();
const founded = {
  id: foundedId,
  sql: `${insert('organization', { id: foundedId, name: 'Founded' })}\n${another('data_key', { organization_id: foundedId })}`,
};

const references: Violation[] = [
  ...Object.entries({
    'in their organization': { organization_id: theirs.organization.id },
    'in another pharmacy than its stock': { pharmacy_id: branch.id },
    'of another drug than its stock': { drug_id: otherDrug.id },
    'of their stock': { stock_id: theirs.stock.id },
  }).map(
    ([name, header]): Violation => [
      `a transaction ${name}`,
      movement('RECEIPT', [on(ours.lot, 1)], { header }),
      'transaction_stock_id_drug_id_pharmacy_id_organization_id_fkey',
    ],
  ),
  ...Object.entries({
    'of no transaction': { transaction_id: nobody },
    'with another type than its transaction': { action: 'OPENING' },
    'with another time than its transaction': { occurred_at: day(11) },
  }).map(
    ([name, line]): Violation => [
      `a line ${name}`,
      movement('RECEIPT', [on(ours.lot, 1)], { line }),
      'inventory_log_transaction_id_stock_id_organization_id_acti_fkey',
    ],
  ),
  ...under({
    pharmacy_organization_id_fkey: {
      'a pharmacy of no organization': another('pharmacy', { organization_id: nobody }),
    },
    app_user_organization_id_fkey: {
      'a user of no organization': another('app_user', { organization_id: nobody, email: 'new@pharmacy.example' }),
    },
    membership_user_id_organization_id_fkey: {
      'a membership for their user': another('membership', { pharmacy_id: branch.id, user_id: theirs.app_user.id }),
    },
    membership_pharmacy_id_organization_id_fkey: {
      'a membership at their pharmacy': another('membership', { pharmacy_id: theirs.pharmacy.id }),
    },
    session_user_id_organization_id_fkey: {
      'a session of their user': another('session', { user_id: theirs.app_user.id, token_hash: hash('c') }),
    },
    invitation_invited_by_id_organization_id_fkey: {
      'an invitation by their user': another('invitation', {
        email: 'new@pharmacy.example',
        token_hash: hash('c'),
        invited_by_id: theirs.app_user.id,
      }),
    },
    invitation_pharmacy_id_organization_id_fkey: {
      'an invitation to their pharmacy': another('invitation', {
        token_hash: hash('c'),
        pharmacy_id: theirs.pharmacy.id,
      }),
    },
    drug_organization_id_fkey: {
      'a drug of no organization': another('drug', { organization_id: nobody }),
    },
    drug_package_drug_id_organization_id_fkey: {
      'a package of their drug': another('drug_package', { ndc: '0186-5020-82', drug_id: theirs.drug.id }),
    },
    supplier_organization_id_fkey: {
      'a supplier of no organization': another('supplier', { organization_id: nobody }),
    },
    stock_pharmacy_id_organization_id_fkey: {
      'a stock in their pharmacy': another('stock', { pharmacy_id: theirs.pharmacy.id }),
    },
    stock_drug_id_organization_id_fkey: {
      'a stock of their drug': another('stock', { drug_id: theirs.drug.id }),
    },
    lot_stock_id_organization_id_fkey: {
      'a lot in their stock': another('lot', { lot_number: 'NEW', stock_id: theirs.stock.id }),
      'a stock with lots deleted': `DELETE FROM stock WHERE id = '${otherStock.id}'`,
    },
    lot_supplier_id_organization_id_fkey: {
      'a lot from their supplier': another('lot', { lot_number: 'NEW', supplier_id: theirs.supplier.id }),
    },
    transaction_reverses_id_fkey: {
      'a reversal of no transaction': movement('REVERSAL', [on(ours.lot, 4)], reverse(nobody)),
    },
    inventory_log_transaction_id_stock_id_organization_id_acti_fkey: {
      'a line of another stock than its transaction': movement('RECEIPT', [on(otherLot, 1)], {
        line: { stock_id: otherStock.id },
      }),
    },
    inventory_log_lot_id_stock_id_organization_id_fkey: {
      'a line with a lot of another stock': movement('RECEIPT', [on(otherLot, 1)]),
      'a line with their lot': movement('RECEIPT', [on(theirs.lot, 1)]),
      'a lot with lines deleted': `DELETE FROM lot WHERE id = '${endless.id}'`,
    },
    alert_pharmacy_id_organization_id_fkey: {
      'an alert at their pharmacy': another('alert', { kind: 'OUT_OF_STOCK', pharmacy_id: theirs.pharmacy.id }),
    },
    alert_stock_id_pharmacy_id_organization_id_fkey: {
      'an alert about their stock': another('alert', { kind: 'OUT_OF_STOCK', stock_id: theirs.stock.id }),
    },
    alert_lot_id_stock_id_organization_id_fkey: {
      'an alert about their lot': another('alert', { kind: 'EXPIRING', lot_id: theirs.lot.id }),
      'an alert about a lot of another stock': another('alert', { kind: 'EXPIRING', lot_id: otherLot.id }),
    },
    data_key_organization_id_fkey: {
      'a data key of no organization': another('data_key', { organization_id: nobody }),
      'an organization with a data key deleted': `${founded.sql}\nDELETE FROM organization WHERE id = '${founded.id}';`,
    },
    event_organization_id_fkey: {
      'an event of no organization': another('event', { seq: 5002, organization_id: nobody }),
    },
    event_head_organization_id_fkey: {
      'a head of no organization': insert('event_head', { organization_id: nobody, position: 0 }),
    },
  }),
];

const upsert = (table: 'stock' | 'lot', assignments: string) =>
  another(table, { id: ours[table].id }).replace(/;$/, ` ON CONFLICT (id) DO UPDATE SET ${assignments};`);

const balances: Violation[] = (['stock', 'lot'] as const).flatMap((table): Violation[] => {
  const constraint = `${table}_balance_from_ledger`;
  const fresh = { stock: { drug_id: otherDrug.id, pharmacy_id: branch.id }, lot: { lot_number: 'NEW' } }[table];
  return [
    [`a ${table} that is given more`, set(table, 'quantity = quantity + 1'), constraint],
    [`a ${table} that is given less`, set(table, 'quantity = quantity - 1'), constraint],
    [`a ${table} that is emptied`, set(table, 'quantity = 0'), constraint],
    [`a ${table} that is given more by an upsert`, upsert(table, 'quantity = 100'), constraint],
    [
      `a ${table} that is given more by a merge`,
      `MERGE INTO ${table} t USING (SELECT '${ours[table].id}'::uuid AS id) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET quantity = 100`,
      constraint,
    ],
    [`a ${table} that starts with a quantity`, another(table, { ...fresh, quantity: 5 }), constraint],
    [`a ${table} that starts with an allocation`, another(table, { ...fresh, allocated: 1 }), constraint],
    [`a ${table} that starts with both`, another(table, { ...fresh, quantity: 5, allocated: 5 }), constraint],
  ];
});

/** The line itself notices first what would be negative after it, unless what it says is not computed. */
const told = 'ALTER TABLE inventory_log DISABLE TRIGGER inventory_log_post;\n';

const quantities = under({
  stock_allocated_within_quantity: {
    'more allocated than the stock holds': allocate(15),
    'less than nothing allocated in a stock, were it written directly': `ALTER TABLE stock DISABLE TRIGGER stock_allocated_from_allocations;\n${set('stock', 'allocated = -1')}`,
    'a dispense of what is allocated in the stock': `${allocate(6)}\n${allocate(5, { lot_id: refilled.id })}\n${allocate(3, { lot_id: endless.id })}\n${movement('DISPENSE', [on(ours.lot, -1)])}`,
  },
  lot_allocated_within_quantity: {
    'more allocated than the lot holds': allocate(7),
    'less than nothing allocated in a lot, were it written directly': `ALTER TABLE lot DISABLE TRIGGER lot_allocated_from_allocations;\n${set('lot', 'allocated = -1')}`,
    'a dispense of what is allocated in the lot': `${allocate(6)}\n${movement('DISPENSE', [on(ours.lot, -1)])}`,
  },
  stock_quantity_not_negative: {
    'more than the stock holds, were there no check of allocations': `ALTER TABLE stock DROP CONSTRAINT stock_allocated_within_quantity;\n${told}${movement('DISPENSE', [on(ours.lot, -15)], { line: { quantity_after: 0 } })}`,
  },
  lot_quantity_not_negative: {
    'more than the lot holds, were there no check of allocations': `ALTER TABLE lot DROP CONSTRAINT lot_allocated_within_quantity;\n${told}${movement('DISPENSE', [on(ours.lot, -7)], { line: { quantity_after: 0 } })}`,
  },
  stock_quantity_bounded: {
    'more than a stock can hold': movement('RECEIPT', [on(ours.lot, 1_000_000_000)]),
  },
  stock_levels: {
    'a minimum below zero': set('stock', 'min_quantity = -1'),
    'a maximum below the minimum': set('stock', 'max_quantity = 1'),
    'a new stock with its maximum below its minimum': another('stock', {
      drug_id: otherDrug.id,
      pharmacy_id: branch.id,
      max_quantity: 1,
    }),
  },
});

const identities: Violation[] = [
  ...[
    `id = '${nobody}'`,
    `organization_id = '${theirs.organization.id}'`,
    `pharmacy_id = '${branch.id}'`,
    `drug_id = '${nobody}'`,
  ].map(
    (assignment): Violation => [
      `a stock with another ${assignment.split(' ')[0]}`,
      `UPDATE stock SET ${assignment} WHERE id = '${ours.stock.id}'`,
      'stock_identity_fixed',
    ],
  ),
  ...[`id = '${nobody}'`, `organization_id = '${theirs.organization.id}'`, `stock_id = '${otherStock.id}'`].map(
    (assignment): Violation => [
      `a lot with another ${assignment.split(' ')[0]}`,
      `UPDATE lot SET ${assignment} WHERE id = '${ours.lot.id}'`,
      'lot_identity_fixed',
    ],
  ),
  ...under({
    stock_identity_fixed: {
      'a stock moved by a new id of its pharmacy': `UPDATE pharmacy SET id = '${nobody}' WHERE id = '${ours.pharmacy.id}'`,
      'a stock moved by a new id of its drug': `UPDATE drug SET id = '${nobody}' WHERE id = '${ours.drug.id}'`,
    },
  }),
];

const onKey = (assignments: string) => change('data_key', ours.data_key, assignments);
const reWrap = `master_key_id = 'next', wrapped = '${bytes(60, '01')}', updated_at = now()`;

const dataKeys: Violation[] = [
  ...[
    `id = '${nobody}'`,
    `organization_id = '${theirs.organization.id}'`,
    'version = 2',
    `created_at = '2020-01-01'`,
  ].flatMap((assignment): Violation[] => [
    [`a data key with another ${assignment.split(' ')[0]}`, onKey(assignment), 'data_key_identity_fixed'],
    [
      `a data key wrapped again, with another ${assignment.split(' ')[0]}`,
      onKey(`${reWrap}, ${assignment}`),
      'data_key_identity_fixed',
    ],
  ]),
  ...removals('data_key'),
  ...under({
    data_key_identity_fixed: {
      'a data key moved by a new id of its organization': `${founded.sql}\nUPDATE organization SET id = '${nobody}' WHERE id = '${founded.id}';`,
      'a data key given another version by an upsert': another('data_key').replace(
        /;$/,
        ' ON CONFLICT (organization_id, version) DO UPDATE SET version = 2;',
      ),
    },
    data_key_wrapped_anew: {
      'a data key said to be under another master key': onKey(`master_key_id = 'next'`),
    },
    data_key_kept: {
      'TRUNCATE of data_key alone': 'TRUNCATE data_key',
      'TRUNCATE of the organizations with all they have': 'TRUNCATE organization CASCADE',
      'a data key replaced by another of its version': `DELETE FROM data_key WHERE id = '${ours.data_key.id}';\n${another('data_key')}`,
    },
    data_key_version: {
      'a data key of the version 0': another('data_key', { version: 0 }),
      'a data key of a version below zero': another('data_key', { version: -1 }),
    },
    data_key_master_key_id: {
      ...Object.fromEntries(
        Object.entries({
          'no name': '',
          'a blank name': ' ',
          'a name of 51 characters': 'k'.repeat(51),
          'a space in its name': 'main key',
          'a line break after its name': 'main\n',
          'a line break before its name': '\nmain',
          'two lines in its name': 'main\nnext',
          'a slash in its name': 'keys/main',
          'a colon in its name': 'main:2',
          'a letter of another alphabet in its name': 'm\u0430in',
          'an accent in its name': 'mäin',
        }).map(([name, master_key_id]) => [
          `a data key under a master key with ${name}`,
          another('data_key', { version: 2, master_key_id }),
        ]),
      ),
      'a data key wrapped again under a master key without a name': onKey(
        `master_key_id = '', wrapped = '${bytes(60, '01')}'`,
      ),
    },
    data_key_wrapped: {
      ...Object.fromEntries(
        [0, 32, 59, 61].map((count) => [
          `a data key in ${count} bytes`,
          another('data_key', { version: 2, wrapped: bytes(count) }),
        ]),
      ),
      'a data key that is wrapped no more': onKey(`wrapped = '${bytes(32)}'`),
      'a data key taken out of its row': onKey(`wrapped = ''`),
    },
  }),
];

const incoming = ['OPENING', 'RECEIPT', 'CUSTOMER_RETURN', 'TRANSFER_IN'];
const outgoing = ['DISPENSE', 'DISPOSAL', 'SUPPLIER_RETURN', 'TRANSFER_OUT'];
const because = { header: { reason: 'Broken' } };

const addedLine = {
  id: nextId(),
  organization_id: ours.organization.id,
  transaction_id: receipt,
  stock_id: ours.stock.id,
  lot_id: ours.lot.id,
  action: 'RECEIPT',
  quantity_changed: 1,
  occurred_at: day(10),
};
const ledger: Violation[] = [
  ...incoming.flatMap((type): Violation[] => [
    [`${type} that takes`, movement(type, [on(ours.lot, -1)], because), 'transaction_sign'],
    [`${type} of nothing`, movement(type, [on(ours.lot, 1), on(endless, -1)], because), 'transaction_sign'],
    [
      `${type} with a line that takes`,
      movement(type, [on(ours.lot, 3), on(endless, -1)], because),
      'inventory_log_sign',
    ],
  ]),
  ...outgoing.flatMap((type): Violation[] => [
    [`${type} that adds`, movement(type, [on(ours.lot, 1)], because), 'transaction_sign'],
    [`${type} of nothing`, movement(type, [on(ours.lot, 1), on(endless, -1)], because), 'transaction_sign'],
    [
      `${type} with a line that adds`,
      movement(type, [on(ours.lot, -3), on(endless, 1)], because),
      'inventory_log_sign',
    ],
  ]),
  ...[null, '', '   '].flatMap((reason): Violation[] => [
    [
      `ADJUSTMENT with the reason ${literal(reason)}`,
      movement('ADJUSTMENT', [on(ours.lot, 1)], { header: { reason } }),
      'transaction_reason',
    ],
    [
      `DISPOSAL with the reason ${literal(reason)}`,
      movement('DISPOSAL', [on(ours.lot, -1)], { header: { reason } }),
      'transaction_reason',
    ],
    [
      `REVERSAL with the reason ${literal(reason)}`,
      movement('REVERSAL', [on(ours.lot, 4)], { header: { reason, reverses_id: dispense } }),
      'transaction_reason',
    ],
  ]),
  ...under({
    transaction_has_lines: {
      'a transaction that claims no line': movement('RECEIPT', [on(ours.lot, 1)], { header: { line_count: 0 } }),
    },
    transaction_not_in_future: {
      'a transaction that happens after it is recorded': movement('RECEIPT', [on(ours.lot, 1)], {
        header: { occurred_at: '2099-01-01' },
      }),
    },
    inventory_log_changes: {
      'a line that changes nothing': movement('ADJUSTMENT', [on(ours.lot, 1), on(endless, 0)], because),
    },
    inventory_log_after_not_negative: {
      'more than the stock holds': movement('DISPENSE', [on(ours.lot, -15)]),
      'more than the lot holds': movement('DISPENSE', [on(ours.lot, -7)]),
      'a reversed receipt whose units are gone': movement('REVERSAL', [on(ours.lot, -10)], reverse(receipt)),
      'a balance below zero, were it not computed': `ALTER TABLE inventory_log DISABLE TRIGGER inventory_log_post;\n${movement('RECEIPT', [on(ours.lot, 1)], { line: { quantity_after: -1 } })}`,
    },
    inventory_log_lot_once: {
      'two lines of one lot in one statement': movement('RECEIPT', [on(ours.lot, 1), on(ours.lot, 2)]),
    },
    transaction_whole: {
      'a transaction without lines': movement('RECEIPT', [], { header: { quantity: 1, line_count: 1 } }),
      'a transaction with fewer lines than it says': movement('RECEIPT', [on(ours.lot, 1)], {
        header: { line_count: 2 },
      }),
      'a transaction with more lines than it says': movement('RECEIPT', [on(ours.lot, 1), on(endless, 1)], {
        header: { line_count: 1 },
      }),
      'a transaction with another sum than it says': movement('RECEIPT', [on(ours.lot, 4)], {
        header: { quantity: 5 },
      }),
      'a line added to a recorded transaction': insert('inventory_log', addedLine),
      'a line added to a recorded transaction, numbered before its own': insert('inventory_log', {
        ...addedLine,
        seq: -1,
      }),
    },
  }),
];

const self = nextId();
const reversals = under({
  transaction_reversal: {
    'a reversal of nothing': movement('REVERSAL', [on(ours.lot, 4)], because),
    'a receipt that reverses': movement('RECEIPT', [on(ours.lot, 4)], reverse(dispense)),
  },
  transaction_reversal_final: {
    'a reversal of a reversal': movement('REVERSAL', [on(ours.lot, -1)], reverse(reversal)),
    'a reversal of itself': movement('REVERSAL', [on(ours.lot, 1)], { header: { ...reverse(self).header, id: self } }),
  },
  transaction_reversal_exact: {
    'a reversal of a part': movement('REVERSAL', [on(ours.lot, 3)], reverse(dispense)),
    'a reversal of more': movement('REVERSAL', [on(ours.lot, 5)], reverse(dispense)),
    'a reversal that repeats': movement('REVERSAL', [on(ours.lot, -4)], reverse(dispense)),
    'a reversal into another lot': movement('REVERSAL', [on(endless, 4)], reverse(dispense)),
    'a reversal in more lines': movement('REVERSAL', [on(ours.lot, 1), on(endless, 3)], reverse(dispense)),
    'a reversal into another stock': movement('REVERSAL', [on(otherLot, 4)], {
      ...reverse(dispense),
      stock: otherStock,
    }),
  },
});

const at = (occurred_at: string) => ({ header: { occurred_at } });
const history = under({
  inventory_log_history_not_negative: {
    'units taken before they came': movement('DISPENSE', [on(ours.lot, -1)], at('2024-01-05T09:00Z')),
    'units taken a millisecond before they came': movement(
      'DISPENSE',
      [on(ours.lot, -1)],
      at('2024-01-10T08:59:59.999Z'),
    ),
    'units taken that were dispensed later': movement('DISPENSE', [on(refilled, -1)], at(day(15))),
    'units taken at the instant they came, that were dispensed later': movement(
      'DISPENSE',
      [on(refilled, -1)],
      at(day(10)),
    ),
    'units taken at the instant the lot was emptied': movement('DISPENSE', [on(refilled, -1)], at(day(20))),
    'units taken while the lot was empty': movement('DISPENSE', [on(refilled, -1)], at(day(25))),
    'units written off while the lot was empty': movement('ADJUSTMENT', [on(refilled, -1)], {
      header: { reason: 'Broken', occurred_at: day(25) },
    }),
    'two lines that are too much only together': movement(
      'DISPENSE',
      [on(ours.lot, -3), on(ours.lot, -3)],
      at(day(15)),
    ),
  },
});

const records: Violation[] = Object.entries({
  transaction: 'note',
  inventory_log: 'timestamp',
  audit_log: 'ip',
  order_event: 'note',
}).flatMap(([table, column]) => rewrites(table, column, 'id'));
records.push(
  ['TRUNCATE of inventory_log alone', 'TRUNCATE inventory_log', 'inventory_log_append_only'],
  ['TRUNCATE of the lots with all that hangs on them', 'TRUNCATE lot CASCADE', 'inventory_log_append_only'],
  ['an audit line of a success with a code', another('audit_log', { code: 'INSUFFICIENT_STOCK' }), 'audit_log_code'],
  ...['REFUSED', 'DENIED', 'FAILED'].map(
    (outcome): Violation => [
      `an audit line ${outcome} without a code`,
      another('audit_log', { outcome }),
      'audit_log_code',
    ],
  ),
  ...['entity_types', 'fields', 'entity_ids'].flatMap((column): Violation[] => [
    [`a view with ${column} of none`, another('access_log', { [column]: '{}' }), 'access_log_tells_what'],
    [`a view with ${column} of one not known`, another('access_log', { [column]: '{NULL}' }), 'access_log_tells_what'],
    [`a view with ${column} of nothing known`, another('access_log', { [column]: null }), 'access_log_tells_what'],
  ]),
  [
    'a view of nothing at all',
    another('access_log', { entity_types: '{}', fields: '{}', entity_ids: '{}' }),
    'access_log_tells_what',
  ],
  [
    'a view of nothing known at all',
    another('access_log', { entity_types: null, fields: null, entity_ids: null }),
    'access_log_tells_what',
  ],
  [
    'a view that tells something and one that does not',
    insert('access_log', { ...ours.access_log, id: nextId() }, { ...ours.access_log, id: nextId(), entity_ids: '{}' }),
    'access_log_tells_what',
  ],
  ['an audit line without an action', another('audit_log', { action: '' }), 'audit_log_action_length'],
  [
    'an audit line with a very long action',
    another('audit_log', { action: 'a'.repeat(101) }),
    'audit_log_action_length',
  ],
);

const alerts: Violation[] = [
  ...['LOW_STOCK', 'OUT_OF_STOCK'].map(
    (kind): Violation => [`${kind} with a lot`, another('alert', { kind, lot_id: ours.lot.id }), 'alert_lot_kinds'],
  ),
  ...['EXPIRING', 'EXPIRED'].map(
    (kind): Violation => [`${kind} without a lot`, another('alert', { kind }), 'alert_lot_kinds'],
  ),
  ...['OPEN', 'ACKNOWLEDGED'].map(
    (state): Violation => [
      `an alert ${state} whose cause has ended`,
      another('alert', { state, cause_ended_at: '2024-01-01' }),
      'alert_cause_ended',
    ],
  ),
  ...under({
    alert_assigned: {
      'an instant without a person': another('alert', { kind: 'OUT_OF_STOCK', assigned_at: '2030-01-01' }),
    },
    alert_assigned_to_id_organization_id_fkey: {
      'given to their user': another('alert', {
        kind: 'OUT_OF_STOCK',
        assigned_at: '2030-01-01',
        assigned_to_id: theirs.app_user.id,
      }),
    },
    alert_snoozed: {
      'a snoozed alert without an end': set('alert', `state = 'SNOOZED', resolved_at = NULL`),
      'an open alert with an end of snoozing': another('alert', { kind: 'OUT_OF_STOCK', snoozed_until: '2040-01-01' }),
    },
    alert_resolved: {
      'a resolved alert without its time': another('alert', { kind: 'OUT_OF_STOCK', state: 'RESOLVED' }),
      'an open alert with a time of resolution': another('alert', { kind: 'OUT_OF_STOCK', resolved_at: '2024-01-01' }),
    },
    alert_cause_ended: {
      'a snoozed alert whose cause has ended': another('alert', {
        state: 'SNOOZED',
        snoozed_until: '2040-01-01',
        cause_ended_at: '2024-01-01',
      }),
    },
  }),
];

const onEvent = (event: Row, assignments: string) =>
  `UPDATE event SET ${assignments} WHERE id = ${literal(event['id'] ?? null)}`;
const events: Violation[] = [
  ...[
    `id = '${nobody}'`,
    `organization_id = '${theirs.organization.id}'`,
    `pharmacy_id = '${branch.id}'`,
    'seq = 9999',
    `type = 'Other'`,
    `payload = '[]'`,
    `created_at = '2020-01-01'`,
  ].map(
    (assignment): Violation => [
      `an event without a position, with another ${assignment.split(' ')[0]}`,
      onEvent(unplaced, assignment),
      'event_fixed',
    ],
  ),
  ...under({
    event_fixed: {
      'a second position': onEvent(ours.event, 'position = 9'),
      'the position taken away': onEvent(ours.event, 'position = NULL'),
      'an event with a position changed in nothing': onEvent(ours.event, 'type = type'),
      'a position and another payload at once': onEvent(unplaced, `position = 2, payload = '{"more": 1}'`),
    },
  }),
];

const violations = {
  'texts out of form': texts,
  'a second of what there is once': onlyOnce,
  'references to nothing, and across organizations': references,
  'balances that no line explains': balances,
  'quantities out of bounds': quantities,
  'changes of identity': identities,
  'keys that would open nothing': dataKeys,
  'transactions and lines that do not agree': ledger,
  'reversals that do not undo': reversals,
  'a history below zero': history,
  'changes of the records': records,
  'alerts in an impossible state': alerts,
  'changes of events': events,
  ...orderViolations,
  ...messageViolations,
  ...chainViolations,
  ...serviceViolations,
  ...factorViolations,
  ...linkViolations,
  ...mailViolations,
  ...rightsViolations,
  ...changeViolations,
  ...retentionViolations,
  ...recallViolations,
  ...clockViolations,
  ...counterViolations,
  ...anonymousViolations,
  ...signOnViolations,
  ...erasureViolations,
  ...lotViolations,
};

/** An order that is placed, approved, delivered in two parts and fulfilled, all before anything is committed. */
function allAtOnce(kind: (typeof kinds)[number]): string {
  const { at, line: ordered, sql } = orderWithLine({ header: { kind } });
  return [
    sql,
    change('supply_order', at, become('APPROVED')),
    moved(kind, at, 1),
    change('order_line', ordered, 'fulfilled_quantity = 1'),
    change('supply_order', at, become('PARTIALLY_FULFILLED')),
    moved(kind, at, 2),
    change('order_line', ordered, 'fulfilled_quantity = 3'),
    change('supply_order', at, become('FULFILLED')),
  ].join('\n');
}

let database: FreshDatabase;
let owner: pg.Client;
let contents: string;

async function open(): Promise<void> {
  database = await freshDatabase();
  owner = new pg.Client(database.url);
  await owner.connect();
  await owner.query(fixture);
  const { rows } = await owner.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename !~ '^_' ORDER BY 1`,
  );
  contents = `${rows.map(({ name }) => `SELECT '${name}' AS name, to_jsonb(t)::text AS content FROM ${name} t`).join(' UNION ALL ')} ORDER BY 1, 2`;
}

async function close(): Promise<void> {
  await owner.end();
  await database.drop();
}

/** Every row of every table; named, so that the database plans it once. */
const everything = async () => (await owner.query({ name: 'everything', text: contents })).rows;

/** The error that the database answers; nothing may have changed by it. */
async function refusal(sql: string): Promise<pg.DatabaseError> {
  const before = await everything();
  const answer: unknown = await owner.query(sql).catch((error: unknown) => error);
  expect(await everything()).toEqual(before);
  if (!(answer instanceof pg.DatabaseError)) throw new Error(`Accepted, or no answer of the database: ${sql}`);
  return answer;
}

const balanceOf = async (lotId: string) => {
  const { rows } = await owner.query<{ stock: number; lot: number }>(
    'SELECT stock.quantity AS stock, lot.quantity AS lot FROM lot JOIN stock ON stock.id = lot.stock_id WHERE lot.id = $1',
    [lotId],
  );
  return rows[0] ?? { stock: Number.NaN, lot: Number.NaN };
};

const allocatedOf = async (lotId: string) => {
  const { rows } = await owner.query<{ stock: number; lot: number }>(
    'SELECT stock.allocated AS stock, lot.allocated AS lot FROM lot JOIN stock ON stock.id = lot.stock_id WHERE lot.id = $1',
    [lotId],
  );
  return rows[0] ?? { stock: Number.NaN, lot: Number.NaN };
};

/** That what is kept beside the records, such as balances, is what the records add up to. */
async function expectSumsExplained(): Promise<void> {
  const { rows } = await owner.query(`
    SELECT id, quantity FROM lot
      WHERE quantity <> (SELECT coalesce(sum(quantity_changed), 0) FROM inventory_log l WHERE l.lot_id = lot.id)
    UNION ALL
    SELECT id, quantity FROM stock
      WHERE quantity <> (SELECT coalesce(sum(quantity_changed), 0) FROM inventory_log l WHERE l.stock_id = stock.id)`);
  expect(rows, 'balances that their lines do not explain').toEqual([]);
  const { rows: promised } = await owner.query(`
    SELECT id, allocated FROM lot
      WHERE allocated <> (SELECT coalesce(sum(quantity), 0) FROM allocation a WHERE a.lot_id = lot.id)
    UNION ALL
    SELECT id, allocated FROM stock
      WHERE allocated <> (SELECT coalesce(sum(quantity), 0) FROM allocation a WHERE a.stock_id = stock.id)`);
  expect(promised, 'promises that their allocations do not explain').toEqual([]);
  const { rows: counted } = await owner.query(`
    SELECT id, last_position FROM conversation c
      WHERE last_position <> (SELECT count(*) FROM message m WHERE m.conversation_id = c.id)
         OR last_position <> (SELECT coalesce(max(position), 0) FROM message m WHERE m.conversation_id = c.id)`);
  expect(counted, 'counts that their messages do not explain').toEqual([]);
}

describe('the database refuses, whoever writes', () => {
  beforeAll(open);
  afterAll(close);

  describe.each(Object.entries(violations))('%s', (_, group) => {
    it.each(group)('%s', async (_, sql, constraint) => {
      const error = await refusal(sql);
      expect(error.constraint, error.message).toBe(constraint);
    });
  });

  it('a line with a lot that does not exist', async () => {
    const error = await refusal(movement('RECEIPT', [on({ id: nobody }, 1)]));
    expect(error).toMatchObject({ code: '23503', message: `There is no lot ${nobody}.` });
  });

  it('by the name in the message, where the server reads it from there', async () => {
    const bounded = quantities.filter(([, , constraint]) => constraint === 'stock_quantity_bounded');
    for (const [, sql, constraint] of [...history, ...bounded]) {
      expect((await refusal(sql)).message).toContain(constraint);
    }
  });

  it('every rule that the database knows is tried here', async () => {
    const { rows } = await owner.query<{ name: string }>(`
    SELECT conname AS name FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'x') AND conrelid <> 0
    UNION
    SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE c.relnamespace = 'public'::regnamespace AND NOT tgisinternal
    UNION
    -- Primary keys that are more than a name of the row.
    SELECT conname FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype = 'p' AND pg_get_constraintdef(oid) <> 'PRIMARY KEY (id)'
    UNION
    -- Those that hold the primary key as well are there for foreign keys to point at; they cannot be broken alone.
    SELECT u.indexrelid::regclass::text FROM pg_index u
      JOIN pg_class c ON c.oid = u.indrelid JOIN pg_index p ON p.indrelid = u.indrelid AND p.indisprimary
      WHERE c.relnamespace = 'public'::regnamespace AND u.indisunique AND NOT u.indisprimary
        AND NOT u.indkey::int2[] @> p.indkey::int2[]`);
    const known = new Set(rows.map(({ name }) => name));
    const tried = new Set(Object.values(violations).flatMap((group) => group.map(([, , constraint]) => constraint)));
    // Triggers that answer by another name than their own …
    // (those that only note what changed, for the feed of changes or for lists, keep sums of days, give evidence its time, or say whose a key is, refuse nothing)
    const noting =
      /_(noted|summed)(_on_(insert|update|delete)|_before|_again)?$|_listed(_on_delete)?$|_dated$|^(person_key_owned|app_user_takes_key)$/;
    expect([...known].filter((name) => !tried.has(name) && !noting.test(name)).sort()).toEqual([
      'access_log_awaits_seal',
      'allocation_post_delete',
      'allocation_post_insert',
      'allocation_post_update',
      'allocation_promises',
      'audit_log_awaits_seal',
      'drug_package_added',
      'drug_package_moved',
      'drug_package_removed',
      'drug_package_stays_covered',
      'drug_recoded',
      'drug_stays_covered',
      'inventory_log_moves_balances',
      'inventory_log_post',
      'inventory_log_whole',
      'lot_correction_corrects',
      'lot_keeps_recalled',
      'lot_keeps_recalled_changed',
      'lot_matched',
      'lot_matched_changed',
      'lot_recalls_its_key',
      'lot_recalls_its_key_changed',
      'lot_starts_empty',
      'order_line_of_open_order',
      'recall_begins',
      'recall_freezes',
      // A row for a stock that there is not has no pharmacy, before anybody asks for the stock.
      'stock_listing_computed',
      'stock_listing_stock_id_fkey',
      'stock_starts_empty',
      'supply_order_unpromised',
      'transaction_returns',
    ]);
    // … and the further names they answer by.
    expect([...tried].filter((name) => !known.has(name)).sort()).toEqual([
      'allocation_of_own_stock',
      'inventory_log_history_not_negative',
      'inventory_log_lot_once',
      'lot_stays_recalled',
      'transaction_return_held',
      'transaction_return_of',
      'transaction_return_within',
      'transaction_returned_since',
      'transaction_reversal_exact',
      'transaction_reversal_final',
    ]);
  });
});

describe('the database accepts', () => {
  beforeEach(open);
  afterEach(async () => {
    try {
      await expectSumsExplained();
    } finally {
      await close();
    }
  });

  it('a receipt, and moves the balances by it', async () => {
    expect(await balanceOf(otherLot.id)).toEqual({ stock: 3, lot: 3 });
    const id = nextId();
    // Whatever the line says it leaves, the ledger knows better.
    await owner.query(
      movement('RECEIPT', [on(otherLot, 12)], { stock: otherStock, header: { id }, line: { quantity_after: 99 } }),
    );
    expect(await balanceOf(otherLot.id)).toEqual({ stock: 15, lot: 15 });
    const { rows } = await owner.query(
      'SELECT quantity_changed, quantity_after FROM inventory_log WHERE transaction_id = $1',
      [id],
    );
    expect(rows).toEqual([{ quantity_changed: 12, quantity_after: 15 }]);
  });

  it('a dispense from two lots and its reversal', async () => {
    const id = nextId();
    const [first, second] = [await balanceOf(ours.lot.id), await balanceOf(endless.id)];
    await owner.query(movement('DISPENSE', [on(ours.lot, -2), on(endless, -3)], { header: { id } }));
    expect(await balanceOf(ours.lot.id)).toEqual({ stock: first.stock - 5, lot: first.lot - 2 });
    expect(await balanceOf(endless.id)).toEqual({ stock: second.stock - 5, lot: second.lot - 3 });
    await owner.query(movement('REVERSAL', [on(endless, 3), on(ours.lot, 2)], reverse(id)));
    expect([await balanceOf(ours.lot.id), await balanceOf(endless.id)]).toEqual([first, second]);
  });

  it('an allocation, and moves what is promised by it when it comes, changes and goes', async () => {
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 0, lot: 0 });
    await owner.query(allocate(4));
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 4, lot: 4 });
    await owner.query(allocate(2, { lot_id: refilled.id }));
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 6, lot: 4 });
    expect(await allocatedOf(refilled.id)).toEqual({ stock: 6, lot: 2 });

    await owner.query(`UPDATE allocation SET quantity = 1 WHERE lot_id = '${ours.lot.id}'`);
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 3, lot: 1 });
    await owner.query(`UPDATE allocation SET quantity = 6 WHERE lot_id = '${ours.lot.id}'`);
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 8, lot: 6 });
    await owner.query('UPDATE allocation SET quantity = quantity');
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 8, lot: 6 });

    await owner.query(`DELETE FROM allocation WHERE lot_id = '${ours.lot.id}'`);
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 2, lot: 0 });
    await owner.query(`DELETE FROM allocation WHERE stock_id = '${ours.stock.id}'`);
    expect(await allocatedOf(refilled.id)).toEqual({ stock: 0, lot: 0 });
    // No balance moved by any of it, and no other stock.
    expect(await balanceOf(ours.lot.id)).toEqual({ stock: 14, lot: 6 });
    expect(await allocatedOf(otherLot.id)).toEqual({ stock: 2, lot: 2 });
  });

  it('allocations of many rows, by an upsert, by a merge and rolled back', async () => {
    const id = nextId();
    await owner.query(insert('order_line', { ...ours.order_line, id, position: 3 }));
    await owner.query(`${allocate(2)}\n${allocate(3, { line_id: id })}`);
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 5, lot: 5 });
    const more = allocate(1).replace(/;$/, '');
    await owner.query(
      `${more} ON CONFLICT (line_id, lot_id) DO UPDATE SET quantity = allocation.quantity + excluded.quantity`,
    );
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 6, lot: 6 });
    await owner.query(`${more} ON CONFLICT DO NOTHING`);
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 6, lot: 6 });
    await owner.query(`BEGIN; DELETE FROM allocation; ROLLBACK;`);
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 6, lot: 6 });
    await owner.query(`MERGE INTO allocation a USING stock s ON a.stock_id = s.id AND s.id = '${ours.stock.id}'
      WHEN MATCHED AND a.line_id = '${id}' THEN DELETE WHEN MATCHED THEN UPDATE SET quantity = 1`);
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 1, lot: 1 });
    await owner.query('DELETE FROM allocation');
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 0, lot: 0 });
    expect(await allocatedOf(otherLot.id)).toEqual({ stock: 0, lot: 0 });
  });

  it('one of two allocations at a time that are too much only together', async () => {
    const other = new pg.Client(database.url);
    await other.connect();
    try {
      const { rows } = await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const id = nextId();
      await owner.query(insert('order_line', { ...ours.order_line, id, position: 3 }));
      await owner.query(`BEGIN; ${allocate(4)}`);
      const second = other.query(allocate(3, { line_id: id })).catch((error: unknown) => error);
      await until('the second waits for the first', async () => {
        const waits = await owner.query('SELECT 1 WHERE cardinality(pg_blocking_pids($1)) > 0', [rows[0]?.pid]);
        return waits.rowCount === 1;
      });
      await owner.query('COMMIT');
      expect(await second).toMatchObject({ constraint: 'lot_allocated_within_quantity' });
      expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 4, lot: 4 });
    } finally {
      await other.end();
    }
  });

  it('an order from placement to delivery, in parts, and its acknowledgement', async () => {
    const id = nextId();
    const lineId = nextId();
    await owner.query(order({ id }));
    await owner.query(line({ id: lineId, order_id: id, quantity: 6 }));
    await owner.query(change('supply_order', { id }, become('APPROVED')));
    await owner.query(allocate(6, { line_id: lineId }));
    // What is delivered is promised no more, in one database transaction.
    const deliver = (promised: string, quantity: number, status: 'PARTIALLY_FULFILLED' | 'FULFILLED') =>
      [
        promised,
        moved('ISSUE', { id }, quantity),
        change('order_line', { id: lineId }, `fulfilled_quantity = fulfilled_quantity + ${quantity}`),
        change('supply_order', { id }, become(status)),
      ].join('\n');
    const less = `UPDATE allocation SET quantity = 2 WHERE line_id = '${lineId}';`;
    await owner.query(deliver(less, 4, 'PARTIALLY_FULFILLED'));
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 2, lot: 2 });
    expect(await balanceOf(ours.lot.id)).toEqual({ stock: 10, lot: 2 });
    await owner.query(deliver(`DELETE FROM allocation WHERE line_id = '${lineId}';`, 2, 'FULFILLED'));
    expect(await allocatedOf(ours.lot.id)).toEqual({ stock: 0, lot: 0 });
    expect(await balanceOf(ours.lot.id)).toEqual({ stock: 8, lot: 0 });
    await owner.query(change('supply_order', { id }, acknowledge));
    const { rows } = await owner.query('SELECT status, acknowledged_by_id FROM supply_order WHERE id = $1', [id]);
    expect(rows).toEqual([{ status: 'FULFILLED', acknowledged_by_id: acknowledgement.acknowledged_by_id }]);
  });

  it('an order that is sent, comes in part and is closed short', async () => {
    const { at, line: ordered, sql } = orderWithLine({ header: { kind: 'PURCHASE' } });
    await owner.query(sql);
    await owner.query(change('supply_order', at, become('APPROVED')));
    await owner.query(change('supply_order', at, `status = 'SENT', sent_at = '2024-02-02'`));
    await owner.query(
      [
        moved('PURCHASE', at, 2),
        change('order_line', ordered, 'fulfilled_quantity = 2'),
        change('supply_order', at, `status = 'PARTIALLY_FULFILLED'`),
      ].join('\n'),
    );
    const close = change('supply_order', at, `status = 'CLOSED_SHORT'`);
    const early: unknown = await owner.query(close).catch((error: unknown) => error);
    expect(early).toMatchObject({ constraint: 'supply_order_ended' });
    await owner.query(`${close}\n${settle(at)}`);
    await owner.query(change('supply_order', at, acknowledge));
    const { rows } = await owner.query(
      'SELECT status, sent_at IS NOT NULL AS sent, fulfilled_quantity, canceled_quantity FROM supply_order o JOIN order_line l ON l.order_id = o.id WHERE o.id = $1',
      [at.id],
    );
    expect(rows).toEqual([{ status: 'CLOSED_SHORT', sent: true, fulfilled_quantity: 2, canceled_quantity: 1 }]);
  });

  it('rows of both records, and has each wait once to be sealed', async () => {
    const queue = async () =>
      (
        await owner.query<{ row: string }>(`SELECT kind || ' ' || row_id AS row FROM audit_unsealed ORDER BY 1`)
      ).rows.map(({ row }) => row);
    const before = await queue();
    const waits = async (...rows: readonly string[]) => expect(await queue()).toEqual([...before, ...rows].sort());
    const ids = [nextId(), nextId(), nextId(), nextId()] as const;
    const [first, second, third, viewed] = ids;

    await owner.query(another('audit_log', { id: first }));
    await waits(`AUDIT ${first}`);
    await owner.query(
      insert('audit_log', { ...ours.audit_log, id: second }, { ...theirs.audit_log, id: third, outcome: 'SUCCEEDED' }),
    );
    await owner.query(another('access_log', { id: viewed }));
    const all = [`AUDIT ${first}`, `AUDIT ${second}`, `AUDIT ${third}`, `ACCESS ${viewed}`];
    await waits(...all);

    // What is not recorded does not wait.
    await owner.query(`BEGIN; ${another('audit_log')} ${viewAgain()} ROLLBACK;`);
    await owner.query(insert('audit_log', { ...ours.audit_log, id: first }).replace(/;$/, ' ON CONFLICT DO NOTHING;'));
    await owner.query('INSERT INTO access_log SELECT * FROM access_log WHERE false');
    await waits(...all);
    await owner.query(`DELETE FROM audit_unsealed WHERE row_id = '${first}'`);
    await waits(...all.slice(1));
    // A refusal of the queue is a refusal of the record.
    const id = nextId();
    const refused: unknown = await owner
      .query(`${waiting(id)}\n${another('audit_log', { id })}`)
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ constraint: 'audit_unsealed_pkey' });
    await waits(...all.slice(1));
  });
});

describe('the database accepts, checked as at commit and rolled back', () => {
  beforeAll(open);
  afterAll(close);

  it.each([
    ...statuses.flatMap((status): [string, string][] => [
      [`an order ${status}`, order(stamps(status))],
      [
        `an order that becomes ${status}`,
        `${arrive(purchase, status)}\n${change('supply_order', purchase, 'updated_at = now()')}`,
      ],
    ]),
    ...underWay.flatMap((status): [string, string][] => {
      const { at, sql, promise } = orderWithLine({ header: stamps(status) });
      const later = orderWithLine();
      return [
        [`all that an order ${status} asks for promised to it`, `${sql}\n${promise(3)}`],
        [
          `a promise before the order becomes ${status} in one transaction`,
          `${later.sql}\n${later.promise(3)}\n${change('supply_order', later.at, become(status))}`,
        ],
        [
          `an order ${status} that ends before it is settled and its promise goes, in one transaction`,
          `${sql}\n${promise(3)}\n${change('supply_order', at, become(status === 'PARTIALLY_FULFILLED' ? 'CLOSED_SHORT' : 'CANCELED'))}\n${settle(at)}\nDELETE FROM allocation WHERE stock_id = '${ours.stock.id}';`,
        ],
      ];
    }),
    ...(['FULFILLED', 'CLOSED_SHORT'] as const).map((status): [string, string] => {
      const id = nextId();
      return [
        `the first acknowledgement of an order ${status}`,
        `${order({ id, ...stamps(status) })}\n${change('supply_order', { id }, `${acknowledge}, updated_at = now()`)}`,
      ];
    }),
    ['an order of another status that was sent before', order({ ...stamps('FULFILLED'), sent_at: '2024-02-02' })],
    ['a line of as much as there may be', line({ quantity: 10_000_000, fulfilled_quantity: 10_000_000 })],
    ['a line of one', line({ quantity: 1 })],
    [
      'a line promised all that is outstanding',
      change('order_line', otherLine, 'fulfilled_quantity = 2, canceled_quantity = 1'),
    ],
    ...kinds.flatMap((kind): [string, string][] => [
      ...delivered.flatMap((status): [string, string][] => {
        const canceled = status === 'PARTIALLY_FULFILLED' ? 0 : 2;
        const is = orderWithLine({
          header: { kind, ...stamps(status) },
          line: { fulfilled_quantity: 1, canceled_quantity: canceled },
        });
        const later = orderWithLine({ header: { kind, ...stamps('APPROVED') } });
        return [
          [`what moves for ${kind} that is ${status}`, `${is.sql}\n${moved(kind, is.at)}`],
          [
            `what moves for ${kind} before it becomes ${status}, in one transaction`,
            [
              later.sql,
              moved(kind, later.at),
              change('order_line', later.line, `fulfilled_quantity = 1, canceled_quantity = ${canceled}`),
              change('supply_order', later.at, become(status)),
            ].join('\n'),
          ],
        ];
      }),
      [`what moves for ${kind} that is under way, from its placement on in one transaction`, allAtOnce(kind)],
    ]),
    ['a dispense without an order', movement('DISPENSE', [on(ours.lot, -1)])],
    ['an order for the shortest name', order({ recipient: encrypted })],
    ['an order for the longest name', order({ recipient: bytes(1300) })],
    ['an order for issue to nobody', order({ recipient: null })],
    ...statuses.map((status): [string, string] => {
      const id = nextId();
      return [
        `an order for somebody that becomes ${status}`,
        `${order({ id, recipient: encrypted })}\n${change('supply_order', { id }, `${become(status)}, recipient = recipient`)}`,
      ];
    }),
    ['two orders for the same', `${order({ recipient: encrypted })}\n${order({ number: 4, recipient: encrypted })}`],
    ['the next version of a data key', another('data_key', { version: 2 })],
    ['a data key of a version that is far ahead', another('data_key', { version: 2_147_483_647 })],
    ['a data key under a master key of one character', another('data_key', { version: 2, master_key_id: '0' })],
    [
      'a data key under a master key of 50 characters',
      another('data_key', { version: 2, master_key_id: 'k'.repeat(50) }),
    ],
    [
      'a data key under a master key with all that its name may hold',
      another('data_key', { version: 2, master_key_id: '.Aws_key-2024' }),
    ],
    ['a data key wrapped again under another master key', onKey(reWrap)],
    ['a data key wrapped again under its master key', onKey(`wrapped = '${bytes(60, 'ff')}'`)],
    [
      'a data key wrapped again, the whole row written',
      onKey(`${reWrap}, id = id, version = version, created_at = created_at`),
    ],
    [
      'a view of many records, by no name and from nowhere',
      another('access_log', {
        entity_types: '{Order,Drug}',
        fields: '{Order.recipient,Drug.name}',
        entity_ids: `{${ours.supply_order.id},${ours.drug.id}}`,
        operation: null,
        ip: null,
      }),
    ],
    // The record of a view refers to no row: it stays true when what was looked at is gone.
    [
      'a view by somebody unknown of something unknown',
      another('access_log', { actor_id: nobody, entity_ids: `{${nobody}}` }),
    ],
    ['an order closed short and acknowledged', order({ ...stamps('CLOSED_SHORT'), ...acknowledgement })],
    ['an order canceled after its approval', order({ ...stamps('APPROVED'), status: 'CANCELED' })],
    ['a purchase without a supplier', order({ kind: 'PURCHASE' })],
    ['an order number of another pharmacy', order({ pharmacy_id: branch.id, number: 2 })],
    ['the next last number', set('order_number', 'last = last + 1')],
    [
      'the next last number, three times',
      Array.from({ length: 3 }, () => `${set('order_number', 'last = last + 1')};`).join('\n'),
    ],
    [
      'the next last number by an upsert',
      insert('order_number', ours.order_number).replace(
        /;$/,
        ' ON CONFLICT (pharmacy_id) DO UPDATE SET last = order_number.last + 1;',
      ),
    ],
    ['the first number of another pharmacy', insert('order_number', { ...ours.order_number, pharmacy_id: branch.id })],
    [
      'a line fulfilled and canceled as a whole',
      `DELETE FROM allocation;\n${set('order_line', 'fulfilled_quantity = 2, canceled_quantity = quantity - 2')}`,
    ],
    ['a further event of an order', another('order_event', { from_status: 'PENDING', to_status: 'APPROVED' })],
    [
      'all there is allocated',
      [allocate(6), allocate(5, { lot_id: refilled.id }), allocate(3, { lot_id: endless.id })].join('\n'),
    ],
    ['a dispense of all that is not allocated', `${allocate(4)}\n${movement('DISPENSE', [on(ours.lot, -2)])}`],
    ['a back-dated line that fits', movement('DISPENSE', [on(ours.lot, -5)], at(day(15)))],
    ['a back-dated line that adds', movement('TRANSFER_IN', [on(ours.lot, 5)], at('2024-01-05T09:00Z'))],
    ['all that the lot holds taken at the instant it came', movement('DISPENSE', [on(refilled, -5)], at(day(30)))],
    ['a count that finds less', movement('COUNT', [on(endless, -1)])],
    [
      'an adjustment of two lots that comes to nothing',
      movement('ADJUSTMENT', [on(endless, -1), on(ours.lot, 1)], because),
    ],
    ['a lot number again, with another expiry', another('lot', { expires_on: '2040-07-31' })],
    ['the name of an archived supplier', `${set('supplier', 'archived_at = now()')};\n${another('supplier')}`],
    [
      'an invitation after an accepted one',
      `${set('invitation', 'accepted_at = now()')};\n${another('invitation', { token_hash: hash('e') })}`,
    ],
    [
      'an alert when the cause returns',
      `${set('alert', `state = 'RESOLVED', resolved_at = now(), cause_ended_at = now()`)};\n${another('alert')}`,
    ],
    ['the first position of an event', onEvent(unplaced, 'position = 2')],
    [
      'a drug without an NDC, many times',
      [another('drug', { ndc: null, ndc_key: null }), another('drug', { ndc: null, ndc_key: null })].join('\n'),
    ],
    ...messageAccepted,
    ...chainAccepted,
    ...serviceAccepted,
    ...factorAccepted,
    ...retentionAccepted,
    ...recallAccepted,
    ...counterAccepted,
    ...linkAccepted,
    ...mailAccepted,
    ...anonymousAccepted,
    ...signOnAccepted,
    ...erasureAccepted,
    ...lotAccepted,
  ])('%s', async (_, sql) => {
    const before = await everything();
    await owner.query('BEGIN');
    try {
      await owner.query(sql);
      await owner.query('SET CONSTRAINTS ALL IMMEDIATE');
      expect(await everything()).not.toEqual(before);
      await expectSumsExplained();
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});
