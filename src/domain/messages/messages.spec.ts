import { expect, it } from 'vitest';
import { errorCodes } from '../error-code.ts';
import { type Language, languages } from '../language.ts';
import { recordNames } from '../record-names.ts';
import { type Facts, inWords, type Key, type LabelDoubtKind, labelDoubts, type Message } from './index.ts';
import { languages as spoken } from './languages.ts';

type WithFacts = { [K in Key]: Facts<K> extends undefined ? never : K }[Key];

const orders = [{ quantity: 4, orderNumber: 12 }];
const email = 'jo@example.org';

/** Facts of each sentence that holds some. */
const facts: { readonly [K in WithFacts]: readonly Facts<K>[] } = {
  pinNotRight: [{ triesLeft: 2 }, { triesLeft: 0 }],
  requestNotValid: [{ detail: 'Syntax Error: Expected Name, found }.' }],
  emailTaken: [{ email }],
  alreadyMember: [{ email }],
  pharmacyCodeTaken: [{ pharmacyCode: 'N1' }],
  notInvited: [{ email }],
  accountExists: [{ email }],
  unitInUse: [{ unit: 'Tabl.' }],
  supplierNameTaken: [{ name: 'Nord' }],
  similarDrug: [{ name: 'Omeprazol', as: 'NDC 1-2-3' }],
  insufficientStock: [
    { requested: 4, available: 3, lotNumber: null, skipped: 0, orders: [] },
    { requested: 4, available: 3, lotNumber: 'A1', skipped: 1, orders },
    { requested: 4, available: 3, lotNumber: 'A1', skipped: 2, orders },
  ],
  lotNotUsable: (['EXPIRED', 'ON_HOLD', 'QUARANTINED', 'RECALLED', 'FULLY_ALLOCATED'] as const).map((reason) => ({
    lotNumber: 'A1',
    reason,
  })),
  lotExpired: [{ expiredOn: '2026-01-31' }],
  expiryRequired: [{ lotNumbers: ['A1', 'B2'] }],
  notReturnable: [{ type: 'CUSTOMER_RETURN' }, { type: 'SUPPLIER_RETURN' }],
  returnExceeded: [{ lotNumber: 'A1', moved: 5, returned: 2, requested: 4 }],
  illegalLotTransition: [
    { from: 'ON_HOLD', to: 'QUARANTINED', allowed: ['RELEASED', 'RECALLED'] },
    { from: 'RECALLED', to: 'RELEASED', allowed: [] },
  ],
  lotUnderRecall: [
    { lotNumber: 'A1', number: 'D-1', caughtAs: null },
    { lotNumber: 'A1', number: 'D-1', caughtAs: 'A7' },
  ],
  expiryFar: [{ lotNumber: 'A1', expiresOn: '2040-01-31', years: 10 }],
  shortDated: [{ lotNumber: 'A1', expiresOn: '2027-01-31', days: 90 }],
  unusualQuantity: (['DISPENSE', 'RECEIPT'] as const).map((movement) => ({
    quantity: 1000,
    unit: 'Tabl.',
    drug: 'Omeprazol',
    movement,
    limit: 40,
    count: 20,
    largest: 30,
  })),
  returnsAllocated: [{ lotNumber: 'A1', orders }],
  illegalOrderTransition: [
    { from: 'SENT', to: 'PENDING', allowed: ['CANCELED', 'FULFILLED'] },
    { from: 'CLOSED_SHORT', to: 'APPROVED', allowed: [] },
    { from: 'REJECTED', to: 'PARTIALLY_FULFILLED', allowed: [] },
  ],
  orderShort: [{ lines: 1 }, { lines: 3 }],
  overFulfilled: [{ outstanding: 2, requested: 5 }],
  notDelivered: [{ status: 'APPROVED' }],
  illegalRecallTransition: [
    { from: 'NEW', to: 'CLOSED', allowed: ['REVIEWED', 'ACTIVE'] },
    { from: 'CLOSED', to: 'ACTIVE', allowed: [] },
  ],
  recallNotActive: [{ state: 'REVIEWED' }],
  illegalAlertTransition: [
    { from: 'OPEN', to: 'SNOOZED', allowed: ['ACKNOWLEDGED', 'RESOLVED'] },
    { from: 'RESOLVED', to: 'OPEN', allowed: [] },
  ],
  assigneeMayNot: [{ name: 'Jo' }],
  roleLacks: [{ permission: 'stock:read' }],
  roleLacksHere: [{ permission: 'stock:read' }],
  roleLacksAsk: [true, false].map((atAll) => ({ permission: 'stock:read', atAll })),
  keyLacks: [true, false].map((atAll) => ({ permission: 'stock:read', atAll })),
  proofRequired: [{ minutes: 5 }],
  recordedBefore: [{ fields: 'a, b' }],
  internal: [{ requestId: 'r1' }],
  noSuchRecord: recordNames.map((what) => ({ what })),
  fieldNotValid: [{ field: 'input.x' }],
  ofCode: errorCodes.map((code) => ({ code })),
  askedTooMuch: [
    { own: true, seconds: 1 },
    { own: false, seconds: 3 },
  ],
  tooManyTries: [
    { what: 'FAILURES', seconds: 1 },
    { what: 'SIGN_INS', seconds: 30 },
    { what: 'ORGANIZATIONS', seconds: 30 },
  ],
  tooManyLinks: [{ email }],
  limitExceeded: [{ limit: 'cost', found: 1200, allowed: 1000 }],
  backDateNeeds: [{ hours: 72 }],
  backDateReason: [{ hours: 72 }],
  heldLotNeeds: [{ lotNumber: 'A1', status: 'ON_HOLD' }],
  heldLotReason: [{ lotNumber: 'A1', status: 'ON_HOLD' }],
  otherLotNeeds: [{ lotNumber: 'A1' }],
  otherLotReason: [{ lotNumber: 'A1' }],
  undoNeeds: [{ minutes: 15 }],
  movementTooLarge: [{ most: 10_000_000 }],
  deliveryTooLarge: [{ most: 10_000_000 }],
  stockHolds: [{ onHand: 5, most: 1_000_000_000 }],
  stockHoldsAtMost: [{ most: 1_000_000_000 }],
  adjustmentSign: [
    { type: 'DISPOSAL', adds: false },
    { type: 'X', adds: true },
  ],
  wholeLot: [{ lotNumber: 'A1', quantity: 5 }],
  ambiguousCode: [{ code: '0002-3229' }],
  lineNeeds: [
    { kind: 'ISSUE', field: 'quantity' },
    { kind: 'PURCHASE', field: 'lots' },
  ],
  snoozeUntil: [{ days: 30 }],
  openingExpired: [{ expiresOn: '2026-01-31' }],
  openingQuantityMissing: [{ field: 'lotNumber' }],
  lotTakenFor: [{ lotNumber: 'A-1', known: 'A1' }],
  lotKeptApart: [{ lotNumber: 'A-1', known: 'A1' }],
  lotOfOtherExpiry: [{ lotNumber: 'A1', dates: ['2027-01-31', null] }],
  lotAlsoOfOtherExpiry: [{ lotNumber: 'A1', dates: ['2027-01-31', null] }],
  arrivedRecalled: [
    { lotNumber: 'A1', quantity: 5, noted: null },
    { lotNumber: 'A1', quantity: 5, noted: 'Karton nass.' },
  ],
  arrivedInQuarantine: [{ lotNumber: 'A1', quantity: 5, reason: 'Karton nass.' }],
  arrivedInHeldLot: [{ lotNumber: 'A1', status: 'ON_HOLD' }],
  dispensedBeforeHeld: [{ lotNumber: 'A1', status: 'ON_HOLD' }],
  cameBack: [
    { lotNumber: 'A1', status: 'RECALLED' },
    { lotNumber: 'A1', status: 'QUARANTINED' },
  ],
  ordersLose: [{ units: 4 }],
  namesakesHeld: [
    { others: 1, status: 'RECALLED' },
    { others: 2, status: 'RELEASED' },
  ],
  partsCorrected: [{ units: 4 }],
  partFromNow: [{ lotNumber: 'A1' }],
  heldFromNow: [{ lotNumber: 'A1', status: 'ON_HOLD' }],
  staysRecalled: [{ lotNumber: 'A1', was: 'A7' }],
  severalWrong: [{ count: 2 }],
  atMostCharacters: [{ most: 2_000 }],
  atLeast: [{ least: 1 }],
  atMost: [{ most: 10_000_000 }],
  atLeastItems: [{ least: 1 }, { least: 2 }],
  atMostItems: [{ most: 1_000 }],
  noAddress: (['LONG', 'UNSEEN', 'FORM', 'DOMAIN', 'LENGTH', 'ALPHABET'] as const).map((reason) => ({ reason })),
  noLotNumber: (['CONTROL', 'DIRECTION', 'BLANK'] as const).map((reason) => ({ reason })),
  mustBeOfType: [{ type: 'ID' }],
  mustBeEntity: [{ types: ['Drug', 'Lot'] }],
  needsKey: [{ type: 'Drug', keys: ['id', 'ndc'] }],
  roleOutOfReach: [{ role: 'OWNER' }],
  colleagueLacks: [{ name: 'Jo', permission: 'order:approve' }],
  colleagueFactor: [{ name: 'Jo' }],
  keyEnds: [{ years: 5 }],
  notForServices: [{ permission: 'member:manage', reason: 'a stolen key must let nobody in' }],
  uselessWithout: [{ permission: 'order:request', needed: 'order:read' }],
  keyOutOfReach: [
    { permission: 'order:approve', atAll: true },
    { permission: 'order:approve', atAll: false },
  ],
  noIssuer: (['FORM', 'NOT_HTTPS'] as const).map((reason) => ({ reason })),
  groupTwice: [{ group: 'Apotheke' }],
  noGtin: [{ text: '4012345678902' }],
  noNdc: [{ text: '1-2' }],
  drugAlwaysHas: [{ kept: 'name' }, { kept: 'unit' }],
  undatedOnShelf: [{ units: 12_500 }],
  noDrugOfCode: [{ code: '4012345678901' }],
  tooManyScopes: [{ most: 10_000 }],
  tooManyPeriods: [{ most: 400 }],
  lotWasRecalled: [{ lotNumber: 'A1' }],
  recallIsActive: [{ number: 'D-1362-2012' }],
  lotPutAside: [{ lotNumber: 'A1', quantity: 1_200 }],
  lotCorrectedAway: [
    { lotNumber: 'A1', as: 'A7', expiredOn: null },
    { lotNumber: 'A1', as: 'A1', expiredOn: '2026-10-31' },
  ],
  goodsSentBack: [{ lotNumbers: ['A1', 'A7'] }],
  noLongerAllocated: [{ lots: [{ lotNumber: 'A1', quantity: 1_200 }] }],
  noticeWithoutProduct: [{ number: 'D-1362-2012' }],
  noticeOfOthers: [{ number: 'D-1362-2012', type: 'devices' }],
  noticeTwice: [{ number: 'D-1362-2012' }],
  requestTooLarge: [{ most: 1_048_576 }],
  labelDoubt: [...(Object.keys(labelDoubts) as LabelDoubtKind[]).map((kind) => ({ kind }))],
};

const messages = (Object.keys(spoken.en.messages) as Key[]).flatMap((key): Message[] =>
  key in facts ? facts[key as WithFacts].map((each) => ({ key, facts: { ...each } })) : [{ key }],
);
const translated = languages.filter((language): language is Exclude<Language, 'en'> => language !== 'en');
/** Words that every English sentence of some length has one of, and that are none in the other languages. */
const english = /\b(the|is|not|of|this|were|your|has|you|and|again|there)\b/i;

it.each(messages.map((each) => [each.key, each] as const))(
  '%s is said in every language, and in one alone',
  (_, each) => {
    const inEnglish = inWords('en', each);
    expect(inEnglish).toMatch(/[.?]$/);
    for (const language of translated) {
      const words = inWords(language, each);
      expect(words).not.toBe(inEnglish);
      expect(words).not.toMatch(english);
      expect(words).not.toMatch(/undefined|\[object/);
      expect(words).toMatch(/[.?]$/);
    }
  },
);
