import { registerEnumType } from 'type-graphql';
import {
  type Permission,
  permissions,
  roleGrants,
  roles,
  whyNotForServices,
} from '../../domain/authorization/permissions.ts';

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
