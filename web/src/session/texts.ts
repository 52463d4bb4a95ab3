import { defineTexts } from '../i18n/index.ts';

export const texts = defineTexts('session', {
  field: { PIN: 'PIN', PASSWORD: 'Password', TOTP: 'Six digits', RECOVERY_CODE: 'Recovery code' },
  use: {
    PIN: 'Use the PIN',
    PASSWORD: 'Use the password',
    TOTP: 'Use the authenticator app',
    RECOVERY_CODE: 'Use a recovery code',
  },
  needs: {
    PIN: 'Enter your PIN.',
    PASSWORD: 'Enter your password.',
    TOTP: 'Enter the six digits that the app shows.',
    RECOVERY_CODE: 'Enter a recovery code.',
  },
  loading: 'A moment …',
  usePasskey: 'Use a passkey',
  passkeyFailed: 'Your device gave no passkey, or you broke off.',
  notRight: 'That is not your password.',
  needsPin: 'A PIN is six to eight digits.',
  pinNotRight: (left: string) => `That is not your PIN. Tries left: ${left}.`,
  pinUsedUp: 'Too many wrong PINs: none opens this page now. Show otherwise that it is you.',
  nothingHere: 'Your account has nothing that could be shown here.',
  signOnAgain: 'Sign in anew with your organization',
  signOnAgainLead: 'What you entered and did not save is lost by it.',
  cancel: 'Cancel',
  proofTitle: 'Show that it is you',
  proofLead: 'Nobody is to do this on a page that you left open. What you entered is kept.',
  goOn: 'Go on',
  lockedTitle: 'Locked',
  lockedLead: 'What was entered here is kept.',
  holder: (name: string, email: string) => `Signed in: ${name}, ${email}`,
  open: 'Unlock',
  signOut: 'Sign out',
});

declare module '../i18n/define.ts' {
  interface AllTexts {
    session: typeof texts;
  }
}
