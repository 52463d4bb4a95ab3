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

/** Who may choose a new password. */
export type CreatePasswordResetInput = {
  /** The member who forgot theirs. */
  userId: string | number;
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

/** An offer of a role to somebody who is no member yet. */
export type InviteMemberInput = {
  /** The address of the account that they have, or will have. */
  email: string;
  /** The pharmacy; left out, all of them. */
  pharmacyId?: string | number | null | undefined;
  /** The role; nobody gives a role with permissions they do not hold. */
  role: Role;
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

/** The organization to go on in with a session of its own. */
export type SwitchOrganizationInput = {
  /** What this browser or device shows whenever somebody signs in: 32 random bytes in base64url, made by the client, or what an earlier answer held. Strangers’ wrong guesses do not lock out a device that signed in before. Left out, the answer holds a new one. */
  deviceToken?: string | null | undefined;
  /** One of your organizations. */
  organizationId: string | number;
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

export type SessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionQuery = { liveCursor: string, me: { id: string, name: string, email: string, everywhere: Array<Permission> | null, memberships: Array<{ id: string, role: Role, pharmacyId: string | null }> } | null, pharmacies: Array<{ id: string, name: string, code: string, timezone: string }>, organization: { id: string, name: string }, organizations: Array<{ id: string, name: string }> };

export type SessionPermissionsQueryVariables = Exact<{
  pharmacyId: string | number;
}>;


export type SessionPermissionsQuery = { me: { id: string, permissions: Array<Permission> | null } | null };

export type ShellCountsQueryVariables = Exact<{
  pharmacyId: string | number;
  messages: boolean;
}>;


export type ShellCountsQuery = { alerts: { totalCount: number, nodes: Array<{ id: string }> }, conversations?: { totalCount: number, nodes: Array<{ id: string }> } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation:
    | { __typename: 'AlreadyMember', message: string }
    | { __typename: 'InvalidCredentials', message: string }
    | { __typename: 'InvitationNotValid', message: string }
    | { __typename: 'SecondFactorRequired', challenge: string, methods: Array<FactorMethod>, passkeyOptions: string | null, expiresAt: string }
    | { __typename: 'SignedIn', token: string, expiresAt: string }
    | { __typename: 'WeakPassword', message: string }
   };

export type AccountPasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type AccountPasswordMutation = { changePassword:
    | { __typename: 'InvalidCredentials', message: string }
    | { __typename: 'SignedIn', token: string }
    | { __typename: 'WeakPassword', message: string }
   };

export type AccountEmailMutationVariables = Exact<{
  input: ChangeEmailInput;
}>;


export type AccountEmailMutation = { changeEmail:
    | { __typename: 'ConfirmationSent', email: string, expiresAt: string }
    | { __typename: 'EmailTaken', message: string }
    | { __typename: 'InvalidCredentials', message: string }
    | { __typename: 'User', id: string, email: string }
   };

export type AccountProofsQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountProofsQuery = { myProofs: { vouched: boolean, maySetPin: boolean, pinSince: string | null } };

export type AccountSetPinMutationVariables = Exact<{
  input: SetPinInput;
}>;


export type AccountSetPinMutation = { setPin:
    | { __typename: 'PinChanged', pinSince: string | null }
    | { __typename: 'WeakPin', message: string }
   };

export type AccountRemovePinMutationVariables = Exact<{ [key: string]: never; }>;


export type AccountRemovePinMutation = { removePin: { __typename: 'PinChanged', pinSince: string | null } };

export type AlertsPageQueryVariables = Exact<{
  pharmacyId: string | number;
  filter?: AlertFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AlertsPageQuery = { alerts: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ kind: AlertKind, openedAt: string, id: string, state: AlertState, acknowledgedAt: string | null, snoozedUntil: string | null, assignedAt: string | null, acknowledgedBy: { id: string, name: string } | null, stock: { id: string, usable: number, minQuantity: number, drug: { id: string, name: string, dosage: string | null } }, lot: { id: string, lotNumber: string, expiresOn: string | null, quantity: number } | null, assignedTo: { id: string, name: string } | null }> } };

export type AlertRowFragment = { kind: AlertKind, openedAt: string, id: string, state: AlertState, acknowledgedAt: string | null, snoozedUntil: string | null, assignedAt: string | null, acknowledgedBy: { id: string, name: string } | null, stock: { id: string, usable: number, minQuantity: number, drug: { id: string, name: string, dosage: string | null } }, lot: { id: string, lotNumber: string, expiresOn: string | null, quantity: number } | null, assignedTo: { id: string, name: string } | null };

export type AlertStateFragment = { id: string, state: AlertState, acknowledgedAt: string | null, snoozedUntil: string | null, assignedAt: string | null, assignedTo: { id: string, name: string } | null };

export type AlertColleaguesQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type AlertColleaguesQuery = { colleagues: { nodes: Array<{ id: string, name: string }> } };

export type AlertAcknowledgeMutationVariables = Exact<{
  input: AcknowledgeAlertInput;
}>;


export type AlertAcknowledgeMutation = { acknowledgeAlert:
    | { __typename: 'Alert', id: string, state: AlertState, acknowledgedAt: string | null, snoozedUntil: string | null, assignedAt: string | null, assignedTo: { id: string, name: string } | null }
    | { __typename: 'IllegalAlertTransition', message: string }
   };

export type AlertSnoozeMutationVariables = Exact<{
  input: SnoozeAlertInput;
}>;


export type AlertSnoozeMutation = { snoozeAlert:
    | { __typename: 'Alert', id: string, state: AlertState, acknowledgedAt: string | null, snoozedUntil: string | null, assignedAt: string | null, assignedTo: { id: string, name: string } | null }
    | { __typename: 'IllegalAlertTransition', message: string }
   };

export type AlertResolveMutationVariables = Exact<{
  input: ResolveAlertInput;
}>;


export type AlertResolveMutation = { resolveAlert:
    | { __typename: 'Alert', id: string, state: AlertState, acknowledgedAt: string | null, snoozedUntil: string | null, assignedAt: string | null, assignedTo: { id: string, name: string } | null }
    | { __typename: 'IllegalAlertTransition', message: string }
   };

export type AlertAssignMutationVariables = Exact<{
  input: AssignAlertInput;
}>;


export type AlertAssignMutation = { assignAlert:
    | { __typename: 'Alert', id: string, state: AlertState, acknowledgedAt: string | null, snoozedUntil: string | null, assignedAt: string | null, assignedTo: { id: string, name: string } | null }
    | { __typename: 'AssigneeMayNot', message: string }
   };

export type AlertNewsSubscriptionVariables = Exact<{
  pharmacyId: string | number;
  after?: string | null | undefined;
}>;


export type AlertNewsSubscription = { lowStockAlerted: { cursor: string, kind: AlertKind, stock: { id: string, usable: number, drug: { id: string, name: string } } } };

export type AuditPageQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditPageQuery = { auditLog: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, createdAt: string, action: string, actionName: string, actorLabel: string, outcome: AuditOutcome, code: string | null, entityType: string, entityId: string | null, requestId: string, ip: string | null, payload: Record<string, unknown> }> } };

export type AuditViewsQueryVariables = Exact<{
  filter?: AccessFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditViewsQuery = { accessLog: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, viewedAt: string, actorLabel: string, operation: string | null, entityTypes: Array<string>, entityIds: Array<string>, fields: Array<string>, requestId: string, ip: string | null }> } };

export type AuditPeopleQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type AuditPeopleQuery = { colleagues: { nodes: Array<{ id: string, name: string, email: string }> } };

export type AuditStateQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditStateQuery = { auditIntegrity: { sealedPosition: number, sealedAt: string | null, unsealed: number, verifiedPosition: number, verifiedAt: string | null, keyId: string, lastCheckpoint: { id: string, position: number, createdAt: string } | null, problem: { position: number | null, message: string } | null } };

export type AuditFindingsFragment = { sealedPosition: number, sealedAt: string | null, unsealed: number, verifiedPosition: number, verifiedAt: string | null, keyId: string, lastCheckpoint: { id: string, position: number, createdAt: string } | null, problem: { position: number | null, message: string } | null };

export type AuditVerifyMutationVariables = Exact<{ [key: string]: never; }>;


export type AuditVerifyMutation = { verifyAuditTrail: { __typename: 'AuditIntegrity', sealedPosition: number, sealedAt: string | null, unsealed: number, verifiedPosition: number, verifiedAt: string | null, keyId: string, lastCheckpoint: { id: string, position: number, createdAt: string } | null, problem: { position: number | null, message: string } | null } };

export type ConfirmEmailMutationVariables = Exact<{
  input: ConfirmEmailInput;
}>;


export type ConfirmEmailMutation = { confirmEmail:
    | { __typename: 'EmailConfirmed', email: string }
    | { __typename: 'EmailTaken', message: string }
    | { __typename: 'LinkNotValid', message: string }
   };

export type ConfirmSignUpMutationVariables = Exact<{
  input: ConfirmSignUpInput;
}>;


export type ConfirmSignUpMutation = { confirmSignUp:
    | { __typename: 'ConfirmationNotValid', message: string }
    | { __typename: 'EmailTaken', message: string }
    | { __typename: 'InvalidCredentials', message: string }
    | { __typename: 'SignedIn', token: string, expiresAt: string }
   };

export type DrugLabelFragment = { id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null };

export type DrugSearchQueryVariables = Exact<{
  search: string;
}>;


export type DrugSearchQuery = { drugs: { edges: Array<{ strengthMatch: StrengthMatch | null, node: { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null } }> } };

export type DrugChoiceFragment = { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null };

export type FactorsQueryVariables = Exact<{ [key: string]: never; }>;


export type FactorsQuery = { myFactors: { totpSince: string | null, recoveryCodesLeft: number, required: boolean, passkeys: Array<{ id: string, name: string, createdAt: string, lastUsedAt: string | null }> } };

export type FactorsBeginTotpMutationVariables = Exact<{ [key: string]: never; }>;


export type FactorsBeginTotpMutation = { beginTotp: { secret: string, uri: string } };

export type FactorsConfirmTotpMutationVariables = Exact<{
  input: ConfirmTotpInput;
}>;


export type FactorsConfirmTotpMutation = { confirmTotp:
    | { __typename: 'FactorNotRight', message: string }
    | { __typename: 'FactorsChanged', recoveryCodes: Array<string> }
    | { __typename: 'TotpNotBegun', message: string }
   };

export type FactorsRemoveTotpMutationVariables = Exact<{ [key: string]: never; }>;


export type FactorsRemoveTotpMutation = { removeTotp:
    | { __typename: 'FactorStillRequired', message: string }
    | { __typename: 'FactorsChanged' }
    | { __typename: 'NoFactor', message: string }
   };

export type FactorsRecoveryCodesMutationVariables = Exact<{ [key: string]: never; }>;


export type FactorsRecoveryCodesMutation = { createRecoveryCodes:
    | { __typename: 'FactorsChanged', recoveryCodes: Array<string> }
    | { __typename: 'NoFactor', message: string }
   };

export type FactorsPasskeyOptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type FactorsPasskeyOptionsQuery = { newPasskeyOptions: string };

export type FactorsAddPasskeyMutationVariables = Exact<{
  input: AddPasskeyInput;
}>;


export type FactorsAddPasskeyMutation = { addPasskey:
    | { __typename: 'FactorNotRight', message: string }
    | { __typename: 'FactorsChanged', recoveryCodes: Array<string> }
    | { __typename: 'TooManyPasskeys', message: string }
   };

export type FactorsRemovePasskeyMutationVariables = Exact<{
  input: RemovePasskeyInput;
}>;


export type FactorsRemovePasskeyMutation = { removePasskey:
    | { __typename: 'FactorStillRequired', message: string }
    | { __typename: 'FactorsChanged' }
   };

export type ForgotPasswordServerQueryVariables = Exact<{ [key: string]: never; }>;


export type ForgotPasswordServerQuery = { sendsMail: boolean };

export type ForgotPasswordMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type ForgotPasswordMutation = { requestPasswordReset: { __typename: 'PasswordResetRequested', email: string } };

export type ConversationsPageQueryVariables = Exact<{
  filter?: ConversationFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ConversationsPageQuery = { conversations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string | null, unread: number, lastMessageAt: string, subject:
        | { __typename: 'Alert', id: string, kind: AlertKind, stock: { id: string, drug: { id: string, name: string } } }
        | { __typename: 'Drug', id: string, name: string }
        | { __typename: 'Order', id: string, number: number }
        | { __typename: 'Stock', id: string, drug: { id: string, name: string } }
       | null, participants: Array<{ id: string, role: Role | null, user: { id: string, name: string } | null, pharmacy: { id: string, name: string } | null }> }> } };

export type ConversationHeadFragment = { id: string, title: string | null, unread: number, lastMessageAt: string, subject:
    | { __typename: 'Alert', id: string, kind: AlertKind, stock: { id: string, drug: { id: string, name: string } } }
    | { __typename: 'Drug', id: string, name: string }
    | { __typename: 'Order', id: string, number: number }
    | { __typename: 'Stock', id: string, drug: { id: string, name: string } }
   | null, participants: Array<{ id: string, role: Role | null, user: { id: string, name: string } | null, pharmacy: { id: string, name: string } | null }> };

export type ConversationDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type ConversationDetailsQuery = { conversation: { id: string, title: string | null, unread: number, lastMessageAt: string, subject:
      | { __typename: 'Alert', id: string, kind: AlertKind, stock: { id: string, drug: { id: string, name: string } } }
      | { __typename: 'Drug', id: string, name: string }
      | { __typename: 'Order', id: string, number: number }
      | { __typename: 'Stock', id: string, drug: { id: string, name: string } }
     | null, participants: Array<{ id: string, role: Role | null, user: { id: string, name: string } | null, pharmacy: { id: string, name: string } | null }> } | null };

export type ConversationMessagesQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type ConversationMessagesQuery = { conversation: { id: string, messages: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, position: number, body: string | null, createdAt: string, acknowledgementRequired: boolean, acknowledgedAt: string | null, redactedAt: string | null, sender: { id: string, name: string } | null, notice: { kind: NoticeKind, from: string | null, to: string } | null, receipts: Array<{ acknowledgedAt: string | null, user: { id: string, name: string } | null }> | null }> } } | null };

export type MessageLineFragment = { id: string, position: number, body: string | null, createdAt: string, acknowledgementRequired: boolean, acknowledgedAt: string | null, redactedAt: string | null, sender: { id: string, name: string } | null, notice: { kind: NoticeKind, from: string | null, to: string } | null, receipts: Array<{ acknowledgedAt: string | null, user: { id: string, name: string } | null }> | null };

export type MessageColleaguesQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type MessageColleaguesQuery = { colleagues: { nodes: Array<{ id: string, name: string }> } };

export type MessageSendMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type MessageSendMutation = { sendMessage: { id: string, position: number, body: string | null, createdAt: string, acknowledgementRequired: boolean, acknowledgedAt: string | null, redactedAt: string | null, sender: { id: string, name: string } | null, notice: { kind: NoticeKind, from: string | null, to: string } | null, receipts: Array<{ acknowledgedAt: string | null, user: { id: string, name: string } | null }> | null } };

export type MessageAcknowledgeMutationVariables = Exact<{
  input: AcknowledgeMessageInput;
}>;


export type MessageAcknowledgeMutation = { acknowledgeMessage:
    | { __typename: 'Message', id: string, acknowledgedAt: string | null }
    | { __typename: 'NothingToAcknowledge', message: string }
   };

export type ConversationReadMutationVariables = Exact<{
  input: MarkConversationReadInput;
}>;


export type ConversationReadMutation = { markConversationRead: { id: string, unread: number } };

export type ConversationStartMutationVariables = Exact<{
  input: StartConversationInput;
}>;


export type ConversationStartMutation = { startConversation: { id: string, title: string | null, unread: number, lastMessageAt: string, subject:
      | { __typename: 'Alert', id: string, kind: AlertKind, stock: { id: string, drug: { id: string, name: string } } }
      | { __typename: 'Drug', id: string, name: string }
      | { __typename: 'Order', id: string, number: number }
      | { __typename: 'Stock', id: string, drug: { id: string, name: string } }
     | null, participants: Array<{ id: string, role: Role | null, user: { id: string, name: string } | null, pharmacy: { id: string, name: string } | null }> } };

export type OrdersPageQueryVariables = Exact<{
  pharmacyId: string | number;
  filter?: OrderFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type OrdersPageQuery = { orders: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: number, kind: OrderKind, status: OrderStatus, updatedAt: string, acknowledgedAt: string | null, requestedBy: { id: string, name: string }, lines: Array<{ id: string, quantity: number, drug: { id: string, name: string, dosage: string | null } }> }> } };

export type OrderCardFragment = { id: string, number: number, kind: OrderKind, status: OrderStatus, updatedAt: string, acknowledgedAt: string | null, requestedBy: { id: string, name: string }, lines: Array<{ id: string, quantity: number, drug: { id: string, name: string, dosage: string | null } }> };

export type OrderDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderDetailsQuery = { order: { note: string | null, createdAt: string, id: string, number: number, kind: OrderKind, status: OrderStatus, updatedAt: string, acknowledgedAt: string | null, allowedSteps: Array<OrderStep>, requestedBy: { id: string, name: string }, acknowledgedBy: { id: string, name: string } | null, supplier: { id: string, name: string } | null, conversations: Array<{ id: string, title: string | null, unread: number }>, lines: Array<{ id: string, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ id: string, at: string, toStatus: OrderStatus, note: string | null, actor: { id: string, name: string } }> } | null };

export type OrderStateFragment = { id: string, number: number, kind: OrderKind, status: OrderStatus, updatedAt: string, acknowledgedAt: string | null, allowedSteps: Array<OrderStep>, lines: Array<{ id: string, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ id: string, at: string, toStatus: OrderStatus, note: string | null, actor: { id: string, name: string } }> };

export type OrderCodesQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderCodesQuery = { order: { id: string, lines: Array<{ id: string, drug: { id: string, ndc: string | null, gtin: string | null, packages: Array<{ id: string, ndc: string }> } }> } | null };

export type OrderDrugOfCodeQueryVariables = Exact<{
  code: string;
}>;


export type OrderDrugOfCodeQuery = { drugs: { nodes: Array<{ unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }> } };

export type OrderRecipientQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderRecipientQuery = { order: { id: string, recipient: string | null } | null };

export type OrderSuggestionsQueryVariables = Exact<{
  pharmacyId: string | number;
}>;


export type OrderSuggestionsQuery = { reorderSuggestions: { totalCount: number, nodes: Array<{ minQuantity: number, onOrder: number, usable: number, target: number, stock: { id: string, drug: { id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null } }, order: { quantity: number, supplierId: string | null } }> } };

export type OrderSuppliersQueryVariables = Exact<{ [key: string]: never; }>;


export type OrderSuppliersQuery = { suppliers: { nodes: Array<{ id: string, name: string }> } };

export type OrderPlaceMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type OrderPlaceMutation = { placeOrder:
    | { __typename: 'ConfirmationNeeded', field: string | null, message: string, doubts: Array<{ kind: DoubtKind, message: string }> }
    | { __typename: 'DrugArchived', field: string | null, message: string }
    | { __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, updatedAt: string, acknowledgedAt: string | null, allowedSteps: Array<OrderStep>, lines: Array<{ id: string, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ id: string, at: string, toStatus: OrderStatus, note: string | null, actor: { id: string, name: string } }> }
   };

export type OrderApproveMutationVariables = Exact<{
  input: ApproveOrderInput;
}>;


export type OrderApproveMutation = { approveOrder:
    | { __typename: 'IllegalOrderTransition', message: string }
    | { __typename: 'OrderApproved', order: { id: string, number: number, kind: OrderKind, status: OrderStatus, updatedAt: string, acknowledgedAt: string | null, allowedSteps: Array<OrderStep>, lines: Array<{ id: string, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ id: string, at: string, toStatus: OrderStatus, note: string | null, actor: { id: string, name: string } }> } }
    | { __typename: 'OrderShort', message: string, lines: Array<{ lineId: string, drugId: string, requested: number, available: number, skipped: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }> }
    | { __typename: 'OwnOrder', message: string }
   };

export type OrderRejectMutationVariables = Exact<{
  input: OrderStepWithReasonInput;
}>;


export type OrderRejectMutation = { rejectOrder:
    | { __typename: 'IllegalOrderTransition', message: string }
    | { __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, updatedAt: string, acknowledgedAt: string | null, allowedSteps: Array<OrderStep>, lines: Array<{ id: string, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ id: string, at: string, toStatus: OrderStatus, note: string | null, actor: { id: string, name: string } }> }
   };

export type OrderSendMutationVariables = Exact<{
  input: OrderStepInput;
}>;


export type OrderSendMutation = { sendOrder:
    | { __typename: 'IllegalOrderTransition', message: string }
    | { __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, updatedAt: string, acknowledgedAt: string | null, allowedSteps: Array<OrderStep>, lines: Array<{ id: string, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ id: string, at: string, toStatus: OrderStatus, note: string | null, actor: { id: string, name: string } }> }
   };

export type OrderCancelMutationVariables = Exact<{
  input: OrderStepWithReasonInput;
}>;


export type OrderCancelMutation = { cancelOrder:
    | { __typename: 'IllegalOrderTransition', message: string }
    | { __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, updatedAt: string, acknowledgedAt: string | null, allowedSteps: Array<OrderStep>, lines: Array<{ id: string, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ id: string, at: string, toStatus: OrderStatus, note: string | null, actor: { id: string, name: string } }> }
   };

export type OrderCloseShortMutationVariables = Exact<{
  input: OrderStepWithReasonInput;
}>;


export type OrderCloseShortMutation = { closeOrderShort:
    | { __typename: 'IllegalOrderTransition', message: string }
    | { __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, updatedAt: string, acknowledgedAt: string | null, allowedSteps: Array<OrderStep>, lines: Array<{ id: string, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ id: string, at: string, toStatus: OrderStatus, note: string | null, actor: { id: string, name: string } }> }
   };

export type OrderFulfillMutationVariables = Exact<{
  input: FulfillOrderInput;
}>;


export type OrderFulfillMutation = { fulfillOrder:
    | { __typename: 'ConfirmationNeeded', message: string, doubts: Array<{ kind: DoubtKind, message: string }> }
    | { __typename: 'DrugArchived', message: string }
    | { __typename: 'ExpiryRequired', message: string }
    | { __typename: 'IllegalOrderTransition', message: string }
    | { __typename: 'LotExpired', message: string }
    | { __typename: 'OrderFulfilled', notices: Array<string>, order: { id: string, number: number, kind: OrderKind, status: OrderStatus, updatedAt: string, acknowledgedAt: string | null, allowedSteps: Array<OrderStep>, lines: Array<{ id: string, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ id: string, at: string, toStatus: OrderStatus, note: string | null, actor: { id: string, name: string } }> }, replaced: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }
    | { __typename: 'OrderShort', message: string, lines: Array<{ lineId: string, drugId: string, requested: number, available: number, skipped: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }> }
    | { __typename: 'OverFulfilled', message: string }
   };

export type OrderAcknowledgeMutationVariables = Exact<{
  input: OrderStepInput;
}>;


export type OrderAcknowledgeMutation = { acknowledgeOrder:
    | { __typename: 'NotToAcknowledge', message: string }
    | { __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, updatedAt: string, acknowledgedAt: string | null, allowedSteps: Array<OrderStep>, lines: Array<{ id: string, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ id: string, at: string, toStatus: OrderStatus, note: string | null, actor: { id: string, name: string } }> }
   };

type OrderStepTaken_IllegalOrderTransition_Fragment = { __typename: 'IllegalOrderTransition', message: string };

type OrderStepTaken_Order_Fragment = { __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, updatedAt: string, acknowledgedAt: string | null, allowedSteps: Array<OrderStep>, lines: Array<{ id: string, quantity: number, fulfilledQuantity: number, canceledQuantity: number, drug: { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, allocations: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } | null }> }>, history: Array<{ id: string, at: string, toStatus: OrderStatus, note: string | null, actor: { id: string, name: string } }> };

export type OrderStepTakenFragment =
  | OrderStepTaken_IllegalOrderTransition_Fragment
  | OrderStepTaken_Order_Fragment
;

export type OrderTooShortFragment = { lines: Array<{ lineId: string, drugId: string, requested: number, available: number, skipped: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }> };

export type SwitchOrganizationMutationVariables = Exact<{
  input: SwitchOrganizationInput;
}>;


export type SwitchOrganizationMutation = { switchOrganization: { __typename: 'SignedIn', token: string } };

export type OverviewFiguresQueryVariables = Exact<{
  pharmacyId: string | number;
  me: string | number;
  orders: boolean;
  messages: boolean;
}>;


export type OverviewFiguresQuery = { shortages: { totalCount: number, nodes: Array<{ id: string, kind: AlertKind, openedAt: string, stock: { id: string, usable: number, minQuantity: number, drug: { id: string, name: string } } }> }, mine: { totalCount: number, nodes: Array<{ id: string }> }, expiring: { totalCount: number, nodes: Array<{ id: string }> }, orderCounts?: Array<{ status: OrderStatus, count: number }>, conversations?: { totalCount: number, nodes: Array<{ id: string }> } };

export type OverviewSeriesQueryVariables = Exact<{
  pharmacyId: string | number;
  from: string;
  to: string;
  by?: PeriodUnit | null | undefined;
}>;


export type OverviewSeriesQuery = { movementsOverTime: Array<{ from: string, received: number, dispensed: number }>, shortagesOverTime: Array<{ from: string, opened: number, openAtEnd: number }>, expiryOutlook: { expiredLots: number, expiredQuantity: number, months: Array<{ month: string, lots: number, quantity: number }> } };

export type PeopleSendsMailQueryVariables = Exact<{ [key: string]: never; }>;


export type PeopleSendsMailQuery = { sendsMail: boolean };

export type PeopleMembersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PeopleMembersQuery = { members: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, email: string, status: UserStatus, erasedAt: string | null, lockedUntil: string | null, memberships: Array<{ id: string, role: Role, pharmacyId: string | null }> }> } };

export type PeopleMemberFragment = { id: string, name: string, email: string, status: UserStatus, erasedAt: string | null, lockedUntil: string | null, memberships: Array<{ id: string, role: Role, pharmacyId: string | null }> };

export type PeopleInvitationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PeopleInvitationsQuery = { invitations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, email: string, role: Role, pharmacyId: string | null, expiresAt: string, invitedBy: { id: string, name: string } }> } };

export type PeopleInviteMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type PeopleInviteMutation = { inviteMember:
    | { __typename: 'AlreadyMember', message: string }
    | { __typename: 'MemberInvited', token: string | null, invitation: { id: string, email: string } }
   };

export type PeopleWithdrawMutationVariables = Exact<{
  input: WithdrawInvitationInput;
}>;


export type PeopleWithdrawMutation = { withdrawInvitation: { __typename: 'Invitation', id: string } };

export type PeopleChangeRoleMutationVariables = Exact<{
  input: ChangeMembershipInput;
}>;


export type PeopleChangeRoleMutation = { changeMembership:
    | { __typename: 'LastOwner', message: string }
    | { __typename: 'User', id: string, name: string, email: string, status: UserStatus, erasedAt: string | null, lockedUntil: string | null, memberships: Array<{ id: string, role: Role, pharmacyId: string | null }> }
   };

export type PeopleDisableMutationVariables = Exact<{
  input: DisableUserInput;
}>;


export type PeopleDisableMutation = { disableUser:
    | { __typename: 'LastOwner', message: string }
    | { __typename: 'UserDisabled', user: { id: string, name: string, email: string, status: UserStatus, erasedAt: string | null, lockedUntil: string | null, memberships: Array<{ id: string, role: Role, pharmacyId: string | null }> }, withdrawnInvitations: Array<{ id: string, email: string }>, serviceKeys: Array<{ id: string, name: string, expiresAt: string }> }
   };

export type PeopleUnlockMutationVariables = Exact<{
  input: UnlockUserInput;
}>;


export type PeopleUnlockMutation = { unlockUser: { __typename: 'User', id: string, name: string, email: string, status: UserStatus, erasedAt: string | null, lockedUntil: string | null, memberships: Array<{ id: string, role: Role, pharmacyId: string | null }> } };

export type PeopleRevokeKeyMutationVariables = Exact<{
  input: RevokeServiceKeyInput;
}>;


export type PeopleRevokeKeyMutation = { revokeServiceKey: { __typename: 'ServiceKey', id: string } };

export type PeopleEnableMutationVariables = Exact<{
  input: EnableUserInput;
}>;


export type PeopleEnableMutation = { enableUser: { __typename: 'User', id: string, name: string, email: string, status: UserStatus, erasedAt: string | null, lockedUntil: string | null, memberships: Array<{ id: string, role: Role, pharmacyId: string | null }> } };

export type PeopleEraseMutationVariables = Exact<{
  input: EraseUserInput;
}>;


export type PeopleEraseMutation = { eraseUser:
    | { __typename: 'UserErased', accountStays: boolean | null, user: { id: string, name: string, email: string, status: UserStatus, erasedAt: string | null, lockedUntil: string | null, memberships: Array<{ id: string, role: Role, pharmacyId: string | null }> } }
    | { __typename: 'UserNotDisabled', message: string }
   };

export type PeopleResetLinkMutationVariables = Exact<{
  input: CreatePasswordResetInput;
}>;


export type PeopleResetLinkMutation = { createPasswordReset:
    | { __typename: 'MemberElsewhere', message: string }
    | { __typename: 'PasswordResetCreated', token: string | null, expiresAt: string }
   };

export type PeopleResetFactorsMutationVariables = Exact<{
  input: ResetFactorsInput;
}>;


export type PeopleResetFactorsMutation = { resetFactors:
    | { __typename: 'AccountIsShared', message: string }
    | { __typename: 'NoFactor', message: string }
    | { __typename: 'User', id: string }
   };

export type RecallsPageQueryVariables = Exact<{
  filter?: RecallFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type RecallsPageQuery = { recalls: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ awaiting: number, id: string, source: string, number: string, state: RecallState, classification: string | null, firm: string | null, product: string, publishedOn: string | null, createdAt: string, activatedAt: string | null, closedAt: string | null }> } };

export type RecallsToAcknowledgeQueryVariables = Exact<{ [key: string]: never; }>;


export type RecallsToAcknowledgeQuery = { recalls: { nodes: Array<{ id: string, number: string, receipts: Array<{ acknowledgedAt: string | null, pharmacy: { id: string } }> }> } };

export type RecallFactsFragment = { id: string, source: string, number: string, state: RecallState, classification: string | null, firm: string | null, product: string, publishedOn: string | null, createdAt: string, activatedAt: string | null, closedAt: string | null };

export type RecallDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type RecallDetailsQuery = { recall: { codes: string | null, reason: string | null, closingReason: string | null, awaiting: number, id: string, source: string, number: string, state: RecallState, classification: string | null, firm: string | null, product: string, publishedOn: string | null, createdAt: string, activatedAt: string | null, closedAt: string | null, enteredBy: { id: string, name: string } | null, activatedBy: { id: string, name: string } | null, closedBy: { id: string, name: string } | null, scopes: Array<{ id: string, ndc: string | null, gtin: string | null, lotNumber: string | null, drug: { unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null } | null }> } | null };

export type RecallReadingQueryVariables = Exact<{
  id: string | number;
}>;


export type RecallReadingQuery = { recall: { id: string, reading: { allLots: boolean, unread: Array<string>, codes: Array<{ kind: string, code: string, label: string | null }>, lots: Array<{ lotNumber: string, expiresOn: string | null, label: string | null, ofRange: boolean }> }, proposals: Array<{ confidence: RecallConfidence, reasons: Array<RecallReason>, lotNumbers: Array<string>, drug: { labelerName: string | null, ndc: string | null, unit: string, id: string, name: string, dosage: string | null, packaging: string | null }, lots: Array<{ id: string, quantity: number }> }> } | null };

export type RecallMatchesQueryVariables = Exact<{
  id: string | number;
}>;


export type RecallMatchesQuery = { recall: { id: string, matches: Array<{ lotId: string, statusBefore: LotStatus | null, caughtAt: string | null, lot: { id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, supplier: { id: string, name: string } | null, stock: { id: string, pharmacy: { id: string, name: string }, drug: { id: string, name: string, dosage: string | null, unit: string } } } }> } | null };

export type RecallLeftQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type RecallLeftQuery = { recall: { id: string, movements: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, quantity: number, lot: { id: string, lotNumber: string, stock: { id: string, pharmacy: { id: string, name: string } } }, order: { id: string, number: number } | null, transaction: { id: string, transactionType: TransactionType, occurredAt: string, note: string | null, actor: { id: string, name: string } | null } }> } } | null };

export type RecallReceiptsQueryVariables = Exact<{
  id: string | number;
}>;


export type RecallReceiptsQuery = { recall: { id: string, state: RecallState, awaiting: number, receipts: Array<{ acknowledgedAt: string | null, minutes: number | null, acknowledgedBy: { id: string, name: string } | null, pharmacy: { id: string, name: string } }> } | null };

export type RecallEnterMutationVariables = Exact<{
  input: EnterRecallsInput;
}>;


export type RecallEnterMutation = { enterRecalls:
    | { __typename: 'RecallNumberMissing', message: string }
    | { __typename: 'RecallsEntered', entered: number, known: number, recallIds: Array<string>, refused: Array<{ row: number, reason: string }> }
   };

export type RecallReviewMutationVariables = Exact<{
  input: ReviewRecallInput;
}>;


export type RecallReviewMutation = { reviewRecall:
    | { __typename: 'IllegalRecallTransition', message: string }
    | { __typename: 'Recall', id: string, state: RecallState }
   };

export type RecallActivateMutationVariables = Exact<{
  input: ActivateRecallInput;
}>;


export type RecallActivateMutation = { activateRecall:
    | { __typename: 'IllegalRecallTransition', message: string }
    | { __typename: 'Recall', id: string, state: RecallState, activatedAt: string | null }
    | { __typename: 'RecallCoversNothing', message: string }
   };

export type RecallCloseMutationVariables = Exact<{
  input: CloseRecallInput;
}>;


export type RecallCloseMutation = { closeRecall:
    | { __typename: 'IllegalRecallTransition', message: string }
    | { __typename: 'Recall', id: string, state: RecallState, closedAt: string | null }
   };

export type RecallAcknowledgeMutationVariables = Exact<{
  input: AcknowledgeRecallInput;
}>;


export type RecallAcknowledgeMutation = { acknowledgeRecall:
    | { __typename: 'Recall', id: string, awaiting: number }
    | { __typename: 'RecallNotActive', message: string }
   };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword:
    | { __typename: 'LinkNotValid', message: string }
    | { __typename: 'PasswordReset', email: string }
    | { __typename: 'WeakPassword', message: string }
   };

export type SecurityRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type SecurityRulesQuery = { organization: { id: string, factorPolicy: FactorPolicy, redirectUri: string | null, membersWithoutFactor: number | null, managersWithoutFactor: number | null } };

export type SecurityFactorPolicyMutationVariables = Exact<{
  input: SetFactorPolicyInput;
}>;


export type SecurityFactorPolicyMutation = { setFactorPolicy: { __typename: 'Organization', id: string, factorPolicy: FactorPolicy } };

export type SecurityProviderQueryVariables = Exact<{ [key: string]: never; }>;


export type SecurityProviderQuery = { identityProvider: { id: string, issuer: string, clientId: string, scope: string, groupsClaim: string, signOnUrl: string | null, groupRoles: Array<{ group: string, role: Role, pharmacyId: string | null }> } | null };

export type SecurityIdentityProviderFragment = { id: string, issuer: string, clientId: string, scope: string, groupsClaim: string, signOnUrl: string | null, groupRoles: Array<{ group: string, role: Role, pharmacyId: string | null }> };

export type SecuritySetProviderMutationVariables = Exact<{
  input: SetIdentityProviderInput;
}>;


export type SecuritySetProviderMutation = { setIdentityProvider: { __typename: 'IdentityProvider', id: string, issuer: string, clientId: string, scope: string, groupsClaim: string, signOnUrl: string | null, groupRoles: Array<{ group: string, role: Role, pharmacyId: string | null }> } };

export type SecurityRemoveProviderMutationVariables = Exact<{ [key: string]: never; }>;


export type SecurityRemoveProviderMutation = { removeIdentityProvider: { __typename: 'IdentityProvider', id: string } };

export type SessionsQueryVariables = Exact<{
  userId?: string | number | null | undefined;
}>;


export type SessionsQuery = { sessions: Array<{ id: string, current: boolean, createdAt: string, lastSeenAt: string, ip: string | null, userAgent: string | null }> };

export type SessionEndMutationVariables = Exact<{
  input: EndSessionInput;
}>;


export type SessionEndMutation = { endSession: { __typename: 'Session', id: string, revokedAt: string | null } };

export type BeginSignOnQueryVariables = Exact<{
  organizationId: string | number;
}>;


export type BeginSignOnQuery = { signOnRequest: { url: string, browserToken: string } };

export type CompleteSignOnMutationVariables = Exact<{
  input: CompleteSignOnInput;
}>;


export type CompleteSignOnMutation = { completeSignOn:
    | { __typename: 'AccessWithdrawn', user: { id: string } }
    | { __typename: 'AccountExists', message: string }
    | { __typename: 'AddressNotVerified', message: string }
    | { __typename: 'NotAssigned', message: string }
    | { __typename: 'NotInvited', message: string }
    | { __typename: 'SignOnNotValid', message: string }
    | { __typename: 'SignedIn', token: string, expiresAt: string }
   };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { signUp:
    | { __typename: 'ConfirmationSent', email: string, expiresAt: string }
    | { __typename: 'EmailTaken', message: string }
    | { __typename: 'SignedIn', token: string }
    | { __typename: 'WeakPassword', message: string }
   };

export type StockPageQueryVariables = Exact<{
  pharmacyId: string | number;
  filter?: StockFilter | null | undefined;
  orderBy?: StockOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
  upTo?: number | null | undefined;
}>;


export type StockPageQuery = { stocks: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ strengthMatch: StrengthMatch | null, node: { id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { unit: string, controlledSchedule: ControlledSchedule | null, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null } } }> } };

export type StockRowFragment = { id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { unit: string, controlledSchedule: ControlledSchedule | null, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null } };

export type StockLotsFragment = { lots: Array<{ id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean, partOf: { id: string } | null, corrections: Array<{ id: string, lotNumberWas: string, expiresOnWas: string | null, reason: string, at: string }> }> };

export type StockMovementRowFragment = { id: string, transactionType: TransactionType, quantity: number, occurredAt: string, timestamp: string, reason: string | null, note: string | null, undoable: boolean, reversedById: string | null, returnable: Array<{ moved: number, returned: number, lot: { id: string, lotNumber: string, expiresOn: string | null } }>, actor: { id: string, name: string } | null, lines: Array<{ id: string, quantityChanged: number, lot: { id: string, lotNumber: string } }> };

export type StockDetailsQueryVariables = Exact<{
  id: string | number;
  movements: number;
}>;


export type StockDetailsQuery = { stock: { maxQuantity: number | null, onOrder: number, id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, pharmacy: { id: string }, transactions: { nodes: Array<{ id: string, transactionType: TransactionType, quantity: number, occurredAt: string, timestamp: string, reason: string | null, note: string | null, undoable: boolean, reversedById: string | null, returnable: Array<{ moved: number, returned: number, lot: { id: string, lotNumber: string, expiresOn: string | null } }>, actor: { id: string, name: string } | null, lines: Array<{ id: string, quantityChanged: number, lot: { id: string, lotNumber: string } }> }>, pageInfo: { hasNextPage: boolean } }, conversations: Array<{ id: string, title: string | null, unread: number, lastMessageAt: string }>, drug: { id: string, unit: string, controlledSchedule: ControlledSchedule | null, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null, openOrders: Array<{ id: string, number: number, kind: OrderKind, status: OrderStatus, createdAt: string, pharmacy: { id: string } }> }, lots: Array<{ id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean, partOf: { id: string } | null, corrections: Array<{ id: string, lotNumberWas: string, expiresOnWas: string | null, reason: string, at: string }> }> } | null };

export type StockOfCodeQueryVariables = Exact<{
  code: string;
}>;


export type StockOfCodeQuery = { drugs: { nodes: Array<{ unit: string, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null, stocks: Array<{ id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, pharmacy: { id: string }, drug: { unit: string, controlledSchedule: ControlledSchedule | null, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, lots: Array<{ id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean, partOf: { id: string } | null, corrections: Array<{ id: string, lotNumberWas: string, expiresOnWas: string | null, reason: string, at: string }> }> }> }> } };

export type StockAtQueryVariables = Exact<{
  pharmacyId: string | number;
  drugId: string | number;
}>;


export type StockAtQuery = { stocks: { nodes: Array<{ id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { unit: string, controlledSchedule: ControlledSchedule | null, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, lots: Array<{ id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean, partOf: { id: string } | null, corrections: Array<{ id: string, lotNumberWas: string, expiresOnWas: string | null, reason: string, at: string }> }> }> } };

export type StockReceiveMutationVariables = Exact<{
  input: ReceiveStockInput;
}>;


export type StockReceiveMutation = { receiveStock:
    | { __typename: 'ConfirmationNeeded', message: string, doubts: Array<{ kind: DoubtKind, message: string }> }
    | { __typename: 'DrugArchived', message: string }
    | { __typename: 'ExpiryRequired', message: string }
    | { __typename: 'LotExpired', message: string }
    | { __typename: 'StockMovement', notices: Array<string>, transaction: { id: string, undoable: boolean, lines: Array<{ id: string, quantityChanged: number, lot: { id: string, lotNumber: string } }> }, stock: { id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { unit: string, controlledSchedule: ControlledSchedule | null, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, lots: Array<{ id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean, partOf: { id: string } | null, corrections: Array<{ id: string, lotNumberWas: string, expiresOnWas: string | null, reason: string, at: string }> }> } }
   };

export type StockDispenseMutationVariables = Exact<{
  input: DispenseStockInput;
}>;


export type StockDispenseMutation = { dispenseStock:
    | { __typename: 'ConfirmationNeeded', message: string, doubts: Array<{ kind: DoubtKind, message: string }> }
    | { __typename: 'InsufficientStock', message: string, skipped: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }
    | { __typename: 'LotNotUsable', message: string }
    | { __typename: 'StockMovement', notices: Array<string>, transaction: { id: string, undoable: boolean, lines: Array<{ id: string, quantityChanged: number, lot: { id: string, lotNumber: string } }> }, stock: { id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { unit: string, controlledSchedule: ControlledSchedule | null, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, lots: Array<{ id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean, partOf: { id: string } | null, corrections: Array<{ id: string, lotNumberWas: string, expiresOnWas: string | null, reason: string, at: string }> }> } }
   };

export type StockAdjustMutationVariables = Exact<{
  input: AdjustStockInput;
}>;


export type StockAdjustMutation = { adjustStock:
    | { __typename: 'ConfirmationNeeded', message: string, doubts: Array<{ kind: DoubtKind, message: string }> }
    | { __typename: 'InsufficientStock', message: string }
    | { __typename: 'StockMovement', notices: Array<string>, transaction: { id: string, undoable: boolean, lines: Array<{ id: string, quantityChanged: number, lot: { id: string, lotNumber: string } }> }, stock: { id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { unit: string, controlledSchedule: ControlledSchedule | null, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, lots: Array<{ id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean, partOf: { id: string } | null, corrections: Array<{ id: string, lotNumberWas: string, expiresOnWas: string | null, reason: string, at: string }> }> } }
   };

export type StockCorrectLotMutationVariables = Exact<{
  input: CorrectLotInput;
}>;


export type StockCorrectLotMutation = { correctLot:
    | { __typename: 'ConfirmationNeeded', message: string, doubts: Array<{ kind: DoubtKind, message: string }> }
    | { __typename: 'ExpiryRequired', message: string }
    | { __typename: 'LotCorrected', notices: Array<string>, lot: { id: string, lotNumber: string, expiresOn: string | null } }
   };

export type StockSplitLotMutationVariables = Exact<{
  input: SplitLotInput;
}>;


export type StockSplitLotMutation = { splitLot:
    | { __typename: 'IllegalLotTransition', message: string }
    | { __typename: 'InsufficientStock', message: string }
    | { __typename: 'StockMovement', transaction: { id: string } }
   };

export type StockSetLotStatusMutationVariables = Exact<{
  input: SetLotStatusInput;
}>;


export type StockSetLotStatusMutation = { setLotStatus:
    | { __typename: 'IllegalLotTransition', message: string }
    | { __typename: 'Lot', id: string, status: LotStatus, usable: number, notices: Array<string> }
    | { __typename: 'LotUnderRecall', message: string }
   };

export type StockUndoMutationVariables = Exact<{
  input: ReverseTransactionInput;
}>;


export type StockUndoMutation = { reverseTransaction:
    | { __typename: 'AlreadyReversed', message: string }
    | { __typename: 'IllegalLotTransition', message: string }
    | { __typename: 'InsufficientStock', message: string }
    | { __typename: 'NotReversible', message: string }
    | { __typename: 'ReturnedSince', message: string }
    | { __typename: 'StockMovement', notices: Array<string>, transaction: { id: string, undoable: boolean, lines: Array<{ id: string, quantityChanged: number, lot: { id: string, lotNumber: string } }> }, stock: { id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { unit: string, controlledSchedule: ControlledSchedule | null, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, lots: Array<{ id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean, partOf: { id: string } | null, corrections: Array<{ id: string, lotNumberWas: string, expiresOnWas: string | null, reason: string, at: string }> }> } }
   };

export type StockReturnFromCustomerMutationVariables = Exact<{
  input: ReturnFromCustomerInput;
}>;


export type StockReturnFromCustomerMutation = { returnFromCustomer:
    | { __typename: 'NotReturnable', message: string }
    | { __typename: 'ReturnExceeded', message: string }
    | { __typename: 'StockMovement', notices: Array<string>, transaction: { id: string, undoable: boolean, lines: Array<{ id: string, quantityChanged: number, lot: { id: string, lotNumber: string } }> }, stock: { id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { unit: string, controlledSchedule: ControlledSchedule | null, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, lots: Array<{ id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean, partOf: { id: string } | null, corrections: Array<{ id: string, lotNumberWas: string, expiresOnWas: string | null, reason: string, at: string }> }> } }
   };

export type StockReturnToSupplierMutationVariables = Exact<{
  input: ReturnToSupplierInput;
}>;


export type StockReturnToSupplierMutation = { returnToSupplier:
    | { __typename: 'ConfirmationNeeded', message: string, doubts: Array<{ kind: DoubtKind, message: string }> }
    | { __typename: 'InsufficientStock', message: string }
    | { __typename: 'NotReturnable', message: string }
    | { __typename: 'ReturnExceeded', message: string }
    | { __typename: 'StockMovement', notices: Array<string>, transaction: { id: string, undoable: boolean, lines: Array<{ id: string, quantityChanged: number, lot: { id: string, lotNumber: string } }> }, stock: { id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { unit: string, controlledSchedule: ControlledSchedule | null, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, lots: Array<{ id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean, partOf: { id: string } | null, corrections: Array<{ id: string, lotNumberWas: string, expiresOnWas: string | null, reason: string, at: string }> }> } }
   };

export type StockPlanQueryVariables = Exact<{
  id: string | number;
  quantity: number;
}>;


export type StockPlanQuery = { stock: { id: string, dispensePlan: { shortage: number, lots: Array<{ quantity: number, lot: { id: string, lotNumber: string, expiresOn: string | null } }> } } | null };

export type StockMovedFragment = { notices: Array<string>, transaction: { id: string, undoable: boolean, lines: Array<{ id: string, quantityChanged: number, lot: { id: string, lotNumber: string } }> }, stock: { id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { unit: string, controlledSchedule: ControlledSchedule | null, id: string, name: string, dosage: string | null, labelerName: string | null, ndc: string | null, packaging: string | null }, lots: Array<{ id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean, partOf: { id: string } | null, corrections: Array<{ id: string, lotNumberWas: string, expiresOnWas: string | null, reason: string, at: string }> }> } };

export type StockShortFragment = { skipped: Array<{ lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> };

export type StockDoubtsFragment = { doubts: Array<{ kind: DoubtKind, message: string }> };

export type StockPeriodQueryVariables = Exact<{ [key: string]: never; }>;


export type StockPeriodQuery = { pharmacies: Array<{ id: string, closedUntil: string | null }> };

export type StockClosePeriodMutationVariables = Exact<{
  input: ClosePeriodInput;
}>;


export type StockClosePeriodMutation = { closePeriod: { __typename: 'Pharmacy', id: string, closedUntil: string | null } };

export type StockReopenPeriodMutationVariables = Exact<{
  input: ReopenPeriodInput;
}>;


export type StockReopenPeriodMutation = { reopenPeriod: { __typename: 'Pharmacy', id: string, closedUntil: string | null } };

export type WallFiguresQueryVariables = Exact<{
  pharmacyId: string | number;
  orders: boolean;
}>;


export type WallFiguresQuery = { alerts: { totalCount: number, nodes: Array<{ id: string, kind: AlertKind, openedAt: string, stock: { id: string, usable: number, minQuantity: number, drug: { id: string, name: string, dosage: string | null } } }> }, stocks: { totalCount: number, nodes: Array<{ id: string, earliestExpiry: string | null, quantity: number, drug: { id: string, name: string, dosage: string | null } }> }, orderCounts?: Array<{ status: OrderStatus, count: number }> };

export type SessionProofMutationVariables = Exact<{
  input: ProveIdentityInput;
}>;


export type SessionProofMutation = { proveIdentity:
    | { __typename: 'FactorNotRight', message: string }
    | { __typename: 'IdentityProved', until: string }
    | { __typename: 'InvalidCredentials', message: string }
   };

export type SessionProofsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionProofsQuery = { myProofs: { methods: Array<ProofMethod>, vouched: boolean, pinSince: string | null, pinTriesLeft: number } };

export type SessionPasskeyOptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionPasskeyOptionsQuery = { passkeyProofOptions: string };

export type SessionUnlockMutationVariables = Exact<{
  input: UnlockSessionInput;
}>;


export type SessionUnlockMutation = { unlockSession:
    | { __typename: 'PinNotRight', triesLeft: number, message: string }
    | { __typename: 'Session' }
   };

export type SessionHolderQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionHolderQuery = { me: { id: string, name: string, email: string } | null };

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
export const AlertStateFragmentDoc = new TypedDocumentString(`
    fragment AlertState on Alert {
  id
  state
  acknowledgedAt
  snoozedUntil
  assignedAt
  assignedTo {
    id
    name
  }
}
    `, {"fragmentName":"AlertState"}) as unknown as TypedDocumentString<AlertStateFragment, unknown>;
export const AlertRowFragmentDoc = new TypedDocumentString(`
    fragment AlertRow on Alert {
  ...AlertState
  kind
  openedAt
  acknowledgedBy {
    id
    name
  }
  stock {
    id
    usable
    minQuantity
    drug {
      id
      name
      dosage
    }
  }
  lot {
    id
    lotNumber
    expiresOn
    quantity
  }
}
    fragment AlertState on Alert {
  id
  state
  acknowledgedAt
  snoozedUntil
  assignedAt
  assignedTo {
    id
    name
  }
}`, {"fragmentName":"AlertRow"}) as unknown as TypedDocumentString<AlertRowFragment, unknown>;
export const AuditFindingsFragmentDoc = new TypedDocumentString(`
    fragment AuditFindings on AuditIntegrity {
  sealedPosition
  sealedAt
  unsealed
  verifiedPosition
  verifiedAt
  keyId
  lastCheckpoint {
    id
    position
    createdAt
  }
  problem {
    position
    message
  }
}
    `, {"fragmentName":"AuditFindings"}) as unknown as TypedDocumentString<AuditFindingsFragment, unknown>;
export const DrugLabelFragmentDoc = new TypedDocumentString(`
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
    `, {"fragmentName":"DrugLabel"}) as unknown as TypedDocumentString<DrugLabelFragment, unknown>;
export const DrugChoiceFragmentDoc = new TypedDocumentString(`
    fragment DrugChoice on Drug {
  ...DrugLabel
  unit
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}`, {"fragmentName":"DrugChoice"}) as unknown as TypedDocumentString<DrugChoiceFragment, unknown>;
export const ConversationHeadFragmentDoc = new TypedDocumentString(`
    fragment ConversationHead on Conversation {
  id
  title
  unread
  lastMessageAt
  subject {
    __typename
    ... on Order {
      id
      number
    }
    ... on Stock {
      id
      drug {
        id
        name
      }
    }
    ... on Alert {
      id
      kind
      stock {
        id
        drug {
          id
          name
        }
      }
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
      name
    }
    pharmacy {
      id
      name
    }
  }
}
    `, {"fragmentName":"ConversationHead"}) as unknown as TypedDocumentString<ConversationHeadFragment, unknown>;
export const MessageLineFragmentDoc = new TypedDocumentString(`
    fragment MessageLine on Message {
  id
  position
  body
  createdAt
  acknowledgementRequired
  acknowledgedAt
  redactedAt
  sender {
    id
    name
  }
  notice {
    kind
    from
    to
  }
  receipts {
    acknowledgedAt
    user {
      id
      name
    }
  }
}
    `, {"fragmentName":"MessageLine"}) as unknown as TypedDocumentString<MessageLineFragment, unknown>;
export const OrderCardFragmentDoc = new TypedDocumentString(`
    fragment OrderCard on Order {
  id
  number
  kind
  status
  updatedAt
  acknowledgedAt
  requestedBy {
    id
    name
  }
  lines {
    id
    quantity
    drug {
      id
      name
      dosage
    }
  }
}
    `, {"fragmentName":"OrderCard"}) as unknown as TypedDocumentString<OrderCardFragment, unknown>;
export const OrderStateFragmentDoc = new TypedDocumentString(`
    fragment OrderState on Order {
  id
  number
  kind
  status
  updatedAt
  acknowledgedAt
  allowedSteps
  lines {
    id
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      ...DrugLabel
      unit
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
    id
    at
    toStatus
    note
    actor {
      id
      name
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}`, {"fragmentName":"OrderState"}) as unknown as TypedDocumentString<OrderStateFragment, unknown>;
export const OrderStepTakenFragmentDoc = new TypedDocumentString(`
    fragment OrderStepTaken on OrderStepResult {
  __typename
  ... on Order {
    ...OrderState
  }
  ... on Refusal {
    __typename
    message
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment OrderState on Order {
  id
  number
  kind
  status
  updatedAt
  acknowledgedAt
  allowedSteps
  lines {
    id
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      ...DrugLabel
      unit
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
    id
    at
    toStatus
    note
    actor {
      id
      name
    }
  }
}`, {"fragmentName":"OrderStepTaken"}) as unknown as TypedDocumentString<OrderStepTakenFragment, unknown>;
export const OrderTooShortFragmentDoc = new TypedDocumentString(`
    fragment OrderTooShort on OrderShort {
  lines {
    lineId
    drugId
    requested
    available
    skipped {
      lotId
      lotNumber
      quantity
      reason
    }
  }
}
    `, {"fragmentName":"OrderTooShort"}) as unknown as TypedDocumentString<OrderTooShortFragment, unknown>;
export const PeopleMemberFragmentDoc = new TypedDocumentString(`
    fragment PeopleMember on User {
  id
  name
  email
  status
  erasedAt
  lockedUntil
  memberships {
    id
    role
    pharmacyId
  }
}
    `, {"fragmentName":"PeopleMember"}) as unknown as TypedDocumentString<PeopleMemberFragment, unknown>;
export const RecallFactsFragmentDoc = new TypedDocumentString(`
    fragment RecallFacts on Recall {
  id
  source
  number
  state
  classification
  firm
  product
  publishedOn
  createdAt
  activatedAt
  closedAt
}
    `, {"fragmentName":"RecallFacts"}) as unknown as TypedDocumentString<RecallFactsFragment, unknown>;
export const SecurityIdentityProviderFragmentDoc = new TypedDocumentString(`
    fragment SecurityIdentityProvider on IdentityProvider {
  id
  issuer
  clientId
  scope
  groupsClaim
  signOnUrl
  groupRoles {
    group
    role
    pharmacyId
  }
}
    `, {"fragmentName":"SecurityIdentityProvider"}) as unknown as TypedDocumentString<SecurityIdentityProviderFragment, unknown>;
export const StockMovementRowFragmentDoc = new TypedDocumentString(`
    fragment StockMovementRow on Transaction {
  id
  transactionType
  quantity
  occurredAt
  timestamp
  reason
  note
  undoable
  reversedById
  returnable {
    moved
    returned
    lot {
      id
      lotNumber
      expiresOn
    }
  }
  actor {
    id
    name
  }
  lines {
    id
    quantityChanged
    lot {
      id
      lotNumber
    }
  }
}
    `, {"fragmentName":"StockMovementRow"}) as unknown as TypedDocumentString<StockMovementRowFragment, unknown>;
export const StockRowFragmentDoc = new TypedDocumentString(`
    fragment StockRow on Stock {
  id
  quantity
  usable
  allocated
  minQuantity
  status
  earliestExpiry
  drug {
    ...DrugLabel
    unit
    controlledSchedule
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}`, {"fragmentName":"StockRow"}) as unknown as TypedDocumentString<StockRowFragment, unknown>;
export const StockLotsFragmentDoc = new TypedDocumentString(`
    fragment StockLots on Stock {
  lots {
    id
    partOf {
      id
    }
    lotNumber
    expiresOn
    status
    quantity
    allocated
    usable
    expired
    corrections {
      id
      lotNumberWas
      expiresOnWas
      reason
      at
    }
  }
}
    `, {"fragmentName":"StockLots"}) as unknown as TypedDocumentString<StockLotsFragment, unknown>;
export const StockMovedFragmentDoc = new TypedDocumentString(`
    fragment StockMoved on StockMovement {
  notices
  transaction {
    id
    undoable
    lines {
      id
      quantityChanged
      lot {
        id
        lotNumber
      }
    }
  }
  stock {
    ...StockRow
    ...StockLots
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment StockRow on Stock {
  id
  quantity
  usable
  allocated
  minQuantity
  status
  earliestExpiry
  drug {
    ...DrugLabel
    unit
    controlledSchedule
  }
}
fragment StockLots on Stock {
  lots {
    id
    partOf {
      id
    }
    lotNumber
    expiresOn
    status
    quantity
    allocated
    usable
    expired
    corrections {
      id
      lotNumberWas
      expiresOnWas
      reason
      at
    }
  }
}`, {"fragmentName":"StockMoved"}) as unknown as TypedDocumentString<StockMovedFragment, unknown>;
export const StockShortFragmentDoc = new TypedDocumentString(`
    fragment StockShort on InsufficientStock {
  skipped {
    lotId
    lotNumber
    quantity
    reason
  }
}
    `, {"fragmentName":"StockShort"}) as unknown as TypedDocumentString<StockShortFragment, unknown>;
export const StockDoubtsFragmentDoc = new TypedDocumentString(`
    fragment StockDoubts on ConfirmationNeeded {
  doubts {
    kind
    message
  }
}
    `, {"fragmentName":"StockDoubts"}) as unknown as TypedDocumentString<StockDoubtsFragment, unknown>;
export const SessionDocument = new TypedDocumentString(`
    query Session {
  liveCursor
  me {
    id
    name
    email
    memberships {
      id
      role
      pharmacyId
    }
    everywhere: permissions
  }
  pharmacies {
    id
    name
    code
    timezone
  }
  organization {
    id
    name
  }
  organizations {
    id
    name
  }
}
    `, {"types":["Membership","Organization","Pharmacy","User"],"hash":"sha256:c7247584e3d960db4ae6187671435c1980d8fa5f30a01b65401028e358aefc6c"}) as unknown as TypedDocumentString<SessionQuery, SessionQueryVariables>;
export const SessionPermissionsDocument = new TypedDocumentString(`
    query SessionPermissions($pharmacyId: ID!) {
  me {
    id
    permissions(pharmacyId: $pharmacyId)
  }
}
    `, {"types":["User"],"hash":"sha256:068ea879f1e86d65072bd042dcc2740a515c493ed4b73df850608b958bb2b9cd"}) as unknown as TypedDocumentString<SessionPermissionsQuery, SessionPermissionsQueryVariables>;
export const ShellCountsDocument = new TypedDocumentString(`
    query ShellCounts($pharmacyId: ID!, $messages: Boolean!) {
  alerts(pharmacyId: $pharmacyId, filter: {states: [OPEN]}, first: 1) {
    totalCount
    nodes {
      id
    }
  }
  conversations(filter: {unread: true}, first: 1) @include(if: $messages) {
    totalCount
    nodes {
      id
    }
  }
}
    `, {"types":["Alert","AlertConnection","Conversation","ConversationConnection"],"hash":"sha256:b009e4b3e45c9bf83fb5161278d40ada40db5527a4496573350deae94fdef53f"}) as unknown as TypedDocumentString<ShellCountsQuery, ShellCountsQueryVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    __typename
    ... on SecondFactorRequired {
      challenge
      methods
      passkeyOptions
      expiresAt
    }
    ... on SignedIn {
      token
      expiresAt
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:8a3afefb68dccd841c34d7453f391de942edda1587bf15736a6d7595c07e80e9"}) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const AccountPasswordDocument = new TypedDocumentString(`
    mutation AccountPassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    __typename
    ... on SignedIn {
      token
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:d13381d83f01f823bb0cc8c57682408d526aaa5213f1cb190f40c68b3d7f9ed3"}) as unknown as TypedDocumentString<AccountPasswordMutation, AccountPasswordMutationVariables>;
export const AccountEmailDocument = new TypedDocumentString(`
    mutation AccountEmail($input: ChangeEmailInput!) {
  changeEmail(input: $input) {
    __typename
    ... on User {
      id
      email
    }
    ... on ConfirmationSent {
      email
      expiresAt
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":["User"],"hash":"sha256:d2fe230364f64247f6b602ce0f190cd7604900ceaec73a0213562b571150680d"}) as unknown as TypedDocumentString<AccountEmailMutation, AccountEmailMutationVariables>;
export const AccountProofsDocument = new TypedDocumentString(`
    query AccountProofs {
  myProofs {
    vouched
    maySetPin
    pinSince
  }
}
    `, {"types":["Proofs"],"hash":"sha256:f7b7a1cd3208d9e488bfd1dcccb8905d72500590864942cb53142f559efd72d5"}) as unknown as TypedDocumentString<AccountProofsQuery, AccountProofsQueryVariables>;
export const AccountSetPinDocument = new TypedDocumentString(`
    mutation AccountSetPin($input: SetPinInput!) {
  setPin(input: $input) {
    __typename
    ... on PinChanged {
      pinSince
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:cb09150e455211b6372c159a69ebc47e8c66b5c54208e151cfef6c13c1ef9666"}) as unknown as TypedDocumentString<AccountSetPinMutation, AccountSetPinMutationVariables>;
export const AccountRemovePinDocument = new TypedDocumentString(`
    mutation AccountRemovePin {
  removePin {
    __typename
    ... on PinChanged {
      pinSince
    }
  }
}
    `, {"types":[],"hash":"sha256:e63d6fb9c4856638547eda7a0b75969231f70229e5f9e0fd6ed3c7d75671fcd4"}) as unknown as TypedDocumentString<AccountRemovePinMutation, AccountRemovePinMutationVariables>;
export const AlertsPageDocument = new TypedDocumentString(`
    query AlertsPage($pharmacyId: ID!, $filter: AlertFilter, $first: Int!, $after: String) {
  alerts(pharmacyId: $pharmacyId, filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...AlertRow
    }
  }
}
    fragment AlertRow on Alert {
  ...AlertState
  kind
  openedAt
  acknowledgedBy {
    id
    name
  }
  stock {
    id
    usable
    minQuantity
    drug {
      id
      name
      dosage
    }
  }
  lot {
    id
    lotNumber
    expiresOn
    quantity
  }
}
fragment AlertState on Alert {
  id
  state
  acknowledgedAt
  snoozedUntil
  assignedAt
  assignedTo {
    id
    name
  }
}`, {"types":["Alert","AlertConnection","Drug","Lot","PageInfo","Stock","User"],"hash":"sha256:3008783004790afd5cc7efdd2a9b5e3abdb626165273e077b60f0bba04a4c38f"}) as unknown as TypedDocumentString<AlertsPageQuery, AlertsPageQueryVariables>;
export const AlertColleaguesDocument = new TypedDocumentString(`
    query AlertColleagues($search: String) {
  colleagues(search: $search, first: 20) {
    nodes {
      id
      name
    }
  }
}
    `, {"types":["User","UserConnection"],"hash":"sha256:8fb253d63080389bcdb0436d1746ad5bf3f99d585d34beab72ecf6b2a00876c2"}) as unknown as TypedDocumentString<AlertColleaguesQuery, AlertColleaguesQueryVariables>;
export const AlertAcknowledgeDocument = new TypedDocumentString(`
    mutation AlertAcknowledge($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) {
    __typename
    ... on Alert {
      ...AlertState
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    fragment AlertState on Alert {
  id
  state
  acknowledgedAt
  snoozedUntil
  assignedAt
  assignedTo {
    id
    name
  }
}`, {"types":["Alert"],"hash":"sha256:ac6a2743a05f36eb8015e6553d4f11d1f3872dc6836bb505a1f8f384745b54a2"}) as unknown as TypedDocumentString<AlertAcknowledgeMutation, AlertAcknowledgeMutationVariables>;
export const AlertSnoozeDocument = new TypedDocumentString(`
    mutation AlertSnooze($input: SnoozeAlertInput!) {
  snoozeAlert(input: $input) {
    __typename
    ... on Alert {
      ...AlertState
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    fragment AlertState on Alert {
  id
  state
  acknowledgedAt
  snoozedUntil
  assignedAt
  assignedTo {
    id
    name
  }
}`, {"types":["Alert"],"hash":"sha256:0fa0d294fc60a2386af5ff507c312438e0b1d66539a4f84a7390e954ba9efcbe"}) as unknown as TypedDocumentString<AlertSnoozeMutation, AlertSnoozeMutationVariables>;
export const AlertResolveDocument = new TypedDocumentString(`
    mutation AlertResolve($input: ResolveAlertInput!) {
  resolveAlert(input: $input) {
    __typename
    ... on Alert {
      ...AlertState
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    fragment AlertState on Alert {
  id
  state
  acknowledgedAt
  snoozedUntil
  assignedAt
  assignedTo {
    id
    name
  }
}`, {"types":["Alert"],"hash":"sha256:529d12677df8672f2eecaaa78d1c5896b4d3f94209ceefaff4473bd69a3e1c6d"}) as unknown as TypedDocumentString<AlertResolveMutation, AlertResolveMutationVariables>;
export const AlertAssignDocument = new TypedDocumentString(`
    mutation AlertAssign($input: AssignAlertInput!) {
  assignAlert(input: $input) {
    __typename
    ... on Alert {
      ...AlertState
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    fragment AlertState on Alert {
  id
  state
  acknowledgedAt
  snoozedUntil
  assignedAt
  assignedTo {
    id
    name
  }
}`, {"types":["Alert"],"hash":"sha256:5591b712afe38fe185b7f8115ef4e5e3b1025d33ff832757aa215b335f060df7"}) as unknown as TypedDocumentString<AlertAssignMutation, AlertAssignMutationVariables>;
export const AlertNewsDocument = new TypedDocumentString(`
    subscription AlertNews($pharmacyId: ID!, $after: String) {
  lowStockAlerted(pharmacyId: $pharmacyId, after: $after) {
    cursor
    kind
    stock {
      id
      usable
      drug {
        id
        name
      }
    }
  }
}
    `, {"types":["Drug","LowStockAlerted","Stock"],"hash":"sha256:2636b1da3e874a0a8284c5ed4f30b897eb24f3a620ca56a57e2937f40bd861dc"}) as unknown as TypedDocumentString<AlertNewsSubscription, AlertNewsSubscriptionVariables>;
export const AuditPageDocument = new TypedDocumentString(`
    query AuditPage($filter: AuditFilter, $first: Int!, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      createdAt
      action
      actionName
      actorLabel
      outcome
      code
      entityType
      entityId
      requestId
      ip
      payload
    }
  }
}
    `, {"types":["AuditLog","AuditLogConnection","PageInfo"],"hash":"sha256:59428ec0787f63c7c3ec010323b2262d0bcc76dd3447b17e419c7d4949428d05"}) as unknown as TypedDocumentString<AuditPageQuery, AuditPageQueryVariables>;
export const AuditViewsDocument = new TypedDocumentString(`
    query AuditViews($filter: AccessFilter, $first: Int!, $after: String) {
  accessLog(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      viewedAt
      actorLabel
      operation
      entityTypes
      entityIds
      fields
      requestId
      ip
    }
  }
}
    `, {"types":["AccessLog","AccessLogConnection","PageInfo"],"hash":"sha256:2fe8cd690343b24574cf4363fdbc78c45ab1d5d2b0749fc1656daed61140e26c"}) as unknown as TypedDocumentString<AuditViewsQuery, AuditViewsQueryVariables>;
export const AuditPeopleDocument = new TypedDocumentString(`
    query AuditPeople($search: String) {
  colleagues(search: $search, first: 20) {
    nodes {
      id
      name
      email
    }
  }
}
    `, {"types":["User","UserConnection"],"hash":"sha256:56bb02f1d1fe4612a0981d8ad8dc2a2fb99649dd3081ea1ce3d1b85f6ec8193d"}) as unknown as TypedDocumentString<AuditPeopleQuery, AuditPeopleQueryVariables>;
export const AuditStateDocument = new TypedDocumentString(`
    query AuditState {
  auditIntegrity {
    ...AuditFindings
  }
}
    fragment AuditFindings on AuditIntegrity {
  sealedPosition
  sealedAt
  unsealed
  verifiedPosition
  verifiedAt
  keyId
  lastCheckpoint {
    id
    position
    createdAt
  }
  problem {
    position
    message
  }
}`, {"types":["AuditCheckpoint","AuditIntegrity","AuditProblem"],"hash":"sha256:736ea40fa4939a3ed1ba91396f0271de03baeab042cd3430d98d6ff976fafbc7"}) as unknown as TypedDocumentString<AuditStateQuery, AuditStateQueryVariables>;
export const AuditVerifyDocument = new TypedDocumentString(`
    mutation AuditVerify {
  verifyAuditTrail {
    __typename
    ... on AuditIntegrity {
      ...AuditFindings
    }
  }
}
    fragment AuditFindings on AuditIntegrity {
  sealedPosition
  sealedAt
  unsealed
  verifiedPosition
  verifiedAt
  keyId
  lastCheckpoint {
    id
    position
    createdAt
  }
  problem {
    position
    message
  }
}`, {"types":["AuditCheckpoint"],"hash":"sha256:cab9e0c4409327aa49c3735a021f604fc79bc5095a1e245136af6de3052185fc"}) as unknown as TypedDocumentString<AuditVerifyMutation, AuditVerifyMutationVariables>;
export const ConfirmEmailDocument = new TypedDocumentString(`
    mutation ConfirmEmail($input: ConfirmEmailInput!) {
  confirmEmail(input: $input) {
    __typename
    ... on EmailConfirmed {
      email
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:f0c3a5836688a065a1e08f146a54559d009ece6e12c58093fc0ad53fbbce454e"}) as unknown as TypedDocumentString<ConfirmEmailMutation, ConfirmEmailMutationVariables>;
export const ConfirmSignUpDocument = new TypedDocumentString(`
    mutation ConfirmSignUp($input: ConfirmSignUpInput!) {
  confirmSignUp(input: $input) {
    __typename
    ... on SignedIn {
      token
      expiresAt
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:fc9cb327eeb67b2eb571ffe92c68dceeff3dcce627833bd829e59bc4a102b34f"}) as unknown as TypedDocumentString<ConfirmSignUpMutation, ConfirmSignUpMutationVariables>;
export const DrugSearchDocument = new TypedDocumentString(`
    query DrugSearch($search: String!) {
  drugs(filter: {search: $search}, first: 20) {
    edges {
      strengthMatch
      node {
        ...DrugChoice
      }
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment DrugChoice on Drug {
  ...DrugLabel
  unit
}`, {"types":["Drug","DrugConnection","DrugEdge"],"hash":"sha256:2da17dcbde6a44a9bb28bce38173ad70c93b8c7b46c783fee2cb8ea2414898b9"}) as unknown as TypedDocumentString<DrugSearchQuery, DrugSearchQueryVariables>;
export const FactorsDocument = new TypedDocumentString(`
    query Factors {
  myFactors {
    totpSince
    recoveryCodesLeft
    required
    passkeys {
      id
      name
      createdAt
      lastUsedAt
    }
  }
}
    `, {"types":["Factors","Passkey"],"hash":"sha256:b8367887ffc5830f17dad96650985bb6c69433accacb30f8a0141fa98caf92bc"}) as unknown as TypedDocumentString<FactorsQuery, FactorsQueryVariables>;
export const FactorsBeginTotpDocument = new TypedDocumentString(`
    mutation FactorsBeginTotp {
  beginTotp {
    secret
    uri
  }
}
    `, {"types":[],"hash":"sha256:59241e63c3925be72aa71e32dc15228dfb4f144365158568996fa0882889e89b"}) as unknown as TypedDocumentString<FactorsBeginTotpMutation, FactorsBeginTotpMutationVariables>;
export const FactorsConfirmTotpDocument = new TypedDocumentString(`
    mutation FactorsConfirmTotp($input: ConfirmTotpInput!) {
  confirmTotp(input: $input) {
    __typename
    ... on FactorsChanged {
      recoveryCodes
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:e0c6d2d6e600b455d7086ae1126712c2c82866b8caa28b642a7b76ad6ec4c9c1"}) as unknown as TypedDocumentString<FactorsConfirmTotpMutation, FactorsConfirmTotpMutationVariables>;
export const FactorsRemoveTotpDocument = new TypedDocumentString(`
    mutation FactorsRemoveTotp {
  removeTotp {
    __typename
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:19b5e97237f471c5fa41e0389681f2887fae4ae1fcd04ee250ef8a1039fc1093"}) as unknown as TypedDocumentString<FactorsRemoveTotpMutation, FactorsRemoveTotpMutationVariables>;
export const FactorsRecoveryCodesDocument = new TypedDocumentString(`
    mutation FactorsRecoveryCodes {
  createRecoveryCodes {
    __typename
    ... on FactorsChanged {
      recoveryCodes
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:4206b82088ec0f2e6f26493637b7b24375948c3cd7e8ef3529176387bdafc2b8"}) as unknown as TypedDocumentString<FactorsRecoveryCodesMutation, FactorsRecoveryCodesMutationVariables>;
export const FactorsPasskeyOptionsDocument = new TypedDocumentString(`
    query FactorsPasskeyOptions {
  newPasskeyOptions
}
    `, {"types":[],"hash":"sha256:3acec993792b8362198ecf7170817f42bf6d56af13e1a188dfaca5cd00a1a83b"}) as unknown as TypedDocumentString<FactorsPasskeyOptionsQuery, FactorsPasskeyOptionsQueryVariables>;
export const FactorsAddPasskeyDocument = new TypedDocumentString(`
    mutation FactorsAddPasskey($input: AddPasskeyInput!) {
  addPasskey(input: $input) {
    __typename
    ... on FactorsChanged {
      recoveryCodes
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:71264b2758e1ad254586fe1e0ff9d6b410170caf7926a1f2813f098d6fddc227"}) as unknown as TypedDocumentString<FactorsAddPasskeyMutation, FactorsAddPasskeyMutationVariables>;
export const FactorsRemovePasskeyDocument = new TypedDocumentString(`
    mutation FactorsRemovePasskey($input: RemovePasskeyInput!) {
  removePasskey(input: $input) {
    __typename
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:ce8c110682bd67a1e96e5303d8a2c2e7656bda234b7243d4a6afc2718dfbe6ce"}) as unknown as TypedDocumentString<FactorsRemovePasskeyMutation, FactorsRemovePasskeyMutationVariables>;
export const ForgotPasswordServerDocument = new TypedDocumentString(`
    query ForgotPasswordServer {
  sendsMail
}
    `, {"types":[],"hash":"sha256:12c1379ba8b69416327b70949656409ae5c73735dc1335cfbfa2bff8f87e7888"}) as unknown as TypedDocumentString<ForgotPasswordServerQuery, ForgotPasswordServerQueryVariables>;
export const ForgotPasswordDocument = new TypedDocumentString(`
    mutation ForgotPassword($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) {
    __typename
    ... on PasswordResetRequested {
      email
    }
  }
}
    `, {"types":[],"hash":"sha256:2061e1148f18586c8d883fcb28ca76cd177d69bdd37c9bab6ee7e6d1c4828814"}) as unknown as TypedDocumentString<ForgotPasswordMutation, ForgotPasswordMutationVariables>;
export const ConversationsPageDocument = new TypedDocumentString(`
    query ConversationsPage($filter: ConversationFilter, $first: Int!, $after: String) {
  conversations(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...ConversationHead
    }
  }
}
    fragment ConversationHead on Conversation {
  id
  title
  unread
  lastMessageAt
  subject {
    __typename
    ... on Order {
      id
      number
    }
    ... on Stock {
      id
      drug {
        id
        name
      }
    }
    ... on Alert {
      id
      kind
      stock {
        id
        drug {
          id
          name
        }
      }
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
      name
    }
    pharmacy {
      id
      name
    }
  }
}`, {"types":["Alert","Conversation","ConversationConnection","Drug","Order","PageInfo","Participant","Pharmacy","Stock","User"],"hash":"sha256:f15c13b087ba9ba31ab997fd1f9f914ae2a201303e39a8ce5f55a818585a35a6"}) as unknown as TypedDocumentString<ConversationsPageQuery, ConversationsPageQueryVariables>;
export const ConversationDetailsDocument = new TypedDocumentString(`
    query ConversationDetails($id: ID!) {
  conversation(id: $id) {
    ...ConversationHead
  }
}
    fragment ConversationHead on Conversation {
  id
  title
  unread
  lastMessageAt
  subject {
    __typename
    ... on Order {
      id
      number
    }
    ... on Stock {
      id
      drug {
        id
        name
      }
    }
    ... on Alert {
      id
      kind
      stock {
        id
        drug {
          id
          name
        }
      }
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
      name
    }
    pharmacy {
      id
      name
    }
  }
}`, {"types":["Alert","Conversation","Drug","Order","Participant","Pharmacy","Stock","User"],"hash":"sha256:12ad344249a8f67077e74d06f08abba75284c166db192f09fbfca7bcbdf197c5"}) as unknown as TypedDocumentString<ConversationDetailsQuery, ConversationDetailsQueryVariables>;
export const ConversationMessagesDocument = new TypedDocumentString(`
    query ConversationMessages($id: ID!, $first: Int!, $after: String) {
  conversation(id: $id) {
    id
    messages(first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...MessageLine
      }
    }
  }
}
    fragment MessageLine on Message {
  id
  position
  body
  createdAt
  acknowledgementRequired
  acknowledgedAt
  redactedAt
  sender {
    id
    name
  }
  notice {
    kind
    from
    to
  }
  receipts {
    acknowledgedAt
    user {
      id
      name
    }
  }
}`, {"types":["Conversation","Message","MessageConnection","MessageReceipt","Notice","PageInfo","User"],"hash":"sha256:b942321a73b14005d9047a141a3322fc0a2af26460d16c90774156dbf38407b8"}) as unknown as TypedDocumentString<ConversationMessagesQuery, ConversationMessagesQueryVariables>;
export const MessageColleaguesDocument = new TypedDocumentString(`
    query MessageColleagues($search: String) {
  colleagues(search: $search, first: 20) {
    nodes {
      id
      name
    }
  }
}
    `, {"types":["User","UserConnection"],"hash":"sha256:8f059968c6df0c7304b9e21319579af57ce1ded680ff86f3088af6d92c20573f"}) as unknown as TypedDocumentString<MessageColleaguesQuery, MessageColleaguesQueryVariables>;
export const MessageSendDocument = new TypedDocumentString(`
    mutation MessageSend($input: SendMessageInput!) {
  sendMessage(input: $input) {
    ...MessageLine
  }
}
    fragment MessageLine on Message {
  id
  position
  body
  createdAt
  acknowledgementRequired
  acknowledgedAt
  redactedAt
  sender {
    id
    name
  }
  notice {
    kind
    from
    to
  }
  receipts {
    acknowledgedAt
    user {
      id
      name
    }
  }
}`, {"types":["Message"],"hash":"sha256:f8b84b16a30ed335590232c79554b74546b53fc8240cfdea432be4b32ba4377c"}) as unknown as TypedDocumentString<MessageSendMutation, MessageSendMutationVariables>;
export const MessageAcknowledgeDocument = new TypedDocumentString(`
    mutation MessageAcknowledge($input: AcknowledgeMessageInput!) {
  acknowledgeMessage(input: $input) {
    __typename
    ... on Message {
      id
      acknowledgedAt
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":["Message"],"hash":"sha256:759af55197ff265a82488f73c5db6efd6862538f81d214119d903641f86b2900"}) as unknown as TypedDocumentString<MessageAcknowledgeMutation, MessageAcknowledgeMutationVariables>;
export const ConversationReadDocument = new TypedDocumentString(`
    mutation ConversationRead($input: MarkConversationReadInput!) {
  markConversationRead(input: $input) {
    id
    unread
  }
}
    `, {"types":["Conversation"],"hash":"sha256:dbc636c0be3a37427006bc4f127f8a1a4e8683b0c8088a1abeb9961910e85279"}) as unknown as TypedDocumentString<ConversationReadMutation, ConversationReadMutationVariables>;
export const ConversationStartDocument = new TypedDocumentString(`
    mutation ConversationStart($input: StartConversationInput!) {
  startConversation(input: $input) {
    ...ConversationHead
  }
}
    fragment ConversationHead on Conversation {
  id
  title
  unread
  lastMessageAt
  subject {
    __typename
    ... on Order {
      id
      number
    }
    ... on Stock {
      id
      drug {
        id
        name
      }
    }
    ... on Alert {
      id
      kind
      stock {
        id
        drug {
          id
          name
        }
      }
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
      name
    }
    pharmacy {
      id
      name
    }
  }
}`, {"types":["Conversation"],"hash":"sha256:44581521b6543c0be4b1f60e83a51b9c91d5203be439ec7ee7dbd70a6870d5f0"}) as unknown as TypedDocumentString<ConversationStartMutation, ConversationStartMutationVariables>;
export const OrdersPageDocument = new TypedDocumentString(`
    query OrdersPage($pharmacyId: ID!, $filter: OrderFilter, $first: Int!, $after: String) {
  orders(
    pharmacyId: $pharmacyId
    filter: $filter
    sort: LAST_CHANGED
    first: $first
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...OrderCard
    }
  }
}
    fragment OrderCard on Order {
  id
  number
  kind
  status
  updatedAt
  acknowledgedAt
  requestedBy {
    id
    name
  }
  lines {
    id
    quantity
    drug {
      id
      name
      dosage
    }
  }
}`, {"types":["Drug","Order","OrderConnection","OrderLine","PageInfo","User"],"hash":"sha256:0059c7697a617bced774fe9fcf38843bee8a95d33d338cd12deade0cca3c577b"}) as unknown as TypedDocumentString<OrdersPageQuery, OrdersPageQueryVariables>;
export const OrderDetailsDocument = new TypedDocumentString(`
    query OrderDetails($id: ID!) {
  order(id: $id) {
    ...OrderState
    note
    createdAt
    requestedBy {
      id
      name
    }
    acknowledgedBy {
      id
      name
    }
    supplier {
      id
      name
    }
    conversations {
      id
      title
      unread
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment OrderState on Order {
  id
  number
  kind
  status
  updatedAt
  acknowledgedAt
  allowedSteps
  lines {
    id
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      ...DrugLabel
      unit
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
    id
    at
    toStatus
    note
    actor {
      id
      name
    }
  }
}`, {"types":["Allocation","Conversation","Drug","Lot","Order","OrderEvent","OrderLine","Supplier","User"],"hash":"sha256:6fabc570b49c0cb28542b307b2cd4cfe9cd33cd9df4fd6e96f53d237503ae372"}) as unknown as TypedDocumentString<OrderDetailsQuery, OrderDetailsQueryVariables>;
export const OrderCodesDocument = new TypedDocumentString(`
    query OrderCodes($id: ID!) {
  order(id: $id) {
    id
    lines {
      id
      drug {
        id
        ndc
        gtin
        packages {
          id
          ndc
        }
      }
    }
  }
}
    `, {"types":["Drug","DrugPackage","Order","OrderLine"],"hash":"sha256:c6f7ff02efdc9e594bfbfdbd1fd3abe199cab9c109b31acf348854ac08ed9fb0"}) as unknown as TypedDocumentString<OrderCodesQuery, OrderCodesQueryVariables>;
export const OrderDrugOfCodeDocument = new TypedDocumentString(`
    query OrderDrugOfCode($code: String!) {
  drugs(filter: {code: $code}, first: 2) {
    nodes {
      ...DrugChoice
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment DrugChoice on Drug {
  ...DrugLabel
  unit
}`, {"types":["Drug","DrugConnection"],"hash":"sha256:686bc0b0044f4ac0c8803fcb10bb972602f1ab2b050ceea6c0e41c269aaadaf5"}) as unknown as TypedDocumentString<OrderDrugOfCodeQuery, OrderDrugOfCodeQueryVariables>;
export const OrderRecipientDocument = new TypedDocumentString(`
    query OrderRecipient($id: ID!) {
  order(id: $id) {
    id
    recipient
  }
}
    `, {"types":["Order"],"hash":"sha256:95debb5c197d409f98cbed3a5751944e47e23ed7e788b7850fb005fd65824df1"}) as unknown as TypedDocumentString<OrderRecipientQuery, OrderRecipientQueryVariables>;
export const OrderSuggestionsDocument = new TypedDocumentString(`
    query OrderSuggestions($pharmacyId: ID!) {
  reorderSuggestions(pharmacyId: $pharmacyId, first: 100) {
    totalCount
    nodes {
      minQuantity
      onOrder
      usable
      target
      stock {
        id
        drug {
          ...DrugLabel
        }
      }
      order {
        quantity
        supplierId
      }
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}`, {"types":["Drug","ReorderSuggestion","ReorderSuggestionConnection","Stock","SuggestedOrder"],"hash":"sha256:78728faa6d37b84388b764ec39d28a3dfffffce371575a48f1771daf6af08c5e"}) as unknown as TypedDocumentString<OrderSuggestionsQuery, OrderSuggestionsQueryVariables>;
export const OrderSuppliersDocument = new TypedDocumentString(`
    query OrderSuppliers {
  suppliers(first: 100) {
    nodes {
      id
      name
    }
  }
}
    `, {"types":["Supplier","SupplierConnection"],"hash":"sha256:dfab2ab3cecb8c3b56c3316a8957ef6cc5b5708420fb79321edc38b76e8f1b45"}) as unknown as TypedDocumentString<OrderSuppliersQuery, OrderSuppliersQueryVariables>;
export const OrderPlaceDocument = new TypedDocumentString(`
    mutation OrderPlace($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ... on Order {
      ...OrderState
    }
    ... on ConfirmationNeeded {
      doubts {
        kind
        message
      }
    }
    ... on Refusal {
      __typename
      field
      message
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment OrderState on Order {
  id
  number
  kind
  status
  updatedAt
  acknowledgedAt
  allowedSteps
  lines {
    id
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      ...DrugLabel
      unit
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
    id
    at
    toStatus
    note
    actor {
      id
      name
    }
  }
}`, {"types":["Order"],"hash":"sha256:1cb0f6d957e70ccf4c566fa1c45588afdc3bbd0c88ef6d4a3727b50ba91b1302"}) as unknown as TypedDocumentString<OrderPlaceMutation, OrderPlaceMutationVariables>;
export const OrderApproveDocument = new TypedDocumentString(`
    mutation OrderApprove($input: ApproveOrderInput!) {
  approveOrder(input: $input) {
    __typename
    ... on OrderApproved {
      order {
        ...OrderState
      }
    }
    ... on Refusal {
      __typename
      message
    }
    ... on OrderShort {
      ...OrderTooShort
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment OrderState on Order {
  id
  number
  kind
  status
  updatedAt
  acknowledgedAt
  allowedSteps
  lines {
    id
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      ...DrugLabel
      unit
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
    id
    at
    toStatus
    note
    actor {
      id
      name
    }
  }
}
fragment OrderTooShort on OrderShort {
  lines {
    lineId
    drugId
    requested
    available
    skipped {
      lotId
      lotNumber
      quantity
      reason
    }
  }
}`, {"types":["Order"],"hash":"sha256:5b350bc5db339e79e9beb71f74b9716eb33ad0130589d6fe2539212cc90ea575"}) as unknown as TypedDocumentString<OrderApproveMutation, OrderApproveMutationVariables>;
export const OrderRejectDocument = new TypedDocumentString(`
    mutation OrderReject($input: OrderStepWithReasonInput!) {
  rejectOrder(input: $input) {
    __typename
    ...OrderStepTaken
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment OrderState on Order {
  id
  number
  kind
  status
  updatedAt
  acknowledgedAt
  allowedSteps
  lines {
    id
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      ...DrugLabel
      unit
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
    id
    at
    toStatus
    note
    actor {
      id
      name
    }
  }
}
fragment OrderStepTaken on OrderStepResult {
  __typename
  ... on Order {
    ...OrderState
  }
  ... on Refusal {
    __typename
    message
  }
}`, {"types":["Order"],"hash":"sha256:217a5a83f33ab353d28144b382f5473a735d1ad881bb16d02b034c4790eaea37"}) as unknown as TypedDocumentString<OrderRejectMutation, OrderRejectMutationVariables>;
export const OrderSendDocument = new TypedDocumentString(`
    mutation OrderSend($input: OrderStepInput!) {
  sendOrder(input: $input) {
    __typename
    ...OrderStepTaken
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment OrderState on Order {
  id
  number
  kind
  status
  updatedAt
  acknowledgedAt
  allowedSteps
  lines {
    id
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      ...DrugLabel
      unit
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
    id
    at
    toStatus
    note
    actor {
      id
      name
    }
  }
}
fragment OrderStepTaken on OrderStepResult {
  __typename
  ... on Order {
    ...OrderState
  }
  ... on Refusal {
    __typename
    message
  }
}`, {"types":["Order"],"hash":"sha256:93161a243de6b278be04519978d4327c387cd6b35f86617436f63a051f9f8e32"}) as unknown as TypedDocumentString<OrderSendMutation, OrderSendMutationVariables>;
export const OrderCancelDocument = new TypedDocumentString(`
    mutation OrderCancel($input: OrderStepWithReasonInput!) {
  cancelOrder(input: $input) {
    __typename
    ...OrderStepTaken
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment OrderState on Order {
  id
  number
  kind
  status
  updatedAt
  acknowledgedAt
  allowedSteps
  lines {
    id
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      ...DrugLabel
      unit
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
    id
    at
    toStatus
    note
    actor {
      id
      name
    }
  }
}
fragment OrderStepTaken on OrderStepResult {
  __typename
  ... on Order {
    ...OrderState
  }
  ... on Refusal {
    __typename
    message
  }
}`, {"types":["Order"],"hash":"sha256:f8ee0d1a8dfb8f86888c63f699e8ba376653345c2efa56f40ae77fe8f796ccc9"}) as unknown as TypedDocumentString<OrderCancelMutation, OrderCancelMutationVariables>;
export const OrderCloseShortDocument = new TypedDocumentString(`
    mutation OrderCloseShort($input: OrderStepWithReasonInput!) {
  closeOrderShort(input: $input) {
    __typename
    ...OrderStepTaken
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment OrderState on Order {
  id
  number
  kind
  status
  updatedAt
  acknowledgedAt
  allowedSteps
  lines {
    id
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      ...DrugLabel
      unit
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
    id
    at
    toStatus
    note
    actor {
      id
      name
    }
  }
}
fragment OrderStepTaken on OrderStepResult {
  __typename
  ... on Order {
    ...OrderState
  }
  ... on Refusal {
    __typename
    message
  }
}`, {"types":["Order"],"hash":"sha256:78e041d0043d29a1ead42875b4b233b54c897a0b9e955a5ce5a72d98ccfa61c1"}) as unknown as TypedDocumentString<OrderCloseShortMutation, OrderCloseShortMutationVariables>;
export const OrderFulfillDocument = new TypedDocumentString(`
    mutation OrderFulfill($input: FulfillOrderInput!) {
  fulfillOrder(input: $input) {
    __typename
    ... on OrderFulfilled {
      order {
        ...OrderState
      }
      notices
      replaced {
        lotId
        lotNumber
        quantity
        reason
      }
    }
    ... on Refusal {
      __typename
      message
    }
    ... on OrderShort {
      ...OrderTooShort
    }
    ... on ConfirmationNeeded {
      doubts {
        kind
        message
      }
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment OrderState on Order {
  id
  number
  kind
  status
  updatedAt
  acknowledgedAt
  allowedSteps
  lines {
    id
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      ...DrugLabel
      unit
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
    id
    at
    toStatus
    note
    actor {
      id
      name
    }
  }
}
fragment OrderTooShort on OrderShort {
  lines {
    lineId
    drugId
    requested
    available
    skipped {
      lotId
      lotNumber
      quantity
      reason
    }
  }
}`, {"types":["Order"],"hash":"sha256:1143bf902f94c3d7dbd583138f15984637173a10d043ffc9b8f167d44b0a3a81"}) as unknown as TypedDocumentString<OrderFulfillMutation, OrderFulfillMutationVariables>;
export const OrderAcknowledgeDocument = new TypedDocumentString(`
    mutation OrderAcknowledge($input: OrderStepInput!) {
  acknowledgeOrder(input: $input) {
    __typename
    ... on Order {
      ...OrderState
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment OrderState on Order {
  id
  number
  kind
  status
  updatedAt
  acknowledgedAt
  allowedSteps
  lines {
    id
    quantity
    fulfilledQuantity
    canceledQuantity
    drug {
      ...DrugLabel
      unit
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
    id
    at
    toStatus
    note
    actor {
      id
      name
    }
  }
}`, {"types":["Order"],"hash":"sha256:e6b141b373bc0d5d4293075a6d5b996ffccb39ab778402a4f0985dd9fd26b089"}) as unknown as TypedDocumentString<OrderAcknowledgeMutation, OrderAcknowledgeMutationVariables>;
export const SwitchOrganizationDocument = new TypedDocumentString(`
    mutation SwitchOrganization($input: SwitchOrganizationInput!) {
  switchOrganization(input: $input) {
    __typename
    ... on SignedIn {
      token
    }
  }
}
    `, {"types":[],"hash":"sha256:fa192f869f93722383097640891fd9005ca7ee53b1c1c75ca6526e13d15ac0cc"}) as unknown as TypedDocumentString<SwitchOrganizationMutation, SwitchOrganizationMutationVariables>;
export const OverviewFiguresDocument = new TypedDocumentString(`
    query OverviewFigures($pharmacyId: ID!, $me: ID!, $orders: Boolean!, $messages: Boolean!) {
  shortages: alerts(
    pharmacyId: $pharmacyId
    filter: {kinds: [OUT_OF_STOCK, LOW_STOCK]}
    first: 5
  ) {
    totalCount
    nodes {
      id
      kind
      openedAt
      stock {
        id
        usable
        minQuantity
        drug {
          id
          name
        }
      }
    }
  }
  mine: alerts(pharmacyId: $pharmacyId, filter: {assigneeId: $me}, first: 1) {
    totalCount
    nodes {
      id
    }
  }
  expiring: stocks(
    pharmacyId: $pharmacyId
    filter: {expiringWithinDays: 30}
    first: 1
  ) {
    totalCount
    nodes {
      id
    }
  }
  orderCounts(pharmacyId: $pharmacyId) @include(if: $orders) {
    status
    count
  }
  conversations(filter: {unread: true}, first: 1) @include(if: $messages) {
    totalCount
    nodes {
      id
    }
  }
}
    `, {"types":["Alert","AlertConnection","Conversation","ConversationConnection","Drug","OrderCount","Stock","StockConnection"],"hash":"sha256:e8d6d3182df5654ce2321364dfb369624ab42780a96889560c1bc352a1a658c3"}) as unknown as TypedDocumentString<OverviewFiguresQuery, OverviewFiguresQueryVariables>;
export const OverviewSeriesDocument = new TypedDocumentString(`
    query OverviewSeries($pharmacyId: ID!, $from: LocalDate!, $to: LocalDate!, $by: PeriodUnit) {
  movementsOverTime(pharmacyId: $pharmacyId, from: $from, to: $to, by: $by) {
    from
    received
    dispensed
  }
  shortagesOverTime(pharmacyId: $pharmacyId, from: $from, to: $to, by: $by) {
    from
    opened
    openAtEnd
  }
  expiryOutlook(pharmacyId: $pharmacyId, months: 12) {
    expiredLots
    expiredQuantity
    months {
      month
      lots
      quantity
    }
  }
}
    `, {"types":["ExpiryMonth","ExpiryOutlook","MovementPeriod","ShortagePeriod"],"hash":"sha256:1f16f6d2fc156233d2576bd3fc778b03a0b829200b946fd8058c440b55af5e1d"}) as unknown as TypedDocumentString<OverviewSeriesQuery, OverviewSeriesQueryVariables>;
export const PeopleSendsMailDocument = new TypedDocumentString(`
    query PeopleSendsMail {
  sendsMail
}
    `, {"types":[],"hash":"sha256:d90a3b96fb361f2cc3694efae22b5a55e0c560c255dd64417ef11d8bf75270c9"}) as unknown as TypedDocumentString<PeopleSendsMailQuery, PeopleSendsMailQueryVariables>;
export const PeopleMembersDocument = new TypedDocumentString(`
    query PeopleMembers($first: Int!, $after: String) {
  members(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...PeopleMember
    }
  }
}
    fragment PeopleMember on User {
  id
  name
  email
  status
  erasedAt
  lockedUntil
  memberships {
    id
    role
    pharmacyId
  }
}`, {"types":["Membership","PageInfo","User","UserConnection"],"hash":"sha256:a91d5fc19805832c041c0f90c16aa13fb49e13a3234c63d489abe97fedc01e70"}) as unknown as TypedDocumentString<PeopleMembersQuery, PeopleMembersQueryVariables>;
export const PeopleInvitationsDocument = new TypedDocumentString(`
    query PeopleInvitations($first: Int!, $after: String) {
  invitations(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      email
      role
      pharmacyId
      expiresAt
      invitedBy {
        id
        name
      }
    }
  }
}
    `, {"types":["Invitation","InvitationConnection","PageInfo","User"],"hash":"sha256:727a563ccd2157066997e148bef8edbdee969ea80dd1d5a4d67d52bb3f93cb99"}) as unknown as TypedDocumentString<PeopleInvitationsQuery, PeopleInvitationsQueryVariables>;
export const PeopleInviteDocument = new TypedDocumentString(`
    mutation PeopleInvite($input: InviteMemberInput!) {
  inviteMember(input: $input) {
    __typename
    ... on MemberInvited {
      token
      invitation {
        id
        email
      }
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":["Invitation"],"hash":"sha256:8982ca4c1e648c2b81add1331891525b3acebbbd8b0db2673ace5d95ab0fc008"}) as unknown as TypedDocumentString<PeopleInviteMutation, PeopleInviteMutationVariables>;
export const PeopleWithdrawDocument = new TypedDocumentString(`
    mutation PeopleWithdraw($input: WithdrawInvitationInput!) {
  withdrawInvitation(input: $input) {
    __typename
    ... on Invitation {
      id
    }
  }
}
    `, {"types":["Invitation"],"hash":"sha256:aebcda23e7c3266782d576587dae7200370baed0589ab6a9e6f63216766bf1f9"}) as unknown as TypedDocumentString<PeopleWithdrawMutation, PeopleWithdrawMutationVariables>;
export const PeopleChangeRoleDocument = new TypedDocumentString(`
    mutation PeopleChangeRole($input: ChangeMembershipInput!) {
  changeMembership(input: $input) {
    __typename
    ... on User {
      ...PeopleMember
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    fragment PeopleMember on User {
  id
  name
  email
  status
  erasedAt
  lockedUntil
  memberships {
    id
    role
    pharmacyId
  }
}`, {"types":["User"],"hash":"sha256:8813bbf6e0f67c4129ab2dae44a62dd5b9c61c2241272e81f3de159b0d4b4dc9"}) as unknown as TypedDocumentString<PeopleChangeRoleMutation, PeopleChangeRoleMutationVariables>;
export const PeopleDisableDocument = new TypedDocumentString(`
    mutation PeopleDisable($input: DisableUserInput!) {
  disableUser(input: $input) {
    __typename
    ... on UserDisabled {
      user {
        ...PeopleMember
      }
      withdrawnInvitations {
        id
        email
      }
      serviceKeys {
        id
        name
        expiresAt
      }
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    fragment PeopleMember on User {
  id
  name
  email
  status
  erasedAt
  lockedUntil
  memberships {
    id
    role
    pharmacyId
  }
}`, {"types":["Invitation","ServiceKey","User"],"hash":"sha256:3a87d17b548009e78b75e72420d811970059d6b6bef92b6b8686ce81cdc44715"}) as unknown as TypedDocumentString<PeopleDisableMutation, PeopleDisableMutationVariables>;
export const PeopleUnlockDocument = new TypedDocumentString(`
    mutation PeopleUnlock($input: UnlockUserInput!) {
  unlockUser(input: $input) {
    __typename
    ... on User {
      ...PeopleMember
    }
  }
}
    fragment PeopleMember on User {
  id
  name
  email
  status
  erasedAt
  lockedUntil
  memberships {
    id
    role
    pharmacyId
  }
}`, {"types":["User"],"hash":"sha256:7ebc0332d83f57ef604ee2a787601a87722eceb2fbfa5ccbfbb2fd5b08a009b0"}) as unknown as TypedDocumentString<PeopleUnlockMutation, PeopleUnlockMutationVariables>;
export const PeopleRevokeKeyDocument = new TypedDocumentString(`
    mutation PeopleRevokeKey($input: RevokeServiceKeyInput!) {
  revokeServiceKey(input: $input) {
    __typename
    ... on ServiceKey {
      id
    }
  }
}
    `, {"types":["ServiceKey"],"hash":"sha256:0b940857ef37e7d2310faccc39fc437b5bcd47877f96d5e3f67fea31da5d1f2f"}) as unknown as TypedDocumentString<PeopleRevokeKeyMutation, PeopleRevokeKeyMutationVariables>;
export const PeopleEnableDocument = new TypedDocumentString(`
    mutation PeopleEnable($input: EnableUserInput!) {
  enableUser(input: $input) {
    __typename
    ... on User {
      ...PeopleMember
    }
  }
}
    fragment PeopleMember on User {
  id
  name
  email
  status
  erasedAt
  lockedUntil
  memberships {
    id
    role
    pharmacyId
  }
}`, {"types":["User"],"hash":"sha256:d4cb0ab5b8d75b219369ccffcd8a98da54bf85a2111963f9535765d336f3a692"}) as unknown as TypedDocumentString<PeopleEnableMutation, PeopleEnableMutationVariables>;
export const PeopleEraseDocument = new TypedDocumentString(`
    mutation PeopleErase($input: EraseUserInput!) {
  eraseUser(input: $input) {
    __typename
    ... on UserErased {
      accountStays
      user {
        ...PeopleMember
      }
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    fragment PeopleMember on User {
  id
  name
  email
  status
  erasedAt
  lockedUntil
  memberships {
    id
    role
    pharmacyId
  }
}`, {"types":["User"],"hash":"sha256:02039e54ebd7efc0ea87bf6abdec88bf75d8273d9ca8d53aa4c9d0b240b35a41"}) as unknown as TypedDocumentString<PeopleEraseMutation, PeopleEraseMutationVariables>;
export const PeopleResetLinkDocument = new TypedDocumentString(`
    mutation PeopleResetLink($input: CreatePasswordResetInput!) {
  createPasswordReset(input: $input) {
    __typename
    ... on PasswordResetCreated {
      token
      expiresAt
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:545e69ca26000b27dd705e6efacc35a5fa0943e0895db1a2eef553f5f6ae1db1"}) as unknown as TypedDocumentString<PeopleResetLinkMutation, PeopleResetLinkMutationVariables>;
export const PeopleResetFactorsDocument = new TypedDocumentString(`
    mutation PeopleResetFactors($input: ResetFactorsInput!) {
  resetFactors(input: $input) {
    __typename
    ... on User {
      id
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":["User"],"hash":"sha256:3beee9b99f358a0cb0575495a73cf0e6aa399dd3557700a10b873ef38d769ccc"}) as unknown as TypedDocumentString<PeopleResetFactorsMutation, PeopleResetFactorsMutationVariables>;
export const RecallsPageDocument = new TypedDocumentString(`
    query RecallsPage($filter: RecallFilter, $first: Int!, $after: String) {
  recalls(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...RecallFacts
      awaiting
    }
  }
}
    fragment RecallFacts on Recall {
  id
  source
  number
  state
  classification
  firm
  product
  publishedOn
  createdAt
  activatedAt
  closedAt
}`, {"types":["PageInfo","Recall","RecallConnection"],"hash":"sha256:75c1fb6dd2380c85470a0b72702ee8c5f77aa0a18ad6235d32ca247b137db356"}) as unknown as TypedDocumentString<RecallsPageQuery, RecallsPageQueryVariables>;
export const RecallsToAcknowledgeDocument = new TypedDocumentString(`
    query RecallsToAcknowledge {
  recalls(filter: {states: [ACTIVE]}, first: 20) {
    nodes {
      id
      number
      receipts {
        acknowledgedAt
        pharmacy {
          id
        }
      }
    }
  }
}
    `, {"types":["Pharmacy","Recall","RecallConnection","RecallReceipt"],"hash":"sha256:38b1bcb3d45d5a8552c4716d7030a2e10675457f0c14c2d142171c035c47dc9a"}) as unknown as TypedDocumentString<RecallsToAcknowledgeQuery, RecallsToAcknowledgeQueryVariables>;
export const RecallDetailsDocument = new TypedDocumentString(`
    query RecallDetails($id: ID!) {
  recall(id: $id) {
    ...RecallFacts
    codes
    reason
    closingReason
    awaiting
    enteredBy {
      id
      name
    }
    activatedBy {
      id
      name
    }
    closedBy {
      id
      name
    }
    scopes {
      id
      ndc
      gtin
      lotNumber
      drug {
        ...DrugChoice
      }
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment DrugChoice on Drug {
  ...DrugLabel
  unit
}
fragment RecallFacts on Recall {
  id
  source
  number
  state
  classification
  firm
  product
  publishedOn
  createdAt
  activatedAt
  closedAt
}`, {"types":["Drug","Recall","RecallScope","User"],"hash":"sha256:1f964f4ac439eb2b6260231ed3216e3d8b87ef70b40e43218dcf5adb88b57514"}) as unknown as TypedDocumentString<RecallDetailsQuery, RecallDetailsQueryVariables>;
export const RecallReadingDocument = new TypedDocumentString(`
    query RecallReading($id: ID!) {
  recall(id: $id) {
    id
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
        ...DrugChoice
        labelerName
        ndc
      }
      lots {
        id
        quantity
      }
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment DrugChoice on Drug {
  ...DrugLabel
  unit
}`, {"types":["Drug","Lot","NoticeCode","NoticeLot","NoticeReading","Recall","RecallProposal"],"hash":"sha256:35bb2ce6b97491128a4d24e5a9bb34f4a26c24a9bfa1eb1ecb71df201335fa05"}) as unknown as TypedDocumentString<RecallReadingQuery, RecallReadingQueryVariables>;
export const RecallMatchesDocument = new TypedDocumentString(`
    query RecallMatches($id: ID!) {
  recall(id: $id) {
    id
    matches {
      lotId
      statusBefore
      caughtAt
      lot {
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
            name
          }
          drug {
            id
            name
            dosage
            unit
          }
        }
      }
    }
  }
}
    `, {"types":["Drug","Lot","Pharmacy","Recall","RecallMatch","Stock","Supplier"],"hash":"sha256:34faba828a655c1ad62d85a1f8062503c1c0fc2d227f8b3aaf46f6187615cc88"}) as unknown as TypedDocumentString<RecallMatchesQuery, RecallMatchesQueryVariables>;
export const RecallLeftDocument = new TypedDocumentString(`
    query RecallLeft($id: ID!, $first: Int!, $after: String) {
  recall(id: $id) {
    id
    movements(left: true, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        quantity
        lot {
          id
          lotNumber
          stock {
            id
            pharmacy {
              id
              name
            }
          }
        }
        order {
          id
          number
        }
        transaction {
          id
          transactionType
          occurredAt
          note
          actor {
            id
            name
          }
        }
      }
    }
  }
}
    `, {"types":["Lot","Order","PageInfo","Pharmacy","Recall","RecallMovement","RecallMovementConnection","Stock","Transaction","User"],"hash":"sha256:ebf2ea56825843efb4eb10ecd0ac7276227e7d1d8d7774077164868e3848a956"}) as unknown as TypedDocumentString<RecallLeftQuery, RecallLeftQueryVariables>;
export const RecallReceiptsDocument = new TypedDocumentString(`
    query RecallReceipts($id: ID!) {
  recall(id: $id) {
    id
    state
    awaiting
    receipts {
      acknowledgedAt
      minutes
      acknowledgedBy {
        id
        name
      }
      pharmacy {
        id
        name
      }
    }
  }
}
    `, {"types":["Pharmacy","Recall","RecallReceipt","User"],"hash":"sha256:2f53e6cc765a2d07df80c1336ba514cc56d1362a14da89cca5a44ec8af92e050"}) as unknown as TypedDocumentString<RecallReceiptsQuery, RecallReceiptsQueryVariables>;
export const RecallEnterDocument = new TypedDocumentString(`
    mutation RecallEnter($input: EnterRecallsInput!) {
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
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:fbfeb15267774049fce7a6f20bacc2446b8fbd7914d7f657068c35338728e878"}) as unknown as TypedDocumentString<RecallEnterMutation, RecallEnterMutationVariables>;
export const RecallReviewDocument = new TypedDocumentString(`
    mutation RecallReview($input: ReviewRecallInput!) {
  reviewRecall(input: $input) {
    __typename
    ... on Recall {
      id
      state
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":["Recall"],"hash":"sha256:c77f7f6b08cc7f6e6da2a0ef560217b66658bb73c9114d5a67829be3e0c0cf47"}) as unknown as TypedDocumentString<RecallReviewMutation, RecallReviewMutationVariables>;
export const RecallActivateDocument = new TypedDocumentString(`
    mutation RecallActivate($input: ActivateRecallInput!) {
  activateRecall(input: $input) {
    __typename
    ... on Recall {
      id
      state
      activatedAt
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":["Recall"],"hash":"sha256:4aa4d6c0a37201e7520404a6506c3d9d5708c6c1547d5de1bd45fef443d77bbd"}) as unknown as TypedDocumentString<RecallActivateMutation, RecallActivateMutationVariables>;
export const RecallCloseDocument = new TypedDocumentString(`
    mutation RecallClose($input: CloseRecallInput!) {
  closeRecall(input: $input) {
    __typename
    ... on Recall {
      id
      state
      closedAt
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":["Recall"],"hash":"sha256:51ea25c2986e563b502b47c65c28dda8f6d01b17fae1bce61de233f307e2491b"}) as unknown as TypedDocumentString<RecallCloseMutation, RecallCloseMutationVariables>;
export const RecallAcknowledgeDocument = new TypedDocumentString(`
    mutation RecallAcknowledge($input: AcknowledgeRecallInput!) {
  acknowledgeRecall(input: $input) {
    __typename
    ... on Recall {
      id
      awaiting
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":["Recall"],"hash":"sha256:32490ac85ee645c52e4a4c986f5192fe75d4a391a267a26b5e4538bbba5ea181"}) as unknown as TypedDocumentString<RecallAcknowledgeMutation, RecallAcknowledgeMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    __typename
    ... on PasswordReset {
      email
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:16d98edd3679f9ae12ce139cfb46bd91352041c6c7194eb9f9f031e4d4fea515"}) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const SecurityRulesDocument = new TypedDocumentString(`
    query SecurityRules {
  organization {
    id
    factorPolicy
    redirectUri
    membersWithoutFactor
    managersWithoutFactor
  }
}
    `, {"types":["Organization"],"hash":"sha256:e764e051f754948daee3067f8a19150b3bff25a2f4afe340439ab1ae80a84ff7"}) as unknown as TypedDocumentString<SecurityRulesQuery, SecurityRulesQueryVariables>;
export const SecurityFactorPolicyDocument = new TypedDocumentString(`
    mutation SecurityFactorPolicy($input: SetFactorPolicyInput!) {
  setFactorPolicy(input: $input) {
    __typename
    ... on Organization {
      id
      factorPolicy
    }
  }
}
    `, {"types":["Organization"],"hash":"sha256:00cd0faf4dfc55b20e65addc92343414c399fa71c5d32050a2291c68846d2ecb"}) as unknown as TypedDocumentString<SecurityFactorPolicyMutation, SecurityFactorPolicyMutationVariables>;
export const SecurityProviderDocument = new TypedDocumentString(`
    query SecurityProvider {
  identityProvider {
    ...SecurityIdentityProvider
  }
}
    fragment SecurityIdentityProvider on IdentityProvider {
  id
  issuer
  clientId
  scope
  groupsClaim
  signOnUrl
  groupRoles {
    group
    role
    pharmacyId
  }
}`, {"types":["GroupRole","IdentityProvider"],"hash":"sha256:33cdae8944be28f818354dc2f024543213571314a1ceaa2db35e72c97e506eea"}) as unknown as TypedDocumentString<SecurityProviderQuery, SecurityProviderQueryVariables>;
export const SecuritySetProviderDocument = new TypedDocumentString(`
    mutation SecuritySetProvider($input: SetIdentityProviderInput!) {
  setIdentityProvider(input: $input) {
    __typename
    ... on IdentityProvider {
      ...SecurityIdentityProvider
    }
  }
}
    fragment SecurityIdentityProvider on IdentityProvider {
  id
  issuer
  clientId
  scope
  groupsClaim
  signOnUrl
  groupRoles {
    group
    role
    pharmacyId
  }
}`, {"types":["IdentityProvider"],"hash":"sha256:c274ad8db14927ac42b9e8e13f4e5bb84839e8c21a9af3ccbc98b9ac5f175766"}) as unknown as TypedDocumentString<SecuritySetProviderMutation, SecuritySetProviderMutationVariables>;
export const SecurityRemoveProviderDocument = new TypedDocumentString(`
    mutation SecurityRemoveProvider {
  removeIdentityProvider {
    __typename
    ... on IdentityProvider {
      id
    }
  }
}
    `, {"types":["IdentityProvider"],"hash":"sha256:1db6983a8a07424851de6a3547bbc053483289dfa94acd186bead1a0aa93910c"}) as unknown as TypedDocumentString<SecurityRemoveProviderMutation, SecurityRemoveProviderMutationVariables>;
export const SessionsDocument = new TypedDocumentString(`
    query Sessions($userId: ID) {
  sessions(userId: $userId) {
    id
    current
    createdAt
    lastSeenAt
    ip
    userAgent
  }
}
    `, {"types":["Session"],"hash":"sha256:cb0428ea840e731657c0ed4921112c57c303d3563962c5814d49e8584bd09b8c"}) as unknown as TypedDocumentString<SessionsQuery, SessionsQueryVariables>;
export const SessionEndDocument = new TypedDocumentString(`
    mutation SessionEnd($input: EndSessionInput!) {
  endSession(input: $input) {
    __typename
    ... on Session {
      id
      revokedAt
    }
  }
}
    `, {"types":["Session"],"hash":"sha256:65f9bede3b16b7f9b3c132759363faefacedb12063b19c3f9444ff62362a5524"}) as unknown as TypedDocumentString<SessionEndMutation, SessionEndMutationVariables>;
export const BeginSignOnDocument = new TypedDocumentString(`
    query BeginSignOn($organizationId: ID!) {
  signOnRequest(organizationId: $organizationId) {
    url
    browserToken
  }
}
    `, {"types":["SignOnRequest"],"hash":"sha256:52adf6b054bdd0626413a9951a1b57bcca29132842643f7c0eb4c248d9785a76"}) as unknown as TypedDocumentString<BeginSignOnQuery, BeginSignOnQueryVariables>;
export const CompleteSignOnDocument = new TypedDocumentString(`
    mutation CompleteSignOn($input: CompleteSignOnInput!) {
  completeSignOn(input: $input) {
    __typename
    ... on SignedIn {
      token
      expiresAt
    }
    ... on AccessWithdrawn {
      user {
        id
      }
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":["User"],"hash":"sha256:b4c4dd0cbcd2b1863b061e12b9097eb8d5c566ef9d9efc3e8e6535038e3f18b3"}) as unknown as TypedDocumentString<CompleteSignOnMutation, CompleteSignOnMutationVariables>;
export const SignUpDocument = new TypedDocumentString(`
    mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) {
    __typename
    ... on SignedIn {
      token
    }
    ... on ConfirmationSent {
      email
      expiresAt
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:2aed8c606464cc3314fdc7f7ecf31bc3b6b665592ca649ad315997de5918fb5e"}) as unknown as TypedDocumentString<SignUpMutation, SignUpMutationVariables>;
export const StockPageDocument = new TypedDocumentString(`
    query StockPage($pharmacyId: ID!, $filter: StockFilter, $orderBy: StockOrder, $first: Int!, $after: String, $upTo: Int) {
  stocks(
    pharmacyId: $pharmacyId
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    totalCount(upTo: $upTo)
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      strengthMatch
      node {
        ...StockRow
      }
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment StockRow on Stock {
  id
  quantity
  usable
  allocated
  minQuantity
  status
  earliestExpiry
  drug {
    ...DrugLabel
    unit
    controlledSchedule
  }
}`, {"types":["Drug","PageInfo","Stock","StockConnection","StockEdge"],"hash":"sha256:16c2dee3a8cec057082c9d1344bc60b475dfb443345413c0ddd217660f6ccb7f"}) as unknown as TypedDocumentString<StockPageQuery, StockPageQueryVariables>;
export const StockDetailsDocument = new TypedDocumentString(`
    query StockDetails($id: ID!, $movements: Int!) {
  stock(id: $id) {
    ...StockRow
    ...StockLots
    maxQuantity
    onOrder
    pharmacy {
      id
    }
    transactions(first: $movements) {
      nodes {
        ...StockMovementRow
      }
      pageInfo {
        hasNextPage
      }
    }
    conversations {
      id
      title
      unread
      lastMessageAt
    }
    drug {
      id
      openOrders {
        id
        number
        kind
        status
        createdAt
        pharmacy {
          id
        }
      }
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment StockRow on Stock {
  id
  quantity
  usable
  allocated
  minQuantity
  status
  earliestExpiry
  drug {
    ...DrugLabel
    unit
    controlledSchedule
  }
}
fragment StockLots on Stock {
  lots {
    id
    partOf {
      id
    }
    lotNumber
    expiresOn
    status
    quantity
    allocated
    usable
    expired
    corrections {
      id
      lotNumberWas
      expiresOnWas
      reason
      at
    }
  }
}
fragment StockMovementRow on Transaction {
  id
  transactionType
  quantity
  occurredAt
  timestamp
  reason
  note
  undoable
  reversedById
  returnable {
    moved
    returned
    lot {
      id
      lotNumber
      expiresOn
    }
  }
  actor {
    id
    name
  }
  lines {
    id
    quantityChanged
    lot {
      id
      lotNumber
    }
  }
}`, {"types":["Conversation","Drug","InventoryLog","Lot","LotCorrection","Order","PageInfo","Pharmacy","ReturnableLot","Stock","Transaction","TransactionConnection","User"],"hash":"sha256:c9bdb28589b8e5203991662030bed38286fba0781447bab40061b6ea2098e544"}) as unknown as TypedDocumentString<StockDetailsQuery, StockDetailsQueryVariables>;
export const StockOfCodeDocument = new TypedDocumentString(`
    query StockOfCode($code: String!) {
  drugs(filter: {code: $code}, first: 2) {
    nodes {
      ...DrugChoice
      stocks {
        ...StockRow
        ...StockLots
        pharmacy {
          id
        }
      }
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment DrugChoice on Drug {
  ...DrugLabel
  unit
}
fragment StockRow on Stock {
  id
  quantity
  usable
  allocated
  minQuantity
  status
  earliestExpiry
  drug {
    ...DrugLabel
    unit
    controlledSchedule
  }
}
fragment StockLots on Stock {
  lots {
    id
    partOf {
      id
    }
    lotNumber
    expiresOn
    status
    quantity
    allocated
    usable
    expired
    corrections {
      id
      lotNumberWas
      expiresOnWas
      reason
      at
    }
  }
}`, {"types":["Drug","DrugConnection","Lot","LotCorrection","Pharmacy","Stock"],"hash":"sha256:78faed506445189efcc2c60272cb264539603fb95bcf6b0da23db945ba837245"}) as unknown as TypedDocumentString<StockOfCodeQuery, StockOfCodeQueryVariables>;
export const StockAtDocument = new TypedDocumentString(`
    query StockAt($pharmacyId: ID!, $drugId: ID!) {
  stocks(pharmacyId: $pharmacyId, filter: {drugId: $drugId}, first: 1) {
    nodes {
      ...StockRow
      ...StockLots
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment StockRow on Stock {
  id
  quantity
  usable
  allocated
  minQuantity
  status
  earliestExpiry
  drug {
    ...DrugLabel
    unit
    controlledSchedule
  }
}
fragment StockLots on Stock {
  lots {
    id
    partOf {
      id
    }
    lotNumber
    expiresOn
    status
    quantity
    allocated
    usable
    expired
    corrections {
      id
      lotNumberWas
      expiresOnWas
      reason
      at
    }
  }
}`, {"types":["Drug","Lot","LotCorrection","Stock","StockConnection"],"hash":"sha256:7b72e8061d4dd4e38072ec817e215420c07569b27434dfd7b755302a1568ea30"}) as unknown as TypedDocumentString<StockAtQuery, StockAtQueryVariables>;
export const StockReceiveDocument = new TypedDocumentString(`
    mutation StockReceive($input: ReceiveStockInput!) {
  receiveStock(input: $input) {
    __typename
    ... on StockMovement {
      ...StockMoved
    }
    ... on ConfirmationNeeded {
      ...StockDoubts
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment StockRow on Stock {
  id
  quantity
  usable
  allocated
  minQuantity
  status
  earliestExpiry
  drug {
    ...DrugLabel
    unit
    controlledSchedule
  }
}
fragment StockLots on Stock {
  lots {
    id
    partOf {
      id
    }
    lotNumber
    expiresOn
    status
    quantity
    allocated
    usable
    expired
    corrections {
      id
      lotNumberWas
      expiresOnWas
      reason
      at
    }
  }
}
fragment StockMoved on StockMovement {
  notices
  transaction {
    id
    undoable
    lines {
      id
      quantityChanged
      lot {
        id
        lotNumber
      }
    }
  }
  stock {
    ...StockRow
    ...StockLots
  }
}
fragment StockDoubts on ConfirmationNeeded {
  doubts {
    kind
    message
  }
}`, {"types":["Stock","Transaction"],"hash":"sha256:91b1ef1c47851a3dec44af1701627267f9d88f4cea32ddaf777afc8ce26aa3f6"}) as unknown as TypedDocumentString<StockReceiveMutation, StockReceiveMutationVariables>;
export const StockDispenseDocument = new TypedDocumentString(`
    mutation StockDispense($input: DispenseStockInput!) {
  dispenseStock(input: $input) {
    __typename
    ... on StockMovement {
      ...StockMoved
    }
    ... on ConfirmationNeeded {
      ...StockDoubts
    }
    ... on Refusal {
      __typename
      message
    }
    ... on InsufficientStock {
      ...StockShort
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment StockRow on Stock {
  id
  quantity
  usable
  allocated
  minQuantity
  status
  earliestExpiry
  drug {
    ...DrugLabel
    unit
    controlledSchedule
  }
}
fragment StockLots on Stock {
  lots {
    id
    partOf {
      id
    }
    lotNumber
    expiresOn
    status
    quantity
    allocated
    usable
    expired
    corrections {
      id
      lotNumberWas
      expiresOnWas
      reason
      at
    }
  }
}
fragment StockMoved on StockMovement {
  notices
  transaction {
    id
    undoable
    lines {
      id
      quantityChanged
      lot {
        id
        lotNumber
      }
    }
  }
  stock {
    ...StockRow
    ...StockLots
  }
}
fragment StockShort on InsufficientStock {
  skipped {
    lotId
    lotNumber
    quantity
    reason
  }
}
fragment StockDoubts on ConfirmationNeeded {
  doubts {
    kind
    message
  }
}`, {"types":["Stock","Transaction"],"hash":"sha256:9c4b0092d60b5947a69e5241b020d2e0c4fbae5e711bfe6590c396301fdb2772"}) as unknown as TypedDocumentString<StockDispenseMutation, StockDispenseMutationVariables>;
export const StockAdjustDocument = new TypedDocumentString(`
    mutation StockAdjust($input: AdjustStockInput!) {
  adjustStock(input: $input) {
    __typename
    ... on StockMovement {
      ...StockMoved
    }
    ... on ConfirmationNeeded {
      ...StockDoubts
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment StockRow on Stock {
  id
  quantity
  usable
  allocated
  minQuantity
  status
  earliestExpiry
  drug {
    ...DrugLabel
    unit
    controlledSchedule
  }
}
fragment StockLots on Stock {
  lots {
    id
    partOf {
      id
    }
    lotNumber
    expiresOn
    status
    quantity
    allocated
    usable
    expired
    corrections {
      id
      lotNumberWas
      expiresOnWas
      reason
      at
    }
  }
}
fragment StockMoved on StockMovement {
  notices
  transaction {
    id
    undoable
    lines {
      id
      quantityChanged
      lot {
        id
        lotNumber
      }
    }
  }
  stock {
    ...StockRow
    ...StockLots
  }
}
fragment StockDoubts on ConfirmationNeeded {
  doubts {
    kind
    message
  }
}`, {"types":["Stock","Transaction"],"hash":"sha256:0e006ab3be7bac9217e66284907d206716bfa49fd4b2e43e4b3942d640a07260"}) as unknown as TypedDocumentString<StockAdjustMutation, StockAdjustMutationVariables>;
export const StockCorrectLotDocument = new TypedDocumentString(`
    mutation StockCorrectLot($input: CorrectLotInput!) {
  correctLot(input: $input) {
    __typename
    ... on LotCorrected {
      notices
      lot {
        id
        lotNumber
        expiresOn
      }
    }
    ... on Refusal {
      __typename
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
    `, {"types":["Lot"],"hash":"sha256:328778ab5c0a600285b86dfc2e208214295da54dea84ede6cdb47b987937802a"}) as unknown as TypedDocumentString<StockCorrectLotMutation, StockCorrectLotMutationVariables>;
export const StockSplitLotDocument = new TypedDocumentString(`
    mutation StockSplitLot($input: SplitLotInput!) {
  splitLot(input: $input) {
    __typename
    ... on StockMovement {
      transaction {
        id
      }
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":["Transaction"],"hash":"sha256:ae133dee3cc7bb70189570b819312c334488e96373f4c502b443b7437a6733c2"}) as unknown as TypedDocumentString<StockSplitLotMutation, StockSplitLotMutationVariables>;
export const StockSetLotStatusDocument = new TypedDocumentString(`
    mutation StockSetLotStatus($input: SetLotStatusInput!) {
  setLotStatus(input: $input) {
    __typename
    ... on Lot {
      id
      status
      usable
      notices
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":["Lot"],"hash":"sha256:41198470837dde8ea71a3b407799289ce1d9635bd6c1cdb50f58f92548ad0908"}) as unknown as TypedDocumentString<StockSetLotStatusMutation, StockSetLotStatusMutationVariables>;
export const StockUndoDocument = new TypedDocumentString(`
    mutation StockUndo($input: ReverseTransactionInput!) {
  reverseTransaction(input: $input) {
    __typename
    ... on StockMovement {
      ...StockMoved
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment StockRow on Stock {
  id
  quantity
  usable
  allocated
  minQuantity
  status
  earliestExpiry
  drug {
    ...DrugLabel
    unit
    controlledSchedule
  }
}
fragment StockLots on Stock {
  lots {
    id
    partOf {
      id
    }
    lotNumber
    expiresOn
    status
    quantity
    allocated
    usable
    expired
    corrections {
      id
      lotNumberWas
      expiresOnWas
      reason
      at
    }
  }
}
fragment StockMoved on StockMovement {
  notices
  transaction {
    id
    undoable
    lines {
      id
      quantityChanged
      lot {
        id
        lotNumber
      }
    }
  }
  stock {
    ...StockRow
    ...StockLots
  }
}`, {"types":["Stock","Transaction"],"hash":"sha256:8571c7a4bdf37815baed3e4ddac05ff897694d7ea9196d2f8d00d81e2ec31c4a"}) as unknown as TypedDocumentString<StockUndoMutation, StockUndoMutationVariables>;
export const StockReturnFromCustomerDocument = new TypedDocumentString(`
    mutation StockReturnFromCustomer($input: ReturnFromCustomerInput!) {
  returnFromCustomer(input: $input) {
    __typename
    ... on StockMovement {
      ...StockMoved
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment StockRow on Stock {
  id
  quantity
  usable
  allocated
  minQuantity
  status
  earliestExpiry
  drug {
    ...DrugLabel
    unit
    controlledSchedule
  }
}
fragment StockLots on Stock {
  lots {
    id
    partOf {
      id
    }
    lotNumber
    expiresOn
    status
    quantity
    allocated
    usable
    expired
    corrections {
      id
      lotNumberWas
      expiresOnWas
      reason
      at
    }
  }
}
fragment StockMoved on StockMovement {
  notices
  transaction {
    id
    undoable
    lines {
      id
      quantityChanged
      lot {
        id
        lotNumber
      }
    }
  }
  stock {
    ...StockRow
    ...StockLots
  }
}`, {"types":["Stock","Transaction"],"hash":"sha256:52060f75aac19b6f1f2ee15294a56690c5b5c2aec690b3aa95b63e2b74398ec1"}) as unknown as TypedDocumentString<StockReturnFromCustomerMutation, StockReturnFromCustomerMutationVariables>;
export const StockReturnToSupplierDocument = new TypedDocumentString(`
    mutation StockReturnToSupplier($input: ReturnToSupplierInput!) {
  returnToSupplier(input: $input) {
    __typename
    ... on StockMovement {
      ...StockMoved
    }
    ... on ConfirmationNeeded {
      ...StockDoubts
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    fragment DrugLabel on Drug {
  id
  name
  dosage
  labelerName
  ndc
  packaging
}
fragment StockRow on Stock {
  id
  quantity
  usable
  allocated
  minQuantity
  status
  earliestExpiry
  drug {
    ...DrugLabel
    unit
    controlledSchedule
  }
}
fragment StockLots on Stock {
  lots {
    id
    partOf {
      id
    }
    lotNumber
    expiresOn
    status
    quantity
    allocated
    usable
    expired
    corrections {
      id
      lotNumberWas
      expiresOnWas
      reason
      at
    }
  }
}
fragment StockMoved on StockMovement {
  notices
  transaction {
    id
    undoable
    lines {
      id
      quantityChanged
      lot {
        id
        lotNumber
      }
    }
  }
  stock {
    ...StockRow
    ...StockLots
  }
}
fragment StockDoubts on ConfirmationNeeded {
  doubts {
    kind
    message
  }
}`, {"types":["Stock","Transaction"],"hash":"sha256:85194c32ca3ef014ab2c71daf5e5644b7ba1014e8dfcbb102cbc0b58def9f788"}) as unknown as TypedDocumentString<StockReturnToSupplierMutation, StockReturnToSupplierMutationVariables>;
export const StockPlanDocument = new TypedDocumentString(`
    query StockPlan($id: ID!, $quantity: Int!) {
  stock(id: $id) {
    id
    dispensePlan(quantity: $quantity) {
      shortage
      lots {
        quantity
        lot {
          id
          lotNumber
          expiresOn
        }
      }
    }
  }
}
    `, {"types":["DispensePlan","Lot","PlannedLot","Stock"],"hash":"sha256:a49840b1c5603a9f145d24094345877a385abe29d39c1aa67da54e5d926d10c7"}) as unknown as TypedDocumentString<StockPlanQuery, StockPlanQueryVariables>;
export const StockPeriodDocument = new TypedDocumentString(`
    query StockPeriod {
  pharmacies {
    id
    closedUntil
  }
}
    `, {"types":["Pharmacy"],"hash":"sha256:9669d08888d3782e2867c9b53321db6a346658ea8a2b4cc1cce4ec5854212b1c"}) as unknown as TypedDocumentString<StockPeriodQuery, StockPeriodQueryVariables>;
export const StockClosePeriodDocument = new TypedDocumentString(`
    mutation StockClosePeriod($input: ClosePeriodInput!) {
  closePeriod(input: $input) {
    __typename
    ... on Pharmacy {
      id
      closedUntil
    }
  }
}
    `, {"types":["Pharmacy"],"hash":"sha256:3ff535101e1951350918e727058b5c06804de133f51d82ccf8f03aac35eff2a7"}) as unknown as TypedDocumentString<StockClosePeriodMutation, StockClosePeriodMutationVariables>;
export const StockReopenPeriodDocument = new TypedDocumentString(`
    mutation StockReopenPeriod($input: ReopenPeriodInput!) {
  reopenPeriod(input: $input) {
    __typename
    ... on Pharmacy {
      id
      closedUntil
    }
  }
}
    `, {"types":["Pharmacy"],"hash":"sha256:c7b784ddeac09bbaad52b111971a2f2e20afdd6c628f260bf8a2291e6a8e70d2"}) as unknown as TypedDocumentString<StockReopenPeriodMutation, StockReopenPeriodMutationVariables>;
export const WallFiguresDocument = new TypedDocumentString(`
    query WallFigures($pharmacyId: ID!, $orders: Boolean!) {
  alerts(
    pharmacyId: $pharmacyId
    filter: {kinds: [OUT_OF_STOCK, LOW_STOCK]}
    first: 100
  ) {
    totalCount
    nodes {
      id
      kind
      openedAt
      stock {
        id
        usable
        minQuantity
        drug {
          id
          name
          dosage
        }
      }
    }
  }
  stocks(
    pharmacyId: $pharmacyId
    filter: {expiringWithinDays: 60}
    orderBy: {field: EARLIEST_EXPIRY}
    first: 20
  ) {
    totalCount
    nodes {
      id
      earliestExpiry
      quantity
      drug {
        id
        name
        dosage
      }
    }
  }
  orderCounts(pharmacyId: $pharmacyId) @include(if: $orders) {
    status
    count
  }
}
    `, {"types":["Alert","AlertConnection","Drug","OrderCount","Stock","StockConnection"],"hash":"sha256:746e17d91ea2fd0fb6b90cccd549decef2fdca3d5062379ee0a2dcf2fc18f96f"}) as unknown as TypedDocumentString<WallFiguresQuery, WallFiguresQueryVariables>;
export const SessionProofDocument = new TypedDocumentString(`
    mutation SessionProof($input: ProveIdentityInput!) {
  proveIdentity(input: $input) {
    __typename
    ... on IdentityProved {
      until
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":[],"hash":"sha256:6c16a6c6c5438f4ea280c2e1db47e4fd90e2c783c90e0f15e3f25b6232b1704b"}) as unknown as TypedDocumentString<SessionProofMutation, SessionProofMutationVariables>;
export const SessionProofsDocument = new TypedDocumentString(`
    query SessionProofs {
  myProofs {
    methods
    vouched
    pinSince
    pinTriesLeft
  }
}
    `, {"types":["Proofs"],"hash":"sha256:c59abedd04633281c0d626dbdde8bb67ad3f4de69cd1af4846588aeaef15dd96"}) as unknown as TypedDocumentString<SessionProofsQuery, SessionProofsQueryVariables>;
export const SessionPasskeyOptionsDocument = new TypedDocumentString(`
    query SessionPasskeyOptions {
  passkeyProofOptions
}
    `, {"types":[],"hash":"sha256:04629750083571f3b280c8646f7018de73526f2aaff00a72bd2fad1ceadcc8b6"}) as unknown as TypedDocumentString<SessionPasskeyOptionsQuery, SessionPasskeyOptionsQueryVariables>;
export const SessionUnlockDocument = new TypedDocumentString(`
    mutation SessionUnlock($input: UnlockSessionInput!) {
  unlockSession(input: $input) {
    __typename
    ... on PinNotRight {
      triesLeft
    }
    ... on Refusal {
      __typename
      message
    }
  }
}
    `, {"types":["Session"],"hash":"sha256:c78516651feaa872249f27917ef559a25671683184651fcad54e6ff7a6ee313b"}) as unknown as TypedDocumentString<SessionUnlockMutation, SessionUnlockMutationVariables>;
export const SessionHolderDocument = new TypedDocumentString(`
    query SessionHolder {
  me {
    id
    name
    email
  }
}
    `, {"types":["User"],"hash":"sha256:af7ecdf283274180d4ef7825fb370798f1119c36f608884f24ad7ac2a8a22bf0"}) as unknown as TypedDocumentString<SessionHolderQuery, SessionHolderQueryVariables>;