import { Args, ArgsType, type ClassType, Directive, Extensions, Field, Int, ObjectType } from 'type-graphql';
import { badInput } from '../domain/error.ts';
import { message } from '../domain/messages/index.ts';
import { sha256 } from '../platform/crypto/crypto.ts';
import { type Sql, sql } from '../platform/database/database.ts';
import { isId } from '../platform/database/ids.ts';
import { Max, Min } from './rules.ts';
import { isStorable } from './texts.ts';

/** The arguments of every list, as Relay's connections have them (forward only). */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 25, description: 'How many records the page has at most, 1 to 100.' })
  @Min(1)
  @Max(100)
  first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor of the last item of the page before.' })
  after?: string | null;
}

/** The argument of a list's count. */
@ArgsType()
export class CountArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'Counts no further, so that this number says: so many or more. Cheaper where a search finds very many.',
  })
  @Min(1)
  upTo?: number | null;
}

// Every service with Relay's lists has this type; they may all answer it.
@Directive('@shareable')
@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field({ description: 'Whether there are items after this page.' })
  hasNextPage!: boolean;

  @Field({ description: 'Whether the page was asked for with a cursor, so that there are items before it.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first record; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last item; pass it as `after` for the next page.',
  })
  endCursor!: string | null;
}

/** Declares that a type is a page, or an item in one: how long its lists are, the argument `first` of whoever answers it says. */
export function Paged(): ClassDecorator {
  return Extensions({ paged: true });
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  /** Called only when the field is selected. */
  readonly totalCount: (args: CountArgs) => Promise<number>;
}

/** Counts what a list has, no further than `upTo` where it is one that may have very many. */
export type CountList = (upTo: number | null) => Promise<number>;

/** Counts the rows that a FROM … WHERE … matches, no further than `upTo`. */
export const counting = (matching: Sql, upTo: number | null): Sql =>
  upTo === null
    ? sql`SELECT count(*)::int AS count ${matching}`
    : sql`SELECT count(*)::int AS count FROM (SELECT 1 ${matching} LIMIT ${upTo}::int) counted`;

/** What the cursor of an edge is said to be. */
export const edgeCursor = 'Where the item stands in this list; only for the same list with the same filter and order.';

function edgeType<Node extends object>(node: ClassType<Node>, name: string): ClassType<Edge<Node>> {
  @Paged()
  @ObjectType(`${name}Edge`, { description: `One ${name} of a list, with its cursor.`, simpleResolvers: true })
  class EdgeType {
    @Field({ description: edgeCursor })
    cursor!: string;

    @Field(() => node, { description: 'The record that stands at the cursor.' })
    node!: Node;
  }
  return EdgeType as unknown as ClassType<Edge<Node>>;
}

/** The connection type of a node type: `StockConnection` with `StockEdge` for Stock; another edge where it tells more of an item. */
export function connectionType<Node extends object>(
  node: ClassType<Node>,
  name: string,
  edge: ClassType<Edge<Node>> = edgeType(node, name),
): ClassType<Connection<Node>> {
  @Paged()
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.`, simpleResolvers: true })
  class ConnectionType {
    @Field(() => [edge], { description: 'The records of the page, each with its cursor.' })
    edges!: Edge<Node>[];

    @Field(() => [node], { description: 'The records of the page without their cursors.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    pageInfo!: PageInfo;

    // What a list answers has a function of its own for it.
    @Field(() => Int, { description: 'How many there are in all; counted only when asked for.' })
    totalCount(@Args(() => CountArgs) _args: CountArgs): number {
      throw new Error(`A list of ${name} does not say how it is counted.`);
    }
  }
  return ConnectionType as unknown as ClassType<Connection<Node>>;
}

/** What a part of a sort key is; a cursor made by hand must not reach the database as something else. */
const keyKinds = {
  text: (part: unknown) => typeof part === 'string' && isStorable(part),
  number: (part: unknown) => Number.isSafeInteger(part),
  date: (part: unknown) => typeof part === 'string' && /^(\d{4}-\d{2}-\d{2}|infinity)$/.test(part),
  instant: (part: unknown) =>
    typeof part === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(part) &&
    !Number.isNaN(Date.parse(part)),
  sequence: (part: unknown) => typeof part === 'string' && /^\d{1,18}$/.test(part),
  id: (part: unknown) => typeof part === 'string' && isId(part),
};
export type KeyKind = keyof typeof keyKinds;
type KeyPart = string | number;

/** A list's cursors: the sort key of a row under the name of its list, so that a cursor from elsewhere is known as such. */
export class Cursors {
  private readonly list: string;

  /** `scope` is what the list was asked for: its place, filter and order. */
  constructor(
    list: string,
    private readonly kinds: readonly KeyKind[],
    scope?: unknown,
  ) {
    this.list = scope === undefined ? list : `${list}:${sha256(JSON.stringify(scope)).slice(0, 12)}`;
  }

  encode(key: readonly KeyPart[]): string {
    return Buffer.from(JSON.stringify([this.list, ...key])).toString('base64url');
  }

  /**
   * The sort key in the cursor, or null for none.
   * @throws ApothecaError BAD_USER_INPUT for a cursor of another list, order or filter, or none at all.
   */
  decode(cursor: string | null | undefined): KeyPart[] | null {
    if (cursor === null || cursor === undefined) return null;
    const [list, ...key] = parse(cursor);
    const fits =
      list === this.list &&
      key.length === this.kinds.length &&
      this.kinds.every((kind, index) => keyKinds[kind](key[index]));
    if (!fits) throw badInput('after', 'cursor', message('cursorOfOtherList'));
    return key as KeyPart[];
  }
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    // Not JSON: no cursor of ours, and the caller is told so.
    return [];
  }
}

/** Makes a page from `first + 1` rows: the one more tells whether there is a next page. */
export function makePage<Row, Node>(
  rows: readonly Row[],
  page: PageArgs,
  cursorOf: (row: Row) => string,
  nodeOf: (row: Row) => Node,
  count: CountList,
): Connection<Node> {
  const edges = rows.slice(0, page.first).map((row) => ({ cursor: cursorOf(row), node: nodeOf(row) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null && page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: async ({ upTo = null }) => {
      const counted = await count(upTo);
      return upTo === null ? counted : Math.min(counted, upTo);
    },
  };
}
