import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { SkipReason } from '../../domain/inventory/fefo.ts';
import { LotStatus } from '../../generated/prisma/enums.ts';
import { RefusalInterface, RefusalType } from '../../graphql/refusal.type.ts';
import type { Notices } from '../../graphql/say.ts';
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
  valuesConfig: {
    EXPIRED: { description: 'Its last day of use has passed at the pharmacy.' },
    ON_HOLD: { description: 'It may not be used until a doubt is settled.' },
    QUARANTINED: { description: 'It waits in quarantine for somebody to decide.' },
    RECALLED: { description: 'A recall covers it, or covered it.' },
    FULLY_ALLOCATED: { description: 'All that is on hand is allocated to orders.' },
  },
});

@ObjectType({ description: 'A lot with goods that could not be taken, and why.', simpleResolvers: true })
export class SkippedLot {
  @Field(() => ID, { description: 'The lot that nothing was taken from.' })
  lotId!: string;

  @Field({ description: 'The number on its package, such as AB1234.' })
  lotNumber!: string;

  @Field(() => Int, { description: 'What of it is on hand, in units of the drug.' })
  quantity!: number;

  @Field(() => SkipReasons, { description: 'Why it was passed over, such as EXPIRED.' })
  reason!: SkipReason;
}

@ObjectType({ description: 'A movement that was posted.', simpleResolvers: true })
export class StockMovement {
  @Field(() => Transaction, { description: 'The transaction with its lines.' })
  transaction!: Transaction;

  @Field(() => Stock, { description: 'The stock as it is after the movement.' })
  stock!: Stock;

  @Field(() => [SkippedLot], { description: 'Lots with goods that were passed over, and why.' })
  skipped!: SkippedLot[];

  notices!: Notices;
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

  @Field(() => Int, { description: 'How many units of the drug were asked for.' })
  requested!: number;

  @Field(() => Int, { description: 'How many units of the drug are available now.' })
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
  @Field(() => [String], { description: 'The numbers of the lots for which no expiry was given.' })
  lotNumbers!: string[];
}

@RefusalType('NOT_RETURNABLE', 'Nothing can be returned of such a transaction.')
export class NotReturnable extends RefusalInterface {}

@RefusalType('RETURN_EXCEEDED', 'More would come back than left and has not come back, or more be sent back than came.')
export class ReturnExceeded extends RefusalInterface {
  @Field(() => ID, { description: 'The lot of which more would be returned than was moved.' })
  lotId!: string;

  @Field(() => Int, { description: 'How many units of it the transaction moved.' })
  moved!: number;

  @Field(() => Int, { description: 'How many of them were returned already.' })
  returned!: number;

  @Field(() => Int, { description: 'How many units of it were to be returned now.' })
  requested!: number;
}

@RefusalType('ILLEGAL_LOT_TRANSITION', 'A lot cannot go from its status to this one.')
export class IllegalLotTransition extends RefusalInterface {
  @Field(() => LotStatus, { description: 'The status that the lot has now.' })
  from!: LotStatus;

  @Field(() => LotStatus, { description: 'The status that it was to have.' })
  to!: LotStatus;

  @Field(() => [LotStatus], { description: 'The statuses that the lot can go to from there.' })
  allowed!: LotStatus[];
}
