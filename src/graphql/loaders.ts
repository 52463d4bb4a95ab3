import DataLoader from 'dataloader';
import type { Context } from './context.ts';

/**
 * Declares a batched read: however many rows ask, one statement answers. The batch gets the request's context and distinct keys
 * and answers a map; a key that is missing from it gives null.
 */
export function defineLoader<Value>(
  batch: (context: Context, keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
) {
  const identity = {};
  return (context: Context, key: string): Promise<Value | null> => {
    let loader = context.loaders.get(identity) as DataLoader<string, Value | null> | undefined;
    if (!loader) {
      loader = new DataLoader<string, Value | null>(async (keys) => {
        const found = await batch(context, keys);
        return keys.map((each) => found.get(each) ?? null);
      });
      context.loaders.set(identity, loader);
    }
    return loader.load(key);
  };
}

/** Rows by their key, for a loader of single rows. */
export function byKey<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row> {
  return new Map(rows.map((row) => [key(row), row]));
}

/** Rows gathered under their key, for a loader of lists; every asked key has a list. */
export function groupByKey<Row>(
  keys: readonly string[],
  rows: readonly Row[],
  key: (row: Row) => string,
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>(keys.map((each) => [each, []]));
  for (const row of rows) groups.get(key(row))?.push(row);
  return groups;
}
