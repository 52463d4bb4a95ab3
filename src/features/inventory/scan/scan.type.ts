import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type LabelDoubtKind, labelDoubts } from '../../../domain/messages/index.ts';
import { Text } from '../../../graphql/rules.ts';
import { LocalDateScalar } from '../../../graphql/scalars.ts';
import { Drug, DrugPackage } from '../../catalogue/index.ts';
import { Lot } from '../stocks/stock.type.ts';

export const labelDoubtKinds = Object.fromEntries(Object.keys(labelDoubts).map((kind) => [kind, kind])) as {
  readonly [Kind in LabelDoubtKind]: Kind;
};
registerEnumType(labelDoubtKinds, {
  name: 'LabelDoubtKind',
  description: 'What about a scanned label has to be looked at.',
  valuesConfig: Object.fromEntries(Object.entries(labelDoubts).map(([kind, description]) => [kind, { description }])),
});

@ArgsType()
export class ScanArgs {
  @Field({ description: 'What the scanner sent or a person typed, as it is.' })
  @Text(1_000)
  code!: string;

  @Field(() => ID, { nullable: true, description: 'Where the lots are looked for; everywhere when left out.' })
  pharmacyId?: string | null;
}

@ObjectType({ description: 'Something about a scanned label that a person has to look at.', simpleResolvers: true })
export class LabelDoubt {
  @Field(() => labelDoubtKinds, { description: 'What has to be looked at, to tell cases apart by.' })
  kind!: LabelDoubtKind;

  @Field({ description: 'What it is about, as printed below a symbol: (17)271301. Empty where something is missing.' })
  seen!: string;
}

@ObjectType({
  description: 'What a scanned label says, and what it can mean here. What is in doubt is null, never guessed.',
  simpleResolvers: true,
})
export class Scan {
  @Field({
    description:
      'The product’s code: a GTIN of 14 digits, PZN-12345678, or the text itself; empty when the label names none.',
  })
  code!: string;

  @Field(() => Drug, { nullable: true, description: 'The drug, when the code names exactly one.' })
  drug!: Drug | null;

  @Field(() => [Drug], { description: 'All drugs that the code names.' })
  drugs!: Drug[];

  @Field(() => DrugPackage, {
    nullable: true,
    description: 'The package of the drug that the code names, if it is known.',
  })
  package!: DrugPackage | null;

  @Field(() => String, {
    nullable: true,
    description: 'The lot’s number as printed; with the doubt `LOT_END` it may end earlier.',
  })
  lotNumber!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day on which it may be used.' })
  expiresOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The serial number of the package; null when the label has none.',
  })
  serialNumber!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many the label says are in it.' })
  quantity!: number | null;

  @Field(() => [Lot], {
    description:
      'The lots that it could be, by their key: whatever the spelling, and every number that a damaged label could mean.',
  })
  lots!: Lot[];

  @Field(() => [LabelDoubt], {
    description: 'What has to be looked at. Empty when everything that the label says is sure.',
  })
  doubts!: LabelDoubt[];
}
