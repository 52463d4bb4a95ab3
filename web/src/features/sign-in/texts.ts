import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('sign-in', {
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  signIn: 'Sign in',
  refused: 'E-mail or password is not right.',
  wait: (seconds: string) => `Too many tries. You can try again in ${seconds} s.`,
  signedOut: 'You are signed out.',
  ended: 'Your session has ended: it was ended by somebody, in another window, or by time. Sign in to go on.',
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
