import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { SkipReason } from '../../domain/fefo.ts';
import { LotStatus } from '../../generated/prisma/enums.ts';
import { RefusalInterface, RefusalType } from '../../graphql/refusal.type.ts';
import { Transaction } from './movements/transaction.type.ts';
import { AllocatedUnits } from './stocks/allocated.ts';
import { Stock } from './stocks/stock.type.ts';

export const SkipReasons = {
  EXPIRED: 'EXPIRED',
  ON_HOLD: 'ON_HOLD',
  QUARANTINED: 'QUARANTINED',
  RECALLED: 'RECALLED',
  FULLY_ALLOCATED: 'FULLY_ALLOCATED',
} as const satisfies Record<SkipReason, SkipReason>;
registerEnumType(SkipReasons, {
  name: 'SkipReason',
  description: 'Why nothing can be taken from a lot that has goods in it.',
});

@ObjectType({ description: 'A lot with goods that could not be taken, and why.', simpleResolvers: true })
export class SkippedLot {
  @Field(() => ID, { description: 'The lot.' })
  lotId!: string;

  @Field({ description: 'Its number.' })
  lotNumber!: string;

  @Field(() => Int, { description: 'On hand in it.' })
  quantity!: number;

  @Field(() => SkipReasons, { description: 'Why it was passed over.' })
  reason!: SkipReason;
}

@ObjectType({ description: 'A movement that was posted.', simpleResolvers: true })
export class StockMovement {
  @Field(() => Transaction, { description: 'The transaction with its lines.' })
  transaction!: Transaction;

  @Field(() => Stock, { description: 'The stock after it.' })
  stock!: Stock;

  @Field(() => [SkippedLot], { description: 'Lots with goods that were passed over, and why.' })
  skipped!: SkippedLot[];

  @Field(() => [String], { description: 'What the person should know although it is no error, in sentences.' })
  notices!: string[];
}

@RefusalType('INSUFFICIENT_STOCK', 'There is less than was asked for.')
export class InsufficientStock extends RefusalInterface {
  @Field(() => [AllocatedUnits], { description: 'To which orders goods of the lot that is short are allocated.' })
  allocated!: AllocatedUnits[];

  @Field(() => [AllocatedUnits], {
    description: 'To which orders goods of the lot that is short are allocated.',
    deprecationReason: 'Use allocated.',
  })
  promised!: AllocatedUnits[];

  @Field(() => Int, { description: 'How many units were asked for.' })
  requested!: number;

  @Field(() => Int, { description: 'How many units are available now.' })
  available!: number;

  @Field(() => ID, { nullable: true, description: 'The lot that is short, when lots were named.' })
  shortLotId!: string | null;

  @Field(() => [SkippedLot], { description: 'Lots with goods that cannot be taken, and why.' })
  skipped!: SkippedLot[];
}

@RefusalType('LOT_EXPIRED', 'The goods have expired and cannot be received.')
export class LotExpired extends RefusalInterface {
  @Field({ description: 'The last day of use, as YYYY-MM-DD.' })
  expiredOn!: string;
}

@RefusalType('EXPIRY_REQUIRED', 'Goods of this drug expire, and no date was given.')
export class ExpiryRequired extends RefusalInterface {
  @Field(() => [String], { description: 'The lots without a date, by number.' })
  lotNumbers!: string[];
}

@RefusalType('NOT_RETURNABLE', 'Nothing can be returned of such a transaction.')
export class NotReturnable extends RefusalInterface {}

@RefusalType('RETURN_EXCEEDED', 'More would come back than left and has not come back, or more be sent back than came.')
export class ReturnExceeded extends RefusalInterface {
  @Field(() => ID, { description: 'The lot of which it is too much.' })
  lotId!: string;

  @Field(() => Int, { description: 'How many units of it the transaction moved.' })
  moved!: number;

  @Field(() => Int, { description: 'How many of them were returned already.' })
  returned!: number;

  @Field(() => Int, { description: 'How many units were to be returned.' })
  requested!: number;
}

@RefusalType('ILLEGAL_LOT_TRANSITION', 'A lot cannot go from its status to this one.')
export class IllegalLotTransition extends RefusalInterface {
  @Field(() => LotStatus, { description: 'The status it has.' })
  from!: LotStatus;

  @Field(() => LotStatus, { description: 'The status asked for.' })
  to!: LotStatus;

  @Field(() => [LotStatus], { description: 'The statuses it can go to.' })
  allowed!: LotStatus[];
}
