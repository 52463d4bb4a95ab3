import { Field, ID, InputType } from 'type-graphql';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import type { Caller } from '../../../platform/platform.ts';
import { SupplierNameTaken } from '../catalogue.results.ts';
import { changeSupplier } from './change-supplier.ts';
import { Supplier } from './supplier.type.ts';

export const ArchiveSupplierResult = resultUnion('ArchiveSupplierResult', 'What archiveSupplier answers.', () => [
  Supplier,
  SupplierNameTaken,
]);

@InputType({ description: 'Which supplier to archive, or take back into use.' })
export class ArchiveSupplierInput {
  @Field(() => ID, { description: 'The supplier to archive or to take up again.' })
  supplierId!: string;

  @Field({ defaultValue: true, description: 'false takes it back into use.' })
  archived!: boolean;
}

/** Archives a supplier, or takes it back into use. Lots keep their supplier. */
export function archiveSupplier(caller: Caller, input: ArchiveSupplierInput) {
  return changeSupplier(caller, input.supplierId, ({ archivedAt }) => ({
    archivedAt: input.archived ? (archivedAt ?? caller.now) : null,
  }));
}
