import { hash, insert, nextId, nobody, ours, type Row, under } from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of known devices and of what people who are not signed in tried in vain.

const device = (otherwise: Row = {}) =>
  insert('known_device', { id: nextId(), account_id: ours.account.id, token_hash: hash('a'), ...otherwise });

const counted = (otherwise: Row = {}) =>
  insert('visitor_attempt', { id: nextId(), network: '192.0.2.1', count: 7, ...otherwise });
const told = (otherwise: Row = {}) =>
  counted({
    count: 1,
    action: 'session.log-in',
    outcome: 'REFUSED',
    code: 'INVALID_CREDENTIALS',
    entity_type: 'User',
    payload: '{}',
    request_id: 'r-1',
    ...otherwise,
  });

export const anonymousViolations = {
  'devices and strangers': under({
    known_device_token_hash_form: { 'a device’s token that is not hashed': device({ token_hash: 'secret' }) },
    known_device_account_id_token_hash_key: { 'a device again': `${device()}\n${device()}` },
    known_device_account_id_fkey: { 'a device of nobody': device({ account_id: nobody }) },
    visitor_attempt_count: { 'no attempts': counted({ count: 0 }) },
    visitor_attempt_told: {
      'several attempts told as one': told({ count: 2 }),
      'an attempt without its request': told({ request_id: null }),
      'attempts that are counted, with a code': counted({ code: 'BUSY' }),
    },
    visitor_attempt_outcome: { 'a success of nobody': told({ outcome: 'SUCCEEDED' }) },
    visitor_attempt_payload_size: {
      'more than four kilobytes of a stranger': told({ payload: JSON.stringify({ input: 'x'.repeat(4_100) }) }),
    },
  }),
};

export const anonymousAccepted: readonly [string, string][] = [
  ['a person on two devices', `${device()}\n${device({ token_hash: hash('b') })}`],
  ['attempts that are counted', counted()],
  ['an attempt that is told', told()],
];
