import {
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { badInput } from '../domain/error.ts';
import { message } from '../domain/messages/index.ts';

type Values = Readonly<Record<string, unknown>>;

/** Reads one key of a representation: its fields by their types, undefined when a field is missing, null when one is null. */
export type KeyReader = (representation: Values, path: string) => Values | null | undefined;

/** The reader of a key written as `@key` has it, such as `id` or `number pharmacy { id }`. */
export function keyReader(type: GraphQLObjectType, fields: string): KeyReader {
  const [definition] = parse(`{ ${fields} }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${fields} is no key.`);
  return readerOf(type, definition.selectionSet);
}

function readerOf(type: GraphQLObjectType, { selections }: SelectionSetNode): KeyReader {
  const parts = selections.map((selection) => {
    if (selection.kind !== Kind.FIELD) throw new Error(`A key of ${type.name} holds something else than fields.`);
    const name = selection.name.value;
    return [name, partReader(type, name, selection.selectionSet)] as const;
  });
  return (values, path) => {
    const key: Record<string, unknown> = {};
    let whole = true;
    for (const [name, read] of parts) {
      const value = values[name];
      if (value === undefined) return undefined;
      const part = value === null ? null : read(value, `${path}.${name}`);
      if (part === undefined) return undefined;
      if (part === null) whole = false;
      key[name] = part;
    }
    return whole ? key : null;
  };
}

function partReader(type: GraphQLObjectType, name: string, inner: SelectionSetNode | undefined) {
  const field = type.getFields()[name];
  const fieldType = field && getNamedType(field.type);
  if (isLeafType(fieldType)) return (value: unknown, path: string) => leaf(value, path, fieldType);
  if (!inner || !isObjectType(fieldType)) throw new Error(`${type.name}.${name} cannot be part of a key.`);
  const read = readerOf(fieldType, inner);
  return (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw badInput(path, 'type', message('mustBeObject'));
    return read(value as Values, path);
  };
}

function leaf(
  value: unknown,
  path: string,
  type: { readonly name: string; parseValue(value: unknown): unknown },
): unknown {
  try {
    return type.parseValue(value);
  } catch {
    // What the engine says repeats the value; the type and place are enough.
    throw badInput(path, 'type', message('mustBeOfType', { type: type.name }));
  }
}
