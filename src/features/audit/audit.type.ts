import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { AuditOutcome } from '../../generated/prisma/enums.ts';
import { connectionType } from '../../graphql/connection.ts';

registerEnumType(AuditOutcome, {
  name: 'AuditOutcome',
  description: 'How an attempt ended: done, refused, denied or failed.',
  valuesConfig: {
    SUCCEEDED: { description: 'It did what its action says.' },
    REFUSED: { description: 'A rule of the pharmacy stood against it; nothing changed.' },
    DENIED: { description: 'The actor may not do this; nothing changed.' },
    FAILED: { description: 'The input was wrong or something broke; nothing changed.' },
  },
});

@ObjectType({ description: 'One attempt to change something. Rows are only ever inserted.', simpleResolvers: true })
export class AuditLog {
  @Field(() => ID, { description: 'The id of the audit log, a UUIDv7.' })
  id!: string;

  @Field({
    description:
      'Who acted, in words that stay true when the user is renamed: the e-mail address, or what the system calls itself. Who was erased is “erased person” with a sign of their own.',
  })
  actorLabel!: string;

  @Field({ description: 'What was attempted, such as stock.dispense.' })
  action!: string;

  @Field({ description: 'The type of what it is about, such as Lot.' })
  entityType!: string;

  @Field(() => ID, { nullable: true, description: 'The id of what it is about, if that was known.' })
  entityId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The pharmacy it was made for; null for what concerns no single one.',
  })
  pharmacyId!: string | null;

  @Field(() => AuditOutcome, { description: 'Whether it was done, refused, denied or failed.' })
  outcome!: AuditOutcome;

  @Field(() => String, { nullable: true, description: 'The code of the refusal or error; null when it succeeded.' })
  code!: string | null;

  @Field(() => GraphQLJSONObject, { description: 'input (secrets replaced), before and after.' })
  payload!: object;

  @Field({ description: 'The request it came by; the server’s log has the same number.' })
  requestId!: string;

  @Field(() => String, { nullable: true, description: 'The network address it came from, such as 192.0.2.17.' })
  ip!: string | null;

  @Field({ description: 'The UTC instant at which the attempt was recorded.' })
  createdAt!: Date;

  actorId!: string | null;
}

export const AuditLogConnection = connectionType(AuditLog, 'AuditLog');
