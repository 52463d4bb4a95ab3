import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { validateInput } from '../graphql/validate-input.ts';
import { watchSensitiveTypes } from '../graphql/views.ts';
import { features } from './features.ts';

let built: GraphQLSchema | undefined;

/** The schema of all features. TypeGraphQL keeps its build options in static fields, so there is one for each process. */
export function appSchema(): GraphQLSchema {
  if (built) return built;
  built = buildSchemaSync({
    resolvers: features.flatMap((feature) => feature.resolvers) as unknown as NonEmptyArray<Function>,
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
  watchSensitiveTypes(built, Object.assign({}, ...features.map((feature) => feature.sensitive ?? {})));
  return built;
}

/** The schema as text, sorted so that a change shows as a change of its own lines. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(appSchema()))}\n`;
}
