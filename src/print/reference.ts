import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isUnionType,
  lexicographicSortSchema,
} from 'graphql';
import { appSchema } from '../app/schema.ts';
import { describePolicy, type Policy } from '../domain/authorization/policy.ts';

/** Writes docs/reference/graphql.md: every operation with who may ask, and every type, to the path given or to standard output. */
const schema = lexicographicSortSchema(appSchema());
const roots = [
  ['Queries', schema.getQueryType()],
  ['Mutations', schema.getMutationType()],
  ['Subscriptions', schema.getSubscriptionType()],
] as const;
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !roots.some(([, root]) => root?.name === type.name),
);

const text = `# GraphQL reference

Generated from the schema by \`npm run generate\`; the same as text is [schema.graphql](../../contracts/schema.graphql). [api.md](../api.md) tells how to use it, and
[permissions.md](permissions.md) which role includes which permission. What belongs to a pharmacy needs the permission at that pharmacy.

${roots
  .map(
    ([title, root]) =>
      `## ${title}\n\n${Object.values(root?.getFields() ?? {})
        .map(operationOf)
        .join('\n\n')}`,
  )
  .join('\n\n')}

## Types

${types.flatMap((type) => typeOf(type) ?? []).join('\n\n')}
`;
const [, , path] = process.argv;
if (path === undefined) process.stdout.write(text);
else writeFileSync(path, text);

function operationOf(field: GraphQLField<unknown, unknown>): string {
  return [
    `### ${field.name}`,
    `${field.description ?? ''} Answers ${shown(field.type)}. ${whoMayAsk(field)}`,
    ...(field.args.length > 0 ? [table('argument', field.args)] : []),
  ].join('\n\n');
}

/** The policy that the declaration of an operation leaves with its field. */
function whoMayAsk({ extensions }: GraphQLField<unknown, unknown>): string {
  const { policy, proof } = extensions as { policy: Policy; proof?: string };
  return describePolicy(policy, proof !== undefined);
}

function typeOf(type: GraphQLNamedType): string | null {
  const head = `### ${type.name}\n\n${type.description ?? 'One of GraphQL’s own scalars.'}`;
  if (isScalarType(type)) return `${head} A scalar.`;
  if (isEnumType(type))
    return `${head} One of:\n\n${type
      .getValues()
      .map(({ name, description }) => `- \`${name}\`${description ? `: ${description}` : ''}`)
      .join('\n')}`;
  if (isUnionType(type))
    return `${head} One of ${type
      .getTypes()
      .map(({ name }) => link(name))
      .join(', ')}.`;
  if (isInputObjectType(type)) return `${head}\n\n${table('input', Object.values(type.getFields()))}`;
  if (isObjectType(type) || isInterfaceType(type))
    return `${head}\n\n${table('field', Object.values(type.getFields()))}`;
  return null;
}

type Described = Pick<GraphQLField<unknown, unknown>, 'name' | 'description' | 'type'> & {
  readonly args?: readonly GraphQLArgument[];
};

function table(what: string, rows: readonly (Described | GraphQLArgument)[]): string {
  const lines = rows.map((row) => {
    const args = 'args' in row && row.args ? row.args : [];
    const taken =
      args.length > 0 ? ` Takes ${args.map(({ name, type }) => `\`${name}\` ${shown(type)}`).join(', ')}.` : '';
    return `| \`${row.name}\` | ${shown(row.type)} | ${saidOf(row).replaceAll('|', '\\|')}${taken} |`;
  });
  return [`| ${what} | type | what it is |`, '| --- | --- | --- |', ...lines].join('\n');
}

/** What an argument is for, or else what its type is. */
function saidOf({ description, type }: Described | GraphQLArgument): string {
  const named = getNamedType(type);
  return description ?? (isScalarType(named) ? '' : (named.description ?? ''));
}

function shown(type: Described['type'] | GraphQLArgument['type']): string {
  const { name } = getNamedType(type);
  const [before = '', after = ''] = String(type).split(name);
  return `${before.replaceAll('[', '\\[')}${link(name)}${after.replaceAll(']', '\\]')}`;
}

function link(name: string): string {
  return `[${name}](#${name.toLowerCase()})`;
}
