import { type Database, sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import { type RowType, row, text } from '../../../platform/database/row.ts';
import { ImportError } from './import-error.ts';

export interface FoundOrganization {
  readonly id: string;
  readonly name: string;
}

/** Names that a message lists at most. */
const listed = 20;

const foundOrganizationRow: RowType<FoundOrganization> = row({ id: text, name: text });

/**
 * The organization with this name (in any case) or id; without one, the only organization there is.
 * @throws ImportError that lists the names there are.
 */
export async function findOrganization(database: Database, wanted: string | null): Promise<FoundOrganization> {
  const all = await database.rows(
    foundOrganizationRow,
    sql`SELECT id, name FROM organization ORDER BY lower(name), id`,
  );
  if (all.length === 0) throw new ImportError('There is no organization yet. Start the server and sign up first.');
  const matching = all.filter(
    ({ id, name }) =>
      wanted === null ||
      (isId(wanted) ? id === wanted.toLowerCase() : name.toLowerCase() === wanted.trim().toLowerCase()),
  );
  const [found] = matching;
  if (found && matching.length === 1) return found;
  if (matching.length > 1 && wanted !== null) {
    throw new ImportError(
      `There are several organizations called ${wanted}; name one by its id: ${matching.map(({ id }) => id).join(', ')}.`,
    );
  }
  const names =
    all
      .slice(0, listed)
      .map(({ name }) => `\n  ${name}`)
      .join('') + (all.length > listed ? `\n  … and ${all.length - listed} more` : '');
  throw new ImportError(
    wanted === null
      ? `Tell with --organization whose catalogue it is:${names}`
      : `There is no organization called ${wanted}. There are:${names}`,
  );
}
