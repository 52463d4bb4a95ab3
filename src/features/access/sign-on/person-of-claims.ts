import { normalAddress } from '../../../domain/access/address.ts';
import { groupsOf } from '../../../domain/access/roles-of-groups.ts';
import type { Claims } from '../../../platform/network/identity-providers.ts';

/** Whom a provider vouches for. */
export interface VouchedPerson {
  readonly subject: string;
  /** The address, where the provider says that it is theirs; null otherwise. */
  readonly email: string | null;
  readonly name: string;
  readonly groups: readonly string[];
  /** How they showed the provider who they are, as it tells. */
  readonly methods: readonly string[];
  readonly level: string | null;
}

/** What counts of what a provider says. */
export function personOfClaims(claims: Claims, groupsClaim: string): VouchedPerson {
  const { sub: subject, email, email_verified: verified, name, amr, acr } = claims;
  const address = verified === true && typeof email === 'string' ? normalAddress(email) : null;
  const called = typeof name === 'string' ? name.trim().slice(0, 200).toWellFormed().replaceAll('\0', '') : '';
  return {
    subject,
    email: address,
    name: called || (address ?? subject),
    groups: groupsOf(claims[groupsClaim]),
    methods: groupsOf(amr)
      .slice(0, 10)
      .map((each) => each.slice(0, 50)),
    level: typeof acr === 'string' ? acr.slice(0, 200) : null,
  };
}
