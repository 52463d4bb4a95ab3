import { Field, ObjectType } from 'type-graphql';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { Invitation, Organization, Pharmacy, Session, User } from './access.type.ts';
import { FactorMethod } from './factors/factors.type.ts';

@ObjectType({
  description: 'A new session. The token is shown this once; only its hash is kept.',
  simpleResolvers: true,
})
export class SignedIn {
  @Field({ description: 'Send it as "Authorization: Bearer …".' })
  token!: string;

  @Field({ description: 'When the session ends whatever happens; it ends earlier when it is idle for long.' })
  expiresAt!: Date;

  @Field(() => User, { description: 'Who is signed in.' })
  user!: User;
}

@ObjectType({
  description: 'The password was right, and the account has a second factor: confirmLogIn goes on from here.',
  simpleResolvers: true,
})
export class SecondFactorRequired {
  @Field({ description: 'What confirmLogIn asks for: good for five minutes, five tries, and on this device alone.' })
  challenge!: string;

  @Field(() => [FactorMethod], { description: 'By what it can be confirmed.' })
  methods!: (keyof typeof FactorMethod)[];

  @Field(() => String, {
    nullable: true,
    description: 'What navigator.credentials.get is given, as JSON; null when there is no passkey.',
  })
  passkeyOptions!: string | null;

  @Field({ description: 'Until when.' })
  expiresAt!: Date;
}

@ObjectType({
  description: 'A new invitation. The token is shown this once; hand it to the person invited.',
  simpleResolvers: true,
})
export class MemberInvited {
  @Field({ description: 'What acceptInvitation asks for.' })
  token!: string;

  @Field(() => Invitation, { description: 'The invitation.' })
  invitation!: Invitation;
}

@RefusalType('INVALID_CREDENTIALS', 'The address or the password is wrong; which of them is not told.')
export class InvalidCredentials extends RefusalInterface {}

@RefusalType('EMAIL_TAKEN', 'There is an account with this address.')
export class EmailTaken extends RefusalInterface {
  @Field({ description: 'The address.' })
  email!: string;
}

@RefusalType('ALREADY_MEMBER', 'Somebody with this address is a member of the organization.')
export class AlreadyMember extends RefusalInterface {
  @Field({ description: 'The address.' })
  email!: string;
}

@RefusalType('WEAK_PASSWORD', 'The password is too easy to guess.')
export class WeakPassword extends RefusalInterface {}

@RefusalType('INVITATION_NOT_VALID', 'The invitation is unknown, was taken up, was replaced, or has expired.')
export class InvitationNotValid extends RefusalInterface {}

@RefusalType('LAST_OWNER', 'The organization would be left without an owner.')
export class LastOwner extends RefusalInterface {}

@RefusalType('PHARMACY_CODE_TAKEN', 'Another pharmacy of the organization has this code.')
export class PharmacyCodeTaken extends RefusalInterface {
  @Field({ description: 'The code.' })
  pharmacyCode!: string;
}

export const SignUpResult = resultUnion('SignUpResult', 'What signUp answers.', () => [
  SignedIn,
  EmailTaken,
  WeakPassword,
]);
export const LogInResult = resultUnion('LogInResult', 'What logIn answers.', () => [
  SignedIn,
  SecondFactorRequired,
  InvalidCredentials,
]);
export const SwitchOrganizationResult = resultUnion(
  'SwitchOrganizationResult',
  'What switchOrganization answers: a session there. The one that asked goes on until logOut ends it.',
  () => [SignedIn],
);
export const ChangePasswordResult = resultUnion(
  'ChangePasswordResult',
  'What changePassword answers: yourself; your other sessions have ended.',
  () => [User, InvalidCredentials, WeakPassword],
);
export const InviteMemberResult = resultUnion('InviteMemberResult', 'What inviteMember answers.', () => [
  MemberInvited,
  AlreadyMember,
]);
export const AcceptInvitationResult = resultUnion('AcceptInvitationResult', 'What acceptInvitation answers.', () => [
  SignedIn,
  SecondFactorRequired,
  InvitationNotValid,
  AlreadyMember,
  InvalidCredentials,
  WeakPassword,
]);
export const ChangeMembershipResult = resultUnion(
  'ChangeMembershipResult',
  'What changeMembership answers: the member as they are now.',
  () => [User, LastOwner],
);
export const WithdrawInvitationResult = resultUnion(
  'WithdrawInvitationResult',
  'What withdrawInvitation answers: the invitation that was taken back.',
  () => [Invitation],
);
export const DisableUserResult = resultUnion(
  'DisableUserResult',
  'What disableUser answers: the member as they are now.',
  () => [User, LastOwner],
);
export const CreatePharmacyResult = resultUnion('CreatePharmacyResult', 'What createPharmacy answers.', () => [
  Pharmacy,
  PharmacyCodeTaken,
]);
export const SetApprovalRuleResult = resultUnion('SetApprovalRuleResult', 'What setApprovalRule answers.', () => [
  Organization,
]);
export const EndSessionResult = resultUnion('EndSessionResult', 'What endSession answers.', () => [Session]);
