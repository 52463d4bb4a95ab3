import { Field, ID } from 'type-graphql';
import { message } from '../../domain/messages/index.ts';
import { refuse } from '../../domain/refusal.ts';
import { RefusalInterface, RefusalType } from '../../graphql/refusal.type.ts';

@RefusalType('DUPLICATE_DRUG', 'Another drug of the catalogue has this NDC or GTIN.')
export class DuplicateDrug extends RefusalInterface {
  @Field(() => ID, { description: 'The drug that has the NDC or GTIN already.' })
  existingDrugId!: string;
}

@RefusalType('DRUG_ARCHIVED', 'The drug was taken out of the catalogue.')
export class DrugArchived extends RefusalInterface {
  @Field(() => ID, { description: 'The drug that was taken out of the catalogue.' })
  drugId!: string;
}

@RefusalType('SUPPLIER_NAME_TAKEN', 'Another supplier has this name.')
export class SupplierNameTaken extends RefusalInterface {
  @Field(() => ID, { description: 'The supplier that has the name already.' })
  existingSupplierId!: string;
}

export const duplicateDrug = (existingDrugId: string) =>
  refuse('DuplicateDrug', 'DUPLICATE_DRUG', message('duplicateDrug'), { existingDrugId });

export const drugArchived = (drugId: string) =>
  refuse('DrugArchived', 'DRUG_ARCHIVED', message('drugArchived'), { drugId });

export const supplierNameTaken = (name: string, existingSupplierId: string) =>
  refuse('SupplierNameTaken', 'SUPPLIER_NAME_TAKEN', message('supplierNameTaken', { name }), { existingSupplierId });
