import { Matches } from 'class-validator';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { isTimezone } from '../../domain/dates.ts';
import { Role } from '../../generated/prisma/enums.ts';
import { PageArgs } from '../../graphql/connection.ts';
import { Email, LongText, NewPassword, Password, Satisfies, Text } from '../../graphql/rules.ts';
import { Secret } from '../../graphql/secrets.ts';
import { DeviceTokenField } from './sessions/device-token.ts';

registerEnumType(Role, {
  name: 'Role',
  description: 'What a person is at a pharmacy; see docs/reference/permissions.md for what each may do.',
});

const Timezone = () =>
  Satisfies(
    'timezone',
    (value) => typeof value === 'string' && isTimezone(value),
    'must be an IANA time zone of an area and a city, such as Europe/Berlin, or UTC',
  );
const PharmacyCode = () =>
  Matches(/^[A-Z0-9][A-Z0-9-]{0,19}$/, {
    message: '$property must be 1 to 20 capital letters, digits and hyphens, such as MAIN-2',
  });

@InputType({ description: 'A new organization with its first pharmacy and its owner.' })
export class SignUpInput {
  @Field({ description: 'The name of the business.' })
  @Text(200)
  organizationName!: string;

  @Field({ description: 'The name of its first pharmacy.' })
  @Text(200)
  pharmacyName!: string;

  @Field({ defaultValue: 'MAIN', description: 'A short code for the pharmacy: capital letters, digits and hyphens.' })
  @PharmacyCode()
  pharmacyCode!: string;

  @Field({
    defaultValue: 'UTC',
    description:
      "The pharmacy's IANA time zone, an area and a city such as Europe/Berlin, or UTC; expiry days end by it.",
  })
  @Timezone()
  timezone!: string;

  @Secret('[name]')
  @Field({ description: "The owner's name." })
  @Text(200)
  name!: string;

  @Field({ description: "The owner's e-mail address, to sign in with." })
  @Email()
  email!: string;

  @Secret()
  @Field({ description: '12 to 128 characters.' })
  @NewPassword()
  password!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}

@InputType({ description: 'A sign-up confirmed by the link in its mail.' })
export class ConfirmSignUpInput {
  @Secret()
  @Field({ description: 'The token of the link.' })
  @Text(100)
  token!: string;

  @Secret()
  @Field({
    description:
      'The password chosen at the sign-up: whoever reads the mail confirms nothing that somebody else began.',
  })
  @Password()
  password!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}

@InputType({ description: 'An e-mail address and its password.' })
export class LogInInput {
  @Field({ description: 'The e-mail address of the account.' })
  @Text(254)
  email!: string;

  @Secret()
  @Field({ description: 'The password.' })
  @Password()
  password!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Which of your organizations; left out, the one you were last signed in to.',
  })
  organizationId?: string | null;

  @DeviceTokenField()
  deviceToken?: string | null;
}

@InputType({ description: 'Where to go on.' })
export class SwitchOrganizationInput {
  @Field(() => ID, { description: 'One of your organizations.' })
  organizationId!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}

@InputType({ description: 'Which session to end.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'One of your own, or anybody’s of the organization for those who manage members.' })
  sessionId!: string;
}

@InputType({ description: 'A new password for yourself.' })
export class ChangePasswordInput {
  @Secret()
  @Field({ description: 'The password as it is now.' })
  @Password()
  currentPassword!: string;

  @Secret()
  @Field({ description: '12 to 128 characters.' })
  @NewPassword()
  newPassword!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}

@InputType({ description: 'An offer of a role to somebody who is no member yet.' })
export class InviteMemberInput {
  @Field({ description: 'The address of the account that they have, or will have.' })
  @Email()
  email!: string;

  @Field(() => Role, { description: 'The role; nobody gives a role with permissions they do not hold.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The pharmacy; left out, all of them.' })
  pharmacyId?: string | null;
}

@InputType({ description: 'An invitation taken up.' })
export class AcceptInvitationInput {
  @Secret()
  @Field({ description: 'The token of the invitation.' })
  @Text(100)
  token!: string;

  @Secret('[name]')
  @Field({ description: 'Your name, as your colleagues there will see it.' })
  @Text(200)
  name!: string;

  @Secret()
  @Field({ description: '12 to 128 characters: a new one, or the one of the account that you have.' })
  @NewPassword()
  password!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}

@InputType({ description: 'The role of a member at one pharmacy, or at all of them.' })
export class ChangeMembershipInput {
  @Field(() => ID, { description: 'The member.' })
  userId!: string;

  @Field(() => ID, { nullable: true, description: 'The pharmacy; left out, all of them.' })
  pharmacyId?: string | null;

  @Field(() => Role, { nullable: true, description: 'The role from now on; left out, the membership ends.' })
  role?: Role | null;
}

@InputType({ description: 'Which invitation to take back.' })
export class WithdrawInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId!: string;
}

@InputType({ description: 'Whom to disable.' })
export class DisableUserInput {
  @Field(() => ID, { description: 'The member; all their sessions end at once.' })
  userId!: string;
}

@InputType({ description: 'Whom to let sign in again.' })
export class EnableUserInput {
  @Field(() => ID, { description: 'The member; they have the roles that they had.' })
  userId!: string;
}

@InputType({ description: 'Whom to erase.' })
export class EraseUserInput {
  @Field(() => ID, { description: 'The member, who has to be disabled. It cannot be undone.' })
  userId!: string;
}

@InputType({ description: 'Who may choose a new password.' })
export class CreatePasswordResetInput {
  @Field(() => ID, { description: 'The member who forgot theirs.' })
  userId!: string;
}

@InputType({ description: 'Where to send a link for a new password.' })
export class RequestPasswordResetInput {
  @Field({ description: 'The address of the account.' })
  @Email()
  email!: string;
}

@InputType({ description: 'A new password by a link.' })
export class ResetPasswordInput {
  @Secret()
  @Field({ description: 'The token of the link.' })
  @Text(100)
  token!: string;

  @Secret()
  @Field({ description: '12 to 128 characters.' })
  @NewPassword()
  password!: string;
}

@InputType({ description: 'Another address to sign in with.' })
export class ChangeEmailInput {
  @Field({ description: 'The new address.' })
  @Email()
  email!: string;

  @Secret()
  @Field({ description: 'Your password: an open page is not enough.' })
  @Password()
  currentPassword!: string;
}

@InputType({ description: 'The proof that a new address is yours.' })
export class ConfirmEmailInput {
  @Secret()
  @Field({ description: 'The token of the link that was sent there.' })
  @Text(100)
  token!: string;
}

@InputType({ description: 'Whose lock to lift.' })
export class UnlockUserInput {
  @Field(() => ID, { description: 'The member.' })
  userId!: string;
}

@InputType({ description: 'One more pharmacy of the organization.' })
export class CreatePharmacyInput {
  @Field({ description: 'Its name.' })
  @Text(200)
  name!: string;

  @Field({ description: 'A short code, unique in the organization: capital letters, digits and hyphens.' })
  @PharmacyCode()
  code!: string;

  @Field({
    description: 'Its IANA time zone, an area and a city such as Europe/Berlin, or UTC; expiry days end by it.',
  })
  @Timezone()
  timezone!: string;
}

@InputType({ description: 'Who may approve an order.' })
export class SetApprovalRuleInput {
  @Field({ description: 'true lets somebody approve an order that they requested themselves.' })
  requesterMayApprove!: boolean;
}

@ArgsType()
export class ColleaguesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Words of the name or address, in any order.' })
  @LongText(100)
  search?: string | null;
}
