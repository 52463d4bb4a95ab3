import { type Role, roles } from '../authorization/permissions.ts';

/** A role at one pharmacy, or at all of them when it is null. */
export interface HeldRole {
  readonly role: Role;
  readonly pharmacyId: string | null;
}

/** What a group gives. */
export interface GroupRole extends HeldRole {
  readonly groupName: string;
}

/** The roles of somebody in these groups, one for each place: of several, the first in the order of `roles`, which begins with the owner. */
export function rolesOfGroups(groups: readonly string[], given: readonly GroupRole[]): HeldRole[] {
  const held = new Map<string | null, Role>();
  for (const role of roles)
    for (const each of given)
      if (each.role === role && groups.includes(each.groupName) && !held.has(each.pharmacyId))
        held.set(each.pharmacyId, role);
  return [...held].map(([pharmacyId, role]) => ({ role, pharmacyId }));
}

/** The groups that a claim holds: a list of names, or one name. */
export function groupsOf(claim: unknown): string[] {
  if (typeof claim === 'string') return [claim];
  return Array.isArray(claim) ? claim.filter((each): each is string => typeof each === 'string') : [];
}
