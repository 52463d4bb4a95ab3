import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('forgot-password', {
  title: 'Forgot your password?',
  lead: 'Enter the address of your account. We will send you a link to choose a new password.',
  email: 'E-mail',
  send: 'Send the link',
  needsEmail: 'Enter your e-mail address.',
  noAddress: 'That is not an e-mail address.',
  sent: (email: string) =>
    `If ${email} has an account, a link is on its way there. It is valid for one hour. Nothing arrived? Check your spam folder, or ask an owner or a manager of your organization.`,
  ask: 'This server does not send mail. Ask an owner or a manager of your organization, or the operator of the server, for a link to choose a new password.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'forgot-password': typeof texts;
  }
}
