import { Field, ObjectType } from 'type-graphql';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { SignedIn } from '../access.results.ts';
import { Organization, User } from '../access.type.ts';

@ObjectType({ description: 'A secret for an authenticator app. It counts once confirmTotp got its first code.' })
export class TotpBegun {
  @Field({ description: 'For somebody who types it, in base32.' })
  secret!: string;

  @Field({ description: 'The same as an otpauth address, for a picture that the app reads.' })
  uri!: string;
}

@ObjectType({ description: 'Your second factors have changed.', simpleResolvers: true })
export class FactorsChanged {
  @Field(() => [String], {
    description: 'Ten new recovery codes where some were made, shown this once; only their hashes are kept. Else none.',
  })
  recoveryCodes!: string[];
}

@RefusalType('CHALLENGE_NOT_VALID', 'The sign-in is over, was tried too often, or began on another device.')
export class ChallengeNotValid extends RefusalInterface {}

@RefusalType('FACTOR_NOT_RIGHT', 'The code or passkey is wrong, or was used before.')
export class FactorNotRight extends RefusalInterface {}

@RefusalType('TOTP_NOT_BEGUN', 'There is no secret to confirm.')
export class TotpNotBegun extends RefusalInterface {}

@RefusalType('NO_FACTOR', 'There is no second factor that this could be about.')
export class NoFactor extends RefusalInterface {}

@RefusalType('FACTOR_STILL_REQUIRED', 'It is the last second factor, and an organization asks for one.')
export class FactorStillRequired extends RefusalInterface {}

@RefusalType('TOO_MANY_PASSKEYS', 'There are as many passkeys as an account may have.')
export class TooManyPasskeys extends RefusalInterface {}

@RefusalType('ACCOUNT_IS_SHARED', 'The person is a member of other organizations, which rely on the factor.')
export class AccountIsShared extends RefusalInterface {}

export const ConfirmLogInResult = resultUnion('ConfirmLogInResult', 'What confirmLogIn answers.', () => [
  SignedIn,
  ChallengeNotValid,
  FactorNotRight,
]);
export const LogInWithPasskeyResult = resultUnion('LogInWithPasskeyResult', 'What logInWithPasskey answers.', () => [
  SignedIn,
  FactorNotRight,
]);
export const ConfirmTotpResult = resultUnion('ConfirmTotpResult', 'What confirmTotp answers.', () => [
  FactorsChanged,
  TotpNotBegun,
  FactorNotRight,
]);
export const RemoveTotpResult = resultUnion('RemoveTotpResult', 'What removeTotp answers.', () => [
  FactorsChanged,
  NoFactor,
  FactorStillRequired,
]);
export const CreateRecoveryCodesResult = resultUnion(
  'CreateRecoveryCodesResult',
  'What createRecoveryCodes answers.',
  () => [FactorsChanged, NoFactor],
);
export const AddPasskeyResult = resultUnion('AddPasskeyResult', 'What addPasskey answers.', () => [
  FactorsChanged,
  FactorNotRight,
  TooManyPasskeys,
]);
export const RemovePasskeyResult = resultUnion('RemovePasskeyResult', 'What removePasskey answers.', () => [
  FactorsChanged,
  FactorStillRequired,
]);
export const ResetFactorsResult = resultUnion('ResetFactorsResult', 'What resetFactors answers: the member.', () => [
  User,
  NoFactor,
  AccountIsShared,
]);
export const SetFactorPolicyResult = resultUnion('SetFactorPolicyResult', 'What setFactorPolicy answers.', () => [
  Organization,
]);
