// A document transform of codegen: each selection tells its type, since the cache of the dashboard sorts by it and the text behind an id must be the one it reads.
import { Kind, visit } from 'graphql';

/** @typedef {import('./codegen.mjs').Documents} Documents */

/** @type {import('graphql').FieldNode} */
const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * @param {{ documents: Documents }} options
 * @returns {Documents}
 */
export const transform = ({ documents }) =>
  documents.map((file) => (file.document ? { ...file, document: withTypenames(file.document) } : file));

/** @param {import('graphql').DocumentNode} document */
function withTypenames(document) {
  return visit(document, {
    SelectionSet: (node, _key, parent) => {
      const isRoot = parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const there = node.selections.some((each) => each.kind === Kind.FIELD && each.name.value === '__typename');
      return isRoot || there ? undefined : { ...node, selections: [typename, ...node.selections] };
    },
  });
}
