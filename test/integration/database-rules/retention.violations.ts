import {
  another,
  bytes,
  checkpoint,
  insert,
  lastSeal,
  nextId,
  ours,
  type Row,
  rewrites,
  set,
  theirs,
  under,
  type Violation,
} from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of rows that are kept for a time: events, sessions and who looked.

const removed = (table: 'event' | 'session' | 'access_log', id: string = ours[table].id) =>
  `DELETE FROM ${table} WHERE id = '${id}';`;

/** An event of long ago behind ours. */
const [oldEvent, oldSession, view, organization] = [nextId(), nextId(), nextId(), nextId()];
const longAgo = another('event', { id: oldEvent, seq: 6001, position: 2, created_at: '2024-02-10T09:00Z' });
const upTo = (position: number) => `${set('event_head', `position = 2, kept_after = ${position}`)};`;

const session = (over: { expires_at: string; revoked_at?: string | null }) =>
  another('session', { id: oldSession, token_hash: 'e'.repeat(64), revoked_at: null, ...over });

/** A view that is sealed at the next position of our chain. */
const sealedView = (viewed_at: string) =>
  [
    another('access_log', { id: view, viewed_at }),
    insert('audit_seal', {
      chain_id: checkpoint.chain_id,
      position: 3,
      kind: 'ACCESS',
      row_id: view,
      hash: checkpoint.hash,
    }),
  ].join('\n');
/** That our sealed view was removed. */
const told = (otherwise: Row = {}) => {
  const { chain_id, position } = lastSeal;
  const { key_id, signature } = checkpoint;
  return insert('access_log_removal', { chain_id, position, removed_at: 'now', key_id, signature, ...otherwise });
};

/** What the server does: the removal and what it tells of in one statement. */
const gone = (otherwise: Row = {}, ...ids: string[]) => {
  const removal = told(otherwise).replace(/;$/, ' RETURNING 1');
  const views = [ours.access_log.id, ...ids].map((id) => `'${id}'`).join(', ');
  return `WITH told AS (${removal}) DELETE FROM access_log WHERE id IN (${views});`;
};

/** Each row of access_log may still be changed by nothing; what removes all of them removes one that must stay. */
const rewrittenViews = rewrites('access_log', 'ip', 'id')
  .filter(([name]) => !/DELETE of no row/.test(name))
  .map(([name, sql, constraint]): Violation => [name, sql, /delete/i.test(name) ? 'access_log_kept' : constraint]);

export const retentionViolations = {
  'removals before their time': [
    ...under({
      event_kept: {
        'all events removed': 'DELETE FROM event;',
        'an event removed on the day it happened': `${set('event_head', 'kept_after = position')};\n${removed('event')}`,
        'an event removed that its head does not tell of': `${longAgo}\n${upTo(1)}\n${removed('event', oldEvent)}`,
        'an event removed that has no position yet': `${another('event', { id: oldEvent, seq: 6001, position: null, created_at: '2024-02-10T09:00Z' })}\n${upTo(2)}\n${removed('event', oldEvent)}`,
      },
      event_head_kept_after: {
        'a history that is removed beyond its end': set('event_head', 'kept_after = position + 1'),
        'a history that is removed to below its beginning': [
          insert('organization', { id: organization, name: 'New' }),
          insert('event_head', { organization_id: organization, position: 1, kept_after: -1 }),
        ].join('\n'),
      },
      event_head_kept_after_goes_up: {
        'a history that comes back': `${set('event_head', 'kept_after = 1')};\n${set('event_head', 'kept_after = 0')}`,
      },
      session_kept: {
        'a session removed that lives': removed('session'),
        'all sessions removed': 'DELETE FROM session;',
        'a session removed on the day it was ended': `${set('session', `revoked_at = now() - interval '23 hours'`)};\n${removed('session')}`,
        'a session removed on the day it expired': `${set('session', `expires_at = now() - interval '23 hours'`)};\n${removed('session')}`,
      },
      access_log_kept: {
        'a view removed that was never sealed': removed('access_log', theirs.access_log.id),
        'a view removed of which no removal tells': removed('access_log'),
        'a view removed of which another’s removal tells': `${sealedView('2024-02-11T09:00Z')}\n${gone({}, view)}`,
        'a view removed in its year': `${sealedView('now')}\n${gone({ position: 3 }, view).replace(`'${ours.access_log.id}', `, '')}`,
      },
      access_log_removal_pkey: {
        'a second removal of a view': `${gone()}\n${told({ removed_at: '2024-02-11T09:00Z' })}`,
      },
      access_log_removal_true: {
        'a removal of a view that is there': told(),
        'a removal of a row of the other trail': told({ position: 1 }),
        'a removal of what was never sealed': told({ position: 3 }),
        'a removal in a chain that is none': told({ chain_id: nextId() }),
      },
      access_log_removal_key_id: {
        'a removal of no key': told({ key_id: '' }),
        'a removal of a key named in capitals': told({ key_id: 'A'.repeat(16) }),
        'a removal of a key with a line break after its name': told({ key_id: `${'a'.repeat(16)}\n` }),
      },
      access_log_removal_signature: {
        'a removal without a signature': told({ signature: bytes(0) }),
        'a removal with a signature of 63 bytes': told({ signature: bytes(63) }),
        'a removal with a signature of 65 bytes': told({ signature: bytes(65) }),
      },
      access_log_removal_append_only: {
        'TRUNCATE of the removals': 'TRUNCATE access_log_removal',
        'a removal with another signature': `${gone()}\nUPDATE access_log_removal SET signature = '${bytes(64, 'ff')}';`,
        'a removal taken back': `${gone()}\nDELETE FROM access_log_removal;`,
      },
    }),
    ...rewrittenViews,
  ],
};

export const retentionAccepted: readonly [string, string][] = [
  ['events of long ago removed up to where their head says', `${longAgo}\n${upTo(2)}\n${removed('event', oldEvent)}`],
  [
    'a session removed that was ended two days ago',
    `${session({ expires_at: '2040-01-01', revoked_at: '2024-02-10T09:00Z' })}\n${set('session', 'last_seen_at = now()')};\n${removed('session', oldSession)}`,
  ],
  ['a view removed after its year, with a removal that tells so', gone()],
];
