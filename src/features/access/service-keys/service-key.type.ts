import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { type Permission, permissions, roleGrants, roles, whyNotForServices } from '../../../domain/permissions.ts';
import { connectionType } from '../../../graphql/connection.ts';

/** GraphQL has no names such as stock:set-levels; the values stay what the rest of the code calls them. */
const nameOf = (permission: Permission) => permission.toUpperCase().replaceAll(/[:-]/g, '_');

/** Every permission, by its name in the API. */
export const PermissionEnum = Object.fromEntries(permissions.map((each) => [nameOf(each), each]));

registerEnumType(PermissionEnum, {
  name: 'Permission',
  description: 'One thing that may be done; see docs/reference/permissions.md for what each role includes.',
  valuesConfig: Object.fromEntries(
    permissions.map((permission) => {
      const held = roles.filter((role) => roleGrants(role, permission)).join(', ');
      const reason = whyNotForServices(permission);
      const description = `${permission}, held by ${held}.${reason === null ? '' : ` Never given to a service: ${reason}.`}`;
      return [nameOf(permission), { description }];
    }),
  ),
});

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
