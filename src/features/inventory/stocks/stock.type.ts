import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LotStatus } from '../../../generated/prisma/enums.ts';
import { connectionType, edgeCursor, Paged } from '../../../graphql/connection.ts';
import type { Notices } from '../../../graphql/say.ts';
import { LocalDateScalar } from '../../../graphql/scalars.ts';
import { Drug, StrengthMatch } from '../../catalogue/index.ts';

export const StockStatus = { OK: 'OK', LOW: 'LOW', OUT: 'OUT' } as const;
registerEnumType(StockStatus, {
  name: 'StockStatus',
  description: 'Whether what is usable of a stock is enough.',
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
    ON_HOLD: { description: 'They may not, until a doubt is settled.' },
    QUARANTINED: { description: 'Not until somebody releases them with a reason.' },
    RECALLED: { description: 'They may not: a recall covers them.' },
  },
});

@ObjectType({
  description: 'Goods of one drug with one number of their maker and one expiry, at one pharmacy.',
  simpleResolvers: true,
})
export class Lot {
  @Field(() => ID, { description: 'The id of the lot, a UUIDv7.' })
  id!: string;

  @Field({ description: 'The number printed on the package, such as AB1234.' })
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

  @Field(() => LotStatus, { description: 'Whether it may be used, as people have set it; see also expired.' })
  status!: LotStatus;

  @Field(() => Int, { description: 'On hand, in units of the drug.' })
  quantity!: number;

  @Field(() => Int, { description: 'How many units of it are allocated to orders.' })
  allocated!: number;

  @Field(() => Int, { description: 'How many units are on hand and not allocated to orders.' })
  available!: number;

  @Field(() => Int, { description: 'Available now: released and not expired.' })
  usable!: number;

  @Field({ description: 'Whether its date has passed in the pharmacy’s time zone.' })
  expired!: boolean;

  @Field({ description: 'The UTC instant at which it was first received.' })
  createdAt!: Date;

  stockId!: string;
  supplierId!: string | null;
  parentId!: string | null;
  notices?: Notices;
}

@ObjectType({
  description: 'What was put right of a lot: what its package really says, and what had been written.',
  simpleResolvers: true,
})
export class LotCorrection {
  @Field(() => ID, { description: 'The id of the lot correction, a UUIDv7.' })
  id!: string;

  @Field({ description: 'The number that had been written.' })
  lotNumberWas!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day of use that had been written.' })
  expiresOnWas!: string | null;

  @Field({ description: 'The number that the lot has from then on.' })
  lotNumber!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day of use from then on.' })
  expiresOn!: string | null;

  @Field({ description: 'Why it was corrected, in the words of whoever did.' })
  reason!: string;

  @Field({ description: 'The UTC instant of the correction.' })
  at!: Date;

  lotId!: string;
  actorId!: string;
}

export const LotConnection = connectionType(Lot, 'Lot');

@ObjectType({ description: 'One drug at one pharmacy.', simpleResolvers: true })
export class Stock {
  @Field(() => ID, { description: 'The id of the stock, a UUIDv7.' })
  id!: string;

  @Field(() => Drug, { description: 'The drug that is kept.' })
  drug!: Drug;

  @Field(() => Int, { description: 'On hand over all lots, in units of the drug.' })
  quantity!: number;

  @Field(() => Int, { description: 'How many units of the drug are allocated to orders, over all its lots.' })
  allocated!: number;

  @Field(() => Int, { description: 'How many units are on hand and not allocated to orders.' })
  available!: number;

  @Field(() => Int, { description: 'What may be dispensed now: available in lots that are released and not expired.' })
  usable!: number;

  @Field(() => Int, { description: 'The reorder point in units of the drug: below it the stock is low.' })
  minQuantity!: number;

  @Field(() => Int, { nullable: true, description: 'Up to where it is filled; null when that is not set.' })
  maxQuantity!: number | null;

  @Field(() => StockStatus, { description: 'Whether what is usable is enough: OK, LOW or OUT.' })
  status!: keyof typeof StockStatus;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The earliest expiry of a lot with goods in it.' })
  earliestExpiry!: string | null;

  @Field({ description: 'The UTC instant since which the pharmacy keeps the drug.' })
  createdAt!: Date;

  @Field({ description: 'The UTC instant at which its quantity or levels last changed.' })
  updatedAt!: Date;

  pharmacyId!: string;
  drugId!: string;
}

@Paged()
@ObjectType('StockEdge', { description: 'One stock of a list, with its cursor.', simpleResolvers: true })
class StockEdge {
  @Field({ description: edgeCursor })
  cursor!: string;

  @Field(() => Stock, { description: 'The record that stands at the cursor.' })
  node!: Stock;

  @Field(() => StrengthMatch, {
    nullable: true,
    description: 'How the strength of its drug fits the one in the search; null when there was none in it.',
  })
  strengthMatch!: StrengthMatch | null;
}

export const StockConnection = connectionType(Stock, 'Stock', StockEdge);
