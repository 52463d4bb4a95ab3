import { type DocumentNode, getOperationAST, type OperationDefinitionNode } from 'graphql';
import { fieldsOf } from '../../graphql/limits.ts';

/**
 * What an operation is counted as: the one field of the schema's root that it asks for. What clients call their operations is theirs to choose, and
 * would be a label without bounds. `document` is valid.
 */
export function operationName(document: DocumentNode, operation: OperationDefinitionNode): string {
  const fields = new Set(fieldsOf(operation.selectionSet, document).map(({ name }) => name.value));
  fields.delete('__typename');
  const [first = 'other', ...more] = fields;
  if (more.length > 0) return 'several';
  return first.startsWith('__') ? 'introspection' : first;
}

/** The same by the name that a request says, of which the document has one. */
export function operationNameIn(document: DocumentNode, name: string | null | undefined): string {
  const operation = getOperationAST(document, name);
  return operation ? operationName(document, operation) : 'other';
}
