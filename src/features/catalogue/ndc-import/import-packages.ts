import type { Applied, Command } from '../../../platform/command.ts';
import { empty, type Sql, sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import { nullable, type RowType, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { ImportError } from './import-error.ts';
import type { ImportedPackage } from './map-package.ts';
import { type CurrentPackage, type PackagePlan, planPackages } from './plan-packages.ts';

/** The packages of an organization that a batch names, as `CurrentPackage`; locked in id order when they are to be changed. */
export function currentPackages(organizationId: string, batch: readonly ImportedPackage[], lock: boolean): Sql {
  return sql`
    SELECT p.id, p.ndc, d.ndc AS "drugNdc", p.description, p.marketing_start_on::text AS "marketingStartOn",
           p.marketing_end_on::text AS "marketingEndOn"
      FROM drug_package p JOIN drug d ON d.id = p.drug_id
     WHERE p.organization_id = ${organizationId}::uuid AND p.ndc = ANY (${batch.map((one) => one.ndc)}::text[])
     ORDER BY p.id ${lock ? sql`FOR UPDATE OF p` : empty}`;
}

/** What `currentPackages` reads. */
export const currentPackageRow: RowType<CurrentPackage> = row({
  id: text,
  ndc: text,
  description: text,
  marketingStartOn: nullable(text),
  marketingEndOn: nullable(text),
  drugNdc: text,
});

/** Enters and updates the packages of one batch; the batch's audit row names each. Answers how many were what. */
export function importPackages(organizationId: string, batch: readonly ImportedPackage[]) {
  return {
    load: (tx) => rowsIn(tx, currentPackageRow, currentPackages(organizationId, batch, true)),
    decide: (current) => planPackages(current, batch),
    apply: async (tx, plan): Promise<Applied<{ created: number; updated: number }>> => {
      await insertPackages(tx, organizationId, plan);
      await updatePackages(tx, organizationId, plan);
      return {
        answer: { created: plan.created.length, updated: plan.updated.length },
        change: {
          before: { updated: plan.updated.map(({ ndc, before }) => ({ ndc, ...before })) },
          after: {
            created: plan.created,
            updated: plan.updated.map(({ ndc, after }) => ({ ndc, ...after })),
          },
        },
      };
    },
  } satisfies Command<CurrentPackage[], PackagePlan, { created: number; updated: number }>;
}

async function insertPackages(tx: Tx, organizationId: string, { created }: PackagePlan): Promise<void> {
  if (created.length === 0) return;
  const rows = created.map((one) => ({ id: newId(), ...one }));
  const inserted = await tx.$executeRaw(sql`
    INSERT INTO drug_package (id, organization_id, drug_id, ndc, ndc_key, description, marketing_start_on, marketing_end_on)
    SELECT r.id, d.organization_id, d.id, r.ndc, r."ndcKey", r.description, r."marketingStartOn", r."marketingEndOn"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS r(id uuid, ndc text, "ndcKey" text, "drugNdc" text, description text, "marketingStartOn" date, "marketingEndOn" date)
      JOIN drug d ON d.organization_id = ${organizationId}::uuid AND d.ndc = r."drugNdc"`);
  requireAll(inserted, rows.length);
}

async function updatePackages(tx: Tx, organizationId: string, { updated }: PackagePlan): Promise<void> {
  if (updated.length === 0) return;
  const rows = updated.map(({ id, fields }) => ({ id, ...fields }));
  const changed = await tx.$executeRaw(sql`
    UPDATE drug_package p
       SET drug_id = d.id, description = r.description, marketing_start_on = r."marketingStartOn", marketing_end_on = r."marketingEndOn",
           updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS r(id uuid, "drugNdc" text, description text, "marketingStartOn" date, "marketingEndOn" date)
      JOIN drug d ON d.organization_id = ${organizationId}::uuid AND d.ndc = r."drugNdc"
     WHERE p.id = r.id`);
  requireAll(changed, rows.length);
}

/** The products were imported before their packages; one that is gone had its NDC changed by a person meanwhile. */
function requireAll(written: number, expected: number): void {
  if (written !== expected)
    throw new ImportError(
      'A drug was given another NDC while the import ran. Run the import again; it goes on where it stopped.',
    );
}
