import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('link-page', {
  noToken: 'This link is incomplete. Open it once more, whole, or ask for a new one.',
  signedIn: 'Somebody is signed in here already. Sign out first, then you can go on.',
  signOut: 'Sign out',
  toSignIn: 'To the sign-in page',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'link-page': typeof texts;
  }
}
