import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { FactorPolicy, Role, UserKind, UserStatus } from '../../generated/prisma/enums.ts';
import { connectionType } from '../../graphql/connection.ts';
import { LocalDateScalar } from '../../graphql/scalars.ts';

registerEnumType(UserStatus, {
  name: 'UserStatus',
  description: 'Whether a person may sign in, or a service use its key.',
  valuesConfig: {
    ACTIVE: { description: 'They may sign in, or use their key.' },
    DISABLED: { description: 'They may do neither until somebody enables them.' },
  },
});
registerEnumType(UserKind, {
  name: 'UserKind',
  description: 'Whether a user is a person or a program.',
  valuesConfig: {
    PERSON: { description: 'A person who signs in with an account.' },
    SERVICE: { description: 'A program that shows a service key.' },
  },
});

@ObjectType({ description: 'A group of pharmacies under one owner.', simpleResolvers: true })
export class Organization {
  @Field(() => ID, { description: 'The id of the organization, a UUIDv7.' })
  id!: string;

  @Field({ description: 'The name of the organization, such as Apotheken am Markt.' })
  name!: string;

  @Field({ description: 'Whether somebody may approve an order that they requested themselves.' })
  requesterMayApprove!: boolean;

  @Field(() => FactorPolicy, { description: 'Of whom it asks for a second factor.' })
  factorPolicy!: FactorPolicy;
}

@ObjectType({ description: 'One place where stock is kept and dispensed.', simpleResolvers: true })
export class Pharmacy {
  @Field(() => ID, { description: 'The id of the pharmacy, a UUIDv7.' })
  id!: string;

  @Field({ description: 'The name of the pharmacy as its staff know it, such as Main Street Pharmacy.' })
  name!: string;

  @Field({ description: 'Its short code, unique in the organization, such as MAIN-2.' })
  code!: string;

  @Field({
    description: 'Its IANA time zone, such as Europe/Berlin; by it are told the local day, and what has expired.',
  })
  timezone!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day of the period that is closed: no movement is dated then or before. Null when none is.',
  })
  closedUntil!: Date | string | null;

  @Field({ description: 'The UTC instant at which it was added to the organization.' })
  createdAt!: Date;
}

@ObjectType({ description: 'A role held at one pharmacy or at all of them.', simpleResolvers: true })
export class Membership {
  @Field(() => ID, { description: 'The id of the membership, a UUIDv7.' })
  id!: string;

  @Field(() => Role, { description: 'The role held there, such as PHARMACIST.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The pharmacy at which it is held; null for all of them.' })
  pharmacyId!: string | null;
}

@ObjectType({
  description: 'Who does something: a person of the organization who may sign in, or a service with its key.',
  simpleResolvers: true,
})
export class User {
  @Field(() => ID, { description: 'The id of the user, a UUIDv7.' })
  id!: string;

  @Field(() => UserKind, { description: 'Whether it is a person or a service.' })
  kind!: UserKind;

  @Field({
    description:
      'The name that colleagues and the audit trail know them by, such as Jo Weber; of a service, what it is called.',
  })
  name!: string;

  email!: string;

  @Field(() => UserStatus, { description: 'Whether they may sign in, or use their key.' })
  status!: UserStatus;

  @Field(() => Date, {
    nullable: true,
    description:
      'When who they are was erased: name and address are placeholders since then, and they do not come back. Null for everybody else.',
  })
  erasedAt!: Date | null;

  @Field({ description: 'The UTC instant at which the account was made.' })
  createdAt!: Date;
}

export const UserConnection = connectionType(User, 'User');

@ObjectType({ description: 'One sign-in of one user on one device.', simpleResolvers: true })
export class Session {
  @Field(() => ID, { description: 'The id of the session, a UUIDv7.' })
  id!: string;

  @Field({ description: 'The UTC instant of the sign-in.' })
  createdAt!: Date;

  @Field({
    description:
      'When somebody last did something with it, to the minute. A page that is open and asks by itself does nothing.',
  })
  lastSeenAt!: Date;

  @Field({ description: 'The UTC instant at which it ends whatever happens.' })
  expiresAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'The UTC instant at which it was ended early; null when it was not.',
  })
  revokedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'The network address it was opened from, such as 192.0.2.17.' })
  ip!: string | null;

  @Field(() => String, { nullable: true, description: 'The program it was opened with, as that calls itself.' })
  userAgent!: string | null;

  @Field({ description: 'Whether it is the one asking.' })
  current!: boolean;
}

@ObjectType({
  description: 'The offer of a role in the organization, sent to an e-mail address.',
  simpleResolvers: true,
})
export class Invitation {
  @Field(() => ID, { description: 'The id of the invitation, a UUIDv7.' })
  id!: string;

  @Field({ description: 'The e-mail address of whoever is invited.' })
  email!: string;

  @Field(() => Role, { description: 'The role that they have once they accept it.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The pharmacy at which the role is held; null for all of them.' })
  pharmacyId!: string | null;

  @Field({ description: 'The UTC instant at which it was sent.' })
  createdAt!: Date;

  @Field({ description: 'The UTC instant until which it can be accepted.' })
  expiresAt!: Date;

  invitedById!: string;
}

export const InvitationConnection = connectionType(Invitation, 'Invitation');
