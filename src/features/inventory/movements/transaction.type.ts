import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TransactionType } from '../../../generated/prisma/enums.ts';
import { connectionType } from '../../../graphql/connection.ts';
import { Lot } from '../stocks/stock.type.ts';

registerEnumType(TransactionType, {
  name: 'TransactionType',
  description: 'What kind of movement it was; the kind fixes the sign.',
  valuesConfig: {
    OPENING: { description: 'There already when the drug was entered; in.' },
    RECEIPT: { description: 'Goods that came from a supplier; in.' },
    DISPENSE: { description: 'To a patient, ward or customer; out.' },
    ADJUSTMENT: { description: 'A correction with a reason; in or out.' },
    DISPOSAL: { description: 'Destroyed, with a reason; out.' },
    CUSTOMER_RETURN: { description: 'Goods that a patient, ward or customer brought back; in.' },
    SUPPLIER_RETURN: { description: 'Goods that were sent back to their supplier; out.' },
    TRANSFER_OUT: { description: 'To another pharmacy; out.' },
    TRANSFER_IN: { description: 'From another pharmacy; in.' },
    COUNT: { description: 'The difference a count found; in or out.' },
    SPLIT: { description: 'Part of a lot became a lot of its own status; nothing came or left.' },
    REVERSAL: { description: 'The exact negation of an earlier transaction.' },
  },
});

@ObjectType({
  description: 'A line of the ledger: one lot, one signed change, the balance after. Never changed, never deleted.',
  simpleResolvers: true,
})
export class InventoryLog {
  @Field(() => ID, { description: 'The id of the inventory log, a UUIDv7.' })
  id!: string;

  @Field(() => TransactionType, { description: 'The type of its transaction, such as DISPENSE.' })
  action!: TransactionType;

  @Field(() => Int, { description: 'The change in units, negative for goods that left.' })
  quantityChanged!: number;

  @Field(() => Int, { description: 'What the lot had on hand after it, in units of the drug.' })
  quantityAfter!: number;

  @Field({ description: 'The UTC instant at which it happened in the pharmacy, which may be before it was recorded.' })
  occurredAt!: Date;

  @Field({ description: 'The UTC instant at which the line was recorded.' })
  timestamp!: Date;

  lotId!: string;
  stockId!: string;
  transactionId!: string;
  lot?: Lot;
}

export const InventoryLogConnection = connectionType(InventoryLog, 'InventoryLog');

@ObjectType({
  description: 'A movement of one drug: what happened, why, who, when. Never changed; a mistake is reversed.',
  simpleResolvers: true,
})
export class Transaction {
  @Field(() => ID, { description: 'The id of the transaction, a UUIDv7.' })
  id!: string;

  @Field(() => TransactionType, { description: 'The type of movement, such as DISPENSE.' })
  transactionType!: TransactionType;

  @Field(() => Int, { description: 'The signed sum of its lines, in units of the drug.' })
  quantity!: number;

  @Field({ description: 'The UTC instant at which it happened in the pharmacy, which may be before it was recorded.' })
  occurredAt!: Date;

  @Field({ description: 'The UTC instant at which the transaction was recorded.' })
  timestamp!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'The reason that was given, such as a broken bottle; null when none was needed.',
  })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Anything else worth noting.' })
  note!: string | null;

  @Field(() => ID, { nullable: true, description: 'The transaction it reverses, for a REVERSAL.' })
  reversesId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The dispense or receipt of which goods are returned, for a CUSTOMER_RETURN or SUPPLIER_RETURN that names one.',
  })
  returnsId!: string | null;
  orderId!: string | null;
  stockId!: string;
  pharmacyId!: string;
  drugId!: string;
  actorId!: string | null;
  lines?: InventoryLog[];
}

@ObjectType({
  description:
    'What a dispense or a receipt moved of a lot, and how much of that was returned since. Parts of a lot count with it.',
  simpleResolvers: true,
})
export class ReturnableLot {
  @Field(() => Int, { description: 'How many units of the lot were dispensed or received by it.' })
  moved!: number;

  @Field(() => Int, { description: 'How many of them came back, or were sent back.' })
  returned!: number;

  lotId!: string;
}

export const TransactionConnection = connectionType(Transaction, 'Transaction');
