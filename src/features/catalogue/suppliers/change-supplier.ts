import { badInput, notFound } from '../../../domain/error.ts';
import { changeOf } from '../../../platform/audit/audit.ts';
import { sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import { supplierNameTaken } from '../catalogue.results.ts';
import type { ArchiveSupplierInput, CreateSupplierInput, UpdateSupplierInput } from './supplier.input.ts';

type Details = Pick<CreateSupplierInput, 'contactInfo' | 'email' | 'phone' | 'minRemainingDays'>;

/** Enters a supplier. */
export function createSupplier(caller: Caller, input: CreateSupplierInput) {
  const { organizationId } = caller.actor;
  const name = input.name.trim();
  return caller.run({
    load: (tx) => findNamesake(tx, organizationId, name),
    decide: (namesake) => (namesake ? supplierNameTaken(name, namesake.id) : details(input)),
    apply: async (tx, data) => {
      const supplier = await tx.supplier.create({ data: { ...data, organizationId, name } });
      return {
        answer: { __typename: 'Supplier' as const, ...supplier },
        change: { after: supplier },
        subject: { entityId: supplier.id },
        events: [supplierChanged(organizationId, supplier.id)],
      };
    },
  });
}

/** Changes a supplier. */
export function updateSupplier(caller: Caller, input: UpdateSupplierInput) {
  if (input.name === null)
    throw badInput('input.name', 'required', 'A supplier always has a name; leave it out to keep it.');
  return change(caller, input.supplierId, () => ({
    ...details(input),
    ...(input.name != null && { name: input.name.trim() }),
  }));
}

/** Archives a supplier, or takes it back into use. Lots keep their supplier. */
export function archiveSupplier(caller: Caller, input: ArchiveSupplierInput) {
  return change(caller, input.supplierId, ({ archivedAt }) => ({
    archivedAt: input.archived ? (archivedAt ?? caller.now) : null,
  }));
}

type Supplier = NonNullable<Awaited<ReturnType<typeof lockSupplier>>>;

function change(
  caller: Caller,
  id: string,
  dataOf: (supplier: Supplier) => Details & { name?: string; archivedAt?: Date | null },
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

function details({ contactInfo, email, phone, minRemainingDays }: Details): Details {
  return {
    ...(contactInfo !== undefined && { contactInfo: contactInfo?.trim() || null }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone: phone?.trim() || null }),
    ...(minRemainingDays !== undefined && { minRemainingDays }),
  };
}

async function lockSupplier(tx: ReadTx, organizationId: string, id: string) {
  if (!isId(id)) return null;
  await tx.$queryRaw(
    sql`SELECT id FROM supplier WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`,
  );
  return tx.supplier.findFirst({ where: { id, organizationId } });
}

/** A supplier of this name, whatever its case, as the unique index on names has it: equality and no pattern. */
async function findNamesake(tx: ReadTx, organizationId: string, name: string, exceptId: string | null = null) {
  const [found] = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM supplier
     WHERE organization_id = ${organizationId}::uuid AND archived_at IS NULL AND lower(name) = lower(${name})
       AND id IS DISTINCT FROM ${exceptId}::uuid`);
  return found ?? null;
}

function supplierChanged(organizationId: string, supplierId: string) {
  return { type: 'supplier.changed' as const, organizationId, pharmacyId: null, payload: { supplierId } };
}
