import { Field, ID, InputType, Int } from 'type-graphql';
import type { DoubtKind } from '../../../domain/doubt.ts';
import { ControlledSchedule, ExpiryControl } from '../../../generated/prisma/enums.ts';
import { confirmDescription, doubtKinds } from '../../../graphql/confirmation.type.ts';
import {
  ArrayMaxSize,
  IsInt,
  LongText,
  LongTexts,
  LotNumber,
  Max,
  Min,
  Quantity,
  Text,
} from '../../../graphql/rules.ts';
import { ExpiryDateScalar } from '../../../graphql/scalars.ts';

@InputType()
class DrugDetails {
  @Field(() => String, { nullable: true, description: 'The nonproprietary name, such as omeprazole.' })
  @LongText(500)
  genericName?: string | null;

  @Field(() => String, { nullable: true, description: 'The proprietary name, such as Prilosec.' })
  @LongText(500)
  brandName?: string | null;

  @Field(() => String, { nullable: true, description: 'Anything worth knowing about it.' })
  @LongText()
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'The dosage form, such as CAPSULE, DELAYED RELEASE.' })
  @LongText(200)
  dosageForm?: string | null;

  @Field(() => String, { nullable: true, description: 'The strength, such as 40 mg.' })
  @LongText(2_000)
  strength?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The National Drug Code of the product with its hyphens, such as 0002-3229.',
  })
  @LongText(20)
  ndc?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The GS1 article number: 8, 12, 13 or 14 digits with their check digit.',
  })
  @LongText(14)
  gtin?: string | null;

  @Field(() => ControlledSchedule, {
    nullable: true,
    description: 'Its schedule if it is controlled, such as CII for oxycodone.',
  })
  controlledSchedule?: ControlledSchedule | null;

  @Field(() => String, {
    nullable: true,
    description: 'How it is to be stored, such as 2 to 8 °C, protected from light.',
  })
  @LongText(500)
  storage?: string | null;

  @Field(() => ExpiryControl, {
    nullable: true,
    description: 'Whether its goods have an expiry date; REQUIRED when left out. None are received without, then.',
  })
  expiryControl?: ExpiryControl | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'For how many days its goods must be good when they arrive, 0 to 3,650; null leaves it to the supplier. Fewer are asked again.',
  })
  @IsInt()
  @Min(0)
  @Max(3_650)
  minRemainingDays?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The manufacturer or repackager on the label, such as Sandoz Inc.',
  })
  @LongText(500)
  labelerName?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The active substances, such as AMOXICILLIN and CLAVULANATE POTASSIUM.',
  })
  @ArrayMaxSize(200)
  @LongTexts(500)
  substances?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'The routes of administration, such as ORAL or SUBCUTANEOUS.' })
  @ArrayMaxSize(50)
  @LongTexts(100)
  routes?: string[] | null;

  @Field(() => [doubtKinds], { nullable: true, description: confirmDescription })
  @ArrayMaxSize(20)
  confirm?: DoubtKind[] | null;
}

@InputType({ description: 'A new drug, with its opening stock if there is some already.' })
export class CreateDrugInput extends DrugDetails {
  @Field({ description: 'The name it is found under, such as Prilosec 40 mg.' })
  @Text(500)
  name!: string;

  @Field({ description: 'The smallest unit that is dispensed: tablet, mL, mg. Quantities are counted in it.' })
  @Text(50)
  unit!: string;

  @Field(() => Int, { nullable: true, description: 'Opening stock: posts an OPENING transaction at the pharmacy.' })
  @Quantity()
  quantity?: number | null;

  @Field(() => ExpiryDateScalar, {
    nullable: true,
    description: 'Opening stock: when it expires, a day or a month. Needed unless expiryControl is NONE.',
  })
  expiration?: string | null;

  @Field(() => String, { nullable: true, description: 'Opening stock: its lot number; OPENING when left out.' })
  @LotNumber()
  lotNumber?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Opening stock: where it is; may be left out by those who see one pharmacy only.',
  })
  pharmacyId?: string | null;
}

@InputType({ description: 'What to change of a drug: fields left out stay, fields set to null are cleared.' })
export class UpdateDrugInput extends DrugDetails {
  @Field(() => ID, { description: 'The drug whose entry changes.' })
  drugId!: string;

  @Field(() => String, { nullable: true, description: 'The name it is found under, such as Prilosec 40 mg.' })
  @Text(500)
  name?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The unit; it can be changed only while the drug has never been moved.',
  })
  @Text(50)
  unit?: string;
}

@InputType({ description: 'Which drugs; all conditions must hold.' })
export class DrugFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words of its names, substances, form or labeler, in any order and spelling, each at least in its beginning; an NDC or GTIN in any form; a strength, which has drugs of another one come behind and marked.',
  })
  @LongText(200)
  search?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'An NDC of product or package, a GTIN, UPC or PZN, or a whole label that holds one, typed or scanned, in any form.',
  })
  @LongText(1_000)
  code?: string | null;

  @Field(() => [ControlledSchedule], { nullable: true, description: 'Controlled under one of these schedules.' })
  controlledSchedule?: ControlledSchedule[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true for archived drugs alone, null for both; left out, those in the catalogue.',
    defaultValue: false,
  })
  archived?: boolean | null;
}
