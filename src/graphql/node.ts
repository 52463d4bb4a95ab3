import { extendSchema, type GraphQLFieldConfig, type GraphQLSchema, parse } from 'graphql';
import { checkPolicy, type Policy } from '../domain/authorization/policy.ts';
import { ApothecaError } from '../domain/error.ts';
import { join, raw, sql } from '../platform/database/database.ts';
import { isId } from '../platform/database/ids.ts';
import { row, text } from '../platform/database/row.ts';
import type { Context } from './context.ts';
import { defineLoader } from './loaders.ts';

/** A type whose records are found by their id alone: the table that has the ids, and its own way to read one. */
export interface NodeType {
  readonly table: string;
  readonly policy: Policy;
  /** Null where there is none that the caller may see. */
  readonly load: (context: Context, id: string) => Promise<object | null>;
}

/** The nodes of a schema by the names of their types. */
export type Nodes = Readonly<Record<string, NodeType>>;

/**
 * The same schema with what Relay asks for: the interface `Node`, implemented by these types, and the queries `node` and `nodes`. Ids stay the UUIDs
 * that they are; which type one is of, a statement over all tables finds.
 */
export function withNodes(schema: GraphQLSchema, nodes: Nodes): GraphQLSchema {
  const extended = extendSchema(schema, parse(definitions(Object.keys(nodes))));
  const typeOf = typeFinder(nodes);

  const find = async (context: Context, id: string): Promise<object | null> => {
    const name = await typeOf(context, id);
    const node = name === null ? undefined : nodes[name];
    if (!node || !allows(context, node.policy)) return null;
    const record = await node.load(context, id);
    return record && { ...record, __typename: name };
  };
  const fields = extended.getQueryType()?.getFields() ?? {};
  Object.assign(fields.node ?? {}, {
    extensions: { policy: 'signed-in' },
    resolve: (_root, { id }, context) => {
      checkPolicy(context.actor, 'signed-in');
      return find(context, id);
    },
  } satisfies Partial<GraphQLFieldConfig<unknown, Context, { id: string }>>);
  Object.assign(fields.nodes ?? {}, {
    extensions: { policy: 'signed-in', lengthOf: 'ids' },
    resolve: (_root, { ids }, context) => {
      checkPolicy(context.actor, 'signed-in');
      return Promise.all(ids.map((id) => find(context, id)));
    },
  } satisfies Partial<GraphQLFieldConfig<unknown, Context, { ids: string[] }>>);
  return extended;
}

const typeRow = row({ id: text, type: text });

/** Finds the type of a record: the ids of one request in one statement, an index of each table. It says nothing of who may see the record. */
function typeFinder(nodes: Nodes) {
  const tables = Object.entries(nodes);
  return defineLoader<string>(async ({ platform }, keys) => {
    const ids = keys.filter(isId);
    if (ids.length === 0) return new Map();
    const found = tables.map(
      ([name, { table }]) => sql`SELECT id, ${name} AS type FROM ${raw(`"${table}"`)} WHERE id = ANY(${ids}::uuid[])`,
    );
    const rows = await platform.database.rows(typeRow, join(found, ' UNION ALL '));
    return new Map(rows.map(({ id, type }) => [id, type]));
  });
}

/** Somebody who may read no record of a type finds none, as if there were none. */
function allows({ actor }: Context, policy: Policy): boolean {
  try {
    checkPolicy(actor, policy);
    return true;
  } catch (error) {
    if (error instanceof ApothecaError && error.code === 'FORBIDDEN') return false;
    throw error;
  }
}

const definitions = (names: readonly string[]) => `
  "A record that is found by its id, whatever its type is."
  interface Node {
    "The UUID of the record: one id in the whole API."
    id: ID!
  }

  ${names.map((name) => `extend type ${name} implements Node`).join('\n')}

  extend type Query {
    "The record with this id, whatever its type; null when there is none that you may see."
    node(
      "The id of the record, as answers have it."
      id: ID!
    ): Node

    "The records with these ids, in their order; null for each that you may not see. At most 100 at once."
    nodes(
      "The ids of the records, as answers have them."
      ids: [ID!]!
    ): [Node]!
  }
`;
