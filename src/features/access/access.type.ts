import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { FactorPolicy, Role, UserKind, UserStatus } from '../../generated/prisma/enums.ts';
import { connectionType } from '../../graphql/connection.ts';
import { LocalDateScalar } from '../../graphql/scalars.ts';

registerEnumType(UserStatus, {
  name: 'UserStatus',
  description: 'Whether a person may sign in, or a service use its key.',
});
registerEnumType(UserKind, {
  name: 'UserKind',
  description: 'Who a user is.',
  valuesConfig: {
    PERSON: { description: 'Somebody who signs in.' },
    SERVICE: { description: 'A program that shows a service key.' },
  },
});

@ObjectType({ description: 'A group of pharmacies under one owner.', simpleResolvers: true })
export class Organization {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field({ description: 'Whether somebody may approve an order that they requested themselves.' })
  requesterMayApprove!: boolean;

  @Field(() => FactorPolicy, { description: 'Of whom it asks for a second factor.' })
  factorPolicy!: FactorPolicy;
}

@ObjectType({ description: 'One place where stock is kept and dispensed.', simpleResolvers: true })
export class Pharmacy {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field({ description: 'Its short code, unique in the organization.' })
  code!: string;

  @Field({ description: 'Its IANA time zone.' })
  timezone!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day of the period that is closed: no movement is dated then or before. Null when none is.',
  })
  closedUntil!: Date | string | null;

  @Field({ description: 'When it was created.' })
  createdAt!: Date;
}

@ObjectType({ description: 'A role held at one pharmacy or at all of them.', simpleResolvers: true })
export class Membership {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The pharmacy; null for all of them.' })
  pharmacyId!: string | null;
}

@ObjectType({
  description: 'Who does something: a person of the organization who may sign in, or a service with its key.',
  simpleResolvers: true,
})
export class User {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field(() => UserKind, { description: 'Whether it is a person or a service.' })
  kind!: UserKind;

  @Field({ description: 'Their name.' })
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

  @Field({ description: 'When the account was made.' })
  createdAt!: Date;
}

export const UserConnection = connectionType(User, 'User');

@ObjectType({ description: 'A signed-in device.', simpleResolvers: true })
export class Session {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field({ description: 'When the sign-in was.' })
  createdAt!: Date;

  @Field({
    description:
      'When somebody last did something with it, to the minute. A page that is open and asks by itself does nothing.',
  })
  lastSeenAt!: Date;

  @Field({ description: 'When it ends whatever happens.' })
  expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was ended early, if it was.' })
  revokedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'The address it was opened from.' })
  ip!: string | null;

  @Field(() => String, { nullable: true, description: 'The program it was opened with, as that calls itself.' })
  userAgent!: string | null;

  @Field({ description: 'Whether it is the one asking.' })
  current!: boolean;
}

@ObjectType({ description: 'An offer of a role.', simpleResolvers: true })
export class Invitation {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field({ description: 'Whom it is for.' })
  email!: string;

  @Field(() => Role, { description: 'The role it gives.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The pharmacy; null for all of them.' })
  pharmacyId!: string | null;

  @Field({ description: 'When it was made.' })
  createdAt!: Date;

  @Field({ description: 'Until when it can be taken up.' })
  expiresAt!: Date;

  invitedById!: string;
}

export const InvitationConnection = connectionType(Invitation, 'Invitation');
