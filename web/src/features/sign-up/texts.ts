import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
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
  },
  de: {
    title: 'Eine neue Organisation',
    lead: 'Damit entsteht eine Organisation mit ihrer ersten Apotheke, und Sie sind Inhaber. Wurden Sie eingeladen? Dann nehmen Sie den Link der Einladung.',
    organizationName: 'Name der Organisation',
    pharmacyName: 'Name der Apotheke',
    pharmacyCode: 'Kürzel der Apotheke',
    pharmacyCodeHint: 'Kurz: Großbuchstaben, Ziffern und Bindestriche.',
    timezone: 'Zeitzone',
    timezoneHint: 'Nach ihr enden Verfalltage.',
    name: 'Ihr Name',
    email: 'E-Mail',
    password: 'Passwort',
    passwordHint: 'Mindestens 12 Zeichen. Mehrere Wörter sind gut.',
    begin: 'Beginnen',
    needsAll: 'Füllen Sie alle Felder aus.',
    needsPassword: 'Geben Sie ein Passwort mit mindestens 12 Zeichen ein.',
    noAddress: 'Das ist keine E-Mail-Adresse.',
    noCode:
      'Das Kürzel der Apotheke hat höchstens 20 Großbuchstaben, Ziffern und Bindestriche und beginnt nicht mit einem Strich.',
    closed: 'Dieser Server nimmt keine neuen Organisationen auf. Fragen Sie, wer ihn betreibt.',
    sent: (email: string, until: string) =>
      `Sehen Sie in das Postfach von ${email}: Ein Link ist dorthin unterwegs. Öffnen Sie ihn bis ${until} und geben Sie das gewählte Passwort ein; dann wird Ihre Organisation angelegt.`,
  },
});
