import { createHash } from 'node:crypto';

const names = new Map<string, string>();

/** PostgreSQL parses and plans a named statement once per connection. Texts come from code alone, so the map is bounded. */
export function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 20);
    // Lists of values of varying length (`in ($1, …, $n)`) make many texts: forget rather than grow.
    if (names.size > 2_000) names.clear();
    names.set(text, name);
  }
  return name;
}
