import { Field, ObjectType } from 'type-graphql';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { SignedIn } from '../access.results.ts';
import { User } from '../access.type.ts';
import { IdentityProvider } from './sign-on.type.ts';

@RefusalType(
  'SIGN_ON_NOT_VALID',
  'What came back from the provider proves nothing: it was begun elsewhere, was used, took too long, or is no answer of the provider’s.',
)
export class SignOnNotValid extends RefusalInterface {}

@RefusalType('NOT_ASSIGNED', 'None of the person’s groups has a role here, or their access was ended.')
export class NotAssigned extends RefusalInterface {}

@RefusalType('ADDRESS_NOT_VERIFIED', 'The provider does not say that the person’s address is theirs.')
export class AddressNotVerified extends RefusalInterface {}

@RefusalType(
  'NOT_INVITED',
  'The provider makes no account for this address: the person has to be invited first, or the operator to name the domain.',
)
export class NotInvited extends RefusalInterface {}

@RefusalType(
  'ACCOUNT_EXISTS',
  'There is an account with the address that the provider has no say about: of somebody who is no member, or whom it knows as another.',
)
export class AccountExists extends RefusalInterface {
  @Field({ description: 'The address.' })
  email!: string;
}

@ObjectType({
  description: 'The person’s groups have no role any more: their roles were taken away and their sessions ended.',
  simpleResolvers: true,
})
export class AccessWithdrawn {
  @Field(() => User, { description: 'Who it is.' })
  user!: User;
}

export const CompleteSignOnResult = resultUnion('CompleteSignOnResult', 'What completeSignOn answers.', () => [
  SignedIn,
  SignOnNotValid,
  NotAssigned,
  AddressNotVerified,
  NotInvited,
  AccountExists,
  AccessWithdrawn,
]);
export const SetIdentityProviderResult = resultUnion(
  'SetIdentityProviderResult',
  'What setIdentityProvider answers: the provider as it is now.',
  () => [IdentityProvider],
);
export const RemoveIdentityProviderResult = resultUnion(
  'RemoveIdentityProviderResult',
  'What removeIdentityProvider answers: the provider that was removed.',
  () => [IdentityProvider],
);
