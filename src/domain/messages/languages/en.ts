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
import { scanDoubts } from '../../scan/scan.ts';
import type {
  AllocatedTo,
  LabelDoubtKind,
  Lacking,
  Limit,
  NoIssuer,
  ReturnExceeded,
  Shortfall,
  Step,
  Tries,
  UnusualQuantity,
} from '../facts.ts';
import { instantIn } from '../instant.ts';
import type { Letters } from '../letter.ts';

const orderStatus: Record<OrderStatus, string> = {
  PENDING: 'waiting for approval',
  APPROVED: 'approved',
  REJECTED: 'rejected',
  SENT: 'sent',
  PARTIALLY_FULFILLED: 'partially fulfilled',
  FULFILLED: 'fulfilled',
  CLOSED_SHORT: 'closed short',
  CANCELED: 'canceled',
};
const lotStatus: Record<LotStatus, string> = {
  RELEASED: 'released',
  ON_HOLD: 'on hold',
  QUARANTINED: 'in quarantine',
  RECALLED: 'recalled',
};
const alertState: Record<AlertState, string> = {
  OPEN: 'open',
  ACKNOWLEDGED: 'acknowledged',
  SNOOZED: 'snoozed',
  RESOLVED: 'resolved',
};
const recallState: Record<RecallState, string> = {
  NEW: 'new',
  REVIEWED: 'reviewed',
  ACTIVE: 'active',
  CLOSED: 'closed',
};
const skipReason: Record<SkipReason, string> = {
  EXPIRED: 'it has expired',
  ON_HOLD: 'it is on hold',
  QUARANTINED: 'it is in quarantine',
  RECALLED: 'it has been recalled',
  FULLY_ALLOCATED: 'all of it is allocated to orders',
};

const usually: Record<UsualMovement, string> = {
  DISPENSE: 'dispensed',
  RECEIPT: 'received',
};

/** What a doubt about a scanned label says; the schema describes its kinds with it. */
export const labelDoubts: Record<LabelDoubtKind, string> = {
  ...scanDoubts,
  UNKNOWN_PRODUCT: 'No drug of the catalogue has this code.',
  SEVERAL_PRODUCTS: 'Several drugs of the catalogue have this code.',
  ARCHIVED_PRODUCT: 'The drug is not in use any more.',
  OTHER_EXPIRY: 'The lot is here with another expiry date.',
};
const tries: Record<Tries, string> = {
  FAILURES: 'failures from your network',
  SIGN_INS: 'tries to sign in',
  ORGANIZATIONS: 'new organizations',
};

const noAddress: Record<NoAddress, string> = {
  LONG: 'This is too long for an e-mail address.',
  UNSEEN: 'Enter an e-mail address without spaces and characters that cannot be seen.',
  FORM: 'Enter an e-mail address.',
  DOMAIN: 'Enter an e-mail address with a domain, such as example.org.',
  LENGTH: 'An e-mail address has at most 64 characters before the @, and 254 in all.',
  ALPHABET: 'The letters of this e-mail address could be taken for those of another alphabet.',
};
const noLotNumber: Record<NoLotNumber, string> = {
  CONTROL: 'This lot number holds control characters, such as those that a scanner sends between two values.',
  DIRECTION: 'This lot number holds characters that turn the direction of reading.',
  BLANK: 'A lot number has a letter or a digit.',
};
const number = (value: number) => value.toLocaleString('en');
const either = (words: readonly string[]) => words.join(' or ');

const allocatedTo = (lotNumber: string, orders: readonly AllocatedTo[]) =>
  `Allocated of lot ${lotNumber}: ${orders.map(({ quantity, orderNumber }) => `${quantity} to order ${orderNumber}`).join(', ')}.`;

/**
 * What the server says to people, in English, as do its log and the trail, whoever reads; with its facts the shape of every other language. A language is one
 * file, whole, and so longer than code may be (docs/decisions/0059-messages-by-language.md).
 */
export const messages = {
  // Signing in and people
  challengeNotValid: () =>
    'This sign-in can no longer be completed: it has expired, was tried too often, or was begun elsewhere. Sign in again.',
  factorNotRight: () =>
    'This code is wrong or has been used already. A code of an authenticator app works once: wait for the next one.',
  totpNotBegun: () => 'There is no authenticator app to confirm. Set it up again from the start.',
  noFactor: () => 'There is no second factor yet. Set up an authenticator app or a passkey first.',
  factorStillRequired: () =>
    'This is your last second factor, and one of your organizations requires one. Set up another one first.',
  tooManyPasskeys: () => 'You have twenty passkeys. Remove one that you no longer use.',
  accountIsShared: () =>
    'This person is also a member of other organizations, which rely on their second factor. They can replace it themselves, or ask whoever runs the server.',
  weakPin: () => 'This PIN is too easy to guess. Choose digits without a pattern.',
  pinNotRight: ({ triesLeft }: { triesLeft: number }) =>
    triesLeft > 0 ? 'This is not your PIN.' : 'The PIN is blocked. Confirm your identity in another way.',
  invalidCredentials: () => 'The e-mail address or the password is wrong.',
  emailTaken: ({ email }: { email: string }) =>
    `There is already an account with ${email}. Sign in, or use another address.`,
  alreadyMember: ({ email }: { email: string }) =>
    `${email} is already a member of the organization. Change their role instead.`,
  weakPassword: () => 'This password is too easy to guess. Several unrelated words make a good one.',
  confirmationNotValid: () =>
    'This link is no longer valid: it is unknown, was used already, or has expired. Sign up again.',
  wrongSignUpPassword: () => 'This is not the password that was chosen when signing up.',
  invitationNotValid: () =>
    'This invitation is no longer valid: it is unknown, was used or replaced, or has expired. Ask for a new one.',
  linkNotValid: () =>
    'This link is no longer valid: it is unknown, was used, has expired, or was made by somebody whose rights have ended. Ask for a new one.',
  memberElsewhere: () =>
    'This person works for another organization with the same password, so a link would open their account there as well. Ask whoever runs the server to make one.',
  lastOwner: () =>
    'The organization would be left without an owner of all pharmacies. Make somebody else an owner first.',
  notDisabled: () => 'Only a disabled member can be erased. Disable them first.',
  pharmacyCodeTaken: ({ pharmacyCode }: { pharmacyCode: string }) =>
    `Another pharmacy has the code ${pharmacyCode}. Choose a different one.`,
  signOnNotValid: () =>
    'This sign-in cannot be completed: it was begun in another browser, was completed already, took too long, or the identity provider did not confirm who you are. Begin again.',
  notAssigned: () =>
    'Your organization gives you no access: none of your groups has a role, or your access was ended. Ask an owner of your organization.',
  addressNotVerified: () => 'The identity provider does not confirm your e-mail address. Ask whoever runs it.',
  notInvited: ({ email }: { email: string }) =>
    `There is no account with ${email} yet, and this identity provider may not create accounts for its domain. Ask an owner of your organization to invite you, accept the invitation, and sign in here again; or ask whoever runs the server to name the domain in SIGN_ON_DOMAINS.`,
  accountExists: ({ email }: { email: string }) =>
    `There is an account with ${email} that this identity provider cannot sign in to. Ask your organization to invite you, accept with your password, and sign in here again.`,

  // Catalogue
  duplicateDrug: () => 'Another drug of the catalogue has this NDC or GTIN. Use that one, or correct the code.',
  drugArchived: () => 'This drug was taken out of the catalogue. Put it back first.',
  unitInUse: ({ unit }: { unit: string }) =>
    `Quantities of this drug were recorded in ${unit}. Enter a new drug for another unit.`,
  supplierNameTaken: ({ name }: { name: string }) =>
    `Another supplier has the name ${name}. Use that one, or choose a different name.`,
  similarDrug: ({ name, as }: { name: string; as: string }) =>
    `The catalogue already has ${name} of this strength and form${as && ` (${as})`}. Use that one, or confirm that this is another product.`,

  // Stock
  insufficientStock: ({ requested, available, lotNumber, skipped, orders }: Shortfall) =>
    [
      `${requested} requested, ${available} available now${lotNumber === null ? '' : ` from lot ${lotNumber}`}.`,
      ...(skipped > 0 ? [`${skipped} ${skipped === 1 ? 'lot' : 'lots'} with goods cannot be used.`] : []),
      ...(lotNumber !== null && orders.length > 0 ? [allocatedTo(lotNumber, orders)] : []),
    ].join(' '),
  lotNotUsable: ({ lotNumber, reason }: { lotNumber: string; reason: SkipReason }) =>
    `Nothing can be dispensed from lot ${lotNumber}: ${skipReason[reason]}.`,
  lotExpired: ({ expiredOn }: { expiredOn: string }) =>
    `These goods expired on ${expiredOn} and cannot be received. Check the date on the package.`,
  expiryRequired: ({ lotNumbers }: { lotNumbers: readonly string[] }) =>
    `Lot ${lotNumbers.join(', ')} has no expiry date. Enter the one on the package; if it names only a month, that month.`,
  alreadyReversed: () =>
    'This transaction has already been reversed. Enter the movement again if it was right after all.',
  returnedSince: () =>
    'Goods of this transaction were returned. Reverse the returns first if they were mistaken as well.',
  notReturnable: ({ type }: { type: 'CUSTOMER_RETURN' | 'SUPPLIER_RETURN' }) =>
    type === 'CUSTOMER_RETURN'
      ? 'Only goods of a dispense or an issue that was not reversed can come back. Name that transaction.'
      : 'Only goods of a receipt that was not reversed can be sent back. Name that transaction.',
  returnExceeded: ({ lotNumber, moved, returned, requested }: ReturnExceeded) =>
    `${requested} of lot ${lotNumber} are more than can be returned: this transaction moved ${moved}, and ${returned} were returned already.`,
  notReversible: () => 'A reversal cannot be reversed. Enter the movement again.',
  illegalLotTransition: ({ from, to, allowed }: Step<LotStatus>) =>
    `A lot that is ${lotStatus[from]} cannot become ${lotStatus[to]}. ${allowed.length > 0 ? `It can become ${either(allowed.map((each) => lotStatus[each]))}.` : 'Only the whole lot can leave this status.'}`,
  lotUnderRecall: ({ lotNumber, number, caughtAs }: { lotNumber: string; number: string; caughtAs: string | null }) =>
    `Lot ${lotNumber} ${caughtAs === null ? `is covered by recall ${number}` : `was caught as ${caughtAs} by recall ${number}`}, which is active. It can be released once that is closed.`,
  expiryFar: ({ lotNumber, expiresOn, years }: { lotNumber: string; expiresOn: string; years: number }) =>
    `Lot ${lotNumber} would expire on ${expiresOn}, more than ${years} years from now. Check the date on the package.`,
  shortDated: ({ lotNumber, expiresOn, days }: { lotNumber: string; expiresOn: string; days: number }) =>
    `Lot ${lotNumber} expires on ${expiresOn}, sooner than the ${days} days for which these goods must be good. Accept it all the same, or into quarantine.`,
  unusualQuantity: ({ quantity, unit, drug, movement, limit, count, largest }: UnusualQuantity) =>
    `${quantity} (${unit}) is far more of ${drug} than is usually ${usually[movement]} here: more than ${limit}; the largest of the last ${count} movements was ${largest}. Is it right?`,
  returnsAllocated: ({ lotNumber, orders }: { lotNumber: string; orders: readonly AllocatedTo[] }) =>
    `${allocatedTo(lotNumber, orders)} What is sent back is taken from these orders.`,

  // Orders
  illegalOrderTransition: ({ from, to, allowed }: Step<OrderStatus>) =>
    `An order that is ${orderStatus[from]} cannot become ${orderStatus[to]}. ${allowed.length > 0 ? `It can become ${either(allowed.map((each) => orderStatus[each]))}.` : 'It has ended.'}`,
  orderShort: ({ lines }: { lines: number }) =>
    `There is not enough for ${lines === 1 ? 'one line' : `${lines} lines`} of this order.`,
  ownOrder: () => 'Somebody else must approve this order: you requested it.',
  overFulfilled: ({ outstanding, requested }: { outstanding: number; requested: number }) =>
    `${requested} is more than the ${outstanding} outstanding. Enter the rest as extra goods, with the reason.`,
  receiptConfirmed: () => 'The receipt of this order has already been confirmed.',
  notDelivered: ({ status }: { status: OrderStatus }) =>
    `Nothing to confirm: this order is ${orderStatus[status]}, not delivered.`,

  // Recalls and alerts
  recallNumberMissing: () => 'The text contains no recall number such as D-1362-2012. Enter the number of the notice.',
  illegalRecallTransition: ({ from, to, allowed }: Step<RecallState>) =>
    `A recall that is ${recallState[from]} cannot become ${recallState[to]}. ${allowed.length > 0 ? `It can become ${either(allowed.map((each) => recallState[each]))}.` : 'It is finished.'}`,
  recallCoversNothing: () =>
    'Nobody has confirmed yet what this recall covers. Say which drugs or codes are meant, or close it if it concerns nothing here.',
  recallNotActive: ({ state }: { state: RecallState }) =>
    `This recall is ${recallState[state]}. Only an active recall is acknowledged.`,
  illegalAlertTransition: ({ from, to, allowed }: Step<AlertState>) =>
    `An alert that is ${alertState[from]} cannot become ${alertState[to]}. ${allowed.length > 0 ? `It can become ${either(allowed.map((each) => alertState[each]))}.` : 'It is finished.'}`,
  assigneeMayNot: ({ name }: { name: string }) =>
    `${name} may not deal with alerts at this pharmacy. Choose somebody who works there.`,

  // Messages and the audit trail
  alreadyParticipant: () => 'They already take part in this conversation.',
  noParticipant: () => 'They are not among the participants of this conversation.',
  messageConfirmedBefore: () => 'You have already confirmed this message.',
  messageIsOwn: () => 'You wrote this message yourself.',
  noConfirmationWanted: () => 'Nobody asked for this message to be confirmed.',
  messageTextRemoved: () => 'The text of this message was removed.',
  messageRedactedBefore: () => 'The text of this message has already been removed.',
  noticeHasNoText: () => 'A notice of the system contains no text of a person.',
  nothingToSign: () => 'Nothing was sealed since the last checkpoint.',

  // Errors that have no narrower sentence in this language
  unauthenticated: () => 'Sign in first: send the session token as "Authorization: Bearer …".',
  factorRequired: () =>
    'Your organization requires a second factor. Set one up first: an authenticator app or a passkey.',
  changeNotShown: () =>
    'The change was recorded, but showing it failed. Look it up. Sent again it would take effect twice, except under the same Idempotency-Key.',
  recordedBefore: ({ fields }: { fields: string }) => `Recorded before it: ${fields}.`,
  internal: ({ requestId }: { requestId: string }) =>
    `Something went wrong on our side. When you ask for help, give this number: ${requestId}.`,
  noSuchRecord: ({ what }: { what: RecordName }) => `There is no ${what} with this id.`,
  unknownId: () => 'There is no record with this id.',
  fieldNotValid: ({ field }: { field: string }) => `${field} is not valid.`,
  requestNotValid: ({ detail }: { detail: string }) => detail,
  ofCode: ({ code }: { code: ErrorCode }) => ofCode[code],

  // Errors
  roleLacks: ({ permission }: { permission: string }) => `Your role does not include ${permission}.`,
  roleLacksHere: ({ permission }: { permission: string }) =>
    `Your role does not include ${permission} at this pharmacy.`,
  roleLacksAsk: ({ permission, atAll }: Lacking) =>
    `Your role does not include ${permission}${atAll ? ' at all pharmacies' : ''}. Ask an owner or manager of your organization.`,
  keyLacks: ({ permission, atAll }: Lacking) =>
    `This service key does not include ${permission}${atAll ? ' at all pharmacies' : ''}. An owner can create another one that does.`,
  proofRequired: ({ minutes }: { minutes: number }) =>
    `For this you must have confirmed your identity within the last ${minutes} minutes. Nothing was changed: do so with proveIdentity, and send it again.`,
  parametersDoNotFit: () => 'The parameters do not fit this address.',
  restIsClosed: () => 'This server runs trusted documents alone, at /graphql: REST is closed.',
  noSuchAddress: () => 'There is no such address. /api/openapi.json names all there are.',
  namesOnly: () => 'This service key tells names of people only: addresses and roles need member:read where they work.',
  sessionsOfOthers: () => 'Only those who manage members see the sessions of others.',
  sessionsOutOfReach: () => 'This member holds a role that you cannot take away, so you may not see their sessions.',
  accountJustRemoved: () => 'The account of this address has just been removed. Nothing was changed; try again.',
  ownFactors: () => 'Your own second factors are changed with removeTotp and removePasskey.',
  memberOutOfReach: () => 'You cannot do this for this member: they hold a role that you could not take away.',
  concernsAllPharmacies: () => 'This concerns all pharmacies: only an owner of all of them decides it.',
  tooManyInvitations: () => 'Too many invitations were mailed within the last hour. Invite again later.',
  nobodyNew: () => 'This server takes nobody new. Ask whoever runs it.',
  cannotDisable: () => 'You cannot disable this member: they hold a role that you could not take away.',
  cannotEnable: () => 'You cannot enable this member: they hold a role that you could not give.',
  cannotErase: () => 'You cannot erase this member: they hold a role that you could not take away.',
  namePharmacy: () => 'You manage single pharmacies: name one of them in pharmacyId.',
  cannotUnlock: () => 'You cannot unlock this member: they hold a role that you could not take away.',
  lockedElsewhere: () =>
    'This member works for another organization as well: the lock guards their account there too, and ends by itself.',
  noNewOrganizations: () => 'This server takes no new organizations. Ask whoever runs it.',
  vouchedHereAlone: () =>
    'The identity provider of your organization vouches for you in this organization alone, and other organizations rely on your account. Sign in anew through the provider.',
  secondPerson: () => 'This needs a second person: a colleague has to confirm it, not you again.',
  ownPasswordElsewhere: () => 'This is for colleagues. Change your own password with the one that you have.',
  cannotReset: () => 'You cannot let this member choose a new password: they hold a role that you could not take away.',
  sendsNoMail: () =>
    'This server sends no mail. Ask an owner or a manager of your organization for a link, or the operator of the server.',
  noSignOn: () =>
    'This server signs nobody in through identity providers: whoever runs it has to set PUBLIC_URL first.',
  recalledElsewhere: () =>
    'Lots of this number are recalled at other pharmacies as well and can only leave that status together: you need stock:set-lot-status at each of them.',
  onlySenderRemoves: () => 'Only its sender, or a participant with message:moderate, takes a text away.',
  onlyStarterRemoves: () =>
    'Only whoever started a conversation, or a participant with message:moderate, takes others out of it.',
  personsOnly: () => 'Only a person who signed in may do this, and not a service with its key.',
  passwordNeeded: () =>
    'The identity provider of your organization vouches for you in this organization alone. Sign in with your password to do this.',
  viewNotRecorded: () => 'This cannot be shown now, because it cannot be recorded that you looked at it. Try again.',
  databaseBusy: () =>
    'The database had no connection to spare in time: much is asked of it, or it does not answer. Nothing was changed; try again.',
  recordsInUse: () => 'The records are in use by another operation. Nothing was changed; try again.',
  diskFull: () =>
    'The disk of the database is full, so nothing can be recorded at the moment. Nothing was changed; try again when there is room.',
  databaseAway: () =>
    'The database cannot be reached, or cannot record anything, at the moment. Nothing was changed; try again soon.',
  historyNotNegative: () =>
    'The lot did not hold that much at that time: a later balance would be negative. Use a later time or a smaller quantity.',
  timezoneUnknown: () =>
    'input.timezone is not known to the database. Use the name of an area and a city, such as Europe/Berlin, or UTC.',
  periodClosed: () =>
    'That day is in a period that is closed (Pharmacy.closedUntil). Date it later, or ask an owner to open the period again.',
  periodNotOver: () => 'A period is closed when it is over: its last day ended at least five minutes ago.',
  stockTooLarge: () => 'The stock would hold more than 1,000,000,000 units.',
  cursorExpired: () =>
    'This cursor is older than the history that is kept: ask for liveCursor, then read the list again, and go on from there.',
  tooManyPasswords: () => 'Too many sign-ins are waiting. Nothing was changed; try again.',
  tooManyWait: () => 'The server is busy. Nothing was changed; try again.',
  providerUnknown: () =>
    'The identity provider of the organization does not know this server: an owner has to look at the client id and secret.',
  providerSilent: () =>
    'The identity provider of the organization does not answer as it should. Try again soon, or sign in with your password.',
  changedByOthers: () => 'Others changed the same records again and again. Nothing was changed; try again.',
  outcomeUnknown: () =>
    'The database stopped answering while this was being recorded, so it is not known whether it was. Send it again under the same Idempotency-Key, or look it up before you do it again.',
  askedTooMuch: ({ own, seconds }: { own: boolean; seconds: number }) =>
    `${own ? 'You have' : 'Your organization has'} asked for very much of late. Nothing was changed; try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  tooManyTries: ({ what, seconds }: { what: Tries; seconds: number }) =>
    `Too many ${tries[what]}. Try again in ${seconds} seconds.`,
  tooManyLinks: ({ email }: { email: string }) =>
    `Several links went to ${email} within the last hour: one of them is still good. Try again in an hour.`,
  limitExceeded: ({ limit, found, allowed }: { limit: Limit; found: number; allowed: number }) =>
    `This request asks for too much: its ${limit} is ${found}, at most ${allowed} is allowed. Ask in smaller parts.`,
  keyUsedOtherwise: () => 'This Idempotency-Key was already used with another input. Use a new key for a new request.',
  keyForm: () => 'An Idempotency-Key is 1 to 255 visible ASCII characters, such as a UUID.',
  cursorOfOtherList: () =>
    'This cursor is not from this list. Use the endCursor of the page before, with the same filter and order.',
  cursorOfOtherHistory: () =>
    'This cursor is not from this history: ask for the list anew, and go on after liveCursor. After a backup was restored, older cursors are of no use.',
  cursorOfOtherCopy: () =>
    'This cursor is not from this list. Use the cursor of the page before with the same types, or forget your copy and begin without one.',
  movementInFuture: () => 'input.occurredAt must not be in the future.',
  backDateNeeds: ({ hours }: { hours: number }) =>
    `What is dated more than ${hours} hours back needs stock:back-date, which your role does not include.`,
  backDateReason: ({ hours }: { hours: number }) =>
    `Tell in input.reason why it is dated more than ${hours} hours back.`,
  heldLotNeeds: ({ lotNumber, status }: { lotNumber: string; status: LotStatus }) =>
    `Lot ${lotNumber} is ${status} now. That goods of it left before needs stock:back-date, which your role does not include.`,
  heldLotReason: ({ lotNumber, status }: { lotNumber: string; status: LotStatus }) =>
    `Lot ${lotNumber} is ${status} now. Tell in input.reason how it is known that goods of it left before.`,
  otherLotNeeds: ({ lotNumber }: { lotNumber: string }) =>
    `Lot ${lotNumber} expires first. Taking another one before it needs stock:choose-lot, which your role does not include.`,
  otherLotReason: ({ lotNumber }: { lotNumber: string }) =>
    `Lot ${lotNumber} expires first. Tell in input.reason why another one is taken before it.`,
  undoNeeds: ({ minutes }: { minutes: number }) =>
    `You may undo what you recorded yourself within the last ${minutes} minutes. Anything else needs stock:reverse, which your role does not include.`,
  movementTooLarge: ({ most }: { most: number }) => `One movement carries at most ${most} units.`,
  deliveryTooLarge: ({ most }: { most: number }) =>
    `One delivery carries at most ${most} units of a drug. Deliver it in parts.`,
  stockHolds: ({ onHand, most }: { onHand: number; most: number }) =>
    `The stock holds ${onHand}; it cannot hold more than ${most.toLocaleString('en')}.`,
  stockHoldsAtMost: ({ most }: { most: number }) => `A stock cannot hold more than ${most.toLocaleString('en')}.`,
  quantityOrLots: () => 'Give either input.quantity or input.lots, and not both.',
  adjustmentSign: ({ type, adds }: { type: string; adds: boolean }) =>
    `A ${type} ${adds ? 'adds: give a positive' : 'takes away: give a negative'} input.quantityChange.`,
  returnedBefore: () => 'Goods are returned after they moved: give a later input.occurredAt.',
  wholeLot: ({ lotNumber, quantity }: { lotNumber: string; quantity: number }) =>
    `Lot ${lotNumber} has ${quantity}: that is all of it. Use setLotStatus for the whole lot.`,
  nothingCorrected: () => 'Give the number or the date that the package really has.',
  searchEmpty: () => 'Say what to look for: a lot number, an NDC, a GTIN or a drug.',
  maximumBelowMinimum: () => 'input.maxQuantity must be at least input.minQuantity.',
  stockOrPharmacyAndDrug: () => 'Give either input.stockId, or input.pharmacyId with input.drugId.',
  issueWithSupplier: () => 'An ISSUE has no supplier; only a PURCHASE comes from one.',
  purchaseWithRecipient: () => 'A PURCHASE has no recipient; only an ISSUE is for somebody.',
  ambiguousCode: ({ code }: { code: string }) => `The code ${code} names more than one drug. Give the drug's id.`,
  linesOrDrug: () => 'Give either input.lines or input.drugId with input.quantity.',
  linesMissing: () => 'Give input.lines, or input.drugId with input.quantity.',
  drugIdOrCode: () => 'Each line names its drug either by drugId or by code.',
  lotsMissing: () => 'Say for each line which lots arrived.',
  lineTwice: () => 'Name each line once.',
  lineNeeds: ({ kind, field }: { kind: 'ISSUE' | 'PURCHASE'; field: string }) =>
    `The lines of ${kind === 'ISSUE' ? 'an ISSUE' : 'a PURCHASE'} need ${field} and nothing else.`,
  snoozeUntil: ({ days }: { days: number }) => `input.until must be in the future and at most ${days} days from now.`,
  userOrRole: () => 'Give either input.userId or input.role.',
  openingExpired: ({ expiresOn }: { expiresOn: string }) =>
    `Goods that expired on ${expiresOn} cannot be taken into stock.`,
  openingExpiryMissing: () =>
    'Give in input.expiration the date on the package; where it names only a month, that month. For goods that have none, set input.expiryControl to NONE.',
  openingQuantityMissing: ({ field }: { field: string }) =>
    `input.${field} tells of opening stock; give input.quantity with it.`,
  openingPharmacyMissing: () => 'Tell in input.pharmacyId where the opening stock is.',
  ndcForm: () => 'A product NDC is two groups of digits with a hyphen: 4-4, 5-3, 5-4 or 6-4, such as 0002-3229.',
  lotTakenFor: ({ lotNumber, known }: { lotNumber: string; known: string }) =>
    `Lot ${lotNumber} is taken for lot ${known}, which is here with the same expiry; the goods were added to it.`,
  lotKeptApart: ({ lotNumber, known }: { lotNumber: string; known: string }) =>
    `Lot ${lotNumber} is kept apart from lot ${known}, which is spelled otherwise.`,
  lotOfOtherExpiry: ({ lotNumber, dates }: { lotNumber: string; dates: readonly (string | null)[] }) =>
    `Lot ${lotNumber} is known with another expiry (${dates.map((date) => date ?? 'no date').join(', ')}); this is kept as a lot of its own. Check the date on the package.`,
  lotAlsoOfOtherExpiry: ({ lotNumber, dates }: { lotNumber: string; dates: readonly (string | null)[] }) =>
    `Lot ${lotNumber} is known with another expiry (${dates.map((date) => date ?? 'no date').join(', ')}). Check the dates on the packages.`,
  arrivedRecalled: ({ lotNumber, quantity, noted }: { lotNumber: string; quantity: number; noted: string | null }) =>
    `Lot ${lotNumber} was RECALLED: none of it may be dispensed, and neither may these ${quantity}. Put them aside.${noted === null ? '' : ` Noted of them: ${noted}`}`,
  arrivedInQuarantine: ({ lotNumber, quantity, reason }: { lotNumber: string; quantity: number; reason: string }) =>
    `${quantity} of lot ${lotNumber} are in quarantine until somebody releases them: ${reason}`,
  arrivedInHeldLot: ({ lotNumber, status }: { lotNumber: string; status: LotStatus }) =>
    `Lot ${lotNumber} is ${status}; nothing can be dispensed from it until it is released.`,
  dispensedBeforeHeld: ({ lotNumber, status }: { lotNumber: string; status: LotStatus }) =>
    `Lot ${lotNumber} is ${status} since, and goods of it had left. Find out who has them.`,
  cameBack: ({ lotNumber, status }: { lotNumber: string; status: LotStatus }) =>
    `What came back of lot ${lotNumber} is ${status}: ${status === 'RECALLED' ? 'put it aside. Nobody can release it while a recall that holds it is active.' : 'it cannot be used until somebody releases it.'}`,
  ordersLose: ({ units }: { units: number }) =>
    `${units} of it were allocated to orders, which are told that they lose them.`,
  namesakesHeld: ({ others, status }: { others: number; status: LotStatus }) =>
    `${others === 1 ? '1 other lot of this drug and number is' : `${others} other lots of this drug and number are`} ${status} as well, at all pharmacies.${status === 'RECALLED' ? ' Put the goods aside.' : ''}`,
  partsCorrected: ({ units }: { units: number }) => `${units} in parts of it are corrected with it.`,
  partFromNow: ({ lotNumber }: { lotNumber: string }) =>
    `Lot ${lotNumber} is here already with the same expiry; these goods are a part of it from now on.`,
  heldFromNow: ({ lotNumber, status }: { lotNumber: string; status: LotStatus }) =>
    `Lot ${lotNumber} is ${status} from now on. Put its goods aside.`,
  staysRecalled: ({ lotNumber, was }: { lotNumber: string; was: string }) =>
    `Lot ${lotNumber} was RECALLED as ${was} and stays so. Keep its goods aside.`,
  labelDoubt: ({ kind }: { kind: LabelDoubtKind }) => labelDoubts[kind],

  // What an input says of a field that breaks one of its rules; the field is named beside it
  severalWrong: ({ count }: { count: number }) => `${count} fields are wrong.`,
  notEmpty: () => 'This must not be empty.',
  noText: () => 'This must be a text.',
  atMostCharacters: ({ most }: { most: number }) => `This may have at most ${number(most)} characters.`,
  wholeNumber: () => 'Enter a whole number.',
  atLeast: ({ least }: { least: number }) => `Enter at least ${number(least)}.`,
  atMost: ({ most }: { most: number }) => `Enter at most ${number(most)}.`,
  notZero: () => 'Enter a number other than 0.',
  atLeastItems: ({ least }: { least: number }) => `Give at least ${least === 1 ? 'one' : number(least)}.`,
  atMostItems: ({ most }: { most: number }) => `Give at most ${number(most)} at once.`,
  noTime: () => 'Enter a time between the years 1900 and 2200.',
  noAddress: ({ reason }: { reason: NoAddress }) => noAddress[reason],
  noLotNumber: ({ reason }: { reason: NoLotNumber }) => `${noLotNumber[reason]} Type what is printed on the package.`,
  passwordLength: () => 'A password has 12 to 128 characters.',
  pinForm: () => 'A PIN has 6 to 8 digits.',
  timezoneForm: () => 'Use the name of a time zone with an area and a city, such as Europe/Berlin, or UTC.',
  pharmacyCodeForm: () => 'A pharmacy code has 1 to 20 capital letters, digits and hyphens, such as MAIN-2.',
  scopeForm: () => 'Give words with one space between them, openid among them.',
  deviceTokenForm: () => 'This must be 32 random bytes in base64url, without padding.',
  valueMissing: () => 'This is required.',
  unknownField: () => 'There is no such field.',
  valueOfOtherType: () => 'This value does not have the type of the field.',
  unstorable: () => 'This holds a character that cannot be stored (U+0000, or half of a pair).',
  mustBeObject: () => 'This must be an object.',
  mustBeOfType: ({ type }: { type: string }) => `This must be of the type ${type}.`,
  mustBeEntity: ({ types }: { types: readonly string[] }) =>
    `This must be an object whose __typename is one of ${types.join(', ')}.`,
  needsKey: ({ type, keys }: { type: string; keys: readonly string[] }) =>
    `This needs a key of ${type}: ${keys.join(', or ')}.`,
  noSuchParameter: () => 'There is no such parameter here.',
  parameterTwice: () => 'This parameter is given once at most.',

  // What else is wrong with an input
  oneFactor: () => 'Give exactly one of the code of an authenticator app, a recovery code and a passkey.',
  oneProof: () => 'Give exactly one of a password, the code of an authenticator app, a recovery code and a passkey.',
  passkeyForm: () => 'This must be the JSON that the browser answered to the options.',
  roleOutOfReach: ({ role }: { role: string }) =>
    `You cannot give or take away the role ${role}: it holds permissions that you do not.`,
  colleagueLacks: ({ name, permission }: { name: string; permission: string }) =>
    `The role of ${name} does not include ${permission} here. Ask somebody else.`,
  colleagueFactor: ({ name }: { name: string }) =>
    `Your organization asks for a second factor of ${name}: besides the password the code of their authenticator app, or a passkey in the place of both.`,
  keyEnds: ({ years }: { years: number }) => `A key ends in the future, at most ${years} years from now.`,
  notForServices: ({ permission, reason }: { permission: string; reason: string }) =>
    `No service is given ${permission}: ${reason}.`,
  uselessWithout: ({ permission, needed }: { permission: string; needed: string }) =>
    `${permission} is of no use without ${needed}: give the key both.`,
  keyOutOfReach: ({ permission, atAll }: Lacking) =>
    `You cannot make this key: you do not hold ${permission} at ${atAll ? 'all pharmacies; name single ones' : 'each of these pharmacies'}.`,
  noIssuer: ({ reason }: { reason: NoIssuer }) =>
    reason === 'FORM'
      ? 'Give the address of the provider, without anything behind the path.'
      : 'The address of a provider begins with https://.',
  clientSecretNeeded: () => 'Another issuer or client id needs its own client secret.',
  groupTwice: ({ group }: { group: string }) => `Name the group ${group} once for each place.`,
  gtinForm: () => 'A GTIN has 8, 12, 13 or 14 digits of which the last is the check digit; this one does not add up.',
  noGtin: ({ text }: { text: string }) => `${text} is no GTIN: its check digit is not right.`,
  noNdc: ({ text }: { text: string }) => `${text} is no NDC.`,
  drugAlwaysHas: ({ kept }: { kept: 'name' | 'unit' }) => `A drug always has a ${kept}; leave it out to keep it.`,
  undatedOnShelf: ({ units }: { units: number }) =>
    `${number(units)} units on the shelf have no expiry date, and would never expire. Correct their lots first: give each the date on the package.`,
  supplierAlwaysHasName: () => 'A supplier always has a name; leave it out to keep it.',
  noDrugOfCode: ({ code }: { code: string }) => `No drug of the catalogue has the code ${code}.`,
  oneSubject: () => 'A conversation is about one record at most.',
  announcesWhat: () => 'Only an order, a stock or an alert is announced in a conversation.',
  tooManyScopes: ({ most }: { most: number }) =>
    `A recall covers at most ${number(most)} lots. To cover all lots, name none.`,
  oneCode: () => 'Name exactly one of a drug, an NDC and a GTIN.',
  scopeOfNoLots: () => 'Name the lots, or leave them out to cover all. What covers no lot is left out altogether.',
  scopeLotNumber: () => 'A lot number has 1 to 50 characters, a letter or a digit among them.',
  lastBeforeFirst: () => 'The last day comes before the first.',
  tooManyPeriods: ({ most }: { most: number }) =>
    `A series has at most ${number(most)} periods. Ask for a shorter time, or longer periods.`,
  monthsRange: () => 'Ask for 1 to 60 months.',

  // What becomes of orders whose goods are taken back, and of notices that are read
  lotWasRecalled: ({ lotNumber }: { lotNumber: string }) => `Lot ${lotNumber} was recalled.`,
  recallIsActive: ({ number: recall }: { number: string }) => `Recall ${recall} is active.`,
  lotPutAside: ({ lotNumber, quantity }: { lotNumber: string; quantity: number }) =>
    `${number(quantity)} of lot ${lotNumber} were put aside.`,
  lotCorrectedAway: ({ lotNumber, as, expiredOn }: { lotNumber: string; as: string; expiredOn: string | null }) =>
    `Lot ${lotNumber} was corrected and cannot be used: ${expiredOn === null ? `${as} is recalled` : `it expired on ${expiredOn}`}.`,
  goodsSentBack: ({ lotNumbers }: { lotNumbers: readonly string[] }) =>
    `Goods of lot ${lotNumbers.join(', ')} were sent back.`,
  noLongerAllocated: ({ lots }: { lots: readonly { readonly lotNumber: string; readonly quantity: number }[] }) =>
    `No longer allocated: ${lots.map(({ lotNumber, quantity }) => `${number(quantity)} of lot ${lotNumber}`).join(', ')}.`,
  noRecord: () => 'It is no record.',
  noticeWithoutNumber: () => 'It has no recall_number.',
  noticeWithoutProduct: ({ number: notice }: { number: string }) => `${notice} has no product_description.`,
  noticeOfOthers: ({ number: notice, type }: { number: string; type: string }) =>
    `${notice} is about ${type}, not drugs.`,
  noticeTwice: ({ number: notice }: { number: string }) => `${notice} stands in the file before.`,
  requestTooLarge: ({ most }: { most: number }) => `A request holds at most ${number(most)} bytes.`,
  noJson: () => 'The body of the request is no valid JSON.',
};

const ofCode: Record<ErrorCode, string> = {
  UNAUTHENTICATED: 'Sign in first.',
  FORBIDDEN: 'Your role does not include this.',
  FACTOR_REQUIRED: 'Your organization requires a second factor.',
  PROOF_REQUIRED: 'Confirm first that it is you.',
  NOT_FOUND: 'This record does not exist.',
  BAD_USER_INPUT: 'Something that was entered is not valid.',
  CONFLICT: 'Somebody else has changed this at the same moment. Try again.',
  CURSOR_EXPIRED: 'This cursor is older than the history that is kept. Read the list again from the start.',
  RATE_LIMITED: 'Too many attempts. Wait a while and try again.',
  BUSY: 'The server is busy. Try again in a moment.',
  UNAVAILABLE: 'The server cannot do this at the moment. Try again later.',
  OUTCOME_UNKNOWN: 'It is not known whether this was recorded. Look it up before you enter it again.',
  LIMIT_EXCEEDED: 'The request asks for too much at once.',
};

/** The sentences of a language, of the same facts as in English. It does not compile while one is missing. */
export type Messages = {
  readonly [Key in keyof typeof messages]: (...facts: Parameters<(typeof messages)[Key]>) => string;
};

const instant = instantIn('en');
const notYou =
  'If it was not you, change your password at once, end your sessions, and tell an owner of your organization.';

/** What letters say in English. */
export const letters: Letters = {
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
      `The link is for you alone: whoever opens it takes the invitation up. It is good until ${instant(until)}. If you do not know who invites you, do nothing.`,
    ],
    action: { label: 'Take up the invitation', link },
  }),
  'password-reset': ({ link, until }) => ({
    subject: 'A new password',
    paragraphs: [
      `Somebody, probably you, asked for a new password for this address. The link is good until ${instant(until)}.`,
      'If it was not you, do nothing: the password stays as it is.',
    ],
    action: { label: 'Choose a new password', link },
  }),
  'confirm-address': ({ link, until }) => ({
    subject: 'Confirm your new address',
    paragraphs: [
      `Somebody, probably you, wants to use this address for their account. Open the link to confirm it; it is good until ${instant(until)}.`,
      'If it was not you, do nothing.',
    ],
    action: { label: 'Confirm the address', link },
  }),
  'address-changed': ({ at }) => ({
    subject: 'Your address was changed',
    paragraphs: [
      `The address of your account was changed on ${instant(at)}. This one is not used any more.`,
      `${notYou}`,
    ],
  }),
  'new-device': ({ at, device, ip }) => ({
    subject: 'Sign-in from a new device',
    paragraphs: [
      `Somebody signed in to your account on ${instant(at)} from a device or network that was not seen before: ${plainName(device)}, address ${ip}.`,
      `If it was you, there is nothing to do. ${notYou}`,
    ],
  }),
  'password-changed': ({ at }) => ({
    subject: 'Your password was changed',
    paragraphs: [`The password of your account was changed on ${instant(at)}, and your other sessions ended.`, notYou],
  }),
  'key-made': ({ organization, key, by, at }) => ({
    subject: 'A service key was made',
    paragraphs: [
      `${plainName(by)} made the service key “${plainName(key)}” for “${plainName(organization)}” on ${instant(at)}. With it a program may use the API.`,
      'You hear of it as an owner. If it should not be there, revoke it.',
    ],
  }),
  'role-changed': ({ organization, by, at }) => ({
    subject: 'Your role was changed',
    paragraphs: [
      by === null
        ? `What you may do at “${plainName(organization)}” changed on ${instant(at)}, since your groups there did. What you may do now stands in your account.`
        : `${plainName(by)} changed what you may do at “${plainName(organization)}” on ${instant(at)}. What you may do now stands in your account.`,
      'If you did not expect it, ask an owner of the organization.',
    ],
  }),
  'factor-added': ({ at, passkey }) => ({
    subject: 'A second factor was added',
    paragraphs: [
      `A second factor was added to your account on ${instant(at)}: ${passkey === null ? 'an authenticator app' : `the passkey “${plainName(passkey)}”`}. It counts from the next sign-in on.`,
      `If it was not you, remove it in your account. ${notYou}`,
    ],
  }),
  'factor-removed': ({ at, passkey }) => ({
    subject: 'A second factor was removed',
    paragraphs: [
      `A second factor was taken from your account on ${instant(at)}: ${passkey === null ? 'the authenticator app' : `the passkey “${plainName(passkey)}”`}. It does not sign you in any more.`,
      notYou,
    ],
  }),
  'factors-reset': ({ by, at }) => ({
    subject: 'Your second factors were taken away',
    paragraphs: [
      `${by === null ? 'Whoever runs the server' : `${plainName(by.name)}, for “${plainName(by.organization)}”,`} took all second factors and recovery codes of your account away on ${instant(at)}, and ended your sessions. Your password alone signs you in until you set up another.`,
      'If you did not ask for it, change your password at once, set up a second factor, and tell an owner of your organization.',
    ],
  }),
  'recovery-code-used': ({ at, device, ip }) => ({
    subject: 'A recovery code was used',
    paragraphs: [
      `Somebody used a recovery code of your account on ${instant(at)}, to sign in or to show once more who they are: ${plainName(device)}, address ${ip}. The code is used up.`,
      `If it was you and you have lost a second factor, remove it in your account. ${notYou}`,
    ],
  }),
  'recovery-codes-made': ({ at }) => ({
    subject: 'New recovery codes were made',
    paragraphs: [
      `New recovery codes were made for your account on ${instant(at)}. Those from before are worth nothing any more.`,
      `If it was not you, make new ones in your account. ${notYou}`,
    ],
  }),
  'sign-on-linked': ({ organization, at }) => ({
    subject: `Sign-in through “${plainName(organization)}”`,
    paragraphs: [
      `Somebody, probably you, signed in on ${instant(at)} through the sign-in of “${plainName(organization)}” for the first time. From now on it opens what you have there, and your groups there say what you may do.`,
      'If it was not you, tell an owner of the organization. A new password ends nothing of it: their sign-in vouches for you, and only there.',
    ],
  }),
};
