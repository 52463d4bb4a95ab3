import { sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import { row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import type { CreateSupplierInput } from './supplier.input.ts';

/** What is kept of a supplier besides its name. */
export type SupplierDetails = Pick<CreateSupplierInput, 'contactInfo' | 'email' | 'phone' | 'minRemainingDays'>;

/** The details that were given, as they are kept. */
export function supplierDetails({ contactInfo, email, phone, minRemainingDays }: SupplierDetails): SupplierDetails {
  return {
    ...(contactInfo !== undefined && { contactInfo: contactInfo?.trim() || null }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone: phone?.trim() || null }),
    ...(minRemainingDays !== undefined && { minRemainingDays }),
  };
}

/** The supplier, locked until the transaction ends; null when the organization has none with this id. */
export async function lockSupplier(tx: ReadTx, organizationId: string, id: string) {
  if (!isId(id)) return null;
  await tx.$queryRaw(
    sql`SELECT id FROM supplier WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`,
  );
  return tx.supplier.findFirst({ where: { id, organizationId } });
}

const namesakeFoundRow = row({ id: text });

/** A supplier of this name, whatever its case, as the unique index on names has it: equality and no pattern. */
export async function findNamesake(tx: ReadTx, organizationId: string, name: string, exceptId: string | null = null) {
  const [found] = await rowsIn(
    tx,
    namesakeFoundRow,
    sql`
    SELECT id FROM supplier
     WHERE organization_id = ${organizationId}::uuid AND archived_at IS NULL AND lower(name) = lower(${name})
       AND id IS DISTINCT FROM ${exceptId}::uuid`,
  );
  return found ?? null;
}

/** What is announced when a supplier is new or another. */
export function supplierChanged(organizationId: string, supplierId: string) {
  return { type: 'supplier.changed' as const, organizationId, pharmacyId: null, payload: { supplierId } };
}
