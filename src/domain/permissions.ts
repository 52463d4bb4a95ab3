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
  'stock:reverse-own': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'stock:back-date': ['OWNER', 'MANAGER', 'PHARMACIST'],
  'stock:set-levels': ['OWNER', 'MANAGER', 'PHARMACIST'],
  'stock:set-lot-status': ['OWNER', 'MANAGER', 'PHARMACIST'],
  'period:close': ['OWNER', 'MANAGER'],
  'order:read': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN', 'AUDITOR'],
  'order:read-recipient': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'order:request': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'order:approve': ['OWNER', 'MANAGER', 'PHARMACIST'],
  'order:fulfill': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'message:read': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN', 'AUDITOR'],
  'message:send': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'message:moderate': ['OWNER', 'MANAGER'],
  'alert:manage': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'recall:enter': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'recall:activate': ['OWNER', 'MANAGER', 'PHARMACIST'],
  'recall:acknowledge': ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'],
  'member:read': ['OWNER', 'MANAGER', 'AUDITOR'],
  'member:manage': ['OWNER', 'MANAGER'],
  'pharmacy:create': ['OWNER'],
  'organization:manage': ['OWNER'],
  'service-key:manage': ['OWNER'],
  'audit:read': ['OWNER', 'AUDITOR'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof table;
export const permissions = Object.keys(table) as Permission[];

/** Whether the role includes the permission. */
export function roleGrants(role: Role, permission: Permission): boolean {
  return (table[permission] as readonly Role[]).includes(role);
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

/**
 * What a permission is of no use without, since its answers show it: every role that has the one has the other, and so must a key.
 */
export function neededWith(permission: Permission): Permission | null {
  if (permission === 'catalogue:write') return 'catalogue:read';
  if (permission === 'alert:manage' || permission === 'order:read' || permission.startsWith('recall:'))
    return 'stock:read';
  if (permission.startsWith('stock:') && permission !== 'stock:read') return 'stock:read';
  return permission.startsWith('order:') ? 'order:read' : null;
}

/** Whether what was given includes the permission: a key that may reverse anything may reverse its own, also one that was made before that was a permission. */
export function includes(given: readonly string[], permission: Permission): boolean {
  return given.includes(permission) || (permission === 'stock:reverse-own' && given.includes('stock:reverse'));
}

/** What no service key is ever given, whoever makes it, and why. */
const personsOnly: Partial<Record<Permission, string>> = {
  'period:close': 'that nothing is missing from a period is the judgement of a person',
  'order:approve': 'that an order is right is the judgement of a person, and never of the program that asked for it',
  'recall:activate': 'that goods must not be used any more is decided by a person who read the notice',
  'recall:acknowledge': 'that the goods were set apart is said by somebody who did so',
  'message:read': 'conversations are between people, and each of them is told who takes part',
  'message:send': 'a message has a person behind it who can be asked',
  'message:moderate': 'what somebody wrote is taken away by somebody who answers for it',
  'member:manage': 'a key that was stolen must not be able to let anybody in',
  'service-key:manage': 'a key that was stolen must not be able to make itself another one',
  'pharmacy:create': 'the shape of the organization is decided by its owners',
  'organization:manage': 'the rules of the organization are decided by its owners',
};

/** Why a service key cannot have the permission; null when it can. */
export function whyNotForServices(permission: Permission): string | null {
  return personsOnly[permission] ?? null;
}
