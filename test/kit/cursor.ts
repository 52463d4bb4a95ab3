import { LiveCursorDocument } from '../generated/graphql.ts';
import type { App } from './app.ts';
import { until } from './until.ts';
import type { Person } from './world.ts';

/** Waits until everything that was committed has its place in the order of events. */
export async function allPlaced(app: Pick<App, 'sql'>, table: 'event' | 'entity_change' = 'event'): Promise<void> {
  await until(`every ${table} has its position`, async () => {
    const [left] = await app.sql(`SELECT 1 FROM ${table} WHERE position IS NULL LIMIT 1`);
    return left === undefined;
  });
}

/** A cursor behind everything that happened so far: what has no position yet would come after it. */
export async function cursorNow(app: Pick<App, 'sql'>, { client }: Pick<Person, 'client'>): Promise<string> {
  await allPlaced(app);
  return (await client.ask(LiveCursorDocument, {})).liveCursor;
}
