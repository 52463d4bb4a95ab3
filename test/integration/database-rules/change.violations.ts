import { insert, nextId, nobody, ours, type Row, under } from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of the feed of changes. Each attempt brings the changes and the head it is about.

const placed = (otherwise: Row = {}) =>
  insert('entity_change', {
    seq: 900_001,
    organization_id: ours.organization.id,
    scope_id: ours.pharmacy.id,
    type: 'STOCK',
    entity_id: ours.stock.id,
    position: 900_001,
    ...otherwise,
  });
const changed = (assignment: string, otherwise: Row = {}) =>
  `${placed(otherwise)}\nUPDATE entity_change SET ${assignment} WHERE seq = 900001;`;
const head = (otherwise: Row = {}) =>
  insert('change_head', { organization_id: ours.organization.id, position: 5, feed: nextId(), ...otherwise });
const moved = (assignment: string) =>
  `${head()}\nUPDATE change_head SET ${assignment} WHERE organization_id = '${ours.organization.id}';`;

export const changeViolations = {
  'a feed of changes that could lose one': under({
    entity_change_pkey: { 'a change with a sequence number in use': `${placed()}\n${placed({ position: 900_002 })}` },
    entity_change_place: { 'a change at a place in use': `${placed()}\n${placed({ seq: 900_002 })}` },
    entity_change_position: {
      'a change at position 0': placed({ position: 0 }),
      'a change that is given a place below zero': changed('position = -1', { position: null }),
    },
    entity_change_fixed: {
      'a change that is given another place': changed('position = 900002'),
      'a change that loses its place': changed('position = NULL'),
      'a change of another record': changed(`entity_id = '${nobody}'`, { position: null }),
      'a change of another type': changed(`type = 'LOT'`, { position: null }),
      'a change seen elsewhere': changed(`scope_id = '${nobody}'`, { position: null }),
      'a change of another organization': changed(`organization_id = '${nobody}'`, { position: null }),
    },
    change_head_pkey: { 'a second head of an organization’s changes': `${head()}\n${head()}` },
    change_head_organization_id_fkey: { 'a head of changes of no organization': head({ organization_id: nobody }) },
    change_head_position: { 'a head of changes below zero': head({ position: -1 }) },
    change_head_goes_up: {
      'a head of changes that goes back': moved('position = 4'),
      'a head of changes that is given away': moved(`organization_id = '${nobody}'`),
    },
  }),
};
