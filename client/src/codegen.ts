import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * For the client preset of GraphQL Code Generator, as `presetConfig.onExecutableDocumentNode`: tells with each document which types its
 * answer can hold, so that a watched query is asked again when one of these changes and left alone when others do. Of a mutation it tells
 * what it may have changed: the records that it answers, not those that hang on them.
 */
export function documentTypes(
  schema: GraphQLSchema,
): (document: DocumentNode) => { readonly types: readonly string[] } {
  return (document) => {
    const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
    const isMutation = operation?.kind === 'OperationDefinition' && operation.operation === 'mutation';
    return { types: [...(isMutation ? recordsIn(schema, document) : typesIn(schema, document))].sort() };
  };
}

function objectsOf(schema: GraphQLSchema, type: GraphQLOutputType): readonly GraphQLObjectType[] {
  const named = getNamedType(type);
  if (isAbstractType(named)) return [...schema.getPossibleTypes(named)];
  return isObjectType(named) ? [named] : [];
}

function typesIn(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  const visitor = {
    Field() {
      const type = info.getType();
      if (!type || !isCompositeType(getNamedType(type))) return;
      for (const object of objectsOf(schema, type)) {
        found.add(object.name);
        // A list of which only the length is asked for changes with its records all the same.
        const { nodes } = object.getFields();
        if (nodes) for (const node of objectsOf(schema, nodes.type)) found.add(node.name);
      }
    },
  };
  visit(document, visitWithTypeInfo(info, visitor));
  return found;
}

/**
 * The outermost records of a mutation's answer. A record is what has an id.
 */
function recordsIn(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  const visitor = {
    Field() {
      const parent = info.getParentType();
      // Below a record is what hangs on it.
      if (isObjectType(parent) && isRecord(parent)) return false;
      const type = info.getType();
      if (type) for (const object of objectsOf(schema, type)) if (isRecord(object)) found.add(object.name);
      return undefined;
    },
  };
  visit(document, visitWithTypeInfo(info, visitor));
  return found;
}

/** @param type whose fields they are */
const isRecord = (type: GraphQLObjectType): boolean => 'id' in type.getFields();
