/** What is exported of a table. */
export interface ExportedTable {
  /** The columns, where not all are; a column of bytes is a secret unless it is in `encrypted`. */
  readonly columns?: readonly string[];
  /** Columns of texts that are kept encrypted; they are exported in clear. */
  readonly encrypted?: readonly string[];
}

const all: ExportedTable = {};

/**
 * The data of an organization, table by table. Where credentials are kept the columns are named one by one, so that one that is added later is left out
 * until somebody decides about it.
 */
export const exportedTables: Readonly<Record<string, ExportedTable>> = {
  organization: all,
  pharmacy: all,
  app_user: {
    columns: ['id', 'kind', 'account_id', 'email', 'name', 'status', 'erased_at', 'created_at', 'updated_at'],
  },
  membership: all,
  session: {
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
  service_key: {
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
  service_key_place: all,
  invitation: {
    columns: ['id', 'email', 'role', 'pharmacy_id', 'invited_by_id', 'created_at', 'expires_at', 'accepted_at'],
  },
  account_link: {
    columns: ['id', 'account_id', 'kind', 'email', 'created_by_id', 'created_at', 'expires_at', 'used_at'],
  },
  identity_provider: {
    columns: ['id', 'issuer', 'client_id', 'scope', 'groups_claim', 'created_at', 'updated_at'],
  },
  group_role: all,
  external_identity: all,
  letter: {
    columns: ['id', 'recipient', 'template', 'language', 'status', 'tries', 'last_error', 'created_at', 'ended_at'],
  },
  drug: all,
  drug_package: all,
  supplier: all,
  stock: all,
  lot: all,
  lot_correction: all,
  transaction: all,
  inventory_log: all,
  order_number: all,
  supply_order: { encrypted: ['recipient'] },
  order_line: all,
  allocation: all,
  order_event: all,
  alert: all,
  recall: all,
  recall_scope: all,
  recall_match: all,
  recall_receipt: all,
  conversation: { encrypted: ['title'] },
  conversation_participant: all,
  conversation_read: all,
  message: { encrypted: ['body'] },
  message_acknowledgement: all,
  audit_log: all,
  access_log: all,
  person_key: { columns: ['id', 'address', 'user_id', 'former_at', 'created_at'] },
};

/** What is no data of the organization's, and why. */
export const notExported: Readonly<Record<string, string>> = {
  account: 'Belongs to the person, who may work for others too; the address and the name are with the members.',
  totp: 'A secret of the person’s.',
  recovery_code: 'Secrets of the person’s.',
  pin: 'A secret of the person’s.',
  passkey: 'Belongs to the person; it opens their account wherever they work.',
  sign_in_challenge: 'A sign-in under way.',
  known_device: 'Belongs to the person as well; only spares them the lock that strangers cause.',
  pending_sign_up: 'Has no organization yet.',
  sign_on: 'Keeps for ten minutes that a sign-in is not completed twice; the session tells of it.',
  visitor_attempt: 'What strangers tried in vain on the server as a whole.',
  data_key: 'The keys of the encrypted texts, which are exported in clear.',
  event: 'Announces to screens, for a time, what other tables hold.',
  event_head: 'Where the announcements stand.',
  entity_change: 'Tells devices which records to read again.',
  change_head: 'Where that stands.',
  audit_seal: 'Proves the trail; npm run audit:export exports it with the proof.',
  audit_unsealed: 'What will be sealed within a second.',
  audit_checkpoint: 'Proves the trail, as the seals do.',
  audit_verification: 'How far the server has verified the trail.',
  access_log_removal: 'Proves that records of who looked were removed after their time.',
  idempotency_key: 'Answers encrypted under keys that only their senders have.',
  sweep_lease: 'Which server does what by the clock.',
};
