import type { NoAddress } from '../../access/address.ts';
import { plainName } from '../../access/plain-name.ts';
import type { AlertState } from '../../alerts/alert-state.ts';
import type { ErrorCode } from '../../error-code.ts';
import type { SkipReason } from '../../inventory/fefo.ts';
import type { NoLotNumber } from '../../inventory/lot-key.ts';
import type { LotStatus } from '../../inventory/lot-status.ts';
import type { UsualMovement } from '../../inventory/usual.ts';
import type { OrderStatus } from '../../orders/order-state.ts';
import type { RecallState } from '../../recalls/recall-state.ts';
import type { RecordName } from '../../record-names.ts';
import type { AllocatedTo, LabelDoubtKind, Limit, Tries } from '../facts.ts';
import { instantIn } from '../instant.ts';
import type { Letters } from '../letter.ts';
import type { Messages } from './en.ts';

const orderStatus: Record<OrderStatus, string> = {
  PENDING: '„Beantragt“',
  APPROVED: '„Genehmigt“',
  REJECTED: '„Abgelehnt“',
  SENT: '„Versandt“',
  PARTIALLY_FULFILLED: '„Teilweise erfüllt“',
  FULFILLED: '„Erfüllt“',
  CLOSED_SHORT: '„Unvollständig beendet“',
  CANCELED: '„Storniert“',
};
const lotStatus: Record<LotStatus, string> = {
  RELEASED: '„Freigegeben“',
  ON_HOLD: '„Angehalten“',
  QUARANTINED: '„In Quarantäne“',
  RECALLED: '„Zurückgerufen“',
};
const alertState: Record<AlertState, string> = {
  OPEN: '„Offen“',
  ACKNOWLEDGED: '„Gesehen“',
  SNOOZED: '„Zurückgestellt“',
  RESOLVED: '„Erledigt“',
};
const recallState: Record<RecallState, string> = {
  NEW: '„Neu“',
  REVIEWED: '„Geprüft“',
  ACTIVE: '„Aktiv“',
  CLOSED: '„Abgeschlossen“',
};
const skipReason: Record<SkipReason, string> = {
  EXPIRED: 'Sie ist verfallen.',
  ON_HOLD: 'Sie ist angehalten.',
  QUARANTINED: 'Sie ist in Quarantäne.',
  RECALLED: 'Sie wurde zurückgerufen.',
  FULLY_ALLOCATED: 'Sie ist ganz für Aufträge zugeteilt.',
};
const usually: Record<UsualMovement, string> = {
  DISPENSE: 'abgegeben',
  RECEIPT: 'eingebucht',
};

const no: Record<RecordName, string> = {
  pharmacy: 'keine Apotheke',
  message: 'keine Nachricht',
  'active user': 'keine aktive Person',
  user: 'keine Person',
  'lot of this stock': 'keine Charge dieses Bestands',
  member: 'kein Mitglied',
  'service key': 'keinen Dienstschlüssel',
  'line of this order': 'keine Position dieses Auftrags',
  'identity provider': 'keinen Identitätsanbieter',
  recall: 'keinen Rückruf',
  invitation: 'keine Einladung',
  alert: 'keine Warnung',
  supplier: 'keinen Lieferanten',
  lot: 'keine Charge',
  membership: 'keine Zugehörigkeit',
  organization: 'keine Organisation',
  transaction: 'keine Buchung',
  session: 'keine Sitzung',
  stock: 'keinen Bestand',
  drug: 'kein Arzneimittel',
  order: 'keinen Auftrag',
  conversation: 'keine Unterhaltung',
  passkey: 'keinen Passkey',
  'organization that signs in through an identity provider':
    'keine Organisation mit Anmeldung über einen Identitätsanbieter',
};

const labelDoubts: Record<LabelDoubtKind, string> = {
  SEPARATOR: 'Vielleicht fehlt ein Trennzeichen: Das Etikett lässt sich auf mehrere Arten lesen.',
  LOT_END:
    'Die Chargennummer endet vielleicht früher, falls ein Trennzeichen fehlt: Vergleichen Sie sie mit der Packung.',
  CONTRADICTION: 'Das Etikett sagt zwei verschiedene Dinge.',
  NOT_ALLOWED:
    'Das Etikett enthält einen Wert, den es nicht geben kann: eine falsche Länge, falsche Zeichen, ein unmögliches Datum.',
  CHECK_DIGIT: 'Die Prüfziffer der Produktnummer stimmt nicht.',
  UNKNOWN_ELEMENT: 'Das Etikett enthält etwas, was nicht verstanden wird.',
  KEYBOARD_LAYOUT: 'Der Scanner tippt für ein anderes Tastaturlayout, als dieser Computer hat.',
  UNREADABLE: 'Dieser Code lässt sich hier nicht lesen.',
  NO_PRODUCT: 'Das Etikett nennt das Produkt nicht.',
  NO_EXPIRY: 'Das Etikett hat kein lesbares Verfalldatum.',
  UNLIKELY_DATE: 'Das Verfalldatum liegt mehr als zehn Jahre entfernt.',
  EXPIRES_DURING_DAY: 'Die Ware verfällt im Lauf eines Tages; genommen wird der Tag davor.',
  UNKNOWN_PRODUCT: 'Kein Arzneimittel des Katalogs hat diesen Code.',
  SEVERAL_PRODUCTS: 'Mehrere Arzneimittel des Katalogs haben diesen Code.',
  ARCHIVED_PRODUCT: 'Das Arzneimittel wird nicht mehr verwendet.',
  OTHER_EXPIRY: 'Die Charge ist mit einem anderen Verfalldatum da.',
};
const tries: Record<Tries, string> = {
  FAILURES: 'Fehlversuche aus Ihrem Netz',
  SIGN_INS: 'Anmeldeversuche',
  ORGANIZATIONS: 'neue Organisationen',
};
const limits: Record<Limit, string> = {
  depth: 'die Tiefe',
  cost: 'der Aufwand',
  'number of representations': 'die Anzahl der Verweise',
  'number of root fields': 'die Anzahl der Felder auf oberster Ebene',
  'number of sign-ins': 'die Anzahl der Anmeldungen',
  'number of aliases': 'die Anzahl der Aliasse',
  'number of aliases of one field': 'die Anzahl der Aliasse eines Feldes',
  'number of directives': 'die Anzahl der Direktiven',
  'depth of the variables': 'die Tiefe der Variablen',
  'number of values in the variables': 'die Anzahl der Werte in den Variablen',
};
const number = (value: number) => value.toLocaleString('de');
const inSeconds = (seconds: number) => (seconds === 1 ? 'einer Sekunde' : `${seconds} Sekunden`);

const noAddress: Record<NoAddress, string> = {
  LONG: 'Das ist zu lang für eine E-Mail-Adresse.',
  UNSEEN: 'Geben Sie eine E-Mail-Adresse ohne Leerzeichen und unsichtbare Zeichen ein.',
  FORM: 'Geben Sie eine E-Mail-Adresse ein.',
  DOMAIN: 'Geben Sie eine E-Mail-Adresse mit einer Domain wie example.org ein.',
  LENGTH: 'Eine E-Mail-Adresse hat höchstens 64 Zeichen vor dem @ und 254 insgesamt.',
  ALPHABET: 'Die Buchstaben dieser E-Mail-Adresse könnten für die eines anderen Alphabets gehalten werden.',
};
const noLotNumber: Record<NoLotNumber, string> = {
  CONTROL: 'Diese Chargenbezeichnung enthält Steuerzeichen, etwa solche, die ein Scanner zwischen zwei Werten sendet.',
  DIRECTION: 'Diese Chargenbezeichnung enthält Zeichen, die die Leserichtung ändern.',
  BLANK: 'Eine Chargenbezeichnung hat einen Buchstaben oder eine Ziffer.',
};
const either = (words: readonly string[]) => words.join(' oder ');
const step = (from: string, to: string, allowed: readonly string[], otherwise: string) =>
  `Von ${from} nach ${to} geht es nicht. ${allowed.length > 0 ? `Möglich ist ${either(allowed)}.` : otherwise}`;
const day = (iso: string) => iso.split('-').toReversed().join('.');
const days = (dates: readonly (string | null)[]) =>
  dates.map((date) => (date === null ? 'ohne Datum' : day(date))).join(', ');
const allocatedTo = (lotNumber: string, orders: readonly AllocatedTo[]) =>
  `Von Charge ${lotNumber} sind zugeteilt: ${orders.map(({ quantity, orderNumber }) => `${quantity} für Auftrag ${orderNumber}`).join(', ')}.`;

/**
 * What the server says to people, in German. It does not compile while a sentence is missing. A language is one file, whole, and so longer than code may be
 * (docs/decisions/0059-messages-by-language.md).
 */
export const messages: Messages = {
  // Anmeldung und Personen
  challengeNotValid: () =>
    'Diese Anmeldung lässt sich nicht mehr abschließen: Sie ist abgelaufen, wurde zu oft versucht oder anderswo begonnen. Melden Sie sich noch einmal an.',
  factorNotRight: () =>
    'Dieser Code stimmt nicht oder wurde schon benutzt. Ein Code der Authenticator-App gilt nur einmal: Warten Sie auf den nächsten.',
  totpNotBegun: () => 'Es gibt keine Authenticator-App zu bestätigen. Beginnen Sie noch einmal von vorn.',
  noFactor: () =>
    'Es gibt noch keinen zweiten Faktor. Richten Sie zuerst eine Authenticator-App oder einen Passkey ein.',
  factorStillRequired: () =>
    'Das ist Ihr letzter zweiter Faktor, und eine Ihrer Organisationen verlangt einen. Richten Sie zuerst einen anderen ein.',
  tooManyPasskeys: () => 'Sie haben zwanzig Passkeys. Entfernen Sie einen, den Sie nicht mehr benutzen.',
  accountIsShared: () =>
    'Diese Person gehört auch zu anderen Organisationen, die sich auf ihren zweiten Faktor verlassen. Sie kann ihn selbst ersetzen oder den Betreiber des Servers fragen.',
  weakPin: () => 'Diese PIN ist zu leicht zu erraten. Wählen Sie Ziffern ohne Muster.',
  pinNotRight: ({ triesLeft }) =>
    triesLeft > 0 ? 'Das ist nicht Ihre PIN.' : 'Die PIN ist gesperrt. Weisen Sie sich auf andere Weise aus.',
  invalidCredentials: () => 'E-Mail-Adresse oder Passwort stimmt nicht.',
  emailTaken: ({ email }) =>
    `Für ${email} gibt es schon ein Konto. Melden Sie sich an, oder nehmen Sie eine andere Adresse.`,
  alreadyMember: ({ email }) => `${email} gehört schon zur Organisation. Ändern Sie stattdessen die Rolle.`,
  weakPassword: () =>
    'Dieses Passwort ist zu leicht zu erraten. Gut sind mehrere Wörter, die nichts miteinander zu tun haben.',
  confirmationNotValid: () =>
    'Dieser Link gilt nicht mehr: Er ist unbekannt, schon benutzt oder abgelaufen. Registrieren Sie sich neu.',
  wrongSignUpPassword: () => 'Das ist nicht das Passwort, das bei der Registrierung gewählt wurde.',
  invitationNotValid: () =>
    'Diese Einladung gilt nicht mehr: Sie ist unbekannt, schon benutzt, ersetzt oder abgelaufen. Bitten Sie um eine neue.',
  linkNotValid: () =>
    'Dieser Link gilt nicht mehr: Er ist unbekannt, schon benutzt, abgelaufen oder von jemandem, der das nicht mehr darf. Bitten Sie um einen neuen.',
  memberElsewhere: () =>
    'Diese Person arbeitet mit demselben Passwort auch für eine andere Organisation; ein Link würde ihr Konto auch dort öffnen. Bitten Sie den Betreiber des Servers um einen.',
  lastOwner: () =>
    'Die Organisation hätte dann keinen Inhaber aller Apotheken mehr. Machen Sie zuerst jemand anderen zum Inhaber.',
  notDisabled: () => 'Gelöscht wird nur, wer gesperrt ist. Sperren Sie zuerst den Zugang.',
  pharmacyCodeTaken: ({ pharmacyCode }) =>
    `Das Kürzel ${pharmacyCode} hat schon eine andere Apotheke. Wählen Sie ein anderes.`,
  signOnNotValid: () =>
    'Diese Anmeldung lässt sich nicht abschließen: Sie wurde in einem anderen Browser begonnen, schon abgeschlossen, hat zu lange gedauert, oder der Identitätsanbieter hat Sie nicht bestätigt. Beginnen Sie noch einmal.',
  notAssigned: () =>
    'Ihre Organisation gibt Ihnen keinen Zugang: Keine Ihrer Gruppen hat eine Rolle, oder Ihr Zugang wurde beendet. Fragen Sie einen Inhaber Ihrer Organisation.',
  addressNotVerified: () => 'Der Identitätsanbieter bestätigt Ihre E-Mail-Adresse nicht. Fragen Sie dessen Betreiber.',
  notInvited: ({ email }) =>
    `Für ${email} gibt es noch kein Konto, und dieser Identitätsanbieter darf für die Domain keines anlegen. Bitten Sie einen Inhaber Ihrer Organisation um eine Einladung, nehmen Sie sie an, und melden Sie sich dann hier an; oder bitten Sie den Betreiber des Servers, die Domain in SIGN_ON_DOMAINS zu nennen.`,
  accountExists: ({ email }) =>
    `Für ${email} gibt es ein Konto, an dem dieser Identitätsanbieter nicht anmelden kann. Lassen Sie sich von Ihrer Organisation einladen, nehmen Sie mit Ihrem Passwort an, und melden Sie sich hier wieder an.`,

  // Katalog
  duplicateDrug: () =>
    'Ein anderes Arzneimittel des Katalogs hat diesen NDC oder diese GTIN. Nehmen Sie jenes, oder berichtigen Sie den Code.',
  drugArchived: () => 'Dieses Arzneimittel ist nicht mehr im Katalog. Nehmen Sie es zuerst wieder auf.',
  unitInUse: ({ unit }) =>
    `Von diesem Arzneimittel sind Mengen in ${unit} gebucht. Legen Sie für eine andere Einheit ein neues Arzneimittel an.`,
  supplierNameTaken: ({ name }) =>
    `Einen Lieferanten mit dem Namen ${name} gibt es schon. Nehmen Sie jenen, oder wählen Sie einen anderen Namen.`,
  similarDrug: ({ name, as }) =>
    `Im Katalog steht schon ${name} in dieser Stärke und Darreichungsform${as && ` (${as})`}. Nehmen Sie jenes, oder bestätigen Sie, dass es ein anderes Produkt ist.`,

  // Bestand
  insufficientStock: ({ requested, available, lotNumber, skipped, orders }) =>
    [
      `${requested} angefordert, ${available} jetzt verfügbar${lotNumber === null ? '' : ` aus Charge ${lotNumber}`}.`,
      ...(skipped > 0
        ? [
            `${skipped} ${skipped === 1 ? 'Charge' : 'Chargen'} mit Ware können nicht verwendet werden.`.replace(
              '1 Charge mit Ware können',
              '1 Charge mit Ware kann',
            ),
          ]
        : []),
      ...(lotNumber !== null && orders.length > 0 ? [allocatedTo(lotNumber, orders)] : []),
    ].join(' '),
  lotNotUsable: ({ lotNumber, reason }) =>
    `Aus Charge ${lotNumber} kann nichts abgegeben werden. ${skipReason[reason]}`,
  lotExpired: ({ expiredOn }) =>
    `Diese Ware ist am ${day(expiredOn)} verfallen und kann nicht eingebucht werden. Prüfen Sie das Datum auf der Packung.`,
  expiryRequired: ({ lotNumbers }) =>
    `Für Charge ${lotNumbers.join(', ')} fehlt das Verfalldatum. Geben Sie das auf der Packung an; wo nur ein Monat steht, den Monat.`,
  alreadyReversed: () =>
    'Diese Buchung wurde schon zurückgebucht. Erfassen Sie die Bewegung neu, falls sie doch richtig war.',
  returnedSince: () =>
    'Von dieser Buchung wurde etwas zurückgegeben. Buchen Sie zuerst die Rückgaben zurück, falls auch sie falsch waren.',
  notReturnable: ({ type }) =>
    type === 'CUSTOMER_RETURN'
      ? 'Zurückkommen kann nur, was durch eine nicht zurückgebuchte Abgabe oder Ausgabe hinausging. Nennen Sie jene Buchung.'
      : 'Zurückgeschickt werden kann nur, was durch einen nicht zurückgebuchten Wareneingang kam. Nennen Sie jene Buchung.',
  returnExceeded: ({ lotNumber, moved, returned, requested }) =>
    `${requested} von Charge ${lotNumber} sind mehr, als zurückgegeben werden kann: Diese Buchung bewegte ${moved}, und ${returned} wurden schon zurückgegeben.`,
  notReversible: () => 'Eine Rückbuchung lässt sich nicht zurückbuchen. Erfassen Sie die Bewegung neu.',
  illegalLotTransition: ({ from, to, allowed }) =>
    step(
      lotStatus[from],
      lotStatus[to],
      allowed.map((each) => lotStatus[each]),
      'Diesen Status verlässt nur die ganze Charge.',
    ),
  lotUnderRecall: ({ lotNumber, number, caughtAs }) =>
    `Charge ${lotNumber} ${caughtAs === null ? `ist von Rückruf ${number} betroffen` : `wurde als ${caughtAs} von Rückruf ${number} erfasst`}, der aktiv ist. Freigegeben werden kann sie, sobald er abgeschlossen ist.`,
  expiryFar: ({ lotNumber, expiresOn, years }) =>
    `Charge ${lotNumber} würde erst am ${day(expiresOn)} verfallen, in mehr als ${years} Jahren. Prüfen Sie das Datum auf der Packung.`,
  shortDated: ({ lotNumber, expiresOn, days }) =>
    `Charge ${lotNumber} verfällt am ${day(expiresOn)}, früher als in den ${days} Tagen, die diese Ware noch haltbar sein muss. Nehmen Sie sie trotzdem an, oder in Quarantäne.`,
  unusualQuantity: ({ quantity, unit, drug, movement, limit, count, largest }) =>
    `${quantity} (${unit}) ist viel mehr, als hier von ${drug} sonst ${usually[movement]} wird: mehr als ${limit}; die größte der letzten ${count} Mengen war ${largest}. Stimmt das?`,
  returnsAllocated: ({ lotNumber, orders }) =>
    `${allocatedTo(lotNumber, orders)} Was zurückgeschickt wird, ist diesen Aufträgen nicht mehr zugeteilt.`,

  // Aufträge
  illegalOrderTransition: ({ from, to, allowed }) =>
    step(
      orderStatus[from],
      orderStatus[to],
      allowed.map((each) => orderStatus[each]),
      'Der Auftrag ist beendet.',
    ),
  orderShort: ({ lines }) =>
    `Für ${lines === 1 ? 'eine Position' : `${lines} Positionen`} dieses Auftrags ist nicht genug verfügbar.`,
  ownOrder: () => 'Diesen Auftrag muss jemand anderes genehmigen: Sie haben ihn beantragt.',
  overFulfilled: ({ outstanding, requested }) =>
    `${requested} sind mehr als die ${outstanding}, die noch offen sind. Erfassen Sie den Rest als zusätzliche Ware, mit dem Grund.`,
  receiptConfirmed: () => 'Der Empfang dieses Auftrags wurde schon bestätigt.',
  notDelivered: ({ status }) =>
    `Es gibt nichts zu bestätigen: Dieser Auftrag hat den Status ${orderStatus[status]} und ist nicht geliefert.`,

  // Rückrufe und Warnungen
  recallNumberMissing: () =>
    'Der Text enthält keine Rückrufnummer wie D-1362-2012. Geben Sie die Nummer der Meldung an.',
  illegalRecallTransition: ({ from, to, allowed }) =>
    step(
      recallState[from],
      recallState[to],
      allowed.map((each) => recallState[each]),
      'Der Rückruf ist erledigt.',
    ),
  recallCoversNothing: () =>
    'Noch hat niemand bestätigt, was dieser Rückruf umfasst. Nennen Sie Arzneimittel oder Codes, oder schließen Sie ihn ab, wenn er hier nichts betrifft.',
  recallNotActive: ({ state }) =>
    `Dieser Rückruf hat den Status ${recallState[state]}. Bestätigt wird nur ein aktiver.`,
  illegalAlertTransition: ({ from, to, allowed }) =>
    step(
      alertState[from],
      alertState[to],
      allowed.map((each) => alertState[each]),
      'Die Warnung ist erledigt.',
    ),
  assigneeMayNot: ({ name }) =>
    `${name} darf in dieser Apotheke keine Warnungen bearbeiten. Wählen Sie jemanden, der dort arbeitet.`,

  // Nachrichten und Protokoll
  alreadyParticipant: () => 'Diese Person oder Rolle nimmt schon an der Unterhaltung teil.',
  noParticipant: () => 'Diese Person oder Rolle nimmt an der Unterhaltung nicht teil.',
  messageConfirmedBefore: () => 'Sie haben diese Nachricht schon bestätigt.',
  messageIsOwn: () => 'Diese Nachricht haben Sie selbst geschrieben.',
  noConfirmationWanted: () => 'Für diese Nachricht wurde keine Bestätigung erbeten.',
  messageTextRemoved: () => 'Der Text dieser Nachricht wurde entfernt.',
  messageRedactedBefore: () => 'Der Text dieser Nachricht wurde schon entfernt.',
  noticeHasNoText: () => 'Ein Hinweis des Systems enthält keinen Text einer Person.',
  nothingToSign: () => 'Seit dem letzten Prüfpunkt wurde nichts versiegelt.',

  // Fehler, für die es hier keinen engeren Satz gibt
  unauthenticated: () => 'Melden Sie sich zuerst an: Senden Sie das Token der Sitzung als „Authorization: Bearer …“.',
  factorRequired: () =>
    'Ihre Organisation verlangt einen zweiten Faktor. Richten Sie zuerst einen ein: eine Authenticator-App oder einen Passkey.',
  changeNotShown: () =>
    'Die Änderung wurde gebucht, ließ sich aber nicht anzeigen. Sehen Sie nach. Noch einmal gesendet würde sie doppelt gelten, außer unter demselben Idempotency-Key.',
  recordedBefore: ({ fields }) => `Zuvor gebucht: ${fields}.`,
  internal: ({ requestId }) =>
    `Bei uns ist etwas schiefgegangen. Wenn Sie um Hilfe bitten, nennen Sie diese Nummer: ${requestId}.`,
  noSuchRecord: ({ what }) => `Es gibt ${no[what]} mit dieser ID.`,
  unknownId: () => 'Unter dieser ID gibt es nichts.',
  fieldNotValid: ({ field }) => `Die Angabe in ${field} ist nicht gültig.`,
  requestNotValid: ({ detail }) => `Die Anfrage ist nicht gültig: ${detail}`,
  ofCode: ({ code }) => ofCode[code],

  // Fehler
  roleLacks: ({ permission }) => `Ihre Rolle umfasst ${permission} nicht.`,
  roleLacksHere: ({ permission }) => `Ihre Rolle umfasst ${permission} in dieser Apotheke nicht.`,
  roleLacksAsk: ({ permission, atAll }) =>
    `Ihre Rolle umfasst ${permission}${atAll ? ' für alle Apotheken' : ''} nicht. Fragen Sie einen Inhaber oder die Leitung Ihrer Organisation.`,
  keyLacks: ({ permission, atAll }) =>
    `Dieser Dienstschlüssel umfasst ${permission}${atAll ? ' für alle Apotheken' : ''} nicht. Ein Inhaber kann einen anderen erstellen, der es umfasst.`,
  proofRequired: ({ minutes }) =>
    `Dafür müssen Sie sich in den letzten ${minutes} Minuten ausgewiesen haben. Es wurde nichts geändert: Tun Sie das mit proveIdentity, und senden Sie es noch einmal.`,
  parametersDoNotFit: () => 'Die Parameter passen nicht zu dieser Adresse.',
  restIsClosed: () => 'Dieser Server führt nur freigegebene Dokumente aus, unter /graphql: REST ist geschlossen.',
  noSuchAddress: () => 'Diese Adresse gibt es nicht. /api/openapi.json nennt alle, die es gibt.',
  namesOnly: () =>
    'Dieser Dienstschlüssel nennt nur Namen: Für Adressen und Rollen braucht er member:read, wo die Person arbeitet.',
  sessionsOfOthers: () => 'Die Sitzungen anderer sieht nur, wer Mitglieder verwaltet.',
  sessionsOutOfReach: () =>
    'Dieses Mitglied hat eine Rolle, die Sie nicht entziehen dürfen; seine Sitzungen sehen Sie deshalb nicht.',
  accountJustRemoved: () =>
    'Das Konto mit dieser Adresse wurde eben entfernt. Es wurde nichts geändert; versuchen Sie es noch einmal.',
  ownFactors: () => 'Die eigenen zweiten Faktoren ändern Sie mit removeTotp und removePasskey.',
  memberOutOfReach: () =>
    'Bei diesem Mitglied dürfen Sie das nicht: Es hat eine Rolle, die Sie nicht entziehen dürfen.',
  concernsAllPharmacies: () => 'Das betrifft alle Apotheken: Darüber entscheidet nur ein Inhaber aller Apotheken.',
  tooManyInvitations: () =>
    'In der letzten Stunde wurden zu viele Einladungen verschickt. Laden Sie später noch einmal ein.',
  nobodyNew: () => 'Dieser Server nimmt niemanden Neues auf. Fragen Sie den Betreiber.',
  cannotDisable: () => 'Dieses Mitglied können Sie nicht sperren: Es hat eine Rolle, die Sie nicht entziehen dürfen.',
  cannotEnable: () => 'Dieses Mitglied können Sie nicht entsperren: Es hat eine Rolle, die Sie nicht vergeben dürfen.',
  cannotErase: () => 'Dieses Mitglied können Sie nicht löschen: Es hat eine Rolle, die Sie nicht entziehen dürfen.',
  namePharmacy: () => 'Sie verwalten einzelne Apotheken: Nennen Sie eine davon in pharmacyId.',
  cannotUnlock: () =>
    'Die Anmeldung dieses Mitglieds können Sie nicht freigeben: Es hat eine Rolle, die Sie nicht entziehen dürfen.',
  lockedElsewhere: () =>
    'Dieses Mitglied arbeitet auch für eine andere Organisation: Die Sperre schützt sein Konto auch dort und endet von selbst.',
  noNewOrganizations: () => 'Dieser Server nimmt keine neuen Organisationen auf. Fragen Sie den Betreiber.',
  vouchedHereAlone: () =>
    'Der Identitätsanbieter Ihrer Organisation bürgt nur in dieser Organisation für Sie, und andere Organisationen verlassen sich auf Ihr Konto. Melden Sie sich über den Anbieter noch einmal an.',
  secondPerson: () =>
    'Das braucht eine zweite Person: Eine Kollegin oder ein Kollege muss es bestätigen, nicht noch einmal Sie.',
  ownPasswordElsewhere: () =>
    'Das ist für Kolleginnen und Kollegen. Das eigene Passwort ändern Sie mit dem, das Sie haben.',
  cannotReset: () =>
    'Diesem Mitglied können Sie kein neues Passwort ermöglichen: Es hat eine Rolle, die Sie nicht entziehen dürfen.',
  sendsNoMail: () =>
    'Dieser Server verschickt keine E-Mails. Bitten Sie einen Inhaber oder die Leitung Ihrer Organisation um einen Link, oder den Betreiber des Servers.',
  noSignOn: () =>
    'Dieser Server meldet niemanden über Identitätsanbieter an: Der Betreiber muss zuerst PUBLIC_URL setzen.',
  recalledElsewhere: () =>
    'Chargen dieser Nummer sind auch in anderen Apotheken zurückgerufen und verlassen diesen Status nur gemeinsam: Sie brauchen stock:set-lot-status in jeder davon.',
  onlySenderRemoves: () => 'Den Text entfernt nur, wer ihn geschrieben hat, oder wer mit message:moderate teilnimmt.',
  onlyStarterRemoves: () =>
    'Andere entfernt nur, wer die Unterhaltung begonnen hat oder mit message:moderate teilnimmt.',
  personsOnly: () => 'Das darf nur eine angemeldete Person, kein Dienst mit seinem Schlüssel.',
  passwordNeeded: () =>
    'Der Identitätsanbieter Ihrer Organisation bürgt nur in dieser Organisation für Sie. Melden Sie sich dafür mit Ihrem Passwort an.',
  viewNotRecorded: () =>
    'Das lässt sich gerade nicht anzeigen, weil nicht aufgezeichnet werden kann, dass Sie es angesehen haben. Versuchen Sie es noch einmal.',
  databaseBusy: () =>
    'Die Datenbank hatte rechtzeitig keine Verbindung frei: Sie ist sehr ausgelastet oder antwortet nicht. Es wurde nichts geändert; versuchen Sie es noch einmal.',
  recordsInUse: () =>
    'Die Daten sind gerade in einem anderen Vorgang in Benutzung. Es wurde nichts geändert; versuchen Sie es noch einmal.',
  diskFull: () =>
    'Die Festplatte der Datenbank ist voll, deshalb lässt sich im Augenblick nichts buchen. Es wurde nichts geändert; versuchen Sie es noch einmal, sobald Platz ist.',
  databaseAway: () =>
    'Die Datenbank ist im Augenblick nicht erreichbar oder kann nichts buchen. Es wurde nichts geändert; versuchen Sie es bald noch einmal.',
  historyNotNegative: () =>
    'So viel war zu diesem Zeitpunkt nicht in der Charge: Ein späterer Bestand würde negativ. Nehmen Sie einen späteren Zeitpunkt oder eine kleinere Menge.',
  timezoneUnknown: () =>
    'Diese Zeitzone kennt die Datenbank nicht. Geben Sie ein Gebiet und eine Stadt an, etwa Europe/Berlin, oder UTC.',
  periodClosed: () =>
    'Dieser Tag liegt in einem abgeschlossenen Zeitraum (Pharmacy.closedUntil). Datieren Sie später, oder bitten Sie einen Inhaber, den Zeitraum wieder zu öffnen.',
  periodNotOver: () =>
    'Ein Zeitraum wird abgeschlossen, wenn er vorbei ist: Sein letzter Tag muss seit mindestens fünf Minuten zu Ende sein.',
  stockTooLarge: () => 'Der Bestand wäre dann größer als 1.000.000.000 Einheiten.',
  cursorExpired: () =>
    'Dieser Cursor ist älter als der aufbewahrte Verlauf: Fragen Sie nach liveCursor, lesen Sie die Liste noch einmal, und machen Sie dort weiter.',
  tooManyPasswords: () => 'Zu viele Anmeldungen warten. Es wurde nichts geändert; versuchen Sie es noch einmal.',
  tooManyWait: () => 'Der Server ist ausgelastet. Es wurde nichts geändert; versuchen Sie es noch einmal.',
  providerUnknown: () =>
    'Der Identitätsanbieter der Organisation kennt diesen Server nicht: Ein Inhaber muss Client-ID und Client-Secret prüfen.',
  providerSilent: () =>
    'Der Identitätsanbieter der Organisation antwortet nicht wie erwartet. Versuchen Sie es bald noch einmal, oder melden Sie sich mit Ihrem Passwort an.',
  changedByOthers: () =>
    'Andere haben dieselben Daten immer wieder geändert. Es wurde nichts geändert; versuchen Sie es noch einmal.',
  outcomeUnknown: () =>
    'Die Datenbank antwortete nicht mehr, während das gebucht wurde; ob es gebucht ist, ist nicht bekannt. Senden Sie es unter demselben Idempotency-Key noch einmal, oder sehen Sie nach, bevor Sie es noch einmal tun.',
  askedTooMuch: ({ own, seconds }) =>
    `${own ? 'Sie haben' : 'Ihre Organisation hat'} in letzter Zeit sehr viel abgefragt. Es wurde nichts geändert; versuchen Sie es in ${inSeconds(seconds)} noch einmal.`,
  tooManyTries: ({ what, seconds }) =>
    `Zu viele ${tries[what]}. Versuchen Sie es in ${inSeconds(seconds)} noch einmal.`,
  tooManyLinks: ({ email }) =>
    `In der letzten Stunde gingen mehrere Links an ${email}: Einer davon gilt noch. Versuchen Sie es in einer Stunde noch einmal.`,
  limitExceeded: ({ limit, found, allowed }) =>
    `Die Anfrage verlangt zu viel auf einmal: ${limits[limit]} ist ${found}, erlaubt ist höchstens ${allowed}. Fragen Sie in kleineren Teilen.`,
  keyUsedOtherwise: () =>
    'Dieser Idempotency-Key wurde schon mit anderen Angaben verwendet. Nehmen Sie für eine neue Anfrage einen neuen.',
  keyForm: () => 'Ein Idempotency-Key besteht aus 1 bis 255 sichtbaren ASCII-Zeichen, etwa eine UUID.',
  cursorOfOtherList: () =>
    'Dieser Cursor stammt nicht aus dieser Liste. Nehmen Sie endCursor der vorigen Seite, mit demselben Filter und derselben Sortierung.',
  cursorOfOtherHistory: () =>
    'Dieser Cursor stammt nicht aus diesem Verlauf: Lesen Sie die Liste noch einmal, und machen Sie hinter liveCursor weiter. Nach dem Einspielen einer Sicherung gelten ältere Cursor nicht mehr.',
  cursorOfOtherCopy: () =>
    'Dieser Cursor stammt nicht aus dieser Liste. Nehmen Sie den Cursor der vorigen Seite mit denselben Arten, oder verwerfen Sie Ihre Kopie, und beginnen Sie ohne Cursor.',
  movementInFuture: () => 'Eine Bewegung kann nicht in der Zukunft liegen: Prüfen Sie input.occurredAt.',
  backDateNeeds: ({ hours }) =>
    `Um mehr als ${hours} Stunden zurückzudatieren, brauchen Sie stock:back-date; Ihre Rolle umfasst das nicht.`,
  backDateReason: ({ hours }) =>
    `Nennen Sie in input.reason den Grund, warum um mehr als ${hours} Stunden zurückdatiert wird.`,
  heldLotNeeds: ({ lotNumber, status }) =>
    `Charge ${lotNumber} hat jetzt den Status ${lotStatus[status]}. Um zu erfassen, dass vorher Ware davon hinausging, brauchen Sie stock:back-date; Ihre Rolle umfasst das nicht.`,
  heldLotReason: ({ lotNumber, status }) =>
    `Charge ${lotNumber} hat jetzt den Status ${lotStatus[status]}. Sagen Sie in input.reason, woher bekannt ist, dass vorher Ware davon hinausging.`,
  otherLotNeeds: ({ lotNumber }) =>
    `Charge ${lotNumber} verfällt zuerst. Um vorher eine andere zu nehmen, brauchen Sie stock:choose-lot; Ihre Rolle umfasst das nicht.`,
  otherLotReason: ({ lotNumber }) =>
    `Charge ${lotNumber} verfällt zuerst. Nennen Sie in input.reason den Grund, warum vorher eine andere genommen wird.`,
  undoNeeds: ({ minutes }) =>
    `Zurückbuchen dürfen Sie, was Sie selbst in den letzten ${minutes} Minuten gebucht haben. Für alles andere brauchen Sie stock:reverse; Ihre Rolle umfasst das nicht.`,
  movementTooLarge: ({ most }) => `Eine Bewegung umfasst höchstens ${number(most)} Einheiten.`,
  deliveryTooLarge: ({ most }) =>
    `Eine Lieferung umfasst höchstens ${number(most)} Einheiten eines Arzneimittels. Liefern Sie in Teilen.`,
  stockHolds: ({ onHand, most }) =>
    `Der Bestand beträgt ${number(onHand)}; mehr als ${number(most)} sind nicht möglich.`,
  stockHoldsAtMost: ({ most }) => `Ein Bestand kann nicht größer sein als ${number(most)}.`,
  quantityOrLots: () => 'Geben Sie entweder input.quantity oder input.lots an, nicht beides.',
  adjustmentSign: ({ type, adds }) =>
    `${type} ${adds ? 'fügt hinzu: Geben Sie in input.quantityChange eine positive' : 'nimmt weg: Geben Sie in input.quantityChange eine negative'} Zahl an.`,
  returnedBefore: () =>
    'Zurückgegeben wird Ware erst, nachdem sie bewegt wurde: Geben Sie in input.occurredAt einen späteren Zeitpunkt an.',
  wholeLot: ({ lotNumber, quantity }) =>
    `Charge ${lotNumber} umfasst ${quantity}: Das wäre alles. Nehmen Sie setLotStatus für die ganze Charge.`,
  nothingCorrected: () => 'Geben Sie die Nummer oder das Datum an, das wirklich auf der Packung steht.',
  searchEmpty: () => 'Sagen Sie, was Sie suchen: eine Chargennummer, einen NDC, eine GTIN oder ein Arzneimittel.',
  maximumBelowMinimum: () => 'input.maxQuantity muss mindestens so groß sein wie input.minQuantity.',
  stockOrPharmacyAndDrug: () => 'Geben Sie entweder input.stockId an oder input.pharmacyId mit input.drugId.',
  issueWithSupplier: () =>
    'Eine Ausgabe (ISSUE) hat keinen Lieferanten; nur eine Bestellung (PURCHASE) kommt von einem.',
  purchaseWithRecipient: () =>
    'Eine Bestellung (PURCHASE) hat keinen Empfänger; nur eine Ausgabe (ISSUE) ist für jemanden.',
  ambiguousCode: ({ code }) => `Der Code ${code} gehört zu mehreren Arzneimitteln. Geben Sie die ID an.`,
  linesOrDrug: () => 'Geben Sie entweder input.lines an oder input.drugId mit input.quantity.',
  linesMissing: () => 'Es fehlt, was beantragt wird: input.lines, oder input.drugId mit input.quantity.',
  drugIdOrCode: () => 'Jede Position nennt ihr Arzneimittel entweder durch drugId oder durch code.',
  lotsMissing: () => 'Geben Sie zu jeder Position an, welche Chargen gekommen sind.',
  lineTwice: () => 'Nennen Sie jede Position nur einmal.',
  lineNeeds: ({ kind, field }) =>
    `Die Positionen ${kind === 'ISSUE' ? 'einer Ausgabe (ISSUE)' : 'einer Bestellung (PURCHASE)'} brauchen ${field} und sonst nichts.`,
  snoozeUntil: ({ days }) => `input.until muss in der Zukunft liegen, höchstens ${days} Tage von jetzt an.`,
  userOrRole: () => 'Geben Sie entweder input.userId oder input.role an.',
  openingExpired: ({ expiresOn }) => `Ware, die am ${day(expiresOn)} verfallen ist, kann nicht eingebucht werden.`,
  openingExpiryMissing: () =>
    'Geben Sie in input.expiration das Datum auf der Packung an; wo nur ein Monat steht, den Monat. Für Ware ohne Verfalldatum setzen Sie input.expiryControl auf NONE.',
  openingQuantityMissing: ({ field }) =>
    `input.${field} beschreibt einen Anfangsbestand; geben Sie dazu input.quantity an.`,
  openingPharmacyMissing: () => 'Geben Sie in input.pharmacyId an, in welcher Apotheke der Anfangsbestand liegt.',
  ndcForm: () =>
    'Der NDC eines Produkts besteht aus zwei Zifferngruppen mit Bindestrich: 4-4, 5-3, 5-4 oder 6-4, etwa 0002-3229.',
  lotTakenFor: ({ lotNumber, known }) =>
    `Charge ${lotNumber} gilt als Charge ${known}, die mit demselben Verfalldatum schon da ist; die Ware wurde ihr hinzugefügt.`,
  lotKeptApart: ({ lotNumber, known }) =>
    `Charge ${lotNumber} wird getrennt von Charge ${known} geführt, die anders geschrieben ist.`,
  lotOfOtherExpiry: ({ lotNumber, dates }) =>
    `Charge ${lotNumber} ist mit anderem Verfalldatum bekannt (${days(dates)}); diese wird als eigene Charge geführt. Prüfen Sie das Datum auf der Packung.`,
  lotAlsoOfOtherExpiry: ({ lotNumber, dates }) =>
    `Charge ${lotNumber} ist auch mit anderem Verfalldatum bekannt (${days(dates)}). Prüfen Sie die Daten auf den Packungen.`,
  arrivedRecalled: ({ lotNumber, quantity, noted }) =>
    `Charge ${lotNumber} ist zurückgerufen: Nichts davon darf abgegeben werden, auch diese ${quantity} nicht. Legen Sie sie beiseite.${noted === null ? '' : ` Vermerk dazu: ${noted}`}`,
  arrivedInQuarantine: ({ lotNumber, quantity, reason }) =>
    `${quantity} von Charge ${lotNumber} sind in Quarantäne, bis jemand sie freigibt: ${reason}`,
  arrivedInHeldLot: ({ lotNumber, status }) =>
    `Charge ${lotNumber} hat den Status ${lotStatus[status]}; abgegeben werden kann daraus erst, wenn sie freigegeben ist.`,
  dispensedBeforeHeld: ({ lotNumber, status }) =>
    `Charge ${lotNumber} hat seither den Status ${lotStatus[status]}, und Ware davon war schon hinausgegangen. Finden Sie heraus, wer sie hat.`,
  cameBack: ({ lotNumber, status }) =>
    `Was von Charge ${lotNumber} zurückkam, hat den Status ${lotStatus[status]}: ${status === 'RECALLED' ? 'Legen Sie es beiseite. Niemand kann es freigeben, solange ein Rückruf, der es erfasst, aktiv ist.' : 'Es kann erst verwendet werden, wenn jemand es freigibt.'}`,
  ordersLose: ({ units }) => `${units} davon waren Aufträgen zugeteilt; dort steht jetzt, dass sie entfallen.`,
  namesakesHeld: ({ others, status }) =>
    `${others === 1 ? 'Eine andere Charge dieses Arzneimittels und dieser Nummer hat' : `${others} andere Chargen dieses Arzneimittels und dieser Nummer haben`} jetzt auch den Status ${lotStatus[status]}, in allen Apotheken.${status === 'RECALLED' ? ' Legen Sie die Ware beiseite.' : ''}`,
  partsCorrected: ({ units }) => `${units} in Teilen davon werden mit ihr berichtigt.`,
  partFromNow: ({ lotNumber }) =>
    `Charge ${lotNumber} ist mit demselben Verfalldatum schon da; diese Ware gehört ab jetzt zu ihr.`,
  heldFromNow: ({ lotNumber, status }) =>
    `Charge ${lotNumber} hat ab jetzt den Status ${lotStatus[status]}. Legen Sie die Ware beiseite.`,
  staysRecalled: ({ lotNumber, was }) =>
    `Charge ${lotNumber} wurde als ${was} zurückgerufen und bleibt es. Lassen Sie die Ware beiseite.`,
  labelDoubt: ({ kind }) => labelDoubts[kind],

  // Was eine Eingabe von einem Feld sagt, das eine ihrer Regeln verletzt; das Feld steht daneben
  severalWrong: ({ count }) => `${count} Angaben stimmen nicht.`,
  notEmpty: () => 'Diese Angabe darf nicht leer sein.',
  noText: () => 'Diese Angabe muss ein Text sein.',
  atMostCharacters: ({ most }) => `Diese Angabe darf höchstens ${number(most)} Zeichen haben.`,
  wholeNumber: () => 'Geben Sie eine ganze Zahl ein.',
  atLeast: ({ least }) => `Geben Sie mindestens ${number(least)} ein.`,
  atMost: ({ most }) => `Geben Sie höchstens ${number(most)} ein.`,
  notZero: () => 'Geben Sie eine andere Zahl als 0 ein.',
  atLeastItems: ({ least }) =>
    `Geben Sie mindestens ${least === 1 ? 'einen Eintrag' : `${number(least)} Einträge`} an.`,
  atMostItems: ({ most }) => `Geben Sie höchstens ${number(most)} Einträge auf einmal an.`,
  noTime: () => 'Geben Sie einen Zeitpunkt zwischen den Jahren 1900 und 2200 ein.',
  noAddress: ({ reason }) => noAddress[reason],
  noLotNumber: ({ reason }) => `${noLotNumber[reason]} Geben Sie ein, was auf der Packung steht.`,
  passwordLength: () => 'Ein Passwort hat 12 bis 128 Zeichen.',
  pinForm: () => 'Eine PIN hat 6 bis 8 Ziffern.',
  timezoneForm: () => 'Geben Sie eine Zeitzone mit Gebiet und Stadt an, etwa Europe/Berlin, oder UTC.',
  pharmacyCodeForm: () => 'Ein Apothekenkürzel hat 1 bis 20 Großbuchstaben, Ziffern und Bindestriche, etwa MAIN-2.',
  scopeForm: () => 'Geben Sie Wörter mit je einem Leerzeichen dazwischen an, darunter openid.',
  deviceTokenForm: () => 'Diese Angabe muss aus 32 zufälligen Bytes in base64url bestehen, ohne Füllzeichen.',
  valueMissing: () => 'Diese Angabe fehlt.',
  unknownField: () => 'Ein solches Feld gibt es nicht.',
  valueOfOtherType: () => 'Dieser Wert passt nicht zum Typ des Feldes.',
  unstorable: () =>
    'Diese Angabe enthält ein Zeichen, das nicht gespeichert werden kann (U+0000 oder die Hälfte eines Paares).',
  mustBeObject: () => 'Diese Angabe muss ein Objekt sein.',
  mustBeOfType: ({ type }) => `Diese Angabe muss vom Typ ${type} sein.`,
  mustBeEntity: ({ types }) => `Diese Angabe muss ein Objekt sein, dessen __typename ${either(types)} ist.`,
  needsKey: ({ type, keys }) => `Dieser Angabe fehlt ein Schlüssel von ${type}: ${either(keys)}.`,
  noSuchParameter: () => 'Einen solchen Parameter gibt es hier nicht.',
  parameterTwice: () => 'Dieser Parameter wird höchstens einmal angegeben.',

  // Was sonst an einer Eingabe nicht stimmt
  oneFactor: () =>
    'Geben Sie genau eines an: den Code der Authenticator-App, einen Wiederherstellungscode oder einen Passkey.',
  oneProof: () =>
    'Geben Sie genau eines an: ein Passwort, den Code der Authenticator-App, einen Wiederherstellungscode oder einen Passkey.',
  passkeyForm: () => 'Diese Angabe muss das JSON sein, mit dem der Browser die Optionen beantwortet hat.',
  roleOutOfReach: ({ role }) =>
    `Sie können die Rolle ${role} weder geben noch nehmen: Sie hat Berechtigungen, die Ihnen fehlen.`,
  colleagueLacks: ({ name, permission }) =>
    `Die Rolle von ${name} umfasst hier nicht ${permission}. Fragen Sie jemand anderen.`,
  colleagueFactor: ({ name }) =>
    `Ihre Organisation verlangt von ${name} einen zweiten Faktor: neben dem Passwort den Code der Authenticator-App, oder statt beider einen Passkey.`,
  keyEnds: ({ years }) => `Ein Schlüssel läuft in der Zukunft ab, in höchstens ${years} Jahren.`,
  notForServices: ({ permission }) => `Kein Dienst bekommt ${permission}: Diese Berechtigung ist Personen vorbehalten.`,
  uselessWithout: ({ permission, needed }) =>
    `${permission} nützt ohne ${needed} nichts: Geben Sie dem Schlüssel beides.`,
  keyOutOfReach: ({ permission, atAll }) =>
    `Sie können diesen Schlüssel nicht erstellen: Ihnen fehlt ${permission} ${atAll ? 'für alle Apotheken; nennen Sie einzelne' : 'in einer dieser Apotheken'}.`,
  noIssuer: ({ reason }) =>
    reason === 'FORM'
      ? 'Geben Sie die Adresse des Anbieters an, ohne etwas hinter dem Pfad.'
      : 'Die Adresse eines Anbieters beginnt mit https://.',
  clientSecretNeeded: () => 'Ein anderer Aussteller oder eine andere Client-ID braucht ein eigenes Client-Secret.',
  groupTwice: ({ group }) => `Nennen Sie die Gruppe ${group} für jeden Ort nur einmal.`,
  gtinForm: () =>
    'Eine GTIN hat 8, 12, 13 oder 14 Ziffern, von denen die letzte die Prüfziffer ist; bei dieser stimmt sie nicht.',
  noGtin: ({ text }) => `${text} ist keine GTIN: Die Prüfziffer stimmt nicht.`,
  noNdc: ({ text }) => `${text} ist kein NDC.`,
  drugAlwaysHas: ({ kept }) =>
    `Ein Arzneimittel hat immer ${kept === 'name' ? 'einen Namen' : 'eine Einheit'}; lassen Sie die Angabe weg, um sie zu behalten.`,
  undatedOnShelf: ({ units }) =>
    `${number(units)} Einheiten im Regal haben kein Verfalldatum und würden nie verfallen. Berichtigen Sie zuerst ihre Chargen: Geben Sie jeder das Datum von der Packung.`,
  supplierAlwaysHasName: () => 'Ein Lieferant hat immer einen Namen; lassen Sie die Angabe weg, um ihn zu behalten.',
  noDrugOfCode: ({ code }) => `Kein Arzneimittel des Katalogs hat den Code ${code}.`,
  oneSubject: () => 'Eine Unterhaltung handelt von höchstens einer Sache.',
  announcesWhat: () => 'In einer Unterhaltung wird nur von einem Auftrag, einem Bestand oder einer Meldung berichtet.',
  tooManyScopes: ({ most }) =>
    `Ein Rückruf erfasst höchstens ${number(most)} Chargen. Um alle zu erfassen, nennen Sie keine.`,
  oneCode: () => 'Nennen Sie genau eines: ein Arzneimittel, einen NDC oder eine GTIN.',
  scopeOfNoLots: () =>
    'Nennen Sie die Chargen, oder lassen Sie sie weg, um alle zu erfassen. Was keine Charge erfasst, bleibt ganz weg.',
  scopeLotNumber: () => 'Eine Chargenbezeichnung hat 1 bis 50 Zeichen, darunter einen Buchstaben oder eine Ziffer.',
  lastBeforeFirst: () => 'Der letzte Tag liegt vor dem ersten.',
  tooManyPeriods: ({ most }) =>
    `Eine Reihe hat höchstens ${number(most)} Zeiträume. Wählen Sie eine kürzere Zeit oder längere Zeiträume.`,
  monthsRange: () => 'Fragen Sie nach 1 bis 60 Monaten.',

  // Was aus Aufträgen wird, deren Ware zurückgenommen wird, und aus Meldungen, die gelesen werden
  lotWasRecalled: ({ lotNumber }) => `Charge ${lotNumber} wurde zurückgerufen.`,
  recallIsActive: ({ number: recall }) => `Der Rückruf ${recall} ist aktiv.`,
  lotPutAside: ({ lotNumber, quantity }) => `${number(quantity)} von Charge ${lotNumber} wurden beiseitegelegt.`,
  lotCorrectedAway: ({ lotNumber, as, expiredOn }) =>
    `Charge ${lotNumber} wurde berichtigt und kann nicht verwendet werden: ${expiredOn === null ? `${as} ist zurückgerufen` : `sie ist am ${day(expiredOn)} verfallen`}.`,
  goodsSentBack: ({ lotNumbers }) => `Ware von Charge ${lotNumbers.join(', ')} wurde zurückgeschickt.`,
  noLongerAllocated: ({ lots }) =>
    `Nicht mehr zugeteilt: ${lots.map(({ lotNumber, quantity }) => `${number(quantity)} von Charge ${lotNumber}`).join(', ')}.`,
  noRecord: () => 'Das ist kein Datensatz.',
  noticeWithoutNumber: () => 'Ihm fehlt recall_number.',
  noticeWithoutProduct: ({ number: notice }) => `${notice}: product_description fehlt.`,
  noticeOfOthers: ({ number: notice, type }) => `Bei ${notice} geht es um „${type}“, nicht um Arzneimittel.`,
  noticeTwice: ({ number: notice }) => `${notice} steht weiter oben schon in der Datei.`,
  requestTooLarge: ({ most }) => `Eine Anfrage hat höchstens ${number(most)} Bytes.`,
  noJson: () => 'Der Inhalt der Anfrage ist kein gültiges JSON.',
};

const ofCode: Record<ErrorCode, string> = {
  UNAUTHENTICATED: 'Melden Sie sich zuerst an.',
  FORBIDDEN: 'Ihre Rolle erlaubt das nicht.',
  FACTOR_REQUIRED: 'Ihre Organisation verlangt einen zweiten Faktor.',
  PROOF_REQUIRED: 'Bestätigen Sie zuerst, dass Sie es sind.',
  NOT_FOUND: 'Das gibt es nicht.',
  BAD_USER_INPUT: 'Eine der Angaben ist nicht gültig.',
  CONFLICT: 'Jemand anderes hat das im selben Augenblick geändert. Versuchen Sie es noch einmal.',
  CURSOR_EXPIRED: 'Dieser Cursor ist älter als der aufbewahrte Verlauf. Lesen Sie die Liste noch einmal von Anfang an.',
  RATE_LIMITED: 'Das waren zu viele Versuche. Warten Sie eine Weile, und versuchen Sie es noch einmal.',
  BUSY: 'Der Server ist ausgelastet. Versuchen Sie es gleich noch einmal.',
  UNAVAILABLE: 'Der Server kann das im Augenblick nicht. Versuchen Sie es später noch einmal.',
  OUTCOME_UNKNOWN: 'Es ist nicht bekannt, ob das gebucht wurde. Sehen Sie nach, bevor Sie es noch einmal eingeben.',
  LIMIT_EXCEEDED: 'Die Anfrage verlangt zu viel auf einmal.',
};

const instant = instantIn('de');
const notYou =
  'Wenn Sie es nicht waren, ändern Sie sofort Ihr Passwort, beenden Sie Ihre Sitzungen und sagen Sie einem Inhaber Ihrer Organisation Bescheid.';

/** What letters say in German. */
export const letters: Letters = {
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
