import {
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Actor } from '../domain/authorization/actor.ts';
import type { SequencedEvent } from '../platform/events/events.ts';
import type { Party } from '../platform/gates/waiting-line.ts';
import { type Answer, answerTogether } from './answers.ts';
import type { Context } from './context.ts';
import { observed } from './observed.ts';

/** For so long what was read is shown; a client that takes its answers more slowly is shown newer ones. */
export const freshMs = 1_000;

/** An answer that was executed for one of the group, and is everybody's where it is encoded. */
export interface SharedAnswer extends Answer {
  /** The JSON that all of the group are sent; null when the answer is for the one it was executed for. */
  readonly encoded: Buffer | null;
}

interface Reading {
  /** Null where it could not be tried. */
  readonly answer: Promise<SharedAnswer | null>;
  readonly leader: ExecutionArgs;
  readAt: number | null;
}

/** What of an actor is a right, and so the same for all of a group. */
const rights: ReadonlySet<PropertyKey> = new Set<keyof Actor>([
  'kind',
  'organizationId',
  'grants',
  'pharmacyIds',
  'owesFactor',
]);
/** What of a context is the same for all of a group, or not read by anything that is shown. */
const common: ReadonlySet<PropertyKey> = new Set<keyof Context>(['platform', 'actor', 'language', 'loaders', 'views']);

/**
 * Subscriptions of one organization with the same document, variables, rights and language: what an event shows is executed and encoded once for
 * all of them. The execution itself tells what may not be shared: an answer that asked who exactly the reader is, that shows sensitive
 * records, each look at which is recorded, or that has errors, which name the reader's own request, is executed for each alone.
 */
class Group {
  readonly #readings = new Map<bigint, Reading>();
  /** How many subscriptions each user has here. */
  readonly #users = new Map<string, number>();

  get isEmpty(): boolean {
    return this.#users.size === 0;
  }

  enter(userId: string): void {
    this.#users.set(userId, (this.#users.get(userId) ?? 0) + 1);
  }

  leave(userId: string): void {
    const left = (this.#users.get(userId) ?? 1) - 1;
    if (left > 0) this.#users.set(userId, left);
    else this.#users.delete(userId);
  }

  /** What these events show to the subscription: what others of the group were shown a moment ago, or wait for, is theirs as well. */
  async answers(events: readonly SequencedEvent[], args: ExecutionArgs): Promise<SharedAnswer[]> {
    const now = performance.now();
    const missing = events.filter(({ position }) => !this.#knows(position, now));
    if (missing.length > 0) this.#read(missing, args);
    const readings = events.map(({ position }) => this.#readings.get(position));
    const answers: SharedAnswer[] = [];
    let alone: Promise<SharedAnswer[]> | undefined;
    for (const [nth, reading] of readings.entries()) {
      const answer = (await reading?.answer) ?? null;
      const isTheirs = answer !== null && (answer.encoded !== null || reading?.leader === args);
      // Whatever else cannot be shared of these is then read by the same statements.
      alone ??= isTheirs ? undefined : this.#alone(events.slice(nth), args);
      const own = alone && !isTheirs ? (await alone).at(nth - events.length) : answer;
      if (own) answers.push(own);
    }
    return answers;
  }

  #knows(position: bigint, now: number): boolean {
    const known = this.#readings.get(position);
    return known !== undefined && (known.readAt === null || now - known.readAt <= freshMs);
  }

  async #alone(events: readonly SequencedEvent[], args: ExecutionArgs): Promise<SharedAnswer[]> {
    const context = args.contextValue as Context;
    const answers = await answerTogether(args, events, context, context.actor);
    return answers.map((answer) => ({ ...answer, encoded: null }));
  }

  #read(events: readonly SequencedEvent[], leader: ExecutionArgs): void {
    const all = this.#together(events, leader);
    for (const [nth, { position }] of events.entries()) {
      const answer = all.then((answers) => {
        const found = answers?.[nth] ?? null;
        if (this.#readings.get(position) !== reading) return found;
        if (found?.encoded) {
          reading.readAt = found.readAt;
          setTimeout(() => this.#forget(position, reading), freshMs).unref();
        } else this.#forget(position, reading);
        return found;
      });
      const reading: Reading = { answer, leader, readAt: null };
      this.#readings.set(position, reading);
    }
  }

  #forget(position: bigint, reading: Reading): void {
    if (this.#readings.get(position) === reading) this.#readings.delete(position);
  }

  /** Executed for one and, as far as can be seen, for all; null when there was no turn for it, and each waits for their own. */
  async #together(events: readonly SequencedEvent[], leader: ExecutionArgs): Promise<SharedAnswer[] | null> {
    const context = leader.contextValue as Context;
    const { actor, watch } = context;
    if (!actor || !watch) return null;
    let isPersonal = false;
    const notice = () => {
      isPersonal = true;
    };
    const party = this.#party(actor);
    const shared = { ...context, platform: watch.readAs(party), actor: observed(actor, rights, notice) };
    try {
      const answers = await answerTogether(leader, events, shared, party, (each) => observed(each, common, notice));
      return answers.map(({ result, context: own, readAt }) => {
        const isEverybodys = !isPersonal && own.views.size === 0 && result.data && !result.errors?.length;
        return {
          result,
          // Whatever follows of it, such as the record of who looked, is the leader's own.
          context: { ...own, actor, platform: context.platform },
          readAt,
          encoded: isEverybodys ? Buffer.from(JSON.stringify({ data: result.data })) : null,
        };
      });
    } catch {
      return null;
    }
  }

  /**
   * Whose work it is: that of the two who have been here longest. Nobody else then waits for all that one of them asks; and one user with a
   * thousand documents remains one user, and two users with a thousand are one more.
   */
  #party({ organizationId }: Actor): Party {
    return { organizationId, userId: [...this.#users.keys()].slice(0, 2).join(' ') };
  }
}

/** The groups of one document, by all else that tells them apart, and what of its variables does. */
interface Groups {
  readonly variables: readonly string[];
  readonly byKey: Map<string, Group>;
}

/** Which subscriptions of this node are shown the same. */
export class FanOut {
  readonly #documents = new WeakMap<DocumentNode, Groups>();

  /** A subscription's place among those that are shown the same. */
  join(args: ExecutionArgs): Place {
    const groups = this.#documents.get(args.document) ?? {
      variables: shownVariables(args.schema, args.document),
      byKey: new Map(),
    };
    this.#documents.set(args.document, groups);
    return new Place(groups, args);
  }
}

/** It is in another group once the rights of its actor have changed. */
export class Place {
  #group: { readonly key: string; readonly group: Group; readonly actor: Actor } | null = null;

  constructor(
    private readonly groups: Groups,
    private readonly args: ExecutionArgs,
  ) {}

  /** What these events show, one answer for each, in their order. */
  answers(events: readonly SequencedEvent[]): Promise<SharedAnswer[]> {
    const { actor } = this.args.contextValue as Context;
    if (this.#group?.actor !== actor) {
      this.leave();
      if (actor) this.#enter(actor);
    }
    if (!this.#group) throw new Error('An event is shown to nobody.');
    return this.#group.group.answers(events, this.args);
  }

  #enter(actor: Actor): void {
    const { byKey } = this.groups;
    const key = this.#key(actor);
    const group = byKey.get(key) ?? new Group();
    byKey.set(key, group);
    group.enter(actor.userId);
    this.#group = { key, group, actor };
  }

  leave(): void {
    if (!this.#group) return;
    const { key, group, actor } = this.#group;
    group.leave(actor.userId);
    if (group.isEmpty) this.groups.byKey.delete(key);
    this.#group = null;
  }

  #key({ kind, organizationId, grants, pharmacyIds, owesFactor }: Actor): string {
    const { contextValue, operationName, variableValues } = this.args;
    return JSON.stringify([
      organizationId,
      operationName,
      this.groups.variables.map((name) => variableValues?.[name]),
      (contextValue as Context).language,
      kind,
      grants.map(({ permissions, pharmacyId, role }) => [pharmacyId, role, [...permissions]]),
      pharmacyIds,
      owesFactor,
    ]);
  }
}

/** The variables that say what is shown, and not after which event: all but the cursor of the root field. */
function shownVariables(schema: GraphQLSchema, document: DocumentNode): string[] {
  const names = new Set<string>();
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      VariableDefinition: () => false,
      Argument: ({ name, value }) => {
        const isCursor = name.value === 'after' && typeInfo.getParentType() === schema.getSubscriptionType();
        return isCursor && value.kind === Kind.VARIABLE ? false : undefined;
      },
      Variable: ({ name }) => {
        names.add(name.value);
      },
    }),
  );
  return [...names];
}
