import { Field, ObjectType } from 'type-graphql';
import { ApothecaError } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import { refuse } from '../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import type { Caller } from '../../platform/platform.ts';
import { Conversation } from './conversation.type.ts';
import type { ParticipantInput } from './messaging.input.ts';
import { loadParticipant, whoOf, writeParticipant } from './participant.ts';
import { mayModerate, requireConversation } from './participation.ts';

@RefusalType('NO_PARTICIPANT', 'They do not take part in the conversation by themselves.')
export class NoParticipant extends RefusalInterface {}

@ObjectType({ description: 'You have ceased to take part in a conversation.', simpleResolvers: true })
export class ConversationLeft {
  @Field({ description: 'The UTC instant since which you no longer take part.' })
  leftAt!: Date;
}

export const noParticipant = () => refuse('NoParticipant', 'NO_PARTICIPANT', message('noParticipant'), {});

export const RemoveParticipantResult = resultUnion('RemoveParticipantResult', 'What removeParticipant answers.', () => [
  Conversation,
  ConversationLeft,
  NoParticipant,
]);

/**
 * Ends somebody's part. Whoever started the conversation may, and a participant with message:moderate.
 * @throws ApothecaError FORBIDDEN
 */
export function removeParticipant(caller: Caller, input: ParticipantInput) {
  const { actor, now } = caller;
  const who = whoOf(actor, input);
  return caller.run({
    load: (tx) => loadParticipant(tx, actor, input.conversationId, who),
    decide: ({ conversation, participant }) => {
      const known = requireConversation(conversation);
      if (known.startedById !== actor.userId && !mayModerate(actor, known))
        throw new ApothecaError('FORBIDDEN', message('onlyStarterRemoves'));
      return participant && participant.leftAt === null ? { conversation: known, participant } : noParticipant();
    },
    apply: (tx, { conversation, participant }) => writeParticipant(tx, actor, conversation, who, participant, now),
  });
}
