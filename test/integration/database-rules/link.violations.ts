import { hash, insert, nextId, nobody, ours, type Row, theirs, under } from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of links that act on an account.

const link = (otherwise: Row = {}) =>
  insert('account_link', {
    id: nextId(),
    organization_id: ours.organization.id,
    account_id: ours.account.id,
    kind: 'PASSWORD_RESET',
    email: null,
    token_hash: hash('a'),
    created_by_id: ours.app_user.id,
    created_at: '2024-01-01',
    expires_at: '2024-01-02',
    used_at: null,
    ...otherwise,
  });
const some = nextId();
const changed = (assignments: string, otherwise: Row = {}) =>
  `${link({ id: some, ...otherwise })}\nUPDATE account_link SET ${assignments} WHERE id = '${some}';`;

export const linkViolations = {
  'links that act on an account': under({
    account_link_token_hash_form: { 'a link whose token is not hashed': link({ token_hash: 'secret' }) },
    account_link_token_hash_key: { 'a token again': `${link()}\n${link()}` },
    account_link_email: {
      'a link for a new password that names an address': link({ email: 'new@pharmacy.example' }),
      'a link for a new address that names none': link({ kind: 'EMAIL_CHANGE' }),
    },
    account_link_expiry: { 'a link that has expired when it is made': link({ expires_at: '2024-01-01' }) },
    account_link_account_id_organization_id_fkey: {
      'a link for the account of another organization': link({ account_id: theirs.account.id }),
      'a link for nobody’s account': link({ account_id: nobody }),
    },
    account_link_created_by_id_organization_id_fkey: {
      'a link made by somebody of another organization': link({ created_by_id: theirs.app_user.id }),
    },
    account_link_fixed: {
      'a link that is good for longer': changed(`expires_at = '2030-01-01'`),
      'a link given to another account': changed(`account_id = '${theirs.account.id}'`),
      'a link that becomes one for an address': changed(`kind = 'EMAIL_CHANGE', email = 'new@pharmacy.example'`),
      'a link with another token': changed(`token_hash = '${hash('b')}'`),
      'a link that was used and can be used again': changed('used_at = NULL', { used_at: '2024-01-01T01:00Z' }),
    },
  }),
};

export const linkAccepted: readonly [string, string][] = [
  ['a link that is used', changed(`used_at = '2024-01-01T01:00Z'`)],
  ['a link for a new address', link({ kind: 'EMAIL_CHANGE', email: 'new@pharmacy.example', created_by_id: null })],
  ['two links at a time', `${link()}\n${link({ token_hash: hash('b') })}`],
];
