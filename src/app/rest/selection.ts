import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  parse,
} from 'graphql';
import { checkLimits } from '../../graphql/limits.ts';

export type RootField = GraphQLField<unknown, unknown>;
export type RootKind = 'query' | 'mutation';

/** A page inside a resource, whose arguments become parameters of the request. */
export interface InnerPage {
  readonly field: GraphQLField<unknown, unknown>;
}

export interface RestDocument {
  readonly document: DocumentNode;
  readonly text: string;
  readonly pages: readonly InnerPage[];
}

/** Lists that have an address of their own and take the record as a filter there, or that would show sensitive records unasked. */
const askedElsewhere = ['conversations', 'stocks', 'suppliers', 'transactions', 'openOrders', 'viewedBy'];
/** What the code of a refusal is called in the documents. */
export const refusalCode = 'refusalCode';
const nameFields = ['id', 'name', 'lotNumber'];
const largestPage = 100;

interface Choice {
  /** Whether records next to the resource name the records next to them. */
  readonly references: boolean;
  /** Whether plain lists inside a resource are answered. */
  readonly lists: boolean;
  readonly paged: boolean;
}

/** From the richest answer to the plainest. */
const choices = [
  { references: true, lists: true },
  { references: true, lists: false },
  { references: false, lists: true },
  { references: false, lists: false },
] as const;

/**
 * The document behind one address: the scalars of the resource and what stands directly next to it, as much of that as the limits
 * allow for the largest page.
 */
export function documentFor(schema: GraphQLSchema, kind: RootKind, field: RootField): RestDocument {
  const paged = field.args.some(({ name }) => name === 'first');
  for (const choice of choices) {
    const built = new Builder(schema, { ...choice, paged }).build(kind, field);
    const variables = {
      first: largestPage,
      ...Object.fromEntries(built.pages.map((each) => [`${each.field.name}_first`, largestPage])),
    };
    if (checkLimits(schema, built.document, null, variables).length === 0) return built;
  }
  throw new Error(`${field.name} asks for more than the limits allow, however little is selected.`);
}

class Builder {
  readonly #pages: InnerPage[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly choice: Choice,
  ) {}

  build(kind: RootKind, field: RootField): RestDocument {
    const selection = this.#inside(field.type, 0);
    const args = [
      ...field.args.map((arg) => ({ variable: arg.name, arg })),
      ...this.#pages.flatMap((page) =>
        page.field.args.map((arg) => ({ variable: `${page.field.name}_${arg.name}`, arg })),
      ),
    ];
    // Left out, an argument has its default; so the variable is nullable where the argument has one.
    const declared = args.map(
      ({ variable, arg }) => `$${variable}: ${isRequiredArgument(arg) ? arg.type : getNullableType(arg.type)}`,
    );
    // A variable of its own for what has a default: the engine takes the default where the variable is left out.
    const passed = field.args.map(({ name }) => `${name}: $${name}`);
    const name = `${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
    const text = `${kind} ${name}${inBrackets(declared)} { ${field.name}${inBrackets(passed)} ${selection} }`;
    return { text, document: parse(text), pages: this.#pages };
  }

  /** What is selected of a type: 0 of the resource, 1 next to it, 2 as a mere reference. */
  #inside(answered: GraphQLOutputType, level: number): string {
    const type = getNamedType(answered);
    if (isLeafType(type)) return '';
    if (isUnionType(type) || isInterfaceType(type)) {
      const members = this.schema.getPossibleTypes(type);
      // A thing that was made may have a code of its own, of another type than a refusal's: the two cannot share a name in one document. Asked of
      // the interface, it is one alias however many refusals there are.
      const code = members.some(isRefusalType) ? `... on Refusal { ${refusalCode}: code } ` : '';
      // Members may give one name to fields of different types; references have only names in common.
      return `{ __typename ${code}${members.map((member) => `... on ${member.name} ${this.#fields(member, level === 0 ? 0 : 2)}`).join(' ')} }`;
    }
    if (!isObjectType(type)) return '';
    const { nodes } = type.getFields();
    if (nodes) return `{ nodes ${this.#inside(nodes.type, level)} pageInfo { endCursor hasNextPage } }`;
    return this.#fields(type, level);
  }

  #fields(type: GraphQLObjectType, level: number): string {
    const fields = Object.values(type.getFields()).filter(({ name }) => !askedElsewhere.includes(name));
    const identified = 'id' in type.getFields();
    const refusal = isRefusalType(type);
    const chosen = fields.flatMap((field) => {
      if (refusal && field.name === 'code') return [];
      if (isLeafType(getNamedType(field.type)) && field.args.length === 0)
        return level < 2 || !identified || nameFields.includes(field.name) ? [field.name] : [];
      const inner = this.#inner(type, field, level);
      return inner === null ? [] : [`${field.name}${inner}`];
    });
    return chosen.length > 0 ? `{ ${chosen.join(' ')} }` : '{ __typename }';
  }

  /** An object inside another, or null where it is left out. */
  #inner(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, level: number): string | null {
    const { references, lists, paged } = this.choice;
    const list = isListType(getNullableType(field.type));
    // What cannot be answered without being told more is asked for by itself.
    if (field.args.some(isRequiredArgument)) return null;
    if (field.args.length > 0) {
      if (level > 0 || paged || !('id' in type.getFields()) || this.#pages.length > 0) return null;
      this.#pages.push({ field });
      const passed = field.args.map(({ name }) => `${name}: $${field.name}_${name}`);
      // The items of a page inside are records next to the resource.
      return `${inBrackets(passed)} ${this.#inside(field.type, 1)}`;
    }
    if (list && !lists && 'id' in type.getFields()) return null;
    // What a movement or a step answers is a wrapping: the record in it is the resource itself, and a list of them stands next to it.
    if (level === 0) return ` ${this.#inside(field.type, 'id' in type.getFields() || paged || list ? 1 : 0)}`;
    if (level > 1) return null;
    if (!references) return null;
    if (list && paged) return null;
    return ` ${list ? this.#items(field.type) : this.#inside(field.type, 2)}`;
  }

  /** Items of a list inside a record next to the resource: all their scalars, and references. */
  #items(answered: GraphQLOutputType): string {
    const type = getNamedType(answered);
    if (!isObjectType(type)) return this.#inside(answered, 2);
    const chosen = Object.values(type.getFields()).flatMap((field) => {
      if (askedElsewhere.includes(field.name) || field.args.length > 0) return [];
      if (isLeafType(getNamedType(field.type))) return [field.name];
      return isListType(getNullableType(field.type)) ? [] : [`${field.name} ${this.#inside(field.type, 2)}`];
    });
    return `{ ${chosen.join(' ')} }`;
  }
}

function isRefusalType(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'Refusal');
}

function inBrackets(parts: readonly string[]): string {
  return parts.length > 0 ? `(${parts.join(', ')})` : '';
}
