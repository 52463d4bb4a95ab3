import { message } from '../../domain/messages/index.ts';
import { refuse } from '../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import type { Caller } from '../../platform/platform.ts';
import { Conversation } from './conversation.type.ts';
import type { ParticipantInput } from './messaging.input.ts';
import { loadParticipant, whoOf, writeParticipant } from './participant.ts';
import { requireConversation } from './participation.ts';
import { findOthers } from './start-conversation.ts';

@RefusalType('ALREADY_PARTICIPANT', 'They take part in the conversation already.')
export class AlreadyParticipant extends RefusalInterface {}

export const alreadyParticipant = () =>
  refuse('AlreadyParticipant', 'ALREADY_PARTICIPANT', message('alreadyParticipant'), {});

export const AddParticipantResult = resultUnion('AddParticipantResult', 'What addParticipant answers.', () => [
  Conversation,
  AlreadyParticipant,
]);

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
