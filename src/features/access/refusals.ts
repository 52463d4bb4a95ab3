import { refuse } from '../../domain/refusal.ts';

export const invalidCredentials = () =>
  refuse('InvalidCredentials', 'INVALID_CREDENTIALS', 'The e-mail address or the password is wrong.', {});

export const emailTaken = (email: string) =>
  refuse('EmailTaken', 'EMAIL_TAKEN', `There is an account with ${email} already. Sign in, or use another address.`, {
    email,
  });

export const alreadyMember = (email: string) =>
  refuse(
    'AlreadyMember',
    'ALREADY_MEMBER',
    `${email} is a member of the organization already. Change their role instead.`,
    {
      email,
    },
  );

export const weakPassword = () =>
  refuse(
    'WeakPassword',
    'WEAK_PASSWORD',
    'This password is one of the first that somebody would guess. Take several unrelated words, for example.',
    {},
  );

export const confirmationNotValid = () =>
  refuse(
    'ConfirmationNotValid',
    'CONFIRMATION_NOT_VALID',
    'This link is worth nothing: it is unknown, was followed already, or has expired. Sign up again.',
    {},
  );

export const wrongSignUpPassword = () =>
  refuse('InvalidCredentials', 'INVALID_CREDENTIALS', 'This is not the password that was chosen at the sign-up.', {});

export const invitationNotValid = () =>
  refuse(
    'InvitationNotValid',
    'INVITATION_NOT_VALID',
    'This invitation cannot be taken up: it is unknown, used, replaced or expired. Ask for a new one.',
    {},
  );

export const linkNotValid = () =>
  refuse(
    'LinkNotValid',
    'LINK_NOT_VALID',
    'This link cannot be followed: it is unknown, was used, has expired, or was made by somebody who no longer may. Ask for a new one.',
    {},
  );

export const memberElsewhere = () =>
  refuse(
    'MemberElsewhere',
    'MEMBER_ELSEWHERE',
    'This person works for another organization as well, with the same password: a link would open their account there too. Let the operator of the server make one.',
    {},
  );

export const lastOwner = () =>
  refuse(
    'LastOwner',
    'LAST_OWNER',
    'This would leave the organization without an owner of all pharmacies. Make somebody else an owner first.',
    {},
  );

export const notDisabled = () =>
  refuse('UserNotDisabled', 'USER_NOT_DISABLED', 'Only a disabled member can be erased. Disable them first.', {});

export const pharmacyCodeTaken = (pharmacyCode: string) =>
  refuse(
    'PharmacyCodeTaken',
    'PHARMACY_CODE_TAKEN',
    `Another pharmacy has the code ${pharmacyCode}. Choose a different one.`,
    { pharmacyCode },
  );
