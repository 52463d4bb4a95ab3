import { type Tables, whole } from '../../platform/database/tables.ts';
import { changeableDrugColumns } from './drugs/drug-row.ts';

/** What the server may do with the tables of this feature, what an export has of them, and how long their rows are kept. */
export const catalogueTables: Tables = {
  drug: {
    insert: true,
    update: changeableDrugColumns,
    exported: whole,
  },
  drug_package: {
    insert: true,
    update: ['drug_id', 'description', 'marketing_start_on', 'marketing_end_on', 'updated_at'],
    exported: whole,
  },
  supplier: {
    insert: true,
    update: ['name', 'contact_info', 'email', 'phone', 'min_remaining_days', 'archived_at', 'updated_at'],
    exported: whole,
  },
};
