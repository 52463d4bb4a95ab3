import {
  another,
  hash,
  insert,
  nextId,
  nobody,
  ours,
  type Row,
  theirs,
  under,
  type Violation,
} from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of services and their keys. Each attempt brings the service and the key it is about.

/** A service of ours, or of them. */
const service = (id: string, otherwise: Row = {}) =>
  insert('app_user', {
    ...ours.app_user,
    id,
    email: `${id}@service.invalid`,
    name: 'Prescriptions',
    account_id: null,
    kind: 'SERVICE',
    ...otherwise,
  });
const keyOf = (userId: string, otherwise: Row = {}) =>
  insert('service_key', {
    id: nextId(),
    organization_id: ours.organization.id,
    user_id: userId,
    key_hash: hash('a'),
    permissions: '{stock:read}',
    created_by_id: ours.app_user.id,
    created_at: '2024-01-01',
    expires_at: '2030-01-01',
    ...otherwise,
  });
const placeOf = (keyId: string, otherwise: Row = {}) =>
  insert('service_key_place', {
    id: nextId(),
    organization_id: ours.organization.id,
    service_key_id: keyId,
    pharmacy_id: ours.pharmacy.id,
    ...otherwise,
  });

/** A service with a key and a place, and what is said of them. */
function made(said: (ids: { user: string; key: string }) => string, otherwise: Row = {}): string {
  const ids = { user: nextId(), key: nextId() };
  return [service(ids.user), keyOf(ids.user, { id: ids.key, ...otherwise }), placeOf(ids.key), said(ids)].join('\n');
}
/** A service that is to have a key which is wrong in one thing. */
function wrongKey(otherwise: Row): string {
  const user = nextId();
  return `${service(user)}\n${keyOf(user, otherwise)}`;
}
const changed = (assignment: string) => made(({ key }) => `UPDATE service_key SET ${assignment} WHERE id = '${key}';`);

const services: Violation[] = under({
  app_user_account_of_person: {
    'a person without an account': another('app_user', { email: 'new@pharmacy.example', account_id: null }),
    'a service that signs in': service(nextId(), { account_id: theirs.account.id }),
  },
  app_user_account_fixed: {
    'a user who is given to another account': `UPDATE app_user SET account_id = '${theirs.account.id}', email = '${theirs.account.email}' WHERE id = '${ours.app_user.id}';`,
  },
  app_user_account_id_email_fkey: {
    'a user with another address than the account': `UPDATE app_user SET email = 'other@pharmacy.example' WHERE id = '${ours.app_user.id}';`,
    'an account of a member that is taken away': `DELETE FROM account WHERE id = '${ours.account.id}';`,
  },
  app_user_account_id_organization_id_key: {
    'an account that is a member twice': another('app_user', {}),
  },
  app_user_service_address: {
    'a service with an address that mail reaches': service(nextId(), { email: 'service@pharmacy.example' }),
    'a service with the address of another': service(nextId(), { email: `${nobody}@service.invalid` }),
  },
  app_user_kind_fixed: {
    'a service that becomes a person': made(
      ({ user }) =>
        `UPDATE app_user SET kind = 'PERSON', account_id = '${theirs.account.id}', email = '${theirs.account.email}' WHERE id = '${user}';`,
    ),
    'a person who becomes a service': `UPDATE app_user SET kind = 'SERVICE', account_id = NULL, email = id::text || '@service.invalid' WHERE id = '${ours.app_user.id}';`,
  },
  membership_of_person: {
    'a role of a service': made(({ user }) => another('membership', { user_id: user })),
    'a role given on to a service': made(
      ({ user }) => `UPDATE membership SET user_id = '${user}' WHERE id = '${ours.membership.id}';`,
    ),
  },
  session_of_person: {
    'a session of a service': made(({ user }) => another('session', { user_id: user, token_hash: hash('b') })),
    'a session given on to a service': made(
      ({ user }) => `UPDATE session SET user_id = '${user}' WHERE id = '${ours.session.id}';`,
    ),
  },
  conversation_participant_of_person: {
    'a service in a conversation': made(({ user }) =>
      insert('conversation_participant', {
        id: nextId(),
        organization_id: ours.organization.id,
        conversation_id: ours.conversation.id,
        user_id: user,
        added_by_id: ours.app_user.id,
      }),
    ),
  },
});

const keys: Violation[] = under({
  service_key_hash_form: { 'a key that is not hashed': wrongKey({ key_hash: 'apo_secret' }) },
  service_key_permissions: {
    'a key of no permission': wrongKey({ permissions: '{}' }),
    'a key of permissions not known': wrongKey({ permissions: null }),
    'a key of 101 permissions': wrongKey({ permissions: `{${Array(101).fill('stock:read').join()}}` }),
  },
  service_key_expiry: {
    'a key that ends as it begins': wrongKey({ expires_at: '2024-01-01' }),
    'a key that ends before it begins': wrongKey({ expires_at: '2023-12-31' }),
  },
  service_key_of_service: {
    'a key of a person': keyOf(ours.app_user.id),
    'a key of nobody': keyOf(nobody),
    'a key that nobody made': wrongKey({ created_by_id: nobody }),
    'a key that a service made': made(({ user }) => {
      const other = nextId();
      return `${service(other)}\n${keyOf(other, { created_by_id: user, key_hash: hash('c') })}`;
    }),
  },
  service_key_user_id_organization_id_fkey: {
    'a key of a service of another organization': (() => {
      const user = nextId();
      return `${service(user, { organization_id: theirs.organization.id })}\n${keyOf(user)}`;
    })(),
  },
  service_key_created_by_id_organization_id_fkey: {
    'a key made by a person of another organization': wrongKey({ created_by_id: theirs.app_user.id }),
  },
  service_key_user_id_key: {
    'a second key of a service': made(({ user }) => keyOf(user, { key_hash: hash('d') })),
  },
  service_key_user_id_organization_id_key: {
    'a second key of a service, were it looked for with its organization alone': made(
      ({ user }) => `DROP INDEX service_key_user_id_key;\n${keyOf(user, { key_hash: hash('f') })}`,
    ),
  },
  service_key_key_hash_key: {
    'the same key of two services': made(() => {
      const other = nextId();
      return `${service(other)}\n${keyOf(other)}`;
    }),
  },
  service_key_fixed: {
    ...Object.fromEntries(
      [
        `id = '${nobody}'`,
        `organization_id = '${theirs.organization.id}'`,
        `key_hash = '${hash('e')}'`,
        `permissions = '{stock:read,stock:adjust}'`,
        `created_by_id = '${nobody}'`,
        `created_at = '2023-01-01'`,
        `expires_at = '2040-01-01'`,
      ].map((assignment) => [`a key with another ${assignment.split(' ')[0]}`, changed(assignment)]),
    ),
    'a key given to another service': made(({ key }) => {
      const other = nextId();
      return `${service(other)}\nUPDATE service_key SET user_id = '${other}' WHERE id = '${key}';`;
    }),
    'a revoked key that counts again': made(
      ({ key }) => `UPDATE service_key SET revoked_at = NULL WHERE id = '${key}';`,
      { revoked_at: '2024-02-01' },
    ),
    'a revoked key that was revoked later': made(
      ({ key }) => `UPDATE service_key SET revoked_at = '2024-03-01' WHERE id = '${key}';`,
      { revoked_at: '2024-02-01' },
    ),
  },
  service_key_kept: {
    'DELETE of a key': made(({ key }) => `DELETE FROM service_key WHERE id = '${key}';`),
    'DELETE of no key': 'DELETE FROM service_key WHERE false',
    'TRUNCATE of the keys': 'TRUNCATE service_key CASCADE',
  },
});

const places: Violation[] = under({
  service_key_place_unique: {
    'a place twice': made(({ key }) => placeOf(key)),
    'all places twice': made(({ key }) => [1, 2].map(() => placeOf(key, { pharmacy_id: null })).join('\n')),
  },
  service_key_place_service_key_id_organization_id_fkey: {
    'a place of no key': placeOf(nobody),
    'a place of a key of another organization': made(({ key }) =>
      placeOf(key, { organization_id: theirs.organization.id, pharmacy_id: theirs.pharmacy.id }),
    ),
  },
  service_key_place_pharmacy_id_organization_id_fkey: {
    'a place that there is not': made(({ key }) => placeOf(key, { pharmacy_id: nobody })),
    'a place of another organization': made(({ key }) => placeOf(key, { pharmacy_id: theirs.pharmacy.id })),
  },
  service_key_place_append_only: {
    'UPDATE of a place': made(() => 'UPDATE service_key_place SET pharmacy_id = NULL'),
    'DELETE of a place': made(() => 'DELETE FROM service_key_place'),
    'TRUNCATE of the places': 'TRUNCATE service_key_place',
  },
});

export const serviceViolations = {
  'services that are people, or do what people do': services,
  'keys that are nobody’s, or change': keys,
  'places that a key does not have': places,
};

export const serviceAccepted: readonly [string, string][] = [
  ['a service with a key and a place', made(() => 'SELECT 1;')],
  [
    'a key that is used and then revoked',
    made(
      ({ key }) =>
        `UPDATE service_key SET last_used_at = now() WHERE id = '${key}';\nUPDATE service_key SET revoked_at = now() WHERE id = '${key}';`,
    ),
  ],
  ['a key for all places beside one', made(({ key }) => placeOf(key, { pharmacy_id: null }))],
  ['a service that is disabled', made(({ user }) => `UPDATE app_user SET status = 'DISABLED' WHERE id = '${user}';`)],
];
