import { Field, ID, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';

@ObjectType({
  description:
    'One operation that looked at sensitive records. Rows are only ever inserted, and removed after their time.',
  simpleResolvers: true,
})
export class AccessLog {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field({ description: 'Who looked, in words that stay true when the user is renamed: the e-mail address.' })
  actorLabel!: string;

  @Field(() => String, { nullable: true, description: 'The name the client gave the operation, if any.' })
  operation!: string | null;

  @Field(() => [String], { description: 'What was looked at, such as Order, each type once.' })
  entityTypes!: string[];

  @Field(() => [String], { description: 'Which fields were read, such as Order.recipient.' })
  fields!: string[];

  @Field(() => [ID], { description: 'Which records.' })
  entityIds!: string[];

  @Field({ description: 'The request it came by; the server’s log has the same number.' })
  requestId!: string;

  @Field(() => String, { nullable: true, description: 'The address it came from.' })
  ip!: string | null;

  @Field({ description: 'When it was answered.' })
  viewedAt!: Date;

  actorId!: string;
}

export const AccessLogConnection = connectionType(AccessLog, 'AccessLog');
