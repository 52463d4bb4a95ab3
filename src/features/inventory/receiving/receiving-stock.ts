import type { ExpiryControl } from '../../../domain/inventory/expiry.ts';
import { sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import { flag, json, nullable, number, type RowType, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { ReadTx } from '../../../platform/transaction.ts';

/** What the rule for receiving goods needs to know of where they arrive, what they are and whom they come from. */
export interface ReceivingPharmacy {
  readonly organizationId: string;
  readonly pharmacyId: string;
  readonly timezone: string;
  readonly supplierId: string | null;
  readonly supplierMinRemainingDays: number | null;
  /** Of the drugs that arrive, those that the organization has. */
  readonly drugs: ReadonlyMap<string, DrugRule>;
}

interface DrugRule {
  readonly id: string;
  readonly archived: boolean;
  readonly expiryControl: ExpiryControl;
  readonly minRemainingDays: number | null;
}

interface Row {
  timezone: string;
  supplierKnown: boolean;
  supplierMinRemainingDays: number | null;
  drugs: DrugRule[];
}

const receivingPharmacyRow: RowType<Row> = row({
  timezone: text,
  supplierKnown: flag,
  supplierMinRemainingDays: nullable(number),
  drugs: json<DrugRule[]>(),
});

/** Reads a pharmacy of the organization in one statement; null when there is none, or the supplier is unknown. */
export async function loadReceivingPharmacy(
  tx: ReadTx,
  organizationId: string,
  pharmacyId: string,
  drugIds: readonly string[],
  supplierId: string | null,
): Promise<ReceivingPharmacy | 'no-supplier' | null> {
  const known = [...new Set(drugIds)].filter(isId);
  const supplier = supplierId !== null && isId(supplierId) ? supplierId : null;
  const [row] = await rowsIn(
    tx,
    receivingPharmacyRow,
    sql`
    SELECT p.timezone, s.id IS NOT NULL AS "supplierKnown", s.min_remaining_days AS "supplierMinRemainingDays",
           (SELECT coalesce(json_agg(json_build_object('id', d.id, 'archived', d.archived_at IS NOT NULL, 'expiryControl', d.expiry_control,
                                                       'minRemainingDays', d.min_remaining_days)), '[]')
              FROM drug d WHERE d.id = ANY (${known}::uuid[]) AND d.organization_id = p.organization_id) AS drugs
      FROM pharmacy p LEFT JOIN supplier s ON s.id = ${supplier}::uuid AND s.organization_id = p.organization_id
     WHERE p.id = ${pharmacyId}::uuid AND p.organization_id = ${organizationId}::uuid`,
  );
  if (!row) return null;
  if (supplierId !== null && !row.supplierKnown) return 'no-supplier';
  const { timezone, supplierMinRemainingDays, drugs } = row;
  const byId = new Map(drugs.map((drug) => [drug.id, drug]));
  return { organizationId, pharmacyId, timezone, supplierId, supplierMinRemainingDays, drugs: byId };
}
