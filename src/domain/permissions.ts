/**
 * Who may do what, as one table of data. A role held at one pharmacy grants its permissions there; a role held at all
 * pharmacies grants them everywhere, and for what belongs to the whole organization.
 */

export const roles = ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN', 'AUDITOR'] as const;
export type Role = (typeof roles)[number];

const table = {
  'catalogue:read': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN', 'AUDITOR'],
  'catalogue:write': ['OWNER', 'MANAGER', 'PHARMACIST'],
  'stock:read': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN', 'AUDITOR'],
  'stock:receive': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'stock:dispense': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'stock:choose-lot': ['OWNER', 'MANAGER', 'PHARMACIST'],
  'stock:adjust': ['OWNER', 'MANAGER', 'PHARMACIST'],
  'stock:reverse': ['OWNER', 'MANAGER', 'PHARMACIST'],
  'stock:set-levels': ['OWNER', 'MANAGER', 'PHARMACIST'],
  'stock:set-lot-status': ['OWNER', 'MANAGER', 'PHARMACIST'],
  'order:read': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN', 'AUDITOR'],
  'order:read-recipient': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'order:request': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'order:approve': ['OWNER', 'MANAGER', 'PHARMACIST'],
  'order:fulfill': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'message:read': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN', 'AUDITOR'],
  'message:send': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'message:moderate': ['OWNER', 'MANAGER'],
  'alert:manage': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'member:read': ['OWNER', 'MANAGER', 'AUDITOR'],
  'member:manage': ['OWNER', 'MANAGER'],
  'pharmacy:create': ['OWNER'],
  'organization:manage': ['OWNER'],
  'audit:read': ['OWNER', 'AUDITOR'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof table;
export const permissions = Object.keys(table) as Permission[];

/** Whether the role includes the permission. */
export function roleGrants(role: Role, permission: Permission): boolean {
  return (table[permission] as readonly Role[]).includes(role);
}

/** Whether somebody with the first role may give, change or take the second: nobody hands out more than they hold. */
export function mayAssign(giver: Role, given: Role): boolean {
  return permissions.every((permission) => !roleGrants(given, permission) || roleGrants(giver, permission));
}
