import { sql } from '../../../platform/database/database.ts';
import { instant, nothing, nullable, row, text } from '../../../platform/database/row.ts';
import type { Platform } from '../../../platform/platform.ts';

/** What goes through all stocks, and how much of it at a turn. */
export interface Walk {
  /** As whose it is kept how far it has come. */
  readonly name: string;
  /** How many stocks are looked at together. */
  readonly pageSize: number;
  /** How many pages a turn has at most: the rest is for the next. */
  readonly mostPages: number;
  /** How long after the end of a round the next one begins. */
  readonly restMs: number;
}

const walkRow = row({ afterId: nullable(text), beganAt: instant, endedAt: nullable(instant) });
const pageRow = row({ id: text });

/**
 * Goes through all stocks by their ids, a page at a time, from where the last turn stopped. A page that fails is told and counted, and the others go on; it
 * has its next turn in the next round. Answers how many failed.
 */
export async function walkStocks(
  { database, clock, log }: Platform,
  { name, pageSize, mostPages, restMs }: Walk,
  look: (stockIds: readonly string[], beganAt: Date) => Promise<void>,
): Promise<number> {
  const walk = await database.row(
    walkRow,
    sql`SELECT after_id AS "afterId", began_at AS "beganAt", ended_at AS "endedAt" FROM stock_walk WHERE name = ${name}`,
  );
  let after = walk?.afterId ?? null;
  let beganAt = walk?.beganAt ?? clock.now();
  if (after === null) {
    if (walk?.endedAt && clock.now().getTime() < walk.endedAt.getTime() + restMs) return 0;
    beganAt = clock.now();
    await database.rows(
      nothing,
      sql`INSERT INTO stock_walk (name, began_at) VALUES (${name}, ${beganAt})
          ON CONFLICT (name) DO UPDATE SET began_at = excluded.began_at, failed_pages = 0`,
    );
  }
  let failed = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const ids = (
      await database.rows(
        pageRow,
        sql`SELECT id FROM stock WHERE id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000') ORDER BY id LIMIT ${pageSize}`,
      )
    ).map(({ id }) => id);
    let failedHere = 0;
    try {
      if (ids.length > 0) await look(ids, beganAt);
    } catch (error) {
      failedHere = 1;
      log.error({ err: error, walk: name, from: ids[0], to: ids.at(-1) }, 'a page of stocks could not be looked at');
    }
    failed += failedHere;
    after = ids.at(-1) ?? null;
    const isLast = ids.length < pageSize;
    await database.rows(
      nothing,
      isLast
        ? sql`UPDATE stock_walk SET after_id = NULL, ended_at = ${clock.now()}, failed_pages = failed_pages + ${failedHere} WHERE name = ${name}`
        : sql`UPDATE stock_walk SET after_id = ${after}::uuid, failed_pages = failed_pages + ${failedHere} WHERE name = ${name}`,
    );
    if (isLast) break;
  }
  return failed;
}
