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
import { scanDoubts } from '../../scan/scan.ts';
import type {
  AdjustmentName,
  AllocatedTo,
  LabelDoubtKind,
  Lacking,
  Limit,
  NoIssuer,
  OpeningField,
  ReturnExceeded,
  Shortfall,
  Step,
  Tries,
  UnusualQuantity,
} from '../facts.ts';
import { dayIn, instantIn, numberIn } from '../format.ts';
import type { Letters } from '../letter.ts';

const orderStatus: Record<OrderStatus, string> = {
  PENDING: 'pending',
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
  ARCHIVED_PRODUCT: 'The drug is no longer in use.',
  OTHER_EXPIRY: 'The lot is here with another expiry date.',
};
const tries: Record<Tries, string> = {
  FAILURES: 'failed attempts from your network',
  SIGN_INS: 'attempts to sign in',
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
/** What each permission allows, as it follows "Your role does not include". */
const permissionNames: Record<Permission, string> = {
  'catalogue:read': 'seeing the catalogue',
  'catalogue:write': 'changing the catalogue',
  'stock:read': 'seeing stock',
  'stock:receive': 'receiving goods',
  'stock:dispense': 'dispensing',
  'stock:choose-lot': 'choosing which lot is dispensed',
  'stock:adjust': 'correcting stock',
  'stock:reverse': 'reversing movements',
  'stock:reverse-own': 'reversing one’s own movements',
  'stock:back-date': 'back-dating movements',
  'stock:set-levels': 'setting reorder points',
  'stock:set-lot-status': 'changing the status of lots',
  'period:close': 'closing periods',
  'order:read': 'seeing orders',
  'order:read-recipient': 'seeing who an order is for',
  'order:request': 'placing orders',
  'order:approve': 'approving orders',
  'order:fulfill': 'fulfilling orders',
  'message:read': 'reading messages',
  'message:send': 'sending messages',
  'message:moderate': 'moderating conversations',
  'alert:manage': 'handling alerts',
  'recall:enter': 'entering recalls',
  'recall:activate': 'activating recalls',
  'recall:acknowledge': 'acknowledging recalls',
  'member:read': 'seeing members',
  'member:manage': 'managing members',
  'pharmacy:create': 'adding pharmacies',
  'organization:manage': 'managing the organization',
  'service-key:manage': 'managing service keys',
  'audit:read': 'reading the audit trail',
};
const roleNames: Record<Role, string> = {
  OWNER: 'owner',
  MANAGER: 'manager',
  PHARMACIST: 'pharmacist',
  TECHNICIAN: 'technician',
  AUDITOR: 'auditor',
};
const adjustmentNames: Record<AdjustmentName, string> = {
  ADJUSTMENT: 'correction',
  COUNT: 'count',
  DISPOSAL: 'disposal',
};
const openingFields: Record<OpeningField, string> = {
  expiration: 'The expiry date',
  lotNumber: 'The lot number',
  pharmacyId: 'The pharmacy',
};

const number = numberIn('en');
// English is read in many countries: the name of the month is understood in all of them.
const day = dayIn('en-GB', { dateStyle: 'long' });
const days = (dates: readonly (string | null)[]) =>
  dates.map((date) => (date === null ? 'no date' : day(date))).join(', ');
const count = (value: number, one: string, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;
const either = (words: readonly string[]) => words.join(' or ');

const allocatedTo = (lotNumber: string, orders: readonly AllocatedTo[]) =>
  `Allocated of lot ${lotNumber}: ${orders.map(({ quantity, orderNumber }) => `${number(quantity)} to order ${orderNumber}`).join(', ')}.`;

/**
 * What the server says to people, in English, as do its log and the trail, whoever reads; with its facts the shape of every other language. A language is one
 * file, whole, with its letters and names of actions below, and so longer than code may be (docs/decisions/0059-messages-by-language.md).
 */
export const messages = {
  // Signing in and people
  challengeNotValid: () =>
    'This sign-in can no longer be completed: it has expired, was tried too often, or was started elsewhere. Sign in again.',
  factorNotRight: () =>
    'This code is wrong or has been used already. A code of an authenticator app works once: wait for the next one.',
  totpNotBegun: () => 'There is no authenticator app to confirm. Set it up again from the start.',
  noFactor: () => 'There is no second factor yet. Set up an authenticator app or a passkey first.',
  factorStillRequired: () =>
    'This is your last second factor, and one of your organizations requires one. Set up another one first.',
  tooManyPasskeys: () => 'You have twenty passkeys. Remove one that you no longer use.',
  accountIsShared: () =>
    'This person is also a member of other organizations, which rely on their second factor. They can replace it themselves, or ask the operator of the server.',
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
  wrongSignUpPassword: () => 'This is not the password that you chose when you signed up.',
  invitationNotValid: () =>
    'This invitation is no longer valid: it is unknown, was used or replaced, or has expired. Ask for a new one.',
  linkNotValid: () =>
    'This link is no longer valid: it is unknown, was used, has expired, or was created by somebody whose rights have ended. Ask for a new one.',
  memberElsewhere: () =>
    'This person works for another organization with the same password, so a link would open their account there as well. Ask the operator of the server for one.',
  lastOwner: () =>
    'The organization would be left without an owner of all pharmacies. Make somebody else an owner first.',
  notDisabled: () => 'Only somebody whose access has ended can be erased. End their access first.',
  pharmacyCodeTaken: ({ pharmacyCode }: { pharmacyCode: string }) =>
    `Another pharmacy has the code ${pharmacyCode}. Choose a different one.`,
  signOnNotValid: () =>
    'This sign-in cannot be completed: it was started in another browser, was completed already, took too long, or the identity provider did not confirm who you are. Start again.',
  notAssigned: () =>
    'Your organization gives you no access: none of your groups has a role, or your access was ended. Ask an owner of your organization.',
  addressNotVerified: () =>
    'The identity provider does not confirm your e-mail address. Ask whoever is responsible for it.',
  notInvited: ({ email }: { email: string }) =>
    `There is no account with ${email} yet, and this identity provider may not create accounts for its domain. Ask an owner of your organization to invite you, accept the invitation, and sign in here again; or ask the operator of the server to name the domain in SIGN_ON_DOMAINS.`,
  accountExists: ({ email }: { email: string }) =>
    `There is an account with ${email} that this identity provider cannot sign in to. Ask your organization to invite you, accept with your password, and sign in here again.`,

  // Catalogue
  duplicateDrug: () => 'Another drug of the catalogue has this NDC or GTIN. Use that one, or correct the code.',
  drugArchived: () => 'This drug has been removed from the catalogue. Restore it first.',
  unitInUse: ({ unit }: { unit: string }) =>
    `Quantities of this drug have been recorded in ${unit}. Enter a new drug for another unit.`,
  supplierNameTaken: ({ name }: { name: string }) =>
    `Another supplier has the name ${name}. Use that one, or choose a different name.`,
  similarDrug: ({ name, as }: { name: string; as: string }) =>
    `The catalogue already has ${name} of this strength and form${as && ` (${as})`}. Use that one, or confirm that this is another product.`,

  // Stock
  insufficientStock: ({ requested, available, lotNumber, skipped, orders }: Shortfall) =>
    [
      `${number(requested)} requested, ${number(available)} available now${lotNumber === null ? '' : ` from lot ${lotNumber}`}.`,
      ...(skipped > 0 ? [`${count(skipped, 'lot')} with goods cannot be used.`] : []),
      ...(lotNumber !== null && orders.length > 0 ? [allocatedTo(lotNumber, orders)] : []),
    ].join(' '),
  lotNotUsable: ({ lotNumber, reason }: { lotNumber: string; reason: SkipReason }) =>
    `Nothing can be dispensed from lot ${lotNumber}: ${skipReason[reason]}.`,
  lotExpired: ({ expiredOn }: { expiredOn: string }) =>
    `These goods expired on ${day(expiredOn)} and cannot be received. Check the date on the package.`,
  expiryRequired: ({ lotNumbers }: { lotNumbers: readonly string[] }) =>
    `${lotNumbers.length === 1 ? 'Lot' : 'Lots'} ${lotNumbers.join(', ')} ${lotNumbers.length === 1 ? 'has' : 'have'} no expiry date. Enter the one on the package; if it gives only a month, enter that month.`,
  alreadyReversed: () =>
    'This transaction has already been reversed. If the movement was right after all, enter it again.',
  returnedSince: () =>
    'Goods of this transaction have been returned. If the returns were mistaken as well, reverse them first.',
  notReturnable: ({ type }: { type: 'CUSTOMER_RETURN' | 'SUPPLIER_RETURN' }) =>
    type === 'CUSTOMER_RETURN'
      ? 'Only goods that were dispensed or issued can come back, unless that was reversed. Choose that transaction.'
      : 'Only goods that were received can be sent back, unless that was reversed. Choose that transaction.',
  returnExceeded: ({ lotNumber, moved, returned, requested }: ReturnExceeded) =>
    `More than can be returned of lot ${lotNumber}: ${number(requested)} requested, ${number(moved)} moved by this transaction, ${number(returned)} already returned.`,
  notReversible: () => 'A reversal cannot be reversed. Enter the movement again.',
  illegalLotTransition: ({ from, to, allowed }: Step<LotStatus>) =>
    `A lot that is ${lotStatus[from]} cannot become ${lotStatus[to]}. ${allowed.length > 0 ? `It can become ${either(allowed.map((each) => lotStatus[each]))}.` : 'Only the whole lot can leave this status.'}`,
  lotUnderRecall: ({ lotNumber, number, caughtAs }: { lotNumber: string; number: string; caughtAs: string | null }) =>
    `Lot ${lotNumber} ${caughtAs === null ? `is covered by recall ${number}` : `was caught as ${caughtAs} by recall ${number}`}, which is active. It can be released once the recall is closed.`,
  expiryFar: ({ lotNumber, expiresOn, years }: { lotNumber: string; expiresOn: string; years: number }) =>
    `Lot ${lotNumber} would expire on ${day(expiresOn)}, more than ${count(years, 'year')} from now. Check the date on the package.`,
  shortDated: ({ lotNumber, expiresOn, days }: { lotNumber: string; expiresOn: string; days: number }) =>
    `These goods must still be good for ${count(days, 'day')}, and lot ${lotNumber} expires on ${day(expiresOn)}. Accept it anyway, or into quarantine.`,
  unusualQuantity: ({ quantity, unit, drug, movement, limit, count: last, largest }: UnusualQuantity) =>
    `${number(quantity)} (${unit}) is far more of ${drug} than is usually ${usually[movement]} here: more than ${number(limit)}; the largest of the last ${count(last, 'movement')} was ${number(largest)}. Is this right?`,
  returnsAllocated: ({ lotNumber, orders }: { lotNumber: string; orders: readonly AllocatedTo[] }) =>
    `${allocatedTo(lotNumber, orders)} What is sent back is taken from these orders.`,

  // Orders
  illegalOrderTransition: ({ from, to, allowed }: Step<OrderStatus>) =>
    `An order that is ${orderStatus[from]} cannot become ${orderStatus[to]}. ${allowed.length > 0 ? `It can become ${either(allowed.map((each) => orderStatus[each]))}.` : 'It has ended.'}`,
  orderShort: ({ lines }: { lines: number }) =>
    `There is not enough for ${lines === 1 ? 'one line' : count(lines, 'line')} of this order.`,
  ownOrder: () => 'Somebody else must approve this order: you requested it.',
  overFulfilled: ({ outstanding, requested }: { outstanding: number; requested: number }) =>
    `${number(requested)} is more than the ${number(outstanding)} outstanding. Enter the rest as extra goods, with the reason.`,
  receiptConfirmed: () => 'The receipt of this order has already been acknowledged.',
  notDelivered: ({ status }: { status: OrderStatus }) =>
    `There is nothing to acknowledge: this order is ${orderStatus[status]}, and nothing of it has been delivered.`,

  // Recalls and alerts
  recallNumberMissing: () => 'The text contains no recall number such as D-1362-2012. Enter the number of the notice.',
  illegalRecallTransition: ({ from, to, allowed }: Step<RecallState>) =>
    `A recall that is ${recallState[from]} cannot become ${recallState[to]}. ${allowed.length > 0 ? `It can become ${either(allowed.map((each) => recallState[each]))}.` : 'It is finished.'}`,
  recallCoversNothing: () =>
    'Nobody has confirmed yet what this recall covers. Say which drugs or codes are meant, or close it if it concerns nothing here.',
  recallNotActive: ({ state }: { state: RecallState }) =>
    `This recall is ${recallState[state]}. Only an active recall can be acknowledged.`,
  illegalAlertTransition: ({ from, to, allowed }: Step<AlertState>) =>
    `An alert that is ${alertState[from]} cannot become ${alertState[to]}. ${allowed.length > 0 ? `It can become ${either(allowed.map((each) => alertState[each]))}.` : 'It is finished.'}`,
  assigneeMayNot: ({ name }: { name: string }) =>
    `${name} may not handle alerts at this pharmacy. Choose somebody who works there.`,

  // Messages and the audit trail
  alreadyParticipant: () => 'They already take part in this conversation.',
  noParticipant: () => 'They do not take part in this conversation.',
  messageConfirmedBefore: () => 'You have already acknowledged this message.',
  messageIsOwn: () => 'You wrote this message yourself.',
  noConfirmationWanted: () => 'Nobody asked for an acknowledgement of this message.',
  messageTextRemoved: () => 'The text of this message was removed.',
  messageRedactedBefore: () => 'The text of this message has already been removed.',
  noticeHasNoText: () => 'A notice from the system contains no text written by a person.',
  nothingToSign: () => 'Nothing has been sealed since the last checkpoint.',

  // Errors that have no narrower sentence in this language
  unauthenticated: () => 'Sign in first: send the session token as "Authorization: Bearer …".',
  factorRequired: () =>
    'Your organization requires a second factor. Set one up first: an authenticator app or a passkey.',
  changeNotShown: () =>
    'The change was recorded, but could not be shown. Look it up. If you send it again, it takes effect twice, unless under the same Idempotency-Key.',
  recordedBefore: () => 'What came before it in the same request was recorded.',
  internal: ({ requestId }: { requestId: string }) =>
    `Something went wrong on our side. When you ask for help, give this number: ${requestId}.`,
  noSuchRecord: ({ what }: { what: RecordName }) => `There is no ${what} with this ID.`,
  unknownId: () => 'There is no record with this ID.',
  requestNotValid: ({ detail }: { detail: string }) => detail,

  // Errors
  roleLacks: ({ permission }: { permission: Permission }) =>
    `Your role does not include ${permissionNames[permission]}.`,
  roleLacksHere: ({ permission }: { permission: Permission }) =>
    `Your role does not include ${permissionNames[permission]} at this pharmacy.`,
  roleLacksAsk: ({ permission, atAll }: Lacking) =>
    `Your role does not include ${permissionNames[permission]}${atAll ? ' at every pharmacy' : ''}. Ask an owner or manager of your organization.`,
  keyLacks: ({ permission, atAll }: Lacking) =>
    `This service key does not include ${permissionNames[permission]}${atAll ? ' at every pharmacy' : ''}. An owner can create another one that does.`,
  proofRequired: ({ minutes }: { minutes: number }) =>
    `For this you must have confirmed your identity within the last ${minutes === 1 ? 'minute' : count(minutes, 'minute')}. Nothing was changed: confirm it, and send this again.`,
  parametersDoNotFit: () => 'The parameters do not fit this address.',
  restIsClosed: () => 'This server runs only trusted documents, at /graphql: REST is closed.',
  noSuchAddress: () => 'There is no such address. /api/openapi.json lists all there are.',
  namesOnly: () =>
    `This service key shows only the names of people. For their addresses and roles it must include ${permissionNames['member:read']} where they work.`,
  sessionsOfOthers: () => 'Only those who manage members can see the sessions of others.',
  sessionsOutOfReach: () => 'This member holds a role that you cannot take away, so you may not see their sessions.',
  accountJustRemoved: () => 'The account of this address has just been removed. Nothing was changed; try again.',
  ownFactors: () => 'This is for colleagues. Change your own second factors in your account.',
  memberOutOfReach: () => 'You cannot do this for this member: they hold a role that you could not take away.',
  concernsAllPharmacies: () => 'This concerns all pharmacies: only an owner of all of them can decide it.',
  tooManyInvitations: () => 'Too many invitations were sent within the last hour. Invite again later.',
  nobodyNew: () => 'This server does not accept anyone new. Ask its operator.',
  cannotDisable: () => 'You cannot end this member’s access: they hold a role that you could not take away.',
  cannotEnable: () => 'You cannot restore this member’s access: they hold a role that you could not give.',
  cannotErase: () => 'You cannot erase this member: they hold a role that you could not take away.',
  namePharmacy: () => 'You manage single pharmacies: name one of them.',
  cannotUnlock: () => 'You cannot unlock this member: they hold a role that you could not take away.',
  lockedElsewhere: () =>
    'This member works for another organization as well: the lock protects their account there too, and ends by itself.',
  noNewOrganizations: () => 'This server does not accept new organizations. Ask its operator.',
  vouchedHereAlone: () =>
    'The identity provider of your organization vouches for you in this organization alone, and other organizations rely on your account. Sign in again through the provider.',
  secondPerson: () => 'This needs a second person: a colleague has to confirm it, not you again.',
  ownPasswordElsewhere: () => 'This is for colleagues. Change your own password in your account.',
  cannotReset: () => 'You cannot let this member choose a new password: they hold a role that you could not take away.',
  sendsNoMail: () =>
    'This server sends no mail. Ask an owner or a manager of your organization for a link, or the operator of the server.',
  noSignOn: () =>
    'This server does not offer sign-in through identity providers: its operator has to set PUBLIC_URL first.',
  recalledElsewhere: () =>
    `Lots of this number are recalled at other pharmacies as well and can only leave that status together: your role must include ${permissionNames['stock:set-lot-status']} at each of them.`,
  onlySenderRemoves: () =>
    `Only its sender, or a participant whose role includes ${permissionNames['message:moderate']}, can remove a text.`,
  onlyStarterRemoves: () =>
    `Only the person who started a conversation, or a participant whose role includes ${permissionNames['message:moderate']}, can remove others from it.`,
  personsOnly: () => 'Only a person who is signed in may do this, and not a service with its key.',
  passwordNeeded: () =>
    'The identity provider of your organization vouches for you in this organization alone. Sign in with your password to do this.',
  viewNotRecorded: () => 'This cannot be shown now, because it cannot be recorded that you viewed it. Try again.',
  databaseBusy: () => 'The database is overloaded or does not answer. Nothing was changed; try again.',
  recordsInUse: () => 'The records are in use by another operation. Nothing was changed; try again.',
  timedOut: () =>
    'This took the database longer than it may, so it was stopped. Nothing was changed; try again, and ask for less at once if it happens again.',
  diskFull: () =>
    'The disk of the database is full, so nothing can be recorded at the moment. Nothing was changed; try again once there is room.',
  databaseAway: () =>
    'The database cannot be reached, or cannot record anything, at the moment. Nothing was changed; try again soon.',
  historyNotNegative: () =>
    'The lot did not hold that much at that time: a later balance would be negative. Use a later time or a smaller quantity.',
  timezoneUnknown: () =>
    'The database does not know this time zone. Use the name of an area and a city, such as Europe/Berlin, or UTC.',
  periodClosed: () => 'That day is in a closed period. Use a later day, or ask an owner to reopen the period.',
  periodNotOver: () =>
    'A period can be closed once it is over: its last day must have ended at least five minutes ago.',
  stockTooLarge: () => 'The stock would then be larger than 1,000,000,000 units.',
  cursorExpired: () =>
    'This cursor is older than the history that is kept. Take a live cursor, read the list again, and go on from there.',
  tooManyPasswords: () => 'Too many sign-ins are waiting. Nothing was changed; try again.',
  tooManyWait: () => 'The server is busy. Nothing was changed; try again.',
  providerUnknown: () =>
    'The identity provider of the organization does not know this server: an owner has to check the client ID and secret.',
  providerSilent: () =>
    'The identity provider of the organization does not answer as it should. Try again soon, or sign in with your password.',
  changedByOthers: () => 'Others kept changing the same records. Nothing was changed; try again.',
  outcomeUnknown: () =>
    'The database stopped answering while this was being recorded, so it is not known whether it was. Send it again under the same Idempotency-Key, or look it up before you do it again.',
  askedTooMuch: ({ own, seconds }: { own: boolean; seconds: number }) =>
    `${own ? 'You have' : 'Your organization has'} requested a great deal lately. Nothing was changed; try again in ${count(seconds, 'second')}.`,
  tooManyTries: ({ what, seconds }: { what: Tries; seconds: number }) =>
    `Too many ${tries[what]}. Try again in ${count(seconds, 'second')}.`,
  tooManyLinks: ({ email }: { email: string }) =>
    `Several links were sent to ${email} within the last hour, and one of them is still valid. Try again in an hour.`,
  limitExceeded: ({ limit, found, allowed }: { limit: Limit; found: number; allowed: number }) =>
    `This request is too large: its ${limit} is ${number(found)}, and at most ${number(allowed)} is allowed. Ask in smaller parts.`,
  keyUsedOtherwise: () => 'This Idempotency-Key was already used with another input. Use a new key for a new request.',
  keyForm: () => 'An Idempotency-Key is 1 to 255 visible ASCII characters, such as a UUID.',
  cursorOfOtherList: () =>
    'This cursor is not from this list. Use the end cursor of the page before, with the same filter and sorting.',
  cursorOfOtherHistory: () =>
    'This cursor is not from this history. Read the list again, and go on from its live cursor. Once a backup has been restored, older cursors are no longer valid.',
  cursorOfOtherCopy: () =>
    'This cursor is not from this list. Use the cursor of the page before with the same types, or discard your copy and start without one.',
  movementInFuture: () => 'A movement cannot be in the future. Check the time.',
  backDateNeeds: ({ hours }: { hours: number }) =>
    `This is dated more than ${count(hours, 'hour')} back, and your role does not include ${permissionNames['stock:back-date']}.`,
  backDateReason: ({ hours }: { hours: number }) =>
    `Give the reason why this is dated more than ${count(hours, 'hour')} back.`,
  heldLotNeeds: ({ lotNumber, status }: { lotNumber: string; status: LotStatus }) =>
    `Lot ${lotNumber} is ${lotStatus[status]} now, and your role does not include ${permissionNames['stock:back-date']}: you cannot enter what left it before.`,
  heldLotReason: ({ lotNumber, status }: { lotNumber: string; status: LotStatus }) =>
    `Lot ${lotNumber} is ${lotStatus[status]} now. Give as the reason how it is known that goods left it before.`,
  otherLotNeeds: ({ lotNumber }: { lotNumber: string }) =>
    `Lot ${lotNumber} expires first, and your role does not include ${permissionNames['stock:choose-lot']}.`,
  otherLotReason: ({ lotNumber }: { lotNumber: string }) =>
    `Lot ${lotNumber} expires first. Give the reason why another lot is used before it.`,
  undoNeeds: ({ minutes }: { minutes: number }) =>
    `You may reverse what you recorded yourself within the last ${count(minutes, 'minute')}. For anything else your role must include ${permissionNames['stock:reverse']}.`,
  movementTooLarge: ({ most }: { most: number }) => `One movement can be at most ${count(most, 'unit')}.`,
  deliveryTooLarge: ({ most }: { most: number }) =>
    `One delivery can be at most ${count(most, 'unit')} of a drug. Deliver it in parts.`,
  stockHolds: ({ onHand, most }: { onHand: number; most: number }) =>
    `${number(onHand)} are in stock, and a stock cannot hold more than ${number(most)}.`,
  stockHoldsAtMost: ({ most }: { most: number }) => `A stock cannot hold more than ${number(most)}.`,
  quantityOrLots: () => 'Give either a quantity, or the lots, but not both.',
  adjustmentSign: ({ type, adds }: { type: AdjustmentName; adds: boolean }) =>
    `A ${adjustmentNames[type]} ${adds ? 'adds to the stock: enter a positive number' : 'takes from the stock: enter a negative number'}.`,
  returnedBefore: () => 'Goods cannot be returned before they moved. Enter a later time.',
  wholeLot: ({ lotNumber, quantity }: { lotNumber: string; quantity: number }) =>
    `Lot ${lotNumber} has ${number(quantity)}, so this is all of it. Change the status of the whole lot instead.`,
  nothingCorrected: () => 'Enter the lot number or the expiry date that is really on the package.',
  searchEmpty: () => 'Enter what to look for: a lot number, an NDC, a GTIN or a drug.',
  maximumBelowMinimum: () => 'The quantity to fill up to must not be below the reorder point.',
  stockOrPharmacyAndDrug: () => 'Name either the stock, or the pharmacy and the drug.',
  issueWithSupplier: () => 'An issue has no supplier; only a purchase comes from one.',
  purchaseWithRecipient: () => 'A purchase has no recipient; only an issue is for somebody.',
  ambiguousCode: ({ code }: { code: string }) => `Several drugs have the code ${code}. Choose the drug itself.`,
  linesOrDrug: () => 'Give either the lines of the order, or one drug with its quantity, but not both.',
  linesMissing: () => 'Say what is needed: the lines of the order, or one drug with its quantity.',
  drugIdOrCode: () => 'Name the drug of each line either by its ID or by its code, but not by both.',
  lotsMissing: () => 'Say for each line which lots arrived.',
  lineTwice: () => 'Name each line once.',
  lineNeeds: ({ kind }: { kind: 'ISSUE' | 'PURCHASE' }) =>
    kind === 'ISSUE'
      ? 'Each line of an issue takes a quantity, and no lots.'
      : 'Each line of a purchase takes the lots that arrived, and no quantity.',
  snoozeUntil: ({ days }: { days: number }) => `An alert can be snoozed for up to ${count(days, 'day')}, from now on.`,
  userOrRole: () => 'Name either a person or a role, but not both.',
  openingExpired: ({ expiresOn }: { expiresOn: string }) =>
    `Goods that expired on ${day(expiresOn)} cannot be taken into stock.`,
  openingExpiryMissing: () =>
    'Enter the expiry date on the package; if it gives only a month, enter that month. If goods of this drug have no expiry date, say so for the drug.',
  openingQuantityMissing: ({ field }: { field: OpeningField }) =>
    `${openingFields[field]} describes opening stock. Enter its quantity as well.`,
  openingPharmacyMissing: () => 'Say in which pharmacy the opening stock is.',
  ndcForm: () => 'A product NDC is two groups of digits with a hyphen: 4-4, 5-3, 5-4 or 6-4, such as 0002-3229.',
  lotTakenFor: ({ lotNumber, known }: { lotNumber: string; known: string }) =>
    `Lot ${lotNumber} is taken to be lot ${known}, which is here with the same expiry date; the goods were added to it.`,
  lotKeptApart: ({ lotNumber, known }: { lotNumber: string; known: string }) =>
    `Lot ${lotNumber} is kept apart from lot ${known}, which is spelled differently.`,
  lotOfOtherExpiry: ({ lotNumber, dates }: { lotNumber: string; dates: readonly (string | null)[] }) =>
    `Lot ${lotNumber} is known with another expiry date (${days(dates)}); this is kept as a separate lot. Check the date on the package.`,
  lotAlsoOfOtherExpiry: ({ lotNumber, dates }: { lotNumber: string; dates: readonly (string | null)[] }) =>
    `Lot ${lotNumber} is known with another expiry date (${days(dates)}). Check the dates on the packages.`,
  arrivedRecalled: ({ lotNumber, quantity, noted }: { lotNumber: string; quantity: number; noted: string | null }) =>
    `Lot ${lotNumber} is recalled: nothing of it may be dispensed, including what has just arrived (${number(quantity)}). Set it aside.${noted === null ? '' : ` Note: ${noted}`}`,
  arrivedInQuarantine: ({ lotNumber, quantity, reason }: { lotNumber: string; quantity: number; reason: string }) =>
    `In quarantine until somebody releases it: ${number(quantity)} of lot ${lotNumber}. Reason: ${reason}`,
  arrivedInHeldLot: ({ lotNumber, status }: { lotNumber: string; status: LotStatus }) =>
    `Lot ${lotNumber} is ${lotStatus[status]}; nothing can be dispensed from it until it is released.`,
  dispensedBeforeHeld: ({ lotNumber, status }: { lotNumber: string; status: LotStatus }) =>
    `Lot ${lotNumber} is ${lotStatus[status]} now, and goods have left it already. Find out who has them.`,
  cameBack: ({ lotNumber, status }: { lotNumber: string; status: LotStatus }) =>
    `What came back of lot ${lotNumber} is ${lotStatus[status]}: ${status === 'RECALLED' ? 'set it aside. Nobody can release it while a recall that covers it is active.' : 'it cannot be used until somebody releases it.'}`,
  ordersLose: ({ units }: { units: number }) =>
    `Orders lose what was allocated to them of it (${count(units, 'unit')}), and are told.`,
  namesakesHeld: ({ others, status }: { others: number; status: LotStatus }) =>
    `${others === 1 ? '1 other lot of this drug and number is' : `${number(others)} other lots of this drug and number are`} now ${lotStatus[status]} as well, across all pharmacies.${status === 'RECALLED' ? ' Set the goods aside.' : ''}`,
  partsCorrected: ({ units }: { units: number }) => `Its parts (${count(units, 'unit')}) are corrected with it.`,
  partFromNow: ({ lotNumber }: { lotNumber: string }) =>
    `Lot ${lotNumber} is already here with the same expiry date; these goods are part of it from now on.`,
  heldFromNow: ({ lotNumber, status }: { lotNumber: string; status: LotStatus }) =>
    `Lot ${lotNumber} is ${lotStatus[status]} from now on. Set its goods aside.`,
  staysRecalled: ({ lotNumber, was }: { lotNumber: string; was: string }) =>
    `Lot ${lotNumber} was recalled as ${was}, and stays recalled. Keep its goods set aside.`,
  labelDoubt: ({ kind }: { kind: LabelDoubtKind }) => labelDoubts[kind],

  // What an input says of a field that breaks one of its rules; the field is named beside it
  severalWrong: ({ fields }: { fields: number }) => `${count(fields, 'field')} are wrong.`,
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
  variableNotValid: ({ detail }: { detail: string; field: string }) => detail,
  valueMissing: () => 'This is required.',
  unknownField: () => 'There is no such field.',
  valueOfOtherType: () => 'This value does not have the type of the field.',
  unstorable: () => 'This holds a character that cannot be stored (U+0000, or half of a pair).',
  mustBeObject: () => 'This must be an object.',
  mustBeOfType: ({ type }: { type: string }) => `This must be of the type ${type}.`,
  mustBeEntity: ({ types }: { types: readonly string[] }) =>
    `This must be an object that names its type (__typename): one of ${types.join(', ')}.`,
  needsKey: ({ type, keys }: { type: string; keys: readonly string[] }) =>
    `This needs a key of ${type}: ${keys.join(', or ')}.`,
  noSuchParameter: () => 'There is no such parameter here.',
  parameterTwice: () => 'This parameter is given once at most.',

  // What else is wrong with an input
  oneFactor: () => 'Give exactly one of the code of an authenticator app, a recovery code and a passkey.',
  oneProof: () => 'Give exactly one of a password, the code of an authenticator app, a recovery code and a passkey.',
  passkeyForm: () => 'This must be the JSON that the browser answered to the options.',
  roleOutOfReach: ({ role }: { role: Role }) =>
    `You cannot give or take away the role of ${roleNames[role]}: it holds permissions that you do not.`,
  colleagueLacks: ({ name, permission }: { name: string; permission: Permission }) =>
    `The role of ${name} does not include ${permissionNames[permission]} here. Ask somebody else.`,
  colleagueFactor: ({ name }: { name: string }) =>
    `Your organization asks for a second factor of ${name}: besides the password the code of their authenticator app, or a passkey in the place of both.`,
  keyEnds: ({ years }: { years: number }) => `A key ends in the future, at most ${years} years from now.`,
  notForServices: ({ permission, reason }: { permission: Permission; reason: string }) =>
    `A service key cannot include ${permissionNames[permission]}: ${reason}.`,
  uselessWithout: ({ permission, needed }: { permission: Permission; needed: Permission }) =>
    `A key that includes ${permissionNames[permission]} must include ${permissionNames[needed]} as well.`,
  keyOutOfReach: ({ permission, atAll }: Lacking) =>
    `You cannot make this key: your role does not include ${permissionNames[permission]} at ${atAll ? 'all pharmacies; name single ones' : 'each of these pharmacies'}.`,
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
  noDrugOfCode: ({ code }: { code: string }) => `No drug in the catalogue has the code ${code}.`,
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
    `Lot ${lotNumber} was corrected and cannot be used: ${expiredOn === null ? `${as} is recalled` : `it expired on ${day(expiredOn)}`}.`,
  goodsSentBack: ({ lotNumbers }: { lotNumbers: readonly string[] }) =>
    `Goods of lot ${lotNumbers.join(', ')} were sent back.`,
  noLongerAllocated: ({ lots }: { lots: readonly { readonly lotNumber: string; readonly quantity: number }[] }) =>
    `No longer allocated: ${lots.map(({ lotNumber, quantity }) => `${number(quantity)} of lot ${lotNumber}`).join(', ')}.`,
  noRecord: () => 'It is no record.',
  noticeWithoutNumber: () => 'It has no recall number (recall_number).',
  noticeWithoutProduct: ({ number: notice }: { number: string }) =>
    `${notice} has no description of the product (product_description).`,
  noticeOfOthers: ({ number: notice, type }: { number: string; type: string }) =>
    `${notice} is about ${type}, not drugs.`,
  noticeTwice: ({ number: notice }: { number: string }) => `${notice} stands in the file before.`,
  requestTooLarge: ({ most }: { most: number }) => `A request holds at most ${number(most)} bytes.`,
  noJson: () => 'The body of the request is no valid JSON.',
};

/** The sentences of a language, of the same facts as in English. It does not compile while one is missing. */
export type Messages = {
  readonly [Key in keyof typeof messages]: (...facts: Parameters<(typeof messages)[Key]>) => string;
};

const instant = instantIn('en-GB');
const notYou =
  'If it was not you, change your password at once, end your sessions, and tell an owner of your organization.';

/** What letters say in English. */
export const letters: Letters = {
  'sign-up': ({ link }) => ({
    subject: 'Confirm your address',
    paragraphs: [
      'Somebody, probably you, wants to sign up for Apotheca with this address. Open the link and enter the password that you chose; nothing is created before that.',
      'The link is valid for one day. If it was not you, there is nothing to do.',
    ],
    action: { label: 'Confirm the address', link },
  }),
  'sign-up-known': ({ link }) => ({
    subject: 'You already have an account',
    paragraphs: [
      'Somebody, probably you, tried to sign up for Apotheca with this address. It already has an account, and nothing was changed: sign in with it.',
      'If it was not you, there is nothing to do.',
    ],
    action: { label: 'Sign in', link },
  }),
  invitation: ({ organization, inviter, link, until }) => ({
    subject: `Invitation: ${plainName(organization)}`,
    paragraphs: [
      `${plainName(inviter)} invites you to work for “${plainName(organization)}” with Apotheca.`,
      `The link is for you alone: whoever opens it can accept the invitation. It is valid until ${instant(until)}. If you do not know who is inviting you, there is nothing to do.`,
    ],
    action: { label: 'Accept the invitation', link },
  }),
  'password-reset': ({ link, until }) => ({
    subject: 'A new password',
    paragraphs: [
      `Somebody, probably you, asked for a new password for this address. The link is valid until ${instant(until)}.`,
      'If it was not you, there is nothing to do: the password stays as it is.',
    ],
    action: { label: 'Choose a new password', link },
  }),
  'confirm-address': ({ link, until }) => ({
    subject: 'Confirm your new address',
    paragraphs: [
      `Somebody, probably you, wants to use this address for their account. Open the link to confirm it; it is valid until ${instant(until)}.`,
      'If it was not you, there is nothing to do.',
    ],
    action: { label: 'Confirm the address', link },
  }),
  'address-changed': ({ at }) => ({
    subject: 'Your address was changed',
    paragraphs: [`The address of your account was changed on ${instant(at)}. This one is no longer used.`, notYou],
  }),
  'new-device': ({ at, device, ip }) => ({
    subject: 'Sign-in from a new device',
    paragraphs: [
      `Somebody signed in to your account on ${instant(at)} from a device or network that you have not used before: ${plainName(device)}, address ${ip}.`,
      `If it was you, there is nothing to do. ${notYou}`,
    ],
  }),
  'password-changed': ({ at }) => ({
    subject: 'Your password was changed',
    paragraphs: [`The password of your account was changed on ${instant(at)}, and your other sessions ended.`, notYou],
  }),
  'key-made': ({ organization, key, by, at }) => ({
    subject: 'A service key was created',
    paragraphs: [
      `${plainName(by)} created the service key “${plainName(key)}” for “${plainName(organization)}” on ${instant(at)}. With it, a program can use the API.`,
      'You are told as an owner. If the key should not exist, revoke it.',
    ],
  }),
  'role-changed': ({ organization, by, at }) => ({
    subject: 'Your role was changed',
    paragraphs: [
      by === null
        ? `What you may do at “${plainName(organization)}” changed on ${instant(at)}, because your groups there did. Your account shows what you may do now.`
        : `${plainName(by)} changed what you may do at “${plainName(organization)}” on ${instant(at)}. Your account shows what you may do now.`,
      'If you did not expect it, ask an owner of the organization.',
    ],
  }),
  'factor-added': ({ at, passkey }) => ({
    subject: 'A second factor was added',
    paragraphs: [
      `A second factor was added to your account on ${instant(at)}: ${passkey === null ? 'an authenticator app' : `the passkey “${plainName(passkey)}”`}. It applies from your next sign-in.`,
      `If it was not you, remove it in your account. ${notYou}`,
    ],
  }),
  'factor-removed': ({ at, passkey }) => ({
    subject: 'A second factor was removed',
    paragraphs: [
      `A second factor was removed from your account on ${instant(at)}: ${passkey === null ? 'the authenticator app' : `the passkey “${plainName(passkey)}”`}. You can no longer sign in with it.`,
      notYou,
    ],
  }),
  'factors-reset': ({ by, at }) => ({
    subject: 'Your second factors were removed',
    paragraphs: [
      `${by === null ? 'The operator of the server' : `${plainName(by.name)}, for “${plainName(by.organization)}”,`} removed all second factors and recovery codes from your account on ${instant(at)}, and ended your sessions. Your password alone is enough to sign in until you set up a new factor.`,
      'If you did not ask for it, change your password at once, set up a second factor, and tell an owner of your organization.',
    ],
  }),
  'recovery-code-used': ({ at, device, ip }) => ({
    subject: 'A recovery code was used',
    paragraphs: [
      `Somebody used a recovery code of your account on ${instant(at)}, to sign in or to confirm their identity: ${plainName(device)}, address ${ip}. The code cannot be used again.`,
      `If it was you and you have lost a second factor, remove that factor in your account. ${notYou}`,
    ],
  }),
  'recovery-codes-made': ({ at }) => ({
    subject: 'New recovery codes were created',
    paragraphs: [
      `New recovery codes were created for your account on ${instant(at)}. The previous ones are no longer valid.`,
      `If it was not you, create new ones in your account. ${notYou}`,
    ],
  }),
  'sign-on-linked': ({ organization, at }) => ({
    subject: `Sign-in through “${plainName(organization)}”`,
    paragraphs: [
      `Somebody, probably you, signed in on ${instant(at)} through the sign-in of “${plainName(organization)}” for the first time. From now on it gives you access to what you have there, and your groups there decide what you may do.`,
      'If it was not you, tell an owner of the organization. A new password does not end this: their sign-in vouches for you, though only there.',
    ],
  }),
};

/** What each action of the audit trail is called. A new action is named here first: `Action` is the names that there are. */
export const actions = {
  'account.remove-pin': 'Remove the PIN',
  'account.reset-factors': 'Reset the second factors of an account',
  'account.set-pin': 'Set the PIN',
  'alert.acknowledge': 'Acknowledge an alert',
  'alert.assign': 'Assign an alert',
  'alert.job': 'Update the alerts',
  'alert.resolve': 'Resolve an alert',
  'alert.snooze': 'Snooze an alert',
  'audit.sign': 'Sign the audit trail',
  'audit.verify': 'Verify the audit trail',
  'catalogue.import-ndc': 'Import the NDC directory',
  'conversation.add-participant': 'Add a participant to a conversation',
  'conversation.leave': 'Leave a conversation',
  'conversation.mark-read': 'Mark a conversation as read',
  'conversation.remove-participant': 'Remove a participant from a conversation',
  'conversation.start': 'Start a conversation',
  'drug.archive': 'Archive a drug',
  'drug.create': 'Create a drug',
  'drug.import': 'Import a drug',
  'drug.update': 'Change a drug',
  'factor.add-passkey': 'Add a passkey',
  'factor.begin-totp': 'Begin setting up an authenticator app',
  'factor.confirm-totp': 'Confirm an authenticator app',
  'factor.create-recovery-codes': 'Create recovery codes',
  'factor.remove-passkey': 'Remove a passkey',
  'factor.remove-totp': 'Remove an authenticator app',
  'keys.add': 'Add an encryption key',
  'keys.rotate': 'Rotate the encryption keys',
  'lot.correct': 'Correct a lot',
  'lot.set-status': 'Change the status of a lot',
  'lot.split': 'Split a lot',
  'member.accept-invitation': 'Accept an invitation',
  'member.change-membership': 'Change the roles of a member',
  'member.disable': 'Disable a member',
  'member.enable': 'Enable a member',
  'member.invite': 'Invite a member',
  'member.reset-factors': 'Reset the second factors of a member',
  'member.unlock': 'Unlock a member',
  'member.withdraw-invitation': 'Withdraw an invitation',
  'message.acknowledge': 'Acknowledge a message',
  'message.redact': 'Redact a message',
  'message.send': 'Send a message',
  'order.acknowledge': 'Acknowledge an order',
  'order.approve': 'Approve an order',
  'order.cancel': 'Cancel an order',
  'order.close-short': 'Close an order short',
  'order.fulfill': 'Fulfill an order',
  'order.place': 'Place an order',
  'order.reject': 'Reject an order',
  'order.send': 'Send an order',
  'organization.confirm-sign-up': 'Confirm the sign-up of an organization',
  'organization.export': 'Export the data of the organization',
  'organization.remove-identity-provider': 'Remove the identity provider',
  'organization.set-approval-rule': 'Change the approval rule',
  'organization.set-factor-policy': 'Change who needs a second factor',
  'organization.set-identity-provider': 'Set the identity provider',
  'organization.sign-up': 'Sign up an organization',
  'period.close': 'Close a period',
  'period.reopen': 'Reopen a period',
  'pharmacy.create': 'Create a pharmacy',
  'recall.acknowledge': 'Acknowledge a recall',
  'recall.activate': 'Activate a recall',
  'recall.close': 'Close a recall',
  'recall.enter': 'Enter a recall',
  'recall.import': 'Import a recall',
  'recall.review': 'Review a recall',
  'service.create-key': 'Create a service key',
  'service.revoke-key': 'Revoke a service key',
  'session.confirm-log-in': 'Confirm a sign-in with a second factor',
  'session.end': 'End a session',
  'session.log-in': 'Sign in',
  'session.log-in-with-passkey': 'Sign in with a passkey',
  'session.log-out': 'Sign out',
  'session.prove': 'Confirm who is signed in',
  'session.sign-on': 'Sign in through the identity provider',
  'session.switch-organization': 'Switch the organization',
  'session.unlock': 'Unlock the screen',
  'stock.adjust': 'Adjust stock',
  'stock.dispense': 'Dispense stock',
  'stock.receive': 'Receive stock',
  'stock.return-from-customer': 'Take stock back from a customer',
  'stock.return-to-supplier': 'Return stock to a supplier',
  'stock.reverse': 'Reverse a transaction',
  'stock.set-levels': 'Change the stock levels',
  'supplier.archive': 'Archive a supplier',
  'supplier.create': 'Create a supplier',
  'supplier.update': 'Change a supplier',
  'user.change-email': 'Change the email address',
  'user.change-password': 'Change the password',
  'user.confirm-email': 'Confirm an email address',
  'user.create-password-reset': 'Create a link to reset a password',
  'user.erase': 'Erase a person',
  'user.recover': 'Recover an account',
  'user.request-password-reset': 'Ask for a link to reset the password',
  'user.reset-password': 'Reset the password',
};
export type Action = keyof typeof actions;
