import { Field, ID, InputType, Int } from 'type-graphql';
import type { DoubtKind } from '../../../domain/doubt.ts';
import { LotStatus } from '../../../generated/prisma/enums.ts';
import { confirmDescription, doubtKinds } from '../../../graphql/confirmation.type.ts';
import { LongText, LotNumber, Quantity, Text } from '../../../graphql/rules.ts';
import { ExpiryDateScalar } from '../../../graphql/scalars.ts';

@InputType({ description: 'The status of a lot from now on.' })
export class SetLotStatusInput {
  @Field(() => ID, { description: 'Which lot.' })
  lotId!: string;

  @Field(() => LotStatus, { description: 'The new status.' })
  status!: LotStatus;

  @Field({ description: 'Why, 1 to 500 characters.' })
  @Text(500)
  reason!: string;
}

@InputType({ description: 'A part of a lot that is to have a status of its own.' })
export class SplitLotInput {
  @Field(() => ID, { description: 'Which lot.' })
  lotId!: string;

  @Field(() => Int, { description: 'How many units of it, fewer than there are.' })
  @Quantity()
  quantity!: number;

  @Field(() => LotStatus, { description: 'The status of the part; one that the lot could take.' })
  status!: LotStatus;

  @Field({ description: 'Why, 1 to 500 characters.' })
  @Text(500)
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Anything else worth noting.' })
  @LongText()
  note?: string | null;
}

@InputType({ description: 'What a lot’s package really says. What is left out stays.' })
export class CorrectLotInput {
  @Field(() => ID, { description: 'Which lot. What was split off it is corrected with it.' })
  lotId!: string;

  @Field(() => String, { nullable: true, description: 'The number on the package.' })
  @LotNumber()
  lotNumber?: string | null;

  @Field(() => ExpiryDateScalar, {
    nullable: true,
    description:
      'The last day of use, or the month; it may have passed. null where the goods have none, if the drug’s expiryControl is NONE.',
  })
  expiresOn?: string | null;

  @Field({ description: 'Why, 1 to 500 characters: mistyped at receipt, read wrongly.' })
  @Text(500)
  reason!: string;

  @Field(() => [doubtKinds], { nullable: true, description: confirmDescription })
  confirm?: DoubtKind[] | null;
}
