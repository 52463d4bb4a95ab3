import { Field, ID, ObjectType } from 'type-graphql';
import { Role } from '../../../generated/prisma/enums.ts';

@ObjectType({ description: 'The role that a group of the identity provider gives.', simpleResolvers: true })
export class GroupRole {
  @Field({ description: 'The group as the provider writes it, such as pharmacists-berlin.' })
  group!: string;

  @Field(() => Role, { description: 'The role that members of the group have, such as TECHNICIAN.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The pharmacy at which the role is held; null for all of them.' })
  pharmacyId!: string | null;
}

@ObjectType({
  description: 'The OpenID Connect provider by which people of the organization sign in. Its secret is never shown.',
  simpleResolvers: true,
})
export class IdentityProvider {
  @Field(() => ID, { description: 'The id of the identity provider, a UUIDv7.' })
  id!: string;

  @Field({ description: 'The address that names the provider, such as https://login.example.org/tenant.' })
  issuer!: string;

  @Field({ description: 'The client id by which the provider knows this server.' })
  clientId!: string;

  @Field({ description: 'The scopes that are asked for, such as openid email profile.' })
  scope!: string;

  @Field({ description: 'The claim that holds the person’s groups, such as groups.' })
  groupsClaim!: string;

  @Field(() => [GroupRole], { description: 'The roles that people have by their groups at the provider.' })
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
