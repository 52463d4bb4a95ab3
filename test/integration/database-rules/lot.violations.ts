import {
  another,
  insert,
  movement,
  nextId,
  nobody,
  on,
  otherLot,
  ours,
  type Row,
  set,
  theirs,
  under,
  type Violation,
} from './sql.violations.ts';

// What database-rules.test.ts tries of lots: their numbers, their parts and their corrections.

const part = { ...ours.lot, id: nextId(), parent_id: ours.lot.id };
const splitOff = (otherwise: Row = {}) => insert('lot', { ...part, ...otherwise });
const correction = (otherwise: Row = {}) =>
  insert('lot_correction', {
    id: nextId(),
    organization_id: ours.organization.id,
    lot_id: ours.lot.id,
    stock_id: ours.stock.id,
    lot_number_was: 'A-1',
    expires_on_was: '2040-06-30',
    lot_number: 'A-7',
    expires_on: '2040-06-30',
    reason: 'Read wrongly.',
    actor_id: ours.app_user.id,
    ...otherwise,
  });
const required = `${set('drug', `expiry_control = 'REQUIRED'`)};`;
const splitting = (lines: Parameters<typeof movement>[1], header: Row = {}) =>
  `${splitOff()}\n${movement('SPLIT', lines, { header: { reason: 'Wet.', ...header } })}`;

export const lotViolations = {
  'numbers of lots': under({
    lot_number_printable: {
      'a lot with what a scanner sends between two values': another('lot', { lot_number: 'A1\u001d21' }),
      'a lot with a line feed': another('lot', { lot_number: 'A1\nB' }),
      'a lot with a blank number': another('lot', { lot_number: ' ' }),
      'a lot of hyphens': another('lot', { lot_number: '--' }),
      'a lot that nobody can read': another('lot', { lot_number: '\u200b\u00ad' }),
    },
    lot_unique: {
      'a lot in small letters': another('lot', { lot_number: 'a-1' }),
      'a lot without its hyphen': another('lot', { lot_number: 'A1' }),
      'a lot with another hyphen and a blank': another('lot', { lot_number: 'A \u2013 1' }),
      'a lot with a character that nobody sees': another('lot', { lot_number: 'A-\u200b1' }),
    },
    lot_spelling_unique: {
      'a lot that is kept apart and spelled alike': another('lot', { spelled_apart: 'true' }),
    },
    lot_expiry_required: {
      'a lot without an expiry of a drug that has one': `${required}\n${another('lot', { lot_number: 'NEW', expires_on: null })}`,
      'a correction that takes the expiry away': `${required}\n${correction({ expires_on: null })}`,
    },
    drug_min_remaining_days: {
      'goods that must be good for less than a day': set('drug', 'min_remaining_days = -1'),
      'goods that must be good for eleven years': set('drug', 'min_remaining_days = 4015'),
    },
    supplier_min_remaining_days: {
      'goods of a supplier that must be good for less than a day': set('supplier', 'min_remaining_days = -1'),
    },
  }),
  'parts of lots': under({
    lot_parent_id_stock_id_organization_id_fkey: {
      'a part of nothing': splitOff({ parent_id: nobody }),
      'a part of a lot of another stock': splitOff({ parent_id: otherLot.id }),
      'a part of their lot': splitOff({ parent_id: theirs.lot.id }),
    },
    lot_not_its_own_parent: { 'a part of itself': splitOff({ parent_id: part.id }) },
    lot_part_like_whole: {
      'a part with another number': splitOff({ lot_number: 'A-9' }),
      'a part with another date': splitOff({ expires_on: '2040-07-31' }),
      'a part that is left behind by a correction of its whole': `${splitOff()}\n${correction()}`,
      'a part of a part': `${splitOff()}\n${splitOff({ id: nextId(), parent_id: part.id })}`,
    },
    lot_facts_by_correction: {
      'a lot that becomes a part': `${another('lot', { lot_number: 'NEW' })}\n${set('lot', `parent_id = (SELECT id FROM lot WHERE lot_number = 'NEW')`)}`,
      'a lot that is kept apart afterwards': set('lot', 'spelled_apart = true'),
      'a lot with another number': set('lot', `lot_number = 'NEW'`),
      'a lot with another date': set('lot', `expires_on = '2041-01-01'`),
      'a lot whose date is taken away': set('lot', 'expires_on = NULL'),
    },
    transaction_split: {
      'a split of which some is lost': splitting([on(ours.lot, -3), on(part, 2)]),
      'a split into nothing': movement('SPLIT', [on(ours.lot, 1)], { header: { reason: 'Wet.' } }),
      'a split without a reason': splitting([on(ours.lot, -2), on(part, 2)], { reason: ' ' }),
    },
  }),
  'corrections of lots': under({
    lot_correction_lot_id_stock_id_organization_id_fkey: {
      'a correction of no lot': correction({ lot_id: nobody }),
      'a correction of a lot of another stock': correction({ lot_id: otherLot.id }),
      'a correction of their lot': correction({ lot_id: theirs.lot.id, stock_id: theirs.stock.id }),
    },
    lot_correction_actor_id_organization_id_fkey: {
      'a correction by nobody': correction({ actor_id: nobody }),
      'a correction by somebody of another organization': correction({ actor_id: theirs.app_user.id }),
    },
    lot_correction_reason: { 'a correction without a reason': correction({ reason: ' ' }) },
    lot_correction_changes: { 'a correction of nothing': correction({ lot_number: 'A-1' }) },
    lot_correction_append_only: {
      'a correction that says something else': `${correction()}\nUPDATE lot_correction SET reason = 'Another.';`,
      'a correction that is deleted': `${correction()}\nDELETE FROM lot_correction;`,
    },
    lot_number_printable: { 'a correction to what nobody can read': correction({ lot_number: '-' }) },
  }),
} satisfies Record<string, Violation[]>;

/** Accepted: what a pharmacy does with lots. */
export const lotAccepted: [string, string][] = [
  ['a lot of the same key that somebody keeps apart', another('lot', { lot_number: 'a 1', spelled_apart: 'true' })],
  ['a part of a lot', splitOff()],
  ['a split', splitting([on(ours.lot, -2), on(part, 2)])],
  ['a correction', correction()],
  ['a correction of a part alone', `${splitOff()}\n${correction({ lot_id: part.id })}`],
  [
    'a correction of a lot and its part',
    `${splitOff()}\n${correction()}\n${correction({ id: nextId(), lot_id: part.id })}`,
  ],
  ['a correction to what another lot is', correction({ lot_number: 'a2' })],
];
