import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('sign-up', {
  title: 'A new organization',
  lead: 'This creates an organization with its first pharmacy, and makes you its owner. Have you been invited? Then use the link in your invitation.',
  organizationName: 'Name of the organization',
  pharmacyName: 'Name of the pharmacy',
  pharmacyCode: 'Code of the pharmacy',
  pharmacyCodeHint: 'A short code of capital letters, digits and hyphens.',
  timezone: 'Time zone',
  timezoneHint: 'Decides when an expiry day ends.',
  name: 'Your name',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'At least 12 characters. Several words work well.',
  begin: 'Create the organization',
  needsAll: 'Fill in every field.',
  needsPassword: 'Enter a password of at least 12 characters.',
  noAddress: 'That is not an e-mail address.',
  noCode: 'The pharmacy code may have up to 20 capital letters, digits and hyphens, and must not start with a hyphen.',
  sent: (email: string, until: string) =>
    `Check the mailbox of ${email}: a link is on its way. Open it by ${until} and enter the password you chose; your organization is then created.`,
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'sign-up': typeof texts;
  }
}
