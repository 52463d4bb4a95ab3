import { Field, ObjectType } from 'type-graphql';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { Invitation, Organization, Pharmacy, Session, User } from './access.type.ts';
import { FactorMethod } from './factors/factors.type.ts';
import { ServiceKey } from './service-keys/service-key.type.ts';

@ObjectType({
  description: 'A new session. The token is shown this once; only its hash is kept.',
  simpleResolvers: true,
})
export class SignedIn {
  @Field({ description: 'Send it as "Authorization: Bearer …".' })
  token!: string;

  @Field({ description: 'When the session ends whatever happens; it ends earlier when it is idle for long.' })
  expiresAt!: Date;

  @Field({ description: 'Keep it on this browser or device, and send it with the next sign-in of anybody there.' })
  deviceToken!: string;

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
  description: 'A new invitation, mailed to the person invited or to be handed over to them.',
  simpleResolvers: true,
})
export class MemberInvited {
  @Field(() => String, {
    nullable: true,
    description:
      'What acceptInvitation asks for, shown this once: hand it to the person invited. Null where the server sends mail: the link then goes to their address alone.',
  })
  token!: string | null;

  @Field(() => Invitation, { description: 'The invitation.' })
  invitation!: Invitation;
}

@ObjectType({
  description: 'A link with which a member chooses a new password, once and within an hour.',
  simpleResolvers: true,
})
export class PasswordResetCreated {
  @Field(() => String, {
    nullable: true,
    description:
      'What resetPassword asks for, to hand over as /reset-password#token; null where it was sent to the member by mail.',
  })
  token!: string | null;

  @Field({ description: 'Until when it can be used.' })
  expiresAt!: Date;

  @Field(() => User, { description: 'Whose it is.' })
  user!: User;
}

@ObjectType({
  description: 'A link is on its way, if the address has an account; whether it has is not told.',
  simpleResolvers: true,
})
export class PasswordResetRequested {
  @Field({ description: 'The address as it was asked for.' })
  email!: string;
}

@ObjectType({
  description: 'The password was changed and every session ended. Sign in with the new one.',
  simpleResolvers: true,
})
export class PasswordReset {
  @Field({ description: 'The address to sign in with.' })
  email!: string;
}

@ObjectType({ description: 'The new address is the one to sign in with.', simpleResolvers: true })
export class EmailConfirmed {
  @Field({ description: 'The address.' })
  email!: string;
}

@RefusalType('LINK_NOT_VALID', 'The link is unknown, was used, has expired, or was made by somebody who no longer may.')
export class LinkNotValid extends RefusalInterface {}

@RefusalType('MEMBER_ELSEWHERE', 'The person is a member of another organization too, with the same password.')
export class MemberElsewhere extends RefusalInterface {}

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

@ObjectType({ description: 'A member of whom the organization keeps no more who they are.', simpleResolvers: true })
export class UserErased {
  @Field(() => User, { description: 'What stays of them: an id, with placeholders for name and address.' })
  user!: User;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether their account stays because they are a member of another organization too; that one keeps what it has of them. Null when they had been erased before.',
  })
  accountStays!: boolean | null;
}

@RefusalType('USER_NOT_DISABLED', 'The member may still sign in.')
export class UserNotDisabled extends RefusalInterface {}

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

@ObjectType({
  description:
    'A link was mailed to the address; nothing is made until it is followed. The answer is the same when the address has an account: the mail then says so.',
  simpleResolvers: true,
})
export class ConfirmationSent {
  @Field({ description: 'The address.' })
  email!: string;

  @Field({ description: 'Until when the link may be followed.' })
  expiresAt!: Date;
}

@RefusalType('CONFIRMATION_NOT_VALID', 'The link is unknown, was followed already, or has expired.')
export class ConfirmationNotValid extends RefusalInterface {}

export const ConfirmSignUpResult = resultUnion('ConfirmSignUpResult', 'What confirmSignUp answers.', () => [
  SignedIn,
  ConfirmationNotValid,
  InvalidCredentials,
  EmailTaken,
]);
export const SignUpResult = resultUnion('SignUpResult', 'What signUp answers.', () => [
  SignedIn,
  ConfirmationSent,
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
  'What changePassword answers: a new session; all that there were have ended.',
  () => [SignedIn, InvalidCredentials, WeakPassword],
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
export const DisableUserResult = resultUnion('DisableUserResult', 'What disableUser answers.', () => [
  UserDisabled,
  LastOwner,
]);
export const UnlockUserResult = resultUnion(
  'UnlockUserResult',
  'What unlockUser answers: the member as they are now.',
  () => [User],
);
export const CreatePharmacyResult = resultUnion('CreatePharmacyResult', 'What createPharmacy answers.', () => [
  Pharmacy,
  PharmacyCodeTaken,
]);
export const SetApprovalRuleResult = resultUnion('SetApprovalRuleResult', 'What setApprovalRule answers.', () => [
  Organization,
]);
export const EndSessionResult = resultUnion('EndSessionResult', 'What endSession answers.', () => [Session]);

export const EnableUserResult = resultUnion(
  'EnableUserResult',
  'What enableUser answers: the member as they are now.',
  () => [User],
);
export const EraseUserResult = resultUnion('EraseUserResult', 'What eraseUser answers.', () => [
  UserErased,
  UserNotDisabled,
]);
export const CreatePasswordResetResult = resultUnion(
  'CreatePasswordResetResult',
  'What createPasswordReset answers.',
  () => [PasswordResetCreated, MemberElsewhere],
);
export const RequestPasswordResetResult = resultUnion(
  'RequestPasswordResetResult',
  'What requestPasswordReset answers.',
  () => [PasswordResetRequested],
);
export const ResetPasswordResult = resultUnion('ResetPasswordResult', 'What resetPassword answers.', () => [
  PasswordReset,
  LinkNotValid,
  WeakPassword,
]);
export const ChangeEmailResult = resultUnion(
  'ChangeEmailResult',
  'What changeEmail answers: yourself with the new address, or that it is asked first.',
  () => [User, ConfirmationSent, EmailTaken, InvalidCredentials],
);
export const ConfirmEmailResult = resultUnion('ConfirmEmailResult', 'What confirmEmail answers.', () => [
  EmailConfirmed,
  LinkNotValid,
  EmailTaken,
]);
