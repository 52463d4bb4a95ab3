import { expect, it } from 'vitest';
import * as documents from '../../../web/src/generated/graphql.ts';
import { ofConversations, ofRecords } from './concerns.ts';

/** Types whose changes no event tells of: they are asked again after an act of the person, and with everything else after a break. */
const untold = [
  'AccessLog',
  'AuditCheckpoint',
  'AuditIntegrity',
  'AuditLog',
  'AuditProblem',
  'Factors',
  'IdentityProvider',
  'Invitation',
  'Passkey',
  'Proofs',
  'Session',
  'SignOnRequest',
];
/** Types that are never read without the record that they belong to. */
const parts: Readonly<Record<string, string>> = {
  Allocation: 'Order',
  DispensePlan: 'Stock',
  DrugEdge: 'Drug',
  DrugPackage: 'Drug',
  LotCorrection: 'Lot',
  StockEdge: 'Stock',
  GroupRole: 'IdentityProvider',
  NoticeCode: 'Recall',
  NoticeLot: 'Recall',
  NoticeReading: 'Recall',
  RecallMatch: 'Recall',
  RecallMovement: 'Recall',
  RecallMovementConnection: 'Recall',
  RecallProposal: 'Recall',
  RecallReceipt: 'Recall',
  RecallScope: 'Recall',
  MessageReceipt: 'Message',
  Notice: 'Message',
  OrderEvent: 'Order',
  OrderLine: 'Order',
  Participant: 'Conversation',
  PlannedLot: 'Stock',
  ReturnableLot: 'Transaction',
  SuggestedOrder: 'ReorderSuggestion',
};

it('every type that the dashboard shows is told of when it changes, or is known not to be', () => {
  const shown = new Set<string>();
  for (const document of Object.values(documents)) {
    if (!(document instanceof documents.TypedDocumentString) || !/^\s*query /m.test(document.toString())) continue;
    const types: unknown = document.__meta__?.['types'];
    expect(types, document.toString()).toBeInstanceOf(Array);
    for (const type of types as string[]) shown.add(type);
  }
  const told = new Set([...ofRecords, ...ofConversations]);
  const unknown = [...shown].filter((type) => {
    const record = parts[type] ?? type.replace(/Connection$/, '');
    return type !== 'PageInfo' && !told.has(record) && !untold.includes(record);
  });
  expect(unknown).toEqual([]);
});
