import { Field, ID, ObjectType } from 'type-graphql';
import type { Permission } from '../../../domain/authorization/permissions.ts';
import { connectionType } from '../../../graphql/connection.ts';
import { PermissionEnum } from '../permission.type.ts';

@ObjectType({
  description: 'The key of a service: a program that acts on its own behalf. The key itself is kept nowhere.',
  simpleResolvers: true,
})
export class ServiceKey {
  @Field(() => ID, { description: 'The id of the service key, a UUIDv7.' })
  id!: string;

  @Field({ description: 'The name of the service, such as Dispensing robot.' })
  name!: string;

  @Field(() => [PermissionEnum], { description: 'The permissions it was given, such as stock:read.' })
  permissions!: Permission[];

  @Field(() => [ID], {
    nullable: true,
    description: 'At which pharmacies; null for all of them, those to come included.',
  })
  pharmacyIds!: string[] | null;

  @Field({ description: 'The UTC instant at which the key was made.' })
  createdAt!: Date;

  @Field({ description: 'The UTC instant at which the key ends whatever happens.' })
  expiresAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was last used, to the minute; null before the first time.',
  })
  lastUsedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'The UTC instant at which it was revoked; null when it was not.' })
  revokedAt!: Date | null;

  userId!: string;
  createdById!: string;
}

export const ServiceKeyConnection = connectionType(ServiceKey, 'ServiceKey');

@ObjectType({
  description: 'A new service key. The key is shown this once; only its hash is kept.',
  simpleResolvers: true,
})
export class ServiceKeyCreated {
  @Field({ description: 'Send it as "Authorization: Bearer apo_…", over HTTP and WebSocket.' })
  key!: string;

  @Field(() => ServiceKey, { description: 'The key as it is listed, with what it may do and where.' })
  serviceKey!: ServiceKey;
}
