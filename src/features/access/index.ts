import type { Feature } from '../../graphql/feature.ts';
import { accessConstraints } from './constraints.ts';
import { accessTables } from './tables.ts';
import './access.events.ts';
import { loadPharmacy, loadUser } from './access.queries.ts';
import { Pharmacy, User } from './access.type.ts';
import './factors/factors.events.ts';
import { FactorsResolver } from './factors/factors.resolver.ts';
import { OrganizationFactorsResolver } from './factors/organization-factors.resolver.ts';
import { InvitationResolver } from './members/invitation.resolver.ts';
import { MemberResolver } from './members/member.resolver.ts';
import { PharmacyResolver } from './organizations/pharmacy.resolver.ts';
import { ProofResolver } from './proof/proof.resolver.ts';
import { RecoveryResolver } from './recovery/recovery.resolver.ts';
import { accessSecurityKinds } from './security-kinds.ts';
import { ServiceKeyResolver } from './service-keys/service-key.resolver.ts';
import { SessionResolver } from './sessions/session.resolver.ts';
import { SignOnResolver } from './sign-on/sign-on.resolver.ts';

export { resetFactorsOf } from './factors/reset-factors.ts';
export { acceptInvitation } from './members/accept-invitation.ts';
export { inviteMember } from './members/invite-member.ts';
export { createPharmacy } from './organizations/create-pharmacy.ts';
export { signUp } from './organizations/sign-up.ts';
export {
  type ColleagueProof,
  proveColleague,
  spendColleagueProof,
  stillColleague,
} from './proof/prove-colleague.ts';
export { recoverAccount } from './recovery/recover-account.ts';
export { authenticate, authenticateAll, concernsAccess, sessionHolder } from './sessions/authenticate.ts';
export type { Authentication } from './sessions/authentication.ts';
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
  nodes: {
    Pharmacy: { table: 'pharmacy', policy: 'signed-in', load: loadPharmacy },
    User: { table: 'app_user', policy: 'signed-in', load: loadUser },
  },
  tables: accessTables,
  functions: {
    replace_password: ['account.password_hash'],
    renew_password_hash: ['account.password_hash'],
    erase_user: ['app_user.account_id', 'app_user.email', 'app_user.erased_at', 'app_user.name'],
  },
  constraints: accessConstraints,
  daily: ['pharmacy'],
};
