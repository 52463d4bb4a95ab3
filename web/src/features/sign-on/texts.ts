import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('sign-on', {
  title: 'Sign in with your organization',
  lead: 'You sign in with your organization and are then brought back here.',
  go: 'Continue',
  completing: 'You are being signed in …',
  noOrganization: 'This link is incomplete. Ask your organization for the sign-in address.',
  notHere: 'This sign-in was started in another window or browser, or has already been used. Start again.',
  declined: 'Your organization did not sign you in. Start again, or ask whoever is responsible for sign-in there.',
  withdrawn: 'Your groups no longer give you access, so your roles here have ended. Ask an owner of your organization.',
  toSignIn: 'Sign in with a password',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'sign-on': typeof texts;
  }
}
