import { type Actor, can } from '../../domain/authorization/actor.ts';
import { requireSomewhere } from '../../domain/authorization/scope.ts';
import { notFound } from '../../domain/error.ts';
import type { EventSource } from '../../graphql/chosen-events.ts';
import type { Context } from '../../graphql/context.ts';
import { follow } from '../../graphql/live.ts';
import { type Sql, sql } from '../../platform/database/database.ts';
import { row, text } from '../../platform/database/row.ts';
import type { SequencedEvent } from '../../platform/events/events.ts';
import type { Platform } from '../../platform/platform.ts';
import { participatedSince, participates } from './participation.ts';

/** In which conversations somebody takes part: as it is with an event, and whether it was so before it. */
export interface Taking {
  readonly actor: Actor;
  readonly now: ReadonlySet<string>;
  /** Whoever asked of a conversation a while before they follow may have been taken out in between, and is told of that here. */
  tookPart(conversationId: string): boolean;
}

/** Between a page's first question and its subscription: a person who is asked where they work takes their time. */
const whileBeginningMs = 15 * 60_000;

interface Following {
  readonly after: string | null;
  /** This one alone; null for all that the actor takes part in. */
  readonly conversationId: string | null;
  /** Whether the event is to be told. */
  readonly wants: (event: SequencedEvent, taking: Taking) => boolean;
}

/**
 * Follows the conversations that the actor takes part in. Which these are is read at the start, and again whenever the history says that it
 * may have changed: by a conversation's participants, or by the actor's own roles.
 */
export async function followConversations(
  context: Context,
  { after, conversationId, wants }: Following,
): Promise<EventSource> {
  let readFor: Actor | null = null;
  let now: ReadonlySet<string> = new Set();
  let atFirst: ReadonlySet<string> = now;
  const read = async (actor: Actor) => {
    now = await conversationsOf(context.platform, participates(actor), conversationId);
    readFor = actor;
  };
  return follow(context, {
    after,
    admit: async (actor) => {
      requireSomewhere(actor, 'message:read');
      const since = new Date(context.platform.clock.now().getTime() - whileBeginningMs);
      atFirst = await conversationsOf(context.platform, participatedSince(actor, since), conversationId);
      await read(actor);
      if (conversationId && !now.has(conversationId)) throw notFound('conversation', 'conversationId');
    },
    mayStay: (actor) => can(actor, 'message:read'),
    wants: async (event, actor) => {
      const before = now;
      // The actor is another object once their rights were read again.
      if (event.type === 'conversation.changed' || actor !== readFor) await read(actor);
      return wants(event, { actor, now, tookPart: (id) => before.has(id) || atFirst.has(id) });
    },
  });
}

const concernedConversationRow = row({ id: text });

/** The conversations of this condition, or the one asked for if it is among them. */
async function conversationsOf({ database }: Platform, condition: Sql, only: string | null): Promise<Set<string>> {
  const rows = await database.rows(
    concernedConversationRow,
    sql`
    SELECT c.id FROM conversation c WHERE ${condition} AND (${only}::text IS NULL OR c.id::text = ${only})`,
  );
  return new Set(rows.map(({ id }) => id));
}
