import { Field, ID, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';

@ObjectType({
  description:
    'One operation that looked at sensitive records. Rows are only ever inserted, and removed after their time.',
  simpleResolvers: true,
})
export class AccessLog {
  @Field(() => ID, { description: 'The id of the access log, a UUIDv7.' })
  id!: string;

  @Field({ description: 'Who looked, in words that stay true when the user is renamed: the e-mail address.' })
  actorLabel!: string;

  @Field(() => String, { nullable: true, description: 'The name the client gave the operation, if any.' })
  operation!: string | null;

  @Field(() => [String], { description: 'What was looked at, such as Order, each type once.' })
  entityTypes!: string[];

  @Field(() => [String], { description: 'Which fields were read, such as Order.recipient.' })
  fields!: string[];

  @Field(() => [ID], { description: 'The ids of the records that were shown.' })
  entityIds!: string[];

  @Field({ description: 'The request it came by; the server’s log has the same number.' })
  requestId!: string;

  @Field(() => String, { nullable: true, description: 'The network address it came from, such as 192.0.2.17.' })
  ip!: string | null;

  @Field({ description: 'The UTC instant at which the request was answered.' })
  viewedAt!: Date;

  actorId!: string;
}

export const AccessLogConnection = connectionType(AccessLog, 'AccessLog');
