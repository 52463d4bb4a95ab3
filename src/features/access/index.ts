import type { Feature } from '../../graphql/feature.ts';
import './access.events.ts';
import { loadPharmacy, loadUser } from './access.queries.ts';
import { Pharmacy, User } from './access.type.ts';
import './factors/factors.events.ts';
import { FactorsResolver } from './factors/factors.resolver.ts';
import { OrganizationFactorsResolver } from './factors/organization-factors.resolver.ts';
import { InvitationResolver } from './invitation.resolver.ts';
import { MemberResolver } from './member.resolver.ts';
import { PharmacyResolver } from './pharmacy.resolver.ts';
import { ProofResolver } from './proof/proof.resolver.ts';
import { RecoveryResolver } from './recovery.resolver.ts';
import { accessSecurityKinds } from './security-kinds.ts';
import { ServiceKeyResolver } from './service-key.resolver.ts';
import { SessionResolver } from './session.resolver.ts';
import { SignOnResolver } from './sign-on/sign-on.resolver.ts';

export { acceptInvitation } from './accept-invitation.ts';
export { authenticate, authenticateAll, concernsAccess, sessionHolder } from './authenticate.ts';
export type { Authentication } from './authentication.ts';
export { createPharmacy } from './create-pharmacy.ts';
export { resetFactorsOf } from './factors/reset-factors.ts';
export { inviteMember } from './invite-member.ts';
export {
  type ColleagueProof,
  type ColleagueRight,
  type ProvedColleague,
  proveColleague,
  spendColleagueProof,
  stillColleague,
} from './proof/prove-colleague.ts';
export { recoverAccount } from './recover-account.ts';
export { signUp } from './sign-up.ts';
export { loadPharmacy, loadUser, Pharmacy, User };

/** Who people and services are and what they may do: organizations, pharmacies, users, roles, sessions, service keys. */
export const access: Feature = {
  resolvers: [
    SessionResolver,
    MemberResolver,
    InvitationResolver,
    PharmacyResolver,
    RecoveryResolver,
    ServiceKeyResolver,
    FactorsResolver,
    OrganizationFactorsResolver,
    ProofResolver,
    SignOnResolver,
  ],
  security: accessSecurityKinds,
  entities: {
    Pharmacy: { policy: 'signed-in', keys: { id: (context, { id }: Pharmacy) => loadPharmacy(context, id) } },
    User: { policy: 'signed-in', keys: { id: (context, { id }: User) => loadUser(context, id) } },
  },
};
