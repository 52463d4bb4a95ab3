import { Field, ID, InputType } from 'type-graphql';
import type { DoubtKind } from '../../domain/doubt.ts';
import { confirmDescription, doubtKinds } from '../../graphql/confirmation.type.ts';
import { LotNumber, Text } from '../../graphql/rules.ts';
import { ExpiryDateScalar } from '../../graphql/scalars.ts';

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
