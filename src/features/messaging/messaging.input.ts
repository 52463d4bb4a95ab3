import { ArrayMaxSize, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Role } from '../../generated/prisma/enums.ts';
import { LongText, Text } from '../../graphql/rules.ts';
import { Secret } from '../../graphql/secrets.ts';

const longestBody = 4_000;
const mostParticipants = 100;

@InputType({ description: 'Whoever holds a role at a pharmacy, whoever that is at the time.' })
export class RoleAtPharmacyInput {
  @Field(() => Role, { description: 'Which role.' })
  role!: Role;

  @Field(() => ID, { description: 'At which pharmacy.' })
  pharmacyId!: string;
}

@InputType({ description: 'A new conversation, about one record at most. You take part in it.' })
export class StartConversationInput {
  @Field(() => ID, { nullable: true, description: 'About this order.' })
  orderId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this stock.' })
  stockId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this alert.' })
  alertId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this drug.' })
  drugId?: string | null;

  @Secret()
  @Field(() => String, {
    nullable: true,
    description: 'What it is about in words, up to 200 characters. It is encrypted.',
  })
  @Text(200)
  title?: string | null;

  @Field({
    defaultValue: false,
    description: 'Posts the steps of its order, or what becomes of its alert or its stock’s alerts, into it.',
  })
  announces!: boolean;

  @Field(() => [ID], { nullable: true, description: 'Who else takes part, up to 100.' })
  @ArrayMaxSize(mostParticipants)
  userIds?: string[] | null;

  @Field(() => [RoleAtPharmacyInput], { nullable: true, description: 'Which roles take part, up to 100.' })
  @ArrayMaxSize(mostParticipants)
  @ValidateNested({ each: true })
  roles?: RoleAtPharmacyInput[] | null;
}

@InputType({ description: 'A message. It is encrypted.' })
export class SendMessageInput {
  @Field(() => ID, { description: 'Into which conversation.' })
  conversationId!: string;

  @Secret()
  @Field({ description: 'The text, 1 to 4,000 characters.' })
  @Text(longestBody)
  body!: string;

  @Field({ defaultValue: false, description: 'Asks its readers to confirm it.' })
  acknowledgementRequired!: boolean;
}

@InputType({ description: 'A participant of a conversation: either a user, or a role at a pharmacy.' })
export class ParticipantInput {
  @Field(() => ID, { description: 'Which conversation.' })
  conversationId!: string;

  @Field(() => ID, { nullable: true, description: 'The user.' })
  userId?: string | null;

  @Field(() => RoleAtPharmacyInput, { nullable: true, description: 'Instead of userId: the role.' })
  @ValidateNested()
  role?: RoleAtPharmacyInput | null;
}

@InputType({ description: 'Which conversation.' })
export class LeaveConversationInput {
  @Field(() => ID, { description: 'Which conversation.' })
  conversationId!: string;
}

@InputType({ description: 'How far a conversation has been read.' })
export class MarkConversationReadInput {
  @Field(() => ID, { description: 'Which conversation.' })
  conversationId!: string;

  @Field(() => Int, { nullable: true, description: 'Up to this position; left out, all there is.' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  upTo?: number | null;
}

@InputType({ description: 'Which message.' })
export class AcknowledgeMessageInput {
  @Field(() => ID, { description: 'Which message.' })
  messageId!: string;
}

@InputType({ description: 'Which text to take away, and why.' })
export class RedactMessageInput {
  @Field(() => ID, { description: 'Which message.' })
  messageId!: string;

  @Field(() => String, { nullable: true, description: 'Why; it stands in the audit trail.' })
  @LongText(500)
  reason?: string | null;
}

@InputType({ description: 'Which conversations; all conditions must hold.' })
export class ConversationFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'true: those with messages you have not read; false: the others.',
  })
  unread?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'About this order.' })
  orderId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this stock.' })
  stockId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this alert.' })
  alertId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this drug.' })
  drugId?: string | null;
}
