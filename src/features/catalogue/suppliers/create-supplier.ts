import { resultUnion } from '../../../graphql/refusal.type.ts';
import type { Caller } from '../../../platform/platform.ts';
import { SupplierNameTaken, supplierNameTaken } from '../catalogue.results.ts';
import type { CreateSupplierInput } from './supplier.input.ts';
import { Supplier } from './supplier.type.ts';
import { findNamesake, supplierChanged, supplierDetails } from './supplier-fields.ts';

export const CreateSupplierResult = resultUnion('CreateSupplierResult', 'What createSupplier answers.', () => [
  Supplier,
  SupplierNameTaken,
]);

/** Enters a supplier. */
export function createSupplier(caller: Caller, input: CreateSupplierInput) {
  const { organizationId } = caller.actor;
  const name = input.name.trim();
  return caller.run({
    load: (tx) => findNamesake(tx, organizationId, name),
    decide: (namesake) => (namesake ? supplierNameTaken(name, namesake.id) : supplierDetails(input)),
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
