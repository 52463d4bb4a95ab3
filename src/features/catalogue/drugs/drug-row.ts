import type { LocalDate } from '../../../domain/dates.ts';
import type { Drug as KeptDrug } from '../../../generated/prisma/client.ts';
import * as enums from '../../../generated/prisma/enums.ts';
import { join, raw } from '../../../platform/database/database.ts';
import {
  day,
  instant,
  list,
  nullable,
  number,
  oneOf,
  type RowType,
  row,
  text,
} from '../../../platform/database/row.ts';

/** A drug as plain SQL reads it: its days are texts. */
export type DrugRow = Omit<KeptDrug, 'marketingStartOn' | 'marketingEndOn'> & {
  marketingStartOn: LocalDate | null;
  marketingEndOn: LocalDate | null;
};

/** Its columns, under the names of the model; what is read, and what the server may change, follows from it. */
export const drugRow: RowType<DrugRow> = row({
  id: text,
  organizationId: text,
  name: text,
  genericName: nullable(text),
  brandName: nullable(text),
  description: nullable(text),
  dosageForm: nullable(text),
  strength: nullable(text),
  unit: text,
  ndc: nullable(text),
  ndcKey: nullable(text),
  gtin: nullable(text),
  controlledSchedule: nullable(oneOf(enums.ControlledSchedule)),
  storage: nullable(text),
  expiryControl: oneOf(enums.ExpiryControl),
  minRemainingDays: nullable(number),
  labelerName: nullable(text),
  substances: list(text),
  routes: list(text),
  marketingStartOn: nullable(day),
  marketingEndOn: nullable(day),
  archivedAt: nullable(instant),
  createdAt: instant,
  updatedAt: instant,
});

const columnOf = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const fields = Object.keys(drugRow.columns);

/** The columns of a drug under the names of its type; the table is called `d`. */
export const drugColumns = join(fields.map((field) => raw(`d.${columnOf(field)} AS "${field}"`)));

const staysAsInserted: readonly string[] = ['id', 'organizationId', 'createdAt'];

/** What commands change of a drug. */
export const changeableFields = fields.filter((field) => !staysAsInserted.includes(field));

/** The columns that this takes the right to. */
export const changeableDrugColumns = changeableFields.map(columnOf);
