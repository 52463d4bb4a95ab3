import type { UsualMovement } from '../usual.ts';

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
