/**
 * Who may do what, as one table of data. A role held at one pharmacy grants its permissions there; a role held at all
 * pharmacies grants them everywhere, and for what belongs to the whole organization. A new permission is one row.
 */

export const roles = ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN', 'AUDITOR'] as const;
export type Role = (typeof roles)[number];

const everybody = roles;
const staff = ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'] as const;
const responsible = ['OWNER', 'MANAGER', 'PHARMACIST'] as const;
const leading = ['OWNER', 'MANAGER'] as const;
const owners = ['OWNER'] as const;

/** What there is to say of one permission. */
interface PermissionRow {
  readonly roles: readonly Role[];
  /** What it is of no use without, since its answers show it: every role that has the one has the other, and so must a key. */
  readonly needs?: string;
  /** What it includes besides: a key that was given the one may do the other. */
  readonly includes?: string;
  /** Why no service key is ever given it, whoever makes the key. */
  readonly personsOnly?: string;
}

const table = {
  'catalogue:read': { roles: everybody },
  'catalogue:write': { roles: responsible, needs: 'catalogue:read' },
  'stock:read': { roles: everybody },
  'stock:receive': { roles: staff, needs: 'stock:read' },
  'stock:dispense': { roles: staff, needs: 'stock:read' },
  'stock:choose-lot': { roles: responsible, needs: 'stock:read' },
  'stock:adjust': { roles: responsible, needs: 'stock:read' },
  // Who may reverse anything may reverse their own; keys that were made before that was a permission do not name it.
  'stock:reverse': { roles: responsible, needs: 'stock:read', includes: 'stock:reverse-own' },
  'stock:reverse-own': { roles: staff, needs: 'stock:read' },
  'stock:back-date': { roles: responsible, needs: 'stock:read' },
  'stock:set-levels': { roles: responsible, needs: 'stock:read' },
  'stock:set-lot-status': { roles: responsible, needs: 'stock:read' },
  'period:close': {
    roles: leading,
    personsOnly: 'that nothing is missing from a period is the judgement of a person',
  },
  'order:read': { roles: everybody, needs: 'stock:read' },
  'order:read-recipient': { roles: staff, needs: 'order:read' },
  'order:request': { roles: staff, needs: 'order:read' },
  'order:approve': {
    roles: responsible,
    needs: 'order:read',
    personsOnly: 'that an order is right is the judgement of a person, and never of the program that asked for it',
  },
  'order:fulfill': { roles: staff, needs: 'order:read' },
  'message:read': {
    roles: everybody,
    personsOnly: 'conversations are between people, and each of them is told who takes part',
  },
  'message:send': { roles: staff, personsOnly: 'a message has a person behind it who can be asked' },
  'message:moderate': {
    roles: leading,
    personsOnly: 'what somebody wrote is taken away by somebody who answers for it',
  },
  'alert:manage': { roles: staff, needs: 'stock:read' },
  'recall:enter': { roles: staff, needs: 'stock:read' },
  'recall:activate': {
    roles: responsible,
    needs: 'stock:read',
    personsOnly: 'that goods must not be used any more is decided by a person who read the notice',
  },
  'recall:acknowledge': {
    roles: staff,
    needs: 'stock:read',
    personsOnly: 'that the goods were set apart is said by somebody who did so',
  },
  'member:read': { roles: ['OWNER', 'MANAGER', 'AUDITOR'] },
  'member:manage': { roles: leading, personsOnly: 'a key that was stolen must not be able to let anybody in' },
  'pharmacy:create': { roles: owners, personsOnly: 'the shape of the organization is decided by its owners' },
  'organization:manage': { roles: owners, personsOnly: 'the rules of the organization are decided by its owners' },
  'service-key:manage': {
    roles: owners,
    personsOnly: 'a key that was stolen must not be able to make itself another one',
  },
  'audit:read': { roles: ['OWNER', 'AUDITOR'] },
} as const satisfies Record<string, PermissionRow>;

export type Permission = keyof typeof table;
export const permissions = Object.keys(table) as Permission[];

/** The row of a permission; what it needs and includes are permissions, or this does not compile. */
function rowOf(permission: Permission): PermissionRow & {
  readonly needs?: Permission;
  readonly includes?: Permission;
} {
  return table[permission];
}

/** Whether the role includes the permission. */
export function roleGrants(role: Role, permission: Permission): boolean {
  return rowOf(permission).roles.includes(role);
}

const byRole = Object.fromEntries(
  roles.map((role) => [role, new Set(permissions.filter((permission) => roleGrants(role, permission)))]),
) as unknown as Readonly<Record<Role, ReadonlySet<Permission>>>;

/** The permissions of a role. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return byRole[role];
}

/** Whether somebody with these permissions may give, change or take the role: nobody hands out more than they hold. */
export function mayAssign(held: ReadonlySet<Permission>, role: Role): boolean {
  return [...permissionsOf(role)].every((permission) => held.has(permission));
}

/** What a permission is of no use without; null for most that read. */
export function neededWith(permission: Permission): Permission | null {
  return rowOf(permission).needs ?? null;
}

/** Whether what a key was given includes the permission. */
export function includes(given: readonly string[], permission: Permission): boolean {
  return (
    given.includes(permission) ||
    permissions.some((wider) => rowOf(wider).includes === permission && given.includes(wider))
  );
}

/** Why a service key cannot have the permission; null when it can. */
export function whyNotForServices(permission: Permission): string | null {
  return rowOf(permission).personsOnly ?? null;
}
