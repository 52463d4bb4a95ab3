import { ApothecaError } from '../error.ts';
import { message } from '../messages/index.ts';
import { type Actor, can, canEverywhere } from './actor.ts';
import type { Permission } from './permissions.ts';

const everywhere = ' everywhere';

/** Who may ask, where that is not for roles to say. */
type OpenTo = 'public' | 'signed-in' | 'person' | 'account';

/**
 * Who may ask: a permission held somewhere, or at all pharmacies where what is asked for belongs to the whole organization; a person, by their own
 * account where they are to reach beyond the organization that they signed in to; anybody who showed who they are, or anybody at all.
 */
export type Policy = OpenTo | Permission | `${Permission}${typeof everywhere}`;

/** In words for whoever reads what the server can do. A new kind of policy does not compile before it has some. */
const descriptions: Readonly<Record<OpenTo, string>> = {
  public: 'For anybody.',
  'signed-in': 'For anybody who is signed in, a person or a service with its key.',
  person: 'For any person who is signed in, and for no service.',
  account: 'For any person who signed in by their own account, and not by the identity provider of an organization.',
};

/** What a policy says, in sentences for the generated documents. */
export function describePolicy(policy: Policy, fresh = false): string {
  const proof = fresh ? ' A person has to have shown who they are within the last minutes (`proveIdentity`).' : '';
  if (isOpen(policy)) return `${descriptions[policy]}${proof}`;
  const { permission, atAll } = ofPermission(policy);
  return `Needs the permission \`${permission}\`${atAll ? ' at all pharmacies' : ''}.${proof}`;
}

/** @throws ApothecaError UNAUTHENTICATED, FACTOR_REQUIRED or FORBIDDEN */
export function checkPolicy(actor: Actor | null, policy: Policy, beforeFactor = false): void {
  if (policy === 'public') return;
  if (!actor) throw signInFirst();
  if (actor.owesFactor && !beforeFactor) throw factorRequired();
  if (policy === 'signed-in') return;
  const service = actor.kind === 'SERVICE';
  if (policy === 'person' || policy === 'account') {
    if (service) throw new ApothecaError('FORBIDDEN', message('personsOnly'));
    if (policy === 'account' && actor.issuer !== null) throw new ApothecaError('FORBIDDEN', message('passwordNeeded'));
    return;
  }
  const { permission, atAll } = ofPermission(policy);
  if (atAll ? canEverywhere(actor, permission) : can(actor, permission)) return;
  throw new ApothecaError('FORBIDDEN', message(service ? 'keyLacks' : 'roleLacksAsk', { permission, atAll }), [], {
    permission,
  });
}

/**
 * Whether a person has shown who they are lately. Services are exempt: they show their key with every request.
 * @throws ApothecaError PROOF_REQUIRED
 */
export function checkProof(actor: Actor | null, now: Date, proofMinutes: number): void {
  if (!actor?.provedAt) return;
  if (now.getTime() - actor.provedAt.getTime() <= proofMinutes * 60_000) return;
  throw new ApothecaError('PROOF_REQUIRED', message('proofRequired', { minutes: proofMinutes }));
}

export function signInFirst(): ApothecaError {
  return new ApothecaError('UNAUTHENTICATED', message('unauthenticated'));
}

export function factorRequired(): ApothecaError {
  return new ApothecaError('FACTOR_REQUIRED', message('factorRequired'));
}

function isOpen(policy: Policy): policy is OpenTo {
  return policy in descriptions;
}

/** The permission of a policy, and whether it has to be held at all pharmacies. */
function ofPermission(policy: Exclude<Policy, OpenTo>): { readonly permission: Permission; readonly atAll: boolean } {
  const atAll = policy.endsWith(everywhere);
  return { permission: (atAll ? policy.slice(0, -everywhere.length) : policy) as Permission, atAll };
}
