/** What the server may do with a table besides reading it. */
export interface Grant {
  readonly insert?: true;
  /** The columns it may change; the others keep what they were inserted with. */
  readonly update?: readonly string[];
  readonly delete?: true;
}

/** The functions that it may execute, with the columns that each changes by the owner's rights where the server may not. */
export const functions: Readonly<Record<string, readonly string[]>> = {
  replace_password: ['account.password_hash'],
  renew_password_hash: ['account.password_hash'],
  erase_user: ['app_user.account_id', 'app_user.email', 'app_user.erased_at', 'app_user.name'],
};

/**
 * The rights of the server's database role: one line for each table of the model, and nothing that no statement of the server needs. `migrate` takes
 * back what is not here. Where rows are only ever inserted, the trigger that refuses a change is the second fence and this the first.
 */
export const grants: Readonly<Record<string, Grant>> = {
  // Here and below, what is deleted after its time is deleted by src/platform/database/retention.ts; triggers refuse whatever is younger.
  access_log: { insert: true, delete: true },
  access_log_removal: { insert: true },
  // A password is changed by replace_password alone, which ends the sessions with it, and hashed anew by renew_password_hash.
  account: { insert: true, update: ['email', 'updated_at'] },
  account_link: { insert: true, update: ['used_at'], delete: true },
  alert: {
    insert: true,
    update: [
      'state',
      'acknowledged_at',
      'acknowledged_by_id',
      'assigned_to_id',
      'assigned_at',
      'snoozed_until',
      'resolved_at',
      'resolved_by_id',
      'cause_ended_at',
      'updated_at',
    ],
  },
  allocation: { insert: true, update: ['quantity'], delete: true },
  app_user: { insert: true, update: ['status', 'updated_at'] },
  audit_checkpoint: { insert: true },
  audit_log: { insert: true },
  audit_seal: { insert: true },
  audit_unsealed: { insert: true, delete: true },
  audit_verification: {
    insert: true,
    update: ['position', 'hash', 'started_at', 'finished_at', 'problem', 'problem_position'],
  },
  change_head: { insert: true, update: ['position'] },
  conversation: { insert: true, update: ['last_position', 'last_message_at', 'updated_at'] },
  conversation_participant: { insert: true, update: ['left_at', 'added_by_id', 'updated_at'] },
  conversation_read: { insert: true },
  data_key: { insert: true, update: ['master_key_id', 'wrapped', 'updated_at'] },
  drug: {
    insert: true,
    update: [
      'name',
      'generic_name',
      'brand_name',
      'description',
      'dosage_form',
      'strength',
      'unit',
      'ndc',
      'ndc_key',
      'gtin',
      'controlled_schedule',
      'storage',
      'expiry_control',
      'min_remaining_days',
      'labeler_name',
      'substances',
      'routes',
      'marketing_start_on',
      'marketing_end_on',
      'archived_at',
      'updated_at',
    ],
  },
  drug_package: {
    insert: true,
    update: ['drug_id', 'description', 'marketing_start_on', 'marketing_end_on', 'updated_at'],
  },
  // Inserted by triggers with the rights of whoever changes the record; deleted when a newer change of it has its position.
  entity_change: { insert: true, update: ['position'], delete: true },
  event: { insert: true, update: ['position'], delete: true },
  event_head: { insert: true, update: ['position', 'kept_after'] },
  external_identity: { insert: true },
  group_role: { insert: true, delete: true },
  idempotency_key: { insert: true, update: ['fingerprint', 'result', 'created_at', 'expires_at'], delete: true },
  identity_provider: {
    insert: true,
    update: ['issuer', 'client_id', 'client_secret', 'scope', 'groups_claim', 'updated_at'],
    delete: true,
  },
  inventory_log: { insert: true },
  invitation: { insert: true, update: ['accepted_at'], delete: true },
  letter: {
    insert: true,
    update: ['status', 'facts', 'key_id', 'tries', 'next_try_at', 'last_error', 'ended_at'],
    delete: true,
  },
  known_device: { insert: true, update: ['last_used_at'], delete: true },
  // The balances are written by the triggers of inventory_log and allocation, with the owner's rights.
  // Since when a lot has its status is written by a trigger of its own.
  lot: { insert: true, update: ['status', 'updated_at'] },
  // Its insert changes the lot, with the owner's rights.
  lot_correction: { insert: true },
  membership: { insert: true, update: ['role', 'updated_at'], delete: true },
  message: { insert: true, update: ['body', 'redacted_at', 'redacted_by_id'] },
  message_acknowledgement: { insert: true },
  order_event: { insert: true },
  order_line: { insert: true, update: ['fulfilled_quantity', 'canceled_quantity'] },
  order_number: { insert: true, update: ['last'] },
  organization: { insert: true, update: ['requester_may_approve', 'factor_policy', 'updated_at'] },
  passkey: { insert: true, update: ['counter', 'backed_up', 'last_used_at'], delete: true },
  // Whose a key is, is written by triggers; only erase_user destroys one.
  person_key: { insert: true },
  pending_sign_up: { insert: true, delete: true },
  pharmacy: { insert: true, update: ['closed_until', 'updated_at'] },
  pin: { insert: true, update: ['hash', 'tries', 'changed_at'], delete: true },
  recall: {
    insert: true,
    update: [
      'state',
      'reviewed_by_id',
      'reviewed_at',
      'activated_by_id',
      'activated_at',
      'closed_by_id',
      'closed_at',
      'closing_reason',
      'updated_at',
    ],
  },
  // Written by the triggers of lot and recall, with the owner's rights.
  recall_match: {},
  recall_receipt: { insert: true },
  recall_scope: { insert: true, delete: true },
  recovery_code: { insert: true, update: ['used_at'], delete: true },
  service_key: { insert: true, update: ['last_used_at', 'revoked_at'] },
  service_key_place: { insert: true },
  session: { insert: true, update: ['last_seen_at', 'proved_at', 'revoked_at'], delete: true },
  sign_in_challenge: { insert: true, update: ['tries', 'used_at'], delete: true },
  sign_on: { insert: true, delete: true },
  stock: { insert: true, update: ['min_quantity', 'max_quantity', 'updated_at'] },
  supplier: {
    insert: true,
    update: ['name', 'contact_info', 'email', 'phone', 'min_remaining_days', 'archived_at', 'updated_at'],
  },
  supply_order: {
    insert: true,
    update: [
      'status',
      'approved_by_id',
      'acknowledged_by_id',
      'approved_at',
      'sent_at',
      'fulfilled_at',
      'acknowledged_at',
      'updated_at',
    ],
  },
  sweep_lease: { insert: true, update: ['holder_id', 'expires_at'] },
  totp: { insert: true, update: ['master_key_id', 'wrapped', 'last_step', 'confirmed_at'], delete: true },
  transaction: { insert: true },
  visitor_attempt: { insert: true, delete: true },
};
