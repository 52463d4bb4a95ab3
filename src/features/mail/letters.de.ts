import { plainName } from '../../domain/plain-name.ts';
import { instantIn } from './instant.ts';
import type { Letters } from './letter.ts';

const instant = instantIn('de');
const notYou =
  'Wenn Sie es nicht waren, ändern Sie sofort Ihr Passwort, beenden Sie Ihre Sitzungen und sagen Sie einem Inhaber Ihrer Organisation Bescheid.';

/** What letters say in German. */
export const de: Letters = {
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
      `Der Link ist nur für Sie: Wer ihn öffnet, nimmt die Einladung an. Er gilt bis ${instant(until)}. Wenn Sie nicht wissen, wer Sie einlädt, brauchen Sie nichts zu tun.`,
    ],
    action: { label: 'Einladung annehmen', link },
  }),
  'password-reset': ({ link, until }) => ({
    subject: 'Ein neues Passwort',
    paragraphs: [
      `Jemand, wahrscheinlich Sie, hat für diese Adresse um ein neues Passwort gebeten. Der Link gilt bis ${instant(until)}.`,
      'Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Das Passwort bleibt, wie es ist.',
    ],
    action: { label: 'Neues Passwort wählen', link },
  }),
  'confirm-address': ({ link, until }) => ({
    subject: 'Bestätigen Sie Ihre neue Adresse',
    paragraphs: [
      `Jemand, wahrscheinlich Sie, möchte diese Adresse für sein Konto verwenden. Öffnen Sie den Link, um sie zu bestätigen; er gilt bis ${instant(until)}.`,
      'Wenn Sie es nicht waren, brauchen Sie nichts zu tun.',
    ],
    action: { label: 'Adresse bestätigen', link },
  }),
  'address-changed': ({ at }) => ({
    subject: 'Ihre Adresse wurde geändert',
    paragraphs: [
      `Die Adresse Ihres Kontos wurde am ${instant(at)} geändert. Diese hier wird nicht mehr verwendet.`,
      notYou,
    ],
  }),
  'new-device': ({ at, device, ip }) => ({
    subject: 'Anmeldung von einem neuen Gerät',
    paragraphs: [
      `Am ${instant(at)} wurde Ihr Konto von einem Gerät oder Netz aus benutzt, das vorher nicht gesehen wurde: ${plainName(device)}, Adresse ${ip}.`,
      `Wenn Sie es waren, brauchen Sie nichts zu tun. ${notYou}`,
    ],
  }),
  'password-changed': ({ at }) => ({
    subject: 'Ihr Passwort wurde geändert',
    paragraphs: [
      `Das Passwort Ihres Kontos wurde am ${instant(at)} geändert, und Ihre anderen Sitzungen wurden beendet.`,
      notYou,
    ],
  }),
  'key-made': ({ organization, key, by, at }) => ({
    subject: 'Ein Dienstschlüssel wurde erstellt',
    paragraphs: [
      `${plainName(by)} hat am ${instant(at)} den Dienstschlüssel „${plainName(key)}“ für „${plainName(organization)}“ erstellt. Mit ihm kann ein Programm die Schnittstelle benutzen.`,
      'Sie erfahren davon als Inhaber. Wenn es ihn nicht geben soll, widerrufen Sie ihn.',
    ],
  }),
  'role-changed': ({ organization, by, at }) => ({
    subject: 'Ihre Rolle wurde geändert',
    paragraphs: [
      by === null
        ? `Was Sie bei „${plainName(organization)}“ dürfen, hat sich am ${instant(at)} geändert, weil sich Ihre Gruppen dort geändert haben. Was Sie jetzt dürfen, steht in Ihrem Konto.`
        : `${plainName(by)} hat am ${instant(at)} geändert, was Sie bei „${plainName(organization)}“ dürfen. Was Sie jetzt dürfen, steht in Ihrem Konto.`,
      'Wenn Sie das nicht erwartet haben, fragen Sie einen Inhaber der Organisation.',
    ],
  }),
  'factor-added': ({ at, passkey }) => ({
    subject: 'Ein zweiter Faktor wurde hinzugefügt',
    paragraphs: [
      `Am ${instant(at)} wurde Ihrem Konto ein zweiter Faktor hinzugefügt: ${passkey === null ? 'eine Authenticator-App' : `der Passkey „${plainName(passkey)}“`}. Er gilt ab der nächsten Anmeldung.`,
      `Wenn Sie es nicht waren, entfernen Sie ihn in Ihrem Konto. ${notYou}`,
    ],
  }),
  'factor-removed': ({ at, passkey }) => ({
    subject: 'Ein zweiter Faktor wurde entfernt',
    paragraphs: [
      `Am ${instant(at)} wurde ein zweiter Faktor aus Ihrem Konto entfernt: ${passkey === null ? 'die Authenticator-App' : `der Passkey „${plainName(passkey)}“`}. Er meldet Sie nicht mehr an.`,
      notYou,
    ],
  }),
  'factors-reset': ({ by, at }) => ({
    subject: 'Ihre zweiten Faktoren wurden entfernt',
    paragraphs: [
      `${by === null ? 'Wer den Server betreibt,' : `${plainName(by.name)}, für „${plainName(by.organization)}“,`} hat am ${instant(at)} alle zweiten Faktoren und Wiederherstellungscodes Ihres Kontos entfernt und Ihre Sitzungen beendet. Ihr Passwort allein meldet Sie an, bis Sie einen neuen einrichten.`,
      'Wenn Sie nicht darum gebeten haben, ändern Sie sofort Ihr Passwort, richten Sie einen zweiten Faktor ein und sagen Sie einem Inhaber Ihrer Organisation Bescheid.',
    ],
  }),
  'recovery-code-used': ({ at, device, ip }) => ({
    subject: 'Ein Wiederherstellungscode wurde benutzt',
    paragraphs: [
      `Am ${instant(at)} wurde ein Wiederherstellungscode Ihres Kontos benutzt, zur Anmeldung oder um sich erneut auszuweisen: ${plainName(device)}, Adresse ${ip}. Der Code ist verbraucht.`,
      `Wenn Sie es waren und einen zweiten Faktor verloren haben, entfernen Sie ihn in Ihrem Konto. ${notYou}`,
    ],
  }),
  'recovery-codes-made': ({ at }) => ({
    subject: 'Neue Wiederherstellungscodes wurden erzeugt',
    paragraphs: [
      `Am ${instant(at)} wurden für Ihr Konto neue Wiederherstellungscodes erzeugt. Die früheren gelten nicht mehr.`,
      `Wenn Sie es nicht waren, erzeugen Sie in Ihrem Konto neue. ${notYou}`,
    ],
  }),
  'sign-on-linked': ({ organization, at }) => ({
    subject: `Anmeldung über „${plainName(organization)}“`,
    paragraphs: [
      `Jemand, wahrscheinlich Sie, hat sich am ${instant(at)} zum ersten Mal über die Anmeldung von „${plainName(organization)}“ angemeldet. Sie öffnet von nun an, was Sie dort haben, und Ihre Gruppen dort bestimmen, was Sie dürfen.`,
      'Wenn Sie es nicht waren, sagen Sie einem Inhaber der Organisation Bescheid. Ein neues Passwort ändert daran nichts: Die Anmeldung dort bürgt für Sie, und nur dort.',
    ],
  }),
};
