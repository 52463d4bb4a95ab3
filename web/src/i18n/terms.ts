import type {
  AdjustmentType,
  AlertKind,
  AlertState,
  AuditOutcome,
  LotStatus,
  OrderKind,
  OrderProgress,
  OrderStatus,
  Role,
  SkipReason,
  StockStatus,
  TransactionType,
  UserKind,
  UserStatus,
} from '../generated/enums.ts';
import { defineTexts } from './define.ts';
import { useTexts } from './language.tsx';

/** What each value of an enumeration of the API is called; a value that the API gains does not compile until it has a name. */
export interface Terms {
  readonly stockStatus: Readonly<Record<StockStatus, string>>;
  readonly lotStatus: Readonly<Record<LotStatus, string>>;
  readonly orderStatus: Readonly<Record<OrderStatus, string>>;
  readonly orderKind: Readonly<Record<OrderKind, string>>;
  readonly orderProgress: Readonly<Record<OrderProgress, string>>;
  readonly alertKind: Readonly<Record<AlertKind, string>>;
  readonly alertState: Readonly<Record<AlertState, string>>;
  readonly transactionType: Readonly<Record<TransactionType, string>>;
  readonly adjustmentType: Readonly<Record<AdjustmentType, string>>;
  readonly skipReason: Readonly<Record<SkipReason, string>>;
  readonly role: Readonly<Record<Role, string>>;
  readonly userKind: Readonly<Record<UserKind, string>>;
  readonly userStatus: Readonly<Record<UserStatus, string>>;
  readonly auditOutcome: Readonly<Record<AuditOutcome, string>>;
}

const terms = defineTexts('terms', {
  stockStatus: { OK: 'In stock', LOW: 'Low', OUT: 'Out of stock' },
  lotStatus: { RELEASED: 'Released', ON_HOLD: 'On hold', QUARANTINED: 'Quarantined', RECALLED: 'Recalled' },
  orderStatus: {
    PENDING: 'Pending',
    APPROVED: 'Approved',
    REJECTED: 'Rejected',
    SENT: 'Sent',
    PARTIALLY_FULFILLED: 'Partially fulfilled',
    FULFILLED: 'Fulfilled',
    CLOSED_SHORT: 'Closed short',
    CANCELED: 'Canceled',
  },
  orderKind: { ISSUE: 'Issue', PURCHASE: 'Purchase' },
  orderProgress: { PENDING: 'Open', FULFILLED: 'Fulfilled', CANCELED: 'Canceled' },
  alertKind: { LOW_STOCK: 'Low stock', OUT_OF_STOCK: 'Out of stock', EXPIRING: 'Expiring soon', EXPIRED: 'Expired' },
  alertState: { OPEN: 'Open', ACKNOWLEDGED: 'Acknowledged', SNOOZED: 'Snoozed', RESOLVED: 'Resolved' },
  transactionType: {
    OPENING: 'Opening balance',
    RECEIPT: 'Receipt',
    DISPENSE: 'Dispense',
    ADJUSTMENT: 'Adjustment',
    COUNT: 'Count',
    CUSTOMER_RETURN: 'Customer return',
    SUPPLIER_RETURN: 'Supplier return',
    DISPOSAL: 'Disposal',
    REVERSAL: 'Reversal',
    SPLIT: 'Part set aside',
    TRANSFER_IN: 'Transfer in',
    TRANSFER_OUT: 'Transfer out',
  },
  adjustmentType: {
    ADJUSTMENT: 'Correction',
    COUNT: 'Count',
    DISPOSAL: 'Disposal',
  },
  skipReason: {
    EXPIRED: 'expired',
    ON_HOLD: 'on hold',
    QUARANTINED: 'quarantined',
    RECALLED: 'recalled',
    FULLY_ALLOCATED: 'allocated to orders',
  },
  role: {
    OWNER: 'Owner',
    MANAGER: 'Manager',
    PHARMACIST: 'Pharmacist',
    TECHNICIAN: 'Technician',
    AUDITOR: 'Auditor',
  },
  userKind: { PERSON: 'Person', SERVICE: 'Service' },
  userStatus: { ACTIVE: 'Active', DISABLED: 'Access ended' },
  auditOutcome: { SUCCEEDED: 'Succeeded', REFUSED: 'Refused', DENIED: 'Denied', FAILED: 'Failed' },
} satisfies Terms);

declare module './define.ts' {
  interface AllTexts {
    terms: typeof terms;
  }
}

/** What the values of the API's enumerations are called. */
export const useTerms = () => useTexts(terms);
