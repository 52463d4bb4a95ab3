import { Field, ID } from 'type-graphql';
import { message } from '../../domain/messages/index.ts';
import { refuse } from '../../domain/refusal.ts';
import { ConfirmationNeeded } from '../../graphql/confirmation.type.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { Drug } from './drugs/drug.type.ts';
import { Supplier } from './suppliers/supplier.type.ts';

@RefusalType('DUPLICATE_DRUG', 'Another drug of the catalogue has this NDC or GTIN.')
export class DuplicateDrug extends RefusalInterface {
  @Field(() => ID, { description: 'The drug that has it.' })
  existingDrugId!: string;
}

@RefusalType('DRUG_ARCHIVED', 'The drug was taken out of the catalogue.')
export class DrugArchived extends RefusalInterface {
  @Field(() => ID, { description: 'The drug.' })
  drugId!: string;
}

@RefusalType('UNIT_IN_USE', 'Quantities were recorded in this unit; another would give them another meaning.')
export class UnitInUse extends RefusalInterface {
  @Field({ description: 'The unit that stays.' })
  unit!: string;
}

@RefusalType('SUPPLIER_NAME_TAKEN', 'Another supplier has this name.')
export class SupplierNameTaken extends RefusalInterface {
  @Field(() => ID, { description: 'The supplier that has it.' })
  existingSupplierId!: string;
}

export const duplicateDrug = (existingDrugId: string) =>
  refuse('DuplicateDrug', 'DUPLICATE_DRUG', message('duplicateDrug'), { existingDrugId });

export const drugArchived = (drugId: string) =>
  refuse('DrugArchived', 'DRUG_ARCHIVED', message('drugArchived'), { drugId });

export const unitInUse = (unit: string) => refuse('UnitInUse', 'UNIT_IN_USE', message('unitInUse', { unit }), { unit });

export const supplierNameTaken = (name: string, existingSupplierId: string) =>
  refuse('SupplierNameTaken', 'SUPPLIER_NAME_TAKEN', message('supplierNameTaken', { name }), { existingSupplierId });

export const CreateDrugResult = resultUnion('CreateDrugResult', 'What createDrug answers.', () => [
  Drug,
  DuplicateDrug,
  ConfirmationNeeded,
]);
export const UpdateDrugResult = resultUnion('UpdateDrugResult', 'What updateDrug answers.', () => [
  Drug,
  DuplicateDrug,
  DrugArchived,
  UnitInUse,
  ConfirmationNeeded,
]);
export const ArchiveDrugResult = resultUnion('ArchiveDrugResult', 'What archiveDrug answers.', () => [Drug]);
export const CreateSupplierResult = resultUnion('CreateSupplierResult', 'What createSupplier answers.', () => [
  Supplier,
  SupplierNameTaken,
]);
export const UpdateSupplierResult = resultUnion('UpdateSupplierResult', 'What updateSupplier answers.', () => [
  Supplier,
  SupplierNameTaken,
]);
export const ArchiveSupplierResult = resultUnion('ArchiveSupplierResult', 'What archiveSupplier answers.', () => [
  Supplier,
  SupplierNameTaken,
]);
