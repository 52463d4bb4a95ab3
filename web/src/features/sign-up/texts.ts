import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('sign-up', {
  title: 'A new organization',
  lead: 'This makes an organization with its first pharmacy, and you its owner. Were you invited? Then use the link of your invitation.',
  organizationName: 'Name of the organization',
  pharmacyName: 'Name of the pharmacy',
  pharmacyCode: 'Code of the pharmacy',
  pharmacyCodeHint: 'Short: capital letters, digits and hyphens.',
  timezone: 'Time zone',
  timezoneHint: 'Expiry days end by it.',
  name: 'Your name',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'At least 12 characters. Several words are good.',
  begin: 'Begin',
  needsAll: 'Fill in every field.',
  needsPassword: 'Enter a password of at least 12 characters.',
  noAddress: 'That is no e-mail address.',
  noCode:
    'The code of the pharmacy has at most 20 capital letters, digits and hyphens, and does not begin with a hyphen.',
  closed: 'This server takes no new organizations. Ask whoever runs it.',
  sent: (email: string, until: string) =>
    `Look into the mailbox of ${email}: a link is on its way there. Open it until ${until}, and enter the password that you chose; then your organization is made.`,
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'sign-up': typeof texts;
  }
}
