import * as enums from '../../../generated/prisma/enums.ts';
import { type Attempt, auditRow } from '../../../platform/audit/audit.ts';
import type { Applied, Command } from '../../../platform/command.ts';
import { empty, type Sql, sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import { list, nullable, oneOf, type RowType, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { insertAuditRows } from './audit-rows.ts';
import type { ImportedDrug } from './map-product.ts';
import { type CurrentDrug, type DrugPlan, planDrugs } from './plan-drugs.ts';

/** The drugs of an organization that a batch names, as `CurrentDrug`; locked in id order when they are to be changed. */
export function currentDrugs(organizationId: string, batch: readonly ImportedDrug[], lock: boolean): Sql {
  return sql`
    SELECT d.id, d.ndc, d.name, d.generic_name AS "genericName", d.brand_name AS "brandName", d.dosage_form AS "dosageForm", d.strength,
           d.labeler_name AS "labelerName", d.substances, d.routes, d.controlled_schedule::text AS "controlledSchedule",
           d.marketing_start_on::text AS "marketingStartOn", d.marketing_end_on::text AS "marketingEndOn"
      FROM drug d
     WHERE d.organization_id = ${organizationId}::uuid AND d.ndc = ANY (${batch.map((drug) => drug.ndc)}::text[])
     ORDER BY d.id ${lock ? sql`FOR UPDATE` : empty}`;
}

/** What `currentDrugs` reads. */
export const currentDrugRow: RowType<CurrentDrug> = row({
  id: text,
  ndc: text,
  name: text,
  genericName: nullable(text),
  brandName: nullable(text),
  dosageForm: nullable(text),
  strength: nullable(text),
  controlledSchedule: nullable(oneOf(enums.ControlledSchedule)),
  labelerName: nullable(text),
  substances: list(text),
  routes: list(text),
  marketingStartOn: nullable(text),
  marketingEndOn: nullable(text),
});

/** Enters and updates the drugs of one batch; each leaves an audit row of its own besides the batch's. Answers how many were what. */
export function importDrugs(attempt: Attempt, organizationId: string, batch: readonly ImportedDrug[]) {
  return {
    load: (tx) => rowsIn(tx, currentDrugRow, currentDrugs(organizationId, batch, true)),
    decide: (current) => planDrugs(current, batch),
    apply: async (tx, plan): Promise<Applied<{ created: number; updated: number }>> => {
      const created = plan.created.map((drug) => ({ id: newId(), ...drug }));
      await insertDrugs(tx, organizationId, created);
      await updateDrugs(tx, plan);
      const own = { ...attempt, action: 'drug.import' as const, entityType: 'Drug', input: null };
      await insertAuditRows(tx, [
        ...created.map(({ id, ...drug }) => auditRow({ ...own, entityId: id }, 'SUCCEEDED', null, { after: drug })),
        ...plan.updated.map(({ id, before, after }) =>
          auditRow({ ...own, entityId: id }, 'SUCCEEDED', null, { before, after }),
        ),
      ]);
      const counts = { created: created.length, updated: plan.updated.length };
      return { answer: counts, change: { after: counts } };
    },
  } satisfies Command<CurrentDrug[], DrugPlan, { created: number; updated: number }>;
}

async function insertDrugs(
  tx: Tx,
  organizationId: string,
  drugs: readonly ({ id: string } & ImportedDrug)[],
): Promise<void> {
  if (drugs.length === 0) return;
  await tx.$executeRaw(sql`
    INSERT INTO drug (id, organization_id, name, generic_name, brand_name, dosage_form, strength, unit, ndc, ndc_key, controlled_schedule,
                      labeler_name, substances, routes, marketing_start_on, marketing_end_on)
    SELECT r.id, ${organizationId}::uuid, r.name, r."genericName", r."brandName", r."dosageForm", r.strength, r.unit, r.ndc, r."ndcKey",
           r."controlledSchedule", r."labelerName", r.substances, r.routes, r."marketingStartOn", r."marketingEndOn"
      FROM jsonb_to_recordset(${JSON.stringify(drugs)}::jsonb)
           AS r(id uuid, name text, "genericName" text, "brandName" text, "dosageForm" text, strength text, unit text, ndc text, "ndcKey" text,
                "controlledSchedule" controlled_schedule, "labelerName" text, substances text[], routes text[],
                "marketingStartOn" date, "marketingEndOn" date)`);
}

async function updateDrugs(tx: Tx, { updated }: DrugPlan): Promise<void> {
  if (updated.length === 0) return;
  const rows = updated.map(({ id, fields }) => ({ id, ...fields }));
  await tx.$executeRaw(sql`
    UPDATE drug d
       SET name = r.name, generic_name = r."genericName", brand_name = r."brandName", dosage_form = r."dosageForm", strength = r.strength,
           labeler_name = r."labelerName", substances = r.substances, routes = r.routes, controlled_schedule = r."controlledSchedule",
           marketing_start_on = r."marketingStartOn", marketing_end_on = r."marketingEndOn", updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS r(id uuid, name text, "genericName" text, "brandName" text, "dosageForm" text, strength text, "labelerName" text,
                substances text[], routes text[], "controlledSchedule" controlled_schedule, "marketingStartOn" date, "marketingEndOn" date)
     WHERE d.id = r.id`);
}
