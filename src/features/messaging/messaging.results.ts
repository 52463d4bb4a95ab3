import { Field, ObjectType } from 'type-graphql';
import { message } from '../../domain/messages/index.ts';
import { refuse } from '../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { Conversation } from './conversation.type.ts';
import { Message } from './message.type.ts';

@RefusalType('ALREADY_PARTICIPANT', 'They take part in the conversation already.')
export class AlreadyParticipant extends RefusalInterface {}

@RefusalType('NO_PARTICIPANT', 'They do not take part in the conversation by themselves.')
export class NoParticipant extends RefusalInterface {}

@RefusalType('NOTHING_TO_ACKNOWLEDGE', 'The message is not to be confirmed by you.')
export class NothingToAcknowledge extends RefusalInterface {
  @Field(() => Date, { nullable: true, description: 'When you confirmed it before, if you did.' })
  acknowledgedAt!: Date | null;
}

@RefusalType('NOTHING_TO_REDACT', 'The message has no text to take away.')
export class NothingToRedact extends RefusalInterface {
  @Field(() => Date, { nullable: true, description: 'When its text was taken away; null for a notice.' })
  redactedAt!: Date | null;
}

@ObjectType({ description: 'You no longer take part.', simpleResolvers: true })
export class ConversationLeft {
  @Field({ description: 'When.' })
  leftAt!: Date;
}

export const alreadyParticipant = () =>
  refuse('AlreadyParticipant', 'ALREADY_PARTICIPANT', message('alreadyParticipant'), {});

export const noParticipant = () => refuse('NoParticipant', 'NO_PARTICIPANT', message('noParticipant'), {});

export const nothingToAcknowledge = (
  why: 'messageConfirmedBefore' | 'messageIsOwn' | 'noConfirmationWanted' | 'messageTextRemoved',
  acknowledgedAt: Date | null = null,
) => refuse('NothingToAcknowledge', 'NOTHING_TO_ACKNOWLEDGE', message(why), { acknowledgedAt });

export const nothingToRedact = (redactedAt: Date | null) =>
  refuse('NothingToRedact', 'NOTHING_TO_REDACT', message(redactedAt ? 'messageRedactedBefore' : 'noticeHasNoText'), {
    redactedAt,
  });

export const AddParticipantResult = resultUnion('AddParticipantResult', 'What addParticipant answers.', () => [
  Conversation,
  AlreadyParticipant,
]);
export const RemoveParticipantResult = resultUnion('RemoveParticipantResult', 'What removeParticipant answers.', () => [
  Conversation,
  ConversationLeft,
  NoParticipant,
]);
export const AcknowledgeMessageResult = resultUnion(
  'AcknowledgeMessageResult',
  'What acknowledgeMessage answers.',
  () => [Message, NothingToAcknowledge],
);
export const RedactMessageResult = resultUnion('RedactMessageResult', 'What redactMessage answers.', () => [
  Message,
  NothingToRedact,
]);
