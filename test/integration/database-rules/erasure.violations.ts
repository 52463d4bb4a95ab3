import { change } from './order.violations.ts';
import { bytes, colleague, insert, nextId, nobody, ours, type Row, theirs, under } from './sql.violations.ts';

// What database-rules.test.ts tries of the keys of persons, and of those who were erased.

const of = { organization_id: ours.organization.id };
const address = 'somebody@pharmacy.example';
const kept = { id: nextId() };
const key = (otherwise: Row = {}) =>
  insert('person_key', { id: nextId(), ...of, address, key: bytes(32, '07'), ...otherwise });
const changed = (assignments: string, otherwise: Row = {}) =>
  `${key({ ...kept, ...otherwise })}\n${change('person_key', kept, assignments)}`;
const removed = (otherwise: Row = {}) =>
  `${key({ ...kept, ...otherwise })}\nDELETE FROM person_key WHERE id = '${kept.id}';`;

const disabled = change('app_user', colleague, `status = 'DISABLED'`);
const erasing = `SELECT erase_user('${colleague.id}', now());`;
const erased = `${disabled}\n${erasing}`;
const byHand = (assignments: string) =>
  `${disabled}\n${change('app_user', colleague, `erased_at = now(), ${assignments}`)}`;
const placeholders = `name = 'Erased person', email = id || '@erased.invalid'`;

export const erasureViolations = {
  'keys of persons': under({
    person_key_organization_id_fkey: { 'a key of nobody': key({ organization_id: nobody }) },
    person_key_user_id_organization_id_fkey: {
      'a key of somebody of another organization': key({ user_id: theirs.app_user.id }),
    },
    person_key_address: { 'two keys of one address': `${key()}\n${key()}` },
    person_key_address_form: { 'a key of a name': key({ address: 'somebody' }) },
    person_key_length: { 'a key that is too short': key({ key: bytes(31) }) },
    person_key_fixed: {
      'another key': changed(`key = '${bytes(32, '08')}'`),
      'a key of another address': changed(`address = 'other@pharmacy.example'`),
      'a key that is given to somebody else': changed(`user_id = '${ours.app_user.id}'`, { user_id: colleague.id }),
      'a former key that is current again': changed('former_at = NULL', { former_at: '2024-03-01' }),
    },
    person_key_kept: {
      'a key of nobody in the organization that is destroyed': removed(),
      'a key of a member that is destroyed': removed({ user_id: colleague.id }),
      'a key of somebody disabled that is destroyed': `${disabled}\n${removed({ user_id: colleague.id })}`,
    },
  }),
  'people who were erased': under({
    app_user_erased: {
      'an erased person with a name': byHand(`account_id = NULL, email = id || '@erased.invalid'`),
      'an erased person with an address': byHand(`account_id = NULL, name = 'Erased person'`),
      'an erased person who signs in again': `${erased}\n${change('app_user', colleague, `status = 'ACTIVE'`)}`,
    },
    app_user_erased_stays: {
      'an erased person who comes back': `${erased}\n${change('app_user', colleague, 'erased_at = NULL')}`,
      'an erased person who was erased later': `${erased}\n${change('app_user', colleague, `erased_at = now() + interval '1 day'`)}`,
      'somebody erased twice': `${erased}\n${erasing}`,
      'somebody erased who may sign in': erasing,
      'somebody disabled and erased at once': change(
        'app_user',
        colleague,
        `status = 'DISABLED', erased_at = now(), account_id = NULL, ${placeholders}`,
      ),
    },
    app_user_account_of_person: {
      'an erased person with an account': byHand(`name = 'Erased person'`),
    },
    app_user_account_fixed: {
      'a person without an account who is not erased': change('app_user', colleague, 'account_id = NULL'),
    },
  }),
};

export const erasureAccepted: readonly [string, string][] = [
  ['somebody disabled who is erased', erased],
  ['a key of somebody whom the organization does not know', key()],
  ['a former key beside the current one', `${key({ former_at: '2024-03-01' })}\n${key()}`],
];
