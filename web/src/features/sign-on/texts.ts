import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('sign-on', {
  title: 'Sign in with your organization',
  lead: 'You go to the sign-in of your organization, and come back here.',
  go: 'Go on',
  completing: 'You are being signed in …',
  noOrganization: 'This link is incomplete. Ask your organization for the address where you sign in.',
  notHere: 'This sign-in was begun in another window or browser, or is used up. Begin again.',
  declined: 'Your organization did not sign you in. Begin again, or ask whoever runs its sign-in.',
  withdrawn:
    'Your groups give you no access any more, so your roles here have ended. Ask an owner of your organization.',
  toSignIn: 'Sign in with a password',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'sign-on': typeof texts;
  }
}
