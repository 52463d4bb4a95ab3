import { type GraphQLSchema, getNamedType } from 'graphql';
import { type Parameter, parametersOf } from './parameters.ts';
import { documentFor, type RestDocument, type RootField, type RootKind } from './selection.ts';

/** One address of the REST interface, and the document that answers it. */
export interface RestRoute extends RestDocument {
  readonly kind: RootKind;
  readonly method: 'GET' | 'POST';
  /** Below `/api`, with `{id}` where the id stands. */
  readonly path: string;
  readonly field: RootField;
  readonly parameters: readonly Parameter[];
  /** The input type whose fields a body has; null for a mutation without input, and for queries. */
  readonly input: string | null;
}

/** Every query as GET and every mutation as POST. Subscriptions stay on WebSocket. */
export function restRoutes(schema: GraphQLSchema): RestRoute[] {
  const fields = (kind: RootKind) =>
    Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {})
      // What begins with an underscore is spoken between gateways and subgraphs.
      .filter(({ name }) => !name.startsWith('_'))
      // Each type of record has its own address.
      .filter(({ type }) => getNamedType(type).name !== 'Node')
      .sort((one, other) => one.name.localeCompare(other.name))
      .map((field) => routeOf(schema, kind, field));
  return [...fields('query'), ...fields('mutation')];
}

function routeOf(schema: GraphQLSchema, kind: RootKind, field: RootField): RestRoute {
  const built = documentFor(schema, kind, field);
  const path = `/${field.name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const [id] = field.args.filter(({ name }) => name === 'id');
  if (kind === 'mutation') {
    const [input, ...others] = field.args;
    if (others.length > 0 || (input && input.name !== 'input'))
      throw new Error(`${field.name} takes more than its input.`);
    return {
      ...built,
      kind,
      method: 'POST',
      path,
      field,
      parameters: [],
      input: input ? getNamedType(input.type).name : null,
    };
  }
  const parameters = [
    ...field.args.flatMap((arg) => parametersOf(arg)),
    ...built.pages.flatMap((page) =>
      page.field.args.flatMap((arg) =>
        parametersOf(arg, `${page.field.name}.${arg.name}`, `${page.field.name}_${arg.name}`),
      ),
    ),
  ].map((parameter) => (id && parameter.name === 'id' ? { ...parameter, in: 'path' as const } : parameter));
  return { ...built, kind, method: 'GET', path: id ? `${path}/{id}` : path, field, parameters, input: null };
}
