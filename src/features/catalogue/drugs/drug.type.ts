import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ControlledSchedule, ExpiryControl } from '../../../generated/prisma/enums.ts';
import { connectionType, edgeCursor, Paged } from '../../../graphql/connection.ts';
import { LocalDateScalar } from '../../../graphql/scalars.ts';

registerEnumType(ControlledSchedule, {
  name: 'ControlledSchedule',
  description: 'A schedule of the US Controlled Substances Act.',
  valuesConfig: {
    CI: { description: 'Schedule I: no accepted medical use, such as heroin.' },
    CII: { description: 'Schedule II: severe potential for abuse, such as oxycodone.' },
    CIII: { description: 'Schedule III: moderate potential for abuse, such as testosterone.' },
    CIV: { description: 'Schedule IV: lower potential for abuse, such as diazepam.' },
    CV: { description: 'Schedule V: the least, such as cough syrup with a little codeine.' },
  },
});

registerEnumType(ExpiryControl, {
  name: 'ExpiryControl',
  description: 'Whether goods of a drug have an expiry date.',
  valuesConfig: {
    REQUIRED: { description: 'They have; none are received without.' },
    NONE: { description: 'They have none, such as a splint or a measuring cup.' },
  },
});

@ObjectType({
  description: 'A product of the catalogue. Quantities of it are counted in its unit.',
  simpleResolvers: true,
})
export class Drug {
  @Field(() => ID, { description: 'The id of the drug, a UUIDv7.' })
  id!: string;

  @Field({ description: 'The name it is found under: usually the brand with its suffix.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The nonproprietary name, such as omeprazole; null when none was entered.',
  })
  genericName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The proprietary name, such as Prilosec; null when none was entered.',
  })
  brandName!: string | null;

  @Field(() => String, { nullable: true, description: 'Anything worth knowing about it.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'The dosage form, such as TABLET, FILM COATED.' })
  dosageForm!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The strength as it was written or imported, such as 40 mg or 250 mg/5 mL; show `dosage`.',
  })
  strength!: string | null;

  @Field({ description: 'The smallest unit that is dispensed: tablet, mL, mg.' })
  unit!: string;

  @Field(() => String, { nullable: true, description: 'The National Drug Code of the product, as written.' })
  ndc!: string | null;

  @Field(() => String, { nullable: true, description: 'The GS1 article number of the dispensed package, 14 digits.' })
  gtin!: string | null;

  @Field(() => ControlledSchedule, {
    nullable: true,
    description: 'Its schedule if it is known to be controlled; null is unknown, not uncontrolled.',
  })
  controlledSchedule!: ControlledSchedule | null;

  @Field(() => String, {
    nullable: true,
    description: 'How it is to be stored, such as 2 to 8 °C, protected from light; null when nothing was entered.',
  })
  storage!: string | null;

  @Field(() => ExpiryControl, { description: 'Whether its goods have an expiry date.' })
  expiryControl!: ExpiryControl;

  @Field(() => Int, {
    nullable: true,
    description: 'For how many days its goods must be good when they arrive; null leaves it to the supplier.',
  })
  minRemainingDays!: number | null;

  @Field(() => String, { nullable: true, description: 'Who labels it: the manufacturer or repackager.' })
  labelerName!: string | null;

  @Field(() => [String], { description: 'The active substances, such as AMOXICILLIN; empty when none were entered.' })
  substances!: string[];

  @Field(() => [String], { description: 'How it is given, such as ORAL.' })
  routes!: string[];

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day since which it is marketed; null when that is not known.',
  })
  marketingStartOn!: Date | string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day on which it is marketed; null when no end is known.',
  })
  marketingEndOn!: Date | string | null;

  @Field(() => Date, { nullable: true, description: 'When it was taken out of the catalogue; null while it is in.' })
  archivedAt!: Date | null;

  @Field({ description: 'The UTC instant at which it was entered in the catalogue.' })
  createdAt!: Date;

  @Field({ description: 'The UTC instant at which its entry was last changed.' })
  updatedAt!: Date;
}

export const StrengthMatch = { EXACT: 'EXACT', PART: 'PART', OTHER: 'OTHER' } as const;
export type StrengthMatch = keyof typeof StrengthMatch;
registerEnumType(StrengthMatch, {
  name: 'StrengthMatch',
  description: 'How the strength of a drug fits the one that was searched for.',
  valuesConfig: {
    EXACT: { description: 'It is the one that was asked for, however the two are written.' },
    PART: {
      description: 'It holds the one that was asked for: as one of several substances, or in each mL, g or hour.',
    },
    OTHER: { description: 'It is another strength, such as 20 mg where 40 mg was asked for.' },
  },
});

@Paged()
@ObjectType('DrugEdge', {
  description: 'One drug of a list, with its cursor and how it fits the search.',
  simpleResolvers: true,
})
class DrugEdge {
  @Field({ description: edgeCursor })
  cursor!: string;

  @Field(() => Drug, { description: 'The record that stands at the cursor.' })
  node!: Drug;

  @Field(() => StrengthMatch, {
    nullable: true,
    description: 'How its strength fits the one in the search; null when there was none in it.',
  })
  strengthMatch!: StrengthMatch | null;
}

export const DrugConnection = connectionType(Drug, 'Drug', DrugEdge);

@ObjectType({ description: 'A package in which a drug is sold.', simpleResolvers: true })
export class DrugPackage {
  @Field(() => ID, { description: 'The id of the drug package, a UUIDv7.' })
  id!: string;

  @Field({ description: 'The National Drug Code of the package, as written; its barcode holds the digits.' })
  ndc!: string;

  @Field({ description: 'What is in it, such as 30 CAPSULE in 1 BOTTLE.' })
  description!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day since which the package is marketed; null when that is not known.',
  })
  marketingStartOn!: Date | string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day on which the package is marketed; null when no end is known.',
  })
  marketingEndOn!: Date | string | null;
}
