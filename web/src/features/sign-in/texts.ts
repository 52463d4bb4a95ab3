import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('sign-in', {
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  signIn: 'Sign in',
  wait: (seconds: string) => `Too many attempts. Try again in ${seconds} s.`,
  signedOut: 'You have signed out.',
  ended: 'Your session has ended: it expired, or it was ended elsewhere. Sign in to continue.',
  throughOrganization: 'Sign in with your organization',
  needsBoth: 'Enter your e-mail address and your password.',
  forgot: 'Forgot your password?',
  signUp: 'New organization',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'sign-in': typeof texts;
  }
}
