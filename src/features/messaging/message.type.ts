import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { NoticeKind } from '../../generated/prisma/enums.ts';
import { connectionType } from '../../graphql/connection.ts';
import { User } from '../access/index.ts';

registerEnumType(NoticeKind, {
  name: 'NoticeKind',
  description: 'What the system posts into a conversation.',
  valuesConfig: {
    ORDER_STATUS: { description: 'The order was placed, or took a step.' },
    ORDER_PROMISES_RELEASED: { description: 'Lots that were allocated to the order were taken back; `to` names them.' },
    ALERT_OPENED: { description: 'An alert opened, or opened again.' },
    ALERT_CHANGED: { description: 'An alert was acknowledged, snoozed or resolved, or its cause went away.' },
  },
});

@ObjectType({ description: 'What a notice of the system tells.', simpleResolvers: true })
export class Notice {
  @Field(() => NoticeKind, { description: 'What it tells of, such as ORDER_STATUS.' })
  kind!: NoticeKind;

  @Field(() => String, { nullable: true, description: 'The status before of an order; the kind of an alert.' })
  from!: string | null;

  @Field({
    description: 'The status after of an order, or the numbers of the lots that it lost; the state of an alert.',
  })
  to!: string;
}

@ObjectType({ description: 'One message of a conversation: a text by somebody, or a notice.', simpleResolvers: true })
export class Message {
  @Field(() => ID, { description: 'The id of the message, a UUIDv7.' })
  id!: string;

  @Field(() => ID, { description: 'The conversation that it belongs to.' })
  conversationId!: string;

  @Field(() => Int, { description: 'Its place in the conversation, from 1, without gaps.' })
  position!: number;

  @Field({ description: 'Whether its readers are asked to confirm it with acknowledgeMessage.' })
  acknowledgementRequired!: boolean;

  @Field(() => Date, {
    nullable: true,
    description: 'The UTC instant at which its text was taken away; null while it stands.',
  })
  redactedAt!: Date | null;

  @Field({ description: 'The UTC instant at which it was sent.' })
  createdAt!: Date;

  organizationId!: string;
  senderId!: string | null;
  redactedById!: string | null;
  noticeKind!: NoticeKind | null;
  noticeFrom!: string | null;
  noticeTo!: string | null;
  /** Encrypted; the resolver decrypts it. */
  encryptedBody!: Uint8Array | null;
}

@ObjectType({ description: 'What one reader has done with a message.', simpleResolvers: true })
export class MessageReceipt {
  @Field(() => User, { nullable: true, description: 'The reader whose receipt it is.' })
  user!: User | null;

  @Field(() => Date, {
    nullable: true,
    description: 'The UTC instant at which they marked it as read; null while they have not.',
  })
  readAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'The UTC instant at which they confirmed it; null while they have not.',
  })
  acknowledgedAt!: Date | null;
}

export const MessageConnection = connectionType(Message, 'Message');
