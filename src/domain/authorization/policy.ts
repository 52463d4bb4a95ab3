import { ApothecaError } from '../error.ts';
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
    if (service)
      throw new ApothecaError('FORBIDDEN', 'Only a person who signed in may do this, and not a service with its key.');
    if (policy === 'account' && actor.issuer !== null)
      throw new ApothecaError(
        'FORBIDDEN',
        'The identity provider of your organization vouches for you in this organization alone. Sign in with your password to do this.',
      );
    return;
  }
  const { permission, atAll } = ofPermission(policy);
  if (atAll ? canEverywhere(actor, permission) : can(actor, permission)) return;
  const missing = atAll ? `${permission} at all pharmacies` : permission;
  throw new ApothecaError(
    'FORBIDDEN',
    service
      ? `This service key does not include ${missing}. An owner can make another one that does.`
      : `Your role does not include ${missing}. Ask an owner or manager of your organization.`,
  );
}

/**
 * Whether a person has shown who they are lately. Services are exempt: they show their key with every request.
 * @throws ApothecaError PROOF_REQUIRED
 */
export function checkProof(actor: Actor | null, now: Date, proofMinutes: number): void {
  if (!actor?.provedAt) return;
  if (now.getTime() - actor.provedAt.getTime() <= proofMinutes * 60_000) return;
  throw new ApothecaError(
    'PROOF_REQUIRED',
    `This asks that you have shown who you are within the last ${proofMinutes} minutes. Nothing was changed: do so with proveIdentity, and send it again.`,
  );
}

export function signInFirst(): ApothecaError {
  return new ApothecaError('UNAUTHENTICATED', 'Sign in first: send the session token as "Authorization: Bearer …".');
}

export function factorRequired(): ApothecaError {
  return new ApothecaError(
    'FACTOR_REQUIRED',
    'Your organization asks for a second factor. Set one up first: an authenticator app or a passkey.',
  );
}

function isOpen(policy: Policy): policy is OpenTo {
  return policy in descriptions;
}

/** The permission of a policy, and whether it has to be held at all pharmacies. */
function ofPermission(policy: Exclude<Policy, OpenTo>): { readonly permission: Permission; readonly atAll: boolean } {
  const atAll = policy.endsWith(everywhere);
  return { permission: (atAll ? policy.slice(0, -everywhere.length) : policy) as Permission, atAll };
}
