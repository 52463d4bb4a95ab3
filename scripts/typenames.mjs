// A document transform of codegen: what may be one of several types tells which it is, so that a screen can tell a record from a refusal.
import { readFileSync } from 'node:fs';
import { buildSchema, isAbstractType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { root } from './install.mjs';

const schema = buildSchema(readFileSync(`${root}schema.graphql`, 'utf8'));
const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

export const transform = ({ documents }) =>
  documents.map((file) => ({ ...file, document: file.document ? withTypenames(file.document) : undefined }));

function withTypenames(document) {
  const info = new TypeInfo(schema);
  const visitor = {
    SelectionSet(node) {
      const isOneOfSeveral = isAbstractType(info.getParentType());
      const there = node.selections.some(({ kind, name }) => kind === Kind.FIELD && name.value === '__typename');
      return there || !isOneOfSeveral ? undefined : { ...node, selections: [typename, ...node.selections] };
    },
  };
  return visit(document, visitWithTypeInfo(info, visitor));
}
