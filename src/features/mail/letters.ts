import type { Language } from '../../domain/language.ts';
import { plainName } from '../../domain/plain-name.ts';

/** What each letter needs to know. Names are as people wrote them; a letter makes them plain. */
export interface LetterFacts {
  /** Nothing that the sender of a sign-up chose is in it: anybody may give anybody's address. */
  readonly 'sign-up': { readonly link: string };
  readonly 'sign-up-known': { readonly link: string };
  readonly invitation: {
    readonly organization: string;
    readonly inviter: string;
    readonly link: string;
    readonly until: string;
  };
  readonly 'password-reset': { readonly link: string; readonly until: string };
  readonly 'confirm-address': { readonly link: string; readonly until: string };
  readonly 'address-changed': { readonly at: string };
  readonly 'new-device': { readonly at: string; readonly device: string; readonly ip: string };
  readonly 'password-changed': { readonly at: string };
  readonly 'key-made': {
    readonly organization: string;
    readonly key: string;
    readonly by: string;
    readonly at: string;
  };
  /** By whom; null where the groups at the identity provider changed. */
  readonly 'role-changed': { readonly organization: string; readonly by: string | null; readonly at: string };
  readonly 'factor-added': FactorFacts;
  readonly 'factor-removed': FactorFacts;
  /** By whom, and for which organization; null for whoever runs the server. */
  readonly 'factors-reset': { readonly by: { name: string; organization: string } | null; readonly at: string };
  readonly 'recovery-code-used': { readonly at: string; readonly device: string; readonly ip: string };
  readonly 'recovery-codes-made': { readonly at: string };
  readonly 'sign-on-linked': { readonly organization: string; readonly at: string };
}

interface FactorFacts {
  readonly at: string;
  /** What the passkey is called; null for an authenticator app. */
  readonly passkey: string | null;
}

export type LetterName = keyof LetterFacts;

/** A letter in one language: what it says, and the link that it is about. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly link: string };
}

type Letters = { readonly [Name in LetterName]: (facts: LetterFacts[Name]) => Letter };

const en: Letters = {
  'sign-up': ({ link }) => ({
    subject: 'Confirm your address',
    paragraphs: [
      'Somebody, probably you, wants to begin with Apotheca under this address. Open the link and enter the password that you chose; nothing is made before that.',
      'The link is good for a day. If it was not you, do nothing.',
    ],
    action: { label: 'Confirm the address', link },
  }),
  'sign-up-known': ({ link }) => ({
    subject: 'You have an account already',
    paragraphs: [
      'Somebody, probably you, tried to sign up with Apotheca under this address. There is an account with it already, and nothing was changed: sign in with it.',
      'If it was not you, do nothing.',
    ],
    action: { label: 'Sign in', link },
  }),
  invitation: ({ organization, inviter, link, until }) => ({
    subject: `Invitation: ${plainName(organization)}`,
    paragraphs: [
      `${plainName(inviter)} invites you to work for “${plainName(organization)}” with Apotheca.`,
      `The link is for you alone: whoever opens it takes the invitation up. It is good until ${instant('en', until)}. If you do not know who invites you, do nothing.`,
    ],
    action: { label: 'Take up the invitation', link },
  }),
  'password-reset': ({ link, until }) => ({
    subject: 'A new password',
    paragraphs: [
      `Somebody, probably you, asked for a new password for this address. The link is good until ${instant('en', until)}.`,
      'If it was not you, do nothing: the password stays as it is.',
    ],
    action: { label: 'Choose a new password', link },
  }),
  'confirm-address': ({ link, until }) => ({
    subject: 'Confirm your new address',
    paragraphs: [
      `Somebody, probably you, wants to use this address for their account. Open the link to confirm it; it is good until ${instant('en', until)}.`,
      'If it was not you, do nothing.',
    ],
    action: { label: 'Confirm the address', link },
  }),
  'address-changed': ({ at }) => ({
    subject: 'Your address was changed',
    paragraphs: [
      `The address of your account was changed on ${instant('en', at)}. This one is not used any more.`,
      `${notYou.en}`,
    ],
  }),
  'new-device': ({ at, device, ip }) => ({
    subject: 'Sign-in from a new device',
    paragraphs: [
      `Somebody signed in to your account on ${instant('en', at)} from a device or network that was not seen before: ${plainName(device)}, address ${ip}.`,
      `If it was you, there is nothing to do. ${notYou.en}`,
    ],
  }),
  'password-changed': ({ at }) => ({
    subject: 'Your password was changed',
    paragraphs: [
      `The password of your account was changed on ${instant('en', at)}, and your other sessions ended.`,
      notYou.en,
    ],
  }),
  'key-made': ({ organization, key, by, at }) => ({
    subject: 'A service key was made',
    paragraphs: [
      `${plainName(by)} made the service key “${plainName(key)}” for “${plainName(organization)}” on ${instant('en', at)}. With it a program may use the API.`,
      'You hear of it as an owner. If it should not be there, revoke it.',
    ],
  }),
  'role-changed': ({ organization, by, at }) => ({
    subject: 'Your role was changed',
    paragraphs: [
      by === null
        ? `What you may do at “${plainName(organization)}” changed on ${instant('en', at)}, since your groups there did. What you may do now stands in your account.`
        : `${plainName(by)} changed what you may do at “${plainName(organization)}” on ${instant('en', at)}. What you may do now stands in your account.`,
      'If you did not expect it, ask an owner of the organization.',
    ],
  }),
  'factor-added': ({ at, passkey }) => ({
    subject: 'A second factor was added',
    paragraphs: [
      `A second factor was added to your account on ${instant('en', at)}: ${passkey === null ? 'an authenticator app' : `the passkey “${plainName(passkey)}”`}. It counts from the next sign-in on.`,
      `If it was not you, remove it in your account. ${notYou.en}`,
    ],
  }),
  'factor-removed': ({ at, passkey }) => ({
    subject: 'A second factor was removed',
    paragraphs: [
      `A second factor was taken from your account on ${instant('en', at)}: ${passkey === null ? 'the authenticator app' : `the passkey “${plainName(passkey)}”`}. It does not sign you in any more.`,
      notYou.en,
    ],
  }),
  'factors-reset': ({ by, at }) => ({
    subject: 'Your second factors were taken away',
    paragraphs: [
      `${by === null ? 'Whoever runs the server' : `${plainName(by.name)}, for “${plainName(by.organization)}”,`} took all second factors and recovery codes of your account away on ${instant('en', at)}, and ended your sessions. Your password alone signs you in until you set up another.`,
      'If you did not ask for it, change your password at once, set up a second factor, and tell an owner of your organization.',
    ],
  }),
  'recovery-code-used': ({ at, device, ip }) => ({
    subject: 'A recovery code was used',
    paragraphs: [
      `Somebody used a recovery code of your account on ${instant('en', at)}, to sign in or to show once more who they are: ${plainName(device)}, address ${ip}. The code is used up.`,
      `If it was you and you have lost a second factor, remove it in your account. ${notYou.en}`,
    ],
  }),
  'recovery-codes-made': ({ at }) => ({
    subject: 'New recovery codes were made',
    paragraphs: [
      `New recovery codes were made for your account on ${instant('en', at)}. Those from before are worth nothing any more.`,
      `If it was not you, make new ones in your account. ${notYou.en}`,
    ],
  }),
  'sign-on-linked': ({ organization, at }) => ({
    subject: `Sign-in through “${plainName(organization)}”`,
    paragraphs: [
      `Somebody, probably you, signed in on ${instant('en', at)} through the sign-in of “${plainName(organization)}” for the first time. From now on it opens what you have there, and your groups there say what you may do.`,
      'If it was not you, tell an owner of the organization. A new password ends nothing of it: their sign-in vouches for you, and only there.',
    ],
  }),
};

const de: Letters = {
  'sign-up': ({ link }) => ({
    subject: 'Bestätigen Sie Ihre Adresse',
    paragraphs: [
      'Jemand, wahrscheinlich Sie, möchte unter dieser Adresse mit Apotheca beginnen. Öffnen Sie den Link und geben Sie das Passwort ein, das Sie gewählt haben; vorher wird nichts angelegt.',
      'Der Link gilt einen Tag. Wenn Sie es nicht waren, brauchen Sie nichts zu tun.',
    ],
    action: { label: 'Adresse bestätigen', link },
  }),
  'sign-up-known': ({ link }) => ({
    subject: 'Sie haben schon ein Konto',
    paragraphs: [
      'Jemand, wahrscheinlich Sie, wollte sich unter dieser Adresse bei Apotheca registrieren. Mit ihr gibt es schon ein Konto, und es wurde nichts geändert: Melden Sie sich damit an.',
      'Wenn Sie es nicht waren, brauchen Sie nichts zu tun.',
    ],
    action: { label: 'Anmelden', link },
  }),
  invitation: ({ organization, inviter, link, until }) => ({
    subject: `Einladung: ${plainName(organization)}`,
    paragraphs: [
      `${plainName(inviter)} lädt Sie ein, mit Apotheca für „${plainName(organization)}“ zu arbeiten.`,
      `Der Link ist nur für Sie: Wer ihn öffnet, nimmt die Einladung an. Er gilt bis ${instant('de', until)}. Wenn Sie nicht wissen, wer Sie einlädt, brauchen Sie nichts zu tun.`,
    ],
    action: { label: 'Einladung annehmen', link },
  }),
  'password-reset': ({ link, until }) => ({
    subject: 'Ein neues Passwort',
    paragraphs: [
      `Jemand, wahrscheinlich Sie, hat für diese Adresse um ein neues Passwort gebeten. Der Link gilt bis ${instant('de', until)}.`,
      'Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Das Passwort bleibt, wie es ist.',
    ],
    action: { label: 'Neues Passwort wählen', link },
  }),
  'confirm-address': ({ link, until }) => ({
    subject: 'Bestätigen Sie Ihre neue Adresse',
    paragraphs: [
      `Jemand, wahrscheinlich Sie, möchte diese Adresse für sein Konto verwenden. Öffnen Sie den Link, um sie zu bestätigen; er gilt bis ${instant('de', until)}.`,
      'Wenn Sie es nicht waren, brauchen Sie nichts zu tun.',
    ],
    action: { label: 'Adresse bestätigen', link },
  }),
  'address-changed': ({ at }) => ({
    subject: 'Ihre Adresse wurde geändert',
    paragraphs: [
      `Die Adresse Ihres Kontos wurde am ${instant('de', at)} geändert. Diese hier wird nicht mehr verwendet.`,
      notYou.de,
    ],
  }),
  'new-device': ({ at, device, ip }) => ({
    subject: 'Anmeldung von einem neuen Gerät',
    paragraphs: [
      `Am ${instant('de', at)} wurde Ihr Konto von einem Gerät oder Netz aus benutzt, das vorher nicht gesehen wurde: ${plainName(device)}, Adresse ${ip}.`,
      `Wenn Sie es waren, brauchen Sie nichts zu tun. ${notYou.de}`,
    ],
  }),
  'password-changed': ({ at }) => ({
    subject: 'Ihr Passwort wurde geändert',
    paragraphs: [
      `Das Passwort Ihres Kontos wurde am ${instant('de', at)} geändert, und Ihre anderen Sitzungen wurden beendet.`,
      notYou.de,
    ],
  }),
  'key-made': ({ organization, key, by, at }) => ({
    subject: 'Ein Dienstschlüssel wurde erstellt',
    paragraphs: [
      `${plainName(by)} hat am ${instant('de', at)} den Dienstschlüssel „${plainName(key)}“ für „${plainName(organization)}“ erstellt. Mit ihm kann ein Programm die Schnittstelle benutzen.`,
      'Sie erfahren davon als Inhaber. Wenn es ihn nicht geben soll, widerrufen Sie ihn.',
    ],
  }),
  'role-changed': ({ organization, by, at }) => ({
    subject: 'Ihre Rolle wurde geändert',
    paragraphs: [
      by === null
        ? `Was Sie bei „${plainName(organization)}“ dürfen, hat sich am ${instant('de', at)} geändert, weil sich Ihre Gruppen dort geändert haben. Was Sie jetzt dürfen, steht in Ihrem Konto.`
        : `${plainName(by)} hat am ${instant('de', at)} geändert, was Sie bei „${plainName(organization)}“ dürfen. Was Sie jetzt dürfen, steht in Ihrem Konto.`,
      'Wenn Sie das nicht erwartet haben, fragen Sie einen Inhaber der Organisation.',
    ],
  }),
  'factor-added': ({ at, passkey }) => ({
    subject: 'Ein zweiter Faktor wurde hinzugefügt',
    paragraphs: [
      `Am ${instant('de', at)} wurde Ihrem Konto ein zweiter Faktor hinzugefügt: ${passkey === null ? 'eine Authenticator-App' : `der Passkey „${plainName(passkey)}“`}. Er gilt ab der nächsten Anmeldung.`,
      `Wenn Sie es nicht waren, entfernen Sie ihn in Ihrem Konto. ${notYou.de}`,
    ],
  }),
  'factor-removed': ({ at, passkey }) => ({
    subject: 'Ein zweiter Faktor wurde entfernt',
    paragraphs: [
      `Am ${instant('de', at)} wurde ein zweiter Faktor aus Ihrem Konto entfernt: ${passkey === null ? 'die Authenticator-App' : `der Passkey „${plainName(passkey)}“`}. Er meldet Sie nicht mehr an.`,
      notYou.de,
    ],
  }),
  'factors-reset': ({ by, at }) => ({
    subject: 'Ihre zweiten Faktoren wurden entfernt',
    paragraphs: [
      `${by === null ? 'Wer den Server betreibt,' : `${plainName(by.name)}, für „${plainName(by.organization)}“,`} hat am ${instant('de', at)} alle zweiten Faktoren und Wiederherstellungscodes Ihres Kontos entfernt und Ihre Sitzungen beendet. Ihr Passwort allein meldet Sie an, bis Sie einen neuen einrichten.`,
      'Wenn Sie nicht darum gebeten haben, ändern Sie sofort Ihr Passwort, richten Sie einen zweiten Faktor ein und sagen Sie einem Inhaber Ihrer Organisation Bescheid.',
    ],
  }),
  'recovery-code-used': ({ at, device, ip }) => ({
    subject: 'Ein Wiederherstellungscode wurde benutzt',
    paragraphs: [
      `Am ${instant('de', at)} wurde ein Wiederherstellungscode Ihres Kontos benutzt, zur Anmeldung oder um sich erneut auszuweisen: ${plainName(device)}, Adresse ${ip}. Der Code ist verbraucht.`,
      `Wenn Sie es waren und einen zweiten Faktor verloren haben, entfernen Sie ihn in Ihrem Konto. ${notYou.de}`,
    ],
  }),
  'recovery-codes-made': ({ at }) => ({
    subject: 'Neue Wiederherstellungscodes wurden erzeugt',
    paragraphs: [
      `Am ${instant('de', at)} wurden für Ihr Konto neue Wiederherstellungscodes erzeugt. Die früheren gelten nicht mehr.`,
      `Wenn Sie es nicht waren, erzeugen Sie in Ihrem Konto neue. ${notYou.de}`,
    ],
  }),
  'sign-on-linked': ({ organization, at }) => ({
    subject: `Anmeldung über „${plainName(organization)}“`,
    paragraphs: [
      `Jemand, wahrscheinlich Sie, hat sich am ${instant('de', at)} zum ersten Mal über die Anmeldung von „${plainName(organization)}“ angemeldet. Sie öffnet von nun an, was Sie dort haben, und Ihre Gruppen dort bestimmen, was Sie dürfen.`,
      'Wenn Sie es nicht waren, sagen Sie einem Inhaber der Organisation Bescheid. Ein neues Passwort ändert daran nichts: Die Anmeldung dort bürgt für Sie, und nur dort.',
    ],
  }),
};

const notYou = {
  en: 'If it was not you, change your password at once, end your sessions, and tell an owner of your organization.',
  de: 'Wenn Sie es nicht waren, ändern Sie sofort Ihr Passwort, beenden Sie Ihre Sitzungen und sagen Sie einem Inhaber Ihrer Organisation Bescheid.',
};

const letters: Readonly<Record<Language, Letters>> = { en, de };
export const letterNames = Object.keys(en) as readonly LetterName[];

/** The letter of a name. The facts are those of that name: whoever queues them says so by their types. */
export function letterOf<Name extends LetterName>(name: Name, language: Language, facts: LetterFacts[Name]): Letter {
  return letters[language][name](facts);
}

/** An instant as people of the language write it; in UTC, since nobody says where the mail is read. */
function instant(language: Language, iso: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(new Date(iso))} UTC`;
}
