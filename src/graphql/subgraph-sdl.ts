import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
} from 'graphql';
import type { Entities } from './subgraph.ts';

/** The oldest version with all that is used here, so that no gateway of Federation 2 is too old. */
const federation =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

/** What the engine prints by itself. */
const printedAnyway = ['deprecated', 'specifiedBy', 'oneOf', 'key'];

/**
 * A schema as a subgraph's SDL: sorted, with `@key` for each key of the entities, and with the directives that its types and fields were
 * declared with. The engine's own printer leaves those out. `header` says which specifications they are from.
 */
export function subgraphSdl(schema: GraphQLSchema, entities: Entities, header = federation): string {
  const definitions = parse(printSchema(lexicographicSortSchema(schema))).definitions.map((each) =>
    withDirectives(each, schema, entities),
  );
  const [link] = parse(header).definitions;
  return `${print({ kind: Kind.DOCUMENT, definitions: [...(link ? [link] : []), ...definitions] })}\n`;
}

function withDirectives(definition: DefinitionNode, schema: GraphQLSchema, entities: Entities): DefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION)
    return definition;
  const type = schema.getType(definition.name.value);
  if (!isObjectType(type) && !isInterfaceType(type)) return definition;
  const keys = Object.keys(entities[type.name]?.keys ?? {}).flatMap(keyDirective);
  const fields = definition.fields?.map((field): FieldDefinitionNode => {
    const declared = type.getFields()[field.name.value]?.astNode?.directives;
    return { ...field, directives: [...(field.directives ?? []), ...unprinted(declared)] };
  });
  return { ...definition, directives: [...keys, ...unprinted(type.astNode?.directives)], ...(fields && { fields }) };
}

function unprinted(directives: readonly ConstDirectiveNode[] = []): readonly ConstDirectiveNode[] {
  return directives.filter(({ name }) => !printedAnyway.includes(name.value));
}

function keyDirective(fields: string): readonly ConstDirectiveNode[] {
  const [definition] = parse(`type Keyed @key(fields: ${JSON.stringify(fields)})`).definitions;
  return definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.directives ?? []) : [];
}
