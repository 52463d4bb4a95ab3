import { newId } from '../../../platform/database/ids.ts';
import { currentDrugRow, currentDrugs, importDrugs } from './import-drugs.ts';
import { type ImportRun, importFile } from './import-file.ts';
import { currentPackageRow, currentPackages, importPackages } from './import-packages.ts';
import { type ImportReport, type Refusal, Reporting } from './import-report.ts';
import { mapPackage, packageColumns } from './map-package.ts';
import { mapProduct, productColumns } from './map-product.ts';
import { openNdcFile } from './ndc-file.ts';
import { planDrugs } from './plan-drugs.ts';
import { planPackages } from './plan-packages.ts';

/** How far an import has come. */
export interface ImportProgress {
  readonly stage: 'products' | 'packages';
  /** Rows of this stage. */
  readonly rows: number;
  /** Of both files, as they lie on the disk. */
  readonly bytes: number;
  readonly totalBytes: number;
}

export interface ImportOptions {
  readonly platform: ImportRun['platform'];
  readonly organizationId: string;
  readonly productPath: string;
  readonly packagePath: string;
  /** Reads and compares everything and writes nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Hears each refusal as it happens; the report keeps the first ones only. */
  readonly onRefusal?: (refusal: Refusal) => void | Promise<void>;
}

/**
 * Reads the product and package files of the FDA's NDC directory into an organization's catalogue. It can be run again: drugs
 * and packages are matched by their NDC, and what has not changed is not written. Rows that cannot be taken are counted and told.
 * Each batch commits by itself, so an import that was interrupted goes on when it is run again.
 * @throws ImportError when a file cannot be read or lacks a column; nothing is written then.
 */
export async function importNdc(options: ImportOptions): Promise<ImportReport> {
  const { platform, organizationId, dryRun = false, onProgress } = options;
  const { database, unitOfWork } = platform;
  const products = await openNdcFile(options.productPath, productColumns);
  const packages = await openNdcFile(options.packagePath, packageColumns);
  const reporting = new Reporting(dryRun, options.onRefusal);
  const run: ImportRun = { platform, organizationId, dryRun, requestId: newId(), reporting };

  const totalBytes = products.bytes + packages.bytes;
  let readBytes = 0;
  const progressOf = (stage: ImportProgress['stage']) => (bytes: number, rows: number) => {
    readBytes += bytes;
    onProgress?.({ stage, rows, bytes: readBytes, totalBytes });
  };

  const ndcs = new Set<string>();
  const ndcByProductId = new Map<string, string>();
  await importFile(run, {
    file: products,
    columns: productColumns,
    tally: reporting.products,
    entityType: 'Drug',
    codeColumn: 'PRODUCTNDC',
    map: mapProduct,
    taken: ({ values }, { ndc }) => {
      ndcs.add(ndc);
      if (values.PRODUCTID) ndcByProductId.set(values.PRODUCTID, ndc);
    },
    compare: async (batch) =>
      countsOf(planDrugs(await database.rows(currentDrugRow, currentDrugs(organizationId, batch, false)), batch)),
    carryOut: (attempt, batch) => unitOfWork.run(attempt, null, importDrugs(attempt, organizationId, batch)),
    onProgress: progressOf('products'),
  });

  const findDrug = (productId: string, productNdc: string) => {
    const ndc = productNdc.toUpperCase();
    return (productId ? ndcByProductId.get(productId) : undefined) ?? (ndcs.has(ndc) ? ndc : undefined);
  };
  await importFile(run, {
    file: packages,
    columns: packageColumns,
    tally: reporting.packages,
    entityType: 'DrugPackage',
    codeColumn: 'NDCPACKAGECODE',
    map: (row) => mapPackage(row, findDrug),
    compare: async (batch) =>
      countsOf(
        planPackages(await database.rows(currentPackageRow, currentPackages(organizationId, batch, false)), batch),
      ),
    carryOut: (attempt, batch) => unitOfWork.run(attempt, null, importPackages(organizationId, batch)),
    onProgress: progressOf('packages'),
  });
  return reporting.report();
}

function countsOf(plan: { readonly created: readonly unknown[]; readonly updated: readonly unknown[] }) {
  return { created: plan.created.length, updated: plan.updated.length };
}
