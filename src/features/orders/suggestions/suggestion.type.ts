import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OrderKind } from '../../../generated/prisma/enums.ts';
import { connectionType } from '../../../graphql/connection.ts';
import '../order.type.ts';

@ObjectType({ description: 'An order to buy what is short, which placeOrder takes as it is.', simpleResolvers: true })
export class SuggestedOrder {
  @Field(() => ID, { description: 'The pharmacy that is short of the drug.' })
  pharmacyId!: string;

  @Field(() => OrderKind, { description: 'Always PURCHASE: goods from a supplier.' })
  kind!: OrderKind;

  @Field(() => ID, { nullable: true, description: 'From whom it came last; null when that is not known.' })
  supplierId!: string | null;

  @Field(() => ID, { description: 'The drug that should be bought.' })
  drugId!: string;

  @Field(() => Int, { description: 'How many units of the drug are missing up to the target.' })
  quantity!: number;
}

@ObjectType({
  description: 'A stock that should be bought again, with the figures that say so.',
  simpleResolvers: true,
})
export class ReorderSuggestion {
  @Field(() => SuggestedOrder, { description: 'The order that would fill it, ready to be placed.' })
  order!: SuggestedOrder;

  @Field(() => Int, { description: 'What may be dispensed now, in units of the drug.' })
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
