import { message } from '../../domain/messages/index.ts';
import { refuse } from '../../domain/refusal.ts';

export const invalidCredentials = () =>
  refuse('InvalidCredentials', 'INVALID_CREDENTIALS', message('invalidCredentials'), {});

export const emailTaken = (email: string) =>
  refuse('EmailTaken', 'EMAIL_TAKEN', message('emailTaken', { email }), {
    email,
  });

export const alreadyMember = (email: string) =>
  refuse('AlreadyMember', 'ALREADY_MEMBER', message('alreadyMember', { email }), {
    email,
  });

export const weakPassword = () => refuse('WeakPassword', 'WEAK_PASSWORD', message('weakPassword'), {});

export const confirmationNotValid = () =>
  refuse('ConfirmationNotValid', 'CONFIRMATION_NOT_VALID', message('confirmationNotValid'), {});

export const wrongSignUpPassword = () =>
  refuse('InvalidCredentials', 'INVALID_CREDENTIALS', message('wrongSignUpPassword'), {});

export const invitationNotValid = () =>
  refuse('InvitationNotValid', 'INVITATION_NOT_VALID', message('invitationNotValid'), {});

export const linkNotValid = () => refuse('LinkNotValid', 'LINK_NOT_VALID', message('linkNotValid'), {});

export const memberElsewhere = () => refuse('MemberElsewhere', 'MEMBER_ELSEWHERE', message('memberElsewhere'), {});

export const lastOwner = () => refuse('LastOwner', 'LAST_OWNER', message('lastOwner'), {});

export const notDisabled = () => refuse('UserNotDisabled', 'USER_NOT_DISABLED', message('notDisabled'), {});

export const pharmacyCodeTaken = (pharmacyCode: string) =>
  refuse('PharmacyCodeTaken', 'PHARMACY_CODE_TAKEN', message('pharmacyCodeTaken', { pharmacyCode }), { pharmacyCode });
