import { type Permission, type Role, roleGrants } from './permissions.ts';

/** A role at one pharmacy, or at all of them when `pharmacyId` is null. */
export interface Grant {
  readonly role: Role;
  readonly pharmacyId: string | null;
}

/** The signed-in person on whose behalf something is done. */
export interface Actor {
  readonly userId: string;
  readonly sessionId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  /** The pharmacies the actor may see, whichever role allows it. */
  readonly pharmacyIds: readonly string[];
}

/** Whether the actor holds the permission anywhere: the question for what belongs to the whole organization. */
export function can(actor: Actor, permission: Permission): boolean {
  return actor.grants.some((grant) => roleGrants(grant.role, permission));
}

/** Whether the actor holds the permission at this pharmacy. */
export function canAt(actor: Actor, permission: Permission, pharmacyId: string): boolean {
  return (
    actor.pharmacyIds.includes(pharmacyId) &&
    actor.grants.some(
      (grant) => (grant.pharmacyId === null || grant.pharmacyId === pharmacyId) && roleGrants(grant.role, permission),
    )
  );
}

/** Whether the actor holds the permission by a role at all pharmacies. */
export function canEverywhere(actor: Actor, permission: Permission): boolean {
  return actor.grants.some((grant) => grant.pharmacyId === null && roleGrants(grant.role, permission));
}

/** The pharmacies at which the actor holds the permission. */
export function pharmaciesWhere(actor: Actor, permission: Permission): string[] {
  return actor.pharmacyIds.filter((id) => canAt(actor, permission, id));
}
