import { ApothecaError } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ParticipantInput } from './messaging.input.ts';
import { noParticipant } from './messaging.results.ts';
import { loadParticipant, whoOf, writeParticipant } from './participant.ts';
import { mayModerate, requireConversation } from './participation.ts';

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
