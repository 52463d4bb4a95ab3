import type { AlertState } from '../alert-state.ts';
import type { ErrorCode } from '../error-code.ts';
import type { SkipReason } from '../fefo.ts';
import type { LotStatus } from '../lot-status.ts';
import type { OrderStatus } from '../order-state.ts';
import type { RecallState } from '../recall-state.ts';
import type { RecordName } from '../record-names.ts';
import type { UsualMovement } from '../usual.ts';
import type { AllocatedTo, Lacking, ReturnExceeded, Shortfall, Step, UnusualQuantity } from './facts.ts';

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

const either = (words: readonly string[]) => words.join(' or ');

const allocatedTo = (lotNumber: string, orders: readonly AllocatedTo[]) =>
  `Allocated of lot ${lotNumber}: ${orders.map(({ quantity, orderNumber }) => `${quantity} to order ${orderNumber}`).join(', ')}.`;

/** What the server says to people, in English, as do its log and the trail, whoever reads; with its facts the shape of every other language. */
export const en = {
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
  requestNotValid: () => 'The request is not valid.',
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

/** What a language says: every sentence, of the same facts. It does not compile while one is missing. */
export type Catalogue = {
  readonly [Key in keyof typeof en]: (...facts: Parameters<(typeof en)[Key]>) => string;
};
