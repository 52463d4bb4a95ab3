import {
  branch,
  colleague,
  insert,
  nextId,
  nobody,
  otherDrug,
  ours,
  type Row,
  rewrites,
  theirs,
  under,
} from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of recalls: what they are, what they cover, and that nothing of an active one is usable.

const of = { organization_id: ours.organization.id };
const by = ours.app_user.id;
const some = nextId();
const recall = (otherwise: Row = {}) =>
  insert('recall', {
    id: some,
    ...of,
    source: 'FDA',
    number: 'D-1362-2012',
    product: 'Omeprazole capsules',
    ...otherwise,
  });
const scope = (otherwise: Row = {}) =>
  insert('recall_scope', {
    id: nextId(),
    ...of,
    recall_id: some,
    drug_id: ours.drug.id,
    lot_number: 'a 1',
    ...otherwise,
  });
const step = (assignments: string) => `UPDATE recall SET ${assignments} WHERE id = '${some}';`;
const reviewed = `state = 'REVIEWED', reviewed_at = now(), reviewed_by_id = '${by}'`;
const activated = `state = 'ACTIVE', activated_at = now(), activated_by_id = '${by}'`;
const closed = `state = 'CLOSED', closed_at = now(), closed_by_id = '${by}', closing_reason = 'All sent back'`;
const active = [recall(), scope(), step(reviewed), step(activated)].join('\n');
const byCode = (otherwise: Row) => scope({ drug_id: null, ndc_keys: '{}', ...otherwise });
const receipt = (otherwise: Row = {}) =>
  insert('recall_receipt', {
    id: nextId(),
    ...of,
    recall_id: some,
    pharmacy_id: branch.id,
    acknowledged_by_id: colleague.id,
    ...otherwise,
  });
const lot = (otherwise: Row) => insert('lot', { ...ours.lot, id: nextId(), ...otherwise });
const match = (otherwise: Row = {}) =>
  insert('recall_match', {
    id: nextId(),
    ...of,
    recall_id: some,
    stock_id: ours.stock.id,
    lot_id: ours.lot.id,
    lot_key: 'A1',
    ...otherwise,
  });
const then = (...statements: string[]) => statements.join('\n');

export const recallViolations = {
  recalls: under({
    recall_source_length: { 'a recall of nobody': recall({ source: ' ' }) },
    recall_number_length: { 'a recall without a number': recall({ number: '' }) },
    recall_product_length: { 'a recall of nothing': recall({ product: ' ' }) },
    recall_organization_id_fkey: { 'a recall of no organization': recall({ organization_id: nobody }) },
    recall_unique: {
      'a notice twice': then(recall(), recall({ id: nextId() })),
      'a notice in another spelling': then(
        recall(),
        recall({ id: nextId(), source: 'fda', number: 'd\u20111362 2012' }),
      ),
    },
    recall_entered_by_id_organization_id_fkey: {
      'a recall entered by a stranger': recall({ entered_by_id: theirs.app_user.id }),
    },
    recall_reviewed_by_id_organization_id_fkey: {
      'a recall reviewed by a stranger': then(recall(), step(reviewed.replace(by, theirs.app_user.id))),
    },
    recall_activated_by_id_organization_id_fkey: {
      'a recall made active by a stranger': then(
        recall(),
        step(reviewed),
        step(activated.replace(by, theirs.app_user.id)),
      ),
    },
    recall_closed_by_id_organization_id_fkey: {
      'a recall closed by a stranger': then(recall(), step(closed.replace(by, theirs.app_user.id))),
    },
    recall_identity_fixed: {
      'a recall of another number': then(recall(), step(`number = 'D-2'`)),
      'a recall of another organization': then(recall(), step(`organization_id = '${theirs.organization.id}'`)),
    },
    recall_reviewed: {
      'a recall reviewed at no time': then(recall(), step(`state = 'REVIEWED', reviewed_by_id = '${by}'`)),
      'a recall reviewed by nobody': then(recall(), step(`state = 'REVIEWED', reviewed_at = now()`)),
    },
    recall_activated: {
      'a recall active since no time': then(recall(), step(reviewed), step(`state = 'ACTIVE'`)),
      'a recall that is reviewed and was active': then(
        recall(),
        step(`${reviewed}, activated_at = now(), activated_by_id = '${by}'`),
      ),
    },
    recall_closed: {
      'a recall closed for no reason': then(
        recall(),
        step(`${closed}, closing_reason = ' '`.replace(`, closing_reason = 'All sent back'`, '')),
      ),
      'a recall closed at no time': then(recall(), step(`state = 'CLOSED', closing_reason = 'x'`)),
      'a recall that is new and has a reason for its end': recall({ closing_reason: 'x' }),
    },
    recall_step: {
      'a recall that begins active': recall({ state: 'ACTIVE', activated_at: '2024-02-10', activated_by_id: by }),
      'a recall that nobody reviewed and is made active': then(
        recall(),
        step(`${activated}, reviewed_at = now(), reviewed_by_id = '${by}'`),
      ),
      'an active recall that is taken back': then(
        active,
        step(`state = 'REVIEWED', activated_at = NULL, activated_by_id = NULL`),
      ),
      'a closed recall that is opened again': then(
        active,
        step(closed),
        step(`state = 'ACTIVE', closed_at = NULL, closed_by_id = NULL, closing_reason = NULL`),
      ),
    },
    recall_scope_recall_id_organization_id_fkey: { 'what no recall covers': scope({ recall_id: nobody }) },
    recall_scope_drug_id_organization_id_fkey: {
      'a drug of others that is covered': then(recall(), scope({ drug_id: theirs.drug.id })),
    },
    recall_scope_of_one: {
      'what is neither drug nor code': then(recall(), scope({ drug_id: null })),
      'what is a drug and a code': then(recall(), scope({ ndc: '0186-5020', ndc_keys: '{001865020}' })),
    },
    recall_scope_gtin_form: { 'a GTIN of 13 digits': then(recall(), byCode({ gtin: '1234567890123' })) },
    recall_scope_keys: {
      'an NDC without a key': then(recall(), byCode({ ndc: '0186-5020' })),
      'an NDC without any keys': then(recall(), byCode({ ndc: '0186-5020', ndc_keys: null })),
    },
    recall_scope_lot: {
      'a lot of hyphens': then(recall(), scope({ lot_number: '- -' })),
      'a lot of 51 characters': then(recall(), scope({ lot_number: '1'.repeat(51) })),
    },
    recall_scope_unique: {
      'a lot covered twice': then(recall(), scope(), scope({ lot_number: 'A-1' })),
      'all lots covered twice': then(recall(), scope({ lot_number: null }), scope({ lot_number: null })),
    },
    recall_scope_fixed: {
      'an active recall that is widened': then(active, scope({ lot_number: 'X' })),
      'an active recall that is narrowed': then(active, `DELETE FROM recall_scope WHERE recall_id = '${some}';`),
      'what is covered, changed': then(
        recall(),
        scope(),
        `UPDATE recall_scope SET lot_number = 'X' WHERE recall_id = '${some}';`,
      ),
    },
    recall_match_recall_id_organization_id_fkey: { 'a lot that no recall caught': match({ recall_id: nobody }) },
    recall_match_lot_id_stock_id_organization_id_fkey: {
      'a lot of others that was caught': then(recall(), match({ lot_id: theirs.lot.id, stock_id: theirs.stock.id })),
    },
    recall_match_recall_id_lot_id_key: { 'a lot that was caught twice': then(active, match()) },
    recall_receipt_of_active: { 'a recall acknowledged before it is active': then(recall(), receipt()) },
    recall_receipt_recall_id_pharmacy_id_key: { 'a recall acknowledged twice': then(active, receipt(), receipt()) },
    recall_receipt_recall_id_organization_id_fkey: { 'no recall acknowledged': receipt({ recall_id: nobody }) },
    recall_receipt_pharmacy_id_organization_id_fkey: {
      'a recall acknowledged by a pharmacy of others': then(active, receipt({ pharmacy_id: theirs.pharmacy.id })),
    },
    recall_receipt_acknowledged_by_id_organization_id_fkey: {
      'a recall acknowledged by a stranger': then(active, receipt({ acknowledged_by_id: theirs.app_user.id })),
    },
    lot_stays_recalled: {
      'a lot released that an active recall covers': then(
        active,
        `UPDATE lot SET status = 'RELEASED' WHERE id = '${ours.lot.id}';`,
      ),
      'a lot put into quarantine that an active recall covers': then(
        active,
        `UPDATE lot SET status = 'QUARANTINED' WHERE id = '${ours.lot.id}';`,
      ),
      'a lot released whose number was put right since a recall caught it': then(
        active,
        correctedToOther(),
        `UPDATE lot SET status = 'QUARANTINED' WHERE id = '${ours.lot.id}';`,
      ),
      'a lot of a number that is RECALLED by hand, released alone': then(
        lot({ lot_number: 'A 1', expires_on: '2041-01-31' }),
        `UPDATE lot SET status = 'RECALLED' WHERE id = '${ours.lot.id}';`,
        `UPDATE lot SET status = 'QUARANTINED' WHERE id = '${ours.lot.id}';`,
        `UPDATE lot SET status = 'RELEASED' WHERE id = '${ours.lot.id}';`,
      ),
    },
  }),
  'records of recalls': [
    ...rewrites('recall_match', 'status_before', 'id'),
    ...rewrites('recall_receipt', 'acknowledged_at', 'id'),
  ],
};

/** Fails unless all lots of this number in the organization are RECALLED. */
const held = (number: string) =>
  `DO $$ BEGIN ASSERT NOT EXISTS (SELECT 1 FROM lot WHERE organization_id = '${ours.organization.id}' AND lot_key = '${number}' AND status <> 'RECALLED'); END $$;`;

export const recallAccepted: readonly [string, string][] = [
  ['a recall that is made active and holds', then(active, held('A1'))],
  [
    'a lot of an active recall that is received, and is recalled',
    then(active, lot({ lot_number: 'A 1', expires_on: '2041-01-31' }), held('A1')),
  ],
  ['a recall that is acknowledged', then(active, receipt())],
  [
    'a recall that is closed, and a lot released behind it',
    then(active, step(closed), `UPDATE lot SET status = 'QUARANTINED' WHERE id = '${ours.lot.id}';`),
  ],
  [
    'a lot that is RECALLED by hand, and all of its number with it',
    then(
      lot({ lot_number: 'A 1', expires_on: '2041-01-31' }),
      `UPDATE lot SET status = 'RECALLED' WHERE id = '${ours.lot.id}';`,
      held('A1'),
    ),
  ],
  ['a lot of the same number of another drug', then(active, scopeOfOther())],
  [
    'what is covered, taken back before anything is held',
    then(recall(), scope(), `DELETE FROM recall_scope WHERE recall_id = '${some}';`),
  ],
];

function correctedToOther(): string {
  const correction = { id: nextId(), ...of, lot_id: ours.lot.id, stock_id: ours.stock.id, actor_id: ours.app_user.id };
  return insert('lot_correction', { ...correction, lot_number_was: 'A-1', lot_number: 'Z9', reason: 'Read again.' });
}

function scopeOfOther(): string {
  const id = nextId();
  const stock = { ...ours.stock, id, drug_id: otherDrug.id, pharmacy_id: branch.id };
  const other = nextId();
  return then(
    insert('stock', stock),
    insert('lot', { ...ours.lot, id: other, stock_id: id, lot_number: 'A-1' }),
    `DO $$ BEGIN ASSERT (SELECT status FROM lot WHERE id = '${other}') = 'RELEASED'; END $$;`,
  );
}
