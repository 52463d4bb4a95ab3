// A document transform of codegen: each selection tells its type, since the cache of the dashboard sorts by it and the text behind an id must be the one it reads.
import { Kind, visit } from 'graphql';

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

export const transform = ({ documents }) =>
  documents.map((file) => ({ ...file, document: file.document ? withTypenames(file.document) : undefined }));

function withTypenames(document) {
  return visit(document, {
    SelectionSet: (node, _key, parent) => {
      const isRoot = parent?.kind === Kind.OPERATION_DEFINITION;
      const there = node.selections.some(({ kind, name }) => kind === Kind.FIELD && name.value === '__typename');
      return isRoot || there ? undefined : { ...node, selections: [typename, ...node.selections] };
    },
  });
}
