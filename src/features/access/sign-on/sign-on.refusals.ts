import { refuse } from '../../../domain/refusal.ts';

export const signOnNotValid = () =>
  refuse(
    'SignOnNotValid',
    'SIGN_ON_NOT_VALID',
    'This sign-in cannot be completed: it was begun in another browser, was completed already, took too long, or the provider did not vouch for you. Begin again.',
    {},
  );

export const notAssigned = () =>
  refuse(
    'NotAssigned',
    'NOT_ASSIGNED',
    'Your organization gives you no access: none of your groups has a role, or your access was ended. Ask an owner of your organization.',
    {},
  );

export const addressNotVerified = () =>
  refuse(
    'AddressNotVerified',
    'ADDRESS_NOT_VERIFIED',
    'The identity provider does not say that your e-mail address is verified. Ask whoever runs it.',
    {},
  );

export const notInvited = (email: string) =>
  refuse(
    'NotInvited',
    'NOT_INVITED',
    `There is no account with ${email} yet, and this identity provider makes none for its domain. Ask an owner of your organization to invite you, accept it, and sign in here again; or ask whoever runs the server to name the domain in SIGN_ON_DOMAINS.`,
    {},
  );

export const accountExists = (email: string) =>
  refuse(
    'AccountExists',
    'ACCOUNT_EXISTS',
    `There is an account with ${email} that this identity provider cannot open. Ask your organization to invite you, accept it with your password, and sign in here again.`,
    { email },
  );
