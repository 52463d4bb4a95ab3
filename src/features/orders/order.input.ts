import { ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { DoubtKind } from '../../domain/doubt.ts';
import { OrderKind, OrderStatus } from '../../generated/prisma/enums.ts';
import { confirmDescription, doubtKinds } from '../../graphql/confirmation.type.ts';
import { ArrayMaxSize, ArrayMinSize, Instant, IsInt, LongText, Max, Min, Quantity, Text } from '../../graphql/rules.ts';
import { ArrivingLot } from '../inventory/index.ts';
import { OrderProgress } from './order.type.ts';

/** As many as fit into the largest body that is accepted, when drugs are named by id. */
export const maxLines = 1_500;

@InputType({ description: 'The order that takes a step which needs no words.' })
export class OrderStepInput {
  @Field(() => ID, { description: 'The order that takes the step.' })
  orderId!: string;

  @Field(() => String, { nullable: true, description: 'Why, or anything worth noting, for the history of the order.' })
  @LongText()
  note?: string | null;
}

@InputType({ description: 'A step of an order that needs a reason.' })
export class OrderStepWithReasonInput {
  @Field(() => ID, { description: 'The order that ends by this step.' })
  orderId!: string;

  @Field({ description: 'Why, such as discontinued by the maker; 1 to 500 characters.' })
  @Text(500)
  reason!: string;
}

@InputType({ description: 'Goods of one lot that arrived.' })
export class DeliveredLotInput extends ArrivingLot {}

@InputType({ description: 'Goods that came with an order beyond what it asked for, or of another drug.' })
export class ExtraGoodsInput {
  @Field(() => ID, { description: 'The drug that came, whether the order has a line of it or not.' })
  drugId!: string;

  @Field(() => [DeliveredLotInput], { description: 'What arrived, lot by lot.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  lots!: DeliveredLotInput[];

  @Field({ description: 'Why they are kept: sent too much, sent in place of another. 1 to 500 characters.' })
  @Text(500)
  reason!: string;
}

@InputType({ description: 'How much of a line is delivered: a quantity for an ISSUE, lots for a PURCHASE.' })
export class FulfillLineInput {
  @Field(() => ID, { description: 'The line of the order that goods are delivered for.' })
  lineId!: string;

  @Field(() => Int, { nullable: true, description: 'For an ISSUE: how many units leave.' })
  @Quantity()
  quantity?: number | null;

  @Field(() => [DeliveredLotInput], { nullable: true, description: 'For a PURCHASE: what arrived, lot by lot.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  lots?: DeliveredLotInput[] | null;
}

@InputType({ description: 'What of an order is delivered.' })
export class FulfillOrderInput {
  @Field(() => ID, { description: 'The order that is delivered, in whole or in part.' })
  orderId!: string;

  @Field(() => [FulfillLineInput], {
    nullable: true,
    description: 'Which lines and how much; may be left out for an ISSUE, where it is all that is outstanding.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(maxLines)
  @ValidateNested({ each: true })
  lines?: FulfillLineInput[] | null;

  @Field(() => [ExtraGoodsInput], {
    nullable: true,
    description:
      'For a PURCHASE: what came beyond its lines. It is received loose, in a transaction that names the order and changes none of its lines.',
  })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  extras?: ExtraGoodsInput[] | null;

  @Field(() => [doubtKinds], { nullable: true, description: confirmDescription })
  confirm?: DoubtKind[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'What else is worth noting of the delivery, for the history of the order.',
  })
  @LongText()
  note?: string | null;
}

@InputType({ description: 'Which orders; all conditions must hold.' })
export class OrderFilter {
  @Field(() => [OrderStatus], { nullable: true, description: 'In one of these statuses.' })
  statuses?: OrderStatus[] | null;

  @Field(() => OrderKind, {
    nullable: true,
    description: 'Orders of this kind: PURCHASE from a supplier, or ISSUE from stock.',
  })
  kind?: OrderKind | null;

  @Field(() => OrderProgress, {
    nullable: true,
    description: 'Orders with this progress: PENDING, FULFILLED or CANCELED.',
  })
  progress?: keyof typeof OrderProgress | null;

  @Field(() => ID, { nullable: true, description: 'With a line of this drug.' })
  drugId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Purchases from this supplier.' })
  supplierId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Requested by this person.' })
  requestedById?: string | null;

  @Field(() => Int, { nullable: true, description: 'The order with this number, such as 1042.' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  number?: number | null;

  @Field(() => Date, { nullable: true, description: 'Placed at or after this instant.' })
  @Instant()
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Placed before this instant.' })
  @Instant()
  until?: Date | null;
}

export const OrderSort = { NEWEST: 'NEWEST', OLDEST: 'OLDEST', LAST_CHANGED: 'LAST_CHANGED' } as const;
registerEnumType(OrderSort, {
  name: 'OrderSort',
  description: 'Which order of a list comes first.',
  valuesConfig: {
    NEWEST: { description: 'The one placed last comes first.' },
    OLDEST: { description: 'The one placed first comes first.' },
    LAST_CHANGED: { description: 'The one that took a step last comes first.' },
  },
});
