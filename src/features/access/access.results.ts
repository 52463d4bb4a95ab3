import { Field, ObjectType } from 'type-graphql';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { Invitation, Organization, Pharmacy, Session, User } from './access.type.ts';
import { ServiceKey } from './service-key.type.ts';

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
  description: 'A new invitation. The token is shown this once; hand it to the person invited.',
  simpleResolvers: true,
})
export class MemberInvited {
  @Field({ description: 'What acceptInvitation asks for.' })
  token!: string;

  @Field(() => Invitation, { description: 'The invitation.' })
  invitation!: Invitation;
}

@ObjectType({ description: 'A member whose access has ended, and what of theirs has not.', simpleResolvers: true })
export class UserDisabled {
  @Field(() => User, { description: 'The member as they are now.' })
  user!: User;

  @Field(() => [Invitation], { description: 'Their invitations that nobody had taken up; these were taken back.' })
  withdrawnInvitations!: Invitation[];

  @Field(() => [ServiceKey], {
    description:
      'The service keys that they made and that still count. Whoever may have copied one can use it: revokeServiceKey ends it.',
  })
  serviceKeys!: ServiceKey[];
}

@RefusalType('INVALID_CREDENTIALS', 'The address or the password is wrong; which of them is not told.')
export class InvalidCredentials extends RefusalInterface {}

@RefusalType('EMAIL_TAKEN', 'There is an account with this address.')
export class EmailTaken extends RefusalInterface {
  @Field({ description: 'The address.' })
  email!: string;
}

@RefusalType('WEAK_PASSWORD', 'The password is too easy to guess.')
export class WeakPassword extends RefusalInterface {}

@RefusalType(
  'INVITATION_NOT_VALID',
  'The invitation is unknown, was taken up, was taken back or replaced, or has expired.',
)
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
export const LogInResult = resultUnion('LogInResult', 'What logIn answers.', () => [SignedIn, InvalidCredentials]);
export const ChangePasswordResult = resultUnion(
  'ChangePasswordResult',
  'What changePassword answers: a new session; all that there were have ended.',
  () => [SignedIn, InvalidCredentials, WeakPassword],
);
export const InviteMemberResult = resultUnion('InviteMemberResult', 'What inviteMember answers.', () => [
  MemberInvited,
  EmailTaken,
]);
export const AcceptInvitationResult = resultUnion('AcceptInvitationResult', 'What acceptInvitation answers.', () => [
  SignedIn,
  InvitationNotValid,
  EmailTaken,
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
export const DisableUserResult = resultUnion('DisableUserResult', 'What disableUser answers.', () => [
  UserDisabled,
  LastOwner,
]);
export const CreatePharmacyResult = resultUnion('CreatePharmacyResult', 'What createPharmacy answers.', () => [
  Pharmacy,
  PharmacyCodeTaken,
]);
export const SetApprovalRuleResult = resultUnion('SetApprovalRuleResult', 'What setApprovalRule answers.', () => [
  Organization,
]);
export const EndSessionResult = resultUnion('EndSessionResult', 'What endSession answers.', () => [Session]);
