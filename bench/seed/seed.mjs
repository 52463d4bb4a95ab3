import pg from 'pg';
import { catalogueOf } from './catalogue.mjs';
import { helpers } from './helpers.mjs';
import { ordersOf } from './orders.mjs';
import { peopleOf } from './people.mjs';
import { sizeOf } from './size.mjs';
import { stockOf } from './stock.mjs';
import { trailOf } from './trail.mjs';

/**
 * Fills a migrated, empty database with so many times the demo, past the rules of the database and by statements over whole tables: every balance,
 * number and position is as the rules would have made it. What a trigger keeps beside these tables has to be written here as well.
 * @param {string} ownerUrl
 * @param {number} factor
 */
export async function seed(ownerUrl, factor) {
  const size = sizeOf(factor);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    for (const statement of [
      'SET session_replication_role = replica',
      "SET work_mem = '256MB'",
      "SET maintenance_work_mem = '512MB'",
      'SET timezone = UTC',
      ...helpers,
      'BEGIN',
      ...peopleOf(size),
      ...catalogueOf(size),
      ...stockOf(size),
      ...ordersOf(size),
      ...trailOf(size),
      'COMMIT',
      // One that is computed by its own trigger is written by it.
      'SET session_replication_role = origin',
      'INSERT INTO stock_listing (stock_id) SELECT id FROM stock',
      // The sums of each day, by the function that adds them up again when a pharmacy changes its time zone.
      'SELECT sum_days(id) FROM pharmacy',
      sequencesAfterRows,
      // Hint bits, maps of what is visible and figures for the planner, so that what is measured first pays for none of them.
      'VACUUM (FREEZE, ANALYZE)',
    ])
      await owner.query(statement);
  } finally {
    await owner.end();
  }
  return size;
}

const sequencesAfterRows = `DO $$ DECLARE one record; BEGIN
  FOR one IN
    SELECT a.attrelid::regclass AS owner, a.attname AS column, pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) AS sequence
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
     WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
       AND pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) IS NOT NULL
  LOOP
    EXECUTE format('SELECT setval(%L, coalesce((SELECT max(%I) FROM %s), 0) + 1, false)', one.sequence, one.column, one.owner);
  END LOOP;
END $$`;
