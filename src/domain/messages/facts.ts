import type { UsualMovement } from '../inventory/usual.ts';
import type { ScanDoubtKind } from '../scan/scan.ts';

/** Units of a lot that an order has. */
export interface AllocatedTo {
  readonly quantity: number;
  readonly orderNumber: number;
}

/** A step between states that there is not, and those there are from the same state. */
export interface Step<State> {
  readonly from: State;
  readonly to: State;
  readonly allowed: readonly State[];
}

/** Less is there than was asked for. */
export interface Shortfall {
  readonly requested: number;
  readonly available: number;
  readonly lotNumber: string | null;
  readonly skipped: number;
  readonly orders: readonly AllocatedTo[];
}

/** More is to come back than the transaction moved. */
export interface ReturnExceeded {
  readonly lotNumber: string;
  readonly moved: number;
  readonly returned: number;
  readonly requested: number;
}

/** A quantity far above what is usual. */
export interface UnusualQuantity {
  readonly quantity: number;
  readonly unit: string;
  readonly drug: string;
  readonly movement: UsualMovement;
  readonly limit: number;
  readonly count: number;
  readonly largest: number;
}

/** A permission that somebody lacks, there or at all pharmacies. */
export interface Lacking {
  readonly permission: string;
  readonly atAll: boolean;
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

/** Why no identity provider can stand at an address: it is none, or has more than a path; or what is sent there could be read on the way. */
export type NoIssuer = 'FORM' | 'NOT_HTTPS';
