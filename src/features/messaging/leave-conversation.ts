import { Field, ID, InputType } from 'type-graphql';
import type { Caller } from '../../platform/platform.ts';
import { loadParticipant, type Who, writeParticipant } from './participant.ts';
import { requireConversation } from './participation.ts';

@InputType({ description: 'The conversation that you no longer want to take part in.' })
export class LeaveConversationInput {
  @Field(() => ID, { description: 'The conversation that you leave.' })
  conversationId!: string;
}

/** Ends the actor's own part, also where they take part by a role. */
export function leaveConversation(caller: Caller, conversationId: string) {
  const { actor, now } = caller;
  const who: Who = { userId: actor.userId, role: null, pharmacyId: null };
  return caller.run({
    load: (tx) => loadParticipant(tx, actor, conversationId, who),
    decide: ({ conversation, participant }) => ({ conversation: requireConversation(conversation), participant }),
    apply: (tx, { conversation, participant }) => writeParticipant(tx, actor, conversation, who, participant, now),
  });
}
