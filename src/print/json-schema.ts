import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import {
  type GraphQLEnumType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { appSchema } from '../app/schema.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** How the scalars of the API look in JSON. */
const scalars: Readonly<Record<string, JsonSchema>> = {
  ID: { type: 'string', format: 'uuid' },
  String: { type: 'string' },
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  DateTimeISO: { type: 'string', format: 'date-time' },
  LocalDate: { type: 'string', format: 'date' },
  ExpiryDate: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$' },
};

const schema = appSchema();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const entities = types.filter(isObjectType).filter((type) => 'id' in type.getFields());
const known = new Set(entities.map(({ name }) => name));

/** The record with its plain fields, those always required that are never null; what it leads to is there when it was asked for. */
function entityOf(type: GraphQLObjectType): JsonSchema {
  const fields = Object.values(type.getFields()).filter(
    (field) =>
      field.args.length === 0 && (isLeafType(getNamedType(field.type)) || known.has(getNamedType(field.type).name)),
  );
  return {
    title: type.name,
    description: type.description,
    type: 'object',
    properties: Object.fromEntries(
      fields.map((field) => [field.name, { description: field.description, ...shapeOf(field.type) }]),
    ),
    required: fields
      .filter((field) => isNonNullType(field.type) && isLeafType(getNamedType(field.type)))
      .map(({ name }) => name),
  };
}

function shapeOf(type: GraphQLOutputType): JsonSchema {
  return isNonNullType(type) ? present(type.ofType) : { anyOf: [present(type), { type: 'null' }] };
}

function present(type: GraphQLOutputType): JsonSchema {
  if (isListType(type)) return { type: 'array', items: shapeOf(type.ofType as GraphQLOutputType) };
  const { name } = getNamedType(type);
  const scalar = scalars[name];
  if (scalar) return scalar;
  if (known.has(name) || isEnumType(type)) return { $ref: `#/$defs/${name}` };
  // A scalar without a line above may be anything, such as the facts in an audit row.
  return {};
}

const enumOf = (type: GraphQLEnumType): JsonSchema => ({
  title: type.name,
  description: type.description,
  enum: type.getValues().map(({ name }) => name),
});

const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);
const definitions = [
  ...entities.toSorted(byName).map((type) => [type.name, entityOf(type)] as const),
  ...types
    .filter(isEnumType)
    .toSorted(byName)
    .map((type) => [type.name, enumOf(type)] as const),
];
const text = `${JSON.stringify(
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:apotheca:entities',
    title: 'Apotheca',
    description:
      'The records of the API in JSON. Generated from the GraphQL schema; take one as urn:apotheca:entities#/$defs/Stock.',
    $defs: Object.fromEntries(definitions),
  },
  null,
  2,
)}\n`;

/** Writes contracts/json-schema.json to the path given, or to standard output. */
const [, , path] = process.argv;
if (path === undefined) process.stdout.write(text);
else writeFileSync(path, text);
