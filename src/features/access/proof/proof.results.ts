import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Your PIN was set, replaced or taken away.', simpleResolvers: true })
export class PinChanged {
  @Field(() => Date, { nullable: true, description: 'Since when you have this one; null when you have none any more.' })
  pinSince!: Date | null;
}
