import type { ChangedType } from '../../generated/prisma/enums.ts';
import type { Context } from '../../graphql/context.ts';
import { loadAlert } from '../alerts/index.ts';
import { loadDrug } from '../catalogue/index.ts';
import { loadLot, loadStock } from '../inventory/index.ts';
import { loadOrder } from '../orders/index.ts';
import type { Change } from './change.type.ts';

/** The loaders of single records: each knows who may see its own, and reads a whole page in one statement. */
const loaders: Readonly<
  Record<
    ChangedType,
    { readonly name: string; readonly load: (context: Context, id: string) => Promise<object | null> }
  >
> = {
  DRUG: { name: 'Drug', load: loadDrug },
  STOCK: { name: 'Stock', load: loadStock },
  LOT: { name: 'Lot', load: loadLot },
  ORDER: { name: 'Order', load: loadOrder },
  ALERT: { name: 'Alert', load: loadAlert },
};

/** The changed record as it is now, under the name of its type; null where the caller would find none. */
export async function loadRecord(context: Context, { type, id }: Change): Promise<object | null> {
  const { name, load } = loaders[type];
  const record = await load(context, id);
  return record === null ? null : { __typename: name, ...record };
}
