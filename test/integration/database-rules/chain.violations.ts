import {
  another,
  bytes,
  checkpoint,
  insert,
  lastSeal,
  nextId,
  nobody,
  ours,
  type Row,
  rewrites,
  seal,
  under,
  type Violation,
  verification,
} from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of seals, checkpoints, verifications and what waits to be sealed.

/** The next seal of our chain, of a row that has none. */
const nextSeal = (otherwise: Row = {}) =>
  insert('audit_seal', { ...seal, position: 3, row_id: nextId(), hash: bytes(32, '03'), ...otherwise });

/** A checkpoint of our first seal. */
const earlier = (otherwise: Row = {}) =>
  insert('audit_checkpoint', { ...checkpoint, id: nextId(), position: 1, hash: seal.hash, ...otherwise });

/** A verification of another chain. */
const further = (otherwise: Row = {}) =>
  insert('audit_verification', { ...verification, chain_id: nextId(), ...otherwise });
const verified = (assignments: string) =>
  `UPDATE audit_verification SET ${assignments} WHERE chain_id = '${verification.chain_id}';`;

/** A row of the audit log, whether there is one or not, that waits to be sealed. */
export const waiting = (row_id: string, kind = 'AUDIT') => insert('audit_unsealed', { row_id, kind });
export const viewAgain = (otherwise: Row = {}) => another('access_log', otherwise);

const wrongHashes = { 'no bytes': bytes(0), '31 bytes': bytes(31), '33 bytes': bytes(33) };
const withHash = (name: string, of: (otherwise: Row) => string) =>
  Object.fromEntries(
    Object.entries(wrongHashes).map(([size, hash]) => [`${name} with a hash of ${size}`, of({ hash })]),
  );

const [queued, queuedView] = [nextId(), nextId()];

const seals: Violation[] = [
  ...rewrites('audit_seal', 'hash', 'chain_id', 'position'),
  ...under({
    audit_seal_position: {
      'a seal at the position 0': nextSeal({ position: 0 }),
      'a seal at a position below zero': nextSeal({ position: -1 }),
      'a first seal of a chain at the position 0': nextSeal({ chain_id: nobody, position: 0 }),
    },
    audit_seal_hash: withHash('a seal', nextSeal),
    audit_seal_pkey: {
      'a second seal at one position': nextSeal({ position: 1 }),
      'a second seal at the last position': nextSeal({ position: lastSeal.position }),
      'two seals at the next position': `${nextSeal()}\n${nextSeal()}`,
      'two seals at the next position, of one statement': insert(
        'audit_seal',
        { ...seal, position: 3, row_id: nextId() },
        { ...seal, position: 3, row_id: nextId() },
      ),
    },
    audit_seal_kind_row_id_key: {
      'a second seal of a row': nextSeal({ row_id: seal.row_id }),
      'a second seal of a row, with the same hash': nextSeal({ row_id: seal.row_id, hash: seal.hash }),
      'a second seal of a view': nextSeal({ kind: 'ACCESS', row_id: lastSeal.row_id }),
      'a second seal of a row, in another chain': nextSeal({ chain_id: nobody, position: 1, row_id: seal.row_id }),
    },
    audit_seal_append_only: {
      'TRUNCATE of the seals alone': 'TRUNCATE audit_seal',
      'a seal with another hash': `UPDATE audit_seal SET hash = '${bytes(32, 'ff')}' WHERE position = 1`,
      'a seal replaced by another': `DELETE FROM audit_seal WHERE position = 2;\n${nextSeal({ position: 2 })}`,
      'a seal of another row by an upsert': insert('audit_seal', { ...seal, row_id: nextId() }).replace(
        /;$/,
        ' ON CONFLICT (chain_id, position) DO UPDATE SET row_id = excluded.row_id;',
      ),
      'a seal moved by a merge': `MERGE INTO audit_seal t USING (SELECT '${seal.row_id}'::uuid AS id) s ON t.row_id = s.id WHEN MATCHED THEN UPDATE SET position = 3`,
    },
    audit_unsealed_pkey: {
      'a row that waits already': waiting(ours.audit_log.id),
      'a view that waits already': waiting(ours.access_log.id, 'ACCESS'),
      'a row recorded while its name waits already': `${waiting(queued)}\n${another('audit_log', { id: queued })}`,
      'a view recorded while its name waits already': `${waiting(queuedView, 'ACCESS')}\n${viewAgain({ id: queuedView })}`,
    },
  }),
];

const checkpoints: Violation[] = [
  ...rewrites('audit_checkpoint', 'signature', 'id'),
  ...under({
    audit_checkpoint_position: {
      'a checkpoint at the position 0': earlier({ position: 0 }),
      'a checkpoint at a position below zero': earlier({ position: -1 }),
    },
    audit_checkpoint_hash: withHash('a checkpoint', earlier),
    audit_checkpoint_key_id: Object.fromEntries(
      Object.entries({
        'of no key': '',
        'of a key with a name of 15 digits': 'a'.repeat(15),
        'of a key with a name of 17 digits': 'a'.repeat(17),
        'of a key named in capitals': 'A'.repeat(16),
        'of a key named by more than digits': `${'a'.repeat(15)}g`,
        'of a key with a line break after its name': `${'a'.repeat(16)}\n`,
        'of a key with a line break before its name': `\n${'a'.repeat(16)}`,
        'of a key with two lines in its name': `${'a'.repeat(16)}\n${'b'.repeat(16)}`,
      }).map(([name, key_id]) => [`a checkpoint ${name}`, earlier({ key_id })]),
    ),
    audit_checkpoint_signature: Object.fromEntries(
      [0, 32, 63, 65].map((count) => [
        `a checkpoint with a signature of ${count} bytes`,
        earlier({ signature: bytes(count) }),
      ]),
    ),
    audit_checkpoint_chain_id_position_key_id_key: {
      'a second checkpoint of a position by one key': earlier({ position: checkpoint.position }),
      'a second checkpoint of a position by one key, of another hash': earlier({
        position: checkpoint.position,
        hash: bytes(32, 'ff'),
        signature: bytes(64, 'ff'),
      }),
    },
    audit_checkpoint_append_only: {
      'TRUNCATE of the checkpoints alone': 'TRUNCATE audit_checkpoint',
      'a checkpoint with another signature': `UPDATE audit_checkpoint SET signature = '${bytes(64, 'ff')}'`,
      'a checkpoint replaced by another': `DELETE FROM audit_checkpoint WHERE id = '${checkpoint.id}';\n${insert('audit_checkpoint', { ...checkpoint, id: nextId() })}`,
      'a checkpoint of another hash by an upsert': insert('audit_checkpoint', {
        ...checkpoint,
        id: nextId(),
        hash: bytes(32, 'ff'),
      }).replace(/;$/, ' ON CONFLICT (chain_id, position, key_id) DO UPDATE SET hash = excluded.hash;'),
    },
  }),
];

const verifications = under({
  audit_verification_position: {
    'a verification up to a position below zero': further({ position: -1 }),
    'a verification that falls below zero': verified('position = -1'),
  },
  audit_verification_hash: {
    ...withHash('a verification', further),
    'a verification whose hash is taken away': verified(`hash = ''`),
    'a verification whose hash becomes longer': verified(`hash = hash || '\\x00'`),
  },
  audit_verification_problem: {
    'the place of a problem that there is not': further({ problem_position: 1 }),
    'the place of a problem that there is not, found at last': verified('problem_position = 1'),
    'a problem that is solved and has its place still': `${verified(`problem = 'WRONG_HASH', problem_position = 1`)}\n${verified('problem = NULL')}`,
  },
  audit_verification_pkey: {
    'a second verification of a chain': insert('audit_verification', { ...verification }),
    'a second verification of a chain, further on': insert('audit_verification', { ...verification, position: 2 }),
  },
});

export const chainViolations = {
  'seals that seal nothing, or twice': seals,
  'checkpoints that prove nothing': checkpoints,
  'verifications of nothing': verifications,
};

export const chainAccepted: readonly [string, string][] = [
  ['the next seal', nextSeal()],
  ['a seal far ahead', nextSeal({ position: '9223372036854775807' })],
  ['the first seal of another chain', nextSeal({ chain_id: nobody, position: 1 })],
  ['a seal of a view that is named as a row is', nextSeal({ kind: 'ACCESS', row_id: seal.row_id })],
  ['an earlier checkpoint by the same key', earlier()],
  [
    'a second checkpoint of a position, by another key',
    earlier({ position: checkpoint.position, key_id: 'f'.repeat(16) }),
  ],
  ['a checkpoint of another chain', earlier({ chain_id: nobody, position: checkpoint.position })],
  ['a verification that has not begun', further({ position: 0, hash: bytes(32) })],
  [
    'a verification that goes on, ends, finds a problem and begins again',
    [
      verified(`position = 2, hash = '${lastSeal.hash}', finished_at = now()`),
      verified(`problem = 'WRONG_HASH', problem_position = 2`),
      verified(`problem = 'KEY_MISSING', problem_position = NULL`),
      verified(`position = 0, hash = '${bytes(32)}', started_at = now(), finished_at = NULL, problem = NULL`),
    ].join('\n'),
  ],
  ['a view that waits under the name of a row', waiting(ours.audit_log.id, 'ACCESS')],
  ['a row that waits no more', `DELETE FROM audit_unsealed WHERE row_id = '${ours.audit_log.id}'`],
];
