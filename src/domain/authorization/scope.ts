import { ApothecaError, notFound } from '../error.ts';
import { message } from '../messages/index.ts';
import { type Actor, can, canAt } from './actor.ts';
import type { Permission } from './permissions.ts';

/** Where somebody may do something: asked once the pharmacy of what they asked for is known. */

/**
 * The actor may see the pharmacy.
 * @throws ApothecaError NOT_FOUND
 */
export function requireVisible(actor: Actor, pharmacyId: string, field = 'pharmacyId'): void {
  if (!actor.pharmacyIds.includes(pharmacyId)) throw notFound('pharmacy', field);
}

/** @throws ApothecaError FORBIDDEN when the actor's role at the pharmacy does not include the permission; NOT_FOUND for one they do not see. */
export function requireAt(actor: Actor, permission: Permission, pharmacyId: string, field = 'input.pharmacyId'): void {
  requireVisible(actor, pharmacyId, field);
  if (!canAt(actor, permission, pharmacyId))
    throw new ApothecaError(
      'FORBIDDEN',
      actor.kind === 'SERVICE'
        ? message('keyLacks', { permission, atAll: false })
        : message('roleLacksHere', { permission }),
      [],
      { permission },
    );
}

/** @throws ApothecaError FORBIDDEN when the actor holds the permission nowhere. */
export function requireSomewhere(actor: Actor, permission: Permission): void {
  if (can(actor, permission)) return;
  throw new ApothecaError(
    'FORBIDDEN',
    actor.kind === 'SERVICE' ? message('keyLacks', { permission, atAll: false }) : message('roleLacks', { permission }),
    [],
    { permission },
  );
}
