import { changeOf } from '../../../platform/audit/audit.ts';
import type { ImportedDrug } from './map-product.ts';

/** What the import writes of a drug that exists. Its unit is not among it: stock is counted in it. */
type Updatable = Omit<ImportedDrug, 'ndc' | 'ndcKey' | 'unit'>;

/** A drug of the catalogue as the import finds it. */
export interface CurrentDrug extends Updatable {
  readonly id: string;
  readonly ndc: string;
}

export interface DrugUpdate {
  readonly id: string;
  readonly fields: Updatable;
  readonly before: Partial<Updatable>;
  readonly after: Partial<Updatable>;
}

/** What a batch of products means for the catalogue. */
export interface DrugPlan {
  readonly created: readonly ImportedDrug[];
  readonly updated: readonly DrugUpdate[];
  readonly unchanged: number;
}

/** Compares imported drugs with those of the catalogue, matched by NDC. Archived ones are updated and stay archived. */
export function planDrugs(current: readonly CurrentDrug[], imported: readonly ImportedDrug[]): DrugPlan {
  const byNdc = new Map(current.map((drug) => [drug.ndc, drug]));
  const created: ImportedDrug[] = [];
  const updated: DrugUpdate[] = [];
  for (const drug of imported) {
    const found = byNdc.get(drug.ndc);
    if (!found) {
      created.push(drug);
      continue;
    }
    const fields = merged(found, drug);
    const { before, after } = changeOf<Updatable>(found, fields);
    if (Object.keys(after).length > 0) updated.push({ id: found.id, fields, before, after });
  }
  return { created, updated, unchanged: imported.length - created.length - updated.length };
}

/** What the directory leaves blank is unknown to it, so it does not erase what a person entered. Dates come from the directory alone. */
function merged(current: CurrentDrug, imported: ImportedDrug): Updatable {
  const known = <K extends keyof Updatable>(field: K): Updatable[K] => {
    const value = imported[field];
    return value === null || (Array.isArray(value) && value.length === 0) ? current[field] : value;
  };
  return {
    name: imported.name,
    genericName: known('genericName'),
    brandName: known('brandName'),
    dosageForm: known('dosageForm'),
    strength: known('strength'),
    labelerName: known('labelerName'),
    substances: known('substances'),
    routes: known('routes'),
    controlledSchedule: known('controlledSchedule'),
    marketingStartOn: imported.marketingStartOn,
    marketingEndOn: imported.marketingEndOn,
  };
}
