import {
  bytes,
  colleague,
  hash,
  insert,
  literal,
  nextId,
  nobody,
  ours,
  type Row,
  theirs,
  under,
  type Violation,
} from './sql.violations.ts';

// What database-rules.test.ts tries of second factors. Each attempt brings the rows it is about.

const rows = {
  totp: {
    account_id: ours.account.id,
    master_key_id: 'main',
    wrapped: bytes(48),
    last_step: 100,
    confirmed_at: '2024-03-01',
  },
  recovery_code: { account_id: ours.account.id, code_hash: hash('a'), used_at: null },
  passkey: {
    account_id: ours.account.id,
    credential_id: 'Y3JlZGVudGlhbA',
    public_key: bytes(77),
    counter: 5,
    transports: '{internal}',
    backed_up: 'false',
    name: 'Telephone',
  },
  pin: { account_id: ours.account.id, hash: '$argon2id$v=19$made', changed_at: '2024-03-01' },
  sign_in_challenge: {
    account_id: ours.account.id,
    user_id: ours.app_user.id,
    token_hash: hash('a'),
    bound_hash: hash('b'),
    tries: 1,
    created_at: '2024-03-01',
    expires_at: '2040-03-01',
    used_at: null,
  },
} satisfies Record<string, Row>;
type Table = keyof typeof rows;

const made = (table: Table, otherwise: Row = {}) => insert(table, { id: nextId(), ...rows[table], ...otherwise });
/** One row, and then what is done to it. */
function then(table: Table, statement: (id: string) => string, otherwise: Row = {}): string {
  const id = nextId();
  return `${made(table, { id, ...otherwise })}\n${statement(id)}`;
}
const changed = (table: Table, column: string, value: string | number | null, otherwise: Row = {}) =>
  then(table, (id) => `UPDATE ${table} SET ${column} = ${literal(value)} WHERE id = '${id}';`, otherwise);

/** What never changes of a row, each with another value. */
const fixed = (table: Table, values: Row): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ id: nobody, account_id: theirs.account.id, ...values }).map(([column, value]) => [
      `a ${table} with another ${column}`,
      changed(table, column, value),
    ]),
  );

const used = { used_at: '2024-03-02' };
const attempts: Violation[] = under({
  totp_account_id_fkey: { 'a secret of nobody': made('totp', { account_id: nobody }) },
  totp_confirmed_unique: { 'a second secret that counts': `${made('totp')}\n${made('totp')}` },
  totp_begun_unique: {
    'a second secret that is begun': [1, 2].map(() => made('totp', { confirmed_at: null, last_step: null })).join('\n'),
  },
  totp_wrapped_length: {
    'a secret that is not wrapped': made('totp', { wrapped: bytes(20) }),
    'a secret that is too long': made('totp', { wrapped: bytes(201) }),
  },
  totp_confirmed_by_code: {
    'a secret that no code confirmed': made('totp', { last_step: null }),
    'a code of a secret that does not count': made('totp', { confirmed_at: null }),
  },
  totp_only_forward: {
    ...fixed('totp', {}),
    'a code that counts again': changed('totp', 'last_step', 99),
    'codes that all count again': changed('totp', 'last_step', null),
    'a secret that was confirmed later': changed('totp', 'confirmed_at', '2024-03-02'),
    'a secret that was never confirmed': then(
      'totp',
      (id) => `UPDATE totp SET confirmed_at = NULL, last_step = NULL WHERE id = '${id}';`,
    ),
  },
  recovery_code_account_id_fkey: { 'a recovery code of nobody': made('recovery_code', { account_id: nobody }) },
  recovery_code_account_id_code_hash_key: {
    'a recovery code twice': `${made('recovery_code')}\n${made('recovery_code')}`,
  },
  recovery_code_hash_form: { 'a recovery code in clear': made('recovery_code', { code_hash: 'ABCD-EFGH-JKMN-PQRS' }) },
  recovery_code_only_forward: {
    ...fixed('recovery_code', { code_hash: hash('c') }),
    'a recovery code that counts again': changed('recovery_code', 'used_at', null, used),
    'a recovery code that was used later': changed('recovery_code', 'used_at', '2024-03-03', used),
  },
  passkey_account_id_fkey: { 'a passkey of nobody': made('passkey', { account_id: nobody }) },
  passkey_credential_id_key: {
    'a passkey of two accounts': `${made('passkey')}\n${made('passkey', { account_id: theirs.account.id })}`,
  },
  passkey_credential_id_form: {
    'a passkey with an empty name of its own': made('passkey', { credential_id: '' }),
    'a passkey with other letters in it': made('passkey', { credential_id: 'a+b/' }),
    'a passkey whose own name is too long': made('passkey', { credential_id: 'a'.repeat(1_401) }),
  },
  passkey_public_key_length: {
    'a passkey without a key': made('passkey', { public_key: bytes(0) }),
    'a passkey with a very long key': made('passkey', { public_key: bytes(10_001) }),
  },
  passkey_counter_not_negative: { 'a passkey that signed less than never': made('passkey', { counter: -1 }) },
  passkey_transports_few: {
    'a passkey that is reached in 21 ways': made('passkey', { transports: `{${Array(21).fill('usb').join()}}` }),
  },
  passkey_name_length: {
    'a passkey with a blank name': made('passkey', { name: ' ' }),
    'a passkey with a very long name': made('passkey', { name: 'n'.repeat(101) }),
  },
  passkey_only_forward: {
    ...fixed('passkey', { credential_id: 'b3RoZXI', public_key: bytes(78) }),
    'a passkey whose counter goes back': changed('passkey', 'counter', 4),
  },
  pin_account_id_fkey: { 'a PIN of nobody': made('pin', { account_id: nobody }) },
  pin_account_id_key: { 'a second PIN': `${made('pin')}\n${made('pin')}` },
  pin_hash_form: { 'a PIN in clear': made('pin', { hash: '471902' }) },
  pin_tries_few: {
    'a sixth PIN': made('pin', { tries: 6 }),
    'fewer PINs than none': made('pin', { tries: -1 }),
  },
  sign_in_challenge_user_id_account_id_fkey: {
    'a sign-in as somebody else': made('sign_in_challenge', { user_id: colleague.id }),
    'a sign-in of nobody': made('sign_in_challenge', { account_id: nobody, user_id: nobody }),
  },
  sign_in_challenge_token_hash_key: {
    'a challenge twice': `${made('sign_in_challenge')}\n${made('sign_in_challenge')}`,
  },
  sign_in_challenge_token_hash_form: {
    'a challenge that is not hashed': made('sign_in_challenge', { token_hash: 'secret' }),
  },
  sign_in_challenge_bound_hash_form: {
    'a device that is not hashed': made('sign_in_challenge', { bound_hash: '192.0.2.1' }),
  },
  sign_in_challenge_tries_few: {
    'a sixth try': changed('sign_in_challenge', 'tries', 6),
    'fewer tries than none': made('sign_in_challenge', { tries: -1 }),
  },
  sign_in_challenge_expiry: {
    'a challenge that ends as it begins': made('sign_in_challenge', { expires_at: '2024-03-01' }),
  },
  sign_in_challenge_only_forward: {
    ...fixed('sign_in_challenge', {
      user_id: colleague.id,
      token_hash: hash('c'),
      bound_hash: hash('c'),
      expires_at: '2041-01-01',
      tries: 0,
    }),
    'a challenge that counts again': changed('sign_in_challenge', 'used_at', null, used),
    'a challenge that was used later': changed('sign_in_challenge', 'used_at', '2024-03-03', used),
  },
  sign_in_challenge_kept: {
    'a challenge that is forgotten before its end': then(
      'sign_in_challenge',
      (id) => `DELETE FROM sign_in_challenge WHERE id = '${id}';`,
    ),
  },
});

export const factorViolations = { 'second factors that count again, or are somebody else’s': attempts };

export const factorAccepted: readonly [string, string][] = [
  [
    'a secret that counts beside one that is begun',
    `${made('totp')}\n${made('totp', { confirmed_at: null, last_step: null })}`,
  ],
  ['the code after the last', changed('totp', 'last_step', 101)],
  ['a recovery code that is used', changed('recovery_code', 'used_at', '2024-03-02')],
  ['a passkey that does not count', changed('passkey', 'counter', 0, { counter: 0 })],
  ['a fifth try', changed('sign_in_challenge', 'tries', 5)],
  [
    'a challenge forgotten after its end',
    `${made('totp')}\n${then('sign_in_challenge', (id) => `DELETE FROM sign_in_challenge WHERE id = '${id}';`, { expires_at: '2024-03-02' })}`,
  ],
];
