import type { Feature } from '../../graphql/feature.ts';
import { catalogueTables } from './tables.ts';
import './catalogue.events.ts';
import { drugsOfKeys, loadDrug, loadDrugByNdc, loadPackages, loadSupplier } from './catalogue.queries.ts';
import { DrugResolver } from './drugs/drug.resolver.ts';
import { Drug, DrugPackage } from './drugs/drug.type.ts';
import { SupplierResolver } from './suppliers/supplier.resolver.ts';
import { Supplier } from './suppliers/supplier.type.ts';

export type { OpeningStock } from './catalogue.events.ts';
export { marked } from './catalogue.queries.ts';
export { DrugArchived, drugArchived } from './catalogue.results.ts';

export { StrengthMatch } from './drugs/drug.type.ts';
export { drugColumns } from './drugs/drug-row.ts';
export { drugSortName, searchDrugs } from './drugs/drug-search.ts';
export { escapeLike } from './drugs/escape-like.ts';
export { findOrganization, ImportError, importNdc, runImportCommand } from './ndc-import/index.ts';
export { createSupplier } from './suppliers/create-supplier.ts';

export { Drug, DrugPackage, drugsOfKeys, loadDrug, loadPackages, loadSupplier, Supplier };

/** What there is to stock, and whom it is bought from. */
export const catalogue: Feature = {
  resolvers: [DrugResolver, SupplierResolver],
  sensitive: { Drug: (record) => (record as Drug).controlledSchedule !== null },
  entities: {
    Drug: {
      policy: 'catalogue:read',
      keys: {
        id: (context, { id }: Drug) => loadDrug(context, id),
        ndc: (context, { ndc }: { ndc: string }) => loadDrugByNdc(context, ndc),
      },
    },
    Supplier: { policy: 'catalogue:read', keys: { id: (context, { id }: Supplier) => loadSupplier(context, id) } },
  },
  nodes: {
    Drug: { table: 'drug', policy: 'catalogue:read', load: loadDrug },
    Supplier: { table: 'supplier', policy: 'catalogue:read', load: loadSupplier },
  },
  tables: catalogueTables,
  daily: ['drug', 'supplier'],
};
