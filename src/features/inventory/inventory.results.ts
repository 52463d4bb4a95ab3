import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { SkipReason } from '../../domain/fefo.ts';
import { LotStatus } from '../../generated/prisma/enums.ts';
import { ConfirmationNeeded } from '../../graphql/confirmation.type.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { Pharmacy } from '../access/index.ts';
import { DrugArchived } from '../catalogue/index.ts';
import { Transaction } from './movements/transaction.type.ts';
import { AllocatedUnits } from './stocks/allocated.ts';
import { Lot, Stock } from './stocks/stock.type.ts';

const SkipReasons = {
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

@ObjectType({ description: 'A lot as it is after its correction.', simpleResolvers: true })
export class LotCorrected {
  @Field(() => Lot, { description: 'The lot.' })
  lot!: Lot;

  @Field(() => [String], { description: 'What the person should know, in sentences.' })
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

@RefusalType('LOT_NOT_USABLE', 'The named lot may not be dispensed from.')
export class LotNotUsable extends RefusalInterface {
  @Field(() => ID, { description: 'The lot.' })
  lotId!: string;

  @Field({ description: 'Its number.' })
  lotNumber!: string;

  @Field(() => SkipReasons, { description: 'Why.' })
  reason!: SkipReason;
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

@RefusalType('ALREADY_REVERSED', 'The transaction was reversed before.')
export class AlreadyReversed extends RefusalInterface {
  @Field(() => ID, { description: 'The transaction that reversed it.' })
  reversalId!: string;
}

@RefusalType(
  'RETURNED_SINCE',
  'Goods that the transaction moved came back, or were sent back; their returns are reversed first.',
)
export class ReturnedSince extends RefusalInterface {
  @Field(() => [ID], { description: 'The returns, the oldest first.' })
  returnIds!: string[];
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

@RefusalType('NOT_REVERSIBLE', 'A reversal cannot be reversed; enter the movement anew.')
export class NotReversible extends RefusalInterface {}

@RefusalType('ILLEGAL_LOT_TRANSITION', 'A lot cannot go from its status to this one.')
export class IllegalLotTransition extends RefusalInterface {
  @Field(() => LotStatus, { description: 'The status it has.' })
  from!: LotStatus;

  @Field(() => LotStatus, { description: 'The status asked for.' })
  to!: LotStatus;

  @Field(() => [LotStatus], { description: 'The statuses it can go to.' })
  allowed!: LotStatus[];
}

@RefusalType(
  'LOT_UNDER_RECALL',
  'A recall that covers the lot, or caught it before its number was put right, is active.',
)
export class LotUnderRecall extends RefusalInterface {
  @Field(() => ID, { description: 'The recall.' })
  recallId!: string;

  @Field({ description: 'Its number.' })
  recallNumber!: string;
}

export const ReceiveStockResult = resultUnion('ReceiveStockResult', 'What receiveStock answers.', () => [
  StockMovement,
  ExpiryRequired,
  LotExpired,
  ConfirmationNeeded,
  DrugArchived,
]);
export const DispenseStockResult = resultUnion('DispenseStockResult', 'What dispenseStock answers.', () => [
  StockMovement,
  InsufficientStock,
  LotNotUsable,
  ConfirmationNeeded,
]);
export const AdjustStockResult = resultUnion('AdjustStockResult', 'What adjustStock answers.', () => [
  StockMovement,
  InsufficientStock,
  ConfirmationNeeded,
]);
export const ReverseTransactionResult = resultUnion(
  'ReverseTransactionResult',
  'What reverseTransaction answers.',
  () => [StockMovement, AlreadyReversed, ReturnedSince, NotReversible, InsufficientStock, IllegalLotTransition],
);
export const SetStockLevelsResult = resultUnion('SetStockLevelsResult', 'What setStockLevels answers.', () => [
  Stock,
  DrugArchived,
]);
export const SetLotStatusResult = resultUnion('SetLotStatusResult', 'What setLotStatus answers.', () => [
  Lot,
  IllegalLotTransition,
  LotUnderRecall,
]);
export const ReturnFromCustomerResult = resultUnion(
  'ReturnFromCustomerResult',
  'What returnFromCustomer answers.',
  () => [StockMovement, NotReturnable, ReturnExceeded],
);
export const ReturnToSupplierResult = resultUnion('ReturnToSupplierResult', 'What returnToSupplier answers.', () => [
  StockMovement,
  NotReturnable,
  ReturnExceeded,
  InsufficientStock,
  ConfirmationNeeded,
]);
export const ClosePeriodResult = resultUnion('ClosePeriodResult', 'What closePeriod and reopenPeriod answer.', () => [
  Pharmacy,
]);
export const CorrectLotResult = resultUnion('CorrectLotResult', 'What correctLot answers.', () => [
  LotCorrected,
  ExpiryRequired,
  ConfirmationNeeded,
]);
export const SplitLotResult = resultUnion('SplitLotResult', 'What splitLot answers.', () => [
  StockMovement,
  InsufficientStock,
  IllegalLotTransition,
]);
