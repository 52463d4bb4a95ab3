import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('link-page', {
  noToken: 'This link is incomplete. Open the whole link again, or ask for a new one.',
  signedIn: 'Someone is already signed in here. Sign out first to continue.',
  signOut: 'Sign out',
  toSignIn: 'Go to the sign-in page',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'link-page': typeof texts;
  }
}
