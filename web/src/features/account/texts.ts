import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('account', {
  title: 'Your account',
  organizations: 'Your organizations',
  sessions: 'Where you are signed in',
  sessionsHint: 'End any session you do not recognize, then change your password.',
  factors: 'Second factors',
  factorsHint: 'Someone who learns your password still cannot sign in without one of these.',
  lock: 'Screen lock',
  lockHint: 'A page left alone this long is covered until you confirm that it is you. The stock board stays open.',
  lockAfter: 'Lock after',
  lockNever: 'Never',
  lockMinutes: (minutes: string) => `${minutes} min`,
  pin: 'PIN',
  pinHint:
    'Unlocks a locked page in place of your password. It cannot be used to sign in, and is asked for nowhere else.',
  pinSince: (since: string) => `Set on ${since}.`,
  newPin: 'New PIN',
  newPinHint: 'Six to eight digits without an obvious pattern.',
  setPin: 'Set the PIN',
  changePin: 'Change the PIN',
  removePin: 'Remove the PIN',
  needsPin: 'Enter six to eight digits.',
  pinSet: 'Your PIN has been set.',
  pinRemoved: 'Your PIN has been removed.',
  pinElsewhere:
    'You use the same account for other organizations: sign in with your password to set a PIN. A locked page opens when you sign in again with your organization.',
  vouched:
    'You are signed in through your organization. To change your password, address or second factors, sign in with your password; if you have none, choose “Forgot your password?” on the sign-in page.',
  changePassword: 'Change the password',
  current: 'Current password',
  next: 'New password',
  nextHint: 'At least 12 characters. Several words work well. Your other sessions end.',
  needsAll: 'Enter your current password and a new one of at least 12 characters.',
  notRight: 'That is not your current password.',
  changed: 'Your password has been changed, and your other sessions have ended.',
  changeAddress: 'Change the address',
  nextAddress: 'New address',
  yourPassword: 'Your password',
  needsAddress: 'Enter the new address and your password.',
  noAddress: 'That is not an e-mail address.',
  addressChanged: (email: string) => `Your address has been changed. Sign in with ${email} from now on.`,
  addressAsked: (email: string, until: string) =>
    `A link is on its way to ${email}. Your address is changed once you follow it, until ${until}.`,
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    account: typeof texts;
  }
}
