import type { Caller } from '../../platform/platform.ts';
import type { ParticipantInput } from './messaging.input.ts';
import { alreadyParticipant } from './messaging.results.ts';
import { loadParticipant, whoOf, writeParticipant } from './participant.ts';
import { requireConversation } from './participation.ts';
import { findOthers } from './start-conversation.ts';

/** Lets somebody take part. Any participant may; whoever joins reads what was said before. */
export function addParticipant(caller: Caller, input: ParticipantInput) {
  const { actor } = caller;
  const who = whoOf(actor, input);
  return caller.run({
    load: async (tx) => {
      const found = await loadParticipant(tx, actor, input.conversationId, who);
      if (found.conversation && who.userId !== null) await findOthers(tx, actor, [who.userId], () => 'input.userId');
      return found;
    },
    decide: ({ conversation, participant }) => {
      const known = requireConversation(conversation);
      return participant && participant.leftAt === null ? alreadyParticipant() : { conversation: known, participant };
    },
    apply: (tx, { conversation, participant }) => writeParticipant(tx, actor, conversation, who, participant, null),
  });
}
