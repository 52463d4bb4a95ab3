/**
 * What every statement of the seed may call. Ids are UUIDv7 of the instant that something happened, so tables and their indexes grow as those
 * of a server do; they are the same in every run but for the day.
 */
export const helpers = [
  "CREATE FUNCTION pg_temp.today() RETURNS timestamptz LANGUAGE sql STABLE RETURN date_trunc('day', now())",
  `CREATE FUNCTION pg_temp.id(kind int, n bigint, at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE RETURN
     (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid`,
  `CREATE FUNCTION pg_temp.check_digit(digits text) RETURNS text LANGUAGE sql IMMUTABLE RETURN
     ((10 - (SELECT sum(substr(digits, i, 1)::int * CASE WHEN (length(digits) - i) % 2 = 0 THEN 3 ELSE 1 END) FROM generate_series(1, length(digits)) i) % 10) % 10)::text`,
];

/** Which table an id of the seed is of. */
export const kinds = {
  organization: 1,
  pharmacy: 2,
  account: 3,
  user: 4,
  membership: 5,
  session: 6,
  supplier: 7,
  drug: 8,
  package: 9,
  stock: 10,
  lot: 11,
  transaction: 12,
  line: 13,
  order: 14,
  orderLine: 15,
  orderEvent: 16,
  alert: 17,
  event: 18,
  attempt: 19,
  view: 20,
  request: 21,
};

/** Before everything that happens in the seed. As digits once, since most of a seed's time goes into making ids. */
const beginning = `${(new Date().setUTCHours(0, 0, 0, 0) - 400 * 86_400_000).toString(16).padStart(12, '0')}7`;

/**
 * The id of something that was there from the beginning: an organization, a person, a drug, a stock.
 * @param {keyof typeof kinds} kind
 * @param {string | number} n an expression of SQL
 */
export const idOf = (kind, n) =>
  `('${beginning}${kinds[kind].toString(16).padStart(3, '0')}8' || lpad(to_hex((${n})::bigint), 15, '0'))::uuid`;

/**
 * The id of something that came to be at an instant.
 * @param {keyof typeof kinds} kind
 * @param {string | number} n
 * @param {string} at
 */
export const idAt = (kind, n, at) => `pg_temp.id(${kinds[kind]}, (${n})::bigint, ${at})`;
