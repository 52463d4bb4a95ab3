import { dayFromNow, newDrug, someText } from '../kit/world.ts';
import { act, owned, usual } from './acts.ts';
import { type AuditedChange, type Operations } from './operation.ts';
import { at } from './scene.ts';

/** Of each field of a drug: the column, what it is first and what it becomes. */
const drugValues: Readonly<Record<string, readonly [column: string, before: unknown, after: unknown]>> = {
  name: ['name', 'Ritalin', 'Ritalin LA'],
  genericName: ['generic_name', 'methylphenidate', 'methylphenidate hydrochloride'],
  brandName: ['brand_name', 'Ritalin', 'Concerta'],
  description: ['description', 'A stimulant', 'A stimulant of the central nervous system'],
  dosageForm: ['dosage_form', 'TABLET', 'CAPSULE'],
  strength: ['strength', '10 mg', '20 mg'],
  unit: ['unit', 'tablet', 'capsule'],
  ndc: ['ndc', '60001-1001', '60001-1002'],
  gtin: ['gtin', '4006381333931', '5901234123457'],
  controlledSchedule: ['controlled_schedule', 'CII', 'CIII'],
  storage: ['storage', 'Below 25 °C', 'Between 2 and 8 °C'],
  expiryControl: ['expiry_control', 'NONE', 'REQUIRED'],
  minRemainingDays: ['min_remaining_days', 90, 180],
  labelerName: ['labeler_name', 'Novartis', 'Sandoz'],
  substances: ['substances', ['METHYLPHENIDATE'], ['METHYLPHENIDATE', 'DEXMETHYLPHENIDATE']],
  routes: ['routes', ['ORAL'], ['ORAL', 'BUCCAL']],
};

const columnsOfDrug = (field: string) => [
  `drug.${drugValues[field]?.[0]}`,
  ...(field === 'ndc' ? ['drug.ndc_key'] : []),
];

const clearable = Object.keys(drugValues).filter((field) => !['name', 'unit'].includes(field));

export const drugs: Operations = {
  drug: {
    may: 'yes yes yes yes yes yes yes 404 in',
    variables: ({ drugId }) => ({ id: drugId }),
  },
  drugs: {
    may: 'yes yes yes yes yes yes yes yes in',
    variables: () => ({ first: 5 }),
  },
  createDrug: {
    may: 'yes yes yes yes no  no  yes yes in',
    variables: () => ({ input: { name: someText('Ibuprofen'), strength: '400 mg', unit: 'tablet' } }),
    changes: [
      {
        name: 'createDrug with opening stock',
        creates: { drug: ['ndcKey'], stock: [], lot: ['expiresOn'] },
        prepare: (stage) => {
          const fields = Object.fromEntries(Object.entries(drugValues).map(([field, [, , after]]) => [field, after]));
          const opening = {
            ...at(stage),
            quantity: 40,
            expiration: dayFromNow(300),
            lotNumber: 'OPEN-1',
            confirm: ['EXPIRY_FAR'],
          };
          return {
            mutation: 'createDrug',
            input: { ...fields, ndc: '60003-1001', gtin: '036000291452', ...opening },
          };
        },
      },
    ],
  },
  updateDrug: {
    may: 'yes yes yes yes no  no  yes 404 in',
    variables: async ({ world }) => ({ input: { drugId: await newDrug(world), storage: 'Below 25 °C' } }),
    changes: [
      ...Object.entries(drugValues).map(
        ([field, [, before, after]]): AuditedChange => ({
          name: `updateDrug with ${field}`,
          changes: columnsOfDrug(field),
          prepare: async ({ world }) => ({
            mutation: 'updateDrug',
            input: { drugId: await newDrug(world, { [field]: before }), [field]: after },
          }),
        }),
      ),
      {
        name: 'updateDrug that clears what can be cleared',
        changes: clearable.flatMap(columnsOfDrug),
        prepare: async ({ world }) => {
          const values = clearable.map((field) => [field, drugValues[field]?.[1]]);
          const codes = { ndc: '60002-1001', gtin: '96385074' };
          const drugId = await newDrug(world, { ...Object.fromEntries(values), ...codes });
          const cleared = Object.fromEntries(clearable.map((field) => [field, null]));
          const input = { drugId, ...cleared, confirm: ['SIMILAR_DRUG'] };
          return { mutation: 'updateDrug', input };
        },
      },
    ],
  },
  archiveDrug: {
    may: 'yes yes yes yes no  no  yes 404 in',
    variables: async ({ world }) => ({ input: { drugId: await newDrug(world), archived: true } }),
    changes: [
      {
        name: 'archiveDrug',
        changes: ['drug.archived_at'],
        prepare: (stage) => act(stage, 'archiveDrug'),
      },
      {
        name: 'archiveDrug that takes it back',
        changes: ['drug.archived_at'],
        prepare: async (stage) => {
          const { id: drugId } = await owned(stage, 'archiveDrug', (await usual(stage, 'archiveDrug')).input);
          return { mutation: 'archiveDrug', input: { drugId, archived: false } };
        },
      },
    ],
  },
};
