import type { AlertState } from '../alert-state.ts';
import type { ErrorCode } from '../error-code.ts';
import type { SkipReason } from '../fefo.ts';
import type { LotStatus } from '../lot-status.ts';
import type { OrderStatus } from '../order-state.ts';
import type { RecallState } from '../recall-state.ts';
import type { RecordName } from '../record-names.ts';
import type { ScanDoubtKind } from '../scan/scan.ts';
import type { UsualMovement } from '../usual.ts';

/** Units of a lot that an order has. */
export interface AllocatedTo {
  readonly quantity: number;
  readonly orderNumber: number;
}

/** What of a scanned label has to be looked at: what it leaves open, and what the catalogue and the shelf know against it. */
export type LabelDoubtKind =
  | ScanDoubtKind
  | 'UNKNOWN_PRODUCT'
  | 'SEVERAL_PRODUCTS'
  | 'ARCHIVED_PRODUCT'
  | 'OTHER_EXPIRY';

/** What there were too many of: wrong guesses from a network, tries at one account, new organizations. */
export type Tries = 'FAILURES' | 'SIGN_INS' | 'ORGANIZATIONS';

/** What of a request is bounded. */
export type Limit =
  | 'depth'
  | 'cost'
  | 'number of representations'
  | 'number of root fields'
  | 'number of sign-ins'
  | 'number of aliases'
  | 'number of aliases of one field'
  | 'number of directives'
  | 'depth of the variables'
  | 'number of values in the variables';

/** All that the server says to people, with the facts each sentence holds. A language is a file that says it all; it does not compile while a sentence is missing. */
export interface Catalogue {
  // Signing in and people
  readonly challengeNotValid: () => string;
  readonly factorNotRight: () => string;
  readonly totpNotBegun: () => string;
  readonly noFactor: () => string;
  readonly factorStillRequired: () => string;
  readonly tooManyPasskeys: () => string;
  readonly accountIsShared: () => string;
  readonly weakPin: () => string;
  readonly pinNotRight: (facts: { readonly triesLeft: number }) => string;
  readonly invalidCredentials: () => string;
  readonly emailTaken: (facts: { readonly email: string }) => string;
  readonly alreadyMember: (facts: { readonly email: string }) => string;
  readonly weakPassword: () => string;
  readonly confirmationNotValid: () => string;
  readonly wrongSignUpPassword: () => string;
  readonly invitationNotValid: () => string;
  readonly linkNotValid: () => string;
  readonly memberElsewhere: () => string;
  readonly lastOwner: () => string;
  readonly notDisabled: () => string;
  readonly pharmacyCodeTaken: (facts: { readonly pharmacyCode: string }) => string;
  readonly signOnNotValid: () => string;
  readonly notAssigned: () => string;
  readonly addressNotVerified: () => string;
  readonly notInvited: (facts: { readonly email: string }) => string;
  readonly accountExists: (facts: { readonly email: string }) => string;
  // Catalogue
  readonly duplicateDrug: () => string;
  readonly drugArchived: () => string;
  readonly unitInUse: (facts: { readonly unit: string }) => string;
  readonly supplierNameTaken: (facts: { readonly name: string }) => string;
  readonly similarDrug: (facts: { readonly name: string; readonly as: string }) => string;

  // Stock
  readonly insufficientStock: (facts: {
    readonly requested: number;
    readonly available: number;
    readonly lotNumber: string | null;
    readonly skipped: number;
    readonly orders: readonly AllocatedTo[];
  }) => string;
  readonly lotNotUsable: (facts: { readonly lotNumber: string; readonly reason: SkipReason }) => string;
  readonly lotExpired: (facts: { readonly expiredOn: string }) => string;
  readonly expiryRequired: (facts: { readonly lotNumbers: readonly string[] }) => string;
  readonly alreadyReversed: () => string;
  readonly returnedSince: () => string;
  readonly notReturnable: (facts: { readonly type: 'CUSTOMER_RETURN' | 'SUPPLIER_RETURN' }) => string;
  readonly returnExceeded: (facts: {
    readonly lotNumber: string;
    readonly moved: number;
    readonly returned: number;
    readonly requested: number;
  }) => string;
  readonly notReversible: () => string;
  readonly illegalLotTransition: (facts: {
    readonly from: LotStatus;
    readonly to: LotStatus;
    readonly allowed: readonly LotStatus[];
  }) => string;
  readonly lotUnderRecall: (facts: {
    readonly lotNumber: string;
    readonly number: string;
    readonly caughtAs: string | null;
  }) => string;
  readonly expiryFar: (facts: {
    readonly lotNumber: string;
    readonly expiresOn: string;
    readonly years: number;
  }) => string;
  readonly shortDated: (facts: {
    readonly lotNumber: string;
    readonly expiresOn: string;
    readonly days: number;
  }) => string;
  readonly unusualQuantity: (facts: {
    readonly quantity: number;
    readonly unit: string;
    readonly drug: string;
    readonly movement: UsualMovement;
    readonly limit: number;
    readonly count: number;
    readonly largest: number;
  }) => string;
  readonly returnsAllocated: (facts: { readonly lotNumber: string; readonly orders: readonly AllocatedTo[] }) => string;

  // Orders
  readonly illegalOrderTransition: (facts: {
    readonly from: OrderStatus;
    readonly to: OrderStatus;
    readonly allowed: readonly OrderStatus[];
  }) => string;
  readonly orderShort: (facts: { readonly lines: number }) => string;
  readonly ownOrder: () => string;
  readonly overFulfilled: (facts: { readonly outstanding: number; readonly requested: number }) => string;
  readonly receiptConfirmed: () => string;
  readonly notDelivered: (facts: { readonly status: OrderStatus }) => string;

  // Recalls and alerts
  readonly recallNumberMissing: () => string;
  readonly illegalRecallTransition: (facts: {
    readonly from: RecallState;
    readonly to: RecallState;
    readonly allowed: readonly RecallState[];
  }) => string;
  readonly recallCoversNothing: () => string;
  readonly recallNotActive: (facts: { readonly state: RecallState }) => string;
  readonly illegalAlertTransition: (facts: {
    readonly from: AlertState;
    readonly to: AlertState;
    readonly allowed: readonly AlertState[];
  }) => string;
  readonly assigneeMayNot: (facts: { readonly name: string }) => string;

  // Messages and the audit trail
  readonly alreadyParticipant: () => string;
  readonly noParticipant: () => string;
  readonly messageConfirmedBefore: () => string;
  readonly messageIsOwn: () => string;
  readonly noConfirmationWanted: () => string;
  readonly messageTextRemoved: () => string;
  readonly messageRedactedBefore: () => string;
  readonly noticeHasNoText: () => string;
  readonly nothingToSign: () => string;

  // Errors that have no narrower sentence in this language
  readonly unauthenticated: () => string;
  readonly factorRequired: () => string;
  readonly changeNotShown: () => string;
  readonly recordedBefore: (facts: { readonly fields: string }) => string;
  readonly internal: (facts: { readonly requestId: string }) => string;
  readonly noSuchRecord: (facts: { readonly what: RecordName }) => string;
  readonly unknownId: () => string;
  readonly fieldNotValid: (facts: { readonly field: string }) => string;
  /** `detail` is the engine's, in English: whoever writes documents reads it so. */
  readonly requestNotValid: (facts: { readonly detail: string }) => string;
  readonly ofCode: (facts: { readonly code: ErrorCode }) => string;

  // Errors
  readonly roleLacks: (facts: { readonly permission: string }) => string;
  readonly roleLacksHere: (facts: { readonly permission: string }) => string;
  readonly roleLacksAsk: (facts: { readonly permission: string; readonly atAll: boolean }) => string;
  readonly keyLacks: (facts: { readonly permission: string; readonly atAll: boolean }) => string;
  readonly proofRequired: (facts: { readonly minutes: number }) => string;
  readonly parametersDoNotFit: () => string;
  readonly restIsClosed: () => string;
  readonly noSuchAddress: () => string;
  readonly namesOnly: () => string;
  readonly sessionsOfOthers: () => string;
  readonly sessionsOutOfReach: () => string;
  readonly accountJustRemoved: () => string;
  readonly ownFactors: () => string;
  readonly memberOutOfReach: () => string;
  readonly concernsAllPharmacies: () => string;
  readonly tooManyInvitations: () => string;
  readonly nobodyNew: () => string;
  readonly cannotDisable: () => string;
  readonly cannotEnable: () => string;
  readonly cannotErase: () => string;
  readonly namePharmacy: () => string;
  readonly cannotUnlock: () => string;
  readonly lockedElsewhere: () => string;
  readonly noNewOrganizations: () => string;
  readonly vouchedHereAlone: () => string;
  readonly secondPerson: () => string;
  readonly ownPasswordElsewhere: () => string;
  readonly cannotReset: () => string;
  readonly sendsNoMail: () => string;
  readonly noSignOn: () => string;
  readonly recalledElsewhere: () => string;
  readonly onlySenderRemoves: () => string;
  readonly onlyStarterRemoves: () => string;
  readonly personsOnly: () => string;
  readonly passwordNeeded: () => string;
  readonly viewNotRecorded: () => string;
  readonly databaseBusy: () => string;
  readonly recordsInUse: () => string;
  readonly diskFull: () => string;
  readonly databaseAway: () => string;
  readonly historyNotNegative: () => string;
  readonly timezoneUnknown: () => string;
  readonly periodClosed: () => string;
  readonly periodNotOver: () => string;
  readonly stockTooLarge: () => string;
  readonly cursorExpired: () => string;
  readonly tooManyPasswords: () => string;
  readonly tooManyWait: () => string;
  readonly providerUnknown: () => string;
  readonly providerSilent: () => string;
  readonly changedByOthers: () => string;
  readonly outcomeUnknown: () => string;
  readonly askedTooMuch: (facts: { readonly own: boolean; readonly seconds: number }) => string;
  readonly tooManyTries: (facts: { readonly what: Tries; readonly seconds: number }) => string;
  readonly tooManyLinks: (facts: { readonly email: string }) => string;
  readonly limitExceeded: (facts: {
    readonly limit: Limit;
    readonly found: number;
    readonly allowed: number;
  }) => string;
  readonly keyUsedOtherwise: () => string;
  readonly keyForm: () => string;
  readonly cursorOfOtherList: () => string;
  readonly cursorOfOtherHistory: () => string;
  readonly cursorOfOtherCopy: () => string;
  readonly movementInFuture: () => string;
  readonly backDateNeeds: (facts: { readonly hours: number }) => string;
  readonly backDateReason: (facts: { readonly hours: number }) => string;
  readonly heldLotNeeds: (facts: { readonly lotNumber: string; readonly status: LotStatus }) => string;
  readonly heldLotReason: (facts: { readonly lotNumber: string; readonly status: LotStatus }) => string;
  readonly otherLotNeeds: (facts: { readonly lotNumber: string }) => string;
  readonly otherLotReason: (facts: { readonly lotNumber: string }) => string;
  readonly undoNeeds: (facts: { readonly minutes: number }) => string;
  readonly movementTooLarge: (facts: { readonly most: number }) => string;
  readonly deliveryTooLarge: (facts: { readonly most: number }) => string;
  readonly stockHolds: (facts: { readonly onHand: number; readonly most: number }) => string;
  readonly stockHoldsAtMost: (facts: { readonly most: number }) => string;
  readonly quantityOrLots: () => string;
  readonly adjustmentSign: (facts: { readonly type: string; readonly adds: boolean }) => string;
  readonly returnedBefore: () => string;
  readonly wholeLot: (facts: { readonly lotNumber: string; readonly quantity: number }) => string;
  readonly nothingCorrected: () => string;
  readonly searchEmpty: () => string;
  readonly maximumBelowMinimum: () => string;
  readonly stockOrPharmacyAndDrug: () => string;
  readonly issueWithSupplier: () => string;
  readonly purchaseWithRecipient: () => string;
  readonly ambiguousCode: (facts: { readonly code: string }) => string;
  readonly linesOrDrug: () => string;
  readonly linesMissing: () => string;
  readonly drugIdOrCode: () => string;
  readonly lotsMissing: () => string;
  readonly lineTwice: () => string;
  readonly lineNeeds: (facts: { readonly kind: 'ISSUE' | 'PURCHASE'; readonly field: string }) => string;
  readonly snoozeUntil: (facts: { readonly days: number }) => string;
  readonly userOrRole: () => string;
  readonly openingExpired: (facts: { readonly expiresOn: string }) => string;
  readonly openingExpiryMissing: () => string;
  readonly openingQuantityMissing: (facts: { readonly field: string }) => string;
  readonly openingPharmacyMissing: () => string;
  readonly ndcForm: () => string;
  readonly lotTakenFor: (facts: { readonly lotNumber: string; readonly known: string }) => string;
  readonly lotKeptApart: (facts: { readonly lotNumber: string; readonly known: string }) => string;
  readonly lotOfOtherExpiry: (facts: {
    readonly lotNumber: string;
    readonly dates: readonly (string | null)[];
  }) => string;
  readonly lotAlsoOfOtherExpiry: (facts: {
    readonly lotNumber: string;
    readonly dates: readonly (string | null)[];
  }) => string;
  readonly arrivedRecalled: (facts: {
    readonly lotNumber: string;
    readonly quantity: number;
    readonly noted: string | null;
  }) => string;
  readonly arrivedInQuarantine: (facts: {
    readonly lotNumber: string;
    readonly quantity: number;
    readonly reason: string;
  }) => string;
  readonly arrivedInHeldLot: (facts: { readonly lotNumber: string; readonly status: LotStatus }) => string;
  readonly dispensedBeforeHeld: (facts: { readonly lotNumber: string; readonly status: LotStatus }) => string;
  readonly cameBack: (facts: { readonly lotNumber: string; readonly status: LotStatus }) => string;
  readonly ordersLose: (facts: { readonly units: number }) => string;
  readonly namesakesHeld: (facts: { readonly others: number; readonly status: LotStatus }) => string;
  readonly partsCorrected: (facts: { readonly units: number }) => string;
  readonly partFromNow: (facts: { readonly lotNumber: string }) => string;
  readonly heldFromNow: (facts: { readonly lotNumber: string; readonly status: LotStatus }) => string;
  readonly staysRecalled: (facts: { readonly lotNumber: string; readonly was: string }) => string;
  readonly labelDoubt: (facts: { readonly kind: LabelDoubtKind }) => string;
}
