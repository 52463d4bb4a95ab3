import { Arg, Ctx, FieldResolver, ID, Resolver } from 'type-graphql';
import { actorOf, anonymousCallerOf, type Context, callerOf } from '../../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../../graphql/operations.ts';
import { Organization } from '../access.type.ts';
import { CompleteSignOnInput, CompleteSignOnResult, completeSignOn } from './complete-sign-on.ts';
import { providerOf, publicProvider, redirectUriOf } from './provider.ts';
import { RemoveIdentityProviderResult, removeIdentityProvider } from './remove-identity-provider.ts';
import { SetIdentityProviderInput, SetIdentityProviderResult, setIdentityProvider } from './set-identity-provider.ts';
import { IdentityProvider, SignOnRequest } from './sign-on.type.ts';
import { signOnRequest } from './sign-on-request.ts';

/** Signing in through the OpenID Connect provider of an organization. */
@Resolver(() => Organization)
@Tag('Identity providers')
export class SignOnResolver {
  @Query(() => IdentityProvider, {
    policy: 'organization:manage everywhere',
    nullable: true,
    description: 'By which provider people of your organization sign in; null when it has none.',
  })
  async identityProvider(@Ctx() context: Context) {
    const { database, settings } = context.platform;
    const provider = await providerOf(database.prisma, actorOf(context).organizationId);
    return provider && publicProvider(provider, settings.publicUrl);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where an identity provider is to send people back, to be entered there before it is set here; null where PUBLIC_URL is not set, and nobody can be sent anywhere.',
  })
  redirectUri(@Ctx() { platform }: Context): string | null {
    const { publicUrl } = platform.settings;
    return publicUrl === null ? null : redirectUriOf(publicUrl);
  }

  @Query(() => SignOnRequest, {
    policy: 'public',
    description:
      'Begins a sign-in through the identity provider of an organization, which is completed by completeSignOn.',
  })
  signOnRequest(
    @Ctx() context: Context,
    @Arg('organizationId', () => ID, { description: 'The organization whose identity provider is to be asked.' })
    organizationId: string,
  ) {
    return signOnRequest(context.platform, organizationId);
  }

  @Mutation(() => CompleteSignOnResult, {
    policy: 'public',
    guess: true,
    action: 'session.sign-on',
    entity: 'User',
    description:
      'Opens a session for whom the identity provider of an organization vouches, in that organization alone. Their roles become what their groups give.',
  })
  completeSignOn(@Ctx() context: Context, @Arg('input') input: CompleteSignOnInput) {
    return completeSignOn(anonymousCallerOf(context), input, context);
  }

  @Mutation(() => SetIdentityProviderResult, {
    policy: 'organization:manage everywhere',
    action: 'organization.set-identity-provider',
    proof: 'fresh',
    entity: 'IdentityProvider',
    description:
      'Says by which OpenID Connect provider the people of your organization sign in, and which roles its groups give. With another provider, whoever the one before vouched for is signed out.',
  })
  setIdentityProvider(@Ctx() context: Context, @Arg('input') input: SetIdentityProviderInput) {
    return setIdentityProvider(callerOf(context), input);
  }

  @Mutation(() => RemoveIdentityProviderResult, {
    policy: 'organization:manage everywhere',
    action: 'organization.remove-identity-provider',
    proof: 'fresh',
    entity: 'IdentityProvider',
    description: 'Takes the identity provider away; whoever it vouched for is signed out. People and roles stay.',
  })
  removeIdentityProvider(@Ctx() context: Context) {
    return removeIdentityProvider(callerOf(context));
  }
}
