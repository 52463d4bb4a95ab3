import pg from 'pg';

/**
 * Works on the tables while their triggers are off and foreign keys away, and puts both back exactly as they were: keys that are made again look
 * at every row. For use in a transaction, which on a failure has never taken them away. The owner of the tables may do this and need be no superuser.
 */
export async function withoutRules<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  const triggers = await triggersOf(client);
  const keys = await foreignKeysOf(client);
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const table of new Set(triggers.map((each) => each.table)))
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const result = await work();
  for (const { table, name, enabled } of triggers)
    await client.query(`ALTER TABLE ${table} ENABLE ${enabled} TRIGGER ${name}`);
  for (const { table, name, definition } of keys)
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  return result;
}

/** Those that are on, with the word that says when: always, for replicas alone, or as usual. One that is off stays off. */
async function triggersOf(client: pg.Client) {
  const { rows } = await client.query<{ table: string; name: string; enabled: string }>(
    `SELECT quote_ident(c.relname) AS table, quote_ident(t.tgname) AS name,
            CASE t.tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END AS enabled
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal AND t.tgenabled <> 'D'
      ORDER BY c.relname, t.tgname`,
  );
  return rows;
}

async function foreignKeysOf(client: pg.Client) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT quote_ident(c.relname) AS table, quote_ident(k.conname) AS name, pg_get_constraintdef(k.oid) AS definition
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE k.connamespace = 'public'::regnamespace AND k.contype = 'f'
      ORDER BY c.relname, k.conname`,
  );
  return rows;
}
