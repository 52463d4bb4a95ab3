import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('factors', {
  app: 'Authenticator app',
  appSince: (day: string) => `Set up since ${day}.`,
  appNone: 'Not set up.',
  setUp: 'Set up',
  replace: 'Replace',
  remove: 'Remove',
  removePasskey: (name: string) => `Remove ${name}`,
  scan: 'Read this picture with the app, or type the secret. Then enter the six digits that it shows.',
  picture: 'Picture for the authenticator app',
  secret: 'Secret',
  code: 'Six digits',
  confirm: 'Confirm',
  cancel: 'Cancel',
  passkeys: 'Passkeys',
  noPasskeys: 'None yet. A passkey of your device or security key signs you in without the password.',
  passkeyOf: (since: string, used: string | null) =>
    used === null ? `Since ${since}` : `Since ${since}, used ${used}`,
  passkeyName: 'Name of the new passkey',
  passkeyDefault: 'This device',
  addPasskey: 'Add a passkey',
  passkeyFailed: 'Your device gave no passkey. It may know one already, or you broke off.',
  codes: 'Recovery codes',
  codesLeft: (count: string) => `${count} left. Each stands once for a factor that you have lost.`,
  newCodes: 'Make new ones',
  codesOnce: 'Keep these where you find them without this device. They are shown this once.',
  print: 'Print',
  kept: 'I have kept them',
  changed: 'Your second factors are changed.',
  requiredTitle: 'Set up a second factor',
  requiredLead: 'Your organization asks for one. Take an authenticator app or a passkey; then you go on.',
  goOn: 'Go on',
  signOut: 'Sign out',
  secondLead: 'Your password is right. Show your second factor.',
  recoveryCode: 'Recovery code',
  useRecovery: 'Use a recovery code',
  useCode: 'Use the authenticator app',
  usePasskey: 'Use a passkey',
  signInPasskey: 'Sign in with a passkey',
  signIn: 'Sign in',
  back: 'Sign in as somebody else',
  needsCode: 'Enter the code.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    factors: typeof texts;
  }
}
