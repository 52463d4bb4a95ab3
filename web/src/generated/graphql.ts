/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** An invitation taken up. */
export type AcceptInvitationInput = {
  /** Your name. */
  name: string;
  /** 12 to 128 characters. */
  password: string;
  /** The token of the invitation. */
  token: string;
};

/** A correction of one lot, with a reason. It posts a difference, never an absolute quantity. */
export type AdjustStockInput = {
  /** Which lot. */
  lotId: string | number;
  /** Anything else worth noting, up to 2,000 characters. */
  note?: string | null | undefined;
  /** When it happened, if that was earlier; left out, now. Never in the future. */
  occurredAt?: string | null | undefined;
  /** The difference in units: positive for more, negative for less, not 0. */
  quantityChange: number;
  /** Why, 1 to 500 characters. */
  reason: string;
  /** What kind of movement it was. */
  type?: AdjustmentType;
};

/** A movement entered by hand. */
export type AdjustmentType =
  /** A correction; in or out. */
  | 'ADJUSTMENT'
  /** The difference a count found; in or out. */
  | 'COUNT'
  /** Brought back; in. */
  | 'CUSTOMER_RETURN'
  /** Destroyed; out. */
  | 'DISPOSAL'
  /** Sent back; out. */
  | 'SUPPLIER_RETURN';

/** What an alert is about. */
export type AlertKind =
  /** A lot with goods in it has expired. */
  | 'EXPIRED'
  /** A lot with goods in it expires soon. */
  | 'EXPIRING'
  /** Less is usable than the reorder point. */
  | 'LOW_STOCK'
  /** Nothing is usable, even if expired or held goods are there. */
  | 'OUT_OF_STOCK';

/** A schedule of the US Controlled Substances Act. */
export type ControlledSchedule =
  | 'CI'
  | 'CII'
  | 'CIII'
  | 'CIV'
  | 'CV';

/** Goods that leave: either a quantity, taken first expired first out, or named lots. */
export type DispenseStockInput = {
  /** Instead of a quantity: what to take from which lot. Against the order of expiry it needs a permission and a reason. */
  lots?: Array<LotQuantityInput> | null | undefined;
  /** Anything else worth noting, up to 2,000 characters. */
  note?: string | null | undefined;
  /** When it happened, if that was earlier; left out, now. Never in the future. */
  occurredAt?: string | null | undefined;
  /** How many units, taken from the lots that expire first. */
  quantity?: number | null | undefined;
  /** Why; needed when lots are named against the order of expiry. */
  reason?: string | null | undefined;
  /** Of which stock. */
  stockId: string | number;
};

/** So many units of a named lot. */
export type LotQuantityInput = {
  /** The lot. */
  lotId: string | number;
  /** How many units, 1 to 10,000,000. */
  quantity: number;
};

/** Whether goods of a lot may be used. */
export type LotStatus =
  /** Not for now. */
  | 'ON_HOLD'
  /** Not until somebody releases them with a reason. */
  | 'QUARANTINED'
  /** Never again. */
  | 'RECALLED'
  /** They may, until they expire. */
  | 'RELEASED';

/** Ascending or descending. */
export type OrderDirection =
  | 'ASC'
  | 'DESC';

/** Which way the goods go. */
export type OrderKind =
  /** Goods leave: to a ward, a customer, another service. */
  | 'ISSUE'
  /** Goods arrive from a supplier. */
  | 'PURCHASE';

/** How far an order is; see docs/orders.md for the steps. */
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
  /** Not approved. Final. */
  | 'REJECTED'
  /** With the supplier, or on its way. */
  | 'SENT';

/** Goods that arrive. */
export type ReceiveStockInput = {
  /** Of which drug. */
  drugId: string | number;
  /** The last day of use. Goods that have expired are refused. */
  expiresOn?: string | null | undefined;
  /** The lot number on the package. With the expiry it tells lots apart. */
  lotNumber: string;
  /** Anything else worth noting, up to 2,000 characters. */
  note?: string | null | undefined;
  /** When it happened, if that was earlier; left out, now. Never in the future. */
  occurredAt?: string | null | undefined;
  /** Where. */
  pharmacyId: string | number;
  /** How many units of the drug, 1 to 10,000,000. */
  quantity: number;
  /** From which supplier. */
  supplierId?: string | number | null | undefined;
};

/** Why an operation was refused; one code for each type of refusal. */
export type RefusalCode =
  | 'ALREADY_PARTICIPANT'
  | 'ALREADY_REVERSED'
  | 'DRUG_ARCHIVED'
  | 'DUPLICATE_DRUG'
  | 'EMAIL_TAKEN'
  | 'ILLEGAL_ALERT_TRANSITION'
  | 'ILLEGAL_LOT_TRANSITION'
  | 'ILLEGAL_ORDER_TRANSITION'
  | 'INSUFFICIENT_STOCK'
  | 'INVALID_CREDENTIALS'
  | 'INVITATION_NOT_VALID'
  | 'LAST_OWNER'
  | 'LOT_EXPIRED'
  | 'LOT_NOT_USABLE'
  | 'NOTHING_TO_ACKNOWLEDGE'
  | 'NOTHING_TO_REDACT'
  | 'NOTHING_TO_SIGN'
  | 'NOT_REVERSIBLE'
  | 'NOT_TO_ACKNOWLEDGE'
  | 'NO_PARTICIPANT'
  | 'ORDER_SHORT'
  | 'OVER_FULFILLED'
  | 'OWN_ORDER'
  | 'PHARMACY_CODE_TAKEN'
  | 'SUPPLIER_NAME_TAKEN'
  | 'UNIT_IN_USE'
  | 'WEAK_PASSWORD';

/** What a person is at a pharmacy; see docs/permissions.md for what each may do. */
export type Role =
  | 'AUDITOR'
  | 'MANAGER'
  | 'OWNER'
  | 'PHARMACIST'
  | 'TECHNICIAN';

/** The status of a lot from now on. */
export type SetLotStatusInput = {
  /** Which lot. */
  lotId: string | number;
  /** Why, 1 to 500 characters. */
  reason: string;
  /** The new status. */
  status: LotStatus;
};

/** Why nothing can be taken from a lot that has goods in it. */
export type SkipReason =
  | 'EXPIRED'
  | 'FULLY_ALLOCATED'
  | 'ON_HOLD'
  | 'QUARANTINED'
  | 'RECALLED';

/** Which stocks; all conditions must hold. */
export type StockFilter = {
  /** Of this drug. */
  drugId?: string | number | null | undefined;
  /** With goods on hand that expire within so many days, or have expired; 0 to 3,650. */
  expiringWithinDays?: number | null | undefined;
  /** true for those with less usable than their reorder point, false for the others. */
  low?: boolean | null | undefined;
  /** true for those with goods in a lot that is on hold, in quarantine or recalled, false for the others. */
  onHold?: boolean | null | undefined;
  /** true for those with nothing usable, false for the others. */
  out?: boolean | null | undefined;
  /** Words of the drug’s names, strength, form, labeler or NDC; each must occur. */
  search?: string | null | undefined;
  /** With goods on hand from this supplier. */
  supplierId?: string | number | null | undefined;
};

/** The order of stocks. */
export type StockOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** By what. */
  field: StockOrderField;
};

/** What stocks are ordered by. */
export type StockOrderField =
  /** The earliest expiry of goods on hand; stocks without one come last in ascending order. */
  | 'EARLIEST_EXPIRY'
  /** The drug’s name. */
  | 'NAME'
  /** The quantity on hand. */
  | 'QUANTITY';

/** How a stock stands. */
export type StockStatus =
  /** What is usable is below the reorder point. */
  | 'LOW'
  /** At or above its reorder point. */
  | 'OK'
  /** Nothing is usable, even if expired or held goods are there. */
  | 'OUT';

/** What kind of movement it was; the kind fixes the sign. */
export type TransactionType =
  /** A correction with a reason; in or out. */
  | 'ADJUSTMENT'
  /** The difference a count found; in or out. */
  | 'COUNT'
  /** Brought back; in. */
  | 'CUSTOMER_RETURN'
  /** To a patient, ward or customer; out. */
  | 'DISPENSE'
  /** Destroyed, with a reason; out. */
  | 'DISPOSAL'
  /** There already when the drug was entered; in. */
  | 'OPENING'
  /** From a supplier; in. */
  | 'RECEIPT'
  /** The exact negation of an earlier transaction. */
  | 'REVERSAL'
  /** Sent back; out. */
  | 'SUPPLIER_RETURN'
  /** From another pharmacy; in. */
  | 'TRANSFER_IN'
  /** To another pharmacy; out. */
  | 'TRANSFER_OUT';

export type StockTouchedSubscriptionVariables = Exact<{
  pharmacyId: string | number;
  after?: string | null | undefined;
}>;


export type StockTouchedSubscription = { stockChanged: { __typename: 'StockChanged', cursor: string, stockId: string } };

export type ShortageTouchedSubscriptionVariables = Exact<{
  pharmacyId: string | number;
  after?: string | null | undefined;
}>;


export type ShortageTouchedSubscription = { lowStockAlerted: { __typename: 'LowStockAlerted', cursor: string, kind: AlertKind } };

export type OrderTouchedSubscriptionVariables = Exact<{
  pharmacyId: string | number;
  after?: string | null | undefined;
}>;


export type OrderTouchedSubscription = { orderStatusChanged: { __typename: 'OrderStatusChanged', cursor: string, orderId: string } };

export type MessageTouchedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MessageTouchedSubscription = { messageReceived: { __typename: 'MessageReceived', cursor: string, messageId: string } };

export type SessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionQuery = { me: { __typename: 'User', id: string, name: string, email: string, memberships: Array<{ __typename: 'Membership', id: string, role: Role, pharmacyId: string | null }> } | null, pharmacies: Array<{ __typename: 'Pharmacy', id: string, name: string, code: string, timezone: string }>, organization: { __typename: 'Organization', id: string, name: string } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation:
    | { __typename: 'EmailTaken', code: RefusalCode, message: string }
    | { __typename: 'InvitationNotValid', code: RefusalCode, message: string }
    | { __typename: 'SignedIn', token: string, expiresAt: string }
    | { __typename: 'WeakPassword', code: RefusalCode, message: string }
   };

export type StockPageQueryVariables = Exact<{
  pharmacyId: string | number;
  filter?: StockFilter | null | undefined;
  orderBy?: StockOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type StockPageQuery = { stocks: { __typename: 'StockConnection', totalCount: number, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Stock', id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { __typename: 'Drug', id: string, name: string, dosage: string | null, ndc: string | null, unit: string, controlledSchedule: ControlledSchedule | null } }> } };

export type StockRowFragment = { __typename: 'Stock', id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { __typename: 'Drug', id: string, name: string, dosage: string | null, ndc: string | null, unit: string, controlledSchedule: ControlledSchedule | null } };

export type StockLotsFragment = { __typename: 'Stock', lots: Array<{ __typename: 'Lot', id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean }> };

export type StockDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type StockDetailsQuery = { stock: { __typename: 'Stock', maxQuantity: number | null, onOrder: number, id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, pharmacy: { __typename: 'Pharmacy', id: string }, transactions: { __typename: 'TransactionConnection', nodes: Array<{ __typename: 'Transaction', id: string, transactionType: TransactionType, quantity: number, timestamp: string, reason: string | null, note: string | null, actor: { __typename: 'User', id: string, name: string } | null }> }, conversations: Array<{ __typename: 'Conversation', id: string, title: string | null, unread: number, lastMessageAt: string }>, drug: { __typename: 'Drug', id: string, name: string, dosage: string | null, ndc: string | null, unit: string, controlledSchedule: ControlledSchedule | null, openOrders: Array<{ __typename: 'Order', id: string, number: number, kind: OrderKind, status: OrderStatus, createdAt: string, pharmacy: { __typename: 'Pharmacy', id: string } }> }, lots: Array<{ __typename: 'Lot', id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean }> } | null };

export type StockOfCodeQueryVariables = Exact<{
  code: string;
}>;


export type StockOfCodeQuery = { drugs: { __typename: 'DrugConnection', nodes: Array<{ __typename: 'Drug', id: string, name: string, dosage: string | null, unit: string, ndc: string | null }> } };

export type StockDrugSearchQueryVariables = Exact<{
  search: string;
}>;


export type StockDrugSearchQuery = { drugs: { __typename: 'DrugConnection', nodes: Array<{ __typename: 'Drug', id: string, name: string, dosage: string | null, unit: string, ndc: string | null }> } };

export type StockDrugFragment = { __typename: 'Drug', id: string, name: string, dosage: string | null, unit: string, ndc: string | null };

export type StockAtQueryVariables = Exact<{
  pharmacyId: string | number;
  drugId: string | number;
}>;


export type StockAtQuery = { stocks: { __typename: 'StockConnection', nodes: Array<{ __typename: 'Stock', id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { __typename: 'Drug', id: string, name: string, dosage: string | null, ndc: string | null, unit: string, controlledSchedule: ControlledSchedule | null }, lots: Array<{ __typename: 'Lot', id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean }> }> } };

export type StockReceiveMutationVariables = Exact<{
  input: ReceiveStockInput;
}>;


export type StockReceiveMutation = { receiveStock:
    | { __typename: 'DrugArchived', code: RefusalCode, message: string }
    | { __typename: 'LotExpired', code: RefusalCode, message: string, expiredOn: string }
    | { __typename: 'StockMovement', notices: Array<string>, stock: { __typename: 'Stock', id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { __typename: 'Drug', id: string, name: string, dosage: string | null, ndc: string | null, unit: string, controlledSchedule: ControlledSchedule | null }, lots: Array<{ __typename: 'Lot', id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean }> } }
   };

export type StockDispenseMutationVariables = Exact<{
  input: DispenseStockInput;
}>;


export type StockDispenseMutation = { dispenseStock:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, requested: number, available: number, skipped: Array<{ __typename: 'SkippedLot', lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }
    | { __typename: 'LotNotUsable', code: RefusalCode, message: string, lotNumber: string, reason: SkipReason }
    | { __typename: 'StockMovement', notices: Array<string>, stock: { __typename: 'Stock', id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { __typename: 'Drug', id: string, name: string, dosage: string | null, ndc: string | null, unit: string, controlledSchedule: ControlledSchedule | null }, lots: Array<{ __typename: 'Lot', id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean }> } }
   };

export type StockAdjustMutationVariables = Exact<{
  input: AdjustStockInput;
}>;


export type StockAdjustMutation = { adjustStock:
    | { __typename: 'InsufficientStock', code: RefusalCode, message: string, requested: number, available: number, skipped: Array<{ __typename: 'SkippedLot', lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> }
    | { __typename: 'StockMovement', notices: Array<string>, stock: { __typename: 'Stock', id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { __typename: 'Drug', id: string, name: string, dosage: string | null, ndc: string | null, unit: string, controlledSchedule: ControlledSchedule | null }, lots: Array<{ __typename: 'Lot', id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean }> } }
   };

export type StockSetLotStatusMutationVariables = Exact<{
  input: SetLotStatusInput;
}>;


export type StockSetLotStatusMutation = { setLotStatus:
    | { __typename: 'IllegalLotTransition', code: RefusalCode, message: string }
    | { __typename: 'Lot', id: string, status: LotStatus, usable: number }
   };

export type StockMovedFragment = { __typename: 'StockMovement', notices: Array<string>, stock: { __typename: 'Stock', id: string, quantity: number, usable: number, allocated: number, minQuantity: number, status: StockStatus, earliestExpiry: string | null, drug: { __typename: 'Drug', id: string, name: string, dosage: string | null, ndc: string | null, unit: string, controlledSchedule: ControlledSchedule | null }, lots: Array<{ __typename: 'Lot', id: string, lotNumber: string, expiresOn: string | null, status: LotStatus, quantity: number, allocated: number, usable: number, expired: boolean }> } };

export type StockShortFragment = { __typename: 'InsufficientStock', requested: number, available: number, skipped: Array<{ __typename: 'SkippedLot', lotId: string, lotNumber: string, quantity: number, reason: SkipReason }> };

export const StockDrugFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockDrug"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Drug"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"dosage"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"ndc"}}]}}]} as unknown as DocumentNode<StockDrugFragment, unknown>;
export const StockRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"minQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"earliestExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"drug"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"dosage"}},{"kind":"Field","name":{"kind":"Name","value":"ndc"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"controlledSchedule"}}]}}]}}]} as unknown as DocumentNode<StockRowFragment, unknown>;
export const StockLotsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockLots"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"expired"}}]}}]}}]} as unknown as DocumentNode<StockLotsFragment, unknown>;
export const StockMovedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockMoved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockMovement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"notices"}},{"kind":"Field","name":{"kind":"Name","value":"stock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockRow"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockLots"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"minQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"earliestExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"drug"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"dosage"}},{"kind":"Field","name":{"kind":"Name","value":"ndc"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"controlledSchedule"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockLots"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"expired"}}]}}]}}]} as unknown as DocumentNode<StockMovedFragment, unknown>;
export const StockShortFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockShort"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lotId"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<StockShortFragment, unknown>;
export const StockTouchedDocument = {"__meta__":{"hash":"sha256:f7ccc0f37ae917b69a17536e9f24477f08845ea1a809fb78c6012976d5a59b01"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"StockTouched"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pharmacyId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"stockId"}}]}}]}}]} as unknown as DocumentNode<StockTouchedSubscription, StockTouchedSubscriptionVariables>;
export const ShortageTouchedDocument = {"__meta__":{"hash":"sha256:e1c1b9c43a0ce3f8544c9b38c3b9dc4b6a4d3cdf441df8b82deb8ba781127b1a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ShortageTouched"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lowStockAlerted"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pharmacyId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]} as unknown as DocumentNode<ShortageTouchedSubscription, ShortageTouchedSubscriptionVariables>;
export const OrderTouchedDocument = {"__meta__":{"hash":"sha256:31121a466e26b7c6aa11f43da7c70edad2cf1f1d3a43ec92fe989d1a6a00f287"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OrderTouched"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderStatusChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pharmacyId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}}]}}]}}]} as unknown as DocumentNode<OrderTouchedSubscription, OrderTouchedSubscriptionVariables>;
export const MessageTouchedDocument = {"__meta__":{"hash":"sha256:5844727f0812961368a997f5e85cafd93d2f72e6d0e3b0c50cb6cee553ac3dec"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MessageTouched"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageReceived"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"messageId"}}]}}]}}]} as unknown as DocumentNode<MessageTouchedSubscription, MessageTouchedSubscriptionVariables>;
export const SessionDocument = {"__meta__":{"hash":"sha256:13c6d38bdbcf4fd2f860b3ca16e5ff64c4bf0ce4738fdcbacc73b734bf06fa7a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"memberships"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"pharmacyId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pharmacies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SessionQuery, SessionQueryVariables>;
export const AcceptInvitationDocument = {"__meta__":{"hash":"sha256:69666f9d9c25806d815ab00b64470e78a4552e0d3196cf97201b5cb45166c469"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptInvitation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptInvitationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptInvitation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedIn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const StockPageDocument = {"__meta__":{"hash":"sha256:9d48a4d8e6eaf3970abcc6e4e1a4a3cbc8712f97ccc6fad9b262174aea5b9ce5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StockPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StockFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StockOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stocks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pharmacyId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockRow"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"minQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"earliestExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"drug"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"dosage"}},{"kind":"Field","name":{"kind":"Name","value":"ndc"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"controlledSchedule"}}]}}]}}]} as unknown as DocumentNode<StockPageQuery, StockPageQueryVariables>;
export const StockDetailsDocument = {"__meta__":{"hash":"sha256:6fcee2125b472d1b5d510279743ac9803b1ea644af85199c9deec2fd582ac3d6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StockDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockRow"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockLots"}},{"kind":"Field","name":{"kind":"Name","value":"maxQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"onOrder"}},{"kind":"Field","name":{"kind":"Name","value":"pharmacy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"transactionType"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"timestamp"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"conversations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"unread"}},{"kind":"Field","name":{"kind":"Name","value":"lastMessageAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"drug"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"pharmacy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"minQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"earliestExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"drug"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"dosage"}},{"kind":"Field","name":{"kind":"Name","value":"ndc"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"controlledSchedule"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockLots"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"expired"}}]}}]}}]} as unknown as DocumentNode<StockDetailsQuery, StockDetailsQueryVariables>;
export const StockOfCodeDocument = {"__meta__":{"hash":"sha256:81977f1126b44f8cdcbdccd63477196008d2b3de11d8ff4ee5af2db25dfbc4fd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StockOfCode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"drugs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockDrug"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockDrug"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Drug"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"dosage"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"ndc"}}]}}]} as unknown as DocumentNode<StockOfCodeQuery, StockOfCodeQueryVariables>;
export const StockDrugSearchDocument = {"__meta__":{"hash":"sha256:3050e0c36f8ae7689bf03711694127499a7bdbbbe95c76ffb25a4b28fa999bca"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StockDrugSearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"drugs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockDrug"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockDrug"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Drug"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"dosage"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"ndc"}}]}}]} as unknown as DocumentNode<StockDrugSearchQuery, StockDrugSearchQueryVariables>;
export const StockAtDocument = {"__meta__":{"hash":"sha256:6ba2bad1f16bae1d2fc143c847692a59c5afcfe8c98b9abf21c69462898d9b96"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StockAt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"drugId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stocks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pharmacyId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pharmacyId"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"drugId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"drugId"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockRow"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockLots"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"minQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"earliestExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"drug"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"dosage"}},{"kind":"Field","name":{"kind":"Name","value":"ndc"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"controlledSchedule"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockLots"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"expired"}}]}}]}}]} as unknown as DocumentNode<StockAtQuery, StockAtQueryVariables>;
export const StockReceiveDocument = {"__meta__":{"hash":"sha256:7d3593db6e363675522e36d561c92f606ea48275ef0ab217e1adeaec7f7caee6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StockReceive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReceiveStockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receiveStock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockMovement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockMoved"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LotExpired"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"expiredOn"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"minQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"earliestExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"drug"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"dosage"}},{"kind":"Field","name":{"kind":"Name","value":"ndc"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"controlledSchedule"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockLots"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"expired"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockMoved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockMovement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"notices"}},{"kind":"Field","name":{"kind":"Name","value":"stock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockRow"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockLots"}}]}}]}}]} as unknown as DocumentNode<StockReceiveMutation, StockReceiveMutationVariables>;
export const StockDispenseDocument = {"__meta__":{"hash":"sha256:475eff7426a254e78351893b62422bf74019fb1fb75354ddc83a722cd8ebd500"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StockDispense"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DispenseStockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dispenseStock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockMovement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockMoved"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockShort"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LotNotUsable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"minQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"earliestExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"drug"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"dosage"}},{"kind":"Field","name":{"kind":"Name","value":"ndc"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"controlledSchedule"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockLots"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"expired"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockMoved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockMovement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"notices"}},{"kind":"Field","name":{"kind":"Name","value":"stock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockRow"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockLots"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockShort"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lotId"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<StockDispenseMutation, StockDispenseMutationVariables>;
export const StockAdjustDocument = {"__meta__":{"hash":"sha256:d486b6e895fd2f2c2b5005b21f0cb05f0d9aaf4168ad1fda6d305d1ee159d7e2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StockAdjust"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adjustStock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockMovement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockMoved"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockShort"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"minQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"earliestExpiry"}},{"kind":"Field","name":{"kind":"Name","value":"drug"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"dosage"}},{"kind":"Field","name":{"kind":"Name","value":"ndc"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"controlledSchedule"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockLots"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Stock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"allocated"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}},{"kind":"Field","name":{"kind":"Name","value":"expired"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockMoved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockMovement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"notices"}},{"kind":"Field","name":{"kind":"Name","value":"stock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockRow"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"StockLots"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StockShort"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lotId"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<StockAdjustMutation, StockAdjustMutationVariables>;
export const StockSetLotStatusDocument = {"__meta__":{"hash":"sha256:4cba001eca1402231b13603f95567b681246562ea173566852d2442aab56679a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StockSetLotStatus"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetLotStatusInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setLotStatus"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"usable"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<StockSetLotStatusMutation, StockSetLotStatusMutationVariables>;