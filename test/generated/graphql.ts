/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The invitation to accept, with the name and password of a new account. */
export type AcceptInvitationInput = {
  /** What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one. */
  deviceToken?: string | null | undefined;
  /** Your name, as your colleagues there will see it. */
  name: string;
  /** 12 to 128 characters: a new one, or the one of the account that you have. */
  password: string;
  /** The token of the invitation. */
  token: string;
};

/** Which views; all conditions must hold. */
export type AccessFilter = {
  /** Views by this user, a person or a service. */
  actorId?: string | number | null | undefined;
  /** Views of the record with this id, such as that of an order. */
  entityId?: string | number | null | undefined;
  /** Of records of this type, such as Order. */
  entityType?: string | null | undefined;
  /** Of this field, such as Order.recipient. */
  field?: string | null | undefined;
  /** At or after this UTC instant. */
  from?: string | null | undefined;
  /** Views that came by this request; logs and errors show its id. */
  requestId?: string | null | undefined;
  /** Before this UTC instant, which is not included. */
  until?: string | null | undefined;
};

/** Which alert has been seen. */
export type AcknowledgeAlertInput = {
  /** The alert that you have seen and take up. */
  alertId: string | number;
};

/** The message that you confirm to have read. */
export type AcknowledgeMessageInput = {
  /** The message, which asks to be confirmed. */
  messageId: string | number;
};

/** Which recall a pharmacy acknowledges. */
export type AcknowledgeRecallInput = {
  /** The pharmacy that knows of it and has set its goods apart. */
  pharmacyId: string | number;
  /** The active recall that a pharmacy has dealt with. */
  recallId: string | number;
};

/** Which recall to make active. */
export type ActivateRecallInput = {
  /** The recall that holds its lots from now on. */
  recallId: string | number;
};

/** A passkey that your device has made. */
export type AddPasskeyInput = {
  /** What you call it, such as the name of the device. */
  name: string;
  /** What navigator.credentials.create answered to newPasskeyOptions, as JSON. */
  passkey: string;
};

/** A correction of one lot, with a reason. It posts a difference, never an absolute quantity. */
export type AdjustStockInput = {
  /** What you have looked at and found right: the kinds of doubts of ConfirmationNeeded. */
  confirm?: Array<DoubtKind> | null | undefined;
  /** The lot whose quantity was found to be another. */
  lotId: string | number;
  /** Anything else worth noting, up to 2,000 characters. */
  note?: string | null | undefined;
  /** When it happened, if that was earlier; left out, now. Never in the future, nor in a period that is closed. More than three days back needs `stock:back-date` and a reason. */
  occurredAt?: string | null | undefined;
  /** The difference in units: positive for more, negative for less, not 0. */
  quantityChange: number;
  /** Why, such as one bottle broken; 1 to 500 characters. */
  reason: string;
  /** What kind of movement it is, such as DISPOSAL. */
  type?: AdjustmentType;
};

/** A movement entered by hand. */
export type AdjustmentType =
  /** A difference of one lot, with a reason; in or out. */
  | 'ADJUSTMENT'
  /** The difference a count found; in or out. */
  | 'COUNT'
  /** Goods that were destroyed, such as broken ampoules; out. */
  | 'DISPOSAL';

/** Which alerts; all conditions must hold. */
export type AlertFilter = {
  /** Alerts that this person is to deal with. */
  assigneeId?: string | number | null | undefined;
  /** Alerts of one of these kinds; left out, of all. */
  kinds?: Array<AlertKind> | null | undefined;
  /** In one of these states; left out, all but resolved ones. */
  states?: Array<AlertState> | null | undefined;
  /** Alerts of this stock, which is one drug at one pharmacy. */
  stockId?: string | number | null | undefined;
};

/** What an alert tells of a stock. */
export type AlertKind =
  /** A lot with goods in it has expired. */
  | 'EXPIRED'
  /** A lot with goods in it expires soon. */
  | 'EXPIRING'
  /** Less is usable than the reorder point. */
  | 'LOW_STOCK'
  /** Nothing is usable, even if expired or held goods are there. */
  | 'OUT_OF_STOCK';

/** How far an alert is dealt with. */
export type AlertState =
  /** Somebody has seen it and takes it up. */
  | 'ACKNOWLEDGED'
  /** Nobody has acknowledged it yet. */
  | 'OPEN'
  /** Its cause is gone, or somebody has dealt with it. */
  | 'RESOLVED'
  /** Put off until an instant, then open again. */
  | 'SNOOZED';

/** Which order to approve, and whether less than all will do. */
export type ApproveOrderInput = {
  /** Allocates what there is when not all is available; otherwise that is refused. */
  allowPartial?: boolean;
  /** What else is worth noting of the approval, for the history of the order. */
  note?: string | null | undefined;
  /** The order to approve, which waits for it. */
  orderId: string | number;
};

/** Which drug to take out of the catalogue, or put back. */
export type ArchiveDrugInput = {
  /** true takes it out of the catalogue, false puts it back. */
  archived?: boolean;
  /** The drug to take out or to put back. */
  drugId: string | number;
};

/** Which supplier to archive, or take back into use. */
export type ArchiveSupplierInput = {
  /** false takes it back into use. */
  archived?: boolean;
  /** The supplier to archive or to take up again. */
  supplierId: string | number;
};

/** Who is to deal with an alert. */
export type AssignAlertInput = {
  /** The alert that somebody is to deal with. */
  alertId: string | number;
  /** The person who is to deal with it; null or left out for nobody. */
  userId?: string | number | null | undefined;
};

/** Which attempts; all conditions must hold. */
export type AuditFilter = {
  /** Exactly this action, or all that begin with it when it ends in a dot, such as "stock.". */
  action?: string | null | undefined;
  /** Attempts by this user, a person or a service. */
  actorId?: string | number | null | undefined;
  /** Attempts on the record with this id, such as that of a lot. */
  entityId?: string | number | null | undefined;
  /** About things of this type. */
  entityType?: string | null | undefined;
  /** Recorded at or after this instant. */
  from?: string | null | undefined;
  /** That ended in one of these ways. */
  outcomes?: Array<AuditOutcome> | null | undefined;
  /** Attempts that were made for this pharmacy. */
  pharmacyId?: string | number | null | undefined;
  /** That came by this request. */
  requestId?: string | null | undefined;
  /** Recorded before this instant. */
  until?: string | null | undefined;
};

/** How an attempt ended: done, refused, denied or failed. */
export type AuditOutcome =
  /** The actor may not do this; nothing changed. */
  | 'DENIED'
  /** The input was wrong or something broke; nothing changed. */
  | 'FAILED'
  /** A rule of the pharmacy stood against it; nothing changed. */
  | 'REFUSED'
  /** It did what its action says. */
  | 'SUCCEEDED';

/** Another address to sign in with. */
export type ChangeEmailInput = {
  /** Your password: an open page is not enough. */
  currentPassword: string;
  /** The new e-mail address to sign in with. */
  email: string;
};

/** The role of a member at one pharmacy, or at all of them. */
export type ChangeMembershipInput = {
  /** The pharmacy; left out, all of them. */
  pharmacyId?: string | number | null | undefined;
  /** The role from now on; left out, the membership ends. */
  role?: Role | null | undefined;
  /** The member whose role changes. */
  userId: string | number;
};

/** A new password for yourself. */
export type ChangePasswordInput = {
  /** The password to be replaced, to show that it is you. */
  currentPassword: string;
  /** What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one. */
  deviceToken?: string | null | undefined;
  /** The new password, 12 to 128 characters. */
  newPassword: string;
};

/** What a device may keep a copy of. */
export type ChangedType =
  /** Alerts, resolved ones too. */
  | 'ALERT'
  /** Drugs of the catalogue with their packages, archived ones too. */
  | 'DRUG'
  /** Lots, those without goods too. */
  | 'LOT'
  /** Orders with their lines and history, in every status. */
  | 'ORDER'
  /** Stocks: one drug at one pharmacy. */
  | 'STOCK';

/** Until when the books of a pharmacy are closed. */
export type ClosePeriodInput = {
  /** The pharmacy whose books are closed. */
  pharmacyId: string | number;
  /** Anything worth noting in the trail. */
  reason?: string | null | undefined;
  /** The last day of the period; it is over, in the pharmacy’s time zone. */
  until: string;
};

/** Which recall to close, and why. */
export type CloseRecallInput = {
  /** Why: that all goods were sent back, or that it concerns nothing here. */
  reason: string;
  /** The recall that is done with. */
  recallId: string | number;
};

/** What a person brings back from the identity provider. */
export type CompleteSignOnInput = {
  /** What signOnRequest answered to this browser. */
  browserToken: string;
  /** What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one. */
  deviceToken?: string | null | undefined;
  /** The parameters that the provider added to the address, as they stand behind its question mark. */
  returned: string;
};

/** The proof that a new address is yours. */
export type ConfirmEmailInput = {
  /** The token of the link that was sent there. */
  token: string;
};

/** The second step of a sign-in, with exactly one of totp, recoveryCode and passkey. */
export type ConfirmLogInInput = {
  /** The challenge that the first step answered. */
  challenge: string;
  /** What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one. */
  deviceToken?: string | null | undefined;
  /** What navigator.credentials.get answered to passkeyOptions, as JSON. */
  passkey?: string | null | undefined;
  /** A recovery code that was not used yet. */
  recoveryCode?: string | null | undefined;
  /** The six digits that the authenticator app shows. */
  totp?: string | null | undefined;
};

/** A sign-up confirmed by the link in its mail. */
export type ConfirmSignUpInput = {
  /** What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one. */
  deviceToken?: string | null | undefined;
  /** The password chosen at the sign-up: whoever reads the mail confirms nothing that somebody else began. */
  password: string;
  /** The token in the link of the mail, behind the #. */
  token: string;
};

/** The first code of a new authenticator app. */
export type ConfirmTotpInput = {
  /** The six digits that it shows. */
  totp: string;
};

/** A schedule of the US Controlled Substances Act. */
export type ControlledSchedule =
  /** Schedule I: no accepted medical use, such as heroin. */
  | 'CI'
  /** Schedule II: severe potential for abuse, such as oxycodone. */
  | 'CII'
  /** Schedule III: moderate potential for abuse, such as testosterone. */
  | 'CIII'
  /** Schedule IV: lower potential for abuse, such as diazepam. */
  | 'CIV'
  /** Schedule V: the least, such as cough syrup with a little codeine. */
  | 'CV';

/** Which conversations; all conditions must hold. */
export type ConversationFilter = {
  /** Conversations about this alert. */
  alertId?: string | number | null | undefined;
  /** Conversations about this drug. */
  drugId?: string | number | null | undefined;
  /** Conversations about this order. */
  orderId?: string | number | null | undefined;
  /** Conversations about this stock. */
  stockId?: string | number | null | undefined;
  /** true: those with messages you have not read; false: the others. */
  unread?: boolean | null | undefined;
};

/** What a lot’s package really says. What is left out stays. */
export type CorrectLotInput = {
  /** What you have looked at and found right: the kinds of doubts of ConfirmationNeeded. */
  confirm?: Array<DoubtKind> | null | undefined;
  /** The last day of use, or the month; it may have passed. null where the goods have none, if the drug’s expiryControl is NONE. */
  expiresOn?: string | null | undefined;
  /** Which lot. What was split off it is corrected with it. */
  lotId: string | number;
  /** The number as it stands on the package, such as AB1234. */
  lotNumber?: string | null | undefined;
  /** Why, 1 to 500 characters: mistyped at receipt, read wrongly. */
  reason: string;
};

/** A new drug, with its opening stock if there is some already. */
export type CreateDrugInput = {
  /** The proprietary name, such as Prilosec. */
  brandName?: string | null | undefined;
  /** What you have looked at and found right: the kinds of doubts of ConfirmationNeeded. */
  confirm?: Array<DoubtKind> | null | undefined;
  /** Its schedule if it is controlled, such as CII for oxycodone. */
  controlledSchedule?: ControlledSchedule | null | undefined;
  /** Anything worth knowing about it. */
  description?: string | null | undefined;
  /** The dosage form, such as CAPSULE, DELAYED RELEASE. */
  dosageForm?: string | null | undefined;
  /** Opening stock: when it expires, a day or a month. Needed unless expiryControl is NONE. */
  expiration?: string | null | undefined;
  /** Whether its goods have an expiry date; REQUIRED when left out. None are received without, then. */
  expiryControl?: ExpiryControl | null | undefined;
  /** The nonproprietary name, such as omeprazole. */
  genericName?: string | null | undefined;
  /** The GS1 article number: 8, 12, 13 or 14 digits with their check digit. */
  gtin?: string | null | undefined;
  /** The manufacturer or repackager on the label, such as Sandoz Inc. */
  labelerName?: string | null | undefined;
  /** Opening stock: its lot number; OPENING when left out. */
  lotNumber?: string | null | undefined;
  /** For how many days its goods must be good when they arrive, 0 to 3,650; null leaves it to the supplier. Fewer are asked again. */
  minRemainingDays?: number | null | undefined;
  /** The name it is found under, such as Prilosec 40 mg. */
  name: string;
  /** The National Drug Code of the product with its hyphens, such as 0002-3229. */
  ndc?: string | null | undefined;
  /** Opening stock: where it is; may be left out by those who see one pharmacy only. */
  pharmacyId?: string | number | null | undefined;
  /** Opening stock: posts an OPENING transaction at the pharmacy. */
  quantity?: number | null | undefined;
  /** The routes of administration, such as ORAL or SUBCUTANEOUS. */
  routes?: Array<string> | null | undefined;
  /** How it is to be stored, such as 2 to 8 °C, protected from light. */
  storage?: string | null | undefined;
  /** The strength, such as 40 mg. */
  strength?: string | null | undefined;
  /** The active substances, such as AMOXICILLIN and CLAVULANATE POTASSIUM. */
  substances?: Array<string> | null | undefined;
  /** The smallest unit that is dispensed: tablet, mL, mg. Quantities are counted in it. */
  unit: string;
};

/** Who may choose a new password. */
export type CreatePasswordResetInput = {
  /** The member who forgot theirs. */
  userId: string | number;
};

/** One more pharmacy of the organization. */
export type CreatePharmacyInput = {
  /** A short code, unique in the organization: capital letters, digits and hyphens. */
  code: string;
  /** The name that staff know it by, such as Main Street Pharmacy. */
  name: string;
  /** Its IANA time zone, an area and a city such as Europe/Berlin, or UTC; expiry days end by it. */
  timezone: string;
};

/** A key for a service: what it may do, where, and until when. */
export type CreateServiceKeyInput = {
  /** The UTC instant at which it ends, within two years. */
  expiresAt: string;
  /** What the service is called; the audit trail shows it as "service: NAME". */
  name: string;
  /** What it may do; nobody gives what they do not hold themselves. */
  permissions: Array<Permission>;
  /** At which pharmacies; left out, at all of them, those to come included. */
  pharmacyIds?: Array<string | number> | null | undefined;
};

/** A supplier to enter, from whom goods are bought. */
export type CreateSupplierInput = {
  /** How to reach it, in free words, such as ask for the night desk. */
  contactInfo?: string | null | undefined;
  /** The e-mail address for orders, such as orders@example.org. */
  email?: string | null | undefined;
  /** For how many days its goods must be good when they arrive, unless the drug says so: 0 to 3,650; null for no such rule. */
  minRemainingDays?: number | null | undefined;
  /** The name of the supplier, such as Nordic Pharma Wholesale. */
  name: string;
  /** The telephone number as it is dialed, such as +49 30 1234567. */
  phone?: string | null | undefined;
};

/** Goods of one lot that arrived. */
export type DeliveredLotInput = {
  /** true keeps a number that is spelled otherwise than a lot that is here as a lot of its own. */
  asOwnLot?: boolean;
  /** The last day of use, or the month where the label names no day. Needed unless the drug’s expiryControl is NONE. Goods that have expired are refused. */
  expiresOn?: string | null | undefined;
  /** The lot number on the package. Spelled otherwise than a lot that is here (case, blanks, hyphens) with the same expiry, it is that lot. */
  lotNumber: string;
  /** How many units of the drug, 1 to 10,000,000. */
  quantity: number;
  /** Takes them into quarantine, with the reason: damaged, short-dated, to be looked at. Up to 500 characters. They are used by no path until somebody releases them. */
  quarantine?: string | null | undefined;
};

/** The member who is to sign in no more. */
export type DisableUserInput = {
  /** The member; all their sessions end at once. */
  userId: string | number;
};

/** Goods that leave: either a quantity, taken first expired first out, or named lots. */
export type DispenseStockInput = {
  /** What you have looked at and found right: the kinds of doubts of ConfirmationNeeded. */
  confirm?: Array<DoubtKind> | null | undefined;
  /** Instead of a quantity: what to take from which lot. Against the order of expiry it needs a permission and a reason. */
  lots?: Array<LotQuantityInput> | null | undefined;
  /** Anything else worth noting, up to 2,000 characters. */
  note?: string | null | undefined;
  /** When it happened, if that was earlier; left out, now. Never in the future, nor in a period that is closed. More than three days back needs `stock:back-date` and a reason. */
  occurredAt?: string | null | undefined;
  /** How many units, taken from the lots that expire first. */
  quantity?: number | null | undefined;
  /** Why; needed when lots are named against the order of expiry, when a lot is named that was held after the goods had left, and when it is dated more than three days back. */
  reason?: string | null | undefined;
  /** The stock to dispense from: one drug at one pharmacy. */
  stockId: string | number;
};

/** What is allowed and almost always a slip. */
export type DoubtKind =
  /** The goods would be good for more than ten years. */
  | 'EXPIRY_FAR'
  /** The goods are allocated to an order, which loses them. */
  | 'PROMISED_TO_ORDER'
  /** The goods are good for fewer days than the drug or the supplier asks for. */
  | 'SHORT_DATED'
  /** The catalogue has a drug of the same name, strength and form, and no two codes tell them apart. */
  | 'SIMILAR_DRUG'
  /** It is far more than the last movements of its kind of the drug there. */
  | 'UNUSUAL_QUANTITY';

/** Which drugs; all conditions must hold. */
export type DrugFilter = {
  /** true for archived drugs alone, null for both; left out, those in the catalogue. */
  archived?: boolean | null | undefined;
  /** An NDC of product or package, a GTIN, UPC or PZN, or a whole label that holds one, typed or scanned, in any form. */
  code?: string | null | undefined;
  /** Controlled under one of these schedules. */
  controlledSchedule?: Array<ControlledSchedule> | null | undefined;
  /** Words of its names, substances, form or labeler, in any order and spelling, each at least in its beginning; an NDC or GTIN in any form; a strength, which has drugs of another one come behind and marked. */
  search?: string | null | undefined;
};

/** The member who may sign in again. */
export type EnableUserInput = {
  /** The member; they have the roles that they had. */
  userId: string | number;
};

/** Which session to end: your own on another device, or a member’s. */
export type EndSessionInput = {
  /** One of your own, or anybody’s of the organization for those who manage members. */
  sessionId: string | number;
};

/** Notices to enter: one as text, or a file of them. */
export type EnterRecallsInput = {
  /** Its number, where the text does not say it. */
  number?: string | null | undefined;
  /** Who published it; left out, FDA where its number is one of theirs, and otherwise OTHER. */
  source?: string | null | undefined;
  /** The notice as it was published, pasted or read from a file; or a file of the FDA’s enforcement reports (JSON), which may hold many. */
  text: string;
};

/** The member whose name and address are erased for good. */
export type EraseUserInput = {
  /** The member, who has to be disabled. It cannot be undone. */
  userId: string | number;
};

/** Whether goods of a drug have an expiry date. */
export type ExpiryControl =
  /** They have none, such as a splint or a measuring cup. */
  | 'NONE'
  /** They have; none are received without. */
  | 'REQUIRED';

/** Goods that came with an order beyond what it asked for, or of another drug. */
export type ExtraGoodsInput = {
  /** The drug that came, whether the order has a line of it or not. */
  drugId: string | number;
  /** What arrived, lot by lot. */
  lots: Array<DeliveredLotInput>;
  /** Why they are kept: sent too much, sent in place of another. 1 to 500 characters. */
  reason: string;
};

/** How a second factor is shown. */
export type FactorMethod =
  /** By a passkey, which is kept on a device or by a password manager. */
  | 'PASSKEY'
  /** By a recovery code, in the place of a factor that was lost. */
  | 'RECOVERY_CODE'
  /** By the six digits of an authenticator app. */
  | 'TOTP';

/** Of whom an organization asks for a second factor. */
export type FactorPolicy =
  /** Of every person. Services have none. */
  | 'EVERYBODY'
  /** Of everybody who is an owner or manager anywhere. */
  | 'MANAGERS'
  /** Of nobody: whoever wants one sets it up. */
  | 'NONE';

/** How much of a line is delivered: a quantity for an ISSUE, lots for a PURCHASE. */
export type FulfillLineInput = {
  /** The line of the order that goods are delivered for. */
  lineId: string | number;
  /** For a PURCHASE: what arrived, lot by lot. */
  lots?: Array<DeliveredLotInput> | null | undefined;
  /** For an ISSUE: how many units leave. */
  quantity?: number | null | undefined;
};

/** What of an order is delivered. */
export type FulfillOrderInput = {
  /** What you have looked at and found right: the kinds of doubts of ConfirmationNeeded. */
  confirm?: Array<DoubtKind> | null | undefined;
  /** For a PURCHASE: what came beyond its lines. It is received loose, in a transaction that names the order and changes none of its lines. */
  extras?: Array<ExtraGoodsInput> | null | undefined;
  /** Which lines and how much; may be left out for an ISSUE, where it is all that is outstanding. */
  lines?: Array<FulfillLineInput> | null | undefined;
  /** What else is worth noting of the delivery, for the history of the order. */
  note?: string | null | undefined;
  /** The order that is delivered, in whole or in part. */
  orderId: string | number;
};

/** The role that a group gives. */
export type GroupRoleInput = {
  /** The group, exactly as the provider writes it: a name or an id. */
  group: string;
  /** The pharmacy; left out, all of them. */
  pharmacyId?: string | number | null | undefined;
  /** The role that members of the group have, such as TECHNICIAN. */
  role: Role;
};

/** Which lines of the ledger; all conditions must hold. */
export type InventoryLogFilter = {
  /** Lines of transactions of one of these types, such as RECEIPT. */
  actions?: Array<TransactionType> | null | undefined;
  /** That happened at or after this instant. */
  from?: string | null | undefined;
  /** Lines that changed this lot. */
  lotId?: string | number | null | undefined;
  /** Lines of this stock, which is one drug at one pharmacy. */
  stockId?: string | number | null | undefined;
  /** That happened before this instant. */
  until?: string | null | undefined;
};

/** An offer of a role to somebody who is no member yet. */
export type InviteMemberInput = {
  /** The address of the account that they have, or will have. */
  email: string;
  /** The pharmacy; left out, all of them. */
  pharmacyId?: string | number | null | undefined;
  /** The role; nobody gives a role with permissions they do not hold. */
  role: Role;
};

/** What about a scanned label has to be looked at. */
export type LabelDoubtKind =
  /** The drug is no longer in use. */
  | 'ARCHIVED_PRODUCT'
  /** The check digit of the product’s number is wrong. */
  | 'CHECK_DIGIT'
  /** The label says two different things. */
  | 'CONTRADICTION'
  /** It expires in the course of a day; the day before is taken. */
  | 'EXPIRES_DURING_DAY'
  /** The scanner types for another keyboard layout than this computer has. */
  | 'KEYBOARD_LAYOUT'
  /** The lot’s number may end earlier, if a separator is missing: compare it with the package. */
  | 'LOT_END'
  /** The label holds a value that cannot be: a wrong length, wrong characters, a date that is none. */
  | 'NOT_ALLOWED'
  /** The label has no readable expiry date. */
  | 'NO_EXPIRY'
  /** The label does not name the product. */
  | 'NO_PRODUCT'
  /** The lot is here with another expiry date. */
  | 'OTHER_EXPIRY'
  /** A separator may be missing: the label can be read in more than one way. */
  | 'SEPARATOR'
  /** Several drugs of the catalogue have this code. */
  | 'SEVERAL_PRODUCTS'
  /** The label holds something that is not understood. */
  | 'UNKNOWN_ELEMENT'
  /** No drug of the catalogue has this code. */
  | 'UNKNOWN_PRODUCT'
  /** The expiry date is more than ten years away. */
  | 'UNLIKELY_DATE'
  /** The code cannot be read here. */
  | 'UNREADABLE';

/** The conversation that you no longer want to take part in. */
export type LeaveConversationInput = {
  /** The conversation that you leave. */
  conversationId: string | number;
};

/** An e-mail address and its password. */
export type LogInInput = {
  /** What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one. */
  deviceToken?: string | null | undefined;
  /** The e-mail address of the account. */
  email: string;
  /** Which of your organizations; left out, the one you were last signed in to. */
  organizationId?: string | number | null | undefined;
  /** The password of the account. */
  password: string;
};

/** A sign-in by a passkey alone. */
export type LogInWithPasskeyInput = {
  /** What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one. */
  deviceToken?: string | null | undefined;
  /** Which of your organizations; left out, the one you were last signed in to. */
  organizationId?: string | number | null | undefined;
  /** What navigator.credentials.get answered to passkeyLogInOptions, as JSON. */
  passkey: string;
};

/** So many units of a named lot. */
export type LotQuantityInput = {
  /** The lot that the units are taken from. */
  lotId: string | number;
  /** How many units, 1 to 10,000,000. */
  quantity: number;
};

/** Whether goods of a lot may be used. */
export type LotStatus =
  /** They may not, until a doubt is settled. */
  | 'ON_HOLD'
  /** Not until somebody releases them with a reason. */
  | 'QUARANTINED'
  /** They may not: a recall covers them. */
  | 'RECALLED'
  /** They may, until they expire. */
  | 'RELEASED';

/** How far a conversation has been read. */
export type MarkConversationReadInput = {
  /** The conversation that you have read. */
  conversationId: string | number;
  /** Up to this position; left out, all there is. */
  upTo?: number | null | undefined;
};

/** What became of a message. */
export type MessageChange =
  /** A reader confirmed to have read it. */
  | 'ACKNOWLEDGED'
  /** Its text was taken away: show it no longer. */
  | 'REDACTED'
  /** It was written, or posted by the system. */
  | 'SENT';

/** What the system posts into a conversation. */
export type NoticeKind =
  /** An alert was acknowledged, snoozed or resolved, or its cause went away. */
  | 'ALERT_CHANGED'
  /** An alert opened, or opened again. */
  | 'ALERT_OPENED'
  /** Lots that were allocated to the order were taken back; `to` names them. */
  | 'ORDER_PROMISES_RELEASED'
  /** The order was placed, or took a step. */
  | 'ORDER_STATUS';

/** Whether the least or the greatest comes first. */
export type OrderDirection =
  /** Ascending: the least, or the earliest, comes first. */
  | 'ASC'
  /** Descending: the greatest, or the latest, comes first. */
  | 'DESC';

/** Which orders; all conditions must hold. */
export type OrderFilter = {
  /** With a line of this drug. */
  drugId?: string | number | null | undefined;
  /** Placed at or after this instant. */
  from?: string | null | undefined;
  /** Orders of this kind: PURCHASE from a supplier, or ISSUE from stock. */
  kind?: OrderKind | null | undefined;
  /** The order with this number, such as 1042. */
  number?: number | null | undefined;
  /** Orders with this progress: PENDING, FULFILLED or CANCELED. */
  progress?: OrderProgress | null | undefined;
  /** Requested by this person. */
  requestedById?: string | number | null | undefined;
  /** In one of these statuses. */
  statuses?: Array<OrderStatus> | null | undefined;
  /** Purchases from this supplier. */
  supplierId?: string | number | null | undefined;
  /** Placed before this instant. */
  until?: string | null | undefined;
};

/** Which way the goods of an order go: PURCHASE in, ISSUE out. */
export type OrderKind =
  /** Goods leave: to a ward, a customer, another service. */
  | 'ISSUE'
  /** Goods arrive from a supplier. */
  | 'PURCHASE';

/** One drug of an order: by its id, or by a typed or scanned code. */
export type OrderLineInput = {
  /** Instead of drugId: an NDC of product or package, or a GTIN. */
  code?: string | null | undefined;
  /** The drug to order, by its id in the catalogue. */
  drugId?: string | number | null | undefined;
  /** How many units of the drug to order, such as 120 tablets as 120. */
  quantity: number;
};

/** The eight statuses summed up in three. */
export type OrderProgress =
  /** It came to nothing: CANCELED or REJECTED. */
  | 'CANCELED'
  /** FULFILLED or CLOSED_SHORT. */
  | 'FULFILLED'
  /** Something is still to be done. */
  | 'PENDING';

/** Which order of a list comes first. */
export type OrderSort =
  /** The one that took a step last comes first. */
  | 'LAST_CHANGED'
  /** The one placed last comes first. */
  | 'NEWEST'
  /** The one placed first comes first. */
  | 'OLDEST';

/** How far an order is; see docs/reference/orders.md for the steps. */
export type OrderStatus =
  /** Approved; the lots of an ISSUE are allocated. */
  | 'APPROVED'
  /** Called off before anything was delivered. Final. */
  | 'CANCELED'
  /** Some of it was delivered and the rest will not come. Final. */
  | 'CLOSED_SHORT'
  /** All of it was delivered. Final. */
  | 'FULFILLED'
  /** Some of it was delivered. */
  | 'PARTIALLY_FULFILLED'
  /** Placed, and waiting for approval. */
  | 'PENDING'
  /** Turned down instead of approved. Final. */
  | 'REJECTED'
  /** With the supplier, or on its way. */
  | 'SENT';

/** What somebody can do next with an order; each is the mutation of its name. */
export type OrderStep =
  /** Confirm that the goods were received: acknowledgeOrder. */
  | 'ACKNOWLEDGE'
  /** Approve what was requested: approveOrder. */
  | 'APPROVE'
  /** Call it off before anything is delivered: cancelOrder. */
  | 'CANCEL'
  /** End it without the rest: closeOrderShort. */
  | 'CLOSE_SHORT'
  /** Deliver all or some of it: fulfillOrder. */
  | 'FULFILL'
  /** Turn the request down: rejectOrder. */
  | 'REJECT'
  /** Note that it was sent: sendOrder. */
  | 'SEND';

/** The order that takes a step which needs no words. */
export type OrderStepInput = {
  /** Why, or anything worth noting, for the history of the order. */
  note?: string | null | undefined;
  /** The order that takes the step. */
  orderId: string | number;
};

/** A step of an order that needs a reason. */
export type OrderStepWithReasonInput = {
  /** The order that ends by this step. */
  orderId: string | number;
  /** Why, such as discontinued by the maker; 1 to 500 characters. */
  reason: string;
};

/** A participant of a conversation: either a user, or a role at a pharmacy. */
export type ParticipantInput = {
  /** The conversation that somebody joins or leaves. */
  conversationId: string | number;
  /** Instead of userId: the role. */
  role?: RoleAtPharmacyInput | null | undefined;
  /** The user; or a role at a pharmacy in their place. */
  userId?: string | number | null | undefined;
};

/** How long the periods of a series are. */
export type PeriodUnit =
  /** From midnight to midnight, in the pharmacy’s time zone. */
  | 'DAY'
  /** A month of the calendar, in the pharmacy’s time zone. */
  | 'MONTH'
  /** From Monday to Sunday, in the pharmacy’s time zone. */
  | 'WEEK';

/** One thing that may be done; see docs/reference/permissions.md for what each role includes. */
export type Permission =
  /** alert:manage, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN. */
  | 'ALERT_MANAGE'
  /** audit:read, held by OWNER, AUDITOR. */
  | 'AUDIT_READ'
  /** catalogue:read, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN, AUDITOR. */
  | 'CATALOGUE_READ'
  /** catalogue:write, held by OWNER, MANAGER, PHARMACIST. */
  | 'CATALOGUE_WRITE'
  /** member:manage, held by OWNER, MANAGER. Never given to a service: a key that was stolen must not be able to let anybody in. */
  | 'MEMBER_MANAGE'
  /** member:read, held by OWNER, MANAGER, AUDITOR. */
  | 'MEMBER_READ'
  /** message:moderate, held by OWNER, MANAGER. Never given to a service: what somebody wrote is taken away by somebody who answers for it. */
  | 'MESSAGE_MODERATE'
  /** message:read, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN, AUDITOR. Never given to a service: conversations are between people, and each of them is told who takes part. */
  | 'MESSAGE_READ'
  /** message:send, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN. Never given to a service: a message has a person behind it who can be asked. */
  | 'MESSAGE_SEND'
  /** order:approve, held by OWNER, MANAGER, PHARMACIST. Never given to a service: that an order is right is the judgement of a person, and never of the program that asked for it. */
  | 'ORDER_APPROVE'
  /** order:fulfill, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN. */
  | 'ORDER_FULFILL'
  /** order:read, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN, AUDITOR. */
  | 'ORDER_READ'
  /** order:read-recipient, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN. */
  | 'ORDER_READ_RECIPIENT'
  /** order:request, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN. */
  | 'ORDER_REQUEST'
  /** organization:manage, held by OWNER. Never given to a service: the rules of the organization are decided by its owners. */
  | 'ORGANIZATION_MANAGE'
  /** period:close, held by OWNER, MANAGER. Never given to a service: that nothing is missing from a period is the judgement of a person. */
  | 'PERIOD_CLOSE'
  /** pharmacy:create, held by OWNER. Never given to a service: the shape of the organization is decided by its owners. */
  | 'PHARMACY_CREATE'
  /** recall:acknowledge, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN. Never given to a service: that the goods were set apart is said by somebody who did so. */
  | 'RECALL_ACKNOWLEDGE'
  /** recall:activate, held by OWNER, MANAGER, PHARMACIST. Never given to a service: that goods must not be used any more is decided by a person who read the notice. */
  | 'RECALL_ACTIVATE'
  /** recall:enter, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN. */
  | 'RECALL_ENTER'
  /** service-key:manage, held by OWNER. Never given to a service: a key that was stolen must not be able to make itself another one. */
  | 'SERVICE_KEY_MANAGE'
  /** stock:adjust, held by OWNER, MANAGER, PHARMACIST. */
  | 'STOCK_ADJUST'
  /** stock:back-date, held by OWNER, MANAGER, PHARMACIST. */
  | 'STOCK_BACK_DATE'
  /** stock:choose-lot, held by OWNER, MANAGER, PHARMACIST. */
  | 'STOCK_CHOOSE_LOT'
  /** stock:dispense, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN. */
  | 'STOCK_DISPENSE'
  /** stock:read, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN, AUDITOR. */
  | 'STOCK_READ'
  /** stock:receive, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN. */
  | 'STOCK_RECEIVE'
  /** stock:reverse, held by OWNER, MANAGER, PHARMACIST. */
  | 'STOCK_REVERSE'
  /** stock:reverse-own, held by OWNER, MANAGER, PHARMACIST, TECHNICIAN. */
  | 'STOCK_REVERSE_OWN'
  /** stock:set-levels, held by OWNER, MANAGER, PHARMACIST. */
  | 'STOCK_SET_LEVELS'
  /** stock:set-lot-status, held by OWNER, MANAGER, PHARMACIST. */
  | 'STOCK_SET_LOT_STATUS';

/** A new order: either lines, or one drug and its quantity. */
export type PlaceOrderInput = {
  /** What you have looked at and found right: the kinds of doubts of ConfirmationNeeded. */
  confirm?: Array<DoubtKind> | null | undefined;
  /** Instead of lines: the one drug. */
  drugId?: string | number | null | undefined;
  /** PURCHASE to buy from a supplier, ISSUE to serve from stock. */
  kind?: OrderKind;
  /** What is ordered, one drug a line; 1 to 1,500 lines. */
  lines?: Array<OrderLineInput> | null | undefined;
  /** Anything worth noting, up to 2,000 characters. */
  note?: string | null | undefined;
  /** The pharmacy that orders, or that issues. */
  pharmacyId: string | number;
  /** With drugId: how many units. */
  quantity?: number | null | undefined;
  /** Whom the goods of an ISSUE are for, up to 300 characters. It is encrypted, and views of it are recorded. */
  recipient?: string | null | undefined;
  /** The supplier to buy from, for a PURCHASE. */
  supplierId?: string | number | null | undefined;
};

/** By what proveIdentity is shown who asks. */
export type ProofMethod =
  /** By a passkey of the account. */
  | 'PASSKEY'
  /** By the password of the account. */
  | 'PASSWORD'
  /** By a recovery code, which works once. */
  | 'RECOVERY_CODE'
  /** By the six digits of an authenticator app. */
  | 'TOTP';

/** What shows that it is you who asks: exactly one of password, totp, recoveryCode and passkey. */
export type ProveIdentityInput = {
  /** What navigator.credentials.get answered to passkeyOptions, as JSON. */
  passkey?: string | null | undefined;
  /** The password of your account. */
  password?: string | null | undefined;
  /** A recovery code that was not used yet. */
  recoveryCode?: string | null | undefined;
  /** The six digits that the authenticator app shows. */
  totp?: string | null | undefined;
};

/** How sure it is that a notice means a drug. */
export type RecallConfidence =
  /** It has a code that the notice names. */
  | 'CODE'
  /** The notice names its name, strength and labeler. */
  | 'LIKELY'
  /** The notice names it, or one of its lots, and not all of these. */
  | 'POSSIBLE';

/** Which recalls; all conditions must hold. */
export type RecallFilter = {
  /** Recalls in one of these states; left out, in any. */
  states?: Array<RecallState> | null | undefined;
};

/** What of a drug a notice names. */
export type RecallReason =
  /** The GTIN of one of its packages. */
  | 'GTIN'
  /** The manufacturer or repackager on its label. */
  | 'LABELER'
  /** A lot of it that is in stock. */
  | 'LOT'
  /** The brand or nonproprietary name. */
  | 'NAME'
  /** The NDC of one of its packages. */
  | 'PACKAGE_NDC'
  /** Its product’s NDC, or that of another package of it. */
  | 'PRODUCT_NDC'
  /** Its strength, as the notice writes it, such as 40 mg. */
  | 'STRENGTH';

/** What a recall covers: exactly one of drug, NDC and GTIN, and of it some lots or all. */
export type RecallScopeInput = {
  /** A drug of the catalogue, by its id. */
  drugId?: string | number | null | undefined;
  /** A GTIN or UPC: of whichever drug has it, now or later. */
  gtin?: string | null | undefined;
  /** The lots, one at least, in whatever spelling; null for all lots of it. */
  lotNumbers?: Array<string> | null | undefined;
  /** An NDC in any form: of whichever drug has it, now or later; a product’s covers all its packages. */
  ndc?: string | null | undefined;
};

/** How far a recall is worked, from entered to closed. */
export type RecallState =
  /** Nothing that it covers is usable, whenever and however it came. */
  | 'ACTIVE'
  /** Done with. What it held stays RECALLED until somebody releases it. */
  | 'CLOSED'
  /** Entered; nobody has said what it covers here. */
  | 'NEW'
  /** Somebody has said what it covers here; nothing is held yet. */
  | 'REVIEWED';

/** Goods of one lot that arrive at a pharmacy. */
export type ReceiveStockInput = {
  /** true keeps a number that is spelled otherwise than a lot that is here as a lot of its own. */
  asOwnLot?: boolean;
  /** What you have looked at and found right: the kinds of doubts of ConfirmationNeeded. */
  confirm?: Array<DoubtKind> | null | undefined;
  /** The drug that arrives, from the catalogue. */
  drugId: string | number;
  /** The last day of use, or the month where the label names no day. Needed unless the drug’s expiryControl is NONE. Goods that have expired are refused. */
  expiresOn?: string | null | undefined;
  /** The lot number on the package. Spelled otherwise than a lot that is here (case, blanks, hyphens) with the same expiry, it is that lot. */
  lotNumber: string;
  /** Anything else worth noting, up to 2,000 characters. */
  note?: string | null | undefined;
  /** When they came, if that was earlier; left out, now. Never in the future, nor in a period that is closed. Their expiry is judged by that day. More than three days back needs `stock:back-date` and a reason. */
  occurredAt?: string | null | undefined;
  /** The pharmacy where the goods arrive. */
  pharmacyId: string | number;
  /** How many units of the drug, 1 to 10,000,000. */
  quantity: number;
  /** Takes them into quarantine, with the reason: damaged, short-dated, to be looked at. Up to 500 characters. They are used by no path until somebody releases them. */
  quarantine?: string | null | undefined;
  /** Why; needed when it is dated more than three days back. */
  reason?: string | null | undefined;
  /** The supplier that the goods come from, if that is known. */
  supplierId?: string | number | null | undefined;
};

/** What kind of record changed. */
export type RecordType =
  /** Who may do what: a member came, was disabled or has another role, a pharmacy was added, or the rule of approval is another. The id is the member’s, or the organization’s where it concerns everybody. */
  | 'ACCESS'
  /** An alert of a stock, as it opened or was dealt with. */
  | 'ALERT'
  /** A drug of the catalogue, with its packages. */
  | 'DRUG'
  /** A lot; what changes of one is told as STOCK. */
  | 'LOT'
  /** An order, with its lines and history. */
  | 'ORDER'
  /** A recall of the organization. */
  | 'RECALL'
  /** A stock, with the lots and movements of it. */
  | 'STOCK'
  /** A supplier of the organization. */
  | 'SUPPLIER';

/** Which text to take away, and why. */
export type RedactMessageInput = {
  /** The message whose text is taken away. */
  messageId: string | number;
  /** Why; it stands in the audit trail. */
  reason?: string | null | undefined;
};

/** Why an operation was refused; one code for each type of refusal. */
export type RefusalCode =
  /** There is an account with the address that the provider has no say about: of somebody who is no member, or whom it knows as another. */
  | 'ACCOUNT_EXISTS'
  /** The person is a member of other organizations, which rely on the factor. */
  | 'ACCOUNT_IS_SHARED'
  /** The provider does not say that the person’s address is theirs. */
  | 'ADDRESS_NOT_VERIFIED'
  /** Somebody with this address is a member of the organization. */
  | 'ALREADY_MEMBER'
  /** They take part in the conversation already. */
  | 'ALREADY_PARTICIPANT'
  /** The transaction was reversed before. */
  | 'ALREADY_REVERSED'
  /** The person may not deal with alerts at this pharmacy. */
  | 'ASSIGNEE_MAY_NOT'
  /** The sign-in is over, was tried too often, or began on another device. */
  | 'CHALLENGE_NOT_VALID'
  /** What was entered is almost always a slip. Send it again with the kinds of its doubts in `confirm` when it is right. */
  | 'CONFIRMATION_NEEDED'
  /** The link is unknown, was followed already, or has expired. */
  | 'CONFIRMATION_NOT_VALID'
  /** The drug was taken out of the catalogue. */
  | 'DRUG_ARCHIVED'
  /** Another drug of the catalogue has this NDC or GTIN. */
  | 'DUPLICATE_DRUG'
  /** There is an account with this address. */
  | 'EMAIL_TAKEN'
  /** Goods of this drug expire, and no date was given. */
  | 'EXPIRY_REQUIRED'
  /** The code or passkey is wrong, or was used before. */
  | 'FACTOR_NOT_RIGHT'
  /** It is the last second factor, and an organization asks for one. */
  | 'FACTOR_STILL_REQUIRED'
  /** An alert cannot go from its state to this one. */
  | 'ILLEGAL_ALERT_TRANSITION'
  /** A lot cannot go from its status to this one. */
  | 'ILLEGAL_LOT_TRANSITION'
  /** An order cannot go from its status to this one. */
  | 'ILLEGAL_ORDER_TRANSITION'
  /** A recall cannot go from its state to this one. */
  | 'ILLEGAL_RECALL_TRANSITION'
  /** There is less than was asked for. */
  | 'INSUFFICIENT_STOCK'
  /** The address or the password is wrong; which of them is not told. */
  | 'INVALID_CREDENTIALS'
  /** The invitation is unknown, was taken up, was taken back or replaced, or has expired. */
  | 'INVITATION_NOT_VALID'
  /** The organization would be left without an owner. */
  | 'LAST_OWNER'
  /** The link is unknown, was used, has expired, or was made by somebody who no longer may. */
  | 'LINK_NOT_VALID'
  /** The goods have expired and cannot be received. */
  | 'LOT_EXPIRED'
  /** The named lot may not be dispensed from. */
  | 'LOT_NOT_USABLE'
  /** A recall that covers the lot, or caught it before its number was put right, is active. */
  | 'LOT_UNDER_RECALL'
  /** The person is a member of another organization too, with the same password. */
  | 'MEMBER_ELSEWHERE'
  /** The message is not to be confirmed by you. */
  | 'NOTHING_TO_ACKNOWLEDGE'
  /** The message has no text to take away. */
  | 'NOTHING_TO_REDACT'
  /** Nothing was sealed since the last checkpoint. */
  | 'NOTHING_TO_SIGN'
  /** None of the person’s groups has a role here, or their access was ended. */
  | 'NOT_ASSIGNED'
  /** The provider makes no account for this address: the person has to be invited first, or the operator to name the domain. */
  | 'NOT_INVITED'
  /** Nothing can be returned of such a transaction. */
  | 'NOT_RETURNABLE'
  /** A reversal cannot be reversed; enter the movement again. */
  | 'NOT_REVERSIBLE'
  /** Receipt can be confirmed once, when an order has been delivered. */
  | 'NOT_TO_ACKNOWLEDGE'
  /** There is no second factor that this could be about. */
  | 'NO_FACTOR'
  /** They do not take part in the conversation by themselves. */
  | 'NO_PARTICIPANT'
  /** There is less than the order needs. */
  | 'ORDER_SHORT'
  /** More would be delivered than is outstanding. */
  | 'OVER_FULFILLED'
  /** Whoever requested an order does not approve it. */
  | 'OWN_ORDER'
  /** Another pharmacy of the organization has this code. */
  | 'PHARMACY_CODE_TAKEN'
  /** The PIN is wrong, there is none, or too many were tried. */
  | 'PIN_NOT_RIGHT'
  /** Nothing was confirmed that the recall covers. */
  | 'RECALL_COVERS_NOTHING'
  /** Only a recall that is active is acknowledged. */
  | 'RECALL_NOT_ACTIVE'
  /** The text names no number, by which the notice would be known again. */
  | 'RECALL_NUMBER_MISSING'
  /** Goods that the transaction moved came back, or were sent back; their returns are reversed first. */
  | 'RETURNED_SINCE'
  /** More would come back than left and has not come back, or more be sent back than came. */
  | 'RETURN_EXCEEDED'
  /** What came back from the provider proves nothing: it was begun elsewhere, was used, took too long, or is no answer of the provider’s. */
  | 'SIGN_ON_NOT_VALID'
  /** Another supplier has this name. */
  | 'SUPPLIER_NAME_TAKEN'
  /** There are as many passkeys as an account may have. */
  | 'TOO_MANY_PASSKEYS'
  /** There is no secret to confirm. */
  | 'TOTP_NOT_BEGUN'
  /** Quantities were recorded in this unit; another would give them another meaning. */
  | 'UNIT_IN_USE'
  /** The member may still sign in. */
  | 'USER_NOT_DISABLED'
  /** The password is too easy to guess. */
  | 'WEAK_PASSWORD'
  /** The PIN is one of the first that somebody would try. */
  | 'WEAK_PIN';

/** Which of your own passkeys to remove. */
export type RemovePasskeyInput = {
  /** The passkey, from the list that myFactors answers. */
  passkeyId: string | number;
};

/** What of a closed period is opened again. */
export type ReopenPeriodInput = {
  /** The pharmacy whose closed period is opened again. */
  pharmacyId: string | number;
  /** Why the period is opened again, 1 to 500 characters. */
  reason: string;
  /** The last day that stays closed; left out, all of it is opened. */
  until?: string | null | undefined;
};

/** Where to send a link for a new password. */
export type RequestPasswordResetInput = {
  /** The e-mail address of the account. */
  email: string;
};

/** The member who has lost their second factor. */
export type ResetFactorsInput = {
  /** The member whose second factors are taken away. */
  userId: string | number;
};

/** A new password by a link. */
export type ResetPasswordInput = {
  /** The password to sign in with from now on, 12 to 128 characters. */
  password: string;
  /** The token in the link, behind the #. */
  token: string;
};

/** Which alert has been dealt with. */
export type ResolveAlertInput = {
  /** The alert that is dealt with. */
  alertId: string | number;
};

/** Goods that a customer or a ward brings back. */
export type ReturnFromCustomerInput = {
  /** What comes back of which lot: never more than left by it and has not come back. */
  lots: Array<LotQuantityInput>;
  /** Anything else worth noting, up to 2,000 characters. */
  note?: string | null | undefined;
  /** When it happened, if that was earlier; left out, now. Never in the future, nor in a period that is closed. More than three days back needs `stock:back-date` and a reason. */
  occurredAt?: string | null | undefined;
  /** Why the goods came back, 1 to 500 characters. */
  reason: string;
  /** The dispense or issue by which they left. */
  transactionId: string | number;
};

/** Goods that are sent back to whom they came from. */
export type ReturnToSupplierInput = {
  /** What you have looked at and found right: the kinds of doubts of ConfirmationNeeded. */
  confirm?: Array<DoubtKind> | null | undefined;
  /** What leaves which lot, or part of one: never more than came by it and was not sent back. */
  lots: Array<LotQuantityInput>;
  /** Anything else worth noting, up to 2,000 characters. */
  note?: string | null | undefined;
  /** When it happened, if that was earlier; left out, now. Never in the future, nor in a period that is closed. More than three days back needs `stock:back-date` and a reason. */
  occurredAt?: string | null | undefined;
  /** Why the goods are sent back, 1 to 500 characters. */
  reason: string;
  /** The receipt by which they came, loose or of a delivery; or the opening balance. */
  transactionId: string | number;
};

/** Which transaction to undo by its exact negation. */
export type ReverseTransactionInput = {
  /** Anything else worth noting. */
  note?: string | null | undefined;
  /** Why it is undone, such as wrong strength picked; 1 to 500 characters. */
  reason: string;
  /** The transaction to undo exactly. */
  transactionId: string | number;
};

/** What a recall covers here, as a person confirms it. */
export type ReviewRecallInput = {
  /** The recall of which somebody says what it covers. */
  recallId: string | number;
  /** All that it covers; what was said before is replaced. Empty when it concerns nothing here. */
  scopes: Array<RecallScopeInput>;
};

/** Which service key to revoke. */
export type RevokeServiceKeyInput = {
  /** The id of the service key; its sockets close within a second. */
  serviceKeyId: string | number;
};

/** What a person is at a pharmacy; see docs/reference/permissions.md for what each may do. */
export type Role =
  /** Looks at everything, the trail too, and changes nothing. */
  | 'AUDITOR'
  /** Leads a pharmacy: lets people in, and closes periods. */
  | 'MANAGER'
  /** Leads the organization: may do all, and name other owners. */
  | 'OWNER'
  /** Answers for the goods: approves orders, chooses and releases lots, adjusts. */
  | 'PHARMACIST'
  /** Works with the goods: receives, dispenses, requests and fulfills orders. */
  | 'TECHNICIAN';

/** Whoever holds a role at a pharmacy, whoever that is at the time. */
export type RoleAtPharmacyInput = {
  /** The pharmacy at which the role is held. */
  pharmacyId: string | number;
  /** The role that takes part, such as PHARMACIST. */
  role: Role;
};

/** A message. It is encrypted. */
export type SendMessageInput = {
  /** Asks its readers to confirm it. */
  acknowledgementRequired?: boolean;
  /** The text, 1 to 4,000 characters. */
  body: string;
  /** The conversation to write into. */
  conversationId: string | number;
};

/** Who may approve an order. */
export type SetApprovalRuleInput = {
  /** true lets somebody approve an order that they requested themselves. */
  requesterMayApprove: boolean;
};

/** The people who must have a second factor. */
export type SetFactorPolicyInput = {
  /** The people of whom it is asked from now on. */
  factorPolicy: FactorPolicy;
};

/** The OpenID Connect provider of the organization, and what its groups may do. */
export type SetIdentityProviderInput = {
  /** The client id by which the provider knows this server. */
  clientId: string;
  /** What this server shows it. Left out, it stays; with another issuer or client id it has to be given again. */
  clientSecret?: string | null | undefined;
  /** What each group gives, at most 200. Somebody in none of them does not come in. */
  groupRoles: Array<GroupRoleInput>;
  /** The claim that holds the person’s groups, such as groups. */
  groupsClaim?: string;
  /** Its address, such as https://login.example.com; its configuration stands below that. */
  issuer: string;
  /** The scopes that are asked for, such as openid email profile. */
  scope?: string;
};

/** The status of a lot from now on. */
export type SetLotStatusInput = {
  /** The lot whose status changes. */
  lotId: string | number;
  /** Why, such as seal broken on arrival; 1 to 500 characters. */
  reason: string;
  /** The status that it is to have, such as QUARANTINED. */
  status: LotStatus;
};

/** A PIN of your own, which opens a screen that was locked. */
export type SetPinInput = {
  /** 6 to 8 digits. Not one of the first that somebody would try, such as 123456 or 121212. */
  pin: string;
};

/** The levels of a stock: by its id, or by pharmacy and drug, which begins to keep the drug there. */
export type SetStockLevelsInput = {
  /** Instead of the stock: the drug. */
  drugId?: string | number | null | undefined;
  /** Up to where it is filled, at least minQuantity; null for no such level. */
  maxQuantity?: number | null | undefined;
  /** The reorder point: below it the stock is low. 0 to 10,000,000. */
  minQuantity: number;
  /** Instead of the stock: the pharmacy. */
  pharmacyId?: string | number | null | undefined;
  /** The stock whose levels change; or pharmacy and drug in its place. */
  stockId?: string | number | null | undefined;
};

/** A new organization with its first pharmacy and its owner. */
export type SignUpInput = {
  /** What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one. */
  deviceToken?: string | null | undefined;
  /** The owner's e-mail address, to sign in with. */
  email: string;
  /** The name of the person who will be the owner, such as Jo Weber. */
  name: string;
  /** The name of the business, such as Apotheken am Markt. */
  organizationName: string;
  /** The password of the new account, 12 to 128 characters. */
  password: string;
  /** A short code for the pharmacy: capital letters, digits and hyphens. */
  pharmacyCode?: string;
  /** The name of its first pharmacy, such as Main Street Pharmacy. */
  pharmacyName: string;
  /** The pharmacy's IANA time zone, an area and a city such as Europe/Berlin, or UTC; expiry days end by it. */
  timezone?: string;
};

/** Why nothing can be taken from a lot that has goods in it. */
export type SkipReason =
  /** Its last day of use has passed at the pharmacy. */
  | 'EXPIRED'
  /** All that is on hand is allocated to orders. */
  | 'FULLY_ALLOCATED'
  /** It may not be used until a doubt is settled. */
  | 'ON_HOLD'
  /** It waits in quarantine for somebody to decide. */
  | 'QUARANTINED'
  /** A recall covers it, or covered it. */
  | 'RECALLED';

/** Which alert to put off, and until when. */
export type SnoozeAlertInput = {
  /** The alert to put off for a while. */
  alertId: string | number;
  /** When it opens again: in the future, at most 30 days from now. */
  until: string;
};

/** A part of a lot that is to have a status of its own. */
export type SplitLotInput = {
  /** The lot that a part is split off. */
  lotId: string | number;
  /** Anything else worth noting. */
  note?: string | null | undefined;
  /** How many units of it, fewer than there are. */
  quantity: number;
  /** Why, such as ten vials got warm; 1 to 500 characters. */
  reason: string;
  /** The status of the part; one that the lot could take. */
  status: LotStatus;
};

/** A new conversation, about one record at most. You take part in it. */
export type StartConversationInput = {
  /** The alert that it is about, if it is about one. */
  alertId?: string | number | null | undefined;
  /** Posts the steps of its order, or what becomes of its alert or its stock’s alerts, into it. */
  announces?: boolean;
  /** The drug that it is about, if it is about one. */
  drugId?: string | number | null | undefined;
  /** The order that it is about, if it is about one. */
  orderId?: string | number | null | undefined;
  /** Which roles take part, up to 100. */
  roles?: Array<RoleAtPharmacyInput> | null | undefined;
  /** The stock that it is about, if it is about one. */
  stockId?: string | number | null | undefined;
  /** What it is about in words, up to 200 characters. It is encrypted. */
  title?: string | null | undefined;
  /** Who else takes part, up to 100. */
  userIds?: Array<string | number> | null | undefined;
};

/** Which stocks; all conditions must hold. */
export type StockFilter = {
  /** Stocks of this drug, at whichever pharmacy. */
  drugId?: string | number | null | undefined;
  /** With goods on hand that expire within so many days, or have expired; 0 to 3,650. */
  expiringWithinDays?: number | null | undefined;
  /** true for those with less usable than their reorder point, false for the others. */
  low?: boolean | null | undefined;
  /** true for those with goods in a lot that is on hold, in quarantine or recalled, false for the others. */
  onHold?: boolean | null | undefined;
  /** true for those with nothing usable, false for the others. */
  out?: boolean | null | undefined;
  /** As in DrugFilter; a lot number finds the stocks that have it, in any spelling. What fits best comes first unless an order is asked for. */
  search?: string | null | undefined;
  /** With goods on hand from this supplier. */
  supplierId?: string | number | null | undefined;
};

/** What stocks are sorted by, and which way. */
export type StockOrder = {
  /** Whether the least or the greatest comes first. */
  direction?: OrderDirection;
  /** What they are sorted by, such as EARLIEST_EXPIRY. */
  field: StockOrderField;
};

/** What stocks are sorted by. */
export type StockOrderField =
  /** The earliest expiry of goods on hand; stocks without one come last in ascending order. */
  | 'EARLIEST_EXPIRY'
  /** The drug’s name and strength. */
  | 'NAME'
  /** The quantity on hand, in units of the drug. */
  | 'QUANTITY';

/** Whether what is usable of a stock is enough. */
export type StockStatus =
  /** What is usable is below the reorder point. */
  | 'LOW'
  /** At or above its reorder point. */
  | 'OK'
  /** Nothing is usable, even if expired or held goods are there. */
  | 'OUT';

/** How the strength of a drug fits the one that was searched for. */
export type StrengthMatch =
  /** It is the one that was asked for, however the two are written. */
  | 'EXACT'
  /** It is another strength, such as 20 mg where 40 mg was asked for. */
  | 'OTHER'
  /** It holds the one that was asked for: as one of several substances, or in each mL, g or hour. */
  | 'PART';

/** Which suppliers; all conditions must hold. */
export type SupplierFilter = {
  /** true for archived suppliers alone, null for both; left out, those in use. */
  archived?: boolean | null | undefined;
  /** Words of its name or contact; each must occur. */
  search?: string | null | undefined;
};

/** The organization to go on in with a session of its own. */
export type SwitchOrganizationInput = {
  /** What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one. */
  deviceToken?: string | null | undefined;
  /** One of your organizations. */
  organizationId: string | number;
};

/** Which transactions; all conditions must hold. */
export type TransactionFilter = {
  /** Transactions that this user recorded. */
  actorId?: string | number | null | undefined;
  /** Transactions of this drug, at whichever pharmacy. */
  drugId?: string | number | null | undefined;
  /** That happened at or after this instant. */
  from?: string | null | undefined;
  /** Transactions of this stock, which is one drug at one pharmacy. */
  stockId?: string | number | null | undefined;
  /** Transactions of one of these types, such as DISPENSE. */
  types?: Array<TransactionType> | null | undefined;
  /** That happened before this instant. */
  until?: string | null | undefined;
};

/** What kind of movement it was; the kind fixes the sign. */
export type TransactionType =
  /** A correction with a reason; in or out. */
  | 'ADJUSTMENT'
  /** The difference a count found; in or out. */
  | 'COUNT'
  /** Goods that a patient, ward or customer brought back; in. */
  | 'CUSTOMER_RETURN'
  /** To a patient, ward or customer; out. */
  | 'DISPENSE'
  /** Destroyed, with a reason; out. */
  | 'DISPOSAL'
  /** There already when the drug was entered; in. */
  | 'OPENING'
  /** Goods that came from a supplier; in. */
  | 'RECEIPT'
  /** The exact negation of an earlier transaction. */
  | 'REVERSAL'
  /** Part of a lot became a lot of its own status; nothing came or left. */
  | 'SPLIT'
  /** Goods that were sent back to their supplier; out. */
  | 'SUPPLIER_RETURN'
  /** From another pharmacy; in. */
  | 'TRANSFER_IN'
  /** To another pharmacy; out. */
  | 'TRANSFER_OUT';

/** The PIN of whoever is signed in. */
export type UnlockSessionInput = {
  /** The digits of the PIN, 6 to 8 of them. */
  pin: string;
};

/** The member whose lock after wrong guesses is lifted. */
export type UnlockUserInput = {
  /** The member who cannot sign in on new devices. */
  userId: string | number;
};

/** What to change of a drug: fields left out stay, fields set to null are cleared. */
export type UpdateDrugInput = {
  /** The proprietary name, such as Prilosec. */
  brandName?: string | null | undefined;
  /** What you have looked at and found right: the kinds of doubts of ConfirmationNeeded. */
  confirm?: Array<DoubtKind> | null | undefined;
  /** Its schedule if it is controlled, such as CII for oxycodone. */
  controlledSchedule?: ControlledSchedule | null | undefined;
  /** Anything worth knowing about it. */
  description?: string | null | undefined;
  /** The dosage form, such as CAPSULE, DELAYED RELEASE. */
  dosageForm?: string | null | undefined;
  /** The drug whose entry changes. */
  drugId: string | number;
  /** Whether its goods have an expiry date; REQUIRED when left out. None are received without, then. */
  expiryControl?: ExpiryControl | null | undefined;
  /** The nonproprietary name, such as omeprazole. */
  genericName?: string | null | undefined;
  /** The GS1 article number: 8, 12, 13 or 14 digits with their check digit. */
  gtin?: string | null | undefined;
  /** The manufacturer or repackager on the label, such as Sandoz Inc. */
  labelerName?: string | null | undefined;
  /** For how many days its goods must be good when they arrive, 0 to 3,650; null leaves it to the supplier. Fewer are asked again. */
  minRemainingDays?: number | null | undefined;
  /** The name it is found under, such as Prilosec 40 mg. */
  name?: string | null | undefined;
  /** The National Drug Code of the product with its hyphens, such as 0002-3229. */
  ndc?: string | null | undefined;
  /** The routes of administration, such as ORAL or SUBCUTANEOUS. */
  routes?: Array<string> | null | undefined;
  /** How it is to be stored, such as 2 to 8 °C, protected from light. */
  storage?: string | null | undefined;
  /** The strength, such as 40 mg. */
  strength?: string | null | undefined;
  /** The active substances, such as AMOXICILLIN and CLAVULANATE POTASSIUM. */
  substances?: Array<string> | null | undefined;
  /** The unit; it can be changed only while the drug has never been moved. */
  unit?: string | null | undefined;
};

/** What to change of a supplier: fields left out stay, fields set to null are cleared. */
export type UpdateSupplierInput = {
  /** How to reach it, in free words, such as ask for the night desk. */
  contactInfo?: string | null | undefined;
  /** The e-mail address for orders, such as orders@example.org. */
  email?: string | null | undefined;
  /** For how many days its goods must be good when they arrive, unless the drug says so: 0 to 3,650; null for no such rule. */
  minRemainingDays?: number | null | undefined;
  /** The new name, unique among suppliers that are not archived. */
  name?: string | null | undefined;
  /** The telephone number as it is dialed, such as +49 30 1234567. */
  phone?: string | null | undefined;
  /** The supplier whose entry changes. */
  supplierId: string | number;
};

/** Whether a user is a person or a program. */
export type UserKind =
  /** A person who signs in with an account. */
  | 'PERSON'
  /** A program that shows a service key. */
  | 'SERVICE';

/** Whether a person may sign in, or a service use its key. */
export type UserStatus =
  /** They may sign in, or use their key. */
  | 'ACTIVE'
  /** They may do neither until somebody enables them. */
  | 'DISABLED';

/** Which invitation to take back. */
export type WithdrawInvitationInput = {
  /** The invitation to take back, which nobody has accepted yet. */
  invitationId: string | number;
};

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { signUp:
    | { __typename: 'ConfirmationSent', email: string, expiresAt: string }
    | { __typename: 'EmailTaken', code: RefusalCode, message: string }
    | { __typename: 'SignedIn', token: string, expiresAt: string, user: { id: string, name: string, email: string } }
    | { __typename: 'WeakPassword', code: RefusalCode, message: string }
   };

export type ConfirmSignUpMutationVariables = Exact<{
  input: ConfirmSignUpInput;
}>;


export type ConfirmSignUpMutation = { confirmSignUp:
    | { __typename: 'ConfirmationNotValid', code: RefusalCode, message: string }
    | { __typename: 'EmailTaken', code: RefusalCode, message: string }
    | { __typename: 'InvalidCredentials', code: RefusalCode, message: string }
    | { __typename: 'SignedIn', token: string, expiresAt: string, user: { id: string, name: string, email: string } }
   };

export type SendsMailQueryVariables = Exact<{ [key: string]: never; }>;


export type SendsMailQuery = { sendsMail: boolean };

export type LogInMutationVariables = Exact<{
  input: LogInInput;
}>;


export type LogInMutation = { logIn:
    | { __typename: 'InvalidCredentials', code: RefusalCode, message: string }
    | { __typename: 'SecondFactorRequired', challenge: string, methods: Array<FactorMethod>, passkeyOptions: string | null, expiresAt: string }
    | { __typename: 'SignedIn', token: string, expiresAt: string, user: { id: string, name: string, email: string } }
   };

export type ConfirmLogInMutationVariables = Exact<{
  input: ConfirmLogInInput;
}>;


export type ConfirmLogInMutation = { confirmLogIn:
    | { __typename: 'ChallengeNotValid', code: RefusalCode, message: string }
    | { __typename: 'FactorNotRight', code: RefusalCode, message: string }
    | { __typename: 'SignedIn', token: string, expiresAt: string, user: { id: string, name: string, email: string } }
   };

export type PasskeyLogInOptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type PasskeyLogInOptionsQuery = { passkeyLogInOptions: string };

export type LogInWithPasskeyMutationVariables = Exact<{
  input: LogInWithPasskeyInput;
}>;


export type LogInWithPasskeyMutation = { logInWithPasskey:
    | { __typename: 'FactorNotRight', code: RefusalCode, message: string }
    | { __typename: 'SignedIn', token: string, expiresAt: string, user: { id: string, name: string, email: string } }
   };

export type MyFactorsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyFactorsQuery = { myFactors: { totpSince: string | null, recoveryCodesLeft: number, required: boolean, passkeys: Array<{ id: string, name: string, backedUp: boolean, createdAt: string, lastUsedAt: string | null }> } };

export type BeginTotpMutationVariables = Exact<{ [key: string]: never; }>;


export type BeginTotpMutation = { beginTotp: { secret: string, uri: string } };

export type ConfirmTotpMutationVariables = Exact<{
  input: ConfirmTotpInput;
}>;


export type ConfirmTotpMutation = { confirmTotp:
    | { __typename: 'FactorNotRight', code: RefusalCode, message: string }
    | { __typename: 'FactorsChanged', recoveryCodes: Array<string>, factors: { totpSince: string | null, recoveryCodesLeft: number } }
    | { __typename: 'TotpNotBegun', code: RefusalCode, message: string }
   };

export type RemoveTotpMutationVariables = Exact<{ [key: string]: never; }>;


export type RemoveTotpMutation = { removeTotp:
    | { __typename: 'FactorStillRequired', code: RefusalCode, message: string }
    | { __typename: 'FactorsChanged', factors: { totpSince: string | null, recoveryCodesLeft: number } }
    | { __typename: 'NoFactor', code: RefusalCode, message: string }
   };

export type CreateRecoveryCodesMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateRecoveryCodesMutation = { createRecoveryCodes:
    | { __typename: 'FactorsChanged', recoveryCodes: Array<string> }
    | { __typename: 'NoFactor', code: RefusalCode, message: string }
   };

export type NewPasskeyOptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type NewPasskeyOptionsQuery = { newPasskeyOptions: string };

export type AddPasskeyMutationVariables = Exact<{
  input: AddPasskeyInput;
}>;


export type AddPasskeyMutation = { addPasskey:
    | { __typename: 'FactorNotRight', code: RefusalCode, message: string }
    | { __typename: 'FactorsChanged', recoveryCodes: Array<string>, factors: { passkeys: Array<{ id: string, name: string }> } }
    | { __typename: 'TooManyPasskeys', code: RefusalCode, message: string }
   };

export type RemovePasskeyMutationVariables = Exact<{
  input: RemovePasskeyInput;
}>;


export type RemovePasskeyMutation = { removePasskey:
    | { __typename: 'FactorStillRequired', code: RefusalCode, message: string }
    | { __typename: 'FactorsChanged', factors: { recoveryCodesLeft: number, passkeys: Array<{ id: string }> } }
   };

export type ResetFactorsMutationVariables = Exact<{
  input: ResetFactorsInput;
}>;


export type ResetFactorsMutation = { resetFactors:
    | { __typename: 'AccountIsShared', code: RefusalCode, message: string }
    | { __typename: 'NoFactor', code: RefusalCode, message: string }
    | { __typename: 'User', id: string }
   };

export type SetFactorPolicyMutationVariables = Exact<{
  input: SetFactorPolicyInput;
}>;


export type SetFactorPolicyMutation = { setFactorPolicy: { __typename: 'Organization', id: string, factorPolicy: FactorPolicy } };

export type SwitchOrganizationMutationVariables = Exact<{
  input: SwitchOrganizationInput;
}>;


export type SwitchOrganizationMutation = { switchOrganization: { __typename: 'SignedIn', token: string, expiresAt: string, user: { id: string, name: string, email: string, memberships: Array<{ role: Role, pharmacyId: string | null }> } } };

export type OrganizationRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganizationRulesQuery = { organization: { id: string, factorPolicy: FactorPolicy, membersWithoutFactor: number | null, managersWithoutFactor: number | null, redirectUri: string | null } };

export type OrganizationsQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganizationsQuery = { organizations: Array<{ id: string, name: string }> };

export type LogOutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogOutMutation = { logOut: boolean };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, name: string, email: string, status: UserStatus, memberships: Array<{ role: Role, pharmacyId: string | null }> } | null };

export type PharmaciesQueryVariables = Exact<{ [key: string]: never; }>;


export type PharmaciesQuery = { pharmacies: Array<{ id: string, name: string, code: string, timezone: string }> };

export type CreatePharmacyMutationVariables = Exact<{
  input: CreatePharmacyInput;
}>;


export type CreatePharmacyMutation = { createPharmacy:
    | { __typename: 'Pharmacy', id: string, name: string, timezone: string, pharmacyCode: string }
    | { __typename: 'PharmacyCodeTaken', code: RefusalCode, message: string }
   };

export type SessionsQueryVariables = Exact<{
  userId?: string | number | null | undefined;
}>;


export type SessionsQuery = { sessions: Array<{ id: string, current: boolean, createdAt: string, lastSeenAt: string, expiresAt: string, revokedAt: string | null, ip: string | null, userAgent: string | null }> };

export type EndSessionMutationVariables = Exact<{
  input: EndSessionInput;
}>;


export type EndSessionMutation = { endSession: { __typename: 'Session', id: string, revokedAt: string | null, current: boolean } };

export type ProveIdentityMutationVariables = Exact<{
  input: ProveIdentityInput;
}>;


export type ProveIdentityMutation = { proveIdentity:
    | { __typename: 'FactorNotRight', code: RefusalCode, message: string }
    | { __typename: 'IdentityProved', until: string }
    | { __typename: 'InvalidCredentials', code: RefusalCode, message: string }
   };

export type MyProofsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyProofsQuery = { myProofs: { methods: Array<ProofMethod>, vouched: boolean, maySetPin: boolean, pinSince: string | null, pinTriesLeft: number } };

export type PasskeyProofOptionsQueryVariables = Exact<{
  colleague?: boolean;
}>;


export type PasskeyProofOptionsQuery = { passkeyProofOptions: string };

export type UnlockSessionMutationVariables = Exact<{
  input: UnlockSessionInput;
}>;


export type UnlockSessionMutation = { unlockSession:
    | { __typename: 'PinNotRight', triesLeft: number, code: RefusalCode, message: string }
    | { __typename: 'Session', id: string, current: boolean }
   };

export type SetPinMutationVariables = Exact<{
  input: SetPinInput;
}>;


export type SetPinMutation = { setPin:
    | { __typename: 'PinChanged', pinSince: string | null }
    | { __typename: 'WeakPin', code: RefusalCode, message: string }
   };

export type RemovePinMutationVariables = Exact<{ [key: string]: never; }>;


export type RemovePinMutation = { removePin: { __typename: 'PinChanged', pinSince: string | null } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword:
    | { __typename: 'InvalidCredentials', code: RefusalCode, message: string }
    | { __typename: 'SignedIn', token: string, expiresAt: string, user: { id: string, email: string } }
    | { __typename: 'WeakPassword', code: RefusalCode, message: string }
   };

export type InviteMemberMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type InviteMemberMutation = { inviteMember:
    | { __typename: 'AlreadyMember', code: RefusalCode, message: string }
    | { __typename: 'MemberInvited', token: string | null, invitation: { id: string, email: string, role: Role, pharmacyId: string | null, expiresAt: string } }
   };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation:
    | { __typename: 'AlreadyMember', code: RefusalCode, message: string }
    | { __typename: 'InvalidCredentials', code: RefusalCode, message: string }
    | { __typename: 'InvitationNotValid', code: RefusalCode, message: string }
    | { __typename: 'SecondFactorRequired' }
    | { __typename: 'SignedIn', token: string, expiresAt: string, user: { id: string, name: string, email: string } }
    | { __typename: 'WeakPassword', code: RefusalCode, message: string }
   };

export type ChangeMembershipMutationVariables = Exact<{
  input: ChangeMembershipInput;
}>;


export type ChangeMembershipMutation = { changeMembership:
    | { __typename: 'LastOwner', code: RefusalCode, message: string }
    | { __typename: 'User', id: string, memberships: Array<{ role: Role, pharmacyId: string | null }> }
   };

export type InvitationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type InvitationsQuery = { invitations: { totalCount: number, nodes: Array<{ id: string, email: string, role: Role, pharmacyId: string | null, createdAt: string, expiresAt: string, invitedBy: { id: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WithdrawInvitationMutationVariables = Exact<{
  input: WithdrawInvitationInput;
}>;


export type WithdrawInvitationMutation = { withdrawInvitation: { __typename: 'Invitation', id: string, email: string } };

export type DisableUserMutationVariables = Exact<{
  input: DisableUserInput;
}>;


export type DisableUserMutation = { disableUser:
    | { __typename: 'LastOwner', code: RefusalCode, message: string }
    | { __typename: 'UserDisabled', user: { id: string, status: UserStatus }, withdrawnInvitations: Array<{ id: string, email: string }>, serviceKeys: Array<{ id: string, name: string }> }
   };

export type UnlockUserMutationVariables = Exact<{
  input: UnlockUserInput;
}>;


export type UnlockUserMutation = { unlockUser: { __typename: 'User', id: string, lockedUntil: string | null } };

export type MembersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MembersQuery = { members: { totalCount: number, nodes: Array<{ id: string, email: string, status: UserStatus, memberships: Array<{ role: Role, pharmacyId: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateDrugMutationVariables = Exact<{
  input: CreateDrugInput;
}>;


export type CreateDrugMutation = { createDrug:
    | { __typename: 'ConfirmationNeeded', code: RefusalCode, message: string }
    | { __typename: 'Drug', id: string, name: string, genericName: string | null, brandName: string | null, description: string | null, dosageForm: string | null, strength: string | null, dosage: string | null, unit: string, ndc: string | null, gtin: string | null, controlledSchedule: ControlledSchedule | null, storage: string | null, labelerName: string | null, substances: Array<string>, routes: Array<string>, quantity: number, expiration: string | null, archivedAt: string | null }
    | { __typename: 'DuplicateDrug', code: RefusalCode, message: string, existingDrugId: string }
   };

export type DrugFieldsFragment = { id: string, name: string, genericName: string | null, brandName: string | null, description: string | null, dosageForm: string | null, strength: string | null, dosage: string | null, unit: string, ndc: string | null, gtin: string | null, controlledSchedule: ControlledSchedule | null, storage: string | null, labelerName: string | null, substances: Array<string>, routes: Array<string>, quantity: number, expiration: string | null, archivedAt: string | null };

export type UpdateDrugMutationVariables = Exact<{
  input: UpdateDrugInput;
}>;


export type UpdateDrugMutation = { updateDrug:
    | { __typename: 'ConfirmationNeeded', code: RefusalCode, message: string }
    | { __typename: 'Drug', id: string, name: string, genericName: string | null, brandName: string | null, description: string | null, dosageForm: string | null, strength: string | null, dosage: string | null, unit: string, ndc: string | null, gtin: string | null, controlledSchedule: ControlledSchedule | null, storage: string | null, labelerName: string | null, substances: Array<string>, routes: Array<string>, quantity: number, expiration: string | null, archivedAt: string | null }
    | { __typename: 'DrugArchived', code: RefusalCode, message: string }
    | { __typename: 'DuplicateDrug', code: RefusalCode, message: string }
    | { __typename: 'UnitInUse', code: RefusalCode, message: string }
   };

export type ArchiveDrugMutationVariables = Exact<{
  input: ArchiveDrugInput;
}>;


export type ArchiveDrugMutation = { archiveDrug: { __typename: 'Drug', id: string, archivedAt: string | null } };

export type GetDrugQueryVariables = Exact<{
  id: string | number;
}>;


export type GetDrugQuery = { drug: { id: string, name: string, genericName: string | null, brandName: string | null, description: string | null, dosageForm: string | null, strength: string | null, dosage: string | null, unit: string, ndc: string | null, gtin: string | null, controlledSchedule: ControlledSchedule | null, storage: string | null, labelerName: string | null, substances: Array<string>, routes: Array<string>, quantity: number, expiration: string | null, archivedAt: string | null, packages: Array<{ ndc: string, description: string }>, stocks: Array<{ id: string, quantity: number, pharmacy: { id: string, name: string } }> } | null };

export type DrugsQueryVariables = Exact<{
  filter?: DrugFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DrugsQuery = { drugs: { totalCount: number, edges: Array<{ cursor: string, strengthMatch: StrengthMatch | null, node: { id: string, name: string, strength: string | null, dosage: string | null } }>, nodes: Array<{ id: string, name: string, ndc: string | null, gtin: string | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CreateSupplierMutationVariables = Exact<{
  input: CreateSupplierInput;
}>;


export type CreateSupplierMutation = { createSupplier:
    | { __typename: 'Supplier', id: string, name: string, contactInfo: string | null, email: string | null, phone: string | null, archivedAt: string | null }
    | { __typename: 'SupplierNameTaken', code: RefusalCode, message: string }
   };

export type UpdateSupplierMutationVariables = Exact<{
  input: UpdateSupplierInput;
}>;


export type UpdateSupplierMutation = { updateSupplier:
    | { __typename: 'Supplier', id: string, name: string, contactInfo: string | null, email: string | null, phone: string | null, archivedAt: string | null }
    | { __typename: 'SupplierNameTaken', code: RefusalCode, message: string }
   };

export type ArchiveSupplierMutationVariables = Exact<{
  input: ArchiveSupplierInput;
}>;


export type ArchiveSupplierMutation = { archiveSupplier:
    | { __typename: 'Supplier', id: string, archivedAt: string | null }
    | { __typename: 'SupplierNameTaken', code: RefusalCode, message: string }
   };

export type SuppliersQueryVariables = Exact<{
  filter?: SupplierFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SuppliersQuery = { suppliers: { totalCount: number, nodes: Array<{ id: string, name: string, contactInfo: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReceiveStockMutationVariables = Exact<{
  input: ReceiveStockInput;
}>;


export type ReceiveStockMutation = { receiveStock:
    | { __typename: 'ConfirmationNeeded', code: RefusalCode, message: string, doubts: Array<{ kind: DoubtKind, message: string }> }
    | { __typename: 'DrugArchived', code: RefusalCode, message: string }
    | { __typename: 'ExpiryRequired', code: RefusalCode, message: string, lotNumbers: Array<string> }
    | { __typename: 'LotExpired', code: RefusalCode, message: string }
    | { __typename: 'StockMovement', notices: Array<string>, transaction: { id: string, transactionType: TransactionType, quantity: number, occurredAt: string, timestamp: string, reason: string | null, note: string | null, reversesId: string | null, returnsId: string | null, lines: Array<{ id: string, action: TransactionType, quantityChanged: number, quantityAfter: number, lot: { id: string, lotNumber: string, expiresOn: string | null } }> }, stock: { id: string, quantity: number, allocated: number, available: number, usable: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { id: string, name: string } }, skipped: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }
   };

export type MovementFieldsFragment = { notices: Array<string>, transaction: { id: string, transactionType: TransactionType, quantity: number, occurredAt: string, timestamp: string, reason: string | null, note: string | null, reversesId: string | null, returnsId: string | null, lines: Array<{ id: string, action: TransactionType, quantityChanged: number, quantityAfter: number, lot: { id: string, lotNumber: string, expiresOn: string | null } }> }, stock: { id: string, quantity: number, allocated: number, available: number, usable: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { id: string, name: string } }, skipped: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> };

export type DispenseStockMutationVariables = Exact<{
  input: DispenseStockInput;
}>;


export type DispenseStockMutation = { dispenseStock:
    | { __typename: 'ConfirmationNeeded', code: RefusalCode, message: string, doubts: Array<{ kind: DoubtKind, message: string }> }
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, requested: number, available: number, shortLotId: string | null, skipped: Array<{ lotNumber: string, quantity: number, reason: SkipReason }>, allocated: Array<{ orderNumber: number, quantity: number }> }
    | { __typename: 'LotNotUsable', code: RefusalCode, message: string, lotId: string, reason: SkipReason }
    | { __typename: 'StockMovement', notices: Array<string>, transaction: { id: string, transactionType: TransactionType, quantity: number, occurredAt: string, timestamp: string, reason: string | null, note: string | null, reversesId: string | null, returnsId: string | null, lines: Array<{ id: string, action: TransactionType, quantityChanged: number, quantityAfter: number, lot: { id: string, lotNumber: string, expiresOn: string | null } }> }, stock: { id: string, quantity: number, allocated: number, available: number, usable: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { id: string, name: string } }, skipped: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }
   };

export type AdjustStockMutationVariables = Exact<{
  input: AdjustStockInput;
}>;


export type AdjustStockMutation = { adjustStock:
    | { __typename: 'ConfirmationNeeded', code: RefusalCode, message: string, doubts: Array<{ kind: DoubtKind, message: string }> }
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, requested: number, available: number, shortLotId: string | null, allocated: Array<{ orderNumber: number, quantity: number }> }
    | { __typename: 'StockMovement', notices: Array<string>, transaction: { id: string, transactionType: TransactionType, quantity: number, occurredAt: string, timestamp: string, reason: string | null, note: string | null, reversesId: string | null, returnsId: string | null, lines: Array<{ id: string, action: TransactionType, quantityChanged: number, quantityAfter: number, lot: { id: string, lotNumber: string, expiresOn: string | null } }> }, stock: { id: string, quantity: number, allocated: number, available: number, usable: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { id: string, name: string } }, skipped: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }
   };

export type ReverseTransactionMutationVariables = Exact<{
  input: ReverseTransactionInput;
}>;


export type ReverseTransactionMutation = { reverseTransaction:
    | { __typename: 'AlreadyReversed', code: RefusalCode, message: string, reversalId: string }
    | { __typename: 'IllegalLotTransition', code: RefusalCode, message: string }
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, requested: number, available: number, shortLotId: string | null, allocated: Array<{ orderNumber: number, quantity: number }> }
    | { __typename: 'NotReversible', code: RefusalCode, message: string }
    | { __typename: 'ReturnedSince', code: RefusalCode, message: string, returnIds: Array<string> }
    | { __typename: 'StockMovement', notices: Array<string>, transaction: { id: string, transactionType: TransactionType, quantity: number, occurredAt: string, timestamp: string, reason: string | null, note: string | null, reversesId: string | null, returnsId: string | null, lines: Array<{ id: string, action: TransactionType, quantityChanged: number, quantityAfter: number, lot: { id: string, lotNumber: string, expiresOn: string | null } }> }, stock: { id: string, quantity: number, allocated: number, available: number, usable: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { id: string, name: string } }, skipped: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }
   };

export type ReturnFromCustomerMutationVariables = Exact<{
  input: ReturnFromCustomerInput;
}>;


export type ReturnFromCustomerMutation = { returnFromCustomer:
    | { __typename: 'NotReturnable', code: RefusalCode, message: string }
    | { __typename: 'ReturnExceeded', code: RefusalCode, message: string, lotId: string, moved: number, returned: number, requested: number }
    | { __typename: 'StockMovement', notices: Array<string>, transaction: { id: string, transactionType: TransactionType, quantity: number, occurredAt: string, timestamp: string, reason: string | null, note: string | null, reversesId: string | null, returnsId: string | null, lines: Array<{ id: string, action: TransactionType, quantityChanged: number, quantityAfter: number, lot: { id: string, lotNumber: string, expiresOn: string | null } }> }, stock: { id: string, quantity: number, allocated: number, available: number, usable: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { id: string, name: string } }, skipped: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }
   };

export type ReturnToSupplierMutationVariables = Exact<{
  input: ReturnToSupplierInput;
}>;


export type ReturnToSupplierMutation = { returnToSupplier:
    | { __typename: 'ConfirmationNeeded', code: RefusalCode, message: string, doubts: Array<{ kind: DoubtKind, message: string }> }
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, requested: number, available: number, shortLotId: string | null, allocated: Array<{ orderNumber: number, quantity: number }> }
    | { __typename: 'NotReturnable', code: RefusalCode, message: string }
    | { __typename: 'ReturnExceeded', code: RefusalCode, message: string, lotId: string, moved: number, returned: number, requested: number }
    | { __typename: 'StockMovement', notices: Array<string>, transaction: { id: string, transactionType: TransactionType, quantity: number, occurredAt: string, timestamp: string, reason: string | null, note: string | null, reversesId: string | null, returnsId: string | null, lines: Array<{ id: string, action: TransactionType, quantityChanged: number, quantityAfter: number, lot: { id: string, lotNumber: string, expiresOn: string | null } }> }, stock: { id: string, quantity: number, allocated: number, available: number, usable: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { id: string, name: string } }, skipped: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }
   };

export type ClosePeriodMutationVariables = Exact<{
  input: ClosePeriodInput;
}>;


export type ClosePeriodMutation = { closePeriod: { __typename: 'Pharmacy', id: string, closedUntil: string | null } };

export type ReopenPeriodMutationVariables = Exact<{
  input: ReopenPeriodInput;
}>;


export type ReopenPeriodMutation = { reopenPeriod: { __typename: 'Pharmacy', id: string, closedUntil: string | null } };

export type TakenBackQueryVariables = Exact<{
  id: string | number;
}>;


export type TakenBackQuery = { transaction: { undoable: boolean, reversedById: string | null, returnable: Array<{ moved: number, returned: number, lot: { id: string } }> } | null };

export type DispensePlanQueryVariables = Exact<{
  id: string | number;
  quantity: number;
}>;


export type DispensePlanQuery = { stock: { dispensePlan: { shortage: number, lots: Array<{ quantity: number, lot: { id: string } }>, skipped: Array<{ lotId: string, reason: SkipReason }> } } | null };

export type SetStockLevelsMutationVariables = Exact<{
  input: SetStockLevelsInput;
}>;


export type SetStockLevelsMutation = { setStockLevels:
    | { __typename: 'DrugArchived', code: RefusalCode, message: string }
    | { __typename: 'Stock', id: string, minQuantity: number, maxQuantity: number | null, quantity: number, usable: number, status: StockStatus }
   };

export type SetLotStatusMutationVariables = Exact<{
  input: SetLotStatusInput;
}>;


export type SetLotStatusMutation = { setLotStatus:
    | { __typename: 'IllegalLotTransition', code: RefusalCode, message: string, from: LotStatus, to: LotStatus, allowed: Array<LotStatus> }
    | { __typename: 'Lot', id: string, lotNumber: string, status: LotStatus, usable: number, quantity: number, notices: Array<string> }
    | { __typename: 'LotUnderRecall', code: RefusalCode, message: string }
   };

export type CorrectLotMutationVariables = Exact<{
  input: CorrectLotInput;
}>;


export type CorrectLotMutation = { correctLot:
    | { __typename: 'ConfirmationNeeded', code: RefusalCode, message: string, doubts: Array<{ kind: DoubtKind, message: string }> }
    | { __typename: 'ExpiryRequired', code: RefusalCode, message: string }
    | { __typename: 'LotCorrected', notices: Array<string>, lot: { id: string, lotNumber: string, lotKey: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean, partOf: { id: string } | null, corrections: Array<{ lotNumberWas: string, expiresOnWas: string | null, lotNumber: string, expiresOn: string | null, reason: string, by: { id: string } | null }> } }
   };

export type SplitLotMutationVariables = Exact<{
  input: SplitLotInput;
}>;


export type SplitLotMutation = { splitLot:
    | { __typename: 'IllegalLotTransition', code: RefusalCode, message: string, from: LotStatus, to: LotStatus, allowed: Array<LotStatus> }
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, requested: number, available: number }
    | { __typename: 'StockMovement', notices: Array<string>, transaction: { id: string, transactionType: TransactionType, quantity: number, occurredAt: string, timestamp: string, reason: string | null, note: string | null, reversesId: string | null, returnsId: string | null, lines: Array<{ id: string, action: TransactionType, quantityChanged: number, quantityAfter: number, lot: { id: string, lotNumber: string, expiresOn: string | null } }> }, stock: { id: string, quantity: number, allocated: number, available: number, usable: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { id: string, name: string } }, skipped: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }
   };

export type GetStockQueryVariables = Exact<{
  id: string | number;
}>;


export type GetStockQuery = { stock: { id: string, quantity: number, allocated: number, available: number, usable: number, minQuantity: number, maxQuantity: number | null, status: StockStatus, earliestExpiry: string | null, drug: { id: string, name: string }, pharmacy: { id: string, name: string }, suppliers: Array<{ id: string, name: string }>, lots: Array<{ id: string, lotNumber: string, lotKey: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, available: number, usable: number, expired: boolean, supplier: { id: string, name: string } | null, partOf: { id: string } | null }>, transactions: { nodes: Array<{ id: string, transactionType: TransactionType, quantity: number, lines: Array<{ quantityAfter: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type StocksQueryVariables = Exact<{
  pharmacyId: string | number;
  filter?: StockFilter | null | undefined;
  orderBy?: StockOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type StocksQuery = { stocks: { nodes: Array<{ id: string, quantity: number, allocated: number, available: number, usable: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { id: string, name: string, strength: string | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ScanQueryVariables = Exact<{
  code: string;
  pharmacyId?: string | number | null | undefined;
}>;


export type ScanQuery = { scan: { code: string, lotNumber: string | null, expiresOn: string | null, serialNumber: string | null, quantity: number | null, drug: { id: string, name: string } | null, drugs: Array<{ id: string }>, package: { ndc: string } | null, lots: Array<{ id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, stock: { pharmacy: { id: string } } }>, doubts: Array<{ kind: LabelDoubtKind, message: string, seen: string }> } };

export type LotsQueryVariables = Exact<{
  search: string;
  pharmacyIds?: Array<string | number> | string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LotsQuery = { lots: { totalCount: number, nodes: Array<{ id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, supplier: { id: string, name: string } | null, stock: { id: string, pharmacy: { id: string }, drug: { id: string, name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LotMovementsQueryVariables = Exact<{
  search: string;
}>;


export type LotMovementsQuery = { lots: { nodes: Array<{ id: string, stock: { id: string }, supplier: { id: string } | null, movements: { totalCount: number, nodes: Array<{ id: string, action: TransactionType, quantityChanged: number, transaction: { id: string, transactionType: TransactionType, order: { id: string, kind: OrderKind, number: number, supplier: { id: string } | null } | null, actor: { email: string } | null } }> } }> } };

export type OrderTransactionsQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderTransactionsQuery = { order: { id: string, transactions: Array<{ id: string, transactionType: TransactionType, lines: Array<{ quantityChanged: number, lot: { id: string, lotNumber: string } }> }> } | null };

export type CountStocksQueryVariables = Exact<{
  pharmacyId: string | number;
  filter?: StockFilter | null | undefined;
}>;


export type CountStocksQuery = { stocks: { totalCount: number } };

export type TransactionsQueryVariables = Exact<{
  pharmacyId: string | number;
  filter?: TransactionFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TransactionsQuery = { transactions: { totalCount: number, nodes: Array<{ id: string, transactionType: TransactionType, quantity: number, occurredAt: string, reason: string | null, actor: { email: string } | null, drug: { id: string }, stock: { id: string }, lines: Array<{ quantityChanged: number, quantityAfter: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GetTransactionQueryVariables = Exact<{
  id: string | number;
}>;


export type GetTransactionQuery = { transaction: { id: string, transactionType: TransactionType, quantity: number } | null };

export type InventoryLogsQueryVariables = Exact<{
  pharmacyId: string | number;
  filter?: InventoryLogFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type InventoryLogsQuery = { inventoryLogs: { totalCount: number, nodes: Array<{ id: string, action: TransactionType, quantityChanged: number, quantityAfter: number, timestamp: string, stock: { id: string }, lot: { id: string }, transaction: { id: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CheckLedgerQueryVariables = Exact<{ [key: string]: never; }>;


export type CheckLedgerQuery = { ledgerHealth: { stocks: number, lots: number, unexplainedBalances: number, unheldRecalledLots: number, startedAt: string, checkedAt: string, complete: boolean } };

export type AlertsQueryVariables = Exact<{
  pharmacyId: string | number;
  filter?: AlertFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AlertsQuery = { alerts: { totalCount: number, nodes: Array<{ id: string, kind: AlertKind, state: AlertState, openedAt: string, acknowledgedAt: string | null, snoozedUntil: string | null, resolvedAt: string | null, stock: { id: string }, lot: { id: string, lotNumber: string } | null, acknowledgedBy: { email: string } | null, resolvedBy: { email: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AcknowledgeAlertMutationVariables = Exact<{
  input: AcknowledgeAlertInput;
}>;


export type AcknowledgeAlertMutation = { acknowledgeAlert:
    | { __typename: 'Alert', id: string, state: AlertState, acknowledgedAt: string | null }
    | { __typename: 'IllegalAlertTransition', code: RefusalCode, from: AlertState, to: AlertState, allowed: Array<AlertState> }
   };

export type AssignAlertMutationVariables = Exact<{
  input: AssignAlertInput;
}>;


export type AssignAlertMutation = { assignAlert:
    | { __typename: 'Alert', id: string, state: AlertState, assignedAt: string | null, assignedTo: { id: string } | null }
    | { __typename: 'AssigneeMayNot', code: RefusalCode, message: string }
   };

export type SnoozeAlertMutationVariables = Exact<{
  input: SnoozeAlertInput;
}>;


export type SnoozeAlertMutation = { snoozeAlert:
    | { __typename: 'Alert', id: string, state: AlertState, snoozedUntil: string | null }
    | { __typename: 'IllegalAlertTransition', code: RefusalCode, from: AlertState, to: AlertState, allowed: Array<AlertState> }
   };

export type ResolveAlertMutationVariables = Exact<{
  input: ResolveAlertInput;
}>;


export type ResolveAlertMutation = { resolveAlert:
    | { __typename: 'Alert', id: string, state: AlertState, resolvedAt: string | null }
    | { __typename: 'IllegalAlertTransition', code: RefusalCode, from: AlertState, to: AlertState, allowed: Array<AlertState> }
   };

export type AuditTrailQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditTrailQuery = { auditLog: { totalCount: number, nodes: Array<{ id: string, action: string, entityType: string, entityId: string | null, pharmacyId: string | null, outcome: AuditOutcome, code: string | null, payload: Record<string, unknown>, requestId: string, actorLabel: string, ip: string | null, createdAt: string, actor: { id: string, email: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AccessTrailQueryVariables = Exact<{
  filter?: AccessFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AccessTrailQuery = { accessLog: { totalCount: number, nodes: Array<{ id: string, operation: string | null, entityTypes: Array<string>, fields: Array<string>, entityIds: Array<string>, requestId: string, actorLabel: string, ip: string | null, viewedAt: string, actor: { id: string, email: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RecipientOfOrderQueryVariables = Exact<{
  id: string | number;
}>;


export type RecipientOfOrderQuery = { order: { id: string, recipient: string | null } | null };

export type ViewsOfOrderQueryVariables = Exact<{
  id: string | number;
}>;


export type ViewsOfOrderQuery = { order: { id: string, viewedBy: Array<{ id: string, operation: string | null, fields: Array<string>, actor: { id: string, email: string } | null }> | null } | null };

export type ViewsOfDrugQueryVariables = Exact<{
  id: string | number;
}>;


export type ViewsOfDrugQuery = { drug: { id: string, viewedBy: Array<{ id: string, operation: string | null, fields: Array<string>, actor: { id: string, email: string } | null }> | null } | null };

export type MessageFieldsFragment = { id: string, conversationId: string, position: number, body: string | null, acknowledgementRequired: boolean, acknowledgedAt: string | null, redactedAt: string | null, createdAt: string, notice: { kind: NoticeKind, from: string | null, to: string } | null, sender: { id: string, email: string } | null, redactedBy: { id: string } | null, receipts: Array<{ readAt: string | null, acknowledgedAt: string | null, user: { id: string, email: string } | null }> | null };

export type ConversationFieldsFragment = { id: string, title: string | null, announces: boolean, unread: number, lastPosition: number, lastMessageAt: string, createdAt: string, startedBy: { id: string, email: string } | null, subject:
    | { __typename: 'Alert', id: string, kind: AlertKind }
    | { __typename: 'Drug', id: string, name: string }
    | { __typename: 'Order', id: string, number: number }
    | { __typename: 'Stock', id: string, quantity: number }
   | null, participants: Array<{ id: string, role: Role | null, user: { id: string, email: string } | null, pharmacy: { id: string } | null }> };

export type GetConversationQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type GetConversationQuery = { conversation: { id: string, title: string | null, announces: boolean, unread: number, lastPosition: number, lastMessageAt: string, createdAt: string, messages: { totalCount: number, nodes: Array<{ id: string, conversationId: string, position: number, body: string | null, acknowledgementRequired: boolean, acknowledgedAt: string | null, redactedAt: string | null, createdAt: string, notice: { kind: NoticeKind, from: string | null, to: string } | null, sender: { id: string, email: string } | null, redactedBy: { id: string } | null, receipts: Array<{ readAt: string | null, acknowledgedAt: string | null, user: { id: string, email: string } | null }> | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, startedBy: { id: string, email: string } | null, subject:
      | { __typename: 'Alert', id: string, kind: AlertKind }
      | { __typename: 'Drug', id: string, name: string }
      | { __typename: 'Order', id: string, number: number }
      | { __typename: 'Stock', id: string, quantity: number }
     | null, participants: Array<{ id: string, role: Role | null, user: { id: string, email: string } | null, pharmacy: { id: string } | null }> } | null };

export type ConversationsQueryVariables = Exact<{
  filter?: ConversationFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ConversationsQuery = { conversations: { totalCount: number, nodes: Array<{ id: string, title: string | null, announces: boolean, unread: number, lastPosition: number, lastMessageAt: string, createdAt: string, startedBy: { id: string, email: string } | null, subject:
        | { __typename: 'Alert', id: string, kind: AlertKind }
        | { __typename: 'Drug', id: string, name: string }
        | { __typename: 'Order', id: string, number: number }
        | { __typename: 'Stock', id: string, quantity: number }
       | null, participants: Array<{ id: string, role: Role | null, user: { id: string, email: string } | null, pharmacy: { id: string } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConversationsAboutQueryVariables = Exact<{
  orderId: string | number;
  stockId: string | number;
  drugId: string | number;
}>;


export type ConversationsAboutQuery = { order: { id: string, conversations: Array<{ id: string, unread: number }> } | null, stock: { id: string, conversations: Array<{ id: string, unread: number }> } | null, drug: { id: string, conversations: Array<{ id: string, unread: number }> } | null };

export type ColleaguesQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ColleaguesQuery = { colleagues: { totalCount: number, nodes: Array<{ id: string, name: string, email: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StartConversationMutationVariables = Exact<{
  input: StartConversationInput;
}>;


export type StartConversationMutation = { startConversation: { id: string, title: string | null, announces: boolean, unread: number, lastPosition: number, lastMessageAt: string, createdAt: string, startedBy: { id: string, email: string } | null, subject:
      | { __typename: 'Alert', id: string, kind: AlertKind }
      | { __typename: 'Drug', id: string, name: string }
      | { __typename: 'Order', id: string, number: number }
      | { __typename: 'Stock', id: string, quantity: number }
     | null, participants: Array<{ id: string, role: Role | null, user: { id: string, email: string } | null, pharmacy: { id: string } | null }> } };

export type AddParticipantMutationVariables = Exact<{
  input: ParticipantInput;
}>;


export type AddParticipantMutation = { addParticipant:
    | { __typename: 'AlreadyParticipant', code: RefusalCode, message: string }
    | { __typename: 'Conversation', id: string, title: string | null, announces: boolean, unread: number, lastPosition: number, lastMessageAt: string, createdAt: string, startedBy: { id: string, email: string } | null, subject:
        | { __typename: 'Alert', id: string, kind: AlertKind }
        | { __typename: 'Drug', id: string, name: string }
        | { __typename: 'Order', id: string, number: number }
        | { __typename: 'Stock', id: string, quantity: number }
       | null, participants: Array<{ id: string, role: Role | null, user: { id: string, email: string } | null, pharmacy: { id: string } | null }> }
   };

export type RemoveParticipantMutationVariables = Exact<{
  input: ParticipantInput;
}>;


export type RemoveParticipantMutation = { removeParticipant:
    | { __typename: 'Conversation', id: string, title: string | null, announces: boolean, unread: number, lastPosition: number, lastMessageAt: string, createdAt: string, startedBy: { id: string, email: string } | null, subject:
        | { __typename: 'Alert', id: string, kind: AlertKind }
        | { __typename: 'Drug', id: string, name: string }
        | { __typename: 'Order', id: string, number: number }
        | { __typename: 'Stock', id: string, quantity: number }
       | null, participants: Array<{ id: string, role: Role | null, user: { id: string, email: string } | null, pharmacy: { id: string } | null }> }
    | { __typename: 'ConversationLeft' }
    | { __typename: 'NoParticipant', code: RefusalCode, message: string }
   };

export type LeaveConversationMutationVariables = Exact<{
  input: LeaveConversationInput;
}>;


export type LeaveConversationMutation = { leaveConversation: { leftAt: string } };

export type MarkConversationReadMutationVariables = Exact<{
  input: MarkConversationReadInput;
}>;


export type MarkConversationReadMutation = { markConversationRead: { id: string, unread: number, lastPosition: number } };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { id: string, conversationId: string, position: number, body: string | null, acknowledgementRequired: boolean, acknowledgedAt: string | null, redactedAt: string | null, createdAt: string, notice: { kind: NoticeKind, from: string | null, to: string } | null, sender: { id: string, email: string } | null, redactedBy: { id: string } | null, receipts: Array<{ readAt: string | null, acknowledgedAt: string | null, user: { id: string, email: string } | null }> | null } };

export type AcknowledgeMessageMutationVariables = Exact<{
  input: AcknowledgeMessageInput;
}>;


export type AcknowledgeMessageMutation = { acknowledgeMessage:
    | { __typename: 'Message', id: string, conversationId: string, position: number, body: string | null, acknowledgementRequired: boolean, acknowledgedAt: string | null, redactedAt: string | null, createdAt: string, notice: { kind: NoticeKind, from: string | null, to: string } | null, sender: { id: string, email: string } | null, redactedBy: { id: string } | null, receipts: Array<{ readAt: string | null, acknowledgedAt: string | null, user: { id: string, email: string } | null }> | null }
    | { __typename: 'NothingToAcknowledge', code: RefusalCode, message: string, acknowledgedAt: string | null }
   };

export type RedactMessageMutationVariables = Exact<{
  input: RedactMessageInput;
}>;


export type RedactMessageMutation = { redactMessage:
    | { __typename: 'Message', id: string, conversationId: string, position: number, body: string | null, acknowledgementRequired: boolean, acknowledgedAt: string | null, redactedAt: string | null, createdAt: string, notice: { kind: NoticeKind, from: string | null, to: string } | null, sender: { id: string, email: string } | null, redactedBy: { id: string } | null, receipts: Array<{ readAt: string | null, acknowledgedAt: string | null, user: { id: string, email: string } | null }> | null }
    | { __typename: 'NothingToRedact', code: RefusalCode, message: string, redactedAt: string | null }
   };

export type MessagesReceivedSubscriptionVariables = Exact<{
  conversationId?: string | number | null | undefined;
  after?: string | null | undefined;
}>;


export type MessagesReceivedSubscription = { messageReceived: { cursor: string, at: string, change: MessageChange, conversationId: string, messageId: string, message: { id: string, body: string | null, position: number, sender: { email: string } | null, notice: { kind: NoticeKind, from: string | null, to: string } | null } | null } };

export type LiveCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type LiveCursorQuery = { liveCursor: string };

export type StockChangesSubscriptionVariables = Exact<{
  pharmacyId: string | number;
  after?: string | null | undefined;
}>;


export type StockChangesSubscription = { stockChanged: { cursor: string, at: string, stockId: string, quantity: number, quantityChanged: number, stock: { id: string, quantity: number, status: StockStatus }, transaction: { id: string, transactionType: TransactionType, quantity: number } | null } };

export type RecordChangesSubscriptionVariables = Exact<{
  pharmacyId: string | number;
  after?: string | null | undefined;
}>;


export type RecordChangesSubscription = { recordChanged: { cursor: string, at: string, type: RecordType, id: string } };

export type ConversationChangesSubscriptionVariables = Exact<{
  conversationId?: string | number | null | undefined;
  after?: string | null | undefined;
}>;


export type ConversationChangesSubscription = { conversationChanged: { cursor: string, at: string, conversationId: string } };

export type LowStockAlertsSubscriptionVariables = Exact<{
  pharmacyId: string | number;
  after?: string | null | undefined;
}>;


export type LowStockAlertsSubscription = { lowStockAlerted: { cursor: string, at: string, kind: AlertKind, reopened: boolean, alert: { id: string, kind: AlertKind, state: AlertState }, stock: { id: string, quantity: number, usable: number, minQuantity: number, drug: { name: string } } } };

export type OrderFieldsFragment = { id: string, number: number, kind: OrderKind, status: OrderStatus, progress: OrderProgress, note: string | null, createdAt: string, approvedAt: string | null, sentAt: string | null, fulfilledAt: string | null, acknowledgedAt: string | null, quantity: number | null, drug: { id: string, name: string } | null, supplier: { id: string, name: string } | null, requestedBy: { email: string }, approvedBy: { email: string } | null, acknowledgedBy: { email: string } | null, lines: Array<{ id: string, position: number, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { id: string }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ fromStatus: OrderStatus | null, toStatus: OrderStatus, at: string, note: string | null, actor: { email: string } }> };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder:
    | { __typename: 'ConfirmationNeeded', code: RefusalCode, message: string }
    | { __typename: 'DrugArchived', code: RefusalCode, message: string, drugId: string }
    | { __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, progress: OrderProgress, note: string | null, createdAt: string, approvedAt: string | null, sentAt: string | null, fulfilledAt: string | null, acknowledgedAt: string | null, quantity: number | null, drug: { id: string, name: string } | null, supplier: { id: string, name: string } | null, requestedBy: { email: string }, approvedBy: { email: string } | null, acknowledgedBy: { email: string } | null, lines: Array<{ id: string, position: number, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { id: string }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ fromStatus: OrderStatus | null, toStatus: OrderStatus, at: string, note: string | null, actor: { email: string } }> }
   };

export type ApproveOrderMutationVariables = Exact<{
  input: ApproveOrderInput;
}>;


export type ApproveOrderMutation = { approveOrder:
    | { __typename: 'IllegalOrderTransition', code: RefusalCode, message: string, from: OrderStatus, to: OrderStatus, allowed: Array<OrderStatus> }
    | { __typename: 'OrderApproved', order: { id: string, number: number, kind: OrderKind, status: OrderStatus, progress: OrderProgress, note: string | null, createdAt: string, approvedAt: string | null, sentAt: string | null, fulfilledAt: string | null, acknowledgedAt: string | null, quantity: number | null, drug: { id: string, name: string } | null, supplier: { id: string, name: string } | null, requestedBy: { email: string }, approvedBy: { email: string } | null, acknowledgedBy: { email: string } | null, lines: Array<{ id: string, position: number, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { id: string }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ fromStatus: OrderStatus | null, toStatus: OrderStatus, at: string, note: string | null, actor: { email: string } }> }, short: Array<{ lineId: string, drugId: string, requested: number, available: number, skipped: Array<{ lotNumber: string, reason: SkipReason }> }> }
    | { __typename: 'OrderShort', code: RefusalCode, message: string, lines: Array<{ lineId: string, drugId: string, requested: number, available: number, skipped: Array<{ lotNumber: string, reason: SkipReason }> }> }
    | { __typename: 'OwnOrder', code: RefusalCode, message: string }
   };

export type RejectOrderMutationVariables = Exact<{
  input: OrderStepWithReasonInput;
}>;


export type RejectOrderMutation = { rejectOrder:
    | { __typename: 'IllegalOrderTransition', code: RefusalCode, message: string, from: OrderStatus, to: OrderStatus, allowed: Array<OrderStatus> }
    | { __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, progress: OrderProgress, note: string | null, createdAt: string, approvedAt: string | null, sentAt: string | null, fulfilledAt: string | null, acknowledgedAt: string | null, quantity: number | null, drug: { id: string, name: string } | null, supplier: { id: string, name: string } | null, requestedBy: { email: string }, approvedBy: { email: string } | null, acknowledgedBy: { email: string } | null, lines: Array<{ id: string, position: number, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { id: string }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ fromStatus: OrderStatus | null, toStatus: OrderStatus, at: string, note: string | null, actor: { email: string } }> }
   };

export type SendOrderMutationVariables = Exact<{
  input: OrderStepInput;
}>;


export type SendOrderMutation = { sendOrder:
    | { __typename: 'IllegalOrderTransition', code: RefusalCode, message: string, from: OrderStatus, to: OrderStatus, allowed: Array<OrderStatus> }
    | { __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, progress: OrderProgress, note: string | null, createdAt: string, approvedAt: string | null, sentAt: string | null, fulfilledAt: string | null, acknowledgedAt: string | null, quantity: number | null, drug: { id: string, name: string } | null, supplier: { id: string, name: string } | null, requestedBy: { email: string }, approvedBy: { email: string } | null, acknowledgedBy: { email: string } | null, lines: Array<{ id: string, position: number, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { id: string }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ fromStatus: OrderStatus | null, toStatus: OrderStatus, at: string, note: string | null, actor: { email: string } }> }
   };

export type FulfillOrderMutationVariables = Exact<{
  input: FulfillOrderInput;
}>;


export type FulfillOrderMutation = { fulfillOrder:
    | { __typename: 'ConfirmationNeeded', code: RefusalCode, message: string, doubts: Array<{ kind: DoubtKind, message: string }> }
    | { __typename: 'DrugArchived', code: RefusalCode, message: string }
    | { __typename: 'ExpiryRequired', code: RefusalCode, message: string, lotNumbers: Array<string> }
    | { __typename: 'IllegalOrderTransition', code: RefusalCode, message: string, from: OrderStatus, to: OrderStatus, allowed: Array<OrderStatus> }
    | { __typename: 'LotExpired', code: RefusalCode, message: string, expiredOn: string }
    | { __typename: 'OrderFulfilled', transactionIds: Array<string>, notices: Array<string>, order: { id: string, number: number, kind: OrderKind, status: OrderStatus, progress: OrderProgress, note: string | null, createdAt: string, approvedAt: string | null, sentAt: string | null, fulfilledAt: string | null, acknowledgedAt: string | null, quantity: number | null, drug: { id: string, name: string } | null, supplier: { id: string, name: string } | null, requestedBy: { email: string }, approvedBy: { email: string } | null, acknowledgedBy: { email: string } | null, lines: Array<{ id: string, position: number, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { id: string }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ fromStatus: OrderStatus | null, toStatus: OrderStatus, at: string, note: string | null, actor: { email: string } }> }, replaced: Array<{ lotNumber: string, quantity: number, reason: SkipReason }> }
    | { __typename: 'OrderShort', code: RefusalCode, message: string, lines: Array<{ lineId: string, drugId: string, requested: number, available: number, skipped: Array<{ lotNumber: string, reason: SkipReason }> }> }
    | { __typename: 'OverFulfilled', code: RefusalCode, message: string, lineId: string, outstanding: number, requested: number }
   };

export type CloseOrderShortMutationVariables = Exact<{
  input: OrderStepWithReasonInput;
}>;


export type CloseOrderShortMutation = { closeOrderShort:
    | { __typename: 'IllegalOrderTransition', code: RefusalCode, message: string, from: OrderStatus, to: OrderStatus, allowed: Array<OrderStatus> }
    | { __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, progress: OrderProgress, note: string | null, createdAt: string, approvedAt: string | null, sentAt: string | null, fulfilledAt: string | null, acknowledgedAt: string | null, quantity: number | null, drug: { id: string, name: string } | null, supplier: { id: string, name: string } | null, requestedBy: { email: string }, approvedBy: { email: string } | null, acknowledgedBy: { email: string } | null, lines: Array<{ id: string, position: number, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { id: string }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ fromStatus: OrderStatus | null, toStatus: OrderStatus, at: string, note: string | null, actor: { email: string } }> }
   };

export type CancelOrderMutationVariables = Exact<{
  input: OrderStepWithReasonInput;
}>;


export type CancelOrderMutation = { cancelOrder:
    | { __typename: 'IllegalOrderTransition', code: RefusalCode, message: string, from: OrderStatus, to: OrderStatus, allowed: Array<OrderStatus> }
    | { __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, progress: OrderProgress, note: string | null, createdAt: string, approvedAt: string | null, sentAt: string | null, fulfilledAt: string | null, acknowledgedAt: string | null, quantity: number | null, drug: { id: string, name: string } | null, supplier: { id: string, name: string } | null, requestedBy: { email: string }, approvedBy: { email: string } | null, acknowledgedBy: { email: string } | null, lines: Array<{ id: string, position: number, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { id: string }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ fromStatus: OrderStatus | null, toStatus: OrderStatus, at: string, note: string | null, actor: { email: string } }> }
   };

export type AcknowledgeOrderMutationVariables = Exact<{
  input: OrderStepInput;
}>;


export type AcknowledgeOrderMutation = { acknowledgeOrder:
    | { __typename: 'NotToAcknowledge', code: RefusalCode, message: string, status: OrderStatus, acknowledgedAt: string | null }
    | { __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, progress: OrderProgress, note: string | null, createdAt: string, approvedAt: string | null, sentAt: string | null, fulfilledAt: string | null, acknowledgedAt: string | null, quantity: number | null, drug: { id: string, name: string } | null, supplier: { id: string, name: string } | null, requestedBy: { email: string }, approvedBy: { email: string } | null, acknowledgedBy: { email: string } | null, lines: Array<{ id: string, position: number, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { id: string }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ fromStatus: OrderStatus | null, toStatus: OrderStatus, at: string, note: string | null, actor: { email: string } }> }
   };

export type GetOrderQueryVariables = Exact<{
  id: string | number;
}>;


export type GetOrderQuery = { order: { id: string, number: number, kind: OrderKind, status: OrderStatus, progress: OrderProgress, note: string | null, createdAt: string, approvedAt: string | null, sentAt: string | null, fulfilledAt: string | null, acknowledgedAt: string | null, quantity: number | null, drug: { id: string, name: string } | null, supplier: { id: string, name: string } | null, requestedBy: { email: string }, approvedBy: { email: string } | null, acknowledgedBy: { email: string } | null, lines: Array<{ id: string, position: number, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { id: string }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ fromStatus: OrderStatus | null, toStatus: OrderStatus, at: string, note: string | null, actor: { email: string } }> } | null };

export type OrdersQueryVariables = Exact<{
  pharmacyId: string | number;
  filter?: OrderFilter | null | undefined;
  sort?: OrderSort | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrdersQuery = { orders: { totalCount: number, nodes: Array<{ id: string, number: number, kind: OrderKind, status: OrderStatus, progress: OrderProgress }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OnOrderQueryVariables = Exact<{
  stockId: string | number;
}>;


export type OnOrderQuery = { stock: { id: string, quantity: number, allocated: number, available: number, usable: number, onOrder: number, drug: { id: string, openOrders: Array<{ id: string, number: number, status: OrderStatus }> } } | null };

export type OrderStatusChangesSubscriptionVariables = Exact<{
  pharmacyId: string | number;
  orderId?: string | number | null | undefined;
  mine?: boolean | null | undefined;
  after?: string | null | undefined;
}>;


export type OrderStatusChangesSubscription = { orderStatusChanged: { cursor: string, at: string, orderId: string, from: OrderStatus | null, to: OrderStatus, order: { id: string, number: number, status: OrderStatus } } };

export type ReorderSuggestionsQueryVariables = Exact<{
  pharmacyId: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReorderSuggestionsQuery = { reorderSuggestions: { totalCount: number, nodes: Array<{ usable: number, onOrder: number, minQuantity: number, target: number, order: { pharmacyId: string, kind: OrderKind, supplierId: string | null, drugId: string, quantity: number }, stock: { id: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SetApprovalRuleMutationVariables = Exact<{
  input: SetApprovalRuleInput;
}>;


export type SetApprovalRuleMutation = { setApprovalRule: { __typename: 'Organization', id: string, requesterMayApprove: boolean } };

export type AuditIntegrityQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditIntegrityQuery = { auditIntegrity: { sealedPosition: number, hash: string | null, sealedAt: string | null, unsealed: number, oldestUnsealedAt: string | null, publicKey: string, keyId: string, verifiedPosition: number, verifiedAt: string | null, lastCheckpoint: { id: string, chain: string, position: number, hash: string, keyId: string, signature: string, createdAt: string } | null, problem: { position: number | null, message: string } | null } };

export type CreateAuditCheckpointMutationVariables = Exact<{ [key: string]: never; }>;


export type CreateAuditCheckpointMutation = { createAuditCheckpoint:
    | { __typename: 'AuditCheckpoint', id: string, chain: string, position: number, hash: string, keyId: string, signature: string, createdAt: string }
    | { __typename: 'NothingToSign', code: RefusalCode, message: string }
   };

export type VerifyAuditTrailMutationVariables = Exact<{ [key: string]: never; }>;


export type VerifyAuditTrailMutation = { verifyAuditTrail: { __typename: 'AuditIntegrity', sealedPosition: number, unsealed: number, verifiedPosition: number, verifiedAt: string | null, problem: { position: number | null, message: string } | null } };

export type ServiceKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ServiceKeysQuery = { serviceKeys: { totalCount: number, nodes: Array<{ id: string, name: string, permissions: Array<Permission>, pharmacyIds: Array<string> | null, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, service: { id: string, kind: UserKind, name: string, email: string, status: UserStatus }, createdBy: { id: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ServiceKeyFieldsFragment = { id: string, name: string, permissions: Array<Permission>, pharmacyIds: Array<string> | null, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null };

export type CreateServiceKeyMutationVariables = Exact<{
  input: CreateServiceKeyInput;
}>;


export type CreateServiceKeyMutation = { createServiceKey: { __typename: 'ServiceKeyCreated', key: string, serviceKey: { id: string, name: string, permissions: Array<Permission>, pharmacyIds: Array<string> | null, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, service: { id: string } } } };

export type RevokeServiceKeyMutationVariables = Exact<{
  input: RevokeServiceKeyInput;
}>;


export type RevokeServiceKeyMutation = { revokeServiceKey: { __typename: 'ServiceKey', id: string, name: string, permissions: Array<Permission>, pharmacyIds: Array<string> | null, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null } };

export type ChangesQueryVariables = Exact<{
  since?: string | null | undefined;
  types?: Array<ChangedType> | ChangedType | null | undefined;
  stocked?: boolean | null | undefined;
  first?: number | null | undefined;
}>;


export type ChangesQuery = { changes: { cursor: string, hasMore: boolean, lostPharmacyIds: Array<string>, changes: Array<{ type: ChangedType, id: string, pharmacyId: string | null, removed: boolean, record:
        | { __typename: 'Alert', id: string, state: AlertState, resolvedAt: string | null, alertKind: AlertKind }
        | { __typename: 'Drug', id: string, strength: string | null, archivedAt: string | null, updatedAt: string, drugName: string }
        | { __typename: 'Lot', id: string, lotNumber: string, expiresOn: string | null, quantity: number, allocated: number, lotStatus: LotStatus }
        | { __typename: 'Order', id: string, number: number, updatedAt: string, orderStatus: OrderStatus, lines: Array<{ id: string, quantity: number, fulfilledQuantity: number, canceledQuantity: number }> }
        | { __typename: 'Stock', id: string, quantity: number, allocated: number, usable: number, minQuantity: number, updatedAt: string, stockStatus: StockStatus }
       | null }> } };

export type OrderCountsQueryVariables = Exact<{
  pharmacyId: string | number;
}>;


export type OrderCountsQuery = { orderCounts: Array<{ status: OrderStatus, count: number }> };

export type AllowedStepsQueryVariables = Exact<{
  pharmacyId: string | number;
  first?: number | null | undefined;
}>;


export type AllowedStepsQuery = { orders: { nodes: Array<{ id: string, allowedSteps: Array<OrderStep> }> } };

export type MovementsOverTimeQueryVariables = Exact<{
  pharmacyId: string | number;
  from: string;
  to: string;
  by?: PeriodUnit | null | undefined;
}>;


export type MovementsOverTimeQuery = { movementsOverTime: Array<{ from: string, received: number, dispensed: number, added: number, removed: number }> };

export type ShortagesOverTimeQueryVariables = Exact<{
  pharmacyId: string | number;
  from: string;
  to: string;
  by?: PeriodUnit | null | undefined;
}>;


export type ShortagesOverTimeQuery = { shortagesOverTime: Array<{ from: string, opened: number, resolved: number, openAtEnd: number }> };

export type ExpiryOutlookQueryVariables = Exact<{
  pharmacyId: string | number;
  months?: number | null | undefined;
}>;


export type ExpiryOutlookQuery = { expiryOutlook: { expiredLots: number, expiredQuantity: number, months: Array<{ month: string, lots: number, quantity: number }> } };

export type EnableUserMutationVariables = Exact<{
  input: EnableUserInput;
}>;


export type EnableUserMutation = { enableUser: { __typename: 'User', id: string, status: UserStatus } };

export type EraseUserMutationVariables = Exact<{
  input: EraseUserInput;
}>;


export type EraseUserMutation = { eraseUser:
    | { __typename: 'UserErased', accountStays: boolean | null, user: { id: string, name: string, email: string, status: UserStatus, erasedAt: string | null } }
    | { __typename: 'UserNotDisabled', code: RefusalCode, message: string }
   };

export type CreatePasswordResetMutationVariables = Exact<{
  input: CreatePasswordResetInput;
}>;


export type CreatePasswordResetMutation = { createPasswordReset:
    | { __typename: 'MemberElsewhere', code: RefusalCode, message: string }
    | { __typename: 'PasswordResetCreated', token: string | null, expiresAt: string, user: { id: string } }
   };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: { __typename: 'PasswordResetRequested', email: string } };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword:
    | { __typename: 'LinkNotValid', code: RefusalCode, message: string }
    | { __typename: 'PasswordReset', email: string }
    | { __typename: 'WeakPassword', code: RefusalCode, message: string }
   };

export type ChangeEmailMutationVariables = Exact<{
  input: ChangeEmailInput;
}>;


export type ChangeEmailMutation = { changeEmail:
    | { __typename: 'ConfirmationSent', email: string }
    | { __typename: 'EmailTaken', code: RefusalCode, message: string }
    | { __typename: 'InvalidCredentials', code: RefusalCode, message: string }
    | { __typename: 'User', id: string, email: string }
   };

export type ConfirmEmailMutationVariables = Exact<{
  input: ConfirmEmailInput;
}>;


export type ConfirmEmailMutation = { confirmEmail:
    | { __typename: 'EmailConfirmed', email: string }
    | { __typename: 'EmailTaken', code: RefusalCode, message: string }
    | { __typename: 'LinkNotValid', code: RefusalCode, message: string }
   };

export type IdentityProviderQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentityProviderQuery = { identityProvider: { id: string, issuer: string, clientId: string, scope: string, groupsClaim: string, redirectUri: string | null, signOnUrl: string | null, groupRoles: Array<{ group: string, role: Role, pharmacyId: string | null }> } | null };

export type SignOnRequestQueryVariables = Exact<{
  organizationId: string | number;
}>;


export type SignOnRequestQuery = { signOnRequest: { url: string, browserToken: string } };

export type CompleteSignOnMutationVariables = Exact<{
  input: CompleteSignOnInput;
}>;


export type CompleteSignOnMutation = { completeSignOn:
    | { __typename: 'AccessWithdrawn', user: { id: string } }
    | { __typename: 'AccountExists', email: string, code: RefusalCode, message: string }
    | { __typename: 'AddressNotVerified', code: RefusalCode, message: string }
    | { __typename: 'NotAssigned', code: RefusalCode, message: string }
    | { __typename: 'NotInvited', code: RefusalCode, message: string }
    | { __typename: 'SignOnNotValid', code: RefusalCode, message: string }
    | { __typename: 'SignedIn', token: string, expiresAt: string, deviceToken: string, user: { id: string, name: string, email: string, memberships: Array<{ role: Role, pharmacyId: string | null }> } }
   };

export type SetIdentityProviderMutationVariables = Exact<{
  input: SetIdentityProviderInput;
}>;


export type SetIdentityProviderMutation = { setIdentityProvider: { __typename: 'IdentityProvider', id: string, issuer: string, clientId: string, redirectUri: string | null, signOnUrl: string | null, groupRoles: Array<{ group: string, role: Role, pharmacyId: string | null }> } };

export type RemoveIdentityProviderMutationVariables = Exact<{ [key: string]: never; }>;


export type RemoveIdentityProviderMutation = { removeIdentityProvider: { __typename: 'IdentityProvider', id: string, issuer: string } };

export type EnterRecallsMutationVariables = Exact<{
  input: EnterRecallsInput;
}>;


export type EnterRecallsMutation = { enterRecalls:
    | { __typename: 'RecallNumberMissing', code: RefusalCode, message: string }
    | { __typename: 'RecallsEntered', entered: number, known: number, recallIds: Array<string>, refused: Array<{ row: number, reason: string }> }
   };

export type ReviewRecallMutationVariables = Exact<{
  input: ReviewRecallInput;
}>;


export type ReviewRecallMutation = { reviewRecall:
    | { __typename: 'IllegalRecallTransition', code: RefusalCode, message: string }
    | { __typename: 'Recall', id: string, state: RecallState, scopes: Array<{ ndc: string | null, gtin: string | null, lotNumber: string | null, drug: { id: string } | null }> }
   };

export type ActivateRecallMutationVariables = Exact<{
  input: ActivateRecallInput;
}>;


export type ActivateRecallMutation = { activateRecall:
    | { __typename: 'IllegalRecallTransition', code: RefusalCode, message: string }
    | { __typename: 'Recall', id: string, state: RecallState, activatedAt: string | null, matches: Array<{ lotId: string, statusBefore: LotStatus | null, caughtAt: string | null, lot: { id: string, lotNumber: string, status: LotStatus, usable: number } }> }
    | { __typename: 'RecallCoversNothing', code: RefusalCode, message: string }
   };

export type CloseRecallMutationVariables = Exact<{
  input: CloseRecallInput;
}>;


export type CloseRecallMutation = { closeRecall:
    | { __typename: 'IllegalRecallTransition', code: RefusalCode, message: string }
    | { __typename: 'Recall', id: string, state: RecallState, closingReason: string | null }
   };

export type AcknowledgeRecallMutationVariables = Exact<{
  input: AcknowledgeRecallInput;
}>;


export type AcknowledgeRecallMutation = { acknowledgeRecall:
    | { __typename: 'Recall', id: string, awaiting: number, receipts: Array<{ acknowledgedAt: string | null, minutes: number | null, pharmacy: { id: string }, acknowledgedBy: { id: string } | null }> }
    | { __typename: 'RecallNotActive', code: RefusalCode, message: string }
   };

export type GetRecallQueryVariables = Exact<{
  id: string | number;
}>;


export type GetRecallQuery = { recall: { id: string, source: string, number: string, state: RecallState, classification: string | null, firm: string | null, product: string, codes: string | null, reason: string | null, publishedOn: string | null, awaiting: number, reading: { allLots: boolean, unread: Array<string>, codes: Array<{ kind: string, code: string, label: string | null }>, lots: Array<{ lotNumber: string, expiresOn: string | null, label: string | null, ofRange: boolean }> }, proposals: Array<{ confidence: RecallConfidence, reasons: Array<RecallReason>, lotNumbers: Array<string>, drug: { id: string, name: string }, lots: Array<{ id: string }> }>, scopes: Array<{ ndc: string | null, gtin: string | null, lotNumber: string | null, drug: { id: string } | null }>, matches: Array<{ lotId: string, statusBefore: LotStatus | null, caughtAt: string | null, lot: { id: string, lotNumber: string, status: LotStatus, quantity: number, usable: number, stock: { pharmacy: { id: string } } } }>, movements: { totalCount: number, nodes: Array<{ quantity: number, lot: { id: string }, order: { number: number } | null, transaction: { transactionType: TransactionType, actor: { id: string } | null } }> }, receipts: Array<{ acknowledgedAt: string | null, minutes: number | null, pharmacy: { id: string } }> } | null };

export type ListRecallsQueryVariables = Exact<{
  filter?: RecallFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ListRecallsQuery = { recalls: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: string, state: RecallState }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const DrugFieldsFragmentDoc = new TypedDocumentString(`
    fragment DrugFields on Drug {
  id
  name
  genericName
  brandName
  description
  dosageForm
  strength
  dosage
  unit
  ndc
  gtin
  controlledSchedule
  storage
  labelerName
  substances
  routes
  quantity
  expiration
  archivedAt
}
    `, {"fragmentName":"DrugFields"}) as unknown as TypedDocumentString<DrugFieldsFragment, unknown>;
export const MovementFieldsFragmentDoc = new TypedDocumentString(`
    fragment MovementFields on StockMovement {
  transaction {
    id
    transactionType
    quantity
    occurredAt
    timestamp
    reason
    note
    reversesId
    returnsId
    lines {
      id
      action
      quantityChanged
      quantityAfter
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  stock {
    id
    quantity
    allocated
    available
    usable
    minQuantity
    status
    earliestExpiry
    drug {
      id
      name
    }
  }
  skipped {
    lotId
    lotNumber
    quantity
    reason
  }
  notices
}
    `, {"fragmentName":"MovementFields"}) as unknown as TypedDocumentString<MovementFieldsFragment, unknown>;
export const MessageFieldsFragmentDoc = new TypedDocumentString(`
    fragment MessageFields on Message {
  id
  conversationId
  position
  body
  acknowledgementRequired
  acknowledgedAt
  redactedAt
  createdAt
  notice {
    kind
    from
    to
  }
  sender {
    id
    email
  }
  redactedBy {
    id
  }
  receipts {
    user {
      id
      email
    }
    readAt
    acknowledgedAt
  }
}
    `, {"fragmentName":"MessageFields"}) as unknown as TypedDocumentString<MessageFieldsFragment, unknown>;
export const ConversationFieldsFragmentDoc = new TypedDocumentString(`
    fragment ConversationFields on Conversation {
  id
  title
  announces
  unread
  lastPosition
  lastMessageAt
  createdAt
  startedBy {
    id
    email
  }
  subject {
    __typename
    ... on Order {
      id
      number
    }
    ... on Stock {
      id
      quantity
    }
    ... on Alert {
      id
      kind
    }
    ... on Drug {
      id
      name
    }
  }
  participants {
    id
    role
    user {
      id
      email
    }
    pharmacy {
      id
    }
  }
}
    `, {"fragmentName":"ConversationFields"}) as unknown as TypedDocumentString<ConversationFieldsFragment, unknown>;
export const OrderFieldsFragmentDoc = new TypedDocumentString(`
    fragment OrderFields on Order {
  id
  number
  kind
  status
  progress
  note
  createdAt
  approvedAt
  sentAt
  fulfilledAt
  acknowledgedAt
  quantity
  drug {
    id
    name
  }
  supplier {
    id
    name
  }
  requestedBy {
    email
  }
  approvedBy {
    email
  }
  acknowledgedBy {
    email
  }
  lines {
    id
    position
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      id
    }
    allocations {
      id
      quantity
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  history {
    fromStatus
    toStatus
    at
    note
    actor {
      email
    }
  }
}
    `, {"fragmentName":"OrderFields"}) as unknown as TypedDocumentString<OrderFieldsFragment, unknown>;
export const ServiceKeyFieldsFragmentDoc = new TypedDocumentString(`
    fragment ServiceKeyFields on ServiceKey {
  id
  name
  permissions
  pharmacyIds
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
    `, {"fragmentName":"ServiceKeyFields"}) as unknown as TypedDocumentString<ServiceKeyFieldsFragment, unknown>;
export const SignUpDocument = new TypedDocumentString(`
    mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) {
    __typename
    ... on SignedIn {
      token
      expiresAt
      user {
        id
        name
        email
      }
    }
    ... on ConfirmationSent {
      email
      expiresAt
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SignUpMutation, SignUpMutationVariables>;
export const ConfirmSignUpDocument = new TypedDocumentString(`
    mutation ConfirmSignUp($input: ConfirmSignUpInput!) {
  confirmSignUp(input: $input) {
    __typename
    ... on SignedIn {
      token
      expiresAt
      user {
        id
        name
        email
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmSignUpMutation, ConfirmSignUpMutationVariables>;
export const SendsMailDocument = new TypedDocumentString(`
    query SendsMail {
  sendsMail
}
    `) as unknown as TypedDocumentString<SendsMailQuery, SendsMailQueryVariables>;
export const LogInDocument = new TypedDocumentString(`
    mutation LogIn($input: LogInInput!) {
  logIn(input: $input) {
    __typename
    ... on SignedIn {
      token
      expiresAt
      user {
        id
        name
        email
      }
    }
    ... on SecondFactorRequired {
      challenge
      methods
      passkeyOptions
      expiresAt
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LogInMutation, LogInMutationVariables>;
export const ConfirmLogInDocument = new TypedDocumentString(`
    mutation ConfirmLogIn($input: ConfirmLogInInput!) {
  confirmLogIn(input: $input) {
    __typename
    ... on SignedIn {
      token
      expiresAt
      user {
        id
        name
        email
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmLogInMutation, ConfirmLogInMutationVariables>;
export const PasskeyLogInOptionsDocument = new TypedDocumentString(`
    query PasskeyLogInOptions {
  passkeyLogInOptions
}
    `) as unknown as TypedDocumentString<PasskeyLogInOptionsQuery, PasskeyLogInOptionsQueryVariables>;
export const LogInWithPasskeyDocument = new TypedDocumentString(`
    mutation LogInWithPasskey($input: LogInWithPasskeyInput!) {
  logInWithPasskey(input: $input) {
    __typename
    ... on SignedIn {
      token
      expiresAt
      user {
        id
        name
        email
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LogInWithPasskeyMutation, LogInWithPasskeyMutationVariables>;
export const MyFactorsDocument = new TypedDocumentString(`
    query MyFactors {
  myFactors {
    totpSince
    recoveryCodesLeft
    required
    passkeys {
      id
      name
      backedUp
      createdAt
      lastUsedAt
    }
  }
}
    `) as unknown as TypedDocumentString<MyFactorsQuery, MyFactorsQueryVariables>;
export const BeginTotpDocument = new TypedDocumentString(`
    mutation BeginTotp {
  beginTotp {
    secret
    uri
  }
}
    `) as unknown as TypedDocumentString<BeginTotpMutation, BeginTotpMutationVariables>;
export const ConfirmTotpDocument = new TypedDocumentString(`
    mutation ConfirmTotp($input: ConfirmTotpInput!) {
  confirmTotp(input: $input) {
    __typename
    ... on FactorsChanged {
      recoveryCodes
      factors {
        totpSince
        recoveryCodesLeft
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmTotpMutation, ConfirmTotpMutationVariables>;
export const RemoveTotpDocument = new TypedDocumentString(`
    mutation RemoveTotp {
  removeTotp {
    __typename
    ... on FactorsChanged {
      factors {
        totpSince
        recoveryCodesLeft
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveTotpMutation, RemoveTotpMutationVariables>;
export const CreateRecoveryCodesDocument = new TypedDocumentString(`
    mutation CreateRecoveryCodes {
  createRecoveryCodes {
    __typename
    ... on FactorsChanged {
      recoveryCodes
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateRecoveryCodesMutation, CreateRecoveryCodesMutationVariables>;
export const NewPasskeyOptionsDocument = new TypedDocumentString(`
    query NewPasskeyOptions {
  newPasskeyOptions
}
    `) as unknown as TypedDocumentString<NewPasskeyOptionsQuery, NewPasskeyOptionsQueryVariables>;
export const AddPasskeyDocument = new TypedDocumentString(`
    mutation AddPasskey($input: AddPasskeyInput!) {
  addPasskey(input: $input) {
    __typename
    ... on FactorsChanged {
      recoveryCodes
      factors {
        passkeys {
          id
          name
        }
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddPasskeyMutation, AddPasskeyMutationVariables>;
export const RemovePasskeyDocument = new TypedDocumentString(`
    mutation RemovePasskey($input: RemovePasskeyInput!) {
  removePasskey(input: $input) {
    __typename
    ... on FactorsChanged {
      factors {
        passkeys {
          id
        }
        recoveryCodesLeft
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemovePasskeyMutation, RemovePasskeyMutationVariables>;
export const ResetFactorsDocument = new TypedDocumentString(`
    mutation ResetFactors($input: ResetFactorsInput!) {
  resetFactors(input: $input) {
    __typename
    ... on User {
      id
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResetFactorsMutation, ResetFactorsMutationVariables>;
export const SetFactorPolicyDocument = new TypedDocumentString(`
    mutation SetFactorPolicy($input: SetFactorPolicyInput!) {
  setFactorPolicy(input: $input) {
    __typename
    ... on Organization {
      id
      factorPolicy
    }
  }
}
    `) as unknown as TypedDocumentString<SetFactorPolicyMutation, SetFactorPolicyMutationVariables>;
export const SwitchOrganizationDocument = new TypedDocumentString(`
    mutation SwitchOrganization($input: SwitchOrganizationInput!) {
  switchOrganization(input: $input) {
    __typename
    ... on SignedIn {
      token
      expiresAt
      user {
        id
        name
        email
        memberships {
          role
          pharmacyId
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SwitchOrganizationMutation, SwitchOrganizationMutationVariables>;
export const OrganizationRulesDocument = new TypedDocumentString(`
    query OrganizationRules {
  organization {
    id
    factorPolicy
    membersWithoutFactor
    managersWithoutFactor
    redirectUri
  }
}
    `) as unknown as TypedDocumentString<OrganizationRulesQuery, OrganizationRulesQueryVariables>;
export const OrganizationsDocument = new TypedDocumentString(`
    query Organizations {
  organizations {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<OrganizationsQuery, OrganizationsQueryVariables>;
export const LogOutDocument = new TypedDocumentString(`
    mutation LogOut {
  logOut
}
    `) as unknown as TypedDocumentString<LogOutMutation, LogOutMutationVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    id
    name
    email
    status
    memberships {
      role
      pharmacyId
    }
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const PharmaciesDocument = new TypedDocumentString(`
    query Pharmacies {
  pharmacies {
    id
    name
    code
    timezone
  }
}
    `) as unknown as TypedDocumentString<PharmaciesQuery, PharmaciesQueryVariables>;
export const CreatePharmacyDocument = new TypedDocumentString(`
    mutation CreatePharmacy($input: CreatePharmacyInput!) {
  createPharmacy(input: $input) {
    __typename
    ... on Pharmacy {
      id
      name
      pharmacyCode: code
      timezone
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreatePharmacyMutation, CreatePharmacyMutationVariables>;
export const SessionsDocument = new TypedDocumentString(`
    query Sessions($userId: ID) {
  sessions(userId: $userId) {
    id
    current
    createdAt
    lastSeenAt
    expiresAt
    revokedAt
    ip
    userAgent
  }
}
    `) as unknown as TypedDocumentString<SessionsQuery, SessionsQueryVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($input: EndSessionInput!) {
  endSession(input: $input) {
    __typename
    ... on Session {
      id
      revokedAt
      current
    }
  }
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const ProveIdentityDocument = new TypedDocumentString(`
    mutation ProveIdentity($input: ProveIdentityInput!) {
  proveIdentity(input: $input) {
    __typename
    ... on IdentityProved {
      until
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ProveIdentityMutation, ProveIdentityMutationVariables>;
export const MyProofsDocument = new TypedDocumentString(`
    query MyProofs {
  myProofs {
    methods
    vouched
    maySetPin
    pinSince
    pinTriesLeft
  }
}
    `) as unknown as TypedDocumentString<MyProofsQuery, MyProofsQueryVariables>;
export const PasskeyProofOptionsDocument = new TypedDocumentString(`
    query PasskeyProofOptions($colleague: Boolean! = false) {
  passkeyProofOptions(colleague: $colleague)
}
    `) as unknown as TypedDocumentString<PasskeyProofOptionsQuery, PasskeyProofOptionsQueryVariables>;
export const UnlockSessionDocument = new TypedDocumentString(`
    mutation UnlockSession($input: UnlockSessionInput!) {
  unlockSession(input: $input) {
    __typename
    ... on Session {
      id
      current
    }
    ... on PinNotRight {
      triesLeft
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UnlockSessionMutation, UnlockSessionMutationVariables>;
export const SetPinDocument = new TypedDocumentString(`
    mutation SetPin($input: SetPinInput!) {
  setPin(input: $input) {
    __typename
    ... on PinChanged {
      pinSince
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetPinMutation, SetPinMutationVariables>;
export const RemovePinDocument = new TypedDocumentString(`
    mutation RemovePin {
  removePin {
    __typename
    ... on PinChanged {
      pinSince
    }
  }
}
    `) as unknown as TypedDocumentString<RemovePinMutation, RemovePinMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    __typename
    ... on SignedIn {
      token
      expiresAt
      user {
        id
        email
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const InviteMemberDocument = new TypedDocumentString(`
    mutation InviteMember($input: InviteMemberInput!) {
  inviteMember(input: $input) {
    __typename
    ... on MemberInvited {
      token
      invitation {
        id
        email
        role
        pharmacyId
        expiresAt
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InviteMemberMutation, InviteMemberMutationVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    __typename
    ... on SignedIn {
      token
      expiresAt
      user {
        id
        name
        email
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const ChangeMembershipDocument = new TypedDocumentString(`
    mutation ChangeMembership($input: ChangeMembershipInput!) {
  changeMembership(input: $input) {
    __typename
    ... on User {
      id
      memberships {
        role
        pharmacyId
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeMembershipMutation, ChangeMembershipMutationVariables>;
export const InvitationsDocument = new TypedDocumentString(`
    query Invitations($first: Int, $after: String) {
  invitations(first: $first, after: $after) {
    totalCount
    nodes {
      id
      email
      role
      pharmacyId
      createdAt
      expiresAt
      invitedBy {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<InvitationsQuery, InvitationsQueryVariables>;
export const WithdrawInvitationDocument = new TypedDocumentString(`
    mutation WithdrawInvitation($input: WithdrawInvitationInput!) {
  withdrawInvitation(input: $input) {
    __typename
    ... on Invitation {
      id
      email
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawInvitationMutation, WithdrawInvitationMutationVariables>;
export const DisableUserDocument = new TypedDocumentString(`
    mutation DisableUser($input: DisableUserInput!) {
  disableUser(input: $input) {
    __typename
    ... on UserDisabled {
      user {
        id
        status
      }
      withdrawnInvitations {
        id
        email
      }
      serviceKeys {
        id
        name
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DisableUserMutation, DisableUserMutationVariables>;
export const UnlockUserDocument = new TypedDocumentString(`
    mutation UnlockUser($input: UnlockUserInput!) {
  unlockUser(input: $input) {
    __typename
    ... on User {
      id
      lockedUntil
    }
  }
}
    `) as unknown as TypedDocumentString<UnlockUserMutation, UnlockUserMutationVariables>;
export const MembersDocument = new TypedDocumentString(`
    query Members($first: Int, $after: String) {
  members(first: $first, after: $after) {
    totalCount
    nodes {
      id
      email
      status
      memberships {
        role
        pharmacyId
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const CreateDrugDocument = new TypedDocumentString(`
    mutation CreateDrug($input: CreateDrugInput!) {
  createDrug(input: $input) {
    __typename
    ... on Drug {
      ...DrugFields
    }
    ... on Refusal {
      code
      message
    }
    ... on DuplicateDrug {
      existingDrugId
    }
  }
}
    fragment DrugFields on Drug {
  id
  name
  genericName
  brandName
  description
  dosageForm
  strength
  dosage
  unit
  ndc
  gtin
  controlledSchedule
  storage
  labelerName
  substances
  routes
  quantity
  expiration
  archivedAt
}`) as unknown as TypedDocumentString<CreateDrugMutation, CreateDrugMutationVariables>;
export const UpdateDrugDocument = new TypedDocumentString(`
    mutation UpdateDrug($input: UpdateDrugInput!) {
  updateDrug(input: $input) {
    __typename
    ... on Drug {
      ...DrugFields
    }
    ... on Refusal {
      code
      message
    }
  }
}
    fragment DrugFields on Drug {
  id
  name
  genericName
  brandName
  description
  dosageForm
  strength
  dosage
  unit
  ndc
  gtin
  controlledSchedule
  storage
  labelerName
  substances
  routes
  quantity
  expiration
  archivedAt
}`) as unknown as TypedDocumentString<UpdateDrugMutation, UpdateDrugMutationVariables>;
export const ArchiveDrugDocument = new TypedDocumentString(`
    mutation ArchiveDrug($input: ArchiveDrugInput!) {
  archiveDrug(input: $input) {
    __typename
    ... on Drug {
      id
      archivedAt
    }
  }
}
    `) as unknown as TypedDocumentString<ArchiveDrugMutation, ArchiveDrugMutationVariables>;
export const GetDrugDocument = new TypedDocumentString(`
    query GetDrug($id: ID!) {
  drug(id: $id) {
    ...DrugFields
    packages {
      ndc
      description
    }
    stocks {
      id
      quantity
      pharmacy {
        id
        name
      }
    }
  }
}
    fragment DrugFields on Drug {
  id
  name
  genericName
  brandName
  description
  dosageForm
  strength
  dosage
  unit
  ndc
  gtin
  controlledSchedule
  storage
  labelerName
  substances
  routes
  quantity
  expiration
  archivedAt
}`) as unknown as TypedDocumentString<GetDrugQuery, GetDrugQueryVariables>;
export const DrugsDocument = new TypedDocumentString(`
    query Drugs($filter: DrugFilter, $first: Int, $after: String) {
  drugs(filter: $filter, first: $first, after: $after) {
    totalCount
    edges {
      cursor
      strengthMatch
      node {
        id
        name
        strength
        dosage
      }
    }
    nodes {
      id
      name
      ndc
      gtin
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<DrugsQuery, DrugsQueryVariables>;
export const CreateSupplierDocument = new TypedDocumentString(`
    mutation CreateSupplier($input: CreateSupplierInput!) {
  createSupplier(input: $input) {
    __typename
    ... on Supplier {
      id
      name
      contactInfo
      email
      phone
      archivedAt
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateSupplierMutation, CreateSupplierMutationVariables>;
export const UpdateSupplierDocument = new TypedDocumentString(`
    mutation UpdateSupplier($input: UpdateSupplierInput!) {
  updateSupplier(input: $input) {
    __typename
    ... on Supplier {
      id
      name
      contactInfo
      email
      phone
      archivedAt
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateSupplierMutation, UpdateSupplierMutationVariables>;
export const ArchiveSupplierDocument = new TypedDocumentString(`
    mutation ArchiveSupplier($input: ArchiveSupplierInput!) {
  archiveSupplier(input: $input) {
    __typename
    ... on Supplier {
      id
      archivedAt
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ArchiveSupplierMutation, ArchiveSupplierMutationVariables>;
export const SuppliersDocument = new TypedDocumentString(`
    query Suppliers($filter: SupplierFilter, $first: Int, $after: String) {
  suppliers(filter: $filter, first: $first, after: $after) {
    totalCount
    nodes {
      id
      name
      contactInfo
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SuppliersQuery, SuppliersQueryVariables>;
export const ReceiveStockDocument = new TypedDocumentString(`
    mutation ReceiveStock($input: ReceiveStockInput!) {
  receiveStock(input: $input) {
    __typename
    ... on StockMovement {
      ...MovementFields
    }
    ... on Refusal {
      code
      message
    }
    ... on ExpiryRequired {
      lotNumbers
    }
    ... on ConfirmationNeeded {
      doubts {
        kind
        message
      }
    }
  }
}
    fragment MovementFields on StockMovement {
  transaction {
    id
    transactionType
    quantity
    occurredAt
    timestamp
    reason
    note
    reversesId
    returnsId
    lines {
      id
      action
      quantityChanged
      quantityAfter
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  stock {
    id
    quantity
    allocated
    available
    usable
    minQuantity
    status
    earliestExpiry
    drug {
      id
      name
    }
  }
  skipped {
    lotId
    lotNumber
    quantity
    reason
  }
  notices
}`) as unknown as TypedDocumentString<ReceiveStockMutation, ReceiveStockMutationVariables>;
export const DispenseStockDocument = new TypedDocumentString(`
    mutation DispenseStock($input: DispenseStockInput!) {
  dispenseStock(input: $input) {
    __typename
    ... on StockMovement {
      ...MovementFields
    }
    ... on Refusal {
      code
      message
    }
    ... on InsufficientStock {
      requested
      available
      shortLotId
      skipped {
        lotNumber
        quantity
        reason
      }
      allocated {
        orderNumber
        quantity
      }
    }
    ... on LotNotUsable {
      lotId
      reason
    }
    ... on ConfirmationNeeded {
      doubts {
        kind
        message
      }
    }
  }
}
    fragment MovementFields on StockMovement {
  transaction {
    id
    transactionType
    quantity
    occurredAt
    timestamp
    reason
    note
    reversesId
    returnsId
    lines {
      id
      action
      quantityChanged
      quantityAfter
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  stock {
    id
    quantity
    allocated
    available
    usable
    minQuantity
    status
    earliestExpiry
    drug {
      id
      name
    }
  }
  skipped {
    lotId
    lotNumber
    quantity
    reason
  }
  notices
}`) as unknown as TypedDocumentString<DispenseStockMutation, DispenseStockMutationVariables>;
export const AdjustStockDocument = new TypedDocumentString(`
    mutation AdjustStock($input: AdjustStockInput!) {
  adjustStock(input: $input) {
    __typename
    ... on StockMovement {
      ...MovementFields
    }
    ... on Refusal {
      code
      message
    }
    ... on InsufficientStock {
      requested
      available
      shortLotId
      allocated {
        orderNumber
        quantity
      }
    }
    ... on ConfirmationNeeded {
      doubts {
        kind
        message
      }
    }
  }
}
    fragment MovementFields on StockMovement {
  transaction {
    id
    transactionType
    quantity
    occurredAt
    timestamp
    reason
    note
    reversesId
    returnsId
    lines {
      id
      action
      quantityChanged
      quantityAfter
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  stock {
    id
    quantity
    allocated
    available
    usable
    minQuantity
    status
    earliestExpiry
    drug {
      id
      name
    }
  }
  skipped {
    lotId
    lotNumber
    quantity
    reason
  }
  notices
}`) as unknown as TypedDocumentString<AdjustStockMutation, AdjustStockMutationVariables>;
export const ReverseTransactionDocument = new TypedDocumentString(`
    mutation ReverseTransaction($input: ReverseTransactionInput!) {
  reverseTransaction(input: $input) {
    __typename
    ... on StockMovement {
      ...MovementFields
    }
    ... on Refusal {
      code
      message
    }
    ... on AlreadyReversed {
      reversalId
    }
    ... on ReturnedSince {
      returnIds
    }
    ... on InsufficientStock {
      requested
      available
      shortLotId
      allocated {
        orderNumber
        quantity
      }
    }
  }
}
    fragment MovementFields on StockMovement {
  transaction {
    id
    transactionType
    quantity
    occurredAt
    timestamp
    reason
    note
    reversesId
    returnsId
    lines {
      id
      action
      quantityChanged
      quantityAfter
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  stock {
    id
    quantity
    allocated
    available
    usable
    minQuantity
    status
    earliestExpiry
    drug {
      id
      name
    }
  }
  skipped {
    lotId
    lotNumber
    quantity
    reason
  }
  notices
}`) as unknown as TypedDocumentString<ReverseTransactionMutation, ReverseTransactionMutationVariables>;
export const ReturnFromCustomerDocument = new TypedDocumentString(`
    mutation ReturnFromCustomer($input: ReturnFromCustomerInput!) {
  returnFromCustomer(input: $input) {
    __typename
    ... on StockMovement {
      ...MovementFields
    }
    ... on Refusal {
      code
      message
    }
    ... on ReturnExceeded {
      lotId
      moved
      returned
      requested
    }
  }
}
    fragment MovementFields on StockMovement {
  transaction {
    id
    transactionType
    quantity
    occurredAt
    timestamp
    reason
    note
    reversesId
    returnsId
    lines {
      id
      action
      quantityChanged
      quantityAfter
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  stock {
    id
    quantity
    allocated
    available
    usable
    minQuantity
    status
    earliestExpiry
    drug {
      id
      name
    }
  }
  skipped {
    lotId
    lotNumber
    quantity
    reason
  }
  notices
}`) as unknown as TypedDocumentString<ReturnFromCustomerMutation, ReturnFromCustomerMutationVariables>;
export const ReturnToSupplierDocument = new TypedDocumentString(`
    mutation ReturnToSupplier($input: ReturnToSupplierInput!) {
  returnToSupplier(input: $input) {
    __typename
    ... on StockMovement {
      ...MovementFields
    }
    ... on Refusal {
      code
      message
    }
    ... on ReturnExceeded {
      lotId
      moved
      returned
      requested
    }
    ... on InsufficientStock {
      requested
      available
      shortLotId
      allocated {
        orderNumber
        quantity
      }
    }
    ... on ConfirmationNeeded {
      doubts {
        kind
        message
      }
    }
  }
}
    fragment MovementFields on StockMovement {
  transaction {
    id
    transactionType
    quantity
    occurredAt
    timestamp
    reason
    note
    reversesId
    returnsId
    lines {
      id
      action
      quantityChanged
      quantityAfter
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  stock {
    id
    quantity
    allocated
    available
    usable
    minQuantity
    status
    earliestExpiry
    drug {
      id
      name
    }
  }
  skipped {
    lotId
    lotNumber
    quantity
    reason
  }
  notices
}`) as unknown as TypedDocumentString<ReturnToSupplierMutation, ReturnToSupplierMutationVariables>;
export const ClosePeriodDocument = new TypedDocumentString(`
    mutation ClosePeriod($input: ClosePeriodInput!) {
  closePeriod(input: $input) {
    __typename
    ... on Pharmacy {
      id
      closedUntil
    }
  }
}
    `) as unknown as TypedDocumentString<ClosePeriodMutation, ClosePeriodMutationVariables>;
export const ReopenPeriodDocument = new TypedDocumentString(`
    mutation ReopenPeriod($input: ReopenPeriodInput!) {
  reopenPeriod(input: $input) {
    __typename
    ... on Pharmacy {
      id
      closedUntil
    }
  }
}
    `) as unknown as TypedDocumentString<ReopenPeriodMutation, ReopenPeriodMutationVariables>;
export const TakenBackDocument = new TypedDocumentString(`
    query TakenBack($id: ID!) {
  transaction(id: $id) {
    undoable
    reversedById
    returnable {
      moved
      returned
      lot {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TakenBackQuery, TakenBackQueryVariables>;
export const DispensePlanDocument = new TypedDocumentString(`
    query DispensePlan($id: ID!, $quantity: Int!) {
  stock(id: $id) {
    dispensePlan(quantity: $quantity) {
      shortage
      lots {
        quantity
        lot {
          id
        }
      }
      skipped {
        lotId
        reason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DispensePlanQuery, DispensePlanQueryVariables>;
export const SetStockLevelsDocument = new TypedDocumentString(`
    mutation SetStockLevels($input: SetStockLevelsInput!) {
  setStockLevels(input: $input) {
    __typename
    ... on Stock {
      id
      minQuantity
      maxQuantity
      quantity
      usable
      status
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetStockLevelsMutation, SetStockLevelsMutationVariables>;
export const SetLotStatusDocument = new TypedDocumentString(`
    mutation SetLotStatus($input: SetLotStatusInput!) {
  setLotStatus(input: $input) {
    __typename
    ... on Lot {
      id
      lotNumber
      status
      usable
      quantity
      notices
    }
    ... on Refusal {
      code
      message
    }
    ... on IllegalLotTransition {
      from
      to
      allowed
    }
  }
}
    `) as unknown as TypedDocumentString<SetLotStatusMutation, SetLotStatusMutationVariables>;
export const CorrectLotDocument = new TypedDocumentString(`
    mutation CorrectLot($input: CorrectLotInput!) {
  correctLot(input: $input) {
    __typename
    ... on LotCorrected {
      notices
      lot {
        id
        lotNumber
        lotKey
        expiresOn
        status
        quantity
        allocated
        usable
        expired
        partOf {
          id
        }
        corrections {
          lotNumberWas
          expiresOnWas
          lotNumber
          expiresOn
          reason
          by {
            id
          }
        }
      }
    }
    ... on Refusal {
      code
      message
    }
    ... on ConfirmationNeeded {
      doubts {
        kind
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CorrectLotMutation, CorrectLotMutationVariables>;
export const SplitLotDocument = new TypedDocumentString(`
    mutation SplitLot($input: SplitLotInput!) {
  splitLot(input: $input) {
    __typename
    ... on StockMovement {
      ...MovementFields
    }
    ... on Refusal {
      code
      message
    }
    ... on InsufficientStock {
      requested
      available
    }
    ... on IllegalLotTransition {
      from
      to
      allowed
    }
  }
}
    fragment MovementFields on StockMovement {
  transaction {
    id
    transactionType
    quantity
    occurredAt
    timestamp
    reason
    note
    reversesId
    returnsId
    lines {
      id
      action
      quantityChanged
      quantityAfter
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  stock {
    id
    quantity
    allocated
    available
    usable
    minQuantity
    status
    earliestExpiry
    drug {
      id
      name
    }
  }
  skipped {
    lotId
    lotNumber
    quantity
    reason
  }
  notices
}`) as unknown as TypedDocumentString<SplitLotMutation, SplitLotMutationVariables>;
export const GetStockDocument = new TypedDocumentString(`
    query GetStock($id: ID!) {
  stock(id: $id) {
    id
    quantity
    allocated
    available
    usable
    minQuantity
    maxQuantity
    status
    earliestExpiry
    drug {
      id
      name
    }
    pharmacy {
      id
      name
    }
    suppliers {
      id
      name
    }
    lots {
      id
      lotNumber
      lotKey
      expiresOn
      status
      quantity
      allocated
      available
      usable
      expired
      supplier {
        id
        name
      }
      partOf {
        id
      }
    }
    transactions(first: 5) {
      nodes {
        id
        transactionType
        quantity
        lines {
          quantityAfter
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GetStockQuery, GetStockQueryVariables>;
export const StocksDocument = new TypedDocumentString(`
    query Stocks($pharmacyId: ID!, $filter: StockFilter, $orderBy: StockOrder, $first: Int, $after: String) {
  stocks(
    pharmacyId: $pharmacyId
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    nodes {
      id
      quantity
      allocated
      available
      usable
      minQuantity
      status
      earliestExpiry
      drug {
        id
        name
        strength
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<StocksQuery, StocksQueryVariables>;
export const ScanDocument = new TypedDocumentString(`
    query Scan($code: String!, $pharmacyId: ID) {
  scan(code: $code, pharmacyId: $pharmacyId) {
    code
    lotNumber
    expiresOn
    serialNumber
    quantity
    drug {
      id
      name
    }
    drugs {
      id
    }
    package {
      ndc
    }
    lots {
      id
      lotNumber
      expiresOn
      status
      stock {
        pharmacy {
          id
        }
      }
    }
    doubts {
      kind
      message
      seen
    }
  }
}
    `) as unknown as TypedDocumentString<ScanQuery, ScanQueryVariables>;
export const LotsDocument = new TypedDocumentString(`
    query Lots($search: String!, $pharmacyIds: [ID!], $first: Int, $after: String) {
  lots(search: $search, pharmacyIds: $pharmacyIds, first: $first, after: $after) {
    totalCount
    nodes {
      id
      lotNumber
      expiresOn
      status
      quantity
      supplier {
        id
        name
      }
      stock {
        id
        pharmacy {
          id
        }
        drug {
          id
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<LotsQuery, LotsQueryVariables>;
export const LotMovementsDocument = new TypedDocumentString(`
    query LotMovements($search: String!) {
  lots(search: $search, first: 1) {
    nodes {
      id
      stock {
        id
      }
      supplier {
        id
      }
      movements(first: 10) {
        totalCount
        nodes {
          id
          action
          quantityChanged
          transaction {
            id
            transactionType
            order {
              id
              kind
              number
              supplier {
                id
              }
            }
            actor {
              email
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LotMovementsQuery, LotMovementsQueryVariables>;
export const OrderTransactionsDocument = new TypedDocumentString(`
    query OrderTransactions($id: ID!) {
  order(id: $id) {
    id
    transactions {
      id
      transactionType
      lines {
        quantityChanged
        lot {
          id
          lotNumber
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderTransactionsQuery, OrderTransactionsQueryVariables>;
export const CountStocksDocument = new TypedDocumentString(`
    query CountStocks($pharmacyId: ID!, $filter: StockFilter) {
  stocks(pharmacyId: $pharmacyId, filter: $filter, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CountStocksQuery, CountStocksQueryVariables>;
export const TransactionsDocument = new TypedDocumentString(`
    query Transactions($pharmacyId: ID!, $filter: TransactionFilter, $first: Int, $after: String) {
  transactions(
    pharmacyId: $pharmacyId
    filter: $filter
    first: $first
    after: $after
  ) {
    totalCount
    nodes {
      id
      transactionType
      quantity
      occurredAt
      reason
      actor {
        email
      }
      drug {
        id
      }
      stock {
        id
      }
      lines {
        quantityChanged
        quantityAfter
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<TransactionsQuery, TransactionsQueryVariables>;
export const GetTransactionDocument = new TypedDocumentString(`
    query GetTransaction($id: ID!) {
  transaction(id: $id) {
    id
    transactionType
    quantity
  }
}
    `) as unknown as TypedDocumentString<GetTransactionQuery, GetTransactionQueryVariables>;
export const InventoryLogsDocument = new TypedDocumentString(`
    query InventoryLogs($pharmacyId: ID!, $filter: InventoryLogFilter, $first: Int, $after: String) {
  inventoryLogs(
    pharmacyId: $pharmacyId
    filter: $filter
    first: $first
    after: $after
  ) {
    totalCount
    nodes {
      id
      action
      quantityChanged
      quantityAfter
      timestamp
      stock {
        id
      }
      lot {
        id
      }
      transaction {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<InventoryLogsQuery, InventoryLogsQueryVariables>;
export const CheckLedgerDocument = new TypedDocumentString(`
    query CheckLedger {
  ledgerHealth {
    stocks
    lots
    unexplainedBalances
    unheldRecalledLots
    startedAt
    checkedAt
    complete
  }
}
    `) as unknown as TypedDocumentString<CheckLedgerQuery, CheckLedgerQueryVariables>;
export const AlertsDocument = new TypedDocumentString(`
    query Alerts($pharmacyId: ID!, $filter: AlertFilter, $first: Int, $after: String) {
  alerts(pharmacyId: $pharmacyId, filter: $filter, first: $first, after: $after) {
    totalCount
    nodes {
      id
      kind
      state
      openedAt
      acknowledgedAt
      snoozedUntil
      resolvedAt
      stock {
        id
      }
      lot {
        id
        lotNumber
      }
      acknowledgedBy {
        email
      }
      resolvedBy {
        email
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AlertsQuery, AlertsQueryVariables>;
export const AcknowledgeAlertDocument = new TypedDocumentString(`
    mutation AcknowledgeAlert($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) {
    __typename
    ... on Alert {
      id
      state
      acknowledgedAt
    }
    ... on IllegalAlertTransition {
      code
      from
      to
      allowed
    }
  }
}
    `) as unknown as TypedDocumentString<AcknowledgeAlertMutation, AcknowledgeAlertMutationVariables>;
export const AssignAlertDocument = new TypedDocumentString(`
    mutation AssignAlert($input: AssignAlertInput!) {
  assignAlert(input: $input) {
    __typename
    ... on Alert {
      id
      state
      assignedAt
      assignedTo {
        id
      }
    }
    ... on AssigneeMayNot {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AssignAlertMutation, AssignAlertMutationVariables>;
export const SnoozeAlertDocument = new TypedDocumentString(`
    mutation SnoozeAlert($input: SnoozeAlertInput!) {
  snoozeAlert(input: $input) {
    __typename
    ... on Alert {
      id
      state
      snoozedUntil
    }
    ... on IllegalAlertTransition {
      code
      from
      to
      allowed
    }
  }
}
    `) as unknown as TypedDocumentString<SnoozeAlertMutation, SnoozeAlertMutationVariables>;
export const ResolveAlertDocument = new TypedDocumentString(`
    mutation ResolveAlert($input: ResolveAlertInput!) {
  resolveAlert(input: $input) {
    __typename
    ... on Alert {
      id
      state
      resolvedAt
    }
    ... on IllegalAlertTransition {
      code
      from
      to
      allowed
    }
  }
}
    `) as unknown as TypedDocumentString<ResolveAlertMutation, ResolveAlertMutationVariables>;
export const AuditTrailDocument = new TypedDocumentString(`
    query AuditTrail($filter: AuditFilter, $first: Int, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
    totalCount
    nodes {
      id
      action
      entityType
      entityId
      pharmacyId
      outcome
      code
      payload
      requestId
      actorLabel
      ip
      createdAt
      actor {
        id
        email
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AuditTrailQuery, AuditTrailQueryVariables>;
export const AccessTrailDocument = new TypedDocumentString(`
    query AccessTrail($filter: AccessFilter, $first: Int, $after: String) {
  accessLog(filter: $filter, first: $first, after: $after) {
    totalCount
    nodes {
      id
      operation
      entityTypes
      fields
      entityIds
      requestId
      actorLabel
      ip
      viewedAt
      actor {
        id
        email
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AccessTrailQuery, AccessTrailQueryVariables>;
export const RecipientOfOrderDocument = new TypedDocumentString(`
    query RecipientOfOrder($id: ID!) {
  order(id: $id) {
    id
    recipient
  }
}
    `) as unknown as TypedDocumentString<RecipientOfOrderQuery, RecipientOfOrderQueryVariables>;
export const ViewsOfOrderDocument = new TypedDocumentString(`
    query ViewsOfOrder($id: ID!) {
  order(id: $id) {
    id
    viewedBy {
      id
      operation
      fields
      actor {
        id
        email
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ViewsOfOrderQuery, ViewsOfOrderQueryVariables>;
export const ViewsOfDrugDocument = new TypedDocumentString(`
    query ViewsOfDrug($id: ID!) {
  drug(id: $id) {
    id
    viewedBy {
      id
      operation
      fields
      actor {
        id
        email
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ViewsOfDrugQuery, ViewsOfDrugQueryVariables>;
export const GetConversationDocument = new TypedDocumentString(`
    query GetConversation($id: ID!, $first: Int, $after: String) {
  conversation(id: $id) {
    ...ConversationFields
    messages(first: $first, after: $after) {
      totalCount
      nodes {
        ...MessageFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment MessageFields on Message {
  id
  conversationId
  position
  body
  acknowledgementRequired
  acknowledgedAt
  redactedAt
  createdAt
  notice {
    kind
    from
    to
  }
  sender {
    id
    email
  }
  redactedBy {
    id
  }
  receipts {
    user {
      id
      email
    }
    readAt
    acknowledgedAt
  }
}
fragment ConversationFields on Conversation {
  id
  title
  announces
  unread
  lastPosition
  lastMessageAt
  createdAt
  startedBy {
    id
    email
  }
  subject {
    __typename
    ... on Order {
      id
      number
    }
    ... on Stock {
      id
      quantity
    }
    ... on Alert {
      id
      kind
    }
    ... on Drug {
      id
      name
    }
  }
  participants {
    id
    role
    user {
      id
      email
    }
    pharmacy {
      id
    }
  }
}`) as unknown as TypedDocumentString<GetConversationQuery, GetConversationQueryVariables>;
export const ConversationsDocument = new TypedDocumentString(`
    query Conversations($filter: ConversationFilter, $first: Int, $after: String) {
  conversations(filter: $filter, first: $first, after: $after) {
    totalCount
    nodes {
      ...ConversationFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ConversationFields on Conversation {
  id
  title
  announces
  unread
  lastPosition
  lastMessageAt
  createdAt
  startedBy {
    id
    email
  }
  subject {
    __typename
    ... on Order {
      id
      number
    }
    ... on Stock {
      id
      quantity
    }
    ... on Alert {
      id
      kind
    }
    ... on Drug {
      id
      name
    }
  }
  participants {
    id
    role
    user {
      id
      email
    }
    pharmacy {
      id
    }
  }
}`) as unknown as TypedDocumentString<ConversationsQuery, ConversationsQueryVariables>;
export const ConversationsAboutDocument = new TypedDocumentString(`
    query ConversationsAbout($orderId: ID!, $stockId: ID!, $drugId: ID!) {
  order(id: $orderId) {
    id
    conversations {
      id
      unread
    }
  }
  stock(id: $stockId) {
    id
    conversations {
      id
      unread
    }
  }
  drug(id: $drugId) {
    id
    conversations {
      id
      unread
    }
  }
}
    `) as unknown as TypedDocumentString<ConversationsAboutQuery, ConversationsAboutQueryVariables>;
export const ColleaguesDocument = new TypedDocumentString(`
    query Colleagues($search: String, $first: Int, $after: String) {
  colleagues(search: $search, first: $first, after: $after) {
    totalCount
    nodes {
      id
      name
      email
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ColleaguesQuery, ColleaguesQueryVariables>;
export const StartConversationDocument = new TypedDocumentString(`
    mutation StartConversation($input: StartConversationInput!) {
  startConversation(input: $input) {
    ...ConversationFields
  }
}
    fragment ConversationFields on Conversation {
  id
  title
  announces
  unread
  lastPosition
  lastMessageAt
  createdAt
  startedBy {
    id
    email
  }
  subject {
    __typename
    ... on Order {
      id
      number
    }
    ... on Stock {
      id
      quantity
    }
    ... on Alert {
      id
      kind
    }
    ... on Drug {
      id
      name
    }
  }
  participants {
    id
    role
    user {
      id
      email
    }
    pharmacy {
      id
    }
  }
}`) as unknown as TypedDocumentString<StartConversationMutation, StartConversationMutationVariables>;
export const AddParticipantDocument = new TypedDocumentString(`
    mutation AddParticipant($input: ParticipantInput!) {
  addParticipant(input: $input) {
    __typename
    ... on Conversation {
      ...ConversationFields
    }
    ... on Refusal {
      code
      message
    }
  }
}
    fragment ConversationFields on Conversation {
  id
  title
  announces
  unread
  lastPosition
  lastMessageAt
  createdAt
  startedBy {
    id
    email
  }
  subject {
    __typename
    ... on Order {
      id
      number
    }
    ... on Stock {
      id
      quantity
    }
    ... on Alert {
      id
      kind
    }
    ... on Drug {
      id
      name
    }
  }
  participants {
    id
    role
    user {
      id
      email
    }
    pharmacy {
      id
    }
  }
}`) as unknown as TypedDocumentString<AddParticipantMutation, AddParticipantMutationVariables>;
export const RemoveParticipantDocument = new TypedDocumentString(`
    mutation RemoveParticipant($input: ParticipantInput!) {
  removeParticipant(input: $input) {
    __typename
    ... on Conversation {
      ...ConversationFields
    }
    ... on Refusal {
      code
      message
    }
  }
}
    fragment ConversationFields on Conversation {
  id
  title
  announces
  unread
  lastPosition
  lastMessageAt
  createdAt
  startedBy {
    id
    email
  }
  subject {
    __typename
    ... on Order {
      id
      number
    }
    ... on Stock {
      id
      quantity
    }
    ... on Alert {
      id
      kind
    }
    ... on Drug {
      id
      name
    }
  }
  participants {
    id
    role
    user {
      id
      email
    }
    pharmacy {
      id
    }
  }
}`) as unknown as TypedDocumentString<RemoveParticipantMutation, RemoveParticipantMutationVariables>;
export const LeaveConversationDocument = new TypedDocumentString(`
    mutation LeaveConversation($input: LeaveConversationInput!) {
  leaveConversation(input: $input) {
    leftAt
  }
}
    `) as unknown as TypedDocumentString<LeaveConversationMutation, LeaveConversationMutationVariables>;
export const MarkConversationReadDocument = new TypedDocumentString(`
    mutation MarkConversationRead($input: MarkConversationReadInput!) {
  markConversationRead(input: $input) {
    id
    unread
    lastPosition
  }
}
    `) as unknown as TypedDocumentString<MarkConversationReadMutation, MarkConversationReadMutationVariables>;
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    ...MessageFields
  }
}
    fragment MessageFields on Message {
  id
  conversationId
  position
  body
  acknowledgementRequired
  acknowledgedAt
  redactedAt
  createdAt
  notice {
    kind
    from
    to
  }
  sender {
    id
    email
  }
  redactedBy {
    id
  }
  receipts {
    user {
      id
      email
    }
    readAt
    acknowledgedAt
  }
}`) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const AcknowledgeMessageDocument = new TypedDocumentString(`
    mutation AcknowledgeMessage($input: AcknowledgeMessageInput!) {
  acknowledgeMessage(input: $input) {
    __typename
    ... on Message {
      ...MessageFields
    }
    ... on NothingToAcknowledge {
      code
      message
      acknowledgedAt
    }
  }
}
    fragment MessageFields on Message {
  id
  conversationId
  position
  body
  acknowledgementRequired
  acknowledgedAt
  redactedAt
  createdAt
  notice {
    kind
    from
    to
  }
  sender {
    id
    email
  }
  redactedBy {
    id
  }
  receipts {
    user {
      id
      email
    }
    readAt
    acknowledgedAt
  }
}`) as unknown as TypedDocumentString<AcknowledgeMessageMutation, AcknowledgeMessageMutationVariables>;
export const RedactMessageDocument = new TypedDocumentString(`
    mutation RedactMessage($input: RedactMessageInput!) {
  redactMessage(input: $input) {
    __typename
    ... on Message {
      ...MessageFields
    }
    ... on NothingToRedact {
      code
      message
      redactedAt
    }
  }
}
    fragment MessageFields on Message {
  id
  conversationId
  position
  body
  acknowledgementRequired
  acknowledgedAt
  redactedAt
  createdAt
  notice {
    kind
    from
    to
  }
  sender {
    id
    email
  }
  redactedBy {
    id
  }
  receipts {
    user {
      id
      email
    }
    readAt
    acknowledgedAt
  }
}`) as unknown as TypedDocumentString<RedactMessageMutation, RedactMessageMutationVariables>;
export const MessagesReceivedDocument = new TypedDocumentString(`
    subscription MessagesReceived($conversationId: ID, $after: String) {
  messageReceived(conversationId: $conversationId, after: $after) {
    cursor
    at
    change
    conversationId
    messageId
    message {
      id
      body
      position
      sender {
        email
      }
      notice {
        kind
        from
        to
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MessagesReceivedSubscription, MessagesReceivedSubscriptionVariables>;
export const LiveCursorDocument = new TypedDocumentString(`
    query LiveCursor {
  liveCursor
}
    `) as unknown as TypedDocumentString<LiveCursorQuery, LiveCursorQueryVariables>;
export const StockChangesDocument = new TypedDocumentString(`
    subscription StockChanges($pharmacyId: ID!, $after: String) {
  stockChanged(pharmacyId: $pharmacyId, after: $after) {
    cursor
    at
    stockId
    quantity
    quantityChanged
    stock {
      id
      quantity
      status
    }
    transaction {
      id
      transactionType
      quantity
    }
  }
}
    `) as unknown as TypedDocumentString<StockChangesSubscription, StockChangesSubscriptionVariables>;
export const RecordChangesDocument = new TypedDocumentString(`
    subscription RecordChanges($pharmacyId: ID!, $after: String) {
  recordChanged(pharmacyId: $pharmacyId, after: $after) {
    cursor
    at
    type
    id
  }
}
    `) as unknown as TypedDocumentString<RecordChangesSubscription, RecordChangesSubscriptionVariables>;
export const ConversationChangesDocument = new TypedDocumentString(`
    subscription ConversationChanges($conversationId: ID, $after: String) {
  conversationChanged(conversationId: $conversationId, after: $after) {
    cursor
    at
    conversationId
  }
}
    `) as unknown as TypedDocumentString<ConversationChangesSubscription, ConversationChangesSubscriptionVariables>;
export const LowStockAlertsDocument = new TypedDocumentString(`
    subscription LowStockAlerts($pharmacyId: ID!, $after: String) {
  lowStockAlerted(pharmacyId: $pharmacyId, after: $after) {
    cursor
    at
    kind
    reopened
    alert {
      id
      kind
      state
    }
    stock {
      id
      quantity
      usable
      minQuantity
      drug {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LowStockAlertsSubscription, LowStockAlertsSubscriptionVariables>;
export const PlaceOrderDocument = new TypedDocumentString(`
    mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ... on Order {
      ...OrderFields
    }
    ... on Refusal {
      code
      message
    }
    ... on DrugArchived {
      drugId
    }
  }
}
    fragment OrderFields on Order {
  id
  number
  kind
  status
  progress
  note
  createdAt
  approvedAt
  sentAt
  fulfilledAt
  acknowledgedAt
  quantity
  drug {
    id
    name
  }
  supplier {
    id
    name
  }
  requestedBy {
    email
  }
  approvedBy {
    email
  }
  acknowledgedBy {
    email
  }
  lines {
    id
    position
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      id
    }
    allocations {
      id
      quantity
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  history {
    fromStatus
    toStatus
    at
    note
    actor {
      email
    }
  }
}`) as unknown as TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const ApproveOrderDocument = new TypedDocumentString(`
    mutation ApproveOrder($input: ApproveOrderInput!) {
  approveOrder(input: $input) {
    __typename
    ... on OrderApproved {
      order {
        ...OrderFields
      }
      short {
        lineId
        drugId
        requested
        available
        skipped {
          lotNumber
          reason
        }
      }
    }
    ... on Refusal {
      code
      message
    }
    ... on OrderShort {
      lines {
        lineId
        drugId
        requested
        available
        skipped {
          lotNumber
          reason
        }
      }
    }
    ... on IllegalOrderTransition {
      from
      to
      allowed
    }
  }
}
    fragment OrderFields on Order {
  id
  number
  kind
  status
  progress
  note
  createdAt
  approvedAt
  sentAt
  fulfilledAt
  acknowledgedAt
  quantity
  drug {
    id
    name
  }
  supplier {
    id
    name
  }
  requestedBy {
    email
  }
  approvedBy {
    email
  }
  acknowledgedBy {
    email
  }
  lines {
    id
    position
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      id
    }
    allocations {
      id
      quantity
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  history {
    fromStatus
    toStatus
    at
    note
    actor {
      email
    }
  }
}`) as unknown as TypedDocumentString<ApproveOrderMutation, ApproveOrderMutationVariables>;
export const RejectOrderDocument = new TypedDocumentString(`
    mutation RejectOrder($input: OrderStepWithReasonInput!) {
  rejectOrder(input: $input) {
    __typename
    ... on Order {
      ...OrderFields
    }
    ... on IllegalOrderTransition {
      code
      message
      from
      to
      allowed
    }
  }
}
    fragment OrderFields on Order {
  id
  number
  kind
  status
  progress
  note
  createdAt
  approvedAt
  sentAt
  fulfilledAt
  acknowledgedAt
  quantity
  drug {
    id
    name
  }
  supplier {
    id
    name
  }
  requestedBy {
    email
  }
  approvedBy {
    email
  }
  acknowledgedBy {
    email
  }
  lines {
    id
    position
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      id
    }
    allocations {
      id
      quantity
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  history {
    fromStatus
    toStatus
    at
    note
    actor {
      email
    }
  }
}`) as unknown as TypedDocumentString<RejectOrderMutation, RejectOrderMutationVariables>;
export const SendOrderDocument = new TypedDocumentString(`
    mutation SendOrder($input: OrderStepInput!) {
  sendOrder(input: $input) {
    __typename
    ... on Order {
      ...OrderFields
    }
    ... on IllegalOrderTransition {
      code
      message
      from
      to
      allowed
    }
  }
}
    fragment OrderFields on Order {
  id
  number
  kind
  status
  progress
  note
  createdAt
  approvedAt
  sentAt
  fulfilledAt
  acknowledgedAt
  quantity
  drug {
    id
    name
  }
  supplier {
    id
    name
  }
  requestedBy {
    email
  }
  approvedBy {
    email
  }
  acknowledgedBy {
    email
  }
  lines {
    id
    position
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      id
    }
    allocations {
      id
      quantity
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  history {
    fromStatus
    toStatus
    at
    note
    actor {
      email
    }
  }
}`) as unknown as TypedDocumentString<SendOrderMutation, SendOrderMutationVariables>;
export const FulfillOrderDocument = new TypedDocumentString(`
    mutation FulfillOrder($input: FulfillOrderInput!) {
  fulfillOrder(input: $input) {
    __typename
    ... on OrderFulfilled {
      order {
        ...OrderFields
      }
      transactionIds
      replaced {
        lotNumber
        quantity
        reason
      }
      notices
    }
    ... on Refusal {
      code
      message
    }
    ... on ExpiryRequired {
      lotNumbers
    }
    ... on ConfirmationNeeded {
      doubts {
        kind
        message
      }
    }
    ... on OrderShort {
      lines {
        lineId
        drugId
        requested
        available
        skipped {
          lotNumber
          reason
        }
      }
    }
    ... on OverFulfilled {
      lineId
      outstanding
      requested
    }
    ... on LotExpired {
      expiredOn
    }
    ... on IllegalOrderTransition {
      from
      to
      allowed
    }
  }
}
    fragment OrderFields on Order {
  id
  number
  kind
  status
  progress
  note
  createdAt
  approvedAt
  sentAt
  fulfilledAt
  acknowledgedAt
  quantity
  drug {
    id
    name
  }
  supplier {
    id
    name
  }
  requestedBy {
    email
  }
  approvedBy {
    email
  }
  acknowledgedBy {
    email
  }
  lines {
    id
    position
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      id
    }
    allocations {
      id
      quantity
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  history {
    fromStatus
    toStatus
    at
    note
    actor {
      email
    }
  }
}`) as unknown as TypedDocumentString<FulfillOrderMutation, FulfillOrderMutationVariables>;
export const CloseOrderShortDocument = new TypedDocumentString(`
    mutation CloseOrderShort($input: OrderStepWithReasonInput!) {
  closeOrderShort(input: $input) {
    __typename
    ... on Order {
      ...OrderFields
    }
    ... on IllegalOrderTransition {
      code
      message
      from
      to
      allowed
    }
  }
}
    fragment OrderFields on Order {
  id
  number
  kind
  status
  progress
  note
  createdAt
  approvedAt
  sentAt
  fulfilledAt
  acknowledgedAt
  quantity
  drug {
    id
    name
  }
  supplier {
    id
    name
  }
  requestedBy {
    email
  }
  approvedBy {
    email
  }
  acknowledgedBy {
    email
  }
  lines {
    id
    position
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      id
    }
    allocations {
      id
      quantity
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  history {
    fromStatus
    toStatus
    at
    note
    actor {
      email
    }
  }
}`) as unknown as TypedDocumentString<CloseOrderShortMutation, CloseOrderShortMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($input: OrderStepWithReasonInput!) {
  cancelOrder(input: $input) {
    __typename
    ... on Order {
      ...OrderFields
    }
    ... on IllegalOrderTransition {
      code
      message
      from
      to
      allowed
    }
  }
}
    fragment OrderFields on Order {
  id
  number
  kind
  status
  progress
  note
  createdAt
  approvedAt
  sentAt
  fulfilledAt
  acknowledgedAt
  quantity
  drug {
    id
    name
  }
  supplier {
    id
    name
  }
  requestedBy {
    email
  }
  approvedBy {
    email
  }
  acknowledgedBy {
    email
  }
  lines {
    id
    position
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      id
    }
    allocations {
      id
      quantity
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  history {
    fromStatus
    toStatus
    at
    note
    actor {
      email
    }
  }
}`) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const AcknowledgeOrderDocument = new TypedDocumentString(`
    mutation AcknowledgeOrder($input: OrderStepInput!) {
  acknowledgeOrder(input: $input) {
    __typename
    ... on Order {
      ...OrderFields
    }
    ... on NotToAcknowledge {
      code
      message
      status
      acknowledgedAt
    }
  }
}
    fragment OrderFields on Order {
  id
  number
  kind
  status
  progress
  note
  createdAt
  approvedAt
  sentAt
  fulfilledAt
  acknowledgedAt
  quantity
  drug {
    id
    name
  }
  supplier {
    id
    name
  }
  requestedBy {
    email
  }
  approvedBy {
    email
  }
  acknowledgedBy {
    email
  }
  lines {
    id
    position
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      id
    }
    allocations {
      id
      quantity
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  history {
    fromStatus
    toStatus
    at
    note
    actor {
      email
    }
  }
}`) as unknown as TypedDocumentString<AcknowledgeOrderMutation, AcknowledgeOrderMutationVariables>;
export const GetOrderDocument = new TypedDocumentString(`
    query GetOrder($id: ID!) {
  order(id: $id) {
    ...OrderFields
  }
}
    fragment OrderFields on Order {
  id
  number
  kind
  status
  progress
  note
  createdAt
  approvedAt
  sentAt
  fulfilledAt
  acknowledgedAt
  quantity
  drug {
    id
    name
  }
  supplier {
    id
    name
  }
  requestedBy {
    email
  }
  approvedBy {
    email
  }
  acknowledgedBy {
    email
  }
  lines {
    id
    position
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      id
    }
    allocations {
      id
      quantity
      lot {
        id
        lotNumber
        expiresOn
      }
    }
  }
  history {
    fromStatus
    toStatus
    at
    note
    actor {
      email
    }
  }
}`) as unknown as TypedDocumentString<GetOrderQuery, GetOrderQueryVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($pharmacyId: ID!, $filter: OrderFilter, $sort: OrderSort, $first: Int, $after: String) {
  orders(
    pharmacyId: $pharmacyId
    filter: $filter
    sort: $sort
    first: $first
    after: $after
  ) {
    totalCount
    nodes {
      id
      number
      kind
      status
      progress
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const OnOrderDocument = new TypedDocumentString(`
    query OnOrder($stockId: ID!) {
  stock(id: $stockId) {
    id
    quantity
    allocated
    available
    usable
    onOrder
    drug {
      id
      openOrders {
        id
        number
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OnOrderQuery, OnOrderQueryVariables>;
export const OrderStatusChangesDocument = new TypedDocumentString(`
    subscription OrderStatusChanges($pharmacyId: ID!, $orderId: ID, $mine: Boolean = false, $after: String) {
  orderStatusChanged(
    pharmacyId: $pharmacyId
    orderId: $orderId
    mine: $mine
    after: $after
  ) {
    cursor
    at
    orderId
    from
    to
    order {
      id
      number
      status
    }
  }
}
    `) as unknown as TypedDocumentString<OrderStatusChangesSubscription, OrderStatusChangesSubscriptionVariables>;
export const ReorderSuggestionsDocument = new TypedDocumentString(`
    query ReorderSuggestions($pharmacyId: ID!, $first: Int, $after: String) {
  reorderSuggestions(pharmacyId: $pharmacyId, first: $first, after: $after) {
    totalCount
    nodes {
      usable
      onOrder
      minQuantity
      target
      order {
        pharmacyId
        kind
        supplierId
        drugId
        quantity
      }
      stock {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReorderSuggestionsQuery, ReorderSuggestionsQueryVariables>;
export const SetApprovalRuleDocument = new TypedDocumentString(`
    mutation SetApprovalRule($input: SetApprovalRuleInput!) {
  setApprovalRule(input: $input) {
    __typename
    ... on Organization {
      id
      requesterMayApprove
    }
  }
}
    `) as unknown as TypedDocumentString<SetApprovalRuleMutation, SetApprovalRuleMutationVariables>;
export const AuditIntegrityDocument = new TypedDocumentString(`
    query AuditIntegrity {
  auditIntegrity {
    sealedPosition
    hash
    sealedAt
    unsealed
    oldestUnsealedAt
    publicKey
    keyId
    verifiedPosition
    verifiedAt
    lastCheckpoint {
      id
      chain
      position
      hash
      keyId
      signature
      createdAt
    }
    problem {
      position
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AuditIntegrityQuery, AuditIntegrityQueryVariables>;
export const CreateAuditCheckpointDocument = new TypedDocumentString(`
    mutation CreateAuditCheckpoint {
  createAuditCheckpoint {
    __typename
    ... on AuditCheckpoint {
      id
      chain
      position
      hash
      keyId
      signature
      createdAt
    }
    ... on NothingToSign {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateAuditCheckpointMutation, CreateAuditCheckpointMutationVariables>;
export const VerifyAuditTrailDocument = new TypedDocumentString(`
    mutation VerifyAuditTrail {
  verifyAuditTrail {
    __typename
    ... on AuditIntegrity {
      sealedPosition
      unsealed
      verifiedPosition
      verifiedAt
      problem {
        position
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyAuditTrailMutation, VerifyAuditTrailMutationVariables>;
export const ServiceKeysDocument = new TypedDocumentString(`
    query ServiceKeys($first: Int, $after: String) {
  serviceKeys(first: $first, after: $after) {
    totalCount
    nodes {
      ...ServiceKeyFields
      service {
        id
        kind
        name
        email
        status
      }
      createdBy {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ServiceKeyFields on ServiceKey {
  id
  name
  permissions
  pharmacyIds
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<ServiceKeysQuery, ServiceKeysQueryVariables>;
export const CreateServiceKeyDocument = new TypedDocumentString(`
    mutation CreateServiceKey($input: CreateServiceKeyInput!) {
  createServiceKey(input: $input) {
    __typename
    ... on ServiceKeyCreated {
      key
      serviceKey {
        ...ServiceKeyFields
        service {
          id
        }
      }
    }
  }
}
    fragment ServiceKeyFields on ServiceKey {
  id
  name
  permissions
  pharmacyIds
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<CreateServiceKeyMutation, CreateServiceKeyMutationVariables>;
export const RevokeServiceKeyDocument = new TypedDocumentString(`
    mutation RevokeServiceKey($input: RevokeServiceKeyInput!) {
  revokeServiceKey(input: $input) {
    __typename
    ... on ServiceKey {
      ...ServiceKeyFields
    }
  }
}
    fragment ServiceKeyFields on ServiceKey {
  id
  name
  permissions
  pharmacyIds
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<RevokeServiceKeyMutation, RevokeServiceKeyMutationVariables>;
export const ChangesDocument = new TypedDocumentString(`
    query Changes($since: String, $types: [ChangedType!], $stocked: Boolean, $first: Int) {
  changes(since: $since, types: $types, stocked: $stocked, first: $first) {
    cursor
    hasMore
    lostPharmacyIds
    changes {
      type
      id
      pharmacyId
      removed
      record {
        __typename
        ... on Drug {
          id
          drugName: name
          strength
          archivedAt
          updatedAt
        }
        ... on Stock {
          id
          quantity
          allocated
          usable
          minQuantity
          stockStatus: status
          updatedAt
        }
        ... on Lot {
          id
          lotNumber
          expiresOn
          quantity
          allocated
          lotStatus: status
        }
        ... on Order {
          id
          number
          orderStatus: status
          updatedAt
          lines {
            id
            quantity
            fulfilledQuantity
            canceledQuantity
          }
        }
        ... on Alert {
          id
          alertKind: kind
          state
          resolvedAt
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesQuery, ChangesQueryVariables>;
export const OrderCountsDocument = new TypedDocumentString(`
    query OrderCounts($pharmacyId: ID!) {
  orderCounts(pharmacyId: $pharmacyId) {
    status
    count
  }
}
    `) as unknown as TypedDocumentString<OrderCountsQuery, OrderCountsQueryVariables>;
export const AllowedStepsDocument = new TypedDocumentString(`
    query AllowedSteps($pharmacyId: ID!, $first: Int) {
  orders(pharmacyId: $pharmacyId, first: $first) {
    nodes {
      id
      allowedSteps
    }
  }
}
    `) as unknown as TypedDocumentString<AllowedStepsQuery, AllowedStepsQueryVariables>;
export const MovementsOverTimeDocument = new TypedDocumentString(`
    query MovementsOverTime($pharmacyId: ID!, $from: LocalDate!, $to: LocalDate!, $by: PeriodUnit) {
  movementsOverTime(pharmacyId: $pharmacyId, from: $from, to: $to, by: $by) {
    from
    received
    dispensed
    added
    removed
  }
}
    `) as unknown as TypedDocumentString<MovementsOverTimeQuery, MovementsOverTimeQueryVariables>;
export const ShortagesOverTimeDocument = new TypedDocumentString(`
    query ShortagesOverTime($pharmacyId: ID!, $from: LocalDate!, $to: LocalDate!, $by: PeriodUnit) {
  shortagesOverTime(pharmacyId: $pharmacyId, from: $from, to: $to, by: $by) {
    from
    opened
    resolved
    openAtEnd
  }
}
    `) as unknown as TypedDocumentString<ShortagesOverTimeQuery, ShortagesOverTimeQueryVariables>;
export const ExpiryOutlookDocument = new TypedDocumentString(`
    query ExpiryOutlook($pharmacyId: ID!, $months: Int) {
  expiryOutlook(pharmacyId: $pharmacyId, months: $months) {
    expiredLots
    expiredQuantity
    months {
      month
      lots
      quantity
    }
  }
}
    `) as unknown as TypedDocumentString<ExpiryOutlookQuery, ExpiryOutlookQueryVariables>;
export const EnableUserDocument = new TypedDocumentString(`
    mutation EnableUser($input: EnableUserInput!) {
  enableUser(input: $input) {
    __typename
    ... on User {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<EnableUserMutation, EnableUserMutationVariables>;
export const EraseUserDocument = new TypedDocumentString(`
    mutation EraseUser($input: EraseUserInput!) {
  eraseUser(input: $input) {
    __typename
    ... on UserErased {
      accountStays
      user {
        id
        name
        email
        status
        erasedAt
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EraseUserMutation, EraseUserMutationVariables>;
export const CreatePasswordResetDocument = new TypedDocumentString(`
    mutation CreatePasswordReset($input: CreatePasswordResetInput!) {
  createPasswordReset(input: $input) {
    __typename
    ... on PasswordResetCreated {
      token
      expiresAt
      user {
        id
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreatePasswordResetMutation, CreatePasswordResetMutationVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) {
    __typename
    ... on PasswordResetRequested {
      email
    }
  }
}
    `) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    __typename
    ... on PasswordReset {
      email
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const ChangeEmailDocument = new TypedDocumentString(`
    mutation ChangeEmail($input: ChangeEmailInput!) {
  changeEmail(input: $input) {
    __typename
    ... on User {
      id
      email
    }
    ... on ConfirmationSent {
      email
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeEmailMutation, ChangeEmailMutationVariables>;
export const ConfirmEmailDocument = new TypedDocumentString(`
    mutation ConfirmEmail($input: ConfirmEmailInput!) {
  confirmEmail(input: $input) {
    __typename
    ... on EmailConfirmed {
      email
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmEmailMutation, ConfirmEmailMutationVariables>;
export const IdentityProviderDocument = new TypedDocumentString(`
    query IdentityProvider {
  identityProvider {
    id
    issuer
    clientId
    scope
    groupsClaim
    redirectUri
    signOnUrl
    groupRoles {
      group
      role
      pharmacyId
    }
  }
}
    `) as unknown as TypedDocumentString<IdentityProviderQuery, IdentityProviderQueryVariables>;
export const SignOnRequestDocument = new TypedDocumentString(`
    query SignOnRequest($organizationId: ID!) {
  signOnRequest(organizationId: $organizationId) {
    url
    browserToken
  }
}
    `) as unknown as TypedDocumentString<SignOnRequestQuery, SignOnRequestQueryVariables>;
export const CompleteSignOnDocument = new TypedDocumentString(`
    mutation CompleteSignOn($input: CompleteSignOnInput!) {
  completeSignOn(input: $input) {
    __typename
    ... on SignedIn {
      token
      expiresAt
      deviceToken
      user {
        id
        name
        email
        memberships {
          role
          pharmacyId
        }
      }
    }
    ... on AccessWithdrawn {
      user {
        id
      }
    }
    ... on AccountExists {
      email
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteSignOnMutation, CompleteSignOnMutationVariables>;
export const SetIdentityProviderDocument = new TypedDocumentString(`
    mutation SetIdentityProvider($input: SetIdentityProviderInput!) {
  setIdentityProvider(input: $input) {
    __typename
    ... on IdentityProvider {
      id
      issuer
      clientId
      redirectUri
      signOnUrl
      groupRoles {
        group
        role
        pharmacyId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SetIdentityProviderMutation, SetIdentityProviderMutationVariables>;
export const RemoveIdentityProviderDocument = new TypedDocumentString(`
    mutation RemoveIdentityProvider {
  removeIdentityProvider {
    __typename
    ... on IdentityProvider {
      id
      issuer
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveIdentityProviderMutation, RemoveIdentityProviderMutationVariables>;
export const EnterRecallsDocument = new TypedDocumentString(`
    mutation EnterRecalls($input: EnterRecallsInput!) {
  enterRecalls(input: $input) {
    __typename
    ... on RecallsEntered {
      entered
      known
      recallIds
      refused {
        row
        reason
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EnterRecallsMutation, EnterRecallsMutationVariables>;
export const ReviewRecallDocument = new TypedDocumentString(`
    mutation ReviewRecall($input: ReviewRecallInput!) {
  reviewRecall(input: $input) {
    __typename
    ... on Recall {
      id
      state
      scopes {
        drug {
          id
        }
        ndc
        gtin
        lotNumber
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewRecallMutation, ReviewRecallMutationVariables>;
export const ActivateRecallDocument = new TypedDocumentString(`
    mutation ActivateRecall($input: ActivateRecallInput!) {
  activateRecall(input: $input) {
    __typename
    ... on Recall {
      id
      state
      activatedAt
      matches {
        lotId
        statusBefore
        caughtAt
        lot {
          id
          lotNumber
          status
          usable
        }
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ActivateRecallMutation, ActivateRecallMutationVariables>;
export const CloseRecallDocument = new TypedDocumentString(`
    mutation CloseRecall($input: CloseRecallInput!) {
  closeRecall(input: $input) {
    __typename
    ... on Recall {
      id
      state
      closingReason
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CloseRecallMutation, CloseRecallMutationVariables>;
export const AcknowledgeRecallDocument = new TypedDocumentString(`
    mutation AcknowledgeRecall($input: AcknowledgeRecallInput!) {
  acknowledgeRecall(input: $input) {
    __typename
    ... on Recall {
      id
      awaiting
      receipts {
        pharmacy {
          id
        }
        acknowledgedAt
        minutes
        acknowledgedBy {
          id
        }
      }
    }
    ... on Refusal {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AcknowledgeRecallMutation, AcknowledgeRecallMutationVariables>;
export const GetRecallDocument = new TypedDocumentString(`
    query GetRecall($id: ID!) {
  recall(id: $id) {
    id
    source
    number
    state
    classification
    firm
    product
    codes
    reason
    publishedOn
    awaiting
    reading {
      codes {
        kind
        code
        label
      }
      lots {
        lotNumber
        expiresOn
        label
        ofRange
      }
      allLots
      unread
    }
    proposals {
      confidence
      reasons
      lotNumbers
      drug {
        id
        name
      }
      lots {
        id
      }
    }
    scopes {
      drug {
        id
      }
      ndc
      gtin
      lotNumber
    }
    matches {
      lotId
      statusBefore
      caughtAt
      lot {
        id
        lotNumber
        status
        quantity
        usable
        stock {
          pharmacy {
            id
          }
        }
      }
    }
    movements(first: 50) {
      totalCount
      nodes {
        quantity
        lot {
          id
        }
        order {
          number
        }
        transaction {
          transactionType
          actor {
            id
          }
        }
      }
    }
    receipts {
      pharmacy {
        id
      }
      acknowledgedAt
      minutes
    }
  }
}
    `) as unknown as TypedDocumentString<GetRecallQuery, GetRecallQueryVariables>;
export const ListRecallsDocument = new TypedDocumentString(`
    query ListRecalls($filter: RecallFilter, $first: Int!, $after: String) {
  recalls(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      number
      state
    }
  }
}
    `) as unknown as TypedDocumentString<ListRecallsQuery, ListRecallsQueryVariables>;