import { Field, ID, ObjectType } from 'type-graphql';
import { Role } from '../../../generated/prisma/enums.ts';

@ObjectType({ description: 'The role that a group of the identity provider gives.', simpleResolvers: true })
export class GroupRole {
  @Field({ description: 'The group, as the provider writes it.' })
  group!: string;

  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The pharmacy; null for all of them.' })
  pharmacyId!: string | null;
}

@ObjectType({
  description: 'The OpenID Connect provider by which people of the organization sign in. Its secret is never shown.',
  simpleResolvers: true,
})
export class IdentityProvider {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field({ description: 'Its address.' })
  issuer!: string;

  @Field({ description: 'What it calls this server.' })
  clientId!: string;

  @Field({ description: 'What is asked for of the person.' })
  scope!: string;

  @Field({ description: 'The claim that holds the person’s groups.' })
  groupsClaim!: string;

  @Field(() => [GroupRole], { description: 'What each group gives.' })
  groupRoles!: GroupRole[];

  @Field(() => String, {
    nullable: true,
    description: 'Where the provider is to send people back, to be entered there; null where PUBLIC_URL is not set.',
  })
  redirectUri!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The page where people of the organization begin; null where PUBLIC_URL is not set.',
  })
  signOnUrl!: string | null;
}

@ObjectType({ description: 'The beginning of a sign-in through an identity provider.', simpleResolvers: true })
export class SignOnRequest {
  @Field({ description: 'Where to send the browser.' })
  url!: string;

  @Field({
    description:
      'Keep it in this browser and send it with completeSignOn: what the provider answers is of use together with it alone. Good for ten minutes, once.',
  })
  browserToken!: string;
}
