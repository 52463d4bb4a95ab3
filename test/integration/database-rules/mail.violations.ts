import { bytes, hash, insert, nextId, nobody, ours, type Row, under } from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of letters and of sign-ups that wait for their confirmation.

const letter = (otherwise: Row = {}) =>
  insert('letter', {
    id: nextId(),
    organization_id: ours.organization.id,
    recipient: 'guest@pharmacy.example',
    template: 'invitation',
    language: 'en',
    status: 'QUEUED',
    facts: bytes(40),
    key_id: 'main',
    next_try_at: '2024-02-10T09:00Z',
    ended_at: null,
    ...otherwise,
  });
const ended = { status: 'SENT', facts: null, key_id: null, ended_at: '2024-02-10T09:00Z' };
const some = nextId();
const removed = (otherwise: Row) => `${letter({ id: some, ...otherwise })}\nDELETE FROM letter WHERE id = '${some}';`;
const changed = (otherwise: Row, assignments: string) =>
  `${letter({ id: some, ...otherwise })}\nUPDATE letter SET ${assignments} WHERE id = '${some}';`;

const pending = (otherwise: Row = {}) =>
  insert('pending_sign_up', {
    id: nextId(),
    email: 'guest@pharmacy.example',
    name: 'A Guest',
    password_hash: '-',
    organization_name: 'New',
    pharmacy_name: 'Main Street',
    pharmacy_code: 'MAIN',
    timezone: 'UTC',
    token_hash: hash('a'),
    expires_at: '2040-01-01',
    ...otherwise,
  });

export const mailViolations = {
  'letters and sign-ups': under({
    timezone_known: {
      'a sign-up for a time zone that is an offset': pending({ timezone: '+05:30' }),
    },
    letter_organization_id_fkey: { 'a letter of no organization that there is': letter({ organization_id: nobody }) },
    letter_recipient_line: {
      'a letter to two lines': letter({ recipient: 'guest@pharmacy.example\nBcc: all@pharmacy.example' }),
    },
    letter_facts_while_queued: {
      'a letter that waits and says nothing': letter({ facts: null, key_id: null }),
      'a letter that waits under no key': letter({ key_id: null }),
      'a letter that was sent and is not emptied': letter({ ...ended, facts: bytes(40), key_id: 'main' }),
      'a letter that was sent and keeps its key': letter({ ...ended, key_id: 'main' }),
      'a letter that is sent without being emptied': changed({}, `status = 'SENT', ended_at = now()`),
    },
    letter_ended: {
      'a letter that waits and has ended': letter({ ended_at: '2024-02-10T09:00Z' }),
      'a letter that was given up at no time': letter({ ...ended, status: 'FAILED', ended_at: null }),
    },
    letter_ended_stays: {
      'a letter that was given up and is said to be sent': changed({ ...ended, status: 'FAILED' }, `status = 'SENT'`),
      'a letter that was sent and is to be sent again': changed(
        ended,
        `status = 'QUEUED', ended_at = NULL, facts = '\\x00', key_id = 'main'`,
      ),
    },
    letter_kept: {
      'a letter removed that waits': removed({}),
      'a letter removed on the day it was sent': removed({ ...ended, ended_at: 'now' }),
    },
    pending_sign_up_token_hash_form: { 'a sign-up whose token is not hashed': pending({ token_hash: 'secret' }) },
    pending_sign_up_token_hash_key: { 'two sign-ups with one token': `${pending()}\n${pending()}` },
  }),
};

export const mailAccepted: readonly [string, string][] = [
  ['a letter that waits, of no organization', letter({ organization_id: null })],
  ['a letter that is sent', changed({}, `status = 'SENT', facts = NULL, key_id = NULL, ended_at = now()`)],
  ['two sign-ups under one address', `${pending()}\n${pending({ token_hash: hash('b') })}`],
];
