import { message } from '../../../domain/messages/index.ts';
import { refuse } from '../../../domain/refusal.ts';

export const signOnNotValid = () => refuse('SignOnNotValid', 'SIGN_ON_NOT_VALID', message('signOnNotValid'), {});

export const notAssigned = () => refuse('NotAssigned', 'NOT_ASSIGNED', message('notAssigned'), {});

export const addressNotVerified = () =>
  refuse('AddressNotVerified', 'ADDRESS_NOT_VERIFIED', message('addressNotVerified'), {});

export const notInvited = (email: string) => refuse('NotInvited', 'NOT_INVITED', message('notInvited', { email }), {});

export const accountExists = (email: string) =>
  refuse('AccountExists', 'ACCOUNT_EXISTS', message('accountExists', { email }), { email });
