import { sql } from '../../platform/database/database.ts';
import { type Tables, whole } from '../../platform/database/tables.ts';

/** What the server may do with the tables of this feature, what an export has of them, and how long their rows are kept. */
export const accessTables: Tables = {
  organization: { insert: true, update: ['requester_may_approve', 'factor_policy', 'updated_at'], exported: whole },
  pharmacy: { insert: true, update: ['closed_until', 'updated_at'], exported: whole },
  // A password is changed by replace_password alone, which ends the sessions with it, and hashed again by renew_password_hash.
  account: {
    insert: true,
    update: ['email', 'updated_at'],
    notExported: 'Belongs to the person, who may work for others too; the address and the name are with the members.',
  },
  app_user: {
    insert: true,
    update: ['status', 'updated_at'],
    exported: {
      columns: ['id', 'kind', 'account_id', 'email', 'name', 'status', 'erased_at', 'created_at', 'updated_at'],
    },
  },
  membership: { insert: true, update: ['role', 'updated_at'], delete: true, exported: whole },
  invitation: {
    insert: true,
    update: ['accepted_at'],
    delete: true,
    exported: {
      columns: ['id', 'email', 'role', 'pharmacy_id', 'invited_by_id', 'created_at', 'expires_at', 'accepted_at'],
    },
    removed: {
      job: 'old invitations',
      since: sql`least(accepted_at, expires_at)`,
      days: (keep) => keep.invitationDays,
    },
  },
  pending_sign_up: {
    insert: true,
    delete: true,
    notExported: 'Has no organization yet.',
    removed: { job: 'old sign-ups', since: sql`expires_at`, days: () => 0 },
  },
  session: {
    insert: true,
    update: ['last_seen_at', 'proved_at', 'revoked_at'],
    delete: true,
    exported: {
      columns: [
        'id',
        'user_id',
        'ip',
        'user_agent',
        'issuer',
        'created_at',
        'last_seen_at',
        'proved_at',
        'expires_at',
        'revoked_at',
      ],
    },
    removed: { job: 'old sessions', since: sql`least(revoked_at, expires_at)`, days: (keep) => keep.sessionDays },
  },
  known_device: {
    insert: true,
    update: ['last_used_at'],
    delete: true,
    notExported: 'Belongs to the person as well; only spares them the lock that strangers cause.',
    removed: { job: 'unused devices', since: sql`last_used_at`, days: (keep) => keep.deviceDays },
  },
  account_link: {
    insert: true,
    update: ['used_at'],
    delete: true,
    exported: {
      columns: ['id', 'account_id', 'kind', 'email', 'created_by_id', 'created_at', 'expires_at', 'used_at'],
    },
    removed: { job: 'old links', since: sql`least(used_at, expires_at)`, days: (keep) => keep.invitationDays },
  },
  sign_in_challenge: {
    insert: true,
    update: ['tries', 'used_at'],
    delete: true,
    notExported: 'A sign-in under way.',
    removed: { job: 'old challenges', since: sql`expires_at`, days: () => 1 },
  },
  totp: {
    insert: true,
    update: ['master_key_id', 'wrapped', 'last_step', 'confirmed_at'],
    delete: true,
    notExported: 'A secret of the person’s.',
  },
  recovery_code: { insert: true, update: ['used_at'], delete: true, notExported: 'Secrets of the person’s.' },
  passkey: {
    insert: true,
    update: ['counter', 'backed_up', 'last_used_at'],
    delete: true,
    notExported: 'Belongs to the person; it opens their account wherever they work.',
  },
  pin: {
    insert: true,
    update: ['hash', 'tries', 'changed_at'],
    delete: true,
    notExported: 'A secret of the person’s.',
  },
  service_key: {
    insert: true,
    update: ['last_used_at', 'revoked_at'],
    exported: {
      columns: [
        'id',
        'user_id',
        'permissions',
        'created_by_id',
        'created_at',
        'expires_at',
        'last_used_at',
        'revoked_at',
      ],
    },
  },
  service_key_place: { insert: true, exported: whole },
  identity_provider: {
    insert: true,
    update: ['issuer', 'client_id', 'client_secret', 'scope', 'groups_claim', 'updated_at'],
    delete: true,
    exported: { columns: ['id', 'issuer', 'client_id', 'scope', 'groups_claim', 'created_at', 'updated_at'] },
  },
  group_role: { insert: true, delete: true, exported: whole },
  external_identity: { insert: true, exported: whole },
  sign_on: {
    insert: true,
    delete: true,
    notExported: 'Keeps for ten minutes that a sign-in is not completed twice; the session tells of it.',
    removed: { job: 'old sign-ons', since: sql`expires_at`, days: () => 1 },
  },
};
