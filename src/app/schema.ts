import { type GraphQLSchema, getNamedType, isObjectType, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { DoubtResolver } from '../graphql/confirmation.type.ts';
import { withNodes } from '../graphql/node.ts';
import { RefusalResolver } from '../graphql/refusal.type.ts';
import { asSubgraph } from '../graphql/subgraph.ts';
import { subgraphSdl } from '../graphql/subgraph-sdl.ts';
import { validateInput } from '../graphql/validate-input.ts';
import { watchSensitiveTypes } from '../graphql/views.ts';
import { entities, nodes, sensitiveTypes } from './declarations.ts';
import { features } from './features.ts';

interface Schemas {
  /** What clients write against. */
  readonly client: GraphQLSchema;
  /** The same with what gateways ask for. */
  readonly served: GraphQLSchema;
  readonly sdl: string;
}

let built: Schemas | undefined;

/** The schemas of all features. TypeGraphQL keeps its build options in static fields, so there is one of each in a process. */
function schemas(): Schemas {
  if (built) return built;
  const plain = buildSchemaSync({
    resolvers: [
      RefusalResolver,
      DoubtResolver,
      ...features.flatMap((feature) => feature.resolvers),
    ] as unknown as NonEmptyArray<Function>,
    validate: false,
    validateFn: validateInput,
    // TypeGraphQL insists on one although every subscription here brings its own iterator.
    pubSub: {
      publish: () => undefined,
      subscribe: () => ({
        [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
      }),
    } as PubSub,
  });
  const client = withNodes(withArgumentsDescribed(plain), nodes);
  const sdl = subgraphSdl(client, entities);
  const served = asSubgraph(client, { entities, sdl, policy: 'signed-in' });
  // Last, so that the fields for gateways are watched too.
  watchSensitiveTypes(served, sensitiveTypes);
  built = { client, served, sdl };
  return built;
}

/** An argument that takes an input object is what the object is: the type says it, and so does the argument. */
function withArgumentsDescribed(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType))
    for (const { args } of Object.values(type.getFields()))
      for (const argument of args) argument.description ??= getNamedType(argument.type).description;
  return schema;
}

/** The schema that is served. */
export function appSchema(): GraphQLSchema {
  return schemas().served;
}

/** The schema for clients as text, sorted so that a change shows as a change of its own lines. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schemas().client))}\n`;
}

/** The schema for composition into a federated graph, as `_service` answers it. */
export function printedSubgraph(): string {
  return schemas().sdl;
}
