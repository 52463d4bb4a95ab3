import type {
  AdjustmentType,
  AlertKind,
  AlertState,
  AuditOutcome,
  LotStatus,
  OrderKind,
  OrderProgress,
  OrderStatus,
  RefusalCode,
  Role,
  SkipReason,
  StockStatus,
  TransactionType,
  UserKind,
  UserStatus,
} from '../generated/enums.ts';
import type { Language } from './define.ts';
import { useLanguage } from './language.tsx';

/** What each value of an enumeration of the API is called; a value that the API gains does not compile until it has a name. */
export interface Terms {
  readonly stockStatus: Readonly<Record<StockStatus, string>>;
  readonly lotStatus: Readonly<Record<LotStatus, string>>;
  readonly orderStatus: Readonly<Record<OrderStatus, string>>;
  readonly orderKind: Readonly<Record<OrderKind, string>>;
  readonly orderProgress: Readonly<Record<OrderProgress, string>>;
  readonly alertKind: Readonly<Record<AlertKind, string>>;
  readonly alertState: Readonly<Record<AlertState, string>>;
  readonly transactionType: Readonly<Record<TransactionType, string>>;
  readonly adjustmentType: Readonly<Record<AdjustmentType, string>>;
  readonly skipReason: Readonly<Record<SkipReason, string>>;
  readonly role: Readonly<Record<Role, string>>;
  readonly userKind: Readonly<Record<UserKind, string>>;
  readonly userStatus: Readonly<Record<UserStatus, string>>;
  readonly auditOutcome: Readonly<Record<AuditOutcome, string>>;
}

export const terms: Readonly<Record<Language, Terms>> = {
  en: {
    stockStatus: { OK: 'In stock', LOW: 'Low', OUT: 'Out of stock' },
    lotStatus: { RELEASED: 'Released', ON_HOLD: 'On hold', QUARANTINED: 'Quarantined', RECALLED: 'Recalled' },
    orderStatus: {
      PENDING: 'Pending',
      APPROVED: 'Approved',
      REJECTED: 'Rejected',
      SENT: 'Sent',
      PARTIALLY_FULFILLED: 'Partly fulfilled',
      FULFILLED: 'Fulfilled',
      CLOSED_SHORT: 'Closed short',
      CANCELED: 'Canceled',
    },
    orderKind: { ISSUE: 'Issue', PURCHASE: 'Purchase' },
    orderProgress: { PENDING: 'Open', FULFILLED: 'Fulfilled', CANCELED: 'Canceled' },
    alertKind: { LOW_STOCK: 'Low stock', OUT_OF_STOCK: 'Out of stock', EXPIRING: 'Expiring soon', EXPIRED: 'Expired' },
    alertState: { OPEN: 'Open', ACKNOWLEDGED: 'Acknowledged', SNOOZED: 'Snoozed', RESOLVED: 'Resolved' },
    transactionType: {
      OPENING: 'Opening balance',
      RECEIPT: 'Receipt',
      DISPENSE: 'Dispense',
      ADJUSTMENT: 'Adjustment',
      COUNT: 'Count',
      CUSTOMER_RETURN: 'Customer return',
      SUPPLIER_RETURN: 'Supplier return',
      DISPOSAL: 'Disposal',
      REVERSAL: 'Reversal',
      SPLIT: 'Part put aside',
      TRANSFER_IN: 'Transfer in',
      TRANSFER_OUT: 'Transfer out',
    },
    adjustmentType: {
      ADJUSTMENT: 'Correction',
      COUNT: 'Count',
      DISPOSAL: 'Disposal',
    },
    skipReason: {
      EXPIRED: 'expired',
      ON_HOLD: 'on hold',
      QUARANTINED: 'quarantined',
      RECALLED: 'recalled',
      FULLY_ALLOCATED: 'promised to orders',
    },
    role: {
      OWNER: 'Owner',
      MANAGER: 'Manager',
      PHARMACIST: 'Pharmacist',
      TECHNICIAN: 'Technician',
      AUDITOR: 'Auditor',
    },
    userKind: { PERSON: 'Person', SERVICE: 'Service' },
    userStatus: { ACTIVE: 'Active', DISABLED: 'Disabled' },
    auditOutcome: { SUCCEEDED: 'Succeeded', REFUSED: 'Refused', DENIED: 'Denied', FAILED: 'Failed' },
  },
  de: {
    stockStatus: { OK: 'Vorrätig', LOW: 'Knapp', OUT: 'Nicht vorrätig' },
    lotStatus: {
      RELEASED: 'Freigegeben',
      ON_HOLD: 'Angehalten',
      QUARANTINED: 'In Quarantäne',
      RECALLED: 'Zurückgerufen',
    },
    orderStatus: {
      PENDING: 'Beantragt',
      APPROVED: 'Genehmigt',
      REJECTED: 'Abgelehnt',
      SENT: 'Versandt',
      PARTIALLY_FULFILLED: 'Teilweise erfüllt',
      FULFILLED: 'Erfüllt',
      CLOSED_SHORT: 'Unvollständig beendet',
      CANCELED: 'Storniert',
    },
    orderKind: { ISSUE: 'Ausgabe', PURCHASE: 'Einkauf' },
    orderProgress: { PENDING: 'Offen', FULFILLED: 'Erfüllt', CANCELED: 'Storniert' },
    alertKind: {
      LOW_STOCK: 'Bestand knapp',
      OUT_OF_STOCK: 'Nicht vorrätig',
      EXPIRING: 'Läuft bald ab',
      EXPIRED: 'Abgelaufen',
    },
    alertState: { OPEN: 'Offen', ACKNOWLEDGED: 'Gesehen', SNOOZED: 'Zurückgestellt', RESOLVED: 'Erledigt' },
    transactionType: {
      OPENING: 'Anfangsbestand',
      RECEIPT: 'Wareneingang',
      DISPENSE: 'Abgabe',
      ADJUSTMENT: 'Korrektur',
      COUNT: 'Zählung',
      CUSTOMER_RETURN: 'Rückgabe vom Kunden',
      SUPPLIER_RETURN: 'Rückgabe an Lieferanten',
      DISPOSAL: 'Vernichtung',
      REVERSAL: 'Rückbuchung',
      SPLIT: 'Teil abgesondert',
      TRANSFER_IN: 'Umlagerung, Eingang',
      TRANSFER_OUT: 'Umlagerung, Ausgang',
    },
    adjustmentType: {
      ADJUSTMENT: 'Korrektur',
      COUNT: 'Zählung',
      DISPOSAL: 'Vernichtung',
    },
    skipReason: {
      EXPIRED: 'abgelaufen',
      ON_HOLD: 'angehalten',
      QUARANTINED: 'in Quarantäne',
      RECALLED: 'zurückgerufen',
      FULLY_ALLOCATED: 'Aufträgen zugesagt',
    },
    role: {
      OWNER: 'Inhaber',
      MANAGER: 'Leitung',
      PHARMACIST: 'Apotheker',
      TECHNICIAN: 'PTA',
      AUDITOR: 'Prüfer',
    },
    userKind: { PERSON: 'Person', SERVICE: 'Dienst' },
    userStatus: { ACTIVE: 'Aktiv', DISABLED: 'Gesperrt' },
    auditOutcome: { SUCCEEDED: 'Ausgeführt', REFUSED: 'Abgewiesen', DENIED: 'Nicht erlaubt', FAILED: 'Fehlgeschlagen' },
  },
};

/** What the values of the API's enumerations are called. */
export function useTerms(): Terms {
  return terms[useLanguage().language];
}

/** The API's own sentences are English and hold the facts; in German each kind of refusal has a sentence of its own. */
export const refusalTexts: Readonly<Record<RefusalCode, string>> = {
  ACCOUNT_IS_SHARED: 'Diese Person gehört auch zu anderen Organisationen, die sich auf ihren zweiten Faktor verlassen.',
  CHALLENGE_NOT_VALID: 'Diese Anmeldung gilt nicht mehr. Melden Sie sich noch einmal an.',
  FACTOR_NOT_RIGHT:
    'Das stimmt nicht, oder es wurde schon benutzt. Ein Code gilt nur einmal: warten Sie auf den nächsten.',
  FACTOR_STILL_REQUIRED:
    'Das ist Ihr letzter zweiter Faktor, und eine Ihrer Organisationen verlangt einen. Richten Sie zuerst einen anderen ein.',
  WEAK_PIN: 'Diese PIN ist zu leicht zu erraten.',
  PIN_NOT_RIGHT: 'Das ist nicht Ihre PIN.',
  NO_FACTOR: 'Es gibt noch keinen zweiten Faktor.',
  TOO_MANY_PASSKEYS: 'Sie haben zwanzig Passkeys. Entfernen Sie einen, den Sie nicht mehr benutzen.',
  TOTP_NOT_BEGUN: 'Beginnen Sie noch einmal von vorn.',
  ACCOUNT_EXISTS:
    'Zu dieser E-Mail-Adresse gibt es ein Konto, das diese Anmeldung nicht öffnen kann. Lassen Sie sich einladen, nehmen Sie die Einladung mit Ihrem Passwort an, und melden Sie sich hier wieder an.',
  NOT_INVITED:
    'Es gibt noch kein Konto mit dieser Adresse, und dieser Identitätsanbieter legt für ihre Domain keines an. Bitten Sie einen Inhaber Ihrer Organisation um eine Einladung, nehmen Sie sie an, und melden Sie sich dann hier an; oder bitten Sie den Betreiber des Servers, die Domain in SIGN_ON_DOMAINS zu nennen.',
  ADDRESS_NOT_VERIFIED:
    'Ihre Organisation bestätigt Ihre E-Mail-Adresse nicht. Fragen Sie, wer die Anmeldung betreibt.',
  NOT_ASSIGNED:
    'Ihre Organisation gibt Ihnen keinen Zugang: Keine Ihrer Gruppen hat eine Rolle, oder Ihr Zugang wurde beendet. Fragen Sie einen Inhaber.',
  SIGN_ON_NOT_VALID:
    'Diese Anmeldung gilt nicht: Sie wurde anderswo begonnen, ist verbraucht oder hat zu lange gedauert. Beginnen Sie neu.',
  ALREADY_PARTICIPANT: 'Diese Person oder Rolle nimmt schon teil.',
  ALREADY_REVERSED: 'Diese Buchung wurde schon zurückgebucht.',
  ASSIGNEE_MAY_NOT: 'Diese Person bearbeitet hier keine Warnungen.',
  DRUG_ARCHIVED: 'Dieses Arzneimittel ist archiviert.',
  DUPLICATE_DRUG: 'Dieses Arzneimittel gibt es schon.',
  ALREADY_MEMBER: 'Wer diese E-Mail-Adresse hat, gehört schon dazu. Ändern Sie stattdessen die Rolle.',
  LINK_NOT_VALID:
    'Dieser Link gilt nicht: Er ist unbekannt, schon benutzt, abgelaufen oder von jemandem, der das nicht mehr darf. Bitten Sie um einen neuen.',
  MEMBER_ELSEWHERE:
    'Diese Person arbeitet mit demselben Passwort auch für eine andere Organisation: Ein Link würde ihr Konto auch dort öffnen. Das kann nur, wer den Server betreibt.',
  EMAIL_TAKEN: 'Für diese E-Mail-Adresse gibt es schon ein Konto.',
  ILLEGAL_ALERT_TRANSITION: 'Das ist im jetzigen Zustand der Warnung nicht möglich.',
  ILLEGAL_LOT_TRANSITION: 'Das ist im jetzigen Zustand der Charge nicht möglich.',
  ILLEGAL_ORDER_TRANSITION: 'Das ist im jetzigen Zustand des Auftrags nicht möglich.',
  INSUFFICIENT_STOCK: 'So viel ist nicht verfügbar.',
  INVALID_CREDENTIALS: 'E-Mail-Adresse oder Passwort stimmt nicht.',
  CONFIRMATION_NOT_VALID: 'Dieser Link gilt nicht mehr. Registrieren Sie sich neu.',
  INVITATION_NOT_VALID: 'Diese Einladung gilt nicht mehr. Bitten Sie um eine neue.',
  LAST_OWNER: 'Es muss mindestens einen Inhaber geben.',
  CONFIRMATION_NEEDED: 'Das ist fast immer ein Versehen. Sehen Sie noch einmal nach.',
  EXPIRY_REQUIRED: 'Das Verfalldatum fehlt. Nennen Sie das auf der Packung; wo nur ein Monat steht, den Monat.',
  LOT_EXPIRED: 'Diese Charge ist abgelaufen.',
  LOT_NOT_USABLE: 'Diese Charge darf nicht verwendet werden.',
  NOTHING_TO_ACKNOWLEDGE: 'Es gibt nichts zu bestätigen.',
  NOTHING_TO_REDACT: 'Es gibt keinen Text, der entfernt werden könnte.',
  NOTHING_TO_SIGN: 'Es ist nichts Neues zu unterschreiben.',
  NOT_RETURNABLE: 'Davon lässt sich nichts zurückgeben: Nennen Sie die Abgabe oder den Eingang, wie er noch gilt.',
  RETURNED_SINCE: 'Davon kam etwas zurück oder ging zurück. Machen Sie zuerst die Rückgaben rückgängig.',
  RETURN_EXCEEDED: 'Das ist mehr, als davon noch zurückkommen oder zurückgehen kann.',
  NOT_REVERSIBLE: 'Diese Buchung lässt sich nicht zurückbuchen.',
  NOT_TO_ACKNOWLEDGE: 'Dieser Auftrag ist nicht zu bestätigen.',
  NO_PARTICIPANT: 'Diese Person oder Rolle nimmt nicht teil.',
  ORDER_SHORT: 'Für diesen Auftrag ist nicht genug verfügbar.',
  OVER_FULFILLED: 'Das ist mehr, als noch offen ist.',
  USER_NOT_DISABLED: 'Gelöscht wird nur, wessen Zugang beendet ist. Beenden Sie zuerst den Zugang.',
  OWN_ORDER: 'Den eigenen Auftrag genehmigt jemand anderes.',
  PHARMACY_CODE_TAKEN: 'Dieses Kürzel hat schon eine andere Apotheke.',
  SUPPLIER_NAME_TAKEN: 'Einen Lieferanten dieses Namens gibt es schon.',
  UNIT_IN_USE: 'Die Einheit lässt sich nicht mehr ändern, weil es schon Bestand gibt.',
  RECALL_NUMBER_MISSING: 'Der Text nennt keine Nummer wie D-1362-2012. Sagen Sie, welche Nummer die Meldung hat.',
  ILLEGAL_RECALL_TRANSITION: 'Das ist im jetzigen Zustand des Rückrufs nicht möglich.',
  RECALL_COVERS_NOTHING:
    'Noch hat niemand gesagt, was dieser Rückruf umfasst. Nennen Sie Arzneimittel oder Codes, oder schließen Sie ihn ab, wenn er hier nichts betrifft.',
  RECALL_NOT_ACTIVE: 'Nur ein Rückruf, der gilt, wird bestätigt.',
  LOT_UNDER_RECALL:
    'Ein Rückruf, der gilt, umfasst diese Charge. Freigegeben werden kann sie erst, wenn er abgeschlossen ist.',
  WEAK_PASSWORD: 'Dieses Passwort ist zu leicht zu erraten.',
};

/** The sentence of a refusal in the language of the page. */
export function useRefusalText(): (refusal: { readonly code: RefusalCode; readonly message: string }) => string {
  const { language } = useLanguage();
  return ({ code, message }) => (language === 'de' ? (refusalTexts[code] ?? message) : message);
}
