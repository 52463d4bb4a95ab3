import { change } from './order.violations.ts';
import { another, bytes, hash, insert, nextId, nobody, ours, type Row, theirs, under } from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of identity providers and of whom they vouch for.

const of = { organization_id: ours.organization.id };
const provider = (otherwise: Row = {}) =>
  insert('identity_provider', {
    id: nextId(),
    ...of,
    issuer: 'https://login.pharmacy.example',
    client_id: 'apotheca',
    client_secret: bytes(40),
    scope: 'openid email',
    groups_claim: 'groups',
    ...otherwise,
  });
const groupRole = (otherwise: Row = {}) =>
  insert('group_role', { id: nextId(), ...of, group_name: 'a', pharmacy_id: null, role: 'AUDITOR', ...otherwise });
const identity = (otherwise: Row = {}) =>
  insert('external_identity', {
    id: nextId(),
    ...of,
    user_id: ours.app_user.id,
    issuer: 'https://login.pharmacy.example',
    subject: 'ann',
    ...otherwise,
  });
const signOn = (otherwise: Row = {}) =>
  insert('sign_on', { id: nextId(), ...of, state_hash: hash('a'), expires_at: '2040-01-01', ...otherwise });
const kept = nextId();

export const signOnViolations = {
  'identity providers': under({
    identity_provider_organization_id_fkey: { 'a provider of nobody': provider({ organization_id: nobody }) },
    identity_provider_organization_id_key: { 'a second provider': `${provider()}\n${provider()}` },
    identity_provider_issuer: {
      'a provider at no address': provider({ issuer: 'login.pharmacy.example' }),
      'a provider behind a question': provider({ issuer: 'https://login.pharmacy.example?a' }),
    },
    identity_provider_said: {
      'a provider that is asked for no identity': provider({ scope: 'email openidx' }),
      'a provider without a client': provider({ client_id: '' }),
      'a provider without a claim of groups': provider({ groups_claim: '' }),
    },
    group_role_organization_id_fkey: {
      'a group of no provider': groupRole(),
      'a provider that goes before its groups': `${provider()}\n${groupRole()}\nDELETE FROM identity_provider;`,
    },
    group_role_pharmacy_id_organization_id_fkey: {
      'a group with a role at the pharmacy of others': `${provider()}\n${groupRole({ pharmacy_id: theirs.pharmacy.id })}`,
    },
    group_role_name: { 'a group without a name': `${provider()}\n${groupRole({ group_name: '' })}` },
    group_role_unique: {
      'a group with two roles everywhere': `${provider()}\n${groupRole()}\n${groupRole({ role: 'OWNER' })}`,
    },
    external_identity_user_id_organization_id_fkey: {
      'an identity of somebody of another organization': identity({ user_id: theirs.app_user.id }),
    },
    external_identity_organization_id_issuer_subject_key: {
      'one identity of two people': `${another('account', { id: kept, email: 'two@pharmacy.example' })}
${another('app_user', { id: kept, account_id: kept, email: 'two@pharmacy.example' })}
${identity()}\n${identity({ user_id: kept })}`,
    },
    external_identity_user_id_issuer_key: {
      'a person who is two at one provider': `${identity()}\n${identity({ subject: 'bob' })}`,
    },
    external_identity_subject: { 'an identity of nobody': identity({ subject: '' }) },
    sign_on_organization_id_fkey: { 'a sign-on of nobody': signOn({ organization_id: nobody }) },
    sign_on_state_hash_key: { 'a sign-on that is completed twice': `${signOn()}\n${signOn()}` },
    sign_on_state_hash_form: { 'a state that is not hashed': signOn({ state_hash: 'secret' }) },
    sign_on_expiry: { 'a sign-on that was over before it began': signOn({ expires_at: '2020-01-01' }) },
    sign_on_kept: {
      'a sign-on that is forgotten in time to be completed again': `${signOn({ id: kept })}\nDELETE FROM sign_on WHERE id = '${kept}';`,
    },
    session_issuer_fixed: {
      'a session that nobody vouched for and somebody does': change(
        'session',
        ours.session,
        `issuer = 'https://a.example'`,
      ),
    },
  }),
};

export const signOnAccepted: readonly [string, string][] = [
  [
    'a provider with a group at several places',
    `${provider()}\n${groupRole()}\n${groupRole({ pharmacy_id: ours.pharmacy.id })}`,
  ],
  [
    'a person whom the providers of two organizations call the same',
    `${identity()}\n${identity({ organization_id: theirs.organization.id, user_id: theirs.app_user.id })}`,
  ],
  ['a sign-on', signOn()],
];
