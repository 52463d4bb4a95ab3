import { Field, ObjectType } from 'type-graphql';
import { RefusalInterface, RefusalType } from '../../graphql/refusal.type.ts';
import { User } from './access.type.ts';
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

  @Field({ description: 'Keep it on this browser or device, and send it with the next sign-in of anybody there.' })
  deviceToken!: string;

  @Field(() => User, { description: 'The user of the session, with their roles.' })
  user!: User;
}

@ObjectType({
  description: 'The password was right, and the account has a second factor: confirmLogIn goes on from here.',
  simpleResolvers: true,
})
export class SecondFactorRequired {
  @Field({ description: 'What confirmLogIn asks for: good for five minutes, five tries, and on this device alone.' })
  challenge!: string;

  @Field(() => [FactorMethod], { description: 'The ways in which it can be confirmed, such as TOTP.' })
  methods!: (keyof typeof FactorMethod)[];

  @Field(() => String, {
    nullable: true,
    description: 'What navigator.credentials.get is given, as JSON; null when there is no passkey.',
  })
  passkeyOptions!: string | null;

  @Field({
    description: 'The UTC instant after which the challenge is no longer taken, five minutes after the password.',
  })
  expiresAt!: Date;
}

@RefusalType('LINK_NOT_VALID', 'The link is unknown, was used, has expired, or was made by somebody who no longer may.')
export class LinkNotValid extends RefusalInterface {}

@RefusalType('INVALID_CREDENTIALS', 'The address or the password is wrong; which of them is not told.')
export class InvalidCredentials extends RefusalInterface {}

@RefusalType('EMAIL_TAKEN', 'There is an account with this address.')
export class EmailTaken extends RefusalInterface {
  @Field({ description: 'The e-mail address that has an account already.' })
  email!: string;
}

@RefusalType('ALREADY_MEMBER', 'Somebody with this address is a member of the organization.')
export class AlreadyMember extends RefusalInterface {
  @Field({ description: 'The e-mail address of somebody who is a member already.' })
  email!: string;
}

@RefusalType('WEAK_PASSWORD', 'The password is too easy to guess.')
export class WeakPassword extends RefusalInterface {}

@RefusalType('LAST_OWNER', 'The organization would be left without an owner.')
export class LastOwner extends RefusalInterface {}

@ObjectType({
  description:
    'A link was mailed to the address; nothing is made until it is followed. The answer is the same when the address has an account: the mail then says so.',
  simpleResolvers: true,
})
export class ConfirmationSent {
  @Field({ description: 'The e-mail address that the link was mailed to.' })
  email!: string;

  @Field({ description: 'The UTC instant until which the link may be followed.' })
  expiresAt!: Date;
}
