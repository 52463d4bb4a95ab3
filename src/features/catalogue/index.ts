import type { Feature } from '../../graphql/feature.ts';
import './catalogue.events.ts';
import { DrugResolver } from './drug.resolver.ts';
import type { Drug } from './drug.type.ts';
import { SupplierResolver } from './supplier.resolver.ts';

export type { OpeningStock } from './catalogue.events.ts';
export { drugColumns, drugMatches, escapeLike, loadDrug, loadSupplier } from './catalogue.queries.ts';
export { DrugArchived, drugArchived } from './catalogue.results.ts';
export { createSupplier } from './change-supplier.ts';
export { createDrug } from './create-drug.ts';
export { Drug } from './drug.type.ts';
export { importNdc, runImportCommand } from './ndc-import/index.ts';
export { Supplier } from './supplier.type.ts';

/** What there is to stock, and whom it is bought from. */
export const catalogue: Feature = {
  resolvers: [DrugResolver, SupplierResolver],
  sensitive: { Drug: (record) => (record as Drug).controlledSchedule !== null },
};
