import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { DoubtKind } from '../../domain/doubt.ts';
import { TransactionType } from '../../generated/prisma/enums.ts';
import { confirmDescription, doubtKinds } from '../../graphql/confirmation.type.ts';
import { Instant, LongText, Quantity } from '../../graphql/rules.ts';

@InputType()
export class MovementDetails {
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
export class MovementToConfirm extends MovementDetails {
  @Field(() => [doubtKinds], { nullable: true, description: confirmDescription })
  confirm?: DoubtKind[] | null;
}

@InputType({ description: 'So many units of a named lot.' })
export class LotQuantityInput {
  @Field(() => ID, { description: 'The lot that the units are taken from.' })
  lotId!: string;

  @Field(() => Int, { description: 'How many units, 1 to 10,000,000.' })
  @Quantity()
  quantity!: number;
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
    ADJUSTMENT: { description: 'A difference of one lot, with a reason; in or out.' },
    COUNT: { description: 'The difference a count found; in or out.' },
    DISPOSAL: { description: 'Goods that were destroyed, such as broken ampoules; out.' },
  },
});
