import type { Caller } from '../../../platform/platform.ts';
import { changeSupplier } from './change-supplier.ts';
import type { ArchiveSupplierInput } from './supplier.input.ts';

/** Archives a supplier, or takes it back into use. Lots keep their supplier. */
export function archiveSupplier(caller: Caller, input: ArchiveSupplierInput) {
  return changeSupplier(caller, input.supplierId, ({ archivedAt }) => ({
    archivedAt: input.archived ? (archivedAt ?? caller.now) : null,
  }));
}
