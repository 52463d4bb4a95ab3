import { Field, ID, InputType } from 'type-graphql';
import { Instant, MaxLength } from '../../graphql/rules.ts';

@InputType({ description: 'Which views; all conditions must hold.' })
export class AccessFilter {
  @Field(() => ID, { nullable: true, description: 'Views by this user, a person or a service.' })
  actorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Views of the record with this id, such as that of an order.' })
  entityId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of records of this type, such as Order.' })
  @MaxLength(100)
  entityType?: string | null;

  @Field(() => String, { nullable: true, description: 'Of this field, such as Order.recipient.' })
  @MaxLength(200)
  field?: string | null;

  @Field(() => String, { nullable: true, description: 'Views that came by this request; logs and errors show its id.' })
  @MaxLength(100)
  requestId?: string | null;

  @Field(() => Date, { nullable: true, description: 'At or after this UTC instant.' })
  @Instant()
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Before this UTC instant, which is not included.' })
  @Instant()
  until?: Date | null;
}
