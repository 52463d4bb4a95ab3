import type { Role } from '../../generated/enums.ts';

/** What a group gives, as it is entered; the key tells rows apart while they change. */
interface GroupRole {
  key: string;
  group: string;
  role: Role;
  pharmacyId: string | null;
}

/** The fields of the form, called as in the input. */
export interface ProviderFields {
  issuer: string;
  clientId: string;
  clientSecret: string;
  groupsClaim: string;
  scope: string;
  groupRoles: GroupRole[];
}
