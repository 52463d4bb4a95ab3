import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    title: 'Forgot your password?',
    lead: 'Enter the address of your account. A link with which you choose a new password goes there.',
    email: 'E-mail',
    send: 'Send the link',
    needsEmail: 'Enter your e-mail address.',
    noAddress: 'That is no e-mail address.',
    sent: (email: string) =>
      `If ${email} has an account, a link is on its way there. It is good for an hour. Nothing came? Look among unwanted mail, or ask an owner or a manager of your organization.`,
    ask: 'This server sends no mail. Ask an owner or a manager of your organization for a link with which you choose a new password, or whoever runs the server.',
  },
  de: {
    title: 'Passwort vergessen?',
    lead: 'Geben Sie die Adresse Ihres Kontos ein. Dorthin geht ein Link, mit dem Sie ein neues Passwort wählen.',
    email: 'E-Mail',
    send: 'Link senden',
    needsEmail: 'Geben Sie Ihre E-Mail-Adresse ein.',
    noAddress: 'Das ist keine E-Mail-Adresse.',
    sent: (email: string) =>
      `Wenn es zu ${email} ein Konto gibt, ist ein Link dorthin unterwegs. Er gilt eine Stunde. Nichts gekommen? Sehen Sie bei den unerwünschten Mails nach, oder fragen Sie Inhaber oder Leitung Ihrer Organisation.`,
    ask: 'Dieser Server verschickt keine E-Mails. Bitten Sie Inhaber oder Leitung Ihrer Organisation um einen Link, mit dem Sie ein neues Passwort wählen, oder wer den Server betreibt.',
  },
});
