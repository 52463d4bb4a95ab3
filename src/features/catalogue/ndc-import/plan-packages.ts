import { changeOf } from '../../../platform/audit/audit.ts';
import type { ImportedPackage } from './map-package.ts';

type Updatable = Omit<ImportedPackage, 'ndc' | 'ndcKey'>;

/** A package of the catalogue as the import finds it. */
export interface CurrentPackage extends Updatable {
  readonly id: string;
  readonly ndc: string;
}

export interface PackageUpdate {
  readonly id: string;
  readonly ndc: string;
  readonly fields: Updatable;
  readonly before: Partial<Updatable>;
  readonly after: Partial<Updatable>;
}

/** What a batch of packages means for the catalogue. */
export interface PackagePlan {
  readonly created: readonly ImportedPackage[];
  readonly updated: readonly PackageUpdate[];
  readonly unchanged: number;
}

/** Compares imported packages with those of the catalogue, matched by NDC. */
export function planPackages(current: readonly CurrentPackage[], imported: readonly ImportedPackage[]): PackagePlan {
  const byNdc = new Map(current.map((found) => [found.ndc, found]));
  const created: ImportedPackage[] = [];
  const updated: PackageUpdate[] = [];
  for (const one of imported) {
    const found = byNdc.get(one.ndc);
    if (!found) {
      created.push(one);
      continue;
    }
    const { drugNdc, description, marketingStartOn, marketingEndOn } = one;
    const fields = { drugNdc, description, marketingStartOn, marketingEndOn };
    const { before, after } = changeOf<Updatable>(found, fields);
    if (Object.keys(after).length > 0) updated.push({ id: found.id, ndc: one.ndc, fields, before, after });
  }
  return { created, updated, unchanged: imported.length - created.length - updated.length };
}
