import { badInput } from '../../../domain/error.ts';
import type { Caller } from '../../../platform/platform.ts';
import { changeSupplier } from './change-supplier.ts';
import type { UpdateSupplierInput } from './supplier.input.ts';
import { supplierDetails } from './supplier-fields.ts';

/** Changes a supplier. */
export function updateSupplier(caller: Caller, input: UpdateSupplierInput) {
  if (input.name === null)
    throw badInput('input.name', 'required', 'A supplier always has a name; leave it out to keep it.');
  return changeSupplier(caller, input.supplierId, () => ({
    ...supplierDetails(input),
    ...(input.name != null && { name: input.name.trim() }),
  }));
}
