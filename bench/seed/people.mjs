import { idOf } from './helpers.mjs';

/** Who signs in, with the token of an open session: everywhere the owner, who approves; at the first pharmacy the other two. */
export const people = [
  { name: 'Owner', role: 'OWNER', pharmacy: null, token: 'bench-owner-token' },
  { name: 'Technician', role: 'TECHNICIAN', pharmacy: 0, token: 'bench-technician-token' },
  { name: 'Pharmacist', role: 'PHARMACIST', pharmacy: 0, token: 'bench-pharmacist-token' },
];

/** @param {import('./size.mjs').Size} size */
export function peopleOf({ pharmacies }) {
  const organization = idOf('organization', 1);
  return [
    `INSERT INTO organization (id, name) VALUES (${organization}, 'Bench Health')`,
    `INSERT INTO pharmacy (id, organization_id, name, code, timezone)
     SELECT ${idOf('pharmacy', 'p')}, ${organization}, 'Pharmacy ' || p, 'P' || p, 'UTC' FROM generate_series(0, ${pharmacies - 1}) p`,
    `INSERT INTO event_head (organization_id) VALUES (${organization})`,
    `INSERT INTO change_head (organization_id) VALUES (${organization})`,
    `INSERT INTO supplier (id, organization_id, name, contact_info)
     SELECT ${idOf('supplier', 's')}, ${organization}, 'Wholesale ' || s, 'Orders until 16:00' FROM generate_series(0, 2) s`,
    ...people.flatMap(({ name, role, pharmacy, token }, nth) => {
      const email = `${name.toLowerCase()}@bench.example`;
      const user = idOf('user', nth);
      const where = pharmacy === null ? 'NULL' : idOf('pharmacy', pharmacy);
      return [
        `INSERT INTO account (id, email) VALUES (${idOf('account', nth)}, '${email}')`,
        `INSERT INTO app_user (id, organization_id, account_id, email, name)
         VALUES (${user}, ${organization}, ${idOf('account', nth)}, '${email}', 'Bench ${name}')`,
        `INSERT INTO membership (id, organization_id, user_id, pharmacy_id, role)
         VALUES (${idOf('membership', nth)}, ${organization}, ${user}, ${where}, '${role}')`,
        // Not touched while it is measured: that is written once a minute, beside a request.
        `INSERT INTO session (id, organization_id, user_id, token_hash, last_seen_at, proved_at, expires_at)
         VALUES (${idOf('session', nth)}, ${organization}, ${user}, encode(sha256('${token}'), 'hex'),
                 now() + interval '1 day', now(), now() + interval '3 days')`,
      ];
    }),
  ];
}
