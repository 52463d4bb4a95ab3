import { Field, ID, ObjectType } from 'type-graphql';
import type { Permission } from '../../../domain/authorization/permissions.ts';
import { connectionType } from '../../../graphql/connection.ts';
import { PermissionEnum } from '../permission.type.ts';

@ObjectType({
  description: 'The key of a service: a program that acts on its own behalf. The key itself is kept nowhere.',
  simpleResolvers: true,
})
export class ServiceKey {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field({ description: 'The name of the service.' })
  name!: string;

  @Field(() => [PermissionEnum], { description: 'What it may do.' })
  permissions!: Permission[];

  @Field(() => [ID], {
    nullable: true,
    description: 'At which pharmacies; null for all of them, those to come included.',
  })
  pharmacyIds!: string[] | null;

  @Field({ description: 'When it was made.' })
  createdAt!: Date;

  @Field({ description: 'When it ends whatever happens.' })
  expiresAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was last used, to the minute; null before the first time.',
  })
  lastUsedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was revoked, if it was.' })
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

  @Field(() => ServiceKey, { description: 'What it may do, and where.' })
  serviceKey!: ServiceKey;
}
