import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OrderKind } from '../../../generated/prisma/enums.ts';
import { connectionType } from '../../../graphql/connection.ts';
import '../order.type.ts';

@ObjectType({ description: 'What placeOrder takes as it is.', simpleResolvers: true })
export class SuggestedOrder {
  @Field(() => ID, { description: 'At which pharmacy.' })
  pharmacyId!: string;

  @Field(() => OrderKind, { description: 'PURCHASE.' })
  kind!: OrderKind;

  @Field(() => ID, { nullable: true, description: 'From whom it came last; null when that is not known.' })
  supplierId!: string | null;

  @Field(() => ID, { description: 'Which drug.' })
  drugId!: string;

  @Field(() => Int, { description: 'How many units.' })
  quantity!: number;
}

@ObjectType({
  description: 'A stock that should be bought again, with the figures that say so.',
  simpleResolvers: true,
})
export class ReorderSuggestion {
  @Field(() => SuggestedOrder, { description: 'The order that would fill it, ready to be placed.' })
  order!: SuggestedOrder;

  @Field(() => Int, { description: 'What may be dispensed now.' })
  usable!: number;

  @Field(() => Int, { description: 'Still to come by purchases that were approved and are not done.' })
  onOrder!: number;

  @Field(() => Int, { description: 'The reorder point: usable and on order together are below it.' })
  minQuantity!: number;

  @Field(() => Int, {
    description: 'Up to where it is filled: its maxQuantity, or twice its reorder point where none is set.',
  })
  target!: number;

  stockId!: string;
}

export const ReorderSuggestionConnection = connectionType(ReorderSuggestion, 'ReorderSuggestion');
