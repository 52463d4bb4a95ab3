import { Field, ID, InputType } from 'type-graphql';
import { AuditOutcome } from '../../generated/prisma/enums.ts';
import { Instant, MaxLength } from '../../graphql/rules.ts';

@InputType({ description: 'Which attempts; all conditions must hold.' })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'Attempts by this user, a person or a service.' })
  actorId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Exactly this action, or all that begin with it when it ends in a dot, such as "stock.".',
  })
  @MaxLength(100)
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'About things of this type.' })
  @MaxLength(100)
  entityType?: string | null;

  @Field(() => ID, { nullable: true, description: 'Attempts on the record with this id, such as that of a lot.' })
  entityId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Attempts that were made for this pharmacy.' })
  pharmacyId?: string | null;

  @Field(() => [AuditOutcome], { nullable: true, description: 'That ended in one of these ways.' })
  outcomes?: AuditOutcome[] | null;

  @Field(() => String, { nullable: true, description: 'That came by this request.' })
  @MaxLength(100)
  requestId?: string | null;

  @Field(() => Date, { nullable: true, description: 'Recorded at or after this instant.' })
  @Instant()
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Recorded before this instant.' })
  @Instant()
  until?: Date | null;
}
