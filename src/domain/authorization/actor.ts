import { type Permission, permissions, permissionsOf, type Role } from './permissions.ts';

/** Permissions at one pharmacy, or at all of them when `pharmacyId` is null. */
export interface Grant {
  readonly permissions: ReadonlySet<Permission>;
  readonly pharmacyId: string | null;
  /** The role that gives them; null where they were given one by one, as to a service. */
  readonly role: Role | null;
}

/** What a role held there gives. */
export function grantOfRole(role: Role, pharmacyId: string | null): Grant {
  return { permissions: permissionsOf(role), pharmacyId, role };
}

/** On whose behalf something is done: a person who signed in, or a service that showed its key. */
export interface Actor {
  readonly kind: 'PERSON' | 'SERVICE';
  /** Who they are in every record: services have a user of their own. */
  readonly userId: string;
  /** What they showed: the session, or the service key. */
  readonly sessionId: string;
  /** When a person last showed who they are; null for a service, which shows its key each time. */
  readonly provedAt: Date | null;
  readonly organizationId: string;
  /** The organization's identity provider, where it vouched for the person: they are then somebody in this organization, and nobody beyond it. */
  readonly issuer: string | null;
  readonly name: string;
  /** How the trails call them: a person's e-mail address, or `service: ` and the name. */
  readonly label: string;
  readonly grants: readonly Grant[];
  /** The pharmacies the actor may see, whichever grant allows it. */
  readonly pharmacyIds: readonly string[];
  /** Whether the organization asks for a second factor that they have yet to set up; until then they may do that alone. */
  readonly owesFactor: boolean;
}

/** Whether the actor holds the permission anywhere: the first question, before the place of what is asked for is known. */
export function can(actor: Actor, permission: Permission): boolean {
  return actor.grants.some((grant) => grant.permissions.has(permission));
}

/** Whether the actor holds the permission at this pharmacy. */
export function canAt(actor: Actor, permission: Permission, pharmacyId: string): boolean {
  return (
    actor.pharmacyIds.includes(pharmacyId) &&
    actor.grants.some(
      (grant) => (grant.pharmacyId === null || grant.pharmacyId === pharmacyId) && grant.permissions.has(permission),
    )
  );
}

/** Whether the actor holds the permission at all pharmacies, those to come included: the question for what belongs to the whole organization. */
export function canEverywhere(actor: Pick<Actor, 'grants'>, permission: Permission): boolean {
  return actor.grants.some((grant) => grant.pharmacyId === null && grant.permissions.has(permission));
}

/** The pharmacies at which the actor holds the permission; none for somebody not signed in. */
export function pharmaciesWhere(actor: Actor | null, permission: Permission): string[] {
  return actor?.pharmacyIds.filter((id) => canAt(actor, permission, id)) ?? [];
}

/**
 * What the actor may do at a pharmacy that they see, or at all pharmacies, those to come included, where none is named. Who owes a second factor may do
 * nothing yet.
 */
export function heldPermissions(actor: Actor, pharmacyId: string | null): Permission[] {
  if (actor.owesFactor) return [];
  return permissions.filter((permission) =>
    pharmacyId === null ? canEverywhere(actor, permission) : canAt(actor, permission, pharmacyId),
  );
}
