import type { NoAddress } from '../../access/address.ts';
import { plainName } from '../../access/plain-name.ts';
import type { AlertState } from '../../alerts/alert-state.ts';
import type { Permission, Role } from '../../authorization/permissions.ts';
import type { SkipReason } from '../../inventory/fefo.ts';
import type { NoLotNumber } from '../../inventory/lot-key.ts';
import type { LotStatus } from '../../inventory/lot-status.ts';
import type { UsualMovement } from '../../inventory/usual.ts';
import type { OrderStatus } from '../../orders/order-state.ts';
import type { RecallState } from '../../recalls/recall-state.ts';
import type { RecordName } from '../../record-names.ts';
import type { AdjustmentName, AllocatedTo, LabelDoubtKind, Limit, OpeningField, Tries } from '../facts.ts';
import { dayIn, instantIn, numberIn } from '../format.ts';
import type { Letters } from '../letter.ts';
import type { Action, Messages } from './en.ts';

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
  conversation: 'kein Gespräch',
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
/** What each permission allows, as it follows "Ihre Rolle erlaubt es nicht, …". */
const permissionNames: Record<Permission, string> = {
  'catalogue:read': 'den Katalog zu sehen',
  'catalogue:write': 'den Katalog zu ändern',
  'stock:read': 'Bestände zu sehen',
  'stock:receive': 'Ware einzubuchen',
  'stock:dispense': 'Arzneimittel abzugeben',
  'stock:choose-lot': 'die abzugebende Charge zu wählen',
  'stock:adjust': 'Bestände zu korrigieren',
  'stock:reverse': 'Bewegungen zurückzubuchen',
  'stock:reverse-own': 'eigene Bewegungen zurückzubuchen',
  'stock:back-date': 'Bewegungen zurückzudatieren',
  'stock:set-levels': 'Meldebestände festzulegen',
  'stock:set-lot-status': 'den Status von Chargen zu ändern',
  'period:close': 'Zeiträume abzuschließen',
  'order:read': 'Aufträge zu sehen',
  'order:read-recipient': 'zu sehen, für wen ein Auftrag ist',
  'order:request': 'Aufträge zu stellen',
  'order:approve': 'Aufträge zu genehmigen',
  'order:fulfill': 'Aufträge zu erfüllen',
  'message:read': 'Nachrichten zu lesen',
  'message:send': 'Nachrichten zu senden',
  'message:moderate': 'Gespräche zu moderieren',
  'alert:manage': 'Warnungen zu bearbeiten',
  'recall:enter': 'Rückrufe zu erfassen',
  'recall:activate': 'Rückrufe zu aktivieren',
  'recall:acknowledge': 'Rückrufe zu bestätigen',
  'member:read': 'Mitglieder zu sehen',
  'member:manage': 'Mitglieder zu verwalten',
  'pharmacy:create': 'Apotheken anzulegen',
  'organization:manage': 'die Organisation zu verwalten',
  'service-key:manage': 'Dienstschlüssel zu verwalten',
  'audit:read': 'das Protokoll zu lesen',
};
const roleNames: Record<Role, string> = {
  OWNER: 'Inhaber',
  MANAGER: 'Leitung',
  PHARMACIST: 'Apotheker',
  TECHNICIAN: 'PTA',
  AUDITOR: 'Prüfer',
};
const adjustmentNames: Record<AdjustmentName, string> = {
  ADJUSTMENT: 'Korrektur',
  COUNT: 'Zählung',
  DISPOSAL: 'Vernichtung',
};
const openingFields: Record<OpeningField, string> = {
  expiration: 'Ein Verfalldatum',
  lotNumber: 'Eine Chargennummer',
  pharmacyId: 'Eine Apotheke',
};

const number = numberIn('de');
const count = (value: number, one: string, many: string) => `${number(value)} ${value === 1 ? one : many}`;
const units = (value: number) => count(value, 'Einheit', 'Einheiten');
const inSeconds = (seconds: number) => (seconds === 1 ? 'einer Sekunde' : `${number(seconds)} Sekunden`);

const noAddress: Record<NoAddress, string> = {
  LONG: 'Das ist zu lang für eine E-Mail-Adresse.',
  UNSEEN: 'Geben Sie eine E-Mail-Adresse ohne Leerzeichen und unsichtbare Zeichen ein.',
  FORM: 'Geben Sie eine E-Mail-Adresse ein.',
  DOMAIN: 'Geben Sie eine E-Mail-Adresse mit einer Domain wie example.org ein.',
  LENGTH: 'Eine E-Mail-Adresse hat höchstens 64 Zeichen vor dem @ und 254 insgesamt.',
  ALPHABET: 'Die Buchstaben dieser E-Mail-Adresse könnten für die eines anderen Alphabets gehalten werden.',
};
const noLotNumber: Record<NoLotNumber, string> = {
  CONTROL: 'Diese Chargennummer enthält Steuerzeichen, etwa solche, die ein Scanner zwischen zwei Werten sendet.',
  DIRECTION: 'Diese Chargennummer enthält Zeichen, die die Leserichtung ändern.',
  BLANK: 'Eine Chargennummer hat einen Buchstaben oder eine Ziffer.',
};
const either = (words: readonly string[]) => words.join(' oder ');
const step = (from: string, to: string, allowed: readonly string[], otherwise: string) =>
  `Von ${from} nach ${to} geht es nicht. ${allowed.length > 0 ? `Möglich ist ${either(allowed)}.` : otherwise}`;
const day = dayIn('de', { day: '2-digit', month: '2-digit', year: 'numeric' });
const days = (dates: readonly (string | null)[]) =>
  dates.map((date) => (date === null ? 'ohne Datum' : day(date))).join(', ');
const allocatedTo = (lotNumber: string, orders: readonly AllocatedTo[]) =>
  `Von Charge ${lotNumber} sind zugeteilt: ${orders.map(({ quantity, orderNumber }) => `${number(quantity)} für Auftrag ${orderNumber}`).join(', ')}.`;

/**
 * What the server says to people, in German. It does not compile while a sentence is missing. A language is one file, whole,
 * with its letters and names of actions below, and so longer than code may be (docs/decisions/0059-messages-by-language.md).
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
    triesLeft > 0
      ? 'Das ist nicht Ihre PIN.'
      : 'Die PIN ist gesperrt. Bestätigen Sie auf andere Weise, dass Sie es sind.',
  invalidCredentials: () => 'E-Mail-Adresse oder Passwort stimmt nicht.',
  emailTaken: ({ email }) =>
    `Für ${email} gibt es schon ein Konto. Melden Sie sich an, oder nehmen Sie eine andere Adresse.`,
  alreadyMember: ({ email }) => `${email} gehört schon zur Organisation. Ändern Sie stattdessen die Rolle.`,
  weakPassword: () =>
    'Dieses Passwort ist zu leicht zu erraten. Gut sind mehrere Wörter, die nichts miteinander zu tun haben.',
  confirmationNotValid: () =>
    'Dieser Link gilt nicht mehr: Er ist unbekannt, schon benutzt oder abgelaufen. Registrieren Sie sich noch einmal.',
  wrongSignUpPassword: () => 'Das ist nicht das Passwort, das Sie bei der Registrierung gewählt haben.',
  invitationNotValid: () =>
    'Diese Einladung gilt nicht mehr: Sie ist unbekannt, schon benutzt, ersetzt oder abgelaufen. Bitten Sie um eine neue.',
  linkNotValid: () =>
    'Dieser Link gilt nicht mehr: Er ist unbekannt, schon benutzt, abgelaufen oder von jemandem erstellt, der das nicht mehr darf. Bitten Sie um einen neuen.',
  memberElsewhere: () =>
    'Diese Person arbeitet mit demselben Passwort auch für eine andere Organisation; ein Link würde ihr Konto auch dort öffnen. Bitten Sie den Betreiber des Servers um einen.',
  lastOwner: () =>
    'Die Organisation hätte dann keinen Inhaber aller Apotheken mehr. Machen Sie zuerst jemand anderen zum Inhaber.',
  notDisabled: () => 'Gelöscht werden kann nur, wessen Zugang beendet ist. Beenden Sie zuerst den Zugang.',
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
    `Für ${email} gibt es ein Konto, bei dem dieser Identitätsanbieter niemanden anmelden kann. Lassen Sie sich von Ihrer Organisation einladen, nehmen Sie die Einladung mit Ihrem Passwort an, und melden Sie sich hier noch einmal an.`,

  // Katalog
  duplicateDrug: () =>
    'Ein anderes Arzneimittel des Katalogs hat diesen NDC oder diese GTIN. Nehmen Sie dieses, oder korrigieren Sie den Code.',
  drugArchived: () => 'Dieses Arzneimittel ist nicht mehr im Katalog. Nehmen Sie es zuerst wieder auf.',
  unitInUse: ({ unit }) =>
    `Von diesem Arzneimittel sind Mengen in ${unit} gebucht. Legen Sie für eine andere Einheit ein neues Arzneimittel an.`,
  supplierNameTaken: ({ name }) =>
    `Einen Lieferanten mit dem Namen ${name} gibt es schon. Nehmen Sie diesen, oder wählen Sie einen anderen Namen.`,
  similarDrug: ({ name, as }) =>
    `Im Katalog steht schon ${name} in dieser Stärke und Darreichungsform${as && ` (${as})`}. Nehmen Sie dieses, oder bestätigen Sie, dass es ein anderes Produkt ist.`,

  // Bestand
  insufficientStock: ({ requested, available, lotNumber, skipped, orders }) =>
    [
      `${number(requested)} verlangt, ${number(available)} jetzt verfügbar${lotNumber === null ? '' : ` aus Charge ${lotNumber}`}.`,
      ...(skipped > 0
        ? [`${count(skipped, 'Charge mit Ware kann', 'Chargen mit Ware können')} nicht verwendet werden.`]
        : []),
      ...(lotNumber !== null && orders.length > 0 ? [allocatedTo(lotNumber, orders)] : []),
    ].join(' '),
  lotNotUsable: ({ lotNumber, reason }) =>
    `Aus Charge ${lotNumber} kann nichts abgegeben werden. ${skipReason[reason]}`,
  lotExpired: ({ expiredOn }) =>
    `Diese Ware ist am ${day(expiredOn)} verfallen und kann nicht eingebucht werden. Prüfen Sie das Datum auf der Packung.`,
  expiryRequired: ({ lotNumbers }) =>
    `Für ${lotNumbers.length === 1 ? 'Charge' : 'die Chargen'} ${lotNumbers.join(', ')} fehlt das Verfalldatum. Geben Sie das auf der Packung an; wo nur ein Monat steht, den Monat.`,
  alreadyReversed: () =>
    'Diese Buchung wurde schon zurückgebucht. Erfassen Sie die Bewegung noch einmal, falls sie doch richtig war.',
  returnedSince: () =>
    'Von dieser Buchung wurde etwas zurückgegeben. Buchen Sie zuerst die Rückgaben zurück, falls auch sie falsch waren.',
  notReturnable: ({ type }) =>
    type === 'CUSTOMER_RETURN'
      ? 'Zurückkommen kann nur, was abgegeben oder ausgegeben und nicht zurückgebucht wurde. Wählen Sie diese Buchung.'
      : 'Zurückgeschickt werden kann nur, was eingegangen ist und nicht zurückgebucht wurde. Wählen Sie diese Buchung.',
  returnExceeded: ({ lotNumber, moved, returned, requested }) =>
    `So viel kann von Charge ${lotNumber} nicht zurückgegeben werden: ${number(requested)} verlangt, ${number(moved)} mit dieser Buchung bewegt, ${number(returned)} schon zurückgegeben.`,
  notReversible: () => 'Eine Rückbuchung lässt sich nicht zurückbuchen. Erfassen Sie die Bewegung noch einmal.',
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
    `Diese Ware muss noch ${count(days, 'Tag', 'Tage')} haltbar sein, und Charge ${lotNumber} verfällt am ${day(expiresOn)}. Nehmen Sie sie trotzdem an, oder in Quarantäne.`,
  unusualQuantity: ({ quantity, unit, drug, movement, limit, count: last, largest }) =>
    `${number(quantity)} (${unit}) ist viel mehr, als hier von ${drug} sonst ${usually[movement]} wird: mehr als ${number(limit)}; die größte der letzten ${number(last)} Mengen war ${number(largest)}. Stimmt das?`,
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
    `Für ${lines === 1 ? 'eine Position' : count(lines, 'Position', 'Positionen')} dieses Auftrags ist nicht genug verfügbar.`,
  ownOrder: () => 'Diesen Auftrag muss jemand anderes genehmigen: Sie haben ihn beantragt.',
  overFulfilled: ({ outstanding, requested }) =>
    `${number(requested)} sind mehr als die ${number(outstanding)}, die noch offen sind. Erfassen Sie den Rest als Mehrlieferung, mit dem Grund.`,
  receiptConfirmed: () => 'Der Empfang dieses Auftrags wurde schon bestätigt.',
  notDelivered: ({ status }) =>
    `Es gibt nichts zu bestätigen: Dieser Auftrag hat den Status ${orderStatus[status]}, und geliefert ist davon nichts.`,

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
  alreadyParticipant: () => 'Diese Person oder Rolle nimmt schon am Gespräch teil.',
  noParticipant: () => 'Diese Person oder Rolle nimmt am Gespräch nicht teil.',
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
    'Die Änderung wurde gespeichert, ließ sich aber nicht anzeigen. Sehen Sie nach. Noch einmal gesendet würde sie doppelt gelten, außer unter demselben Idempotency-Key.',
  recordedBefore: () => 'Was in derselben Anfrage davor stand, wurde gespeichert.',
  internal: ({ requestId }) =>
    `Bei uns ist etwas schiefgegangen. Wenn Sie um Hilfe bitten, nennen Sie diese Nummer: ${requestId}.`,
  noSuchRecord: ({ what }) => `Es gibt ${no[what]} mit dieser ID.`,
  unknownId: () => 'Unter dieser ID gibt es nichts.',
  requestNotValid: ({ detail }) => `Die Anfrage ist nicht gültig: ${detail}`,

  // Fehler
  roleLacks: ({ permission }) => `Ihre Rolle erlaubt es nicht, ${permissionNames[permission]}.`,
  roleLacksHere: ({ permission }) => `Ihre Rolle erlaubt es in dieser Apotheke nicht, ${permissionNames[permission]}.`,
  roleLacksAsk: ({ permission, atAll }) =>
    `Ihre Rolle erlaubt es ${atAll ? 'nicht für alle Apotheken' : 'nicht'}, ${permissionNames[permission]}. Fragen Sie einen Inhaber oder die Leitung Ihrer Organisation.`,
  keyLacks: ({ permission, atAll }) =>
    `Dieser Dienstschlüssel erlaubt es ${atAll ? 'nicht für alle Apotheken' : 'nicht'}, ${permissionNames[permission]}. Ein Inhaber kann einen anderen erstellen, der es erlaubt.`,
  proofRequired: ({ minutes }) =>
    `Dafür müssen Sie in ${minutes === 1 ? 'der letzten Minute' : `den letzten ${number(minutes)} Minuten`} bestätigt haben, dass Sie es sind. Es wurde nichts geändert: Bestätigen Sie es, und senden Sie dies noch einmal.`,
  parametersDoNotFit: () => 'Die Parameter passen nicht zu dieser Adresse.',
  restIsClosed: () => 'Dieser Server führt nur freigegebene Dokumente aus, unter /graphql: REST ist geschlossen.',
  noSuchAddress: () => 'Diese Adresse gibt es nicht. /api/openapi.json führt alle auf.',
  namesOnly: () =>
    `Dieser Dienstschlüssel zeigt nur Namen von Personen. Für Adressen und Rollen muss er es erlauben, dort ${permissionNames['member:read']}, wo die Person arbeitet.`,
  sessionsOfOthers: () => 'Die Sitzungen anderer sieht nur, wer Mitglieder verwaltet.',
  sessionsOutOfReach: () =>
    'Dieses Mitglied hat eine Rolle, die Sie nicht entziehen dürfen; seine Sitzungen sehen Sie deshalb nicht.',
  accountJustRemoved: () =>
    'Das Konto mit dieser Adresse wurde eben entfernt. Es wurde nichts geändert; versuchen Sie es noch einmal.',
  ownFactors: () => 'Das ist für Kolleginnen und Kollegen. Die eigenen zweiten Faktoren ändern Sie in Ihrem Konto.',
  memberOutOfReach: () =>
    'Bei diesem Mitglied dürfen Sie das nicht: Es hat eine Rolle, die Sie nicht entziehen dürfen.',
  concernsAllPharmacies: () => 'Das betrifft alle Apotheken: Darüber entscheidet nur ein Inhaber aller Apotheken.',
  tooManyInvitations: () =>
    'In der letzten Stunde wurden zu viele Einladungen verschickt. Laden Sie später noch einmal ein.',
  nobodyNew: () => 'Dieser Server nimmt niemand Neues auf. Fragen Sie den Betreiber.',
  cannotDisable: () =>
    'Den Zugang dieses Mitglieds können Sie nicht beenden: Es hat eine Rolle, die Sie nicht entziehen dürfen.',
  cannotEnable: () =>
    'Den Zugang dieses Mitglieds können Sie nicht wiederherstellen: Es hat eine Rolle, die Sie nicht vergeben dürfen.',
  cannotErase: () => 'Dieses Mitglied können Sie nicht löschen: Es hat eine Rolle, die Sie nicht entziehen dürfen.',
  namePharmacy: () => 'Sie verwalten einzelne Apotheken: Nennen Sie eine davon.',
  cannotUnlock: () =>
    'Die Sperre dieses Mitglieds können Sie nicht aufheben: Es hat eine Rolle, die Sie nicht entziehen dürfen.',
  lockedElsewhere: () =>
    'Dieses Mitglied arbeitet auch für eine andere Organisation: Die Sperre schützt sein Konto auch dort und endet von selbst.',
  noNewOrganizations: () => 'Dieser Server nimmt keine neuen Organisationen auf. Fragen Sie den Betreiber.',
  vouchedHereAlone: () =>
    'Der Identitätsanbieter Ihrer Organisation bürgt nur in dieser Organisation für Sie, und andere Organisationen verlassen sich auf Ihr Konto. Melden Sie sich über den Anbieter noch einmal an.',
  secondPerson: () =>
    'Das braucht eine zweite Person: Eine Kollegin oder ein Kollege muss es bestätigen, nicht noch einmal Sie.',
  ownPasswordElsewhere: () => 'Das ist für Kolleginnen und Kollegen. Das eigene Passwort ändern Sie in Ihrem Konto.',
  cannotReset: () =>
    'Dieses Mitglied können Sie kein neues Passwort wählen lassen: Es hat eine Rolle, die Sie nicht entziehen dürfen.',
  sendsNoMail: () =>
    'Dieser Server verschickt keine E-Mails. Bitten Sie einen Inhaber oder die Leitung Ihrer Organisation um einen Link, oder den Betreiber des Servers.',
  noSignOn: () =>
    'Dieser Server bietet keine Anmeldung über Identitätsanbieter an: Der Betreiber muss zuerst PUBLIC_URL setzen.',
  recalledElsewhere: () =>
    `Chargen dieser Nummer sind auch in anderen Apotheken zurückgerufen und verlassen diesen Status nur gemeinsam: Ihre Rolle muss es in jeder davon erlauben, ${permissionNames['stock:set-lot-status']}.`,
  onlySenderRemoves: () =>
    `Den Text kann nur entfernen, wer ihn geschrieben hat oder wer teilnimmt und dessen Rolle es erlaubt, ${permissionNames['message:moderate']}.`,
  onlyStarterRemoves: () =>
    `Andere kann nur entfernen, wer das Gespräch begonnen hat oder wer teilnimmt und dessen Rolle es erlaubt, ${permissionNames['message:moderate']}.`,
  personsOnly: () => 'Das darf nur eine angemeldete Person, kein Dienst mit seinem Schlüssel.',
  passwordNeeded: () =>
    'Der Identitätsanbieter Ihrer Organisation bürgt nur in dieser Organisation für Sie. Melden Sie sich dafür mit Ihrem Passwort an.',
  viewNotRecorded: () =>
    'Das lässt sich gerade nicht anzeigen, weil nicht aufgezeichnet werden kann, dass Sie es angesehen haben. Versuchen Sie es noch einmal.',
  databaseBusy: () =>
    'Die Datenbank ist überlastet oder antwortet nicht. Es wurde nichts geändert; versuchen Sie es noch einmal.',
  recordsInUse: () =>
    'Die Daten sind gerade in einem anderen Vorgang in Benutzung. Es wurde nichts geändert; versuchen Sie es noch einmal.',
  timedOut: () =>
    'Das hat in der Datenbank länger gedauert als erlaubt und wurde abgebrochen. Es wurde nichts geändert; versuchen Sie es noch einmal, und fragen Sie weniger auf einmal ab, wenn es wieder vorkommt.',
  diskFull: () =>
    'Die Festplatte der Datenbank ist voll, deshalb lässt sich im Augenblick nichts speichern. Es wurde nichts geändert; versuchen Sie es noch einmal, sobald Platz ist.',
  databaseAway: () =>
    'Die Datenbank ist im Augenblick nicht erreichbar oder kann nichts speichern. Es wurde nichts geändert; versuchen Sie es bald noch einmal.',
  historyNotNegative: () =>
    'So viel war zu diesem Zeitpunkt nicht in der Charge: Ein späterer Bestand würde negativ. Nehmen Sie einen späteren Zeitpunkt oder eine kleinere Menge.',
  timezoneUnknown: () =>
    'Diese Zeitzone kennt die Datenbank nicht. Geben Sie ein Gebiet und eine Stadt an, etwa Europe/Berlin, oder UTC.',
  periodClosed: () =>
    'Dieser Tag liegt in einem abgeschlossenen Zeitraum. Nehmen Sie einen späteren Tag, oder bitten Sie einen Inhaber, den Zeitraum wieder zu öffnen.',
  periodNotOver: () =>
    'Ein Zeitraum kann erst abgeschlossen werden, wenn er vorbei ist: Sein letzter Tag muss seit mindestens fünf Minuten zu Ende sein.',
  stockTooLarge: () => 'Der Bestand wäre dann größer als 1.000.000.000 Einheiten.',
  cursorExpired: () =>
    'Dieser Cursor ist älter als der aufbewahrte Verlauf. Holen Sie einen aktuellen Cursor, lesen Sie die Liste noch einmal, und machen Sie dort weiter.',
  tooManyPasswords: () => 'Zu viele Anmeldungen warten. Es wurde nichts geändert; versuchen Sie es noch einmal.',
  tooManyWait: () => 'Der Server ist ausgelastet. Es wurde nichts geändert; versuchen Sie es noch einmal.',
  providerUnknown: () =>
    'Der Identitätsanbieter der Organisation kennt diesen Server nicht: Ein Inhaber muss Client-ID und Client-Secret prüfen.',
  providerSilent: () =>
    'Der Identitätsanbieter der Organisation antwortet nicht wie erwartet. Versuchen Sie es bald noch einmal, oder melden Sie sich mit Ihrem Passwort an.',
  changedByOthers: () =>
    'Andere haben dieselben Daten immer wieder geändert. Ihre Änderung wurde nicht gespeichert; versuchen Sie es noch einmal.',
  outcomeUnknown: () =>
    'Die Datenbank antwortete nicht mehr, während das gespeichert wurde; ob es gespeichert ist, ist nicht bekannt. Senden Sie es unter demselben Idempotency-Key noch einmal, oder sehen Sie nach, bevor Sie es noch einmal tun.',
  askedTooMuch: ({ own, seconds }) =>
    `${own ? 'Sie haben' : 'Ihre Organisation hat'} in letzter Zeit sehr viel abgefragt. Es wurde nichts geändert; versuchen Sie es in ${inSeconds(seconds)} noch einmal.`,
  tooManyTries: ({ what, seconds }) =>
    `Zu viele ${tries[what]}. Versuchen Sie es in ${inSeconds(seconds)} noch einmal.`,
  tooManyLinks: ({ email }) =>
    `In der letzten Stunde gingen mehrere Links an ${email}: Einer davon gilt noch. Versuchen Sie es in einer Stunde noch einmal.`,
  limitExceeded: ({ limit, found, allowed }) =>
    `Die Anfrage ist zu groß: ${limits[limit]} ist ${number(found)}, erlaubt ist höchstens ${number(allowed)}. Fragen Sie in kleineren Teilen.`,
  keyUsedOtherwise: () =>
    'Dieser Idempotency-Key wurde schon mit anderen Angaben verwendet. Nehmen Sie für eine neue Anfrage einen neuen.',
  keyForm: () => 'Ein Idempotency-Key besteht aus 1 bis 255 sichtbaren ASCII-Zeichen, etwa eine UUID.',
  cursorOfOtherList: () =>
    'Dieser Cursor stammt nicht aus dieser Liste. Nehmen Sie den letzten Cursor der vorigen Seite, mit demselben Filter und derselben Sortierung.',
  cursorOfOtherHistory: () =>
    'Dieser Cursor stammt nicht aus diesem Verlauf. Lesen Sie die Liste noch einmal, und machen Sie mit ihrem aktuellen Cursor weiter. Nach dem Einspielen einer Sicherung gelten ältere Cursor nicht mehr.',
  cursorOfOtherCopy: () =>
    'Dieser Cursor stammt nicht aus dieser Liste. Nehmen Sie den Cursor der vorigen Seite mit denselben Arten, oder verwerfen Sie Ihre Kopie, und beginnen Sie ohne Cursor.',
  movementInFuture: () => 'Eine Bewegung kann nicht in der Zukunft liegen. Prüfen Sie den Zeitpunkt.',
  backDateNeeds: ({ hours }) =>
    `Das liegt mehr als ${count(hours, 'Stunde', 'Stunden')} zurück, und Ihre Rolle erlaubt es nicht, ${permissionNames['stock:back-date']}.`,
  backDateReason: ({ hours }) =>
    `Nennen Sie den Grund, warum um mehr als ${count(hours, 'Stunde', 'Stunden')} zurückdatiert wird.`,
  heldLotNeeds: ({ lotNumber, status }) =>
    `Charge ${lotNumber} hat jetzt den Status ${lotStatus[status]}, und Ihre Rolle erlaubt es nicht, ${permissionNames['stock:back-date']}: Was vorher davon hinausging, können Sie nicht erfassen.`,
  heldLotReason: ({ lotNumber, status }) =>
    `Charge ${lotNumber} hat jetzt den Status ${lotStatus[status]}. Nennen Sie als Grund, woher bekannt ist, dass vorher Ware davon hinausging.`,
  otherLotNeeds: ({ lotNumber }) =>
    `Charge ${lotNumber} verfällt zuerst, und Ihre Rolle erlaubt es nicht, ${permissionNames['stock:choose-lot']}.`,
  otherLotReason: ({ lotNumber }) =>
    `Charge ${lotNumber} verfällt zuerst. Nennen Sie den Grund, warum vorher eine andere genommen wird.`,
  undoNeeds: ({ minutes }) =>
    `Zurückbuchen dürfen Sie, was Sie selbst in den letzten ${number(minutes)} Minuten gebucht haben. Für alles andere muss Ihre Rolle es erlauben, ${permissionNames['stock:reverse']}.`,
  movementTooLarge: ({ most }) => `Eine Bewegung umfasst höchstens ${units(most)}.`,
  deliveryTooLarge: ({ most }) =>
    `Eine Lieferung umfasst höchstens ${units(most)} eines Arzneimittels. Liefern Sie in Teilen.`,
  stockHolds: ({ onHand, most }) =>
    `Der Bestand beträgt ${number(onHand)}; mehr als ${number(most)} sind nicht möglich.`,
  stockHoldsAtMost: ({ most }) => `Ein Bestand kann nicht größer sein als ${number(most)}.`,
  quantityOrLots: () => 'Geben Sie entweder eine Menge oder die Chargen an, nicht beides.',
  adjustmentSign: ({ type, adds }) =>
    `Eine ${adjustmentNames[type]} ${adds ? 'erhöht den Bestand: Geben Sie eine positive' : 'verringert den Bestand: Geben Sie eine negative'} Zahl an.`,
  returnedBefore: () =>
    'Ware kann erst zurückgegeben werden, nachdem sie bewegt wurde. Geben Sie einen späteren Zeitpunkt an.',
  wholeLot: ({ lotNumber, quantity }) =>
    `Charge ${lotNumber} umfasst ${number(quantity)}, das wäre also alles. Ändern Sie stattdessen den Status der ganzen Charge.`,
  nothingCorrected: () => 'Geben Sie die Chargennummer oder das Verfalldatum an, das wirklich auf der Packung steht.',
  searchEmpty: () => 'Sagen Sie, was Sie suchen: eine Chargennummer, einen NDC, eine GTIN oder ein Arzneimittel.',
  maximumBelowMinimum: () => 'Die Menge, auf die aufgefüllt wird, darf nicht unter dem Meldebestand liegen.',
  stockOrPharmacyAndDrug: () => 'Nennen Sie entweder den Bestand oder die Apotheke und das Arzneimittel.',
  issueWithSupplier: () => 'Eine Ausgabe hat keinen Lieferanten; nur eine Bestellung kommt von einem.',
  purchaseWithRecipient: () => 'Eine Bestellung hat keinen Empfänger; nur eine Ausgabe ist für jemanden.',
  ambiguousCode: ({ code }) => `Der Code ${code} gehört zu mehreren Arzneimitteln. Wählen Sie das Arzneimittel selbst.`,
  linesOrDrug: () =>
    'Geben Sie entweder die Positionen des Auftrags an oder ein Arzneimittel mit seiner Menge, nicht beides.',
  linesMissing: () =>
    'Sagen Sie, was gebraucht wird: die Positionen des Auftrags oder ein Arzneimittel mit seiner Menge.',
  drugIdOrCode: () =>
    'Nennen Sie das Arzneimittel jeder Position entweder mit seiner ID oder mit seinem Code, nicht mit beiden.',
  lotsMissing: () => 'Geben Sie zu jeder Position an, welche Chargen gekommen sind.',
  lineTwice: () => 'Nennen Sie jede Position nur einmal.',
  lineNeeds: ({ kind }) =>
    kind === 'ISSUE'
      ? 'Zu jeder Position einer Ausgabe gehört eine Menge, und keine Chargen.'
      : 'Zu jeder Position einer Bestellung gehören die Chargen, die gekommen sind, und keine Menge.',
  snoozeUntil: ({ days }) =>
    `Eine Warnung kann von jetzt an um höchstens ${count(days, 'Tag', 'Tage')} zurückgestellt werden.`,
  userOrRole: () => 'Nennen Sie entweder eine Person oder eine Rolle, nicht beides.',
  openingExpired: ({ expiresOn }) => `Ware, die am ${day(expiresOn)} verfallen ist, kann nicht eingebucht werden.`,
  openingExpiryMissing: () =>
    'Geben Sie das Verfalldatum auf der Packung an; wo nur ein Monat steht, den Monat. Wenn Ware dieses Arzneimittels kein Verfalldatum hat, geben Sie das beim Arzneimittel an.',
  openingQuantityMissing: ({ field }) =>
    `${openingFields[field]} beschreibt einen Anfangsbestand. Geben Sie auch dessen Menge an.`,
  openingPharmacyMissing: () => 'Geben Sie an, in welcher Apotheke der Anfangsbestand liegt.',
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
    `Charge ${lotNumber} ist zurückgerufen: Nichts davon darf abgegeben werden, auch nicht, was jetzt gekommen ist (${number(quantity)}). Legen Sie es beiseite.${noted === null ? '' : ` Bemerkung: ${noted}`}`,
  arrivedInQuarantine: ({ lotNumber, quantity, reason }) =>
    `In Quarantäne, bis jemand es freigibt: ${number(quantity)} von Charge ${lotNumber}. Grund: ${reason}`,
  arrivedInHeldLot: ({ lotNumber, status }) =>
    `Charge ${lotNumber} hat den Status ${lotStatus[status]}; abgegeben werden kann daraus erst, wenn sie freigegeben ist.`,
  dispensedBeforeHeld: ({ lotNumber, status }) =>
    `Charge ${lotNumber} hat jetzt den Status ${lotStatus[status]}, und Ware davon ist schon hinausgegangen. Finden Sie heraus, wer sie hat.`,
  cameBack: ({ lotNumber, status }) =>
    `Was von Charge ${lotNumber} zurückkam, hat den Status ${lotStatus[status]}: ${status === 'RECALLED' ? 'Legen Sie es beiseite. Niemand kann es freigeben, solange ein Rückruf, der es erfasst, aktiv ist.' : 'Es kann erst verwendet werden, wenn jemand es freigibt.'}`,
  ordersLose: ({ units: lost }) =>
    `Aufträge verlieren, was ihnen davon zugeteilt war (${units(lost)}), und werden benachrichtigt.`,
  namesakesHeld: ({ others, status }) =>
    `${others === 1 ? 'Eine andere Charge dieses Arzneimittels und dieser Nummer hat' : `${number(others)} andere Chargen dieses Arzneimittels und dieser Nummer haben`} jetzt auch den Status ${lotStatus[status]}, in allen Apotheken.${status === 'RECALLED' ? ' Legen Sie die Ware beiseite.' : ''}`,
  partsCorrected: ({ units: inParts }) => `Ihre Teile (${units(inParts)}) werden mit ihr korrigiert.`,
  partFromNow: ({ lotNumber }) =>
    `Charge ${lotNumber} ist mit demselben Verfalldatum schon da; diese Ware gehört ab jetzt zu ihr.`,
  heldFromNow: ({ lotNumber, status }) =>
    `Charge ${lotNumber} hat ab jetzt den Status ${lotStatus[status]}. Legen Sie die Ware beiseite.`,
  staysRecalled: ({ lotNumber, was }) =>
    `Charge ${lotNumber} wurde als ${was} zurückgerufen und bleibt es. Lassen Sie die Ware beiseite.`,
  labelDoubt: ({ kind }) => labelDoubts[kind],

  // Was eine Eingabe von einem Feld sagt, das eine ihrer Regeln verletzt; das Feld steht daneben
  severalWrong: ({ fields }) => `${number(fields)} Angaben stimmen nicht.`,
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
  variableNotValid: ({ field }) => `${field}: Diese Angabe ist nicht das, was hier erwartet wird.`,
  valueMissing: () => 'Diese Angabe fehlt.',
  unknownField: () => 'Ein solches Feld gibt es nicht.',
  valueOfOtherType: () => 'Dieser Wert passt nicht zum Typ des Feldes.',
  unstorable: () =>
    'Diese Angabe enthält ein Zeichen, das nicht gespeichert werden kann (U+0000 oder die Hälfte eines Paares).',
  mustBeObject: () => 'Diese Angabe muss ein Objekt sein.',
  mustBeOfType: ({ type }) => `Diese Angabe muss vom Typ ${type} sein.`,
  mustBeEntity: ({ types }) =>
    `Diese Angabe muss ein Objekt sein, das seinen Typ nennt (__typename): ${either(types)}.`,
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
    `Sie können die Rolle „${roleNames[role]}“ weder geben noch nehmen: Sie hat Berechtigungen, die Ihnen fehlen.`,
  colleagueLacks: ({ name, permission }) =>
    `Die Rolle von ${name} erlaubt es hier nicht, ${permissionNames[permission]}. Fragen Sie jemand anderen.`,
  colleagueFactor: ({ name }) =>
    `Ihre Organisation verlangt von ${name} einen zweiten Faktor: neben dem Passwort den Code der Authenticator-App, oder statt beider einen Passkey.`,
  keyEnds: ({ years }) => `Ein Schlüssel läuft in der Zukunft ab, in höchstens ${years} Jahren.`,
  notForServices: ({ permission }) =>
    `Kein Dienstschlüssel erlaubt es, ${permissionNames[permission]}: Das bleibt Personen vorbehalten.`,
  uselessWithout: ({ permission, needed }) =>
    `Ein Schlüssel, der es erlaubt, ${permissionNames[permission]}, muss auch erlauben, ${permissionNames[needed]}.`,
  keyOutOfReach: ({ permission, atAll }) =>
    `Sie können diesen Schlüssel nicht erstellen: Ihre Rolle erlaubt es nicht, ${permissionNames[permission]}, ${atAll ? 'für alle Apotheken; nennen Sie einzelne' : 'in einer dieser Apotheken'}.`,
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
  oneSubject: () => 'Ein Gespräch handelt von höchstens einer Sache.',
  announcesWhat: () => 'In einem Gespräch wird nur von einem Auftrag, einem Bestand oder einer Warnung berichtet.',
  tooManyScopes: ({ most }) =>
    `Ein Rückruf erfasst höchstens ${number(most)} Chargen. Um alle zu erfassen, nennen Sie keine.`,
  oneCode: () => 'Nennen Sie genau eines: ein Arzneimittel, einen NDC oder eine GTIN.',
  scopeOfNoLots: () =>
    'Nennen Sie die Chargen, oder lassen Sie sie weg, um alle zu erfassen. Was keine Charge erfasst, bleibt ganz weg.',
  scopeLotNumber: () => 'Eine Chargennummer hat 1 bis 50 Zeichen, darunter einen Buchstaben oder eine Ziffer.',
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
  noticeWithoutNumber: () => 'Die Nummer des Rückrufs fehlt (recall_number).',
  noticeWithoutProduct: ({ number: notice }) => `${notice}: Die Beschreibung des Produkts fehlt (product_description).`,
  noticeOfOthers: ({ number: notice, type }) => `Bei ${notice} geht es um „${type}“, nicht um Arzneimittel.`,
  noticeTwice: ({ number: notice }) => `${notice} steht weiter oben schon in der Datei.`,
  requestTooLarge: ({ most }) => `Eine Anfrage hat höchstens ${number(most)} Bytes.`,
  noJson: () => 'Der Inhalt der Anfrage ist kein gültiges JSON.',
};

const instant = instantIn('de');
const notYou =
  'Wenn Sie es nicht waren, ändern Sie sofort Ihr Passwort, beenden Sie Ihre Sitzungen und sagen Sie einem Inhaber Ihrer Organisation Bescheid.';

/** What letters say in German. */
export const letters: Letters = {
  'sign-up': ({ link }) => ({
    subject: 'Bestätigen Sie Ihre Adresse',
    paragraphs: [
      'Jemand, wahrscheinlich Sie, möchte sich mit dieser Adresse bei Apotheca registrieren. Öffnen Sie den Link und geben Sie das Passwort ein, das Sie gewählt haben; vorher wird nichts angelegt.',
      'Der Link gilt einen Tag. Wenn Sie es nicht waren, brauchen Sie nichts zu tun.',
    ],
    action: { label: 'Adresse bestätigen', link },
  }),
  'sign-up-known': ({ link }) => ({
    subject: 'Sie haben schon ein Konto',
    paragraphs: [
      'Jemand, wahrscheinlich Sie, wollte sich mit dieser Adresse bei Apotheca registrieren. Für sie gibt es schon ein Konto, und es wurde nichts geändert: Melden Sie sich damit an.',
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
      `Am ${instant(at)} wurde Ihr Konto von einem Gerät oder Netz aus benutzt, das Sie bisher nicht benutzt haben: ${plainName(device)}, Adresse ${ip}.`,
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
      `Am ${instant(at)} wurde ein zweiter Faktor aus Ihrem Konto entfernt: ${passkey === null ? 'die Authenticator-App' : `der Passkey „${plainName(passkey)}“`}. Sie können sich damit nicht mehr anmelden.`,
      notYou,
    ],
  }),
  'factors-reset': ({ by, at }) => ({
    subject: 'Ihre zweiten Faktoren wurden entfernt',
    paragraphs: [
      `${by === null ? 'Der Betreiber des Servers' : `${plainName(by.name)}, für „${plainName(by.organization)}“,`} hat am ${instant(at)} alle zweiten Faktoren und Wiederherstellungscodes Ihres Kontos entfernt und Ihre Sitzungen beendet. Ihr Passwort allein genügt zur Anmeldung, bis Sie einen neuen einrichten.`,
      'Wenn Sie nicht darum gebeten haben, ändern Sie sofort Ihr Passwort, richten Sie einen zweiten Faktor ein und sagen Sie einem Inhaber Ihrer Organisation Bescheid.',
    ],
  }),
  'recovery-code-used': ({ at, device, ip }) => ({
    subject: 'Ein Wiederherstellungscode wurde benutzt',
    paragraphs: [
      `Am ${instant(at)} wurde ein Wiederherstellungscode Ihres Kontos benutzt, zur Anmeldung oder um zu bestätigen, wer Sie sind: ${plainName(device)}, Adresse ${ip}. Der Code gilt nicht noch einmal.`,
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
      `Jemand, wahrscheinlich Sie, hat sich am ${instant(at)} zum ersten Mal über die Anmeldung von „${plainName(organization)}“ angemeldet. Von nun an erreichen Sie damit, was Sie dort haben, und Ihre Gruppen dort bestimmen, was Sie dürfen.`,
      'Wenn Sie es nicht waren, sagen Sie einem Inhaber der Organisation Bescheid. Ein neues Passwort ändert daran nichts: Die Anmeldung dort bürgt für Sie, allerdings nur dort.',
    ],
  }),
};

/** What each action of the audit trail is called. */
export const actions: Readonly<Record<Action, string>> = {
  'account.remove-pin': 'PIN entfernen',
  'account.reset-factors': 'Zweite Faktoren eines Kontos zurücksetzen',
  'account.set-pin': 'PIN festlegen',
  'alert.acknowledge': 'Warnung bestätigen',
  'alert.assign': 'Warnung zuweisen',
  'alert.job': 'Warnungen aktualisieren',
  'alert.resolve': 'Warnung erledigen',
  'alert.snooze': 'Warnung zurückstellen',
  'audit.sign': 'Protokoll signieren',
  'audit.verify': 'Protokoll prüfen',
  'catalogue.import-ndc': 'NDC-Verzeichnis einlesen',
  'conversation.add-participant': 'Person zu einem Gespräch hinzufügen',
  'conversation.leave': 'Gespräch verlassen',
  'conversation.mark-read': 'Gespräch als gelesen markieren',
  'conversation.remove-participant': 'Person aus einem Gespräch entfernen',
  'conversation.start': 'Gespräch beginnen',
  'drug.archive': 'Arzneimittel archivieren',
  'drug.create': 'Arzneimittel anlegen',
  'drug.import': 'Arzneimittel einlesen',
  'drug.update': 'Arzneimittel ändern',
  'factor.add-passkey': 'Passkey hinzufügen',
  'factor.begin-totp': 'Einrichten einer Authenticator-App beginnen',
  'factor.confirm-totp': 'Authenticator-App bestätigen',
  'factor.create-recovery-codes': 'Wiederherstellungscodes erzeugen',
  'factor.remove-passkey': 'Passkey entfernen',
  'factor.remove-totp': 'Authenticator-App entfernen',
  'keys.add': 'Schlüssel hinzufügen',
  'keys.rotate': 'Schlüssel erneuern',
  'lot.correct': 'Charge berichtigen',
  'lot.set-status': 'Status einer Charge ändern',
  'lot.split': 'Charge teilen',
  'member.accept-invitation': 'Einladung annehmen',
  'member.change-membership': 'Rollen eines Mitglieds ändern',
  'member.disable': 'Zugang eines Mitglieds beenden',
  'member.enable': 'Zugang eines Mitglieds wieder öffnen',
  'member.invite': 'Mitglied einladen',
  'member.reset-factors': 'Zweite Faktoren eines Mitglieds zurücksetzen',
  'member.unlock': 'Mitglied entsperren',
  'member.withdraw-invitation': 'Einladung zurückziehen',
  'message.acknowledge': 'Nachricht bestätigen',
  'message.redact': 'Text einer Nachricht entfernen',
  'message.send': 'Nachricht senden',
  'order.acknowledge': 'Auftrag bestätigen',
  'order.approve': 'Auftrag genehmigen',
  'order.cancel': 'Auftrag stornieren',
  'order.close-short': 'Auftrag unvollständig beenden',
  'order.fulfill': 'Auftrag erfüllen',
  'order.place': 'Auftrag stellen',
  'order.reject': 'Auftrag ablehnen',
  'order.send': 'Auftrag versenden',
  'organization.confirm-sign-up': 'Registrierung einer Organisation bestätigen',
  'organization.export': 'Daten der Organisation ausgeben',
  'organization.remove-identity-provider': 'Identitätsanbieter entfernen',
  'organization.set-approval-rule': 'Genehmigungsregel ändern',
  'organization.set-factor-policy': 'Pflicht zum zweiten Faktor ändern',
  'organization.set-identity-provider': 'Identitätsanbieter festlegen',
  'organization.sign-up': 'Organisation registrieren',
  'period.close': 'Zeitraum abschließen',
  'period.reopen': 'Zeitraum wieder öffnen',
  'pharmacy.create': 'Apotheke anlegen',
  'recall.acknowledge': 'Rückruf bestätigen',
  'recall.activate': 'Rückruf aktivieren',
  'recall.close': 'Rückruf abschließen',
  'recall.enter': 'Rückruf erfassen',
  'recall.import': 'Rückruf einlesen',
  'recall.review': 'Rückruf prüfen',
  'service.create-key': 'Dienstschlüssel erstellen',
  'service.revoke-key': 'Dienstschlüssel widerrufen',
  'session.confirm-log-in': 'Anmeldung mit zweitem Faktor bestätigen',
  'session.end': 'Sitzung beenden',
  'session.log-in': 'Anmelden',
  'session.log-in-with-passkey': 'Mit einem Passkey anmelden',
  'session.log-out': 'Abmelden',
  'session.prove': 'Identität bestätigen',
  'session.sign-on': 'Über den Identitätsanbieter anmelden',
  'session.switch-organization': 'Organisation wechseln',
  'session.unlock': 'Bildschirm entsperren',
  'stock.adjust': 'Bestand korrigieren',
  'stock.dispense': 'Bestand abgeben',
  'stock.receive': 'Wareneingang buchen',
  'stock.return-from-customer': 'Rückgabe eines Kunden buchen',
  'stock.return-to-supplier': 'Ware an einen Lieferanten zurückgeben',
  'stock.reverse': 'Bewegung zurückbuchen',
  'stock.set-levels': 'Meldebestand festlegen',
  'supplier.archive': 'Lieferanten archivieren',
  'supplier.create': 'Lieferanten anlegen',
  'supplier.update': 'Lieferanten ändern',
  'user.change-email': 'E-Mail-Adresse ändern',
  'user.change-password': 'Passwort ändern',
  'user.confirm-email': 'E-Mail-Adresse bestätigen',
  'user.create-password-reset': 'Link zum Zurücksetzen eines Passworts erstellen',
  'user.erase': 'Person löschen',
  'user.recover': 'Konto wiederherstellen',
  'user.request-password-reset': 'Link zum Zurücksetzen des Passworts anfordern',
  'user.reset-password': 'Passwort zurücksetzen',
};
