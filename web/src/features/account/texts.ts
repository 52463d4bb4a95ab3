import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('account', {
  title: 'Your account',
  organizations: 'Your organizations',
  sessions: 'Where you are signed in',
  sessionsHint: 'End what you do not know, and change your password.',
  factors: 'Second factors',
  factorsHint: 'Whoever learns your password cannot sign in without one of these.',
  lock: 'Lock of this browser',
  lockHint:
    'A page that nobody touches for so long is covered until you show that it is you. The wall screen stays open.',
  lockAfter: 'Lock after',
  lockNever: 'Never',
  lockMinutes: (minutes: string) => `${minutes} min`,
  pin: 'PIN',
  pinHint:
    'Opens a page that is locked, in the place of your password. It signs nobody in, and is asked for nowhere else.',
  pinSince: (since: string) => `Set since ${since}.`,
  newPin: 'New PIN',
  newPinHint: 'Six to eight digits without a pattern.',
  setPin: 'Set the PIN',
  changePin: 'Change the PIN',
  removePin: 'Remove the PIN',
  needsPin: 'Enter six to eight digits.',
  pinSet: 'Your PIN is set.',
  pinRemoved: 'Your PIN is removed.',
  pinElsewhere:
    'You work for other organizations too, with the same account: sign in with your password to set a PIN. A locked page opens when you sign in anew with your organization.',
  vouched:
    'You are signed in through your organization, which vouches for you here. Your password, your address and second factors are changed once you are signed in with your password; whoever has none gets one by “Forgot your password?” at the sign-in.',
  changePassword: 'Change the password',
  current: 'Password now',
  next: 'New password',
  nextHint: 'At least 12 characters. Several words are good. Your other sessions end.',
  needsAll: 'Enter your password as it is now and a new one of at least 12 characters.',
  notRight: 'That is not your password as it is now.',
  changed: 'Your password is changed, and your other sessions have ended.',
  changeAddress: 'Change the address',
  nextAddress: 'New address',
  yourPassword: 'Your password',
  needsAddress: 'Enter the new address and your password.',
  noAddress: 'That is no e-mail address.',
  addressChanged: (email: string) => `Your address is changed. Sign in with ${email} from now on.`,
  addressAsked: (email: string, until: string) =>
    `A link is on its way to ${email}. Your address is changed once you follow it, until ${until}.`,
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    account: typeof texts;
  }
}
