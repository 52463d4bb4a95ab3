import type pg from 'pg';
import { decryptPersons } from '../../src/platform/audit/persons.ts';
import type { App } from './app.ts';

/** Rows of the trail, or of who looked, that were read around the server, with who it was as the server shows it. */
export function opened<Row extends pg.QueryResultRow>(app: Pick<App, 'sql'>, rows: readonly Row[]): Promise<Row[]> {
  const kept = rows.map((row) => ({ ...row, actorLabel: String(row['actorLabel']) }));
  return decryptPersons(
    async <Found extends object>() => app.sql<Found & pg.QueryResultRow>('SELECT id, key FROM person_key'),
    '',
    kept,
  );
}
