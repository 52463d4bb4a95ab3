import { ArrayMaxSize, ArrayMinSize, IsInt, Max, Min, NotEquals, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { DoubtKind } from '../../domain/doubt.ts';
import { maxMovement } from '../../domain/quantity.ts';
import { TransactionType } from '../../generated/prisma/enums.ts';
import { confirmDescription, doubtKinds } from '../../graphql/confirmation.type.ts';
import { Instant, LongText, Quantity, Text } from '../../graphql/rules.ts';
import { LocalDateScalar } from '../../graphql/scalars.ts';
import { ArrivingLot } from './receiving/arriving-lot.input.ts';

@InputType()
class MovementDetails {
  @Field(() => String, { nullable: true, description: 'Anything else worth noting, up to 2,000 characters.' })
  @LongText()
  note?: string | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'When it happened, if that was earlier; left out, now. Never in the future, nor in a period that is closed. More than three days back needs `stock:back-date` and a reason.',
  })
  @Instant()
  occurredAt?: Date | null;
}

/** What has been looked at before a movement is sent again. */
@InputType()
class MovementToConfirm extends MovementDetails {
  @Field(() => [doubtKinds], { nullable: true, description: confirmDescription })
  confirm?: DoubtKind[] | null;
}

@InputType({ description: 'Goods that arrive.' })
export class ReceiveStockInput extends ArrivingLot {
  @Field(() => ID, { description: 'Where.' })
  pharmacyId!: string;

  @Field(() => ID, { description: 'Of which drug.' })
  drugId!: string;

  @Field(() => ID, { nullable: true, description: 'From which supplier.' })
  supplierId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why; needed when it is dated more than three days back.' })
  @LongText(500)
  reason?: string | null;

  @Field(() => String, { nullable: true, description: 'Anything else worth noting, up to 2,000 characters.' })
  @LongText()
  note?: string | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'When they came, if that was earlier; left out, now. Never in the future, nor in a period that is closed. Their expiry is judged by that day. More than three days back needs `stock:back-date` and a reason.',
  })
  @Instant()
  occurredAt?: Date | null;

  @Field(() => [doubtKinds], { nullable: true, description: confirmDescription })
  confirm?: DoubtKind[] | null;
}

@InputType({ description: 'So many units of a named lot.' })
export class LotQuantityInput {
  @Field(() => ID, { description: 'The lot.' })
  lotId!: string;

  @Field(() => Int, { description: 'How many units, 1 to 10,000,000.' })
  @Quantity()
  quantity!: number;
}

@InputType({ description: 'Goods that leave: either a quantity, taken first expired first out, or named lots.' })
export class DispenseStockInput extends MovementToConfirm {
  @Field(() => ID, { description: 'Of which stock.' })
  stockId!: string;

  @Field(() => Int, { nullable: true, description: 'How many units, taken from the lots that expire first.' })
  @Quantity()
  quantity?: number | null;

  @Field(() => [LotQuantityInput], {
    nullable: true,
    description:
      'Instead of a quantity: what to take from which lot. Against the order of expiry it needs a permission and a reason.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested()
  lots?: LotQuantityInput[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why; needed when lots are named against the order of expiry, when a lot is named that was held after the goods had left, and when it is dated more than three days back.',
  })
  @LongText(500)
  reason?: string | null;
}

/** The kinds of movement that a person may enter by hand on one lot. */
export const AdjustmentType = {
  ADJUSTMENT: TransactionType.ADJUSTMENT,
  COUNT: TransactionType.COUNT,
  DISPOSAL: TransactionType.DISPOSAL,
} as const;
export type AdjustmentType = keyof typeof AdjustmentType;
registerEnumType(AdjustmentType, {
  name: 'AdjustmentType',
  description: 'A movement entered by hand.',
  valuesConfig: {
    ADJUSTMENT: { description: 'A correction; in or out.' },
    COUNT: { description: 'The difference a count found; in or out.' },
    DISPOSAL: { description: 'Destroyed; out.' },
  },
});

@InputType({
  description: 'A correction of one lot, with a reason. It posts a difference, never an absolute quantity.',
})
export class AdjustStockInput extends MovementToConfirm {
  @Field(() => ID, { description: 'Which lot.' })
  lotId!: string;

  @Field(() => Int, { description: 'The difference in units: positive for more, negative for less, not 0.' })
  @IsInt()
  @Min(-maxMovement)
  @Max(maxMovement)
  @NotEquals(0, { message: '$property must not be 0' })
  quantityChange!: number;

  @Field(() => AdjustmentType, {
    defaultValue: AdjustmentType.ADJUSTMENT,
    description: 'What kind of movement it was.',
  })
  type!: AdjustmentType;

  @Field({ description: 'Why, 1 to 500 characters.' })
  @Text(500)
  reason!: string;
}

@InputType({ description: 'Goods that a customer or a ward brings back.' })
export class ReturnFromCustomerInput extends MovementDetails {
  @Field(() => ID, { description: 'The dispense or issue by which they left.' })
  transactionId!: string;

  @Field(() => [LotQuantityInput], {
    description: 'What comes back of which lot: never more than left by it and has not come back.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested()
  lots!: LotQuantityInput[];

  @Field({ description: 'Why, 1 to 500 characters.' })
  @Text(500)
  reason!: string;
}

@InputType({ description: 'Goods that are sent back to whom they came from.' })
export class ReturnToSupplierInput extends MovementToConfirm {
  @Field(() => ID, { description: 'The receipt by which they came, loose or of a delivery; or the opening balance.' })
  transactionId!: string;

  @Field(() => [LotQuantityInput], {
    description: 'What leaves which lot, or part of one: never more than came by it and was not sent back.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested()
  lots!: LotQuantityInput[];

  @Field({ description: 'Why, 1 to 500 characters.' })
  @Text(500)
  reason!: string;
}

@InputType({ description: 'Until when the books of a pharmacy are closed.' })
export class ClosePeriodInput {
  @Field(() => ID, { description: 'Which pharmacy.' })
  pharmacyId!: string;

  @Field(() => LocalDateScalar, { description: 'The last day of the period; it is over, in the pharmacy’s time zone.' })
  until!: string;

  @Field(() => String, { nullable: true, description: 'Anything worth noting in the trail.' })
  @LongText(500)
  reason?: string | null;
}

@InputType({ description: 'What of a closed period is opened again.' })
export class ReopenPeriodInput {
  @Field(() => ID, { description: 'Which pharmacy.' })
  pharmacyId!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day that stays closed; left out, all of it is opened.',
  })
  until?: string | null;

  @Field({ description: 'Why, 1 to 500 characters.' })
  @Text(500)
  reason!: string;
}

@InputType({ description: 'Which transaction to undo by its exact negation.' })
export class ReverseTransactionInput {
  @Field(() => ID, { description: 'The transaction.' })
  transactionId!: string;

  @Field({ description: 'Why, 1 to 500 characters.' })
  @Text(500)
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Anything else worth noting.' })
  @LongText()
  note?: string | null;
}

@InputType({
  description: 'The levels of a stock: by its id, or by pharmacy and drug, which begins to keep the drug there.',
})
export class SetStockLevelsInput {
  @Field(() => ID, { nullable: true, description: 'Which stock.' })
  stockId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Instead of the stock: the pharmacy.' })
  pharmacyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Instead of the stock: the drug.' })
  drugId?: string | null;

  @Field(() => Int, { description: 'The reorder point: below it the stock is low. 0 to 10,000,000.' })
  @IsInt()
  @Min(0)
  @Max(maxMovement)
  minQuantity!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Up to where it is filled, at least minQuantity; null for no such level.',
  })
  @IsInt()
  @Min(0)
  @Max(maxMovement)
  maxQuantity?: number | null;
}
