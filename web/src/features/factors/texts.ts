import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('factors', {
  app: 'Authenticator app',
  appSince: (day: string) => `Set up on ${day}.`,
  appNone: 'Not set up.',
  setUp: 'Set up',
  replace: 'Replace',
  remove: 'Remove',
  removePasskey: (name: string) => `Remove ${name}`,
  scan: 'Scan this code with the app, or type the secret. Then enter the six digits it shows.',
  picture: 'Code for the authenticator app',
  secret: 'Secret',
  code: 'Six digits',
  confirm: 'Confirm',
  cancel: 'Cancel',
  passkeys: 'Passkeys',
  noPasskeys: 'None yet. With a passkey on your device or security key, you sign in without a password.',
  passkeyOf: (since: string, used: string | null) =>
    used === null ? `Since ${since}` : `Since ${since}, last used ${used}`,
  passkeyName: 'Name of the new passkey',
  passkeyDefault: 'This device',
  addPasskey: 'Add a passkey',
  passkeyFailed: 'Your device did not provide a passkey. It may already have one, or you canceled.',
  codes: 'Recovery codes',
  codesLeft: (count: string) => `${count} left. Each replaces a lost factor once.`,
  newCodes: 'Create new codes',
  codesOnce: 'Keep these where you can reach them without this device. They are shown only once.',
  print: 'Print',
  kept: 'I have saved them',
  changed: 'Your second factors have been changed.',
  requiredTitle: 'Set up a second factor',
  requiredLead: 'Your organization requires one. Set up an authenticator app or a passkey to continue.',
  goOn: 'Continue',
  signOut: 'Sign out',
  secondLead: 'Your password is correct. Now use your second factor.',
  recoveryCode: 'Recovery code',
  useRecovery: 'Use a recovery code',
  useCode: 'Use the authenticator app',
  usePasskey: 'Use a passkey',
  signInPasskey: 'Sign in with a passkey',
  signIn: 'Sign in',
  back: 'Sign in as someone else',
  needsCode: 'Enter the code.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    factors: typeof texts;
  }
}
