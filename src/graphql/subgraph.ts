import { extendSchema, type GraphQLFieldConfig, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { checkPolicy, type Policy } from '../domain/authorization/policy.ts';
import { badInput } from '../domain/error.ts';
import { message } from '../domain/messages/index.ts';
import type { Context } from './context.ts';
import { type KeyReader, keyReader } from './representation.ts';

/** A type that other services may hold references to: who may ask for its records, and by which keys they are found. */
export interface Entity {
  readonly policy: Policy;
  /**
   * For each key, written as `@key` has it, what finds the record: null where there is none the caller may see. It is given the
   * representation, its key fields read by their types. All of a request are asked for in one turn, so a loader makes one statement of them.
   */
  readonly keys: Readonly<Record<string, (context: Context, key: never) => object | null | Promise<object | null>>>;
}

/** The entities of a schema by the names of their types. */
export type Entities = Readonly<Record<string, Entity>>;

export interface SubgraphOptions {
  readonly entities: Entities;
  /** What `_service` answers. */
  readonly sdl: string;
  /** Who may ask for entities at all, before the policy of each type is looked at. */
  readonly policy: Policy;
}

/**
 * The same schema with what a gateway asks a subgraph for: `_service` and `_entities`. Types, resolvers and extensions stay as they are. A
 * representation that is wrong, or of a type that the caller may not read, answers null and its own error; the others are answered.
 */
export function asSubgraph(schema: GraphQLSchema, { entities, sdl, policy }: SubgraphOptions): GraphQLSchema {
  const served = extendSchema(schema, parse(machinery(Object.keys(entities))));
  const query = served.getQueryType()?.getFields() ?? {};
  const finders = new Map(Object.entries(entities).map(([name, entity]) => [name, finder(schema, name, entity)]));

  const find = async (context: Context, representation: unknown, index: number): Promise<object | null> => {
    const field = `representations.${index}`;
    const name = isRecord(representation) ? representation.__typename : undefined;
    const found = typeof name === 'string' ? finders.get(name) : undefined;
    if (!found || !isRecord(representation))
      throw badInput(field, 'type', message('mustBeEntity', { types: [...finders.keys()] }));
    return found(context, representation, field);
  };
  const entitiesField: Partial<GraphQLFieldConfig<unknown, Context, { representations: unknown[] }>> = {
    extensions: { policy, lengthOf: 'representations' },
    resolve: (_root, { representations }, context) => {
      checkPolicy(context.actor, policy);
      // An error in its place in the list is an error of that entity alone.
      return Promise.all(
        representations.map((each, index) => find(context, each, index).catch((error: unknown) => error)),
      );
    },
  };
  Object.assign(query._entities ?? {}, entitiesField);
  Object.assign(query._service ?? {}, { extensions: { policy: 'public' }, resolve: () => ({ sdl }) });
  return served;
}

type Finder = (
  context: Context,
  representation: Readonly<Record<string, unknown>>,
  field: string,
) => Promise<object | null>;

/** Finds a record of one type by the first of its keys that the representation has. */
function finder(schema: GraphQLSchema, name: string, { policy, keys }: Entity): Finder {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The entity ${name} is no object type of the schema.`);
  const readers: readonly (readonly [KeyReader, Entity['keys'][string]])[] = Object.entries(keys).map(
    ([fields, load]) => [keyReader(type, fields), load],
  );
  return async (context, representation, field) => {
    checkPolicy(context.actor, policy);
    for (const [read, load] of readers) {
      const key = read(representation, field);
      if (key === undefined) continue;
      const record = key && (await load(context, { ...representation, ...key } as never));
      // The union tells its members apart by this name, and so does who watches what is read.
      return record && { ...record, __typename: name };
    }
    throw badInput(field, 'key', message('needsKey', { type: name, keys: Object.keys(keys) }));
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const machinery = (names: readonly string[]) => `
  "A reference to an entity: its __typename and the fields of one of its keys."
  scalar _Any

  "A record that other services may refer to."
  union _Entity = ${names.join(' | ')}

  "This service as a part of a federated graph."
  type _Service {
    "Its schema with the directives of Apollo Federation."
    sdl: String!
  }

  extend type Query {
    "The records that the representations refer to, in their order; null for one that you may not see. For gateways; at most 100 at once."
    _entities(
      "References, each with its __typename and the fields of a key."
      representations: [_Any!]!
    ): [_Entity]!

    "For gateways: the schema of this service as a subgraph."
    _service: _Service!
  }
`;
