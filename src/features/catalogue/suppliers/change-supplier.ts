import { notFound } from '../../../domain/error.ts';
import { changeOf } from '../../../platform/audit/audit.ts';
import type { Caller } from '../../../platform/platform.ts';
import { supplierNameTaken } from '../catalogue.results.ts';
import { findNamesake, lockSupplier, type SupplierDetails, supplierChanged } from './supplier-fields.ts';

type Supplier = NonNullable<Awaited<ReturnType<typeof lockSupplier>>>;

/** Writes other values into a supplier, under its lock; the name of one in use stays unique. */
export function changeSupplier(
  caller: Caller,
  id: string,
  dataOf: (supplier: Supplier) => SupplierDetails & { name?: string; archivedAt?: Date | null },
) {
  const { organizationId } = caller.actor;
  return caller.run({
    load: async (tx) => {
      const supplier = await lockSupplier(tx, organizationId, id);
      const data = supplier && dataOf(supplier);
      const inUse =
        supplier && data && (data.archivedAt === undefined ? supplier.archivedAt : data.archivedAt) === null;
      return {
        supplier,
        data,
        namesake: inUse ? await findNamesake(tx, organizationId, data.name ?? supplier.name, supplier.id) : null,
      };
    },
    decide: ({ supplier, data, namesake }) => {
      if (!supplier || !data) throw notFound('supplier', 'input.supplierId');
      return namesake ? supplierNameTaken(data.name ?? supplier.name, namesake.id) : { supplier, data };
    },
    apply: async (tx, { supplier, data }) => {
      const updated = await tx.supplier.update({ where: { id: supplier.id }, data });
      return {
        answer: { __typename: 'Supplier' as const, ...updated },
        change: changeOf(supplier, updated),
        subject: { entityId: supplier.id },
        events: [supplierChanged(organizationId, supplier.id)],
      };
    },
  });
}
