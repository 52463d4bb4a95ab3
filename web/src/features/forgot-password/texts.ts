import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('forgot-password', {
  title: 'Forgot your password?',
  lead: 'Enter the address of your account. A link with which you choose a new password goes there.',
  email: 'E-mail',
  send: 'Send the link',
  needsEmail: 'Enter your e-mail address.',
  noAddress: 'That is no e-mail address.',
  sent: (email: string) =>
    `If ${email} has an account, a link is on its way there. It is good for an hour. Nothing came? Look among unwanted mail, or ask an owner or a manager of your organization.`,
  ask: 'This server sends no mail. Ask an owner or a manager of your organization for a link with which you choose a new password, or whoever runs the server.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'forgot-password': typeof texts;
  }
}
