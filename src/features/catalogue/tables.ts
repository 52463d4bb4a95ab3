import { type Tables, whole } from '../../platform/database/tables.ts';

/** What the server may do with the tables of this feature, what an export has of them, and how long their rows are kept. */
export const catalogueTables: Tables = {
  drug: {
    insert: true,
    update: [
      'name',
      'generic_name',
      'brand_name',
      'description',
      'dosage_form',
      'strength',
      'unit',
      'ndc',
      'ndc_key',
      'gtin',
      'controlled_schedule',
      'storage',
      'expiry_control',
      'min_remaining_days',
      'labeler_name',
      'substances',
      'routes',
      'marketing_start_on',
      'marketing_end_on',
      'archived_at',
      'updated_at',
    ],
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
