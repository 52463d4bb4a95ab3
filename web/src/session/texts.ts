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
    TOTP: 'Enter the six digits shown in the app.',
    RECOVERY_CODE: 'Enter a recovery code.',
  },
  loading: 'One moment …',
  usePasskey: 'Use a passkey',
  passkeyFailed: 'Your device did not provide a passkey, or you canceled.',
  notRight: 'That is not your password.',
  needsPin: 'A PIN has six to eight digits.',
  pinNotRight: (left: string) => `That is not your PIN. Attempts left: ${left}.`,
  pinUsedUp: 'Too many wrong PINs: the PIN no longer unlocks this page. Confirm your identity another way.',
  nothingHere: 'Your account has no way to confirm your identity here.',
  signOnAgain: 'Sign in again with your organization',
  signOnAgainLead: 'Anything you entered and did not save is lost.',
  cancel: 'Cancel',
  proofTitle: 'Confirm that it is you',
  proofLead: 'This keeps others from doing it on a page you left open. What you entered is kept.',
  goOn: 'Continue',
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
