import { ArrayMaxSize, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { RecallState } from '../../generated/prisma/enums.ts';
import { Text } from '../../graphql/rules.ts';

@InputType({ description: 'Notices to enter: one as text, or a file of them.' })
export class EnterRecallsInput {
  @Field({
    description:
      'The notice as it was published, pasted or read from a file; or a file of the FDA’s enforcement reports (JSON), which may hold many.',
  })
  @Text(200_000)
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who published it; left out, FDA where its number is one of theirs, and otherwise OTHER.',
  })
  @Text(50)
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'Its number, where the text does not say it.' })
  @Text(100)
  number?: string | null;
}

@InputType({ description: 'What a recall covers: exactly one of drug, NDC and GTIN, and of it some lots or all.' })
export class RecallScopeInput {
  @Field(() => ID, { nullable: true, description: 'A drug of the catalogue.' })
  drugId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'An NDC in any form: of whichever drug has it, now or later; a product’s covers all its packages.',
  })
  @Text(30)
  ndc?: string | null;

  @Field(() => String, { nullable: true, description: 'A GTIN or UPC: of whichever drug has it, now or later.' })
  @Text(30)
  gtin?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The lots, one at least, in whatever spelling; null for all lots of it.',
  })
  @ArrayMaxSize(2_000)
  lotNumbers?: string[] | null;
}

@InputType({ description: 'What a recall covers here, as a person confirms it.' })
export class ReviewRecallInput {
  @Field(() => ID, { description: 'The recall.' })
  recallId!: string;

  @Field(() => [RecallScopeInput], {
    description: 'All that it covers; what was said before is replaced. Empty when it concerns nothing here.',
  })
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  scopes!: RecallScopeInput[];
}

@InputType({ description: 'Which recall to make active.' })
export class ActivateRecallInput {
  @Field(() => ID, { description: 'The recall.' })
  recallId!: string;
}

@InputType({ description: 'Which recall to close, and why.' })
export class CloseRecallInput {
  @Field(() => ID, { description: 'The recall.' })
  recallId!: string;

  @Field({ description: 'Why: that all goods were sent back, or that it concerns nothing here.' })
  @Text(2_000)
  reason!: string;
}

@InputType({ description: 'Which recall a pharmacy acknowledges.' })
export class AcknowledgeRecallInput {
  @Field(() => ID, { description: 'The recall.' })
  recallId!: string;

  @Field(() => ID, { description: 'The pharmacy that knows of it and has set its goods apart.' })
  pharmacyId!: string;
}

@InputType({ description: 'Which recalls; all conditions must hold.' })
export class RecallFilter {
  @Field(() => [RecallState], { nullable: true, description: 'In one of these states.' })
  states?: RecallState[] | null;
}
