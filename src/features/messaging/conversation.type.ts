import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Role } from '../../generated/prisma/enums.ts';
import { connectionType } from '../../graphql/connection.ts';
import { Alert } from '../alerts/index.ts';
import { Drug } from '../catalogue/index.ts';
import { Stock } from '../inventory/index.ts';
import { Order } from '../orders/index.ts';

@ObjectType({
  description: 'Staff talking about a record, or about nothing in particular. Only its participants know of it.',
  simpleResolvers: true,
})
export class Conversation {
  @Field(() => ID, { description: 'The id of the conversation, a UUIDv7.' })
  id!: string;

  @Field({
    description:
      'Whether the steps of its order, or what becomes of its alert or of its stock’s alerts, are posted into it.',
  })
  announces!: boolean;

  @Field(() => Int, { description: 'How many messages by others you have not read.' })
  unread!: number;

  @Field(() => Int, { description: 'The position of its newest message; 0 when there is none.' })
  lastPosition!: number;

  @Field({ description: 'When its newest message came, or when it was started.' })
  lastMessageAt!: Date;

  @Field({ description: 'The UTC instant at which the conversation was started.' })
  createdAt!: Date;

  organizationId!: string;
  pharmacyId!: string | null;
  orderId!: string | null;
  stockId!: string | null;
  alertId!: string | null;
  drugId!: string | null;
  /** Encrypted; the resolver decrypts it. */
  encryptedTitle!: Uint8Array | null;
  startedById!: string;
}

@ObjectType({ description: 'Who takes part: a user, or whoever holds a role at a pharmacy.', simpleResolvers: true })
export class Participant {
  @Field(() => ID, { description: 'The id of the participant, a UUIDv7.' })
  id!: string;

  @Field(() => Role, { nullable: true, description: 'The role that takes part; null for a user.' })
  role!: Role | null;

  @Field({ description: 'The UTC instant at which they were added.' })
  createdAt!: Date;

  conversationId!: string;
  userId!: string | null;
  pharmacyId!: string | null;
}

/** What a conversation is about. The loaders that find it answer plain rows, so it is told by the column that is set. */
export const ConversationSubject = createUnionType({
  name: 'ConversationSubject',
  description: 'What a conversation is about.',
  types: () => [Order, Stock, Alert, Drug] as const,
  resolveType: ((value: { __typename: string }) => value.__typename) as never,
});

export const ConversationConnection = connectionType(Conversation, 'Conversation');
