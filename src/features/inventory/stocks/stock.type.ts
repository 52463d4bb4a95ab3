import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LotStatus } from '../../../generated/prisma/enums.ts';
import { connectionType, edgeCursor, Paged } from '../../../graphql/connection.ts';
import { LocalDateScalar } from '../../../graphql/scalars.ts';
import { Drug, StrengthMatch } from '../../catalogue/index.ts';

export const StockStatus = { OK: 'OK', LOW: 'LOW', OUT: 'OUT' } as const;
registerEnumType(StockStatus, {
  name: 'StockStatus',
  description: 'How a stock stands.',
  valuesConfig: {
    OK: { description: 'At or above its reorder point.' },
    LOW: { description: 'What is usable is below the reorder point.' },
    OUT: { description: 'Nothing is usable, even if expired or held goods are there.' },
  },
});
registerEnumType(LotStatus, {
  name: 'LotStatus',
  description: 'Whether goods of a lot may be used.',
  valuesConfig: {
    RELEASED: { description: 'They may, until they expire.' },
    ON_HOLD: { description: 'Not for now.' },
    QUARANTINED: { description: 'Not until somebody releases them with a reason.' },
    RECALLED: { description: 'Never again.' },
  },
});

@ObjectType({ description: 'One batch of a stock.', simpleResolvers: true })
export class Lot {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field({ description: 'The number printed on the package.' })
  lotNumber!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day on which it may be used, in the pharmacy’s time zone; null when it does not expire.',
  })
  expiresOn!: string | null;

  @Field({
    description:
      'The number as recalls and scans compare it: upper case, without blanks, hyphens of any kind and invisible characters.',
  })
  lotKey!: string;

  @Field(() => LotStatus, { description: 'Whether it may be used.' })
  status!: LotStatus;

  @Field(() => Int, { description: 'On hand, in units of the drug.' })
  quantity!: number;

  @Field(() => Int, { description: 'How many units are allocated to orders.' })
  allocated!: number;

  @Field(() => Int, { description: 'How many units are on hand and not allocated to orders.' })
  available!: number;

  @Field(() => Int, { description: 'Available now: released and not expired.' })
  usable!: number;

  @Field({ description: 'Whether its date has passed in the pharmacy’s time zone.' })
  expired!: boolean;

  @Field({ description: 'When it was first received.' })
  createdAt!: Date;

  stockId!: string;
  supplierId!: string | null;
  parentId!: string | null;
  notices?: string[];
}

@ObjectType({
  description: 'What was put right of a lot: what its package really says, and what had been written.',
  simpleResolvers: true,
})
export class LotCorrection {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field({ description: 'The number that had been written.' })
  lotNumberWas!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day of use that had been written.' })
  expiresOnWas!: string | null;

  @Field({ description: 'The number from then on.' })
  lotNumber!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day of use from then on.' })
  expiresOn!: string | null;

  @Field({ description: 'Why.' })
  reason!: string;

  @Field({ description: 'When.' })
  at!: Date;

  lotId!: string;
  actorId!: string;
}

export const LotConnection = connectionType(Lot, 'Lot');

@ObjectType({ description: 'One drug at one pharmacy.', simpleResolvers: true })
export class Stock {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field(() => Drug, { description: 'The drug.' })
  drug!: Drug;

  @Field(() => Int, { description: 'On hand over all lots, in units of the drug.' })
  quantity!: number;

  @Field(() => Int, { description: 'How many units are allocated to orders.' })
  allocated!: number;

  @Field(() => Int, { description: 'How many units are on hand and not allocated to orders.' })
  available!: number;

  @Field(() => Int, { description: 'What may be dispensed now: available in lots that are released and not expired.' })
  usable!: number;

  @Field(() => Int, { description: 'The reorder point: below it the stock is low.' })
  minQuantity!: number;

  @Field(() => Int, { nullable: true, description: 'Up to where it is filled; null when that is not set.' })
  maxQuantity!: number | null;

  @Field(() => StockStatus, { description: 'How it stands.' })
  status!: keyof typeof StockStatus;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The earliest expiry of a lot with goods in it.' })
  earliestExpiry!: string | null;

  @Field({ description: 'When it was first kept.' })
  createdAt!: Date;

  @Field({ description: 'When it last changed.' })
  updatedAt!: Date;

  pharmacyId!: string;
  drugId!: string;
}

@Paged()
@ObjectType('StockEdge', { description: 'One Stock of a list.', simpleResolvers: true })
class StockEdge {
  @Field({ description: edgeCursor })
  cursor!: string;

  @Field(() => Stock, { description: 'The item.' })
  node!: Stock;

  @Field(() => StrengthMatch, {
    nullable: true,
    description: 'How the strength of its drug fits the one in the search; null when there was none in it.',
  })
  strengthMatch!: StrengthMatch | null;
}

export const StockConnection = connectionType(Stock, 'Stock', StockEdge);
