import { sql } from './database/database.ts';
import { type Tables, whole } from './database/tables.ts';

/** The tables that are no feature’s own: the trail, the events, and what the platform remembers. */
export const platformTables: Tables = {
  audit_log: { insert: true, exported: whole },
  access_log: { insert: true, delete: true, exported: whole },
  // Whose a key is, is written by triggers; only erase_user destroys one.
  person_key: { insert: true, exported: { columns: ['id', 'address', 'user_id', 'former_at', 'created_at'] } },
  data_key: {
    insert: true,
    update: ['master_key_id', 'wrapped', 'updated_at'],
    notExported: 'The keys of the encrypted texts, which are exported in clear.',
  },
  event: {
    insert: true,
    update: ['position'],
    delete: true,
    notExported: 'Announces to screens, for a time, what other tables hold.',
  },
  event_head: { insert: true, update: ['position', 'kept_after'], notExported: 'Where the announcements stand.' },
  // Inserted by triggers with the rights of whoever changes the record; deleted when a newer change of it has its position.
  entity_change: {
    insert: true,
    update: ['position'],
    delete: true,
    notExported: 'Tells devices which records to read again.',
  },
  change_head: { insert: true, update: ['position'], notExported: 'Where that stands.' },
  idempotency_key: {
    insert: true,
    update: ['fingerprint', 'result', 'created_at', 'expires_at'],
    delete: true,
    notExported: 'Answers encrypted under keys that only their senders have.',
  },
  visitor_attempt: {
    insert: true,
    delete: true,
    notExported: 'What strangers tried in vain on the server as a whole.',
    removed: { job: 'old anonymous attempts', since: sql`created_at`, days: (keep) => keep.anonymousAttemptDays },
  },
  sweep_lease: {
    insert: true,
    update: ['holder_id', 'expires_at'],
    notExported: 'Which server does what by the clock.',
  },
};
