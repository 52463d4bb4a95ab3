// A document transform of codegen: what may be one of several types tells which it is, so that a screen can tell a record from a refusal.
import { isAbstractType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** @typedef {import('./codegen.mjs').Documents} Documents */

/** @type {import('graphql').FieldNode} */
const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** @param {import('graphql').GraphQLSchema} schema */
export const typenames = (schema) => ({
  /**
   * @param {{ documents: Documents }} options
   * @returns {Documents}
   */
  transform: ({ documents }) =>
    documents.map((file) => (file.document ? { ...file, document: withTypenames(schema, file.document) } : file)),
});

/**
 * @param {import('graphql').GraphQLSchema} schema
 * @param {import('graphql').DocumentNode} document
 */
function withTypenames(schema, document) {
  const info = new TypeInfo(schema);
  /** @type {import('graphql').ASTVisitor} */
  const visitor = {
    SelectionSet(node) {
      const isOneOfSeveral = isAbstractType(info.getParentType());
      const there = node.selections.some((each) => each.kind === Kind.FIELD && each.name.value === '__typename');
      return there || !isOneOfSeveral ? undefined : { ...node, selections: [typename, ...node.selections] };
    },
  };
  return visit(document, visitWithTypeInfo(info, visitor));
}
