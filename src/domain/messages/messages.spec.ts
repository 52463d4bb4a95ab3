import { expect, it } from 'vitest';
import { permissions } from '../authorization/permissions.ts';
import { type Language, languages } from '../language.ts';
import { recordNames } from '../record-names.ts';
import { type Facts, inWords, type Key, type LabelDoubtKind, labelDoubts, type Message } from './index.ts';
import { languages as spoken } from './languages.ts';

type WithFacts = { [K in Key]: Facts<K> extends undefined ? never : K }[Key];

/** A quantity that is written with a separator of thousands. */
const many = 12_500;
const orders = [{ quantity: many, orderNumber: 12 }];
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
    { requested: many, available: 3, lotNumber: null, skipped: 0, orders: [] },
    { requested: 4, available: many, lotNumber: 'A1', skipped: 1, orders },
    { requested: 4, available: 3, lotNumber: 'A1', skipped: many, orders },
  ],
  lotNotUsable: (['EXPIRED', 'ON_HOLD', 'QUARANTINED', 'RECALLED', 'FULLY_ALLOCATED'] as const).map((reason) => ({
    lotNumber: 'A1',
    reason,
  })),
  lotExpired: [{ expiredOn: '2026-01-31' }],
  expiryRequired: [{ lotNumbers: ['A1'] }, { lotNumbers: ['A1', 'B2'] }],
  notReturnable: [{ type: 'CUSTOMER_RETURN' }, { type: 'SUPPLIER_RETURN' }],
  returnExceeded: [{ lotNumber: 'A1', moved: many, returned: many, requested: many }],
  illegalLotTransition: [
    { from: 'ON_HOLD', to: 'QUARANTINED', allowed: ['RELEASED', 'RECALLED'] },
    { from: 'RECALLED', to: 'RELEASED', allowed: [] },
  ],
  lotUnderRecall: [
    { lotNumber: 'A1', number: 'D-1', caughtAs: null },
    { lotNumber: 'A1', number: 'D-1', caughtAs: 'A7' },
  ],
  expiryFar: [{ lotNumber: 'A1', expiresOn: '2040-01-31', years: 10 }],
  shortDated: [1, many].map((days) => ({ lotNumber: 'A1', expiresOn: '2027-01-31', days })),
  unusualQuantity: (['DISPENSE', 'RECEIPT'] as const).map((movement) => ({
    quantity: many,
    unit: 'Tabl.',
    drug: 'Omeprazol',
    movement,
    limit: many,
    count: many,
    largest: many,
  })),
  returnsAllocated: [{ lotNumber: 'A1', orders }],
  illegalOrderTransition: [
    { from: 'SENT', to: 'PENDING', allowed: ['CANCELED', 'FULFILLED'] },
    { from: 'CLOSED_SHORT', to: 'APPROVED', allowed: [] },
    { from: 'REJECTED', to: 'PARTIALLY_FULFILLED', allowed: [] },
  ],
  orderShort: [{ lines: 1 }, { lines: many }],
  overFulfilled: [{ outstanding: many, requested: many }],
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
  roleLacks: permissions.map((permission) => ({ permission })),
  roleLacksHere: [{ permission: 'stock:read' }],
  roleLacksAsk: [true, false].map((atAll) => ({ permission: 'stock:read', atAll })),
  keyLacks: [true, false].map((atAll) => ({ permission: 'stock:read', atAll })),
  proofRequired: [{ minutes: 1 }, { minutes: many }],
  internal: [{ requestId: 'r1' }],
  noSuchRecord: recordNames.map((what) => ({ what })),
  askedTooMuch: [
    { own: true, seconds: 1 },
    { own: false, seconds: many },
  ],
  tooManyTries: [
    { what: 'FAILURES', seconds: 1 },
    { what: 'SIGN_INS', seconds: many },
    { what: 'ORGANIZATIONS', seconds: 30 },
  ],
  tooManyLinks: [{ email }],
  limitExceeded: [{ limit: 'cost', found: many, allowed: many }],
  backDateNeeds: [{ hours: many }],
  backDateReason: [{ hours: many }],
  heldLotNeeds: [{ lotNumber: 'A1', status: 'ON_HOLD' }],
  heldLotReason: [{ lotNumber: 'A1', status: 'ON_HOLD' }],
  otherLotNeeds: [{ lotNumber: 'A1' }],
  otherLotReason: [{ lotNumber: 'A1' }],
  undoNeeds: [{ minutes: many }],
  movementTooLarge: [{ most: 10_000_000 }],
  deliveryTooLarge: [{ most: 10_000_000 }],
  stockHolds: [{ onHand: many, most: 1_000_000_000 }],
  stockHoldsAtMost: [{ most: 1_000_000_000 }],
  adjustmentSign: [
    { type: 'DISPOSAL', adds: false },
    { type: 'COUNT', adds: true },
    { type: 'ADJUSTMENT', adds: true },
  ],
  wholeLot: [{ lotNumber: 'A1', quantity: many }],
  ambiguousCode: [{ code: '0002-3229' }],
  lineNeeds: [{ kind: 'ISSUE' }, { kind: 'PURCHASE' }],
  snoozeUntil: [{ days: many }],
  openingExpired: [{ expiresOn: '2026-01-31' }],
  openingQuantityMissing: (['expiration', 'lotNumber', 'pharmacyId'] as const).map((field) => ({ field })),
  lotTakenFor: [{ lotNumber: 'A-1', known: 'A1' }],
  lotKeptApart: [{ lotNumber: 'A-1', known: 'A1' }],
  lotOfOtherExpiry: [{ lotNumber: 'A1', dates: ['2027-01-31', null] }],
  lotAlsoOfOtherExpiry: [{ lotNumber: 'A1', dates: ['2027-01-31', null] }],
  arrivedRecalled: [
    { lotNumber: 'A1', quantity: many, noted: null },
    { lotNumber: 'A1', quantity: 5, noted: 'Karton nass.' },
  ],
  arrivedInQuarantine: [{ lotNumber: 'A1', quantity: many, reason: 'Karton nass.' }],
  arrivedInHeldLot: [{ lotNumber: 'A1', status: 'ON_HOLD' }],
  dispensedBeforeHeld: [{ lotNumber: 'A1', status: 'ON_HOLD' }],
  cameBack: [
    { lotNumber: 'A1', status: 'RECALLED' },
    { lotNumber: 'A1', status: 'QUARANTINED' },
  ],
  ordersLose: [{ units: 1 }, { units: many }],
  namesakesHeld: [
    { others: 1, status: 'RECALLED' },
    { others: many, status: 'RELEASED' },
  ],
  partsCorrected: [{ units: 1 }, { units: many }],
  partFromNow: [{ lotNumber: 'A1' }],
  heldFromNow: [{ lotNumber: 'A1', status: 'ON_HOLD' }],
  staysRecalled: [{ lotNumber: 'A1', was: 'A7' }],
  severalWrong: [{ fields: 2 }],
  atMostCharacters: [{ most: 12_500 }],
  variableNotValid: [{ detail: 'This value does not fit.', field: 'input' }],
  atLeast: [{ least: 1 }],
  atMost: [{ most: 10_000_000 }],
  atLeastItems: [{ least: 1 }, { least: 2 }],
  atMostItems: [{ most: 12_500 }],
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

/** Names that are meant as they stand: files and their fields, codes of goods, settings of the operator whom the sentence names, and examples. */
const meant =
  /\/api\/openapi\.json|\bexample\.org|\bMAIN-2|\b\d{13}\b|recall_number|product_description|PUBLIC_URL|SIGN_ON_DOMAINS|jo@example\.org/g;
/** Words in capitals that people of the trade and of the web use; all others are values of the API. */
const abbreviations = /\b(?:ASCII|GTIN|HTTP|ID|JSON|NDC|PIN|REST|UTC|UUID)s?\b/g;

/** What of a sentence is written for programs and not for people. */
const forPrograms = (sentence: string) => {
  const words = sentence.replace(meant, '').replace(abbreviations, '');
  return [
    ...permissions.filter((permission) => words.includes(permission)),
    // input.reason, stock.dispense; also the name of a type with its field.
    ...(words.match(/\b\p{L}+\.\p{L}+/gu) ?? []),
    // quantityChange
    ...(words.match(/\b\p{Ll}+\p{Lu}\p{L}*/gu) ?? []),
    // QUARANTINED, ON_HOLD
    ...(words.match(/\b[A-Z][A-Z_]{2,}\b/g) ?? []),
    // 2027-01-31, 2027-01
    ...(words.match(/\b\d{4}-\d{2}(?:-\d{2})?\b/g) ?? []),
    // 12500; a year and a part of an NDC have four digits.
    ...(words.match(/(?<!\d[.,])\b\d{5,}\b/g) ?? []),
    // 1 units
    ...(words.match(
      /(?<![\d.,])1 (?:units|days|hours|minutes|seconds|lots|lines|Einheiten|Tage|Stunden|Minuten|Sekunden|Chargen|Positionen)\b/g,
    ) ?? []),
  ];
};

it.each(languages.flatMap((language) => messages.map((each) => [each.key, language, each] as const)))(
  '%s in %s is written for people',
  (_, language, each) => {
    expect(forPrograms(inWords(language, each))).toEqual([]);
  },
);

it.each([
  ['Your role does not include stock:choose-lot.', 'stock:choose-lot'],
  ['Give input.reason.', 'input.reason'],
  ['It is over (Pharmacy.closedUntil).', 'Pharmacy.closedUntil'],
  ['Do so with proveIdentity.', 'proveIdentity'],
  ['Lot A1 is RECALLED.', 'RECALLED'],
  ['It expired on 2026-01-31.', '2026-01-31'],
  ['12500 requested.', '12500'],
  ['Try again in 1 seconds.', '1 seconds'],
])('“%s” would not be', (sentence, name) => {
  expect(forPrograms(sentence)).toContain(name);
});
