import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { confidences, type MatchReason, matchReasons } from '../../domain/recalls/notice/index.ts';
import { LotStatus, RecallState } from '../../generated/prisma/enums.ts';
import { connectionType } from '../../graphql/connection.ts';
import { LocalDateScalar } from '../../graphql/scalars.ts';

registerEnumType(RecallState, {
  name: 'RecallState',
  description: 'How far a recall is worked, from entered to closed.',
  valuesConfig: {
    NEW: { description: 'Entered; nobody has said what it covers here.' },
    REVIEWED: { description: 'Somebody has said what it covers here; nothing is held yet.' },
    ACTIVE: { description: 'Nothing that it covers is usable, whenever and however it came.' },
    CLOSED: { description: 'Done with. What it held stays RECALLED until somebody releases it.' },
  },
});
export const RecallConfidence = Object.fromEntries(confidences.map((each) => [each, each])) as Record<
  (typeof confidences)[number],
  (typeof confidences)[number]
>;
registerEnumType(RecallConfidence, {
  name: 'RecallConfidence',
  description: 'How sure it is that a notice means a drug.',
  valuesConfig: {
    CODE: { description: 'It has a code that the notice names.' },
    LIKELY: { description: 'The notice names its name, strength and labeler.' },
    POSSIBLE: { description: 'The notice names it, or one of its lots, and not all of these.' },
  },
});
export const RecallReason = Object.fromEntries(matchReasons.map((each) => [each, each])) as Record<
  MatchReason,
  MatchReason
>;
registerEnumType(RecallReason, {
  name: 'RecallReason',
  description: 'What of a drug a notice names.',
  valuesConfig: {
    PACKAGE_NDC: { description: 'The NDC of one of its packages.' },
    PRODUCT_NDC: { description: 'Its product’s NDC, or that of another package of it.' },
    GTIN: { description: 'The GTIN of one of its packages.' },
    NAME: { description: 'The brand or nonproprietary name.' },
    STRENGTH: { description: 'Its strength, as the notice writes it, such as 40 mg.' },
    LABELER: { description: 'The manufacturer or repackager on its label.' },
    LOT: { description: 'A lot of it that is in stock.' },
  },
});

@ObjectType({ description: 'A lot that a notice names.', simpleResolvers: true })
export class NoticeLot {
  @Field({ description: 'As it is printed in the notice.' })
  lotNumber!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The expiry that the notice says, if it says one.' })
  expiresOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The label that it stands behind, such as a; a code behind the same label is its product’s.',
  })
  label!: string | null;

  @Field({ description: 'Whether it lies between the ends of a range, and does not stand in the notice itself.' })
  ofRange!: boolean;
}

@ObjectType({ description: 'A code of a product that a notice names.', simpleResolvers: true })
export class NoticeCode {
  @Field({ description: 'What sort of code it is: NDC or GTIN.' })
  kind!: string;

  @Field({ description: 'An NDC as it is written, a GTIN with its 14 digits.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'The label that it stands behind.' })
  label!: string | null;
}

@ObjectType({ description: 'What was understood of a notice, and what was not.', simpleResolvers: true })
export class NoticeReading {
  @Field(() => [NoticeCode], { description: 'The codes of products that it names, NDCs and GTINs.' })
  codes!: NoticeCode[];

  @Field(() => [NoticeLot], { description: 'The numbers of lots that it names, and what each stands behind.' })
  lots!: NoticeLot[];

  @Field({ description: 'Whether it says that all lots are meant.' })
  allLots!: boolean;

  @Field(() => [String], {
    description: 'Pieces that may name a lot or a code and could not be read for certain: a person has to look.',
  })
  unread!: string[];
}

@ObjectType({ description: 'A drug that a notice may mean, for somebody to confirm.', simpleResolvers: true })
export class RecallProposal {
  @Field(() => RecallConfidence, { description: 'How sure it is that the notice means this drug.' })
  confidence!: keyof typeof RecallConfidence;

  @Field(() => [RecallReason], { description: 'What of the drug the notice names, such as NAME and STRENGTH.' })
  reasons!: MatchReason[];

  @Field(() => [String], { description: 'The lots of it that the notice names; empty where it names none for it.' })
  lotNumbers!: string[];

  drugId!: string;
  lotIds!: string[];
}

@ObjectType({ description: 'What a recall covers: a drug or a code, and of it one lot or all.', simpleResolvers: true })
export class RecallScope {
  @Field(() => ID, { description: 'The id of the recall scope, a UUIDv7.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The NDC: of whichever drug has it, now or later.' })
  ndc!: string | null;

  @Field(() => String, { nullable: true, description: 'The GTIN: of whichever drug has it, now or later.' })
  gtin!: string | null;

  @Field(() => String, { nullable: true, description: 'The lot, in whatever spelling; null for all lots.' })
  lotNumber!: string | null;

  drugId!: string | null;
  recallId!: string;
}

@ObjectType({ description: 'A lot that a recall covers, at a pharmacy that you may see.', simpleResolvers: true })
export class RecallMatch {
  @Field(() => ID, { description: 'The id of the lot, for links and lists.' })
  lotId!: string;

  @Field(() => LotStatus, {
    nullable: true,
    description: 'What its status was before; null for a lot that came while the recall was active.',
  })
  statusBefore!: LotStatus | null;

  @Field(() => Date, { nullable: true, description: 'When it was caught; null while the recall is not active yet.' })
  caughtAt!: Date | null;
}

@ObjectType({ description: 'What a pharmacy has said to a recall.', simpleResolvers: true })
export class RecallReceipt {
  @Field(() => Date, { nullable: true, description: 'When it acknowledged it; null while it has not.' })
  acknowledgedAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many minutes after the recall was made active, begun ones too.',
  })
  minutes!: number | null;

  pharmacyId!: string;
  acknowledgedById!: string | null;
}

@ObjectType({
  description: 'That goods of a recalled lot moved: where from, where to, when and by whom.',
  simpleResolvers: true,
})
export class RecallMovement {
  @Field(() => ID, { description: 'The id of the line of the ledger.' })
  id!: string;

  orderId!: string | null;
  transactionId!: string;
  lotId!: string;
  quantityChanged!: number;
  seq!: string;
}
export const RecallMovementConnection = connectionType(RecallMovement, 'RecallMovement');

@ObjectType({
  description:
    'A notice that goods are to be taken back or not used any more, and how far the organization has worked it.',
  simpleResolvers: true,
})
export class Recall {
  @Field(() => ID, { description: 'The id of the recall, a UUIDv7.' })
  id!: string;

  @Field({ description: 'Who publishes such notices, such as FDA.' })
  source!: string;

  @Field({ description: 'The number of the notice at its source, such as D-1362-2012.' })
  number!: string;

  @Field(() => RecallState, { description: 'How far it is worked, such as ACTIVE.' })
  state!: RecallState;

  @Field(() => String, {
    nullable: true,
    description: 'How grave it is, in the words of the source, such as Class II.',
  })
  classification!: string | null;

  @Field(() => String, { nullable: true, description: 'The firm whose goods they are, or that recalls them.' })
  firm!: string | null;

  @Field({ description: 'The products in the words of the notice, or the whole notice where it came in one.' })
  product!: string;

  @Field(() => String, { nullable: true, description: 'What it says of lots, where its source keeps that apart.' })
  codes!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the goods are recalled, in the words of the notice; null where it does not say.',
  })
  reason!: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day on which its source published it, such as 2026-03-31.',
  })
  publishedOn!: string | Date | null;

  @Field({ description: 'The UTC instant at which the notice was entered.' })
  createdAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'The UTC instant at which somebody last said what it covers here.',
  })
  reviewedAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'The UTC instant since which nothing of it is usable; null while it is not active.',
  })
  activatedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'The UTC instant at which it was closed; null while it is not.' })
  closedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was closed, in the words of whoever did; null while it is not.',
  })
  closingReason!: string | null;

  organizationId!: string;
  enteredById!: string | null;
  activatedById!: string | null;
  closedById!: string | null;
}

export const RecallConnection = connectionType(Recall, 'Recall');
