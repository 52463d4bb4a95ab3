import type { StockLotsFragment } from '../../generated/graphql.ts';

/** A lot as the table of a stock shows it. */
export type Lot = StockLotsFragment['lots'][number];
