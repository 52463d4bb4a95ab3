import { createUnionType, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { ChangedType } from '../../generated/prisma/enums.ts';
import { Paged } from '../../graphql/connection.ts';
import { Alert } from '../alerts/index.ts';
import { Drug } from '../catalogue/index.ts';
import { Lot, Stock } from '../inventory/index.ts';
import { Order } from '../orders/index.ts';

registerEnumType(ChangedType, {
  name: 'ChangedType',
  description: 'What a device may keep a copy of.',
  valuesConfig: {
    DRUG: { description: 'Drugs of the catalogue with their packages, archived ones too.' },
    STOCK: { description: 'Stocks: one drug at one pharmacy.' },
    LOT: { description: 'Lots, those without goods too.' },
    ORDER: { description: 'Orders with their lines and history, in every status.' },
    ALERT: { description: 'Alerts, resolved ones too.' },
  },
});

/** The records that are kept. The loaders that find them answer plain rows, so each is told by its name. */
export const ChangedRecord = createUnionType({
  name: 'ChangedRecord',
  description: 'A record that a device may keep.',
  types: () => [Drug, Stock, Lot, Order, Alert] as const,
  resolveType: ((value: { __typename: string }) => value.__typename) as never,
});

@ObjectType({ description: 'That a record was created, changed or removed.', simpleResolvers: true })
export class Change {
  @Field(() => ChangedType, { description: 'What kind of record it is, such as STOCK.' })
  type!: ChangedType;

  @Field(() => ID, { description: 'The id of the record, to find it in your copy.' })
  id!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The pharmacy it belongs to; null for a drug, which all of them share.',
  })
  pharmacyId!: string | null;
}

@Paged()
@ObjectType({ description: 'A page of changes, to be applied in order.', simpleResolvers: true })
export class ChangePage {
  @Field(() => [Change], { description: 'The changes, oldest first. A record comes once for all that changed in it.' })
  changes!: readonly Change[];

  @Field({
    description: 'Pass it as `since` for what comes after this page; keep it together with the page’s records.',
  })
  cursor!: string;

  @Field({ description: 'Whether there is more now. The page may be empty even so.' })
  hasMore!: boolean;

  @Field(() => [ID], {
    description:
      'Pharmacies that you may see no longer: remove what belongs to them before you apply the page’s changes.',
  })
  lostPharmacyIds!: readonly string[];
}
