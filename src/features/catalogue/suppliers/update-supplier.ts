import { Field, ID, InputType } from 'type-graphql';
import { badInput } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { Text } from '../../../graphql/rules.ts';
import type { Caller } from '../../../platform/platform.ts';
import { SupplierNameTaken } from '../catalogue.results.ts';
import { changeSupplier } from './change-supplier.ts';
import { SupplierDetails } from './supplier.input.ts';
import { Supplier } from './supplier.type.ts';
import { supplierDetails } from './supplier-fields.ts';

export const UpdateSupplierResult = resultUnion('UpdateSupplierResult', 'What updateSupplier answers.', () => [
  Supplier,
  SupplierNameTaken,
]);

@InputType({ description: 'What to change of a supplier: fields left out stay, fields set to null are cleared.' })
export class UpdateSupplierInput extends SupplierDetails {
  @Field(() => ID, { description: 'The supplier whose entry changes.' })
  supplierId!: string;

  @Field(() => String, { nullable: true, description: 'The new name, unique among suppliers that are not archived.' })
  @Text(200)
  name?: string;
}

/** Changes a supplier. */
export function updateSupplier(caller: Caller, input: UpdateSupplierInput) {
  if (input.name === null) throw badInput('input.name', 'required', message('supplierAlwaysHasName'));
  return changeSupplier(caller, input.supplierId, () => ({
    ...supplierDetails(input),
    ...(input.name != null && { name: input.name.trim() }),
  }));
}
