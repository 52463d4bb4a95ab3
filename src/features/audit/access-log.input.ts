import { MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Instant } from '../../graphql/rules.ts';

@InputType({ description: 'Which views; all conditions must hold.' })
export class AccessFilter {
  @Field(() => ID, { nullable: true, description: 'By this person.' })
  actorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this very record.' })
  entityId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of records of this type, such as Order.' })
  @MaxLength(100)
  entityType?: string | null;

  @Field(() => String, { nullable: true, description: 'Of this field, such as Order.recipient.' })
  @MaxLength(200)
  field?: string | null;

  @Field(() => String, { nullable: true, description: 'By this request.' })
  @MaxLength(100)
  requestId?: string | null;

  @Field(() => Date, { nullable: true, description: 'At or after this instant.' })
  @Instant()
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Before this instant.' })
  @Instant()
  until?: Date | null;
}
