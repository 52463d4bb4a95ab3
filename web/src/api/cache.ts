import { cacheExchange, type KeyingConfig } from '@urql/exchange-graphcache';
import introspection from '../generated/introspection.json' with { type: 'json' };

/** Types without an id of their own are parts of what holds them. */
const parts = (
  introspection.__schema.types as readonly { kind: string; name: string; fields?: readonly { name: string }[] }[]
)
  .filter(({ kind, fields }) => kind === 'OBJECT' && !fields?.some(({ name }) => name === 'id'))
  .map(({ name }) => name);

/** One record for each id, whichever query or mutation brought it. It knows the schema, so a union is read as what it is. */
export const cache = () =>
  cacheExchange({
    schema: introspection as never,
    keys: Object.fromEntries(parts.map((name) => [name, () => null])) satisfies KeyingConfig,
  });
