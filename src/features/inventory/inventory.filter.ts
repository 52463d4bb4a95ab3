import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { TransactionType } from '../../generated/prisma/enums.ts';
import { PageArgs } from '../../graphql/connection.ts';
import { ArrayMaxSize, Instant, IsInt, LongText, Max, Min } from '../../graphql/rules.ts';

@InputType({ description: 'Which stocks; all conditions must hold.' })
export class StockFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'As in DrugFilter; a lot number finds the stocks that have it, in any spelling. What fits best comes first unless an order is asked for.',
  })
  @LongText(200)
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true for those with less usable than their reorder point, false for the others.',
  })
  low?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'true for those with nothing usable, false for the others.' })
  out?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'With goods on hand that expire within so many days, or have expired; 0 to 3,650.',
  })
  @IsInt()
  @Min(0)
  @Max(3_650)
  expiringWithinDays?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true for those with goods in a lot that is on hold, in quarantine or recalled, false for the others.',
  })
  onHold?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'With goods on hand from this supplier.' })
  supplierId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Stocks of this drug, at whichever pharmacy.' })
  drugId?: string | null;
}

export const StockSortField = { NAME: 'NAME', QUANTITY: 'QUANTITY', EARLIEST_EXPIRY: 'EARLIEST_EXPIRY' } as const;
registerEnumType(StockSortField, {
  name: 'StockOrderField',
  description: 'What stocks are sorted by.',
  valuesConfig: {
    NAME: { description: 'The drug’s name and strength.' },
    QUANTITY: { description: 'The quantity on hand, in units of the drug.' },
    EARLIEST_EXPIRY: {
      description: 'The earliest expiry of goods on hand; stocks without one come last in ascending order.',
    },
  },
});
export const OrderDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Whether the least or the greatest comes first.',
  valuesConfig: {
    ASC: { description: 'Ascending: the least, or the earliest, comes first.' },
    DESC: { description: 'Descending: the greatest, or the latest, comes first.' },
  },
});

@InputType('StockOrder', { description: 'What stocks are sorted by, and which way.' })
export class StockSort {
  @Field(() => StockSortField, { description: 'What they are sorted by, such as EARLIEST_EXPIRY.' })
  field!: keyof typeof StockSortField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'Whether the least or the greatest comes first.',
  })
  direction!: keyof typeof OrderDirection;
}

@InputType({ description: 'Which transactions; all conditions must hold.' })
export class TransactionFilter {
  @Field(() => ID, { nullable: true, description: 'Transactions of this stock, which is one drug at one pharmacy.' })
  stockId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Transactions of this drug, at whichever pharmacy.' })
  drugId?: string | null;

  @Field(() => [TransactionType], {
    nullable: true,
    description: 'Transactions of one of these types, such as DISPENSE.',
  })
  types?: TransactionType[] | null;

  @Field(() => ID, { nullable: true, description: 'Transactions that this user recorded.' })
  actorId?: string | null;

  @Field(() => Date, { nullable: true, description: 'That happened at or after this instant.' })
  @Instant()
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'That happened before this instant.' })
  @Instant()
  until?: Date | null;
}

@InputType({ description: 'Which lines of the ledger; all conditions must hold.' })
export class InventoryLogFilter {
  @Field(() => ID, { nullable: true, description: 'Lines of this stock, which is one drug at one pharmacy.' })
  stockId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Lines that changed this lot.' })
  lotId?: string | null;

  @Field(() => [TransactionType], {
    nullable: true,
    description: 'Lines of transactions of one of these types, such as RECEIPT.',
  })
  actions?: TransactionType[] | null;

  @Field(() => Date, { nullable: true, description: 'That happened at or after this instant.' })
  @Instant()
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'That happened before this instant.' })
  @Instant()
  until?: Date | null;
}

@ArgsType()
export class LotsArgs extends PageArgs {
  @Field({
    description:
      'A lot number or its beginning, in any spelling; an NDC in any form; a GTIN; or words of the drug as in DrugFilter. Several narrow it down.',
  })
  @LongText(200)
  search!: string;

  @Field(() => [ID], { nullable: true, description: 'At these pharmacies alone.' })
  @ArrayMaxSize(1_000)
  pharmacyIds?: string[] | null;
}
