import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { appSchema } from '../../src/app/schema.ts';

export type OperationKind = 'query' | 'mutation' | 'subscription';

export interface OperationDocument {
  readonly kind: OperationKind;
  readonly name: string;
  readonly text: string;
}

/** Every operation of the schema, each as a document that asks for as little as it can. */
export function everyOperation(): OperationDocument[] {
  const schema = appSchema();
  const of = (kind: OperationKind, fields: Record<string, GraphQLField<unknown, unknown>> = {}) =>
    Object.values(fields).map((field) => ({ kind, name: field.name, text: documentOf(kind, field) }));
  return [
    ...of('query', schema.getQueryType()?.getFields()),
    ...of('mutation', schema.getMutationType()?.getFields()),
    ...of('subscription', schema.getSubscriptionType()?.getFields()),
  ];
}

function documentOf(kind: OperationKind, { name, args, type }: GraphQLField<unknown, unknown>): string {
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const withArgs = (text: string) => (text === '' ? '' : `(${text})`);
  return `${kind} Try${withArgs(declared)} { ${name}${withArgs(passed)} ${selectionOf(type)} }`;
}

function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) {
    const refusals = named.getTypes().some((member) => member.getInterfaces().some(({ name }) => name === 'Refusal'));
    return `{ __typename ${refusals ? '... on Refusal { code }' : ''} ${named
      .getTypes()
      .flatMap((member) => ('id' in member.getFields() ? [`... on ${member.name} { id }`] : []))
      .join(' ')} }`;
  }
  if (isAbstractType(named)) return '{ __typename }';
  return isObjectType(named) && 'nodes' in named.getFields() ? '{ nodes { __typename } }' : '{ __typename }';
}
