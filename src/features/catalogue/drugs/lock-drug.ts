import { sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { ReadTx } from '../../../platform/transaction.ts';

/** The drug, locked until the transaction ends, or null when the organization has none with this id. */
export async function lockDrug(tx: ReadTx, organizationId: string, id: string) {
  if (!isId(id)) return null;
  await tx.$queryRaw(
    sql`SELECT id FROM drug WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`,
  );
  return tx.drug.findFirst({ where: { id, organizationId } });
}
