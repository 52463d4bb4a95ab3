import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { ApothecaError } from '../domain/error.ts';
import { type Limit, message } from '../domain/messages/index.ts';
import { requestError } from './errors.ts';
import { type Weight, Weights } from './weights.ts';

/** What one request may ask for, over HTTP and WebSocket alike. */
export const limits = {
  tokens: 1_000,
  depth: 8,
  aliases: 15,
  aliasesOfOneField: 5,
  rootFieldsOfQuery: 20,
  /** How many entities a gateway may ask for in one field. */
  representations: 100,
  rootFieldsOfMutation: 5,
  signInFields: 1,
  directives: 5,
  /**
   * About how many objects are answered: a field that answers objects counts one, a page as many as `first` asks for, and what is inside a
   * list counts as often as the list may be long. A plain list of things without further objects inside counts one: it is one batch.
   */
  cost: 1_000,
  validationErrors: 5,
} as const;

/** How long a list without `first` is taken to be: lots of a stock, packages of a drug. */
const plainListLength = 10;
const defaultFirst = 25;

/** What an operation is taken to cost besides the objects it answers: finding out who asks, and for each change a transaction with its row of the trail. */
const basePrice = { operation: 10, change: 30 };

/** The weights that were within the limits, for as long as somebody keeps the document: clients send the same few again and again. */
const weights = new WeakMap<DocumentNode, Weights>();

/**
 * Weighs a document that parses. Every fragment is measured once, so a document of nested fragments costs no more than its length; and a document
 * that comes again with pages as long as before is not measured again (4 % of the server's work for a short query).
 */
export function weigh(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
  variables: Readonly<Record<string, unknown>> = {},
): Weight {
  const known = weights.get(document) ?? new Weights(document);
  weights.set(document, known);
  return known.weight(operationName, variables, () => measure(schema, document, operationName, variables));
}

function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): Weight {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const operation = operationName ? operations.find((each) => each.name?.value === operationName) : operations[0];
  if (!operation) return { exceeded: [], price: basePrice.operation };
  const errors = [...countNames(document)];
  const measurement = new Measurement(schema, document, { ...defaultsOf(operation), ...variables });
  const measured = measurement.measure(operation);
  for (const [limit, found, allowed] of [
    ['depth', measured.depth, limits.depth],
    ['cost', measured.cost, limits.cost],
    ['number of representations', measurement.longestGiven, limits.representations],
    ...rootFields(schema, operation, document),
  ] as const) {
    if (found > allowed) errors.push(exceeded(limit, found, allowed));
  }
  const changes =
    operation.operation === OperationTypeNode.MUTATION ? fieldsOf(operation.selectionSet, document).length : 0;
  return { exceeded: errors, price: basePrice.operation + measured.cost + changes * basePrice.change };
}

/** The limits that a document exceeds. */
export function checkLimits(...asked: Parameters<typeof weigh>): readonly GraphQLError[] {
  return weigh(...asked).exceeded;
}

/** What variables are when the request does not say. */
function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

/** The refusal of a request that is over a limit. */
export function exceeded(limit: Limit, found: number, allowed: number): GraphQLError {
  const asked = { limit, found, allowed };
  return requestError(new ApothecaError('LIMIT_EXCEEDED', message('limitExceeded', asked), [], asked));
}

/** Aliases and directives, counted over the whole document as written. */
function countNames(document: DocumentNode): GraphQLError[] {
  const aliases = new Map<string, number>();
  let directives = 0;
  const visitor: ASTVisitor = {
    Field: (node) => {
      if (node.alias) aliases.set(node.name.value, (aliases.get(node.name.value) ?? 0) + 1);
    },
    Directive: () => {
      directives += 1;
    },
  };
  visit(document, visitor);
  const counts = [...aliases.values()];
  const all = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(0, ...counts);
  return [
    ...(all > limits.aliases ? [exceeded('number of aliases', all, limits.aliases)] : []),
    ...(most > limits.aliasesOfOneField
      ? [exceeded('number of aliases of one field', most, limits.aliasesOfOneField)]
      : []),
    ...(directives > limits.directives ? [exceeded('number of directives', directives, limits.directives)] : []),
  ];
}

function rootFields(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  document: DocumentNode,
): [Limit, number, number][] {
  const names = fieldsOf(operation.selectionSet, document).map((field) => field.name.value);
  if (operation.operation === 'mutation') {
    const mutations = schema.getMutationType()?.getFields();
    const signIns = names.filter((name) => mutations?.[name]?.extensions.guess === true).length;
    return [
      ['number of root fields', names.length, limits.rootFieldsOfMutation],
      ['number of sign-ins', signIns, limits.signInFields],
    ];
  }
  return [['number of root fields', names.length, limits.rootFieldsOfQuery]];
}

/** The fields of a selection, those in fragments included; each named fragment once. */
export function fieldsOf(selections: SelectionSetNode, document: DocumentNode, seen = new Set<string>()): FieldNode[] {
  return selections.selections.flatMap((selection): FieldNode[] => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet, document, seen);
    if (seen.has(selection.name.value)) return [];
    seen.add(selection.name.value);
    const fragment = document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fieldsOf(fragment.selectionSet, document, seen) : [];
  });
}

interface Size {
  readonly depth: number;
  readonly cost: number;
}

const nothing: Size = { depth: 0, cost: 0 };

class Measurement {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #known = new Map<string, Size | 'measuring'>();
  /** The longest list given to a field that answers one thing for each item. */
  longestGiven = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
  }

  measure(operation: OperationDefinitionNode): Size {
    const root = this.schema.getRootType(operation.operation);
    return root ? this.#selections(operation.selectionSet, root) : nothing;
  }

  #selections(set: SelectionSetNode, parent: GraphQLObjectType | null): Size {
    let depth = 0;
    let cost = 0;
    for (const selection of set.selections) {
      const size =
        selection.kind === Kind.FIELD
          ? this.#field(selection, parent)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.#selections(
                selection.selectionSet,
                selection.typeCondition ? this.#type(selection.typeCondition.name.value) : parent,
              )
            : this.#fragment(selection.name.value);
      depth = Math.max(depth, size.depth);
      cost += size.cost;
    }
    return { depth, cost };
  }

  /** A fragment that contains itself is an error of validation; here it only must not loop. */
  #fragment(name: string): Size {
    const known = this.#known.get(name);
    if (known !== undefined) return known === 'measuring' ? nothing : known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return nothing;
    this.#known.set(name, 'measuring');
    const size = this.#selections(fragment.selectionSet, this.#type(fragment.typeCondition.name.value));
    this.#known.set(name, size);
    return size;
  }

  #field(field: FieldNode, parent: GraphQLObjectType | null): Size {
    // The schema's own description is bounded by itself, and the playground's question about it is deep.
    if (field.name.value.startsWith('__') || !field.selectionSet)
      return { depth: field.name.value.startsWith('__') ? 0 : 1, cost: 0 };
    const definition = parent?.getFields()[field.name.value];
    const type = definition && getNamedType(definition.type);
    const inner = this.#selections(field.selectionSet, type && isCompositeType(type) ? this.#type(type.name) : null);
    const given = this.#given(field, definition?.extensions.lengthOf);
    if (given !== null) return { depth: inner.depth + 1, cost: 1 + given * inner.cost + given };
    const paged = definition?.args.some((arg) => arg.name === 'first') ?? false;
    const list = definition ? String(definition.type).startsWith('[') : false;
    const length = paged ? this.#first(field) : list && parent?.extensions.paged !== true ? plainListLength : 1;
    return { depth: inner.depth + 1, cost: 1 + length * inner.cost + (paged ? length : 0) };
  }

  /** How many items the argument holds whose length is the length of the answer; null for other fields. */
  #given(field: FieldNode, lengthOf: unknown): number | null {
    if (typeof lengthOf !== 'string') return null;
    const value = field.arguments?.find((argument) => argument.name.value === lengthOf)?.value;
    const items =
      value?.kind === Kind.LIST
        ? value.values
        : value?.kind === Kind.VARIABLE
          ? this.variables[value.name.value]
          : undefined;
    const length = Array.isArray(items) ? items.length : 1;
    this.longestGiven = Math.max(this.longestGiven, length);
    return length;
  }

  #first(field: FieldNode): number {
    const value = field.arguments?.find((argument) => argument.name.value === 'first')?.value;
    const given =
      value?.kind === Kind.INT
        ? Number(value.value)
        : value?.kind === Kind.VARIABLE
          ? this.variables[value.name.value]
          : undefined;
    return typeof given === 'number' && given > 0 ? Math.min(given, 100) : defaultFirst;
  }

  #type(name: string): GraphQLObjectType | null {
    const type = this.schema.getType(name);
    return isObjectType(type) || isInterfaceType(type) ? (type as GraphQLObjectType) : null;
  }
}
