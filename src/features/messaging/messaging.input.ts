import { ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Role } from '../../generated/prisma/enums.ts';

@InputType({ description: 'Whoever holds a role at a pharmacy, whoever that is at the time.' })
export class RoleAtPharmacyInput {
  @Field(() => Role, { description: 'The role that takes part, such as PHARMACIST.' })
  role!: Role;

  @Field(() => ID, { description: 'The pharmacy at which the role is held.' })
  pharmacyId!: string;
}

@InputType({ description: 'A participant of a conversation: either a user, or a role at a pharmacy.' })
export class ParticipantInput {
  @Field(() => ID, { description: 'The conversation that somebody joins or leaves.' })
  conversationId!: string;

  @Field(() => ID, { nullable: true, description: 'The user; or a role at a pharmacy in their place.' })
  userId?: string | null;

  @Field(() => RoleAtPharmacyInput, { nullable: true, description: 'Instead of userId: the role.' })
  @ValidateNested()
  role?: RoleAtPharmacyInput | null;
}

@InputType({ description: 'Which conversations; all conditions must hold.' })
export class ConversationFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'true: those with messages you have not read; false: the others.',
  })
  unread?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Conversations about this order.' })
  orderId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Conversations about this stock.' })
  stockId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Conversations about this alert.' })
  alertId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Conversations about this drug.' })
  drugId?: string | null;
}
