import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('reset-password', {
  title: 'Choose a new password',
  lead: 'Choose a new password for your account. All your sessions end.',
  password: 'New password',
  passwordHint: 'At least 12 characters. Several words work well.',
  change: 'Change the password',
  another: 'Request another link',
  needsPassword: 'Enter a password of at least 12 characters.',
  changed: 'Your password has been changed. Sign in with it.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'reset-password': typeof texts;
  }
}
